"""What a plan stands on: the runner behind a request, as the coach takes them to be where they did not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import Race
from core.athlete.profile import Dial, Injury, Level
from core.training.ages import ANY, Band, band
from core.training.fitness import fitness_index, mile_check
from core.training.on_the_way import kept
from core.training.paces import default_index, level_by_volume, paces
from core.training.plan import NOTHING, Behind
from core.training.ready import least_long_m
from core.training.request import Request
from core.training.slot import WEEK

ASSUMED_M: Final[Mapping[Level, float]] = {
    Level.NOVICE: 15_000.0,
    Level.INTERMEDIATE: 35_000.0,
    Level.ADVANCED: 70_000.0,
}
"""Weekly metres of a runner who skipped the question, by level: low on purpose, the first weeks correct it."""

TRAINED_INDEX: Final = 45.0
"""A result like this takes regular running: such a runner is assumed to be at intermediate level."""

ENTRY_M: Final = 6000.0
"""A first week for someone who does not run yet: three times two kilometres of running and walking."""

FIRST_RUN_M: Final = 2000.0
LONGEST_SHARE: Final = 0.30
"""The longest run of the last month, as a part of the week, of a runner who did not say."""

LONGEST_AT_MOST: Final = 0.5
"""The part of the week the longest run is taken for, where only that one is known."""

LONGEST_AGO: Final = timedelta(days=17)
"""A longest run of the last month, told or taken for one, may lie anywhere in it. It is taken to lie where it counts for
the first two weeks of a plan and no longer: one long run missed is no fall, and what nobody has seen proves no more."""

WALK_RUN_BELOW_M: Final = 10_000.0
"""Below this weekly volume a novice starts with running and walking in turn."""

DAYS_BY_VOLUME: Final = (
    (20_000.0, (1, 3, 6)),
    (50_000.0, (1, 3, 5, 6)),
    (75_000.0, (1, 2, 3, 5, 6)),
    (float("inf"), (0, 1, 2, 3, 5, 6)),
)
"""(weekly metres below, weekdays) for runners who named no days."""

TENDER_SITES: Final = frozenset({"calf", "achilles", "shin", "hamstring", "foot", "plantar", "ankle"})
TENDER_FOR: Final = timedelta(days=365)
"""Fast running starts later and smaller for a year after an injury of these sites (prior injury: Relph 2023)."""

EVERY_DAY_M: Final = 80_000.0
"""Weekly metres that take six runs or more: from here on who names seven days has run on all of them."""

WHOLE_DAY: Final = 1440.0

NO_MOST: Final = float("inf")


@dataclass(frozen=True, slots=True)
class Footing:
    """The runner a plan is made for, every gap filled."""

    distance: str | None
    race_on: date | None
    start: date
    index: float
    """Sizes workouts; a default when no result is known."""
    known_index: float | None
    level: Level
    weekly_m: float
    longest_m: float
    longest_told: bool
    """Whether the runner said it: else it is a part of the week."""
    days: tuple[int, ...]
    long_day: int
    tender: bool
    sore: frozenset[str]
    """Sites of injuries that are still open."""
    walks: bool
    day_s: tuple[float, ...]
    """Seconds that each weekday has for a run."""
    day_caps: tuple[float, ...]
    """Metres of easy running that fit into them."""
    races: tuple[Race, ...] = ()
    """The races on the way that the plan has room for, in order."""
    volume: Dial = Dial.USUAL
    speed: Dial = Dial.USUAL
    grows: float = 1.0
    """How far a season grows, as a part of the usual."""
    ahead: int = 0
    """How many steps ahead of the usual ones their fast sessions are."""
    most_m: float = NO_MOST
    """The most metres of a week of their season."""
    age: Band = ANY
    """What their age changes."""
    miled_until: date | None = None
    """The last day of a mile block that was run before the plan."""
    mile: bool = True
    behind: Behind = NOTHING
    """What they have trained with the coach before."""
    strength: int = 0
    crossing: tuple[int, ...] = ()
    mix: float = 0.0
    """What the mile block holds more of: -1 threshold … 1 repetitions (`mile_check`)."""

    @property
    def easy_s_per_km(self) -> float:
        """Easy pace, the middle of its range."""
        easy = paces(self.index).easy
        return (easy.seconds_per_km + (easy.slow or easy.seconds_per_km)) / 2

    @property
    def every_day(self) -> bool:
        """Whether they run every day: 80 km a week and seven days named are the habit of who has no day of rest."""
        return len(self.days) == WEEK.days and self.weekly_m >= EVERY_DAY_M

    def easy_m(self, seconds: float) -> float:
        """Return the metres of *seconds* of easy running."""
        return seconds / self.easy_s_per_km * 1000


def footing(request: Request) -> Footing:
    """Return the runner behind *request*, assumptions filled in (they are documented where they are set)."""
    known = request.index if request.index is not None else fitness_index(request.results, request.start)
    check = mile_check(request.results, _told_until(request))
    weekly = _weekly(request, known)
    level = request.level or _level(weekly, known)
    index = known if known is not None else default_index(weekly, level)
    days = _days(request, weekly)
    caps = _day_caps(request, index)
    rolling = request.goal.distance is None or request.goal.on is None
    return Footing(
        distance=None if rolling else request.goal.distance,
        race_on=None if rolling else request.goal.on,
        start=request.start,
        index=index,
        known_index=known,
        level=level,
        weekly_m=weekly,
        longest_m=_longest(request, weekly),
        longest_told=bool(request.longest_run_m),
        days=days,
        long_day=_long_day(request, days, caps),
        tender=any(_is_tender(injury, request.start) for injury in request.injuries),
        sore=frozenset(injury.site for injury in request.injuries if injury.open),
        walks=(weekly < WALK_RUN_BELOW_M or request.behind.walked)
        and level is Level.NOVICE
        and known is None,
        behind=request.behind,
        day_s=_day_s(request),
        day_caps=caps,
        races=kept(
            request.races, request.start, None if rolling else request.goal.on, band(request.age).apart
        ),
        volume=request.volume,
        speed=request.speed,
        age=band(request.age),
        miled_until=request.miled_until,
        mile=request.mile,
        strength=request.strength,
        crossing=request.crossing,
        mix=check.mix if check else 0.0,
    )


def _told_until(request: Request) -> date:
    """Return the day up to which results tell of a runner: a season that is planned on knows those of its weeks so far."""
    return max((request.start, *(one.on for one in request.results if one.counts)))


def _weekly(request: Request, known: float | None) -> float:
    if request.weekly_m is not None:
        return request.weekly_m if request.weekly_m >= ENTRY_M / 2 else ENTRY_M
    if request.longest_run_m:
        return max(request.longest_run_m / LONGEST_AT_MOST, ENTRY_M)
    return ASSUMED_M[request.level or _level(None, known)]


def _level(weekly_m: float | None, known: float | None) -> Level:
    by_volume = level_by_volume(weekly_m)
    trained = known is not None and known >= TRAINED_INDEX
    return Level.INTERMEDIATE if by_volume is Level.NOVICE and trained else by_volume


def _longest(request: Request, weekly_m: float) -> float:
    said = request.longest_run_m
    return max(said, 1000.0) if said else max(weekly_m * LONGEST_SHARE, FIRST_RUN_M)


def _days(request: Request, weekly_m: float) -> tuple[int, ...]:
    if request.days:
        return tuple(sorted(set(request.days)))
    days = next(days for below, days in DAYS_BY_VOLUME if weekly_m < below)
    wanted = request.long_run_day
    return days if wanted is None or wanted in days else tuple(sorted((*days[:-1], wanted)))


LONG_ENOUGH_MIN: Final = 75.0
"""Minutes from which a day can hold a long run, where the race asks for no longer one."""


GRID_M: Final = 500.0


def _long_day(request: Request, days: tuple[int, ...], caps: tuple[float, ...]) -> int:
    """Return the day of the long run: the one that was asked for or the last, unless another has the time for it."""
    wanted = request.long_run_day
    first = wanted if wanted in days and wanted is not None else days[-1]
    minutes = dict(request.max_minutes)
    needed = least_long_m(request.goal.distance if request.goal.on else None)
    if minutes.get(first, WHOLE_DAY) >= LONG_ENOUGH_MIN and caps[first] >= needed + GRID_M:
        return first
    return max(days, key=lambda day: (minutes.get(day, WHOLE_DAY), day == first, day))


def _is_tender(injury: Injury, today: date) -> bool:
    """Return whether an injury asks for care with all that is fast: any that is still there, some for a year."""
    lately = injury.on is None or today - injury.on <= TENDER_FOR
    return injury.open or (injury.site in TENDER_SITES and lately)


def _day_s(request: Request) -> tuple[float, ...]:
    minutes = dict(request.max_minutes)
    return tuple(minutes.get(day, WHOLE_DAY) * 60 for day in range(7))


def _day_caps(request: Request, index: float) -> tuple[float, ...]:
    easy = paces(index).easy
    slow = easy.slow or easy.seconds_per_km
    return tuple(seconds / slow * 1000 for seconds in _day_s(request))
