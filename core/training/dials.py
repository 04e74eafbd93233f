"""Dials: a plan with more or less distance or fast running than usual, or the limit that stands in the way.

Each dial is tried against the plan without it. What moves the wrong way is not taken: less distance is never more
speed, more speed never less of it. Where nothing to speak of changes, the plan says why (`Plan.warnings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, TypeAlias

from core.athlete.profile import Dial
from core.training.budgets import GRID_M
from core.training.catalogue import is_quality
from core.training.footing import Footing
from core.training.plan import Phase, Plan
from core.training.ramp import first_m, held_by
from core.training.sessions import speed_m

VISIBLE: Final = 0.02
"""The part by which all distance, or all speed, of a plan has to change to be worth a word."""

FIXED: Final = frozenset({Phase.RACE, Phase.RECOVERY})
"""Weeks in which no dial turns anything."""


@dataclass(frozen=True, slots=True)
class Size:
    """A plan in figures: the metres of its weeks, and how many are fast in its hard sessions."""

    weeks_m: tuple[float, ...]
    fast_m: float

    @property
    def metres(self) -> float:
        """All metres."""
        return sum(self.weeks_m)


Kept: TypeAlias = Callable[[Footing], "Plan | str"]


@dataclass(frozen=True, slots=True)
class Turn:
    """One way to turn a dial: what is tried, the part by which a plan moves as asked, and why none does."""

    tries: Callable[[Footing, Size], Iterator[Mapping[str, Any]]]
    moved: Callable[[Size, Size], float]
    why: Callable[[Footing, Size, bool], str]
    """The limit, from the plan before and whether one that was tried cannot be."""


def turned(runner: Footing, kept: Kept) -> Plan | str:
    """Return the plan that the dials of *runner* ask for, as far as limits let them turn, or the rule that forbids any."""
    now = usual(runner)
    found = kept(now)
    told: tuple[str, ...] = ()
    for dial, way in (("volume", runner.volume), ("speed", runner.speed)):
        turn = TURNS.get((dial, way))
        if turn and isinstance(found, Plan):
            now, found, why = _turned(turn, now, found, kept)
            told = (*told, f"{dial}-{way.value}:{why}") if why else told
    return found if isinstance(found, str) else replace(found, warnings=(*found.warnings, *told))


def _turned(turn: Turn, now: Footing, found: Plan, kept: Kept) -> tuple[Footing, Plan, str]:
    """Return the runner and the plan after one dial is turned, and why it moves nothing to speak of, if so."""
    before, refused = _size(found, now), False
    for one in turn.tries(now, before):
        dialled = replace(now, **one)
        other = kept(dialled)
        if isinstance(other, str):
            refused = True
        elif turn.moved(before, _size(other, dialled)) >= VISIBLE:
            return dialled, other, ""
    return now, found, turn.why(now, before, refused)


def usual(runner: Footing) -> Footing:
    """Return the runner with their dials as usual."""
    return replace(runner, volume=Dial.USUAL, speed=Dial.USUAL)


def _size(plan: Plan, runner: Footing) -> Size:
    weeks = [week for week in plan.weeks if week.phase not in FIXED]
    hard = (day.workout for week in weeks for day in week.days if is_quality(day.workout))
    return Size(
        tuple(sum(day.workout.distance_m for day in week.days) for week in weeks),
        sum(speed_m(one, runner.index) for one in hard if one.type != "race"),
    )


def _less_distance(before: Size, after: Size) -> float:
    """Return how much less distance there is, where no week has more and there is no more speed."""
    larger = any(now > was + GRID_M for was, now in zip(before.weeks_m, after.weeks_m, strict=False))
    return 0.0 if larger or after.fast_m > before.fast_m + 1 else 1 - after.metres / before.metres


def _more_distance(before: Size, after: Size) -> float:
    return after.metres / before.metres - 1


def _less_speed(before: Size, after: Size) -> float:
    return 1 - after.fast_m / before.fast_m if before.fast_m else 0.0


def _more_speed(before: Size, after: Size) -> float:
    """Return how much more speed there is, where no distance to speak of is given for it."""
    given = after.metres < (1 - VISIBLE) * before.metres
    return 0.0 if given or not before.fast_m else after.fast_m / before.fast_m - 1


LESS: Final = 0.9
"""The part of its usual peak that a season with less distance has at most."""
GIVEN_WAY: Final = (0.0, 0.5, 0.8)
"""How much of a wish for less gives way to what a race needs."""
AHEAD: Final = (1, 2, 3)
"""Steps that sessions are ahead where more speed is asked for, the fewest first."""
MORE: Final = 1.15
"""How much further a season with more distance grows; the ramp stays as it is."""


def _smaller(runner: Footing, before: Size) -> Iterator[Mapping[str, Any]]:
    """Yield seasons that hold what their runner brings, or a tenth less than the usual peak; then ever larger ones."""
    peak = max(before.weeks_m)
    least = min(first_m(runner), LESS * peak)
    yield from ({"most_m": least + part * (peak - least)} for part in GIVEN_WAY)


TURNS: Final[Mapping[tuple[str, Dial], Turn]] = {
    ("volume", Dial.LESS): Turn(
        _smaller, _less_distance, lambda _, __, refused: "race" if refused else "least"
    ),
    ("volume", Dial.MORE): Turn(
        lambda *_: iter(({"grows": MORE},)),
        _more_distance,
        lambda runner, before, _: held_by(runner, MORE * max(before.weeks_m)),
    ),
    ("speed", Dial.LESS): Turn(lambda *_: iter(({"speed": Dial.LESS},)), _less_speed, lambda *_: "least"),
    ("speed", Dial.MORE): Turn(
        lambda *_: iter(tuple({"ahead": steps} for steps in AHEAD)),
        _more_speed,
        lambda _, before, __: "share" if before.fast_m else "first",
    ),
}
"""What is tried for each way of a dial, in order."""
