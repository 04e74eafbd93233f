"""What words are: a danger sign, a label, a clearance, a command, a question, a clear intent. The order is the coach's."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core import caring, clearance, several
from core.athlete.log import Pain, RedFlag
from core.commands import asked, fixing, language, wishes
from core.commands.hurting import off_for_a_time
from core.commands.menu import BY_INTENT, COMMANDS
from core.commands.results import bare_time
from core.commands.undoing import TAKEN_BACK
from core.commands.weather import WEATHER, weather
from core.dialogs import climb, complaint, late, safety, seen, standing, taking, talk
from core.dialogs.legs import about
from core.dialogs.overheard import overheard, typed
from core.dialogs.question import Heard, agrees, called
from core.interrupting import not_yet_known, then_again, with_question
from core.locks import holding, naming
from core.logbook import newest_run
from core.messages import (
    Choice,
    Say,
    Turn,
)
from core.scene import Scene
from core.understanding.questions import asks
from core.understanding.reading import Intent, Reading
from core.understanding.safety import Flag, cleared, red_flag
from core.understanding.small import commands_by_name
from core.voice import answers
from core.voice.text import NOTHING, t


def by_label(scene: Scene) -> Turn | None:
    """Return what the button leads to whose label was typed, where no question is open."""
    return None if scene.athlete.open else typed(scene, scene.read())


def words(scene: Scene) -> Turn:
    """Hear words: a danger sign first, then a label or a command, then what they mean."""
    flag = None if scene.tapped else red_flag(scene.said)
    looked_at = seen.told_unasked(scene) if flag is None or safety.known_already(scene, flag) else None
    if looked_at and not cleared(scene.said):
        return looked_at
    if flag and not _told_already(scene, flag.level):
        return safety.answer(scene, _placed(scene, flag))
    label = None if scene.tapped else _label(scene)
    if label is not None:
        return _as_tapped(scene, label)
    told = not scene.tapped and (cleared(scene.said) or clearance.agreed_at_home(scene.athlete, scene.said))
    if told and _waits(scene) and not _asked_if_seen(scene):
        return scene.opens("cleared")
    return _command(scene) if scene.said.startswith("/") else several.behind(scene, _meant(scene))


def _placed(scene: Scene, flag: Flag) -> Flag:
    """Return a sign with the place that was just asked about, where its own words name none."""
    asked = scene.athlete.open.dialog if scene.athlete.open else ""
    subject = about(scene.athlete, scene.today) if asked == "checkin" else None
    if flag.site or not isinstance(subject, Pain) or flag.level is not RedFlag.STOP or flag.kind == "energy":
        return flag
    return replace(flag, site=subject.site, side=subject.side)


def _meant(scene: Scene) -> Turn:
    """Hear words that are no danger sign, no command and no label."""
    fixed = (
        caring.told(scene)
        or language.asked(scene)
        or (late.of_the_first_run(scene) if scene.athlete.onboarded_at else None)
        or (_told_or_asked(scene) if scene.athlete.onboarded_at else _asked_early(scene))
    )
    if fixed:
        return then_again(scene, fixed)
    if standing.question(scene) is not None:
        turn = with_question(scene)
        return turn if scene.athlete.onboarded_at else naming(scene, turn)
    answered = climb.told_late(scene) or fixing.bare_effort(scene) or late.told_late(scene)
    if answered:
        return answered
    known = scene.athlete.onboarded_at is not None
    return _intent(scene, scene.read()) if known else not_yet_known(scene)


def _label(scene: Scene) -> str | None:
    """Return what the button on the screen says whose label was typed: one of the open question, or the newest else."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    return taking.labelled(scene) or called(scene.athlete.offered, heard)


def _as_tapped(scene: Scene, says: str) -> Turn:
    """Do what a tap does; what comes of it stands under what was typed, not in the place of an old message."""
    tapped = replace(scene, said=says, tapped=True)
    answers_it = (
        standing.question(scene) is not None and not says.startswith("/") and taking.labelled(scene) == says
    )
    turn = talk.reply(tapped) if answers_it else words(tapped)
    return replace(turn, says=tuple(replace(say, revises=False) for say in turn.says))


def _asked_early(scene: Scene) -> Turn | None:
    return None if scene.tapped or caring.is_answer(scene) else asked.anytime(scene)


def _told_or_asked(scene: Scene) -> Turn | None:
    """Return what an injury with its days off leads to, before anything else is read out of its words."""
    hurt = None if scene.tapped else off_for_a_time(scene, scene.read())
    return hurt or _run_taken_out(scene) or _asked_or_wished(scene)


def _run_taken_out(scene: Scene) -> Turn | None:
    """Take out a run told within a day, where the words may be about a race as well: "borra la carrera"."""
    reading = scene.read()
    if scene.tapped or reading.when or not DELETES_A_RUN.search(scene.plain):
        return None
    told = standing.told_so_far(scene)
    run = newest_run(told.athlete)
    lately = run is not None and run.logged_at is not None and scene.now - run.logged_at <= TAKEN_BACK
    return BY_INTENT[Intent.UNDO].answer(told, reading) if lately else None


DELETES_A_RUN: Final = re.compile(r"\b(?:delete|remove|erase|scrap)\b.{0,12}\brun\b")


def _asked_or_wished(scene: Scene) -> Turn | None:
    """Return what a told temperature means, the answer to a question that has one, or what a lasting wish leads to."""
    if not scene.tapped and WEATHER.search(scene.plain):
        return weather(scene)
    is_answer = caring.is_answer(scene)
    wished = None if scene.tapped else wishes.answer(scene, is_answer=is_answer)
    return wished or (None if is_answer else several.answer(scene) or asked.answer(scene))


def _waits(scene: Scene) -> bool:
    """Return whether running, or hard running, is off until a professional has agreed."""
    return bool(scene.athlete.lock or clearance.waiting(scene.athlete))


def _asked_if_seen(scene: Scene) -> bool:
    return scene.athlete.open is not None and scene.athlete.open.dialog in {"seen", "cleared"}


def _told_already(scene: Scene, level: RedFlag) -> bool:
    """A sign told again while its own question is open is an answer to it, unless it is graver."""
    waiting, lock = scene.athlete.open, scene.athlete.lock
    order = list(RedFlag)
    if waiting is None or waiting.dialog not in {"stop", "seen", "illness", "unwell", "recovering"}:
        return False
    known = lock.level if lock else RedFlag.ILLNESS
    return order.index(level) >= order.index(known) and taking.understood(scene)


def _command(scene: Scene) -> Turn:
    name, _, argument = scene.said.removeprefix("/").partition(" ")
    one = COMMANDS.get(name.casefold()) or COMMANDS.get(commands_by_name().get(name.casefold(), ""))
    if one is None and scene.incoming.channel is not None:  # a group has other bots, and commands of theirs
        return Turn(scene.athlete)
    if one is None:
        return scene.say(t("I don't know /{name}. /help shows what I understand.", name=name[:32]))
    if one.name == "start" and scene.incoming.stale:
        return _told_stale(scene)
    if not scene.athlete.onboarded_at and (not one.anytime or one.name == "start"):
        return not_yet_known(replace(scene, said=argument))
    if one is BY_INTENT[Intent.UNDO]:
        scene = standing.told_so_far(scene)
    turn = one.answer(scene, replace(scene, said=argument).read())
    return turn if one.shared else then_again(scene, turn)


def _told_stale(scene: Scene) -> Turn:
    """Say that a link opens nothing any more, and go on as without it."""
    said = t("That link is over or was used. Whoever gave it to you can make a new one.")
    fresh = replace(scene, said="/start", incoming=replace(scene.incoming, stale=False))
    return _command(fresh).after(scene.say(said))


NOTHING_MORE: Final = frozenset(
    {
        "no",
        "none",
        "nothing",
        "nothing else",
        "nope",
        "no thanks",
        "that's all",
        "all good",
        "do that",
        "do it",
        "ok do that",
    }
)
"""Answers where nothing is asked: said after the fact, and seen."""


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
        nothing = scene.plain.strip(" .!") in NOTHING_MORE or agrees(standing.heard_in(scene))
        return scene.say(Say(NOTHING, react="👍")) if nothing else _not_understood(scene)
    return one.answer(scene, reading)


def _not_understood(scene: Scene) -> Turn:
    if scene.athlete.lock and not _asked(scene) and len(scene.said.split()) >= A_SENTENCE:
        return complaint.again(scene)
    return holding(scene, _unknown(scene))


def _asked(scene: Scene) -> bool:
    """Return whether something is asked: by its mark, or by how it begins."""
    first = " ".join(scene.said.split()[:2])
    return scene.said.rstrip().endswith("?") or asks(first, scene.language)


A_SENTENCE: Final = 3
"""Words; while running is off, what is said and not understood most likely speaks of why."""


def _unknown(scene: Scene) -> Turn:
    return scene.offer(
        answers.OUTSIDE
        if _asked(scene)
        else t(
            'I didn\'t catch that. I understand runs ("8k in 45:10, 6/10"), questions ("what\'s tomorrow?"), changes '
            '("move Thursday to Friday") and how you feel ("left calf is sore").'
        ),
        Choice(t("Today"), "/today"),
        Choice(t("This week"), "/week"),
        Choice(t("Help"), "/help"),
    )
