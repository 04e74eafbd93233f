"""A beginner who runs and walks: short words are enough, and nothing is ever made longer."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal
from core.athlete.profile import Level, Profile
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import Request
from core.units import Units
from tests.transcripts.stage import Stage

MONDAY = datetime(2027, 1, 4, 11, 0, tzinfo=UTC)


@cache
def season() -> Plan:
    """Return eight weeks of running and walking in turn."""
    made = plan(
        Request(
            Goal(None, None),
            date(2027, 1, 4),
            weekly_m=0.0,
            days=(0, 2, 4),
            long_run_day=4,
            level=Level.NOVICE,
        )
    )
    assert isinstance(made, Plan)
    return made


def beginner(**known: object) -> Stage:
    """Return a talk with somebody on the first day of their plan."""
    profile = Profile(units=Units.KM, zone="UTC", city="London", weekly_m=0.0, days=(0, 2, 4), long_run_day=4)
    athlete = Athlete(1, profile, Goal(None, None), plan=season(), heard_at=MONDAY, onboarded_at=MONDAY)
    return Stage(ZoneInfo("UTC"), MONDAY, "UTC", athlete=replace(athlete, **known))


def said(stage: Stage, *lines: str) -> str:
    """Return what the coach says to the last of *lines*."""
    for line in lines[:-1]:
        stage.play(f"> {line}")
    before = len(stage.out)
    stage.play(f"> {lines[-1]}")
    return "\n".join(stage.out[before + 1 :])


@pytest.mark.parametrize("word", ["done", "did it", "all done"])
def test_done_is_enough(word: str) -> None:
    """Who says it was done is not asked whether it was."""
    stage = beginner()
    assert "how hard" in said(stage, word).casefold()
    said(stage, "3", "none")
    assert stage.athlete.runs[0].type == "walk_run"
    assert stage.athlete.runs[0].effort == 3


def test_all_of_it_is_as_planned() -> None:
    """At the question, the whole of it is an answer."""
    stage = beginner()
    stage.play("@ 2027-01-04 20:30")
    assert "hard" in said(stage, "ran all of it, felt great!!")


def test_a_day_of_rest_is_not_done() -> None:
    """Where nothing was planned, "done" tells too little."""
    stage = beginner()
    said(stage, "done", "3", "none")
    stage.play("@ 2027-01-05 12:00")
    assert "how did the run go" in said(stage, "done").casefold()


def test_a_question_names_a_run_walk_briefly() -> None:
    """All its minutes are no name to ask about."""
    stage = beginner()
    before = len(stage.out)
    stage.play("@ 2027-01-04 20:30")
    assert "run-walk" in "\n".join(stage.out[before:])


def test_with_a_cold_the_day_does_not_grow() -> None:
    """The short easy run offered to somebody who walks in between is their own, not half an hour of running."""
    stage = beginner()
    assert "Run and walk, slowly" in said(stage, "I've got a cold")
    assert "rest?" in said(stage, "no fever")
    before = stage.athlete.plan
    assert "Run and walk as planned" in said(stage, "easy")
    assert stage.athlete.plan is not None
    assert before is not None
    assert stage.athlete.plan.on(date(2027, 1, 4)) == before.on(date(2027, 1, 4))


def test_what_a_run_walk_is_can_be_asked() -> None:
    """The plan's own words are explained."""
    assert "walking between" in said(beginner(), "what is walk run?")


def test_thanks_is_no_wrong_answer() -> None:
    """A kind word under an open question is seen, and the question stays."""
    stage = beginner()
    stage.play("@ 2027-01-04 20:30")
    asked = stage.athlete.open
    assert "Tap" not in said(stage, "thanks coach, you're the best")
    assert stage.athlete.open == asked
