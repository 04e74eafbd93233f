"""What a set of repetitions says: "6x800 at 3:20 with 400 jog" is six times, and how far that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.understanding.run_times import human
from core.understanding.tokens import Kind, Page
from core.units import KM_M, MILE_M

_SET: Final = re.compile(
    r"(\d{1,2})\s?[x*]\s?(\d+(?:\.\d+)?)(?:\s?(km|k|miles?|mi|m)(?![a-z]))?"
    r"(?:\s?(?:\bat\b|\bin\b|\ben\b|\bem\b|\ba\b|@)\s?(\d{1,2}[:\x27]\d{2}|\d{2,3}))?"
)
_JOG: Final = re.compile(r"(\d{2,4})\s?m?\s(?:jog|jogs|jogged|float|walk|recovery|rec)\b")
_METRES: Final = {"km": KM_M, "k": KM_M, "m": 1.0, "mi": MILE_M, "mile": MILE_M, "miles": MILE_M}
SHORT_M: Final = 100.0
"""A bare number from here on is metres: 6x800; below it is kilometres, or no distance."""
MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Reps:
    """Repetitions: the time of each, and the metres of all of them with what was jogged between."""

    times_s: tuple[float, ...] = ()
    metres: float | None = None


def reps(page: Page) -> Reps:
    """Return the first set a text tells; an empty one when it tells none."""
    token = next(iter(page.all(Kind.SET)), None)
    text = page.text[token.start : token.end] if token else ""
    found = _SET.match(text)
    if found is None or not 0 < int(found[1]) <= MOST:
        return Reps()
    count, each = int(found[1]), _each(float(found[2]), found[3])
    if each is None:
        return Reps()
    jog = _JOG.search(text)
    between = float(jog[1]) if jog else 0.0
    seconds = _seconds(found[4]) if found[4] else None
    times = (seconds,) * count if seconds and human(seconds, each) else ()
    return Reps(times, count * (each + between))


def _each(number: float, unit: str | None) -> float | None:
    if unit:
        return number * _METRES[unit]
    return number if number >= SHORT_M else None


def _seconds(text: str) -> float:
    minutes, colon, seconds = text.replace("'", ":").rpartition(":")
    return int(minutes) * 60 + float(seconds) if colon else float(seconds)
