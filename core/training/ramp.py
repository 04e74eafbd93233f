"""How far a season's weeks grow, by which factor, and how they get past the steps where a long run's share falls.

A long run may be half of a week below 40 km, two fifths below 64, three tenths from there on. So a week that grows
past a step allows a shorter long run than the one before it. A season crosses a step where what it comes to beyond
allows the long run it needs; it holds the long run before the step at what the first week beyond can keep, and waits
below until a week can. A season that cannot come so far stays below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from core.training import on_the_way
from core.training.budgets import GRID_M, SHARES, is_build, longest_m
from core.training.feasible import EASY_S
from core.training.footing import NO_MOST, Footing
from core.training.layout import MOST_RUNS
from core.training.slot import Build, Rise, Slot

WANTED: Final[Mapping[str | None, float]] = {
    "marathon": 45_000.0,
    "half": 30_000.0,
    "10k": 25_000.0,
    "5k": 20_000.0,
    "mile": 20_000.0,
    None: 20_000.0,
}
"""Weekly metres that serve the goal well; a plan grows towards them as far as the ramp lets it."""

ENOUGH: Final[Mapping[str | None, float]] = {"mile": 65_000.0, "5k": 75_000.0}
"""Weekly metres beyond which a season for so short a race adds only a little: what is added there is speed."""

GROWTH: Final = (
    (0.0, 0.0),
    (40_000.0, 66_000.0),
    (52_000.0, 84_000.0),
    (75_000.0, 97_500.0),
    (100_000.0, 120_000.0),
    (110_000.0, 121_000.0),
    (1_100_000.0, 1_210_000.0),
)
"""(weekly metres now, weekly metres a season may come to), straight in between: who runs more never comes to less."""

MEAN_RUN_S: Final[Mapping[str | None, tuple[float, ...]]] = {"marathon": (6000, 6000, 6000, 6000, 5800, 5400)}
USUAL_MEAN_S: Final = (6000, 6000, 6000, 4500, 4500, 4500)
"""How long a run of a week may be on average, in seconds, by the number of running days."""

GENTLY: Final = 0.4
"""The part of the steepest ramp that weeks of a long calendar may grow by on average, lighter ones counted."""

A_LITTLE: Final = 1.05
"""What a season adds even where the days are full, so that its peak comes before the race and not in its first week."""

OVER_IT: Final = 1.1
"""How far beyond a step a week is at most when it has waited below for its long run."""


@dataclass(frozen=True, slots=True)
class Step:
    """Where a long run's share of the week falls, from one part of it to the next; weekly metres."""

    at_m: float
    before: float
    after: float
    kept_m: float
    """The long run that a marathon plan beyond must come to, or the longest its days and its pace allow."""

    @property
    def below_m(self) -> float:
        """The longest week before it."""
        return self.at_m - GRID_M


KEPT_M: Final = (17_600.0, 25_000.0)
"""The same for the first step and the second: beyond the first more kilometres a week are worth two of the long run,
the second is not worth the 25 km that a marathon wants (Fokkema 2020)."""

STEPS: Final = tuple(
    Step(at, before, after, kept)
    for ((at, before), (_, after)), kept in zip(pairwise(SHARES), KEPT_M, strict=True)
)

LITTLE_M: Final = 20_000.0
LOW_M: Final = 40_000.0
"""Below this a marathon depends on volume first (Fokkema 2020)."""


@dataclass(frozen=True, slots=True)
class Ramp:
    """How the weeks of a season grow that raise endurance."""

    factor: float
    """From one of them to the next."""
    peak_m: float
    held: tuple[tuple[float, float], ...] = ()
    """(weekly metres below, the longest run until then) of the steps that are crossed."""

    def risen_m(self, held_m: float, slot: Slot) -> float:
        """Return the metres a week holds after *held_m*: more where endurance rises, up to the season's peak."""
        if slot.rise is not Rise.ENDURANCE:
            return held_m
        return min(held_m * self.factor, max(self.peak_m * HAIR, held_m))

    def long_m(self, week_m: float) -> float:
        """Return the longest run of a week before a step that is crossed: what the weeks beyond can keep."""
        return min((most for below, most in self.held if week_m < below), default=float("inf"))


HAIR: Final = 1.001


def ramp(runner: Footing, slots: tuple[Slot, ...], fixed: float | None = None) -> Ramp:
    """Return how a season grows: as evenly as its weeks allow, or by the *fixed* factor."""
    free = (slot for slot in slots if not on_the_way.disturbs(runner.races, slot.monday, runner.long_day))
    rises = sum(slot.rise is Rise.ENDURANCE for slot in free)
    first, most = first_m(runner), runner.age.ramp
    weeks = sum(is_build(slot.phase) for slot in slots)
    peak = peak_m(runner, first * most**rises, first * (1 + GENTLY * (most - 1)) ** weeks)
    even = float(min(max((peak / first) ** (1 / max(rises, 1)), 1.0), most))
    crossed = (step for step in STEPS if first < step.at_m <= peak)
    held = tuple((step.at_m, step.after * step.below_m * most) for step in crossed)
    return Ramp(fixed or even, peak, held)


def build_of(runner: Footing, *, tight: bool) -> Build:
    """Return how a season is built: by the calendar, then by the volume a runner brings; asking for less changes nothing."""
    if tight:
        return Build.TIGHT if runner.distance == "marathon" else Build.SHORT
    if runner.weekly_m < LITTLE_M:
        return Build.ENDURANCE_FIRST
    if peak_m(replace(runner, most_m=NO_MOST)) < 1.02 * first_m(runner):
        return Build.SPEED_ONLY
    return Build.BALANCED if runner.weekly_m < LOW_M else Build.SPEED_FIRST


def peak_m(runner: Footing, reach_m: float = float("inf"), gently_m: float = 0.0) -> float:
    """Return the weekly metres a plan grows towards: enough for the goal, as far as growth, days and time allow.

    *reach_m* is what the weeks of its calendar can come to: a step that lies beyond is not crossed. *gently_m* is
    how far a long calendar may lead beyond what a season adds, where a marathon's longest run asks for it.
    """
    peak = min(max(min(_wanted_m(runner, gently_m), _able_m(runner)), runner.weekly_m), *_day_limit(runner))
    return min(peak, runner.most_m, *_steps_ahead(runner, peak, min(reach_m, _held_by_days(runner))))


def held_by(runner: Footing, wanted_m: float) -> str:
    """Return the limit that keeps a season from *wanted_m*: its days, a long run's part, the race's worth, or the ramp."""
    if min(_able_m(runner), _held_by_days(runner), *_day_limit(runner)) < wanted_m:
        return "day-time"
    if min(_steps_ahead(runner, wanted_m, wanted_m)) < wanted_m:
        return "I15"
    return "long-enough" if wanted_m >= ENOUGH.get(runner.distance, float("inf")) else "I2"


def _wanted_m(runner: Footing, gently_m: float) -> float:
    """Return the weekly metres that serve the goal, and what growth leads to."""
    far = min(_for_the_long_run(runner), gently_m)
    grown = min(_grown_m(runner.weekly_m) * runner.grows, ENOUGH.get(runner.distance, float("inf")))
    return max(grown, max(WANTED[runner.distance], far) * runner.grows, runner.weekly_m * A_LITTLE)


def _able_m(runner: Footing) -> float:
    """Return the weekly metres of runs that are not too long on average, or a little more than now."""
    days = min(len(runner.days), 6)
    mean = MEAN_RUN_S.get(runner.distance, USUAL_MEAN_S)[days - 1] * runner.grows
    return max(days * runner.easy_m(mean), runner.weekly_m * A_LITTLE)


def _grown_m(weekly_m: float) -> float:
    """Return what a season may come to from *weekly_m*, read off the table."""
    low, high = next((one, two) for one, two in pairwise(GROWTH) if weekly_m <= two[0])
    return low[1] + (weekly_m - low[0]) * (high[1] - low[1]) / (high[0] - low[0])


def _for_the_long_run(runner: Footing) -> float:
    """Return the weekly metres before the second step that hold a marathon's long run; 0 for shorter races."""
    step = STEPS[-1]
    return (
        min(step.kept_m, _longest_m(runner)) / step.before + GRID_M if runner.distance == "marathon" else 0.0
    )


def _longest_m(runner: Footing) -> float:
    """Return the longest run a runner's pace, used volume and long-run day allow, in metres."""
    return min(longest_m(runner), runner.day_caps[runner.long_day])


def _steps_ahead(runner: Footing, peak: float, reach_m: float) -> Iterator[float]:
    """Yield the week before each step that a season to *peak* cannot cross without giving up the long run it needs."""
    wish = _longest_m(runner) if runner.distance == "marathon" else 0.0
    for step in STEPS:
        least = max(step.at_m, min(step.kept_m, wish) / step.after + GRID_M)
        if first_m(runner) <= step.below_m and min(peak, reach_m) < least:
            yield step.below_m
    yield float("inf")


def _held_by_days(runner: Footing) -> float:
    """Return the metres a week can hold in the time its days have."""
    caps = sorted((runner.day_caps[day] for day in runner.days if day != runner.long_day), reverse=True)
    others = (min(cap, runner.easy_m(EASY_S)) for cap in caps[: MOST_RUNS - 1])
    return sum(others) + _longest_m(runner)


def first_m(runner: Footing) -> float:
    """Return the weekly metres a plan begins with: the runner's own, as far as their days can hold them."""
    return min(runner.weekly_m, *_day_limit(runner))


def _day_limit(runner: Footing) -> tuple[float, ...]:
    """With few days the long run's share binds: two days cannot pass 40 km, three cannot pass 64."""
    return {2: (39_500.0,), 3: (63_000.0,)}.get(len(runner.days), (250_000.0,))


def over_the_step(week_m: float, long_m: float) -> float:
    """Return the metres of a week that would have to shorten its long run to pass a step: it waits below."""
    for step in STEPS:
        if step.at_m <= week_m < min(long_m / step.after, step.at_m * OVER_IT):
            return step.below_m
    return week_m
