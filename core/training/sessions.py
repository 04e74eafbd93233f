"""The hard sessions of a week: which entry of the catalogue answers what the programme asks for.

How much of each a runner and a week can take is the entry's own business (`WorkoutType.dose`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from core.athlete.profile import Level
from core.training.budgets import caps, fraction
from core.training.capped import cap_reasons, fast
from core.training.catalogue import ENTRIES, build, hill_sprint_reps, that_build, zones_m
from core.training.footing import Footing
from core.training.paces import by_effort, level_by_volume
from core.training.plan import Phase
from core.training.programme import WANTED, turn_of
from core.training.reasons import names
from core.training.slot import Slot
from core.training.workout import Because, Workout, Zone
from core.training.workouts.shape import Builds, Need, WorkoutType

LEAN_DOSE: Final = 0.2
"""How much smaller the repetitions of an endurance-limited runner may become, and the tempo of a speed-limited one."""

SPARED_WEEKS: Final = 6
"""Weeks at the start of a plan without what an open injury forbids: nobody knows yet when it will be over."""

SPRINT_M: Final = 40.0
"""What a hill sprint takes from the speed budget."""

LIGHTER: Final = 0.7
"""The part of a dose that is left in a lighter week."""


@dataclass(frozen=True, slots=True)
class Ask:
    """What a session is asked with beside its week: a part of its dose, the run's metres where they are set."""

    part: float = 1.0
    distance_m: float = 0.0
    known: frozenset[str] | None = None
    """The types it may have; None: any."""
    without: frozenset[str] = frozenset()
    """Entries it is not made of: the week holds them already."""
    instead: tuple[str, ...] = ("fartlek",)
    """The kinds that stand in for it, where it does not fit."""
    brief: bool = False
    """Whether only its fast part keeps its size: warm-up and cool-down are as short as they may be, without strides."""
    times: tuple[tuple[Builds, int], ...] | None = None
    """How often what sessions build was built before, where they take turns by that; None: by their weeks."""

    def allows(self, one: WorkoutType) -> bool:
        """Return whether it may be made of an entry."""
        return (self.known is None or one.of in self.known) and one.key not in self.without


def session(kind: str, slot: Slot, runner: Footing, week_m: float, ask: Ask = Ask()) -> Workout | None:
    """Return the session of *kind* at a part of its dose, or what stands in for it in a small week, or None.

    *kind* says what to build; which entry of the catalogue builds it depends on the phase, the level, the week and
    whose turn it is. Where even its smallest form breaks a cap it gives way to what stands in for it, or to none. A
    run of a set length has nothing to stand in for it.
    """
    want = WANTED[kind]
    asked = need(slot, runner, week_m, ask.part, keep=want.keep, distance_m=ask.distance_m)
    asked = replace(asked, brief=True) if ask.brief else asked
    if ask.times is not None:
        asked = replace(asked, turn=dict(ask.times).get(want.builds, 0) + 1)
    if want.builds is Builds.PACING:
        asked = _paced(asked, slot)
    entries = that_build(want.builds, asked)
    entries = tuple(one for one in entries if ask.allows(one))
    made = first_made(entries, asked)
    if made is None and slot.cutback:  # what cannot be smaller stays as it is
        made = first_made(entries, replace(asked, part=ask.part), lighter=True)
    if made or want.keep or ask.distance_m:
        return made
    others = (session(one, slot, runner, week_m, replace(ask, instead=())) for one in ask.instead)
    return next((other for other in others if other), None)


def need(
    slot: Slot,
    runner: Footing,
    week_m: float,
    part: float = 1.0,
    *,
    keep: bool = False,
    distance_m: float = 0.0,
) -> Need:
    """Return what a session of a week of *week_m* is asked with; in a lighter week everything is smaller."""
    return Need(
        index=runner.index,
        level=level_of(slot, runner, week_m),
        phase=slot.phase,
        week_m=week_m,
        caps=caps(week_m),
        share=fraction(slot.step, tender=False) * _leaning(slot, runner.mix),
        fast_share=fraction(slot.step, tender=runner.tender) * _leaning(slot, -runner.mix),
        part=part * (LIGHTER if slot.cutback else 1.0),
        step=slot.step,
        turn=turn_of(slot),
        tender=runner.tender,
        sore=sore(slot, runner),
        by_feel=by_effort(runner.known_index),
        keep=keep,
        distance_m=distance_m,
    )


def weeks_along(slot: Slot, runner: Footing) -> int:
    """Return the how-manieth week of training it is, those before the plan counted."""
    return slot.number + runner.behind.weeks


YEAR: Final = 52


def level_of(slot: Slot, runner: Footing, week_m: float) -> Level:
    """Return what a runner's workouts are made for: a novice's level rises after a year, with the weeks of the next one.

    How many hard sessions they have a week stays.
    """
    grown = runner.level is Level.NOVICE and weeks_along(slot, runner) > YEAR
    return level_by_volume(week_m) if grown else runner.level


def sore(slot: Slot, runner: Footing) -> frozenset[str]:
    """Return the sites that are hurt in a week: an open injury has its first weeks, then the mornings' questions."""
    return runner.sore if slot.number <= SPARED_WEEKS else frozenset()


def _leaning(slot: Slot, away: float) -> float:
    """Return the part of a dose left of what a mile block leans *away* from (0 to 1; below zero: towards)."""
    return 1 - LEAN_DOSE * max(away, 0.0) if slot.phase is Phase.MILE else 1.0


def _paced(asked: Need, slot: Slot) -> Need:
    """Marathon pace grows each time it is run: every other week of its phase, lighter ones passed over."""
    return replace(asked, step=max(slot.pace, 1), share=fraction(slot.pace, tender=False))


def first_made(entries: tuple[WorkoutType, ...], asked: Need, *, lighter: bool = False) -> Workout | None:
    """Return the workout of the first entry whose dose fits."""
    made = (made_of(one, asked, lighter=lighter) for one in entries)
    return next((workout for workout in made if workout), None)


def made_of(one: WorkoutType, asked: Need, *, lighter: bool = False) -> Workout | None:
    """Return an entry's workout for a need, with its reason; None when even its smallest form is too much.

    What a *lighter* week keeps as small as it is, no cap has made smaller.
    """
    dose = one.dose(asked)
    if dose is None:
        return None
    dose = replace(dose, strides=0, brief=True) if asked.brief else dose
    made = because(build(one.key, dose), _rule(one, asked))
    return made if lighter else made.because_of(*made.because, *cap_reasons(one, asked, made))


def _rule(one: WorkoutType, asked: Need) -> str:
    """Return why an entry's workout is there: playing with speed comes before measured work, later it stands in."""
    if asked.keep:
        return "speed-touch"
    later = one.builds is Builds.FEEL and asked.phase not in {Phase.BASE, Phase.ROLLING}
    return "fartlek-light" if later else one.rule


def because(workout: Workout, rule: str) -> Workout:
    """Return *workout*, there by *rule*, with the figures of the workout that the rule's sentence names."""
    facts = tuple(figure(workout) for name, figure in FIGURES.items() if names(rule, name))
    return workout.because_of(Because(rule, facts))


FIGURES: Final[Mapping[str, Callable[[Workout], tuple[str, float]]]] = {
    "fast": fast,
    "reps": lambda workout: ("reps", hill_sprint_reps(workout)),
}
"""What a sentence may name of a workout."""


def progression(slot: Slot, runner: Footing, week_m: float, distance_m: float) -> Workout | None:
    """Return an easy run of *distance_m* that ends at marathon pace, no hard session; None when it is too short."""
    entry = ENTRIES["progression"]
    asked = replace(need(slot, runner, week_m), distance_m=distance_m)
    return made_of(entry, asked) if entry.suits(asked) else None


def time_trial(runner: Footing, week_m: float, *, half_way: bool = False) -> Workout | None:
    """Return a mile time trial, or the 1200 m of a test half-way; 1200 m too in a week too small for a mile.

    None where even that is more than 5 % of the week, or an old injury asks for care.
    """
    asked = Need(runner.index, runner.level, week_m=week_m, caps=caps(week_m), tender=runner.tender)
    mile, short = ENTRIES["time_trial"], ENTRIES["time_trial_half_way"]
    made = first_made((short,) if half_way else (mile, short), asked)
    return made if made is None or half_way else because(made, mile.rule)


@lru_cache(maxsize=4096)
def speed_m(workout: Workout, index: float) -> float:
    """Return what a workout takes from the speed budget: metres at R, I and T, forty for a hill sprint."""
    by_zone = zones_m(workout, index)
    return by_zone[Zone.R] + by_zone[Zone.I] + by_zone[Zone.T] + SPRINT_M * hill_sprint_reps(workout)
