"""Injuries, as the intake asks for them."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.athlete import Answer
from core.athlete.profile import Injury
from core.dialogs.dialog import Asking, Done, resume
from core.dialogs.intake.hurt import injuries
from core.units import Units

DAY = date(2027, 4, 11)


def told(*words: str) -> Asking | Done[tuple[Injury, ...]]:
    """Return what comes of answers to the questions, in their order."""
    keys = {1: ("injuries",), 2: ("injuries", "injury_still")}[len(words)]
    answers = tuple(Answer(key, said, DAY) for key, said in zip(keys, words, strict=True))
    return resume(injuries(), answers, Units.KM)


@pytest.mark.parametrize(
    "words",
    ["none", "no", "Nope.", "never", "nothing", "nothing hurts", "no pain", "No injuries!", "not injured",
     "injury free", "healthy", "all good", "not that I know of"],
)  # fmt: skip
def test_no_injury_can_be_said_in_many_words(words: str) -> None:
    """Who has none is asked no more about it."""
    assert told(words).result == ()


def test_a_place_and_its_end_need_no_second_question() -> None:
    """What is over is kept as over, on its side."""
    [one] = told("left achilles in july, fine since").result
    assert (one.site, one.side, one.open) == ("achilles", "left", False)


def test_a_place_without_an_end_is_asked_after() -> None:
    """Whether it is still there decides how gently the plan starts."""
    now = told("shin splints")
    assert isinstance(now, Asking)
    assert now.question.key == "injury_still"
    assert [one.open for one in told("shin splints", "fine now").result] == [False]
    assert [one.open for one in told("shin splints", "a bit").result] == [True]
    assert [one.open for one in told("shin splints", "skip").result] == [True]


def test_no_pain_now_does_not_hide_an_injury() -> None:
    """A place that was named counts, whatever is said of today."""
    assert [one.site for one in told("no pain now but my achilles was bad").result] == ["achilles"]


@pytest.mark.parametrize("words", ["banana", "42", "yes and no"])
def test_what_says_neither_is_asked_again(words: str) -> None:
    """Nothing that was doubted is taken for health."""
    now = told(words)
    assert isinstance(now, Asking)
    assert now.question.key == "injuries"
