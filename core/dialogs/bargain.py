"""A bargain about how far: what is offered may be agreed to, left, or answered with another distance ("and 6?")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from core.dialogs.question import Heard, Rows, UnclearError, agrees, chosen
from core.understanding.further import adds
from core.understanding.questions import asks


@dataclass(frozen=True, slots=True)
class Far:
    """How far, in metres; *extra*: on top of what is planned."""

    metres: float
    extra: bool


def other_distance(heard: Heard) -> Far | None:
    """Return another distance that is named and nothing else, a bare number among them: "and 6?", "then 4 km"."""
    reading = heard.reading("asked:weekly_volume")
    alone = len(re.findall(r"\d+(?:[.,]\d+)?", heard.text)) == 1 and len(heard.text.split()) <= BARGAIN
    named = reading.weekly_m or 0
    told = heard.reading().duration_s or reading.when
    return Far(named, adds(heard.text, heard.language)) if alone and named >= LEAST_M and not told else None


BARGAIN: Final = 5
"""Words of a line that names another distance and no more."""
LEAST_M: Final = 1000.0


def bargained(heard: Heard, rows: Rows, offered_m: float) -> str | Far:
    """Return the other distance that is wanted, else whether what is offered is: naming it, unasked, agrees to it."""
    other = other_distance(heard)
    same = other and not other.extra and abs(other.metres - offered_m) < 1
    if other is None or chosen(rows, heard.word):
        return agreed(heard, rows)
    return "add it" if same and not asks(heard.text, heard.language) else other


def agreed(heard: Heard, rows: Rows) -> str:
    """Return whether it is to be added. Raises UnclearError."""
    said = chosen(rows, heard.word)
    if said is None and (agrees(heard) or heard.word in {"add it", "make it", "do that"}):
        said = "add it"
    if said is None:
        raise UnclearError
    return said
