"""How the runner wants to be spoken to, what is stored, and deleting it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Final

from core.athlete.profile import Dial, loud
from core.athlete.wishes import wishes
from core.commands.hours import another_minute, at_the_hour
from core.commands.linking import name as platform_name
from core.commands.races import a_race
from core.commands.table import command
from core.commands.wishes import time_limit
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.cities import find_city
from core.understanding.languages import NAMES
from core.understanding.reading import Intent, Reading
from core.understanding.small import in_english
from core.understanding.understand import understand
from core.units import Units
from core.voice import phrases
from core.voice.text import Named, Text, join, lines, pt, t, tn


@command("settings", t("Your settings"), Intent.CHANGE_SETTING, anytime=True)
def settings(scene: Scene, reading: Reading) -> Turn:
    """Change what was named, or show settings and how each is changed."""
    if reading.quiet:
        return _quiet(scene, reading)
    if reading.units:
        return units(scene, reading)
    place = PLACE.search(in_english(scene.said, scene.language))
    if place:
        return city(replace(scene, said=place[1]), reading)
    return _settings(scene)


PLACE: Final = re.compile(
    r"\b(?:live|living|based|located|mov\w+|relocat\w+|city|clock|zone)\b.*?\b(?:in|to|near)\s+(.+)",
    re.IGNORECASE,
)
"""Where somebody says they are now."""


def _settings(scene: Scene) -> Turn:
    profile = scene.athlete.profile
    rows = (
        t("Check-in: {when} on days you run", when=phrases.when(profile, "checkin_at")),
        t("After a run: {when}", when=phrases.when(profile, "debrief_at")),
        t("Quiet: {first}-{last}", first=profile.quiet_from, last=profile.quiet_until),
        t("Clock: {city}", city=Named(profile.city or profile.zone or "UTC")),
        t("Units: {units}", units=scene.athlete.units.value),
        t("Language: {language}", language=NAMES[profile.language]),
        *_training(scene),
        t("Messages: on") if profile.wants_messages else t("Messages: off"),
        *(() if profile.asks_sleep else (t('Nights: not asked about ("ask about sleep again")'),)),
        *(
            (t("I write first on: {platform}", platform=platform_name(profile.write_to)),)
            if profile.write_to
            else ()
        ),
    )
    other = t("Use miles") if scene.athlete.units is Units.KM else t("Use km")
    return scene.say(
        Say(
            lines(
                *rows,
                t(
                    'Say what to change: "check in at 6:30", "I live in Porto", "can\'t do Thursdays any more", '
                    '"only 45 minutes on Tuesdays".'
                ),
            ),
            ((Choice(other, "/units other"), Choice(t("Stop messages"), "/stop")),),
        )
    )


def _training(scene: Scene) -> Iterator[Text]:
    """Yield what plans are made from: days, time, races, dials, age."""
    wanted, today = wishes(scene.athlete), scene.today
    if wanted.days:
        yield t("Running days: {days}", days=phrases.days(wanted.days))
    if wanted.long_run_day is not None:
        yield t("Long run: {day}", day=phrases.weekday(wanted.long_run_day))
    yield from (time_limit(limit) for limit in wanted.time_limits)
    yield from (t("On the way: {race}", race=a_race(race)) for race in wanted.races if race.on >= today)
    if wanted.volume is not Dial.USUAL:
        yield t("Distance: {amount}", amount=AMOUNTS[wanted.volume])
    if wanted.speed is not Dial.USUAL:
        yield t("Fast running: {amount}", amount=AMOUNTS[wanted.speed])
    if wanted.strength:
        yield tn("Strength: once a week", "Strength: {n} times a week", wanted.strength)
    if wanted.crossing:
        yield t("Cross-training: {days}", days=phrases.days(wanted.crossing))
    if wanted.age:
        yield t("Age: {age}", age=wanted.age)


AMOUNTS: Final = {Dial.LESS: t("less"), Dial.USUAL: t("as usual"), Dial.MORE: t("more")}


@command("units", t("Kilometres or miles: /units mi"), argument=pt("option", "unit"), anytime=True)
def units(scene: Scene, reading: Reading) -> Turn:
    """Switch what numbers are shown in."""
    other = Units.MI if scene.athlete.units is Units.KM else Units.KM
    reading = _typed(scene, "use") or reading
    wanted = Units(reading.units) if reading.units in {"km", "mi"} else other
    after = scene.knowing(units=wanted)
    return after.say(
        t("Everything in miles from now on.")
        if wanted is Units.MI
        else t("Everything in kilometres from now on.")
    )


@command(
    "remind",
    t("When to check in: /remind 6:45"),
    Intent.SET_REMINDER,
    argument=pt("option", "hour"),
    anytime=True,
)
def remind(scene: Scene, reading: Reading) -> Turn:
    """Set the hour of the morning message, of the evening question, or the quiet hours."""
    reading = _typed(scene, "remind me") or reading
    if reading.quiet:
        return _quiet(scene, reading)
    if not reading.reminder_time:
        return scene.opens("remind")
    at = time.fromisoformat(reading.reminder_time)
    evening = AFTERWARDS.search(in_english(scene.said, scene.language)) is not None
    field = "debrief_at" if evening else "checkin_at"
    after = at_the_hour(scene, field, at)
    profile = after.athlete.profile
    waits = loud(profile, at)
    if waits != at:
        return after.say(
            t(
                'That is in your quiet hours, so it comes {when}. "Quiet 22:00 to 5:00" would change them.',
                when=phrases.when(profile, field, waits),
            )
        )
    full = another_minute(after, field, at)
    if full:
        return full
    if evening:
        return after.say(t("I'll ask about your run {when}.", when=phrases.when(profile, field)))
    return after.say(phrases.checkin_kept(profile))


AFTERWARDS: Final = re.compile(
    r"\b(?:evenings?|after (?:the |my |a |each |every )?runs?|debrief|post[- ]?run|"
    r"how (?:it|the run|my run) (?:went|was|goes))\b",
    re.IGNORECASE,
)
"""The question after a run, not the check-in of the morning."""


@command("quiet", t("Quiet hours: /quiet 22:00 to 7:00"), argument=pt("option", "hours"), anytime=True)
def quiet(scene: Scene, reading: Reading) -> Turn:
    """Set the hours in which nothing is sent but answers."""
    return _quiet(scene, _typed(scene, "quiet") or reading)


def _typed(scene: Scene, says: str) -> Reading | None:
    """Return what the words behind a typed command mean after the words that stand for it; None without any.

    Commands are English in every language, and so is what stands for them.
    """
    words = in_english(scene.said.partition(" ")[2], scene.language) if scene.said.startswith("/") else ""
    return understand(f"{says} {words}", units=scene.athlete.units, today=scene.today) if words else None


def _quiet(scene: Scene, reading: Reading) -> Turn:
    if reading.quiet is None:
        return scene.say(t('Say it like "quiet 22:00 to 7:00". Nothing but answers leaves in those hours.'))
    profile = scene.athlete.profile
    first = time.fromisoformat(reading.quiet[0]) if reading.quiet[0] else profile.quiet_from
    last = time.fromisoformat(reading.quiet[1]) if reading.quiet[1] else profile.quiet_until
    after = scene.knowing(quiet_from=first, quiet_until=last)
    said = t("Quiet from {first} to {last}. I still answer when you write.", first=first, last=last)
    waits = loud(after.athlete.profile, profile.checkin_at)
    if waits == profile.checkin_at:
        return after.say(said)
    comes = phrases.when(after.athlete.profile, "checkin_at", waits)
    return after.say(join((said, t("So your check-in comes {when}.", when=comes))))


@command("city", t("Where you are, for the clock: /city Porto"), argument=pt("option", "city"), anytime=True)
def city(scene: Scene, _reading: Reading) -> Turn:
    """Change the clock; times stay wall clock."""
    words = scene.said.removeprefix("/city").strip()
    found = find_city(words) if words else ()
    if not found:
        return scene.opens("where_are_you", words)
    one = found[0]
    after = scene.knowing(zone=one.zone, city=one.name)
    kept = t("{city}. Your times stay the same on that clock.", city=phrases.city(one))
    return after.say(kept if one.country else join((kept, CLOCK_ONLY)))


CLOCK_ONLY: Final = t("I keep only the clock, not where you are. If it's the wrong one, tell me your city.")
"""Said where a zone was told, as by a location that was shared."""


@command("privacy", t("What I store; export or delete it"), anytime=True)
def privacy(scene: Scene, _reading: Reading) -> Turn:
    """Say what is stored, and offer to delete it."""
    text = t(
        "I keep your answers here, the runs you log and how they felt, to plan and adapt. Nobody else sees them, and "
        "I don't diagnose. You can have everything sent to you, or deleted, at any time."
    )
    return scene.offer(
        text, Choice(t("Send me a copy"), "/export all"), Choice(t("Delete everything"), "/delete")
    )


@command("delete", t("Delete everything about me"), Intent.DELETE_DATA, listed=False, anytime=True)
def delete(scene: Scene, _reading: Reading) -> Turn:
    """Ask once more, then delete."""
    return scene.opens("delete")
