"""What a day holds: easy running with its strides or hill sprints, the long run, a hard session made to fit."""

from __future__ import annotations

from typing import Final

from core.training import budgets, layout, sessions
from core.training.budgets import floor_to
from core.training.catalogue import build, resized
from core.training.frame import Frame
from core.training.phases import Rise
from core.training.plan import Phase
from core.training.workout import Because, Workout, Zone
from core.training.workouts.shape import Dose

WALKING_WEEKS: Final = 8
LONGEST_RECOVERY_M: Final = 9000.0


def hills(f: Frame) -> tuple[int, float]:
    """Return this week's hill sprints: growing in the base, kept where no mile block takes over."""
    if _walking(f) or not f.long_m:
        return 0, 8.0
    if f.slot.phase in {Phase.BASE, Phase.ROLLING}:
        reps, seconds = budgets.hill_sprints(f.slot.step, f.runner.level, tender=f.runner.tender)
        more = budgets.FIRST_HILLS if f.slot.rise is Rise.SPEED else 0
        return min(max(reps, f.past.hills), f.past.hills + more), seconds
    kept = f.slot.phase is Phase.SPECIFIC and not f.past.miled
    return (f.past.hills, f.past.hill_s) if kept else (0, 8.0)


def _walking(f: Frame) -> bool:
    """Return whether a beginner still runs and walks in turn: the first two months."""
    return f.runner.walks and f.slot.number <= WALKING_WEEKS


def _strides(f: Frame) -> int:
    number, late = f.slot.number, 2 if f.runner.tender else 0
    if _walking(f) or number < 3 + late:
        return 0
    return 6 if number >= 8 and not f.runner.tender and f.slot.phase is not Phase.TAPER else 4  # noqa: PLR2004


def touches(f: Frame, easy: tuple[int, ...]) -> dict[int, str]:
    """Return which easy days carry hill sprints or strides; days with all the time come first."""
    easy = tuple(sorted(easy, key=lambda day: -f.runner.day_s[day]))
    sprints, strides = hills(f)[0], _strides(f)
    wanted = (("hills",) if sprints else ()) + (("strides",) if strides else ())
    return (
        dict(zip(easy, wanted, strict=False))
        if len(easy) > 1
        else dict.fromkeys(easy, wanted[0])
        if wanted
        else {}
    )


def workout(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if day in hard:
        sized = resized(hard[day], metres, f.runner.index)
        made = sized if f.in_time(day, sized) else hard[day]
        return made.because_of(*made.because, *_week_reason(f))
    if _walking(f):
        return _walk_run(f, metres)
    if f.long_m and day == f.runner.long_day:
        return _long_run(f, metres, hard)
    made = _easy(f, day, metres, hard, touch)
    return made if f.in_time(day, made) else _easy(f, day, metres, hard, None)


def _easy(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if touch == "hills":
        reps, seconds = hills(f)
        return _made(
            "hill_sprints",
            f,
            Dose(metres, f.runner.index, reps=reps, each_s=seconds),
            "hill-sprints",
            ("reps", reps),
        )
    if touch == "strides":
        return _made("easy", f, Dose(metres, f.runner.index, strides=_strides(f)), "strides-form")
    after = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    if after and metres <= LONGEST_RECOVERY_M and len(f.days) >= 5:  # noqa: PLR2004 - with fewer runs a day of rest comes first
        return _made("recovery", f, Dose(metres, f.runner.index), "recovery-easy")
    return _made("easy", f, Dose(metres, f.runner.index), "base-easy")


def _walk_run(f: Frame, metres: float) -> Workout:
    n = f.slot.number
    dose = Dose(metres, f.runner.index, each_s=60.0 * ((n + 1) // 2), rest_s=120.0 if n < 3 else 60.0)  # noqa: PLR2004 - shorter walks
    return _made("walk_run", f, dose, "walk-run")


def _long_run(f: Frame, metres: float, hard: dict[int, Workout]) -> Workout:
    fast = _marathon_m(f, metres, hard)
    if fast:
        return _made(
            "marathon_pace_long",
            f,
            Dose(metres, f.runner.index, fast_m=fast),
            "marathon-pace",
            ("fast_m", fast),
        )
    longest = f.past.longest(f.on(6))
    rule = "I1" if metres + f.grid > longest * budgets.SPIKE else "long-endurance"
    return _made("long", f, Dose(metres, f.runner.index), rule, ("longest_m", longest))


def _marathon_m(f: Frame, long_m: float, hard: dict[int, Workout]) -> float:
    """Return the metres at marathon pace in this week's long run; 0 when it is easy."""
    kinds = sessions.kinds(f.slot, f.runner, sessions.most_hard(f.runner, len(f.days)))
    near = any(layout.gap(day, f.runner.long_day) < layout.APART for day in hard)
    if "marathon_long" not in kinds or f.races or near or f.slot.cutback or not f.rested(f.runner.long_day):
        return 0.0
    pace = budgets.zone_s(Zone.M, 1000, f.runner.index)
    most = min(budgets.caps(f.week_m)[Zone.M], 6600 / pace * 1000, long_m * 0.5)
    fast = floor_to(most * budgets.fraction(f.slot.position // 2, tender=False), 1000)
    return fast if fast * pace / 1000 >= 1200 else 0.0  # noqa: PLR2004 - twenty minutes or none


def _made(key: str, f: Frame, dose: Dose, rule: str, *facts: tuple[str, str | float]) -> Workout:
    return build(key, dose).because_of(Because(rule, facts), *_week_reason(f))


def _week_reason(f: Frame) -> tuple[Because, ...]:
    if f.slot.phase is Phase.TAPER:
        return (Because("taper"),)
    if f.slot.phase is Phase.BRIDGE:
        return (Because("bridge-week"),)
    return (Because("cutback-week"),) if f.slot.cutback else ()
