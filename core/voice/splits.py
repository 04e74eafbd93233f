"""Times of repetitions, read as a set: evenness first, then the target, in one sentence."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Run
from core.condition import current_index
from core.scene import Scene
from core.training.describe import pace
from core.training.measure import work
from core.units import Duration
from core.voice.text import NOTHING, Text, t

LEAST: Final = 3
"""Two times are no set."""

EVEN: Final = 0.05
"""A spread up to 5 % of the mean is even."""

ON_TARGET: Final = 0.025
"""A mean within 2.5 % of the planned time is on target."""


def as_a_set(scene: Scene, run: Run) -> Text:
    """Return what the times of a run's repetitions say together; nothing when there are none."""
    times = run.splits_s
    if len(times) < LEAST:
        return NOTHING
    return t("{evenness}, {target}.", evenness=_evenness(times), target=_target(scene, run))


def _evenness(times: tuple[float, ...]) -> Text:
    mean, spread = sum(times) / len(times), max(times) - min(times)
    third = max(len(times) // 3, 1)
    drift = sum(times[-third:]) / third - sum(times[:third]) / third
    if spread <= EVEN * mean:
        return t("{count} within {spread} of each other", count=len(times), spread=_seconds(spread))
    if drift > EVEN * mean / 2:
        return t(
            "{count} that got slower by about {drift} on the way", count=len(times), drift=_seconds(drift)
        )
    return t("{count} spread over {spread}", count=len(times), spread=_seconds(spread))


def _seconds(seconds: float) -> Text:
    whole = max(round(seconds), 1)
    return t("one second") if whole == 1 else t("{n} seconds", n=whole)


def _target(scene: Scene, run: Run) -> Text:
    due = planned_s(scene, run)
    times = run.splits_s
    mean = sum(times) / len(times)
    even = max(times) - min(times) <= EVEN * mean
    if due is None:
        return SKILL if even else START_SLOWER
    if mean < due * (1 - ON_TARGET):
        return t(
            "quicker than the {due} we wanted: hold back a little, the last should look like the first",
            due=_shown(due),
        )
    if mean > due * (1 + ON_TARGET):
        return t(
            "a little over the {due} we planned, and that is fine: relaxed comes first, fast follows",
            due=_shown(due),
        )
    return t("and on target: that evenness is the skill we're after") if even else START_SLOWER


SKILL: Final = t("and that evenness is the skill we're after")
START_SLOWER: Final = t("so start the first ones slower next time: even is the skill we're after")


def _shown(seconds: float) -> Duration:
    """Return the planned time as it is shown."""
    return Duration(round(seconds))


def planned_s(scene: Scene, run: Run) -> float | None:
    """Return what each repetition of the day should take, in seconds; None without paces or repetitions."""
    main = work(scene.workout(run.on)) if run.planned else None
    step = main[0] if main else None
    found = pace(step.zone, current_index(scene.athlete, run.on)) if step and step.zone else None
    if step is None or found is None:
        return None
    return step.duration_s or (step.distance_m or 0) / 1000 * found.seconds_per_km or None
