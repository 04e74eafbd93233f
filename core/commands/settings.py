"""How the runner wants to be spoken to, what is stored, and leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from core.commands.asking import locked
from core.commands.table import COMMANDS, command
from core.messages import Choice, Say, Turn
from core.recommender.change import NEW_PACES, newest, undo
from core.scene import Scene
from core.understanding.cities import find_city
from core.understanding.reading import Intent, Reading
from core.units import Units
from core.voice import phrases
from core.voice.text import Text, lines, t


@command("start", t("Say hello, or start messages again"), Intent.GREETING, listed=False, anytime=True)
def start(scene: Scene, _reading: Reading) -> Turn:
    """Greet; turn messages on again for someone who had stopped them."""
    profile = scene.athlete.profile
    if not profile.wants_messages:
        on = scene.knowing(wants_messages=True)
        return on.say(t("Welcome back. I'll check in again at {at}, on days you run.", at=profile.checkin_at))
    if scene.said.endswith("ready"):
        return scene.say(
            t(
                'See you at {at} on your next running day. Until then, write to me any time: "move Thursday to '
                'Friday", "why strides?", or just tell me about a run.',
                at=profile.checkin_at,
            )
        )
    hello = t("Hi {name}.", name=profile.name) if profile.name else t("Hi.")
    return scene.offer(
        t("{hello} Tell me about a run, or ask me anything about your plan.", hello=hello),
        Choice(t("Today"), "/today"),
        Choice(t("This week"), "/week"),
    )


@command("help", t("What I understand"), Intent.HELP, anytime=True)
def help_(scene: Scene, _reading: Reading) -> Turn:
    """Say what can be said."""
    rows = [
        t("/{name} - {summary}", name=one.name, summary=one.summary)
        for one in COMMANDS.values()
        if one.listed and not one.shared
    ]
    return scene.say(
        lines(
            t(
                'Just write: "8k in 45:10, 6/10", "what\'s tomorrow?", "move Thursday to Friday", "left calf hurts".'
            ),
            *rows,
        )
    )


@command("settings", t("Your settings"), anytime=True)
def settings(scene: Scene, _reading: Reading) -> Turn:
    """Show settings and how each is changed."""
    profile = scene.athlete.profile
    rows = (
        t("Check-in: {at} on days you run", at=profile.checkin_at),
        t("After a run: {at}", at=profile.debrief_at),
        t("Quiet: {first}-{last}", first=profile.quiet_from, last=profile.quiet_until),
        t("Clock: {city}", city=profile.city or profile.zone or "UTC"),
        t("Units: {units}", units=scene.athlete.units.value),
        t("Messages: on") if profile.wants_messages else t("Messages: off"),
    )
    other = t("Use miles") if scene.athlete.units is Units.KM else t("Use km")
    return scene.say(
        Say(
            lines(*rows, t('Say what to change: "check in at 6:30", "quiet 22 to 7", "I live in Porto".')),
            ((Choice(other, "/units other"), Choice(t("Stop messages"), "/stop")),),
        )
    )


@command("units", t("Kilometres or miles: /units mi"), argument="unit", anytime=True)
def units(scene: Scene, reading: Reading) -> Turn:
    """Switch what numbers are shown in."""
    other = Units.MI if scene.athlete.units is Units.KM else Units.KM
    wanted = Units(reading.units) if reading.units in {"km", "mi"} else other
    after = scene.knowing(units=wanted)
    return after.say(
        t("Everything in miles from now on.")
        if wanted is Units.MI
        else t("Everything in kilometres from now on.")
    )


@command("remind", t("When to check in: /remind 6:45"), Intent.SET_REMINDER, argument="time", anytime=True)
def remind(scene: Scene, reading: Reading) -> Turn:
    """Set the hour of the morning message, of the evening question, or the quiet hours."""
    if reading.quiet:
        return _quiet(scene, reading)
    if not reading.reminder_time:
        return scene.opens("remind")
    at = time.fromisoformat(reading.reminder_time)
    evening = any(
        word in scene.said.casefold() for word in ("evening", "after the run", "after run", "debrief")
    )
    field = "debrief_at" if evening else "checkin_at"
    after = scene.knowing(**{field: at})
    said = (
        t("I'll ask about your run at {at}.", at=at)
        if evening
        else t("Check-in at {at}. Everything else stays.", at=at)
    )
    return after.say(said)


@command("quiet", t("Quiet hours: /quiet 22:00 to 7:00"), argument="hours", anytime=True)
def quiet(scene: Scene, reading: Reading) -> Turn:
    """Set the hours in which nothing is sent but answers."""
    return _quiet(scene, reading)


def _quiet(scene: Scene, reading: Reading) -> Turn:
    if reading.quiet is None:
        return scene.say(t('Say it like "quiet 22:00 to 7:00". Nothing but answers leaves in those hours.'))
    first, last = (time.fromisoformat(clock) for clock in reading.quiet)
    after = scene.knowing(quiet_from=first, quiet_until=last)
    return after.say(
        t("Quiet from {first} to {last}. I still answer when you write.", first=first, last=last)
    )


@command("city", t("Where you are, for the clock: /city Porto"), argument="city", anytime=True)
def city(scene: Scene, _reading: Reading) -> Turn:
    """Change the clock; times stay wall clock."""
    words = scene.said.removeprefix("/city").strip()
    found = find_city(words) if words else ()
    if not found:
        return scene.opens("where_are_you", words)
    one = found[0]
    after = scene.knowing(zone=one.zone, city=one.name)
    return after.say(t("{city}. Your times stay the same on that clock.", city=phrases.city(one)))


@command("stop", t("Stop messages; your plan stays"), Intent.STOP, anytime=True)
def stop(scene: Scene, _reading: Reading) -> Turn:
    """Never write first again, until asked to."""
    quiet_now = scene.but(
        profile=replace(scene.athlete.profile, wants_messages=False), open=None, paused=None
    )
    return quiet_now.offer(
        t("I won't write first any more. Your plan and log stay, and I answer whenever you write."),
        Choice(t("Start again"), "/start"),
    )


@command("undo", t("Take the last change back"), Intent.UNDO, argument="what")
def undo_last(scene: Scene, _reading: Reading) -> Turn:
    """Take back a change of the plan: the named one, or the newest."""
    if scene.athlete.lock:
        return scene.say(locked(scene))
    plan = scene.athlete.plan
    wanted = scene.said.removeprefix("/undo").strip()
    live = [c for c in plan.changes if not c.undone] if plan else []
    change = next((c for c in live if str(c.number) == wanted), None) if wanted.isdecimal() else newest(plan)
    if change is None or plan is None:
        return scene.say(
            t("That is undone already.") if wanted.isdecimal() else t("There is nothing to take back.")
        )
    if change.edits and all(edit.on < scene.today for edit in change.edits):
        return scene.say(t("Those days are over, so I leave them as they were."))
    after = undo(scene, change.number)
    if change.rule == NEW_PACES:
        return after.say(t("Taken back: your paces are the old ones again. The result stays in the log."))
    restored = after.athlete.plan
    days = [edit.on for edit in change.edits if edit.on >= scene.today]
    shown: list[Text] = [phrases.day_line(on, restored.on(on)) for on in days[:5]] if restored else []
    return after.say(lines(t("Taken back. It is as it was:"), *shown))


@command("privacy", t("What I store; export or delete it"), anytime=True)
def privacy(scene: Scene, _reading: Reading) -> Turn:
    """Say what is stored, and offer to delete it."""
    text = t(
        "I keep your answers here, the runs you log and how they felt, to plan and adapt. Nobody else sees them, and "
        "I don't diagnose. You can have everything deleted at any time."
    )
    return scene.offer(text, Choice(t("Delete everything"), "/delete"))


@command("delete", t("Delete everything about me"), Intent.DELETE_DATA, listed=False, anytime=True)
def delete(scene: Scene, _reading: Reading) -> Turn:
    """Ask once more, then delete."""
    return scene.opens("delete")
