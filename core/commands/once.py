"""A distance of other days, told to a coach whose plan seems small: "but I was running 35 km before"."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.logbook import longest_run
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.understanding.weekly import of_other_days
from core.voice.text import t

TIMES: Final = 2
"""So many times as far as the longest run, done or planned these weeks, and a bare distance is a week of before."""
NEAR: Final = timedelta(days=28)


def of_before(scene: Scene, reading: Reading) -> bool:
    """Return whether a distance without a time, a day or an effort is what once was run.

    Words like "vorher" may as well mean this morning: only what is much further than any run near is of other days.
    """
    bare = reading.distance_m and not (reading.duration_s or reading.when or reading.effort)
    return bool(bare) and of_other_days(scene.said) and (reading.distance_m or 0) > TIMES * _longest(scene)


def _longest(scene: Scene) -> float:
    """Return the longest run of four weeks, before or after today, in metres."""
    first, last = scene.today - NEAR, scene.today + NEAR
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    planned = (scene.workout(on).distance_m for on in days)
    return max(longest_run(scene.athlete, first, last), *planned)


def from_now_on(scene: Scene) -> Turn:
    """Say why it is no run, and where the weeks start."""
    return scene.offer(
        t(
            "That was before, so I log no run. The weeks start from what your legs do now and grow as fast as is safe; "
            "whole weeks that feel easy make room for more."
        ),
        Choice(t("See all weeks"), "/plan"),
    )
