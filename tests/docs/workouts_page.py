"""The page docs/workouts.md, written from the catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.goal import Goal, Result
from core.athlete.profile import Level
from core.training import sessions
from core.training.catalogue import ENTRIES, cost, title
from core.training.fitness import race_time
from core.training.footing import footing
from core.training.plan import Phase
from core.training.request import Request
from core.training.slot import Slot
from core.training.workouts.shape import FAST_SITES, HILL_SITES, MARATHON_SITES, WorkoutType
from core.voice.speech import speak

HEAD: Final = """# Workouts

Every kind of workout the planner can use, read from the catalogue (`core/training/workouts/`). This page is written by
`pytest tests/docs --update-transcripts` and a test keeps it true. How to add a workout: [changing.md](changing.md).

How much of a hard session a week holds is bounded by shares of that week (Daniels): R 5 %, I 8 %, T 10 %, M 20 %.
"""
INDEX: Final = 45.0
WEEKS: Final = (30, 50, 80, 110)
STEPS: Final = 4
LONG_M: Final = 30_000.0
MONDAY: Final = date(2027, 3, 1)
SITES: Final = {
    FAST_SITES: "hip, groin, or anything below but the knee",
    HILL_SITES: "hip, groin, or anything below",
    MARATHON_SITES: "shin, calf, Achilles, foot, hip, groin",
    frozenset(): "",
}


def page() -> str:
    """Return the whole page."""
    return "\n".join((HEAD, "## What each is for", "", *_table(PURPOSES), "", *_doses(), "", *_places(), ""))


def _table(columns: dict[str, object]) -> Iterable[str]:
    yield f"| {' | '.join(columns)} |"
    yield f"|{'---|' * len(columns)}"
    for one in ENTRIES.values():
        yield f"| {' | '.join(read(one) for read in columns.values())} |"  # type: ignore[operator]


def _when(one: WorkoutType) -> str:
    weeks = "all" if one.phases == frozenset(Phase) else ", ".join(p.value for p in Phase if p in one.phases)
    first = [f"from {one.from_m / 1000:g} km a week"] if one.from_m else []
    level = [f"from {one.level.value}"] if one.level is not Level.NOVICE else []
    name = "speed week" if one.quality else "week"
    step = [f"from {name} {one.from_step}"] if one.from_step > 1 else []
    return "; ".join((weeks, *level, *first, *step))


def _how(one: WorkoutType) -> str:
    zone = [one.zone.value] if one.zone else []
    return ", ".join((*zone, *([f"effort {one.effort:g}"] if one.effort else [])))


PURPOSES: Final = {
    "key": lambda one: f"`{one.key}`",
    "what the runner reads": lambda one: speak(one.purpose),
    "builds": lambda one: one.builds.value,
    "phases, and for whom": _when,
    "intensity": _how,
    "recovery": lambda one: speak(one.recovery),
    "hard": lambda one: "yes" if one.quality else "",
    "not with a sore": lambda one: SITES[one.avoid_sites],
    "source": lambda one: one.source,
}


def _doses() -> Iterable[str]:
    yield "## How much, by the week"
    yield ""
    yield (
        f"For an intermediate runner with a fitness index of {INDEX:g}, in the {STEPS}th speed week of a phase; below it what"
        " it costs: metres at R and I, minutes at T."
    )
    yield ""
    yield f"| key | {' | '.join(f'{week} km' for week in WEEKS)} |"
    yield f"|{'---|' * (len(WEEKS) + 1)}"
    for one in (one for one in ENTRIES.values() if one.quality and one.key != "race"):
        yield f"| `{one.key}` | {' | '.join(_dose(one, week * 1000.0) for week in WEEKS)} |"


def _dose(one: WorkoutType, week_m: float) -> str:
    result = Result(1, 10_000.0, race_time(10_000.0, INDEX), MONDAY)
    runner = footing(Request(Goal(None, None), MONDAY, (result,), week_m, level=Level.INTERMEDIATE))
    phase = next(phase for phase in Phase if phase in one.phases)
    need = sessions.need(Slot(1, MONDAY, MONDAY, phase, 1, 8, step=STEPS), runner, week_m)
    need = replace(need, distance_m=min(0.3 * week_m, LONG_M) if one.key == "marathon_pace_long" else 0.0)
    made = sessions.made_of(one, need) if one.suits(need) else None
    if made is None:
        return "-"
    found = cost(made, INDEX)
    fast = f"{found.fast_m:.0f} m" if found.fast_m else ""
    tempo = f"{found.threshold_s / 60:.0f} min" if found.threshold_s > 1 else ""
    return f"{speak(title(made))}<br>{fast or tempo}".removesuffix("<br>")


def _places() -> Iterable[str]:
    yield "## On a treadmill, and without a hill"
    yield ""
    yield "| key | on a treadmill | without a hill |"
    yield "|---|---|---|"
    for one in (one for one in ENTRIES.values() if one.running):
        yield f"| `{one.key}` | {speak(one.treadmill.text)} | {speak(one.flat.text)} |"
