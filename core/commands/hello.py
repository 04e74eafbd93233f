"""Saying hello, what can be said, and messages on and off."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from core.absences import away_on, days_off, open_illness
from core.athlete.profile import loud
from core.commands.table import COMMANDS, command
from core.dialogs.question import SKIP_WORDS, leaves
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import Text, lines, t


@command("start", t("Say hello, or start messages again"), Intent.GREETING, listed=False, anytime=True)
def start(scene: Scene, _reading: Reading) -> Turn:
    """Greet; turn messages on again for someone who had stopped them."""
    profile = scene.athlete.profile
    if not profile.wants_messages:
        return messages_on(scene) if STARTS.search(scene.plain) else _still_off(scene)
    if scene.said.endswith("ready") and scene.athlete.plan:
        return scene.say(
            t(
                'See you {when} on your next running day. Until then, write to me any time: "move Thursday to '
                'Friday", "why strides?", or just tell me about a run.',
                when=phrases.when(profile, "checkin_at", loud(profile, profile.checkin_at)),
            )
        )
    hello = t("Hi {name}.", name=profile.name) if profile.name else t("Hi.")
    off = days_off(scene.athlete, scene.today)
    if scene.athlete.plan and off >= LONG and not (scene.athlete.lock or away_on(scene.athlete, scene.today)):
        return scene.opens("since", off=str(off))
    if open_illness(scene.athlete) and not (scene.athlete.lock or scene.athlete.open):
        return scene.opens("recovering").after(scene.say(t("{hello} Good to hear from you.", hello=hello)))
    return scene.offer(
        t("{hello} Tell me about a run, or ask me anything about your plan.", hello=hello),
        Choice(t("Today"), "/today"),
        Choice(t("This week"), "/week"),
    )


LONG: Final = 10
"""Days without a run in the log after which a hello is a coming back."""
STARTS: Final = re.compile(r"\b(?:start|messages?|unmute|subscribe)\b", re.IGNORECASE)
"""Asks for messages; a hello alone does not."""


def messages_on(scene: Scene) -> Turn:
    """Write first again, and say when the next message comes."""
    on = scene.knowing(wants_messages=True)
    profile = on.athlete.profile
    day = _next_checkin(on)
    if day is None:
        return on.say(t("Messages are on again. I'll write when there is something to run."))
    return on.say(
        t(
            "Messages are on again. The next one comes on {day:weekday} {when}, before your run.",
            day=day,
            when=phrases.when(profile, "checkin_at", loud(profile, profile.checkin_at)),
        )
    )


def _next_checkin(scene: Scene) -> date | None:
    """Return the next day with a run whose check-in is still to come."""
    athlete = scene.athlete
    days = (scene.today + timedelta(days=n) for n in range(15))
    hour = loud(athlete.profile, athlete.profile.checkin_at)
    return next(
        (
            day
            for day in days
            if scene.workout(day).type != "rest" and datetime.combine(day, hour, athlete.zone) > scene.now
        ),
        None,
    )


def _still_off(scene: Scene) -> Turn:
    return scene.offer(
        t("Hi. I answer whenever you write, and don't write first. Shall I start again?"),
        Choice(t("Start again"), "/start"),
        Choice(t("This week"), "/week"),
    )


@command("help", t("What I understand"), Intent.HELP, anytime=True)
def help_(scene: Scene, _reading: Reading) -> Turn:
    """Say what can be said: in a club's channel what belongs there, else everything."""
    if scene.incoming.channel is not None:
        return scene.say(lines(*_rows(scene, shared=True), ELSEWHERE))
    lead = t(
        'Just write: "8k in 45:10, 6/10", "what\'s tomorrow?", "move Thursday to Friday", "left calf hurts".'
    )
    return scene.say(lines(lead, *_rows(scene, shared=False), CLUBS))


ELSEWHERE: Final = t(
    "/today, /week, /log and all the rest work as well. The whole list is in our private chat: /help."
)
CLUBS: Final = t("Running with others? /help in the channel of a club shows what there is for clubs.")


def _rows(scene: Scene, *, shared: bool) -> list[Text]:
    """Return a line for each command of clubs, or for each of the others, that this runner can give."""
    return [
        t("/{name} - {summary}", name=one.name, summary=one.summary)
        for one in COMMANDS.values()
        if one.listed and one.shared is shared and not one.on_message
        if scene.incoming.admin or not one.admin
    ]


@command("stop", t("Stop messages; your plan stays"), Intent.STOP, anytime=True)
def stop(scene: Scene, _reading: Reading) -> Turn:
    """Never write first again, until asked to; "never mind", when nothing was asked, stops nothing."""
    word = scene.plain.strip(" .!")
    if leaves(word) or word in SKIP_WORDS | {"bye", "end", "exit"}:
        return scene.say(t("All right. I'm here when you need me."))
    quiet_now = scene.but(
        profile=replace(scene.athlete.profile, wants_messages=False), open=None, paused=None
    )
    return quiet_now.offer(
        t("I won't write first any more. Your plan and log stay, and I answer whenever you write."),
        Choice(t("Start again"), "/start"),
    )
