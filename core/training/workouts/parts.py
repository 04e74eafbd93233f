"""The shapes most workouts share: warm-up and cool-down, repetitions with their rests, strides, hill sprints."""

from __future__ import annotations

from math import ceil, floor
from typing import Final

from core.training.measure import parts_m, parts_s, seconds_per_km
from core.training.workout import Part, Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.shape import Dose

GRID_M: Final = 500.0
"""Sessions are rounded to half kilometres."""

FINE_M: Final = 100.0
"""The same where every minute counts."""

WARM_UP_S: Final = 600.0
COOL_DOWN_S: Final = 420.0
LEAST_COOL_DOWN_S: Final = 300.0


def easy_step(kind: StepKind, distance_m: float) -> Step:
    """Return easy running over *distance_m*."""
    return Step(kind, distance_m=distance_m, zone=Zone.E)


def strides(count: int) -> tuple[Part, ...]:
    """Return *count* strides of 20 s with easy jogging between; none for 0."""
    stride = Step(StepKind.WORK, duration_s=20, effort=8)
    return (Repeat(count, (stride, Step(StepKind.RECOVERY, duration_s=75, zone=Zone.E))),) if count else ()


def hill_sprints(count: int, each_s: float) -> tuple[Part, ...]:
    """Return *count* all-out hill sprints, walking down for two minutes or more (Hudson)."""
    sprint = Step(StepKind.WORK, duration_s=each_s, effort=10)
    return (Repeat(count, (sprint, Step(StepKind.RECOVERY, duration_s=120, effort=1))),) if count else ()


def repeats(dose: Dose, zone: Zone | None, effort: float | None = None) -> Part:
    """Return a dose's repetitions, each followed by its rest; one piece without rest stands alone."""
    piece = Step(StepKind.WORK, dose.each_m, dose.each_s, zone, effort)
    if dose.rest_m is None and dose.rest_s is None:
        return piece
    return Repeat(dose.reps, (piece, Step(StepKind.RECOVERY, dose.rest_m, dose.rest_s, Zone.E)))


def session(key: str, dose: Dose, main: tuple[Part, ...]) -> Workout:
    """Return *main* between a warm-up (ten minutes or more) and a cool-down, filled up to the distance."""
    warm, cool = least_ends_m(dose.index) if dose.brief else ends_m(dose.index)
    core = parts_m(main, dose.index)
    total = max(dose.distance_m, up_to(warm + core + cool, FINE_M if dose.brief else GRID_M))
    spare = total - warm - core - cool
    warm += spare / 2 // GRID_M * GRID_M
    parts = (
        easy_step(StepKind.WARM_UP, warm),
        *strides(dose.strides),
        *main,
        easy_step(StepKind.COOL_DOWN, round(total - warm - core)),
    )
    return whole(key, total, parts, dose.index)


def whole(key: str, distance_m: float, parts: tuple[Part, ...], index: float | None) -> Workout:
    """Return a workout of *parts*, its duration measured."""
    return Workout(key, distance_m, round(parts_s(parts, index)), parts)


def ends_m(index: float | None) -> tuple[float, float]:
    """Return the least warm-up and cool-down: ten and seven minutes of easy running, in metres."""
    fast = _fast_s(index)
    return _on_grid(WARM_UP_S / fast), _on_grid(COOL_DOWN_S / fast)


def least_ends_m(index: float | None) -> tuple[float, float]:
    """Return the shortest there may be where time is short: ten and five minutes, in metres."""
    fast = _fast_s(index)
    return up_to(WARM_UP_S / fast, FINE_M), up_to(LEAST_COOL_DOWN_S / fast, FINE_M)


def _fast_s(index: float | None) -> float:
    """Return the seconds of a metre at the fast end of easy pace: no warm-up is short for who runs it briskly."""
    return seconds_per_km(Step(StepKind.STEADY, zone=Zone.E), index) * 0.93 / 1000


def _on_grid(metres: float) -> float:
    return max(ceil(metres / GRID_M) * GRID_M, 1000.0)


def down_to(amount: float, grid: float) -> float:
    """Return *amount* rounded down to the grid."""
    return floor(amount / grid + 1e-6) * grid


def up_to(amount: float, grid: float) -> float:
    """Return *amount* rounded up to the grid."""
    return ceil(amount / grid - 1e-6) * grid
