"""Times of repetitions, read as a set: evenness first, then the target, in one sentence."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Run
from core.condition import current_index
from core.pacing import EVEN, Set, set_of, sets_before, trend
from core.scene import Scene
from core.training.describe import pace
from core.training.measure import work
from core.units import Duration
from core.voice.text import NOTHING, Text, join, t, tn

ON_TARGET: Final = 0.025
"""A mean within 2.5 % of the planned time is on target."""


def as_a_set(scene: Scene, run: Run) -> Text:
    """Return what the times of a run's repetitions say together; nothing when there are none."""
    found = set_of(scene.athlete, run)
    if found is None:
        return NOTHING
    said = t("{evenness}, {target}.", evenness=_evenness(found), target=_target(scene, run, found))
    return join((said, _trend(found, sets_before(scene.athlete, run))))


def _evenness(found: Set) -> Text:
    count = len(found.times_s)
    if found.even:
        return t("{count} within {spread} of each other", count=count, spread=_seconds(found.spread_s))
    if found.fade_s > EVEN * found.mean_s / 2:
        return t(
            "{count} reps, slowing by about {drift} on the way", count=count, drift=_seconds(found.fade_s)
        )
    return t("{count} spread over {spread}", count=count, spread=_seconds(found.spread_s))


def _trend(now: Set, before: tuple[Set, ...]) -> Text:
    """Say how the spread changed over the block, where it clearly did."""
    change = trend(now, before)
    if change is None:
        return NOTHING
    figures = {"now": round(100 * now.spread), "before": round(100 * (now.spread - change))}
    if change < 0:
        return t("Evener than before: a spread of {now} %, where it was {before} % in this block.", **figures)
    return t("The spread was {before} % in this block and is {now} % now.", **figures)


def _seconds(seconds: float) -> Text:
    whole = max(round(seconds), 1)
    return t("one second") if whole == 1 else tn("{n} second", "{n} seconds", whole)


def of_another_length(scene: Scene, run: Run) -> bool:
    """Return whether the times cannot be those of the planned repetitions: eight times 400 m where 200 m were due."""
    found, due = set_of(scene.athlete, run), planned_s(scene, run)
    return found is not None and due is not None and abs(found.mean_s - due) > OTHER * due


OTHER: Final = 0.25
"""The part of its time by which no repetition is run too fast or too slow."""


def _target(scene: Scene, run: Run, found: Set) -> Text:
    due = planned_s(scene, run)
    if due is None or of_another_length(scene, run):
        return SKILL if found.even else START_SLOWER
    if found.mean_s < due * (1 - ON_TARGET):
        return t(
            "quicker than the {due} we wanted: hold back a little, the last should look like the first",
            due=_shown(due),
        )
    if found.mean_s > due * (1 + ON_TARGET):
        return t(
            "a little over the {due} we planned, and that is fine: relaxed comes first, fast follows",
            due=_shown(due),
        )
    return t("and on target: that evenness is the skill we're after") if found.even else START_SLOWER


SKILL: Final = t("and that evenness is the skill we're after")
START_SLOWER: Final = t("so start the first ones slower next time: even is the skill we're after")


def _shown(seconds: float) -> Duration:
    """Return the planned time as it is shown."""
    return Duration(round(seconds))


def planned_s(scene: Scene, run: Run) -> float | None:
    """Return what each repetition of the day should take, in seconds; None without paces or repetitions.

    A repetition that is planned by the clock has no time of its own to be held against.
    """
    main = work(scene.workout(run.on)) if run.planned else None
    step = main[0] if main else None
    found = pace(step.zone, current_index(scene.athlete, run.on)) if step and step.zone else None
    if step is None or found is None:
        return None
    return (step.distance_m or 0) / 1000 * found.seconds_per_km or None
