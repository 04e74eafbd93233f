"""The programme: which kinds of hard sessions each phase of a season asks for, by goal and whose turn it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from core.athlete.profile import Level
from core.training.footing import Footing
from core.training.plan import Phase
from core.training.slot import ROLLING_WEEKS, Slot
from core.training.workouts.shape import Builds

Kinds = tuple[tuple[str, ...], ...]

MILE_BLOCK: Final[Kinds] = (
    ("repetitions", "threshold"),
    ("repetitions", "threshold"),
    ("repetitions", "intervals"),
    ("repetitions", "threshold"),
)
"""Repetitions come two weeks before intervals: one new stress at a time (Daniels)."""

SPEED_LIMITED: Final[Kinds] = (
    ("repetitions", "threshold"),
    ("repetitions", "repetitions"),
    ("repetitions", "intervals"),
)
ENDURANCE_LIMITED: Final[Kinds] = (
    ("repetitions", "threshold"),
    ("threshold", "repetitions"),
    ("threshold", "threshold"),
)
"""Mile blocks for runners whose mile lags behind their longer races, and whose longer races lag behind their mile."""

ALONE: Final[Mapping[Kinds, tuple[str, ...]]] = {
    MILE_BLOCK: ("repetitions", "repetitions", "threshold", "repetitions"),
    SPEED_LIMITED: ("repetitions",),
    ENDURANCE_LIMITED: ("repetitions", "repetitions", "threshold", "threshold"),
}
"""The same with one hard session a week, week by week."""

LEANS: Final = 0.3
"""From here on the mile check shifts the block."""

PROGRAMME: Final[Mapping[tuple[str | None, Phase], Kinds]] = {
    ("marathon", Phase.SPECIFIC): (("threshold", "touch"), ("threshold", "marathon_long")),
    ("half", Phase.SPECIFIC): (("threshold", "touch"), ("threshold", "intervals")),
    ("10k", Phase.SPECIFIC): (("intervals", "threshold"),),
    ("5k", Phase.SPECIFIC): (("intervals", "threshold"), ("intervals", "repetitions")),
    ("mile", Phase.SPECIFIC): (("repetitions", "threshold"), ("repetitions", "intervals")),
    ("marathon", Phase.TAPER): (("threshold",),),
    ("half", Phase.TAPER): (("threshold",),),
    ("10k", Phase.TAPER): (("intervals",),),
    ("5k", Phase.TAPER): (("intervals",),),
    ("mile", Phase.TAPER): (("repetitions",),),
}
"""Kinds of hard sessions by goal and phase, one group a week in turn; the first of a group matters most."""

EVERY_GOAL: Final[Mapping[Phase, Kinds]] = {
    Phase.BASE: (("fartlek",), ("hill_reps",)),
    Phase.ROLLING: (
        *(("fartlek",), ("hill_reps",)) * 2,
        ("fartlek",),
        *(("threshold",),) * 3,
    ),
    Phase.MILE: MILE_BLOCK,
    Phase.RACE: (("sharpener",),),
}

LAST_BASE_WEEKS: Final = 2


@dataclass(frozen=True, slots=True)
class Want:
    """What a kind of hard session is for: what it builds, or only keeps."""

    builds: Builds
    keep: bool = False


WANTED: Final[Mapping[str, Want]] = {
    "repetitions": Want(Builds.ECONOMY),
    "touch": Want(Builds.ECONOMY, keep=True),
    "intervals": Want(Builds.POWER),
    "threshold": Want(Builds.THRESHOLD),
    "fartlek": Want(Builds.FEEL),
    "sharpener": Want(Builds.FEEL),
    "hill_reps": Want(Builds.STRENGTH),
    "marathon_long": Want(Builds.PACING),
}
"""The kinds the programme names, by what they are for; the catalogue knows which workouts build that."""


def kinds(slot: Slot, runner: Footing, most: int, *, begun: bool = False) -> tuple[str, ...]:
    """Return the kinds of hard sessions of a week, at most *most*, the one that matters most first.

    A base holds them from its second half on; from the first week where they have *begun* in steady weeks before it.
    """
    if slot.phase is Phase.BASE and not begun and slot.position <= slot.length - _late_base(slot):
        return ()
    if slot.phase is Phase.ROLLING and not begun and slot.position <= ROLLING_WEEKS // 2:
        return ()
    groups = programme_of(slot, runner)
    if not groups:
        return ()
    if most == 1 and slot.phase is Phase.MILE:
        alone = ALONE[groups]
        return (alone[(slot.position - 1) % len(alone)],)
    turn = _group(slot, runner)
    group = groups[turn % len(groups)]
    if most == 1 and len(group) > 1:
        return (group[turn % len(group)],)
    return group[: 1 if slot.cutback else most]


def _late_base(slot: Slot) -> int:
    """Return how many weeks at the end of a base hold a hard session: its second half, two at least."""
    return max(slot.length // 2, LAST_BASE_WEEKS)


def programme_of(slot: Slot, runner: Footing) -> Kinds:
    """Return the programme of a phase; a mile block leans to what the mile check found missing."""
    if slot.phase is Phase.MILE and abs(runner.mix) >= LEANS:
        return SPEED_LIMITED if runner.mix > 0 else ENDURANCE_LIMITED
    return PROGRAMME.get((runner.distance, slot.phase)) or EVERY_GOAL.get(slot.phase, ())


def _group(slot: Slot, runner: Footing) -> int:
    """Return which group of a programme a week holds, from 0: before a marathon the second has the race's pace."""
    if runner.distance == "marathon" and slot.phase is Phase.SPECIFIC:
        return min(slot.pace, 1)
    return turn_of(slot) - 1 + (runner.behind.weeks if slot.phase is Phase.ROLLING else 0)


def turn_of(slot: Slot) -> int:
    """Return whose turn it is, from 1: in the mile block by speed weeks, so that a lighter week skips nobody."""
    return max(slot.step, 1) if slot.phase is Phase.MILE else slot.position


def most_hard(runner: Footing, runs: int) -> int:
    """Return how many hard sessions a week holds: one for novices or three runs and fewer, else two."""
    if runs <= 1:
        return 0
    return 1 if runner.level is Level.NOVICE or runs <= 3 else 2  # noqa: PLR2004 - said above
