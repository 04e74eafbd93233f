"""A marathoner who has just got their plan, on a Sunday evening in Lisbon; and a talk with the coach."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.profile import Profile
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import Request
from core.units import Units
from tests.transcripts.stage import Stage

SUNDAY = datetime(2027, 4, 11, 17, 0, tzinfo=UTC)
GOAL = Goal("marathon", date(2027, 10, 10))
RESULTS = (Result(1, 10_000.0, 2850.0, date(2027, 3, 14)),)
DAYS = (1, 2, 3, 5, 6)


@cache
def season() -> Plan:
    """Return 26 weeks to a marathon, from 45 km a week on five days."""
    made = plan(Request(GOAL, date(2027, 4, 12), RESULTS, weekly_m=45_000.0, days=DAYS, long_run_day=6))
    assert isinstance(made, Plan)
    return made


def marathoner() -> Athlete:
    """Return a marathoner who runs Tuesday, Wednesday, Thursday, Saturday and Sunday; 10K in 47:30 in March."""
    profile = Profile(
        units=Units.KM, zone="Europe/Lisbon", city="Lisbon", weekly_m=45_000.0, days=DAYS, long_run_day=6
    )
    return Athlete(1, profile, GOAL, RESULTS, plan=season(), heard_at=SUNDAY, onboarded_at=SUNDAY)


def talk(*lines: str, athlete: Athlete | None = None) -> Stage:
    """Return the stage after *lines*: "@ 2027-04-13 12:00", "! tap Label", or words that are typed."""
    stage = Stage(ZoneInfo("Europe/Lisbon"), SUNDAY, "Europe/Lisbon", athlete=athlete or marathoner())
    for line in lines:
        stage.play(line if line[:2] in {"@ ", "! ", "~ "} else f"> {line}")
    return stage


def answer(*lines: str, athlete: Athlete | None = None) -> str:
    """Return what the coach says to the last of *lines*, its choices among it."""
    stage = talk(*lines[:-1], athlete=athlete)
    before = len(stage.out)
    stage.play(lines[-1] if lines[-1][:2] in {"@ ", "! ", "~ "} else f"> {lines[-1]}")
    return "\n".join(stage.out[before + 1 :])
