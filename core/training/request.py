"""What a plan is asked for: by a profile, or by all that is known of an athlete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Race, Result
from core.athlete.profile import Dial, Injury, Level
from core.condition import current_index
from core.training.behind import behind
from core.training.lengths import MINIMUM
from core.training.plan import NOTHING, Behind, Phase, Plan
from core.training.slot import WEEK

Minutes: TypeAlias = "tuple[tuple[int, float], ...]"


@dataclass(frozen=True, slots=True)
class Request:
    """What a plan is asked for. Weekdays are 0 (Monday) to 6; None and empty mean "not said"."""

    goal: Goal
    start: date
    results: tuple[Result, ...] = ()
    weekly_m: float | None = None
    longest_run_m: float | None = None
    days: tuple[int, ...] = ()
    long_run_day: int | None = None
    level: Level | None = None
    injuries: tuple[Injury, ...] = ()
    max_minutes: Minutes = ()
    """(weekday, minutes) where a day has a limit."""
    races: tuple[Race, ...] = ()
    """Races on the way to the goal."""
    age: int | None = None
    sex: str | None = None
    """ "f" or "m"."""
    volume: Dial = Dial.USUAL
    speed: Dial = Dial.USUAL
    index: float | None = None
    """The fitness index of today, where more is known of it than results: days off, targets missed."""
    miled_until: date | None = None
    """The last day of a mile block that is behind the runner."""
    mile: bool = True
    """Whether a mile block is wanted."""
    behind: Behind = NOTHING
    """What they have trained with the coach before."""
    strength: int = 0
    """Sessions of strength a week, if they are wished for."""
    crossing: tuple[int, ...] = ()
    """Weekdays for cross-training, if it is wished for."""


def request(athlete: Athlete, start: date) -> Request:
    """Return what to ask a plan for, for *athlete*, from *start*."""
    profile = athlete.profile
    return Request(
        goal=athlete.goal,
        start=start,
        results=athlete.results,
        weekly_m=profile.weekly_m,
        longest_run_m=profile.longest_run_m,
        days=profile.days,
        long_run_day=profile.long_run_day,
        level=profile.level,
        injuries=profile.injuries,
        index=current_index(athlete, start),
        max_minutes=tuple((limit.weekday, limit.minutes) for limit in athlete.time_limits),
        races=athlete.races,
        age=profile.age,
        sex=profile.sex,
        volume=profile.volume,
        speed=profile.speed,
        strength=profile.strength,
        crossing=profile.crossing,
        miled_until=_miled_until(athlete.plan, start),
        mile=profile.mile,
        behind=behind(athlete.plan, start),
    )


def _miled_until(there: Plan | None, start: date) -> date | None:
    """Return the last day of the mile block that was over before *start*; None where it was broken off."""
    weeks = [week for week in there.weeks if week.phase is Phase.MILE] if there else []
    last = max((week.start for week in weeks), default=start) + WEEK - timedelta(days=1)
    return last if len(weeks) >= MINIMUM["m"] and last < start else None
