"""How running comes back after something hurt: what it was and how long it took decide how much of the ladder.

Bone, what nobody named, and what a professional had to clear take every step. Muscle, tendon or joint that are calm
again begin higher, so that the way back is about as long as the break (time-off table). A stop of up to five days, by
which nothing is lost, has no ladder: the table's next class, as after any injury (Daniels; estimate).
"""

from __future__ import annotations

from datetime import date
from typing import Final

from core.absences import DAY
from core.dialogs.laid import lay_days
from core.dialogs.rungs import Standing, laid_from, level
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import cleared, without_absence
from core.training.comeback import CLASSES, Days, returning, stages
from core.training.ladder import LADDER, first_rung
from core.understanding.body import BONE, site_text
from core.voice.text import NOTHING, Text, t, tn

BRIEF: Final = CLASSES[0][0]
"""Days off that cost nothing (Daniels, time-off table)."""
MINUTE_S: Final = 60


REST_BEFORE: Final = 2
"""Days of rest before a stop that are no part of it."""


def kept_off(off: int, named: int) -> int:
    """Return how many days something kept from running: those that were *named*, or all *off* where they are more."""
    return off if off > named + REST_BEFORE else named


def every_step(site: str | None) -> bool:
    """Return whether a place takes the whole ladder, however short the stop: bone, or nobody knows what."""
    return site is None or site in BONE


def begins(site: str | None, off: int) -> Standing | None:
    """Return where the ladder begins when a place kept from running for *off* days; None: so short a stop has none."""
    if every_step(site):
        return Standing(0, off)
    if off <= BRIEF:
        return None
    first = first_rung(off)
    return Standing(first, off, first)


def laid_behind(scene: Scene, start: date, site: str | None, off: int) -> Scene:
    """Return the scene with the way back from *start* on, and no running before it."""
    here = begins(site, off)
    return laid_from(scene, start, here) if here else _eased(scene, start, off)


def _eased(scene: Scene, start: date, off: int) -> Scene:
    plan = scene.athlete.plan
    if plan is None:
        return scene
    clean = without_absence(plan, scene.today)
    way = returning(clean, start, stages(off, injured=True), level(scene))
    new: Days = {**cleared(clean, scene.today, start - DAY), **way}
    return lay_days(scene, "injury", way_back(scene, clean, new), (("days_off", float(off)), ends(new)))


def eased_until(start: date, off: int) -> date:
    """Return the last day on which nothing is fast yet, after a stop that has no ladder."""
    return start + DAY * (sum(stage.days for stage in stages(off, injured=True)) - 1)


def how_gently(start: date, off: int) -> Text:
    """Say what comes back first after a stop that has no ladder, and until when nothing is fast."""
    return t(
        "Half of the plan at first, then three quarters, all of it easy until {until:date}.",
        until=eased_until(start, off),
    )


def in_steps(here: Standing) -> Text:
    """Say in how many steps running comes back, and how long it runs at a time in the first."""
    return tn(
        "Running comes back in {steps} steps, from a minute at a time to thirty minutes in one piece.",
        "Running comes back in {steps} steps, from {n} minutes at a time to thirty minutes in one piece.",
        round(LADDER[here.first].run_s / MINUTE_S),
        steps=here.steps,
    )


def why_every_step(site: str | None, off: int) -> Text:
    """Say why a stop leads to the whole ladder where a calf's would not; nothing where it would as well."""
    if not every_step(site) or first_rung(off) == 0:
        return NOTHING
    if site is None:
        return t("Without knowing where it is I take the careful way.")
    return t("Bone may be involved ({where}), so I skip no step.", where=site_text(site, None))
