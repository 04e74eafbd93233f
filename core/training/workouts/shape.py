"""What an entry of the catalogue says of itself, what it is asked, and what it answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from core.athlete.profile import Level
from core.training.measure import zone_s
from core.training.plan import Phase
from core.training.workout import Workout, Zone
from core.voice.text import NOTHING, Text, t

FAST_SITES: Final = frozenset(
    {"calf", "achilles", "hamstring", "shin", "foot", "plantar", "toe", "ankle", "hip", "groin", "legs"}
)
"""Where soreness forbids fast running (pain monitoring: Silbernagel 2007 and clinical practice)."""

HILL_SITES: Final = FAST_SITES | {"knee", "it_band"}
"""Running down a hill adds the knee and the iliotibial band."""

MARATHON_SITES: Final = frozenset({"shin", "calf", "achilles", "foot", "plantar", "hip", "groin"})
"""Where soreness forbids long or steady running."""

ALWAYS: Final = frozenset(Phase)


class Builds(StrEnum):
    """What a workout builds; the planner asks for one of these, never for a workout by its name."""

    ENDURANCE = "endurance"
    RECOVERY = "recovery"
    FORM = "form"
    FEEL = "feel"
    """The first touch of speed: fast and slow told apart without a watch."""
    STRENGTH = "strength"
    ECONOMY = "economy"
    POWER = "power"
    """How much oxygen can be used (VO2max)."""
    THRESHOLD = "threshold"
    PACING = "pacing"


@dataclass(frozen=True, slots=True)
class Dose:
    """How much of a workout: what a builder may need; it takes what its type uses.

    *distance_m* is the whole run (0: as short as the session allows); *reps* repetitions of *each_m* metres
    or *each_s* seconds with *rest_m* or *rest_s* between; *index* sizes steps given in minutes.
    """

    distance_m: float = 0.0
    index: float | None = None
    reps: int = 0
    each_m: float | None = None
    each_s: float | None = None
    rest_m: float | None = None
    rest_s: float | None = None
    strides: int = 0
    fast_m: float = 0.0
    zone: Zone | None = None
    brief: bool = False
    """Between the shortest easy ends there may be."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a dose depends on: the week, the runner, and how far along they are."""

    index: float
    level: Level = Level.INTERMEDIATE
    phase: Phase = Phase.MILE
    week_m: float = 0.0
    caps: Mapping[Zone, float] = field(default_factory=dict)
    """Metres that one session of this week may hold at most, by zone."""
    share: float = 1.0
    """The part of a cap that the ramp has come to."""
    fast_share: float = 1.0
    """The same at mile and interval pace, where an old injury asks for less."""
    part: float = 1.0
    """Smaller still: a lighter week, a budget that is nearly spent."""
    step: int = 1
    """How often the speed budget has grown in this phase, or which week of a plan it is."""
    turn: int = 1
    """The how-manieth session of its kind it is: those that build the same take turns."""
    distance_m: float = 0.0
    """The length of the whole run; 0: as short as the session allows."""
    tender: bool = False
    """A year after an injury of calf, shin, foot …"""
    by_feel: bool = False
    """Told minutes and efforts, not metres and paces."""
    keep: bool = False
    """Only to keep what was built before."""
    sore: frozenset[str] = frozenset()
    """Sites that are hurt now."""
    before: int = 0
    """Hill sprints of the last session that held some."""
    brief: bool = False
    """As short as it can be around its fast part: the day has no time, or the week no metres, for more."""

    def room_m(self, zone: Zone) -> float:
        """Return the metres a session may hold in *zone* now."""
        share = self.fast_share if zone in {Zone.R, Zone.I} else self.share
        return self.caps[zone] * share * self.part

    def room_s(self, zone: Zone) -> float:
        """Return the seconds those metres take."""
        return zone_s(zone, self.room_m(zone), self.index)


@dataclass(frozen=True, slots=True)
class Variant:
    """How a workout is run where it cannot be run as written, and what it becomes where that is another one."""

    text: Text
    instead: Callable[[Workout, float | None], Workout] | None = None


BELT: Final = Variant(
    t("Set 1% of incline and go by feel: same effort, same minutes. Belts are rarely exact about pace.")
)
FLAT: Final = Variant(t("It needs no hill: run it as it is."))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkoutType:
    """One entry of the catalogue: everything the rest of the coach needs to know of a kind of workout."""

    key: str
    type: str = ""
    """The type its workouts have in a plan, where that is not its own key: a form of it."""
    name: Text
    purpose: Text
    builds: Builds
    source: str
    title: Callable[[Workout], Text]
    build: Callable[[Dose], Workout]
    dose: Callable[[Need], Dose | None] = lambda need: Dose(need.distance_m, need.index)
    """How much, for the runner and week at hand; None when even its smallest form is too much."""
    rule: str = "base-easy"
    """Its reason (`core.training.reasons`) where a plan holds it."""
    is_form: Callable[[Workout], bool] | None = None
    """Tells its workouts from others of its type."""
    phases: frozenset[Phase] = ALWAYS
    level: Level = Level.NOVICE
    """The least level it is for."""
    from_m: float = 0.0
    """The weekly metres it is for, and more."""
    from_step: int = 1
    """The speed week of a phase it may first appear in."""
    zone: Zone | None = None
    """The zone of its main part, whose pace is told."""
    effort: float | None = None
    """The effort of its main part where that is not a zone."""
    recovery: Text = NOTHING
    quality: bool = False
    fast: bool = False
    """Strains calves and Achilles tendons: R, I and hill running."""
    avoid_sites: frozenset[str] = frozenset()
    """Sites that forbid it when they are sore."""
    running: bool = True
    treadmill: Variant = BELT
    flat: Variant = FLAT

    @property
    def of(self) -> str:
        """The type its workouts have in a plan."""
        return self.type or self.key

    def suits(self, need: Need) -> bool:
        """Return whether it belongs into that week of that runner, and nothing that hurts forbids it."""
        levels = list(Level)
        able = levels.index(need.level) >= levels.index(self.level) and need.week_m >= self.from_m
        able = able and not self.avoid_sites & need.sore
        return able and need.phase in self.phases and max(need.step, need.turn) >= self.from_step
