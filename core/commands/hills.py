"""A slope in numbers: what pace is as hard up it as a runner's own on the flat."""

from __future__ import annotations

import re
from typing import Final

from core.condition import current_index
from core.scene import Scene
from core.training.fitness.hills import hill_pace
from core.training.paces import by_effort, paces
from core.understanding.normalise import clean, fold
from core.understanding.questions import speaks_of
from core.units import Pace
from core.voice.answers import BY_KEY
from core.voice.text import Text, join, t

SLOPE: Final = re.compile(
    r"(?<![\w.,])(\d{1,2}(?:[.,]\d)?) ?(?:%|(?:per ?cent|prozent|por ?ciento|por ?cento|pour ?cent)\b)"
)
USUAL: Final = 4.0
"""Per cent of an example, where none was named."""
STEEPEST: Final = 30.0
"""What is steeper is no slope one runs."""


def slope(said: str) -> float | None:
    """Return the per cent of a slope that are named; None when there are none."""
    found = SLOPE.search(fold(clean(said)))
    grade = float(found[1].replace(",", ".")) if found else 0.0
    return grade if 0 < grade <= STEEPEST else None


def of_a_slope(said: str) -> bool:
    """Return whether a message is about a slope of so many per cent: "pace up a 6 % climb"."""
    return slope(said) is not None and speaks_of(said, "hills")


def on_hills(scene: Scene) -> Text:
    """Return how hills are run, and what a slope makes of the runner's own marathon pace, or of any."""
    grade = slope(scene.said) or USUAL
    return join((BY_KEY["hills"].text, _own(scene, grade)))


def _own(scene: Scene, grade: float) -> Text:
    index = current_index(scene.athlete, scene.today)
    up = hill_pace(1.0, grade / 100) - 1
    if index is None or by_effort(index):
        return t(
            "On a climb of {grade} % the same effort is about {share} % slower.",
            grade=_figure(grade),
            share=round(100 * up),
        )
    flat = paces(index).marathon.seconds_per_km
    return t(
        "On a climb of {grade} % the effort of your marathon pace, {flat}, is about {climb}.",
        grade=_figure(grade),
        flat=Pace(flat),
        climb=Pace(hill_pace(flat, grade / 100)),
    )


def _figure(grade: float) -> float:
    return int(grade) if grade == int(grade) else grade
