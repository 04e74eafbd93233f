"""Ill for nobody knows how long: the plan waits and says so, and the race is spoken of honestly afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.athlete.goal import Goal
from tests.core.dialogs.chat import MONDAY, Chat, at, day, runner

RACE_ON = day(83)


def ill(days: int) -> Chat:
    """Return a chat with somebody who fell ill so many days ago, and was not heard of since."""
    talk = Chat()
    talk.athlete = runner(goal=Goal("10k", RACE_ON))
    talk.now = at(MONDAY, 8)
    talk.says("fever 38.5, feel awful")
    talk.now = at(MONDAY + timedelta(days=days), 9)
    return talk


def test_a_plan_that_waits_says_so_and_shows_no_weeks_of_rest() -> None:
    """Phases of nothing but rest are no outline; the way back is a tap away."""
    talk = ill(4)
    told = talk.says("/plan")
    assert "On hold since" in told
    assert "rest" not in told
    assert "On hold since" in talk.says("/week")


def test_a_greeting_of_somebody_ill_is_asked_how_it_is() -> None:
    """Whoever comes back after weeks is not told to ask anything."""
    talk = ill(30)
    talk.says("hi, sorry, life")
    assert "Better" in talk.labels()


def test_a_run_told_while_ill_says_that_the_plan_waits() -> None:
    """It is not called a run beside a plan that is cleared."""
    assert "the plan waits" in ill(6).says("ran 3 km in 20:00, effort 3")


@pytest.mark.parametrize(("days", "too_early"), [(3, False), (60, True)])
def test_after_an_illness_a_race_that_comes_too_early_is_told(days: int, too_early: bool) -> None:
    """As after an injury or a pause: with what is safe instead."""
    talk = ill(days)
    talk.says("better")
    talk.taps(next(one for one in talk.labels() if one.startswith("Start")))
    told = talk.says("/plan")
    assert ("Honestly" in told) is too_early


def test_on_the_way_back_from_an_illness_no_week_is_made_larger() -> None:
    """The time-off table says how much comes back, and when; a wish for more waits until then."""
    talk = ill(4)
    talk.says("better")
    talk.taps(next(one for one in talk.labels() if one.startswith("Start")))
    talk.now += timedelta(days=1)
    assert "comes back in steps" in talk.says("can I do more next week?")
