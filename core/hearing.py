"""What something heard is: a tap, a danger sign, a command, a clear intent, an answer. The order is the coach's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from core import clearance
from core.athlete.log import RedFlag
from core.clubs import mention
from core.clubs.club import Club
from core.clubs.happened import alive, happened
from core.commands import BY_INTENT, COMMANDS, asked, language, wishes
from core.commands.results import bare_time
from core.commands.weather import WEATHER, weather
from core.dialogs import safety, talk
from core.dialogs.intake import is_history
from core.dialogs.overheard import overheard, typed
from core.dialogs.question import Heard, Question
from core.logbook import newest_run
from core.messages import (
    ANYONE,
    Choice,
    Incoming,
    Place,
    Say,
    Turn,
    read_token,
)
from core.scene import Scene
from core.understanding.health import ANYTIME, Cause, causes
from core.understanding.questions import asks
from core.understanding.reading import Intent, Reading
from core.understanding.safety import cleared, red_flag
from core.understanding.understand import understand
from core.voice import answers, care
from core.voice.text import NOTHING, t


def answer(scene: Scene, incoming: Incoming) -> Turn:
    """Return what was heard leads to, before it is put into words."""
    if incoming.happened is not None:
        return happened(scene, incoming.happened)
    if incoming.place is Place.SHARED:
        return _shared(scene, incoming)
    if incoming.token is not None:
        return _tap(scene, incoming.token)
    if incoming.edited:
        return _edited(scene)
    if not scene.said:
        return _wordless(scene, incoming)
    scene = talk.current(scene)
    return _by_label(scene) or _words(scene)


def _by_label(scene: Scene) -> Turn | None:
    """Return what the button leads to whose label was typed, where no question is open."""
    return None if scene.athlete.open else typed(scene, _read(scene, "idle"))


def _shared(scene: Scene, incoming: Incoming) -> Turn:
    """Answer where everyone reads: from the club alone. A danger sign is answered in private as well."""
    flag = red_flag(scene.said)
    if flag:
        urgent = flag.level in {RedFlag.EMERGENCY, RedFlag.SAME_DAY}
        turn = talk.opened(scene, safety.answer(scene, flag))
        home = tuple(replace(say, at_home=True) for say in turn.says)
        return replace(turn, says=(Say(mention.URGENT if urgent else mention.PRIVATELY), *home))
    return _to_everyone(scene, incoming.club)


def _to_everyone(scene: Scene, club: Club | None) -> Turn:
    """Answer in the channel; so often a day, then no more: a channel is for its people."""
    if club is None:
        return scene.say(mention.PRIVATELY)
    today = alive(club, scene.now)
    if today.answers >= mention.MOST_A_DAY:
        return Turn(scene.athlete)
    turn = scene.say(mention.answer(club, scene.said, club.today(scene.now)))
    return replace(turn, club=replace(today, answers=today.answers + 1))


def _tap(scene: Scene, text: str) -> Turn:
    found = read_token(text)
    if found is None or found[0] not in {ANYONE, scene.athlete.id}:
        return scene.say(Say(t("That button isn't yours, so nothing happened."), toast=True))
    _, revision, says = found
    tapped = replace(talk.current(scene), said=says, tapped=True)
    if revision == 0:
        return _words(tapped)
    if tapped.athlete.open is None or tapped.athlete.open.revision != revision:
        return scene.say(Say(t("That one's closed. Just tell me what you'd like to change."), toast=True))
    if says.startswith("/"):
        return _words(tapped)
    return talk.reply(tapped)


def _edited(scene: Scene) -> Turn:
    """A message changed afterwards corrects the run it told of; it never logs a second one."""
    flag = red_flag(scene.said)
    if flag:
        return safety.answer(scene, flag)
    run, reading = newest_run(scene.athlete), _read(scene, "idle")
    lately = run is not None and run.logged_at is not None and scene.now - run.logged_at < EDITABLE
    if lately and reading.intent is Intent.LOG_RUN and not reading.clarify:
        return BY_INTENT[Intent.EDIT_LAST].answer(scene, reading)
    return scene.say(Say(NOTHING, react="👍"))


EDITABLE: Final = timedelta(days=1)


def _wordless(scene: Scene, incoming: Incoming) -> Turn:
    if incoming.media:
        return scene.say(
            t(
                "Pictures, voice notes and files I can't open yet; words I can. Tell me in a line about a run "
                '("8 km in 45:10, effort 6"), how you feel, or what you want to know.'
            )
        )
    return scene.say(t("That came through empty. What would you like to tell me?"))


def _words(scene: Scene) -> Turn:
    flag = None if scene.tapped else red_flag(scene.said)
    if flag and not _told_already(scene, flag.level):
        return safety.answer(scene, flag)
    if not scene.tapped and _waits(scene) and cleared(scene.said) and not _asked_if_seen(scene):
        return scene.opens("cleared")
    if scene.said.startswith("/"):
        return _command(scene)
    fixed = (
        _of_care(scene)
        or language.asked(scene)
        or (_asked_or_wished(scene) if scene.athlete.onboarded_at else None)
    )
    if fixed:
        return _then_again(scene, fixed)
    if talk.question(scene) is not None:
        return _with_question(scene)
    known = scene.athlete.onboarded_at is not None
    return _intent(scene, _read(scene, "idle")) if known else _not_yet_known(scene)


def _asked_or_wished(scene: Scene) -> Turn | None:
    """Return what a told temperature means, the answer to a question that has one, or what a lasting wish leads to."""
    if not scene.tapped and WEATHER.search(scene.said.casefold()):
        return weather(scene)
    is_answer = _is_answer(scene)
    wished = None if scene.tapped else wishes.answer(scene, is_answer=is_answer)
    return wished or (None if is_answer else asked.answer(scene))


def _waits(scene: Scene) -> bool:
    """Return whether running, or hard running, is off until a professional has agreed."""
    return bool(scene.athlete.lock or clearance.waiting(scene.athlete))


def _of_care(scene: Scene) -> Turn | None:
    """Return what must be said of health before anything else is answered; None: nothing."""
    new = _health_told(scene)
    if new:
        return clearance.told(scene, new)
    text = care.fixed(scene.said) if scene.athlete.onboarded_at and not scene.tapped else None
    return scene.say(text) if text else None


def _health_told(scene: Scene) -> tuple[Cause, ...]:
    """Return what asks for leave before hard sessions and was not known; asked for at the start, it is an answer."""
    if not scene.athlete.onboarded_at or scene.tapped or _is_answer(scene):
        return ()
    known = clearance.waiting(scene.athlete)
    return tuple(one for one in causes(scene.said) if one in ANYTIME and one not in known)


def _is_answer(scene: Scene) -> bool:
    """What the open question understands is for it, even where it could be asked on its own."""
    return talk.question(scene) is not None and talk.understood(scene)


def _asked_if_seen(scene: Scene) -> bool:
    return scene.athlete.open is not None and scene.athlete.open.dialog in {"seen", "cleared"}


def _told_already(scene: Scene, level: RedFlag) -> bool:
    """A sign told again while its own question is open is an answer to it, unless it is graver."""
    waiting, lock = scene.athlete.open, scene.athlete.lock
    order = list(RedFlag)
    if waiting is None or waiting.dialog not in {"stop", "seen", "illness", "unwell", "recovering"}:
        return False
    known = lock.level if lock else RedFlag.ILLNESS
    return order.index(level) >= order.index(known) and talk.understood(scene)


def _read(scene: Scene, context: str) -> Reading:
    return understand(
        scene.said, context=context, units=scene.athlete.units, today=scene.today, language=scene.language
    )


def _command(scene: Scene) -> Turn:
    name, _, argument = scene.said.removeprefix("/").partition(" ")
    one = COMMANDS.get(name.casefold())
    if one is None:
        return scene.say(t("I don't know /{name}. /help shows what I understand.", name=name[:32]))
    if not scene.athlete.onboarded_at and (not one.anytime or one.name == "start"):
        return _not_yet_known(replace(scene, said=argument))
    turn = one.answer(scene, _read(replace(scene, said=argument), "idle"))
    return turn if one.shared else _then_again(scene, turn)


def _with_question(scene: Scene) -> Turn:
    """Hear something while a question is open: what is told in full wins, then what the question understands."""
    question = talk.question(scene)
    assert question is not None  # noqa: S101 - the caller saw it
    reading = _read(scene, question.context)
    if scene.tapped:
        return talk.reply(scene)
    return (
        _told_instead(scene, question, reading)
        or _corrected(scene, reading)
        or _greeted(scene, reading)
        or talk.reply(scene)
    )


def _told_instead(scene: Scene, question: Question[Any], reading: Reading) -> Turn | None:
    """A run told in full, what the situation makes clear, or an intent of its own."""
    told = _run_told(scene) or _run_told_early(scene, question)
    a_goal = talk.kind(scene).name == "goal" and RUN_DONE.search(scene.said)
    early, as_a_set = not scene.athlete.onboarded_at, bool(told and told.splits_s)
    if told and (a_goal or early or as_a_set or Intent.LOG_RUN not in question.welcomes):
        return _interrupted(scene, told)
    meant = None if talk.understood(scene) else overheard(scene, reading)
    if meant is not None:
        return _then_again(scene, meant)
    own = reading.intent in talk.INTERRUPTS - question.welcomes
    foreign = (own or (reading.intent in SERVED and not talk.understood(scene))) and not talk.claims(scene)
    if reading.intent is Intent.LOG_RUN and _read(scene, "idle").intent is not Intent.LOG_RUN:
        return None  # "hm" names a distance only to a question about one
    return _interrupted(scene, reading) if foreign and reading.intent in BY_INTENT else None


RUN_DONE: Final = re.compile(r"\b(?:ran|run|did|done|jogged|logged|just)\b", re.IGNORECASE)
"""Tells of a run even where a race with a time would be a wish."""


def _corrected(scene: Scene, reading: Reading) -> Turn | None:
    """A correction of the last entry, said beside an answer or instead of one."""
    if reading.intent is not Intent.EDIT_LAST or talk.corrects(scene) or not scene.athlete.onboarded_at:
        return None
    fixed = BY_INTENT[Intent.EDIT_LAST].answer(scene, reading)
    if not talk.understood(scene):
        return _then_again(scene, fixed)
    return talk.reply(replace(scene, athlete=fixed.athlete)).after(fixed) if fixed.opens is None else None


def _greeted(scene: Scene, reading: Reading) -> Turn | None:
    """Someone who comes back and says hello is told where they stopped."""
    if reading.intent is not Intent.GREETING or talk.understood(scene):
        return None
    return talk.ask_again(scene, lead=t("Good to see you. We stopped here:"))


def _run_told(scene: Scene) -> Reading | None:
    """A run told with its distance or its times, or the time of today's trial, wins over any question but one about it."""
    if not scene.athlete.onboarded_at:
        return None
    reading = _read(scene, "idle")
    if reading.intent is Intent.LOG_RUN and (reading.distance_m or reading.splits_s) and not reading.clarify:
        return reading
    return bare_time(scene, reading)


def _run_told_early(scene: Scene, question: Question[Any]) -> Reading | None:
    """A run told before there is a plan goes into the log, where the open question is about something else."""
    if scene.athlete.onboarded_at or question.key in OF_RACES or talk.understood(scene):
        return None
    reading = _read(scene, "idle")
    whole = reading.distance_m and (reading.duration_s or RUN_DONE.search(scene.said))
    return reading if reading.intent is Intent.LOG_RUN and whole and not reading.clarify else None


OF_RACES: Final = frozenset({"hello", "goal", "race_date", "target", "result", "volume"})
"""Questions to which a distance and a time may be an answer."""


def _interrupted(scene: Scene, reading: Reading) -> Turn:
    one = BY_INTENT[reading.intent]
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    if reading.intent is Intent.REPORT_PAIN and not scene.athlete.onboarded_at and is_history(heard):
        return talk.told_early(scene, "injuries", t("Noted; I'll build up gently there."))
    if scene.athlete.onboarded_at or one.anytime or reading.intent is Intent.LOG_RUN:
        return _then_again(scene, one.answer(scene, reading))
    if reading.intent in ABOUT_A_PLAN:
        return talk.ask_again(scene, lead=t("That comes with your plan, a few questions from here."))
    return talk.reply(scene)


ASKS: Final = frozenset({Intent.ASK_TODAY, Intent.ASK_WEEK, Intent.ASK_PLAN, Intent.ASK_WHY, Intent.ASK_PACE})
"""Questions about the plan."""

SERVED: Final = ASKS | {Intent.SKIP_RUN}
"""Served even where the open question welcomes such words, when it cannot read these: "didn't run, no time"."""

ABOUT_A_PLAN: Final = ASKS | {Intent.MOVE_WORKOUT}
"""What cannot be answered before there is a plan."""


def _then_again(scene: Scene, turn: Turn) -> Turn:
    """A question that still matters is asked again after an interruption."""
    waiting = turn.athlete.open
    if turn.opens or turn.forgotten or waiting is None or waiting != scene.athlete.open:
        return turn
    asked_now = talk.question(replace(scene, athlete=turn.athlete))
    if not talk.kind(scene).keeps or (asked_now is not None and not asked_now.again):
        return turn
    return talk.ask_again(replace(scene, athlete=turn.athlete)).after(turn)


def _not_yet_known(scene: Scene) -> Turn:
    """Someone new, or someone who left in the middle: the questions go on where they stopped."""
    if scene.athlete.open or scene.athlete.paused:
        back = scene if scene.athlete.open else scene.but(open=scene.athlete.paused, paused=None)
        return talk.ask_again(back, lead=t("Good to see you. We stopped here:"))
    reading = _read(scene, "asked:goal")
    plain = reading.intent in {Intent.GREETING, Intent.UNKNOWN, Intent.HELP, Intent.SMALLTALK, Intent.THANKS}
    return scene.opens("onboarding", "" if plain and not reading.race else scene.said)


QUIET: Final = frozenset({Intent.THANKS, Intent.SMALLTALK})


def _intent(scene: Scene, reading: Reading) -> Turn:
    if reading.intent in QUIET or scene.said in {"thanks", "👍"}:
        return scene.say(Say(NOTHING, react="👍"))
    meant = overheard(scene, reading)
    if meant is not None:
        return meant
    one = BY_INTENT.get(reading.intent)
    timed = bare_time(scene, reading) if one is None else None
    if timed:
        return BY_INTENT[Intent.LOG_RUN].answer(scene, timed)
    if one is None:
        return _not_understood(scene)
    return one.answer(scene, reading)


def _not_understood(scene: Scene) -> Turn:
    return scene.offer(
        answers.OUTSIDE
        if asks(scene.said, scene.language)
        else t(
            'I didn\'t catch that. I understand runs ("8k in 45:10, 6/10"), questions ("what\'s tomorrow?"), changes '
            '("move Thursday to Friday") and how you feel ("left calf is sore").'
        ),
        Choice(t("Today"), "/today"),
        Choice(t("This week"), "/week"),
        Choice(t("Help"), "/help"),
    )
