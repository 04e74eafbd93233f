"""Dials turn a plan visibly, or it says which limit stands in the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal, Result
from core.athlete.profile import Dial
from core.training.catalogue import is_quality
from core.training.fitness import race_time
from core.training.limits import broken, known
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.request import Request
from core.training.sessions import speed_m
from core.training.warned import DIALS, limit, warning
from core.voice.speech import speak

START = date(2027, 1, 4)
WEEK = timedelta(days=7)


def asked(distance: str | None, weekly_m: float, days: tuple[int, ...], weeks: int = 20) -> Request:
    result = Result(1, 10_000.0, race_time(10_000.0, 45), START - WEEK)
    goal = Goal(distance, START + weeks * WEEK - timedelta(days=1) if distance else None)
    return Request(goal, START, (result,), weekly_m, 0.35 * weekly_m or None, days)


def made(request: Request, **dials: Dial) -> Plan:
    wanted = replace(request, **dials)
    found = plan(wanted)
    assert isinstance(found, Plan)
    assert broken(found, known(wanted)) == ()
    return found


def weeks_m(found: Plan) -> list[float]:
    build = (week for week in found.weeks if week.phase not in {Phase.RACE, Phase.RECOVERY})
    return [sum(day.workout.distance_m for day in week.days) for week in build]


def fast_m(found: Plan) -> float:
    hard = (day.workout for week in found.weeks for day in week.days if is_quality(day.workout))
    return sum(speed_m(one, 45) for one in hard if one.type != "race")


def turned(found: Plan, dial: str) -> str | None:
    """Return what a plan says of a dial."""
    return next((key for key in found.warnings if key.startswith(dial)), None)


RUNNERS = [
    ("marathon", 44_000, (1, 2, 3, 5, 6), 30),
    ("marathon", 0, (1, 3, 6), 50),
    ("half", 80_000, (0, 1, 3, 5), 20),
    ("10k", 25_000, (1, 3, 6), 13),
    ("5k", 60_000, (0, 2, 4, 6), 24),
    ("mile", 100_000, (0, 1, 2, 3, 5, 6), 16),
    (None, 20_000, (1, 3, 5, 6), 8),
    (None, 0, (0, 2, 5), 8),
]


@pytest.mark.parametrize("runner", RUNNERS)
def test_less_distance_is_less_and_never_more_speed(runner):
    """Every week but the race's holds no more, all of them less, and nothing is made up for by speed; or the plan says why."""
    usual, less = made(asked(*runner)), made(asked(*runner), volume=Dial.LESS)
    assert fast_m(less) <= fast_m(usual) + 1
    assert all(now <= was + 500 for was, now in zip(weeks_m(usual), weeks_m(less), strict=True))
    assert (sum(weeks_m(less)) <= 0.98 * sum(weeks_m(usual))) != bool(turned(less, "volume-less"))


@pytest.mark.parametrize("runner", RUNNERS)
def test_more_distance_is_more_or_held_by_a_limit(runner):
    """More metres over all, where limits leave room for them; or the limit's name."""
    usual, more = made(asked(*runner)), made(asked(*runner), volume=Dial.MORE)
    assert (sum(weeks_m(more)) >= 1.02 * sum(weeks_m(usual))) != bool(turned(more, "volume-more"))


@pytest.mark.parametrize("runner", RUNNERS)
def test_speed_turns_both_ways_or_says_why(runner):
    """Less fast running is less of it, more is more, and no distance is given for it."""
    usual = made(asked(*runner))
    less, more = (made(asked(*runner), speed=dial) for dial in (Dial.LESS, Dial.MORE))
    assert (fast_m(less) < 0.98 * fast_m(usual)) != bool(turned(less, "speed-less"))
    assert (fast_m(more) > 1.02 * fast_m(usual)) != bool(turned(more, "speed-more"))
    assert sum(weeks_m(more)) >= 0.98 * sum(weeks_m(usual))


@pytest.mark.parametrize(
    ("runner", "dial", "way", "held"),
    [
        (("marathon", 0, (0, 1, 2, 3, 5, 6), 45), "volume", Dial.LESS, "race"),
        (("marathon", 40_000, (1, 3, 5, 6), 24), "volume", Dial.MORE, "day-time"),
        (("marathon", 40_000, (1, 2, 3, 5, 6), 23), "volume", Dial.MORE, "I15"),
        (("10k", 0, (1, 3, 6), 31), "volume", Dial.MORE, "I2"),
        ((None, 0, (0, 2, 5), 8), "speed", Dial.MORE, "first"),
        ((None, 0, (0, 2, 5), 8), "speed", Dial.LESS, "least"),
    ],
)
def test_what_holds_a_dial_is_named(runner, dial, way, held):
    """The plan names the limit for scripts, and says it in a sentence."""
    said = turned(made(asked(*runner), **{dial: way}), dial)
    assert said == f"{dial}-{way.value}:{held}"
    assert limit(said) == held
    assert "stays" in speak(warning(said))
    assert said in DIALS
