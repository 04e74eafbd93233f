"""Several questions in one line, or one behind a run: each is answered, where it has an answer of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.commands import asked
from core.commands.menu import BY_INTENT
from core.interrupting import ASKS
from core.messages import Turn
from core.scene import Scene
from core.understanding.behind import question_behind
from core.understanding.questions import apart, asks
from core.understanding.reading import Intent, Reading
from core.understanding.understand import scanned

MOST: Final = 3
"""Questions that are answered at once; who asks more hears of them one by one."""
WORDS: Final = 2
"""Words that a question of its own has; "and why?" is about what was asked before it."""


def answer(scene: Scene) -> Turn | None:
    """Return the answers to the questions of a line, one message each; None where it holds one, or one is no question."""
    parts = apart(scene.said, scene.language)
    clear = all(len(part.split()) >= WORDS and asks(part, scene.language) for part in parts)
    if scene.athlete.lock or not 1 < len(parts) <= MOST or not clear:
        return None
    turns = [_alone(replace(scene, said=part)) for part in parts]
    told = [turn for turn in turns if turn is not None and turn.athlete == scene.athlete and not turn.opens]
    if len(told) < len(parts) or len({turn.says for turn in told}) < len(told):
        return None
    whole, *others = told
    for turn in others:
        whole = turn.after(whole)
    return whole


def behind(scene: Scene, turn: Turn) -> Turn:
    """Return a turn about a run that was told, with the answer to the question behind it before: "8 km in 45, why strides?"."""
    if scene.tapped or scene.athlete.lock or scene.read().intent is not Intent.LOG_RUN:
        return turn
    asked_there = question_behind(scanned(scene.said, "idle", scene.athlete.units, scene.language))
    turn = _ordered_beside(scene, turn)
    found = _alone(replace(scene, said=asked_there)) if asked_there else None
    beside = found is not None and found.athlete == scene.athlete and not found.opens
    return turn.after(found) if found and beside and turn.athlete != scene.athlete else turn


def _ordered_beside(scene: Scene, turn: Turn) -> Turn:
    """Return a turn about a run with what else its line changes: "8 km in 45, effort 4. move thursday to friday"."""
    also = next((one for one in scene.read().also if one.intent in CHANGES and _names(one)), None)
    if also is None or turn.athlete == scene.athlete:
        return turn
    done = BY_INTENT[also.intent].answer(replace(scene, athlete=turn.athlete), also)
    plain = done.opens is None and done.athlete != turn.athlete
    return replace(turn, athlete=replace(done.athlete, open=turn.athlete.open)).after(done) if plain else turn


def _names(also: Reading) -> bool:
    """Return whether it is said which run is meant, or which workout goes where."""
    return bool(also.when and (also.intent is Intent.EDIT_LAST or also.when_from or also.workout_type))


CHANGES: Final = frozenset({Intent.MOVE_WORKOUT, Intent.EDIT_LAST})
"""What is done beside a run that is told."""


def _alone(scene: Scene) -> Turn | None:
    """Return the answer to one question that says itself what it is about; None where it leans on the one before."""
    found = asked.answer(scene)
    reading = scene.read()
    named = reading.when or reading.workout_type or reading.race
    return found or (
        BY_INTENT[reading.intent].answer(scene, reading) if reading.intent in ASKS and named else None
    )
