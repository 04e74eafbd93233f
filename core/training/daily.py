"""What a day holds: easy running with its strides or hill sprints, the long run, a hard session made to fit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Final

from core.athlete.profile import Level
from core.training import budgets, layout, programme, sessions
from core.training.ages import ANY
from core.training.catalogue import ENTRIES, build, resized
from core.training.frame import Frame
from core.training.long_run import running_week, walks
from core.training.measure import parts_s
from core.training.plan import Phase
from core.training.race_week import shakeout
from core.training.slot import Rise
from core.training.taper import LAST_SHORT, NO_LIMIT
from core.training.workout import Because, Workout
from core.training.workouts.easy import stride_dose
from core.training.workouts.hills import FIRST_HILLS, sprint_dose
from core.training.workouts.parts import hill_sprints, strides
from core.training.workouts.shape import FAST_SITES, HILL_SITES, Dose

LONGEST_RECOVERY_M: Final = 9000.0

MOST_OF_A_DAY: Final = 1 / 3
"""The part of a day's time that strides or hill sprints after its easy run may take: the rest is running."""


def hills(f: Frame) -> tuple[int, float]:
    """Return this week's hill sprints: more or longer ones in the base, kept where no mile block takes over.

    They grow in lighter weeks too: where every other week adds distance, there is no room for more of them.
    """
    if _week(f) <= 1 or not f.long_m or _forbids(f, ENTRIES["hill_sprints"].avoid_sites):
        return 0, 8.0
    if f.slot.phase in {Phase.BASE, Phase.ROLLING}:
        climbs = f.slot.climbs + f.runner.behind.hills // FIRST_HILLS
        reps, seconds = sprint_dose(climbs, _level(f), tender=f.runner.tender)
        more = FIRST_HILLS if f.slot.rise is not Rise.ENDURANCE else 0
        reps = min(max(reps, f.past.hills), f.past.hills + more)
        return reps, seconds if more and reps == f.past.hills else f.past.hill_s
    kept = f.slot.phase is Phase.SPECIFIC and not f.past.miled
    return (f.past.hills, f.past.hill_s) if kept else (0, 8.0)


def _forbids(f: Frame, sites: frozenset[str]) -> bool:
    """Return whether one of *sites* is hurt in this week."""
    return bool(sessions.sore(f.slot, f.runner) & sites)


def walking(f: Frame) -> bool:
    """Return whether a beginner still runs and walks in turn."""
    return walks(f.runner, f.slot)


def _week(f: Frame) -> int:
    """Return which week of running it is: nothing fast comes in the first, where the running itself is new."""
    return running_week(f.runner, f.slot)


def _level(f: Frame) -> Level:
    return sessions.level_of(f.slot, f.runner, f.week_m)


def _strides(f: Frame) -> int:
    number, late = _week(f), 2 if f.runner.tender else 0
    if number < STRIDES_FROM + late or _forbids(f, FAST_SITES) or hills_first(f):
        return 0
    return stride_dose(1 if f.slot.phase is Phase.TAPER else number, _level(f), tender=f.runner.tender)


STRIDES_FROM: Final = 3
"""The week of running that strides begin in (science 2.4)."""


def hills_first(f: Frame) -> bool:
    """Return whether strides wait for the first hill sprints, which come with the first week that can hold some."""
    waits = _week(f) <= HILLS_BY and f.slot.phase in {Phase.BASE, Phase.ROLLING}
    return waits and not f.past.hills and not _forbids(f, ENTRIES["hill_sprints"].avoid_sites)


HILLS_BY: Final = 4
"""The last week of running in which strides wait for hill sprints: a lighter week has come by then."""


def touches(f: Frame, easy: tuple[int, ...]) -> dict[int, str]:
    """Return which easy days carry hill sprints or strides; days with all the time come first."""
    easy = tuple(sorted(easy, key=lambda day: -f.runner.day_s[day]))
    wanted = tuple(touch for touch, (reps, _) in turns(f).items() if reps)
    wanted += ("progression",) if _progresses(f) else ()
    return (
        dict(zip(easy, wanted, strict=False))
        if len(easy) > 1
        else dict.fromkeys(easy, wanted[0])
        if wanted
        else {}
    )


@lru_cache(maxsize=16)
def turns(f: Frame) -> Mapping[str, tuple[int, float]]:
    """Return how often what follows an easy run is repeated in a week, and the seconds one takes with its rest."""
    sprints, each_s = hills(f)
    return {
        "hills": (sprints, parts_s(hill_sprints(1, each_s), f.runner.index)),
        "strides": (_strides(f), parts_s(strides(1), f.runner.index)),
    }


def touch_reps(f: Frame, day: int, touch: str) -> int:
    """Return how many strides or hill sprints *day* has the time for after its easy run, of those that are due."""
    reps, each_s = turns(f)[touch]
    return min(reps, int(MOST_OF_A_DAY * f.runner.day_s[day] // each_s))


def touched_m(f: Frame, day: int, touch: str | None) -> float:
    """Return the easy metres that *day* has the time for beside what follows them: the run is shortened, not the strides."""
    if touch is None or touch not in turns(f):
        return NO_LIMIT
    taken = touch_reps(f, day, touch) * turns(f)[touch][1]
    return f.runner.easy_m(f.runner.day_s[day] - taken)


STEADY_FROM: Final = 4
STEADY_RUNS: Final = 5


def _progresses(f: Frame) -> bool:
    """Return whether one easy run of this week ends at marathon pace: every other week of a base of five runs or more."""
    used = f.runner.level is not Level.NOVICE and len(f.days) >= STEADY_RUNS and not f.races
    turn = f.slot.number >= STEADY_FROM and not f.slot.number % 2 and not f.slot.cutback
    return used and turn and f.slot.phase in {Phase.BASE, Phase.ROLLING} and f.past.hard is not None


def workout(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if day in hard:
        sized = resized(hard[day], metres, f.runner.index)
        made = sized if f.in_time(day, sized) else hard[day]
        return made.because_of(*made.because, *_age_reason(f), *_week_reason(f))
    if walking(f):
        return _walk_run(f, day, metres)
    if f.long_m and day == f.runner.long_day and not _forbids(f, ENTRIES["long"].avoid_sites):
        return _long_run(f, metres, hard)
    if 0 < f.to_race(day) <= LAST_SHORT:
        return shakeout(metres, day, f.runner, f.past)
    made = _easy(f, day, metres, hard, touch)
    return made if f.in_time(day, made) else _easy(f, day, metres, hard, None)


def _easy(f: Frame, day: int, metres: float, hard: dict[int, Workout], touch: str | None) -> Workout:
    if touch == "hills":
        reps, seconds = touch_reps(f, day, touch), hills(f)[1]
        return _made(
            "hill_sprints",
            f,
            Dose(metres, f.runner.index, reps=reps, each_s=seconds),
            "hill-sprints",
            ("reps", reps),
        )
    if touch == "progression":
        steady = sessions.progression(f.slot, f.runner, f.week_m, metres)
        return (
            steady.because_of(*steady.because, *_week_reason(f))
            if steady
            else _easy(f, day, metres, hard, None)
        )
    if touch == "strides":
        dose = Dose(metres, f.runner.index, strides=touch_reps(f, day, touch))
        return _made("easy", f, dose, "strides-form")
    after = (day - 1) % 7 in hard or (f.long_m and (day - 1) % 7 == f.runner.long_day)
    if after and metres <= LONGEST_RECOVERY_M and len(f.days) >= 5:  # noqa: PLR2004 - with fewer runs a day of rest comes first
        return _made("recovery", f, Dose(metres, f.runner.index), "recovery-easy")
    spared = _forbids(f, HILL_SITES)
    return _made("easy", f, Dose(metres, f.runner.index), "open-injury" if spared else "base-easy")


def _walk_run(f: Frame, day: int, metres: float) -> Workout:
    """Return running and walking, cut to the time the day has: walking takes longer than the metres say."""
    sizes = (metres - cut * budgets.FINE_M for cut in range(int(metres / budgets.FINE_M)))
    walks = (_walked(f, size) for size in sizes)
    return next((made for made in walks if f.in_time(day, made)), _walked(f, budgets.FINE_M))


def _walked(f: Frame, metres: float) -> Workout:
    asked = replace(
        sessions.need(f.slot, f.runner, f.week_m),
        step=sessions.weeks_along(f.slot, f.runner),
        distance_m=metres,
    )
    made = sessions.made_of(ENTRIES["walk_run"], asked)
    assert made  # noqa: S101 - walking and running is never too much
    return made.because_of(*made.because, *_week_reason(f))


def _long_run(f: Frame, metres: float, hard: dict[int, Workout]) -> Workout:
    steady, why = _marathon_long(f, metres, hard), _why_so_long(f, metres)
    if steady:
        limit = (why,) if WITHOUT in dict(why.facts) else ()
        return steady.because_of(*steady.because, *limit, *_week_reason(f))
    return build("long", Dose(metres, f.runner.index)).because_of(why, *_week_reason(f))


WITHOUT: Final = "without_m"


def _why_so_long(f: Frame, metres: float) -> Because:
    """Return what made a long run no longer, and what it would be without; the week may have cut it further."""
    longer = ((WITHOUT, f.without_m),) if f.without_m > metres else ()
    facts = (
        ("run_m", metres),
        ("longest_m", f.past.longest(f.on(6))),
        ("share", 100 * budgets.share(f.week_m)),
        ("time_s", budgets.longest_s(f.runner.index)),
    )
    return Because(f.long_rule, (*facts, *longer))


def _marathon_long(f: Frame, long_m: float, hard: dict[int, Workout]) -> Workout | None:
    """Return this week's long run with marathon pace in it; None when it is easy."""
    kinds = programme.kinds(f.slot, f.runner, programme.most_hard(f.runner, len(f.days)))
    near = any(layout.gap(day, f.runner.long_day) < f.runner.age.apart for day in hard)
    if "marathon_long" not in kinds or f.races or near or f.slot.cutback or not f.rested(f.runner.long_day):
        return None
    return at_pace(f, long_m)


def at_pace(f: Frame, long_m: float) -> Workout | None:
    """Return a long run of *long_m* with as much marathon pace as this week takes; None where that is too little."""
    ask = sessions.Ask(distance_m=long_m, known=f.known)
    return sessions.session("marathon_long", f.slot, f.runner, f.week_m, ask)


def _made(key: str, f: Frame, dose: Dose, rule: str, *facts: tuple[str, str | float]) -> Workout:
    return build(key, dose).because_of(Because(rule, facts), *_week_reason(f))


def _age_reason(f: Frame) -> tuple[Because, ...]:
    return (Because("age-apart"),) if f.runner.age.apart > ANY.apart else ()


def _week_reason(f: Frame) -> tuple[Because, ...]:
    if f.slot.phase is Phase.TAPER:
        return (Because("taper"),)
    if f.slot.phase is Phase.BRIDGE:
        return (Because("bridge-week"),)
    return (Because("cutback-week"),) if f.slot.cutback else ()
