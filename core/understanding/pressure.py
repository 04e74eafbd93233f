"""How tired and how stressed somebody is, 0 to 10, from a number beside the word or from the word itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

NOT: Final = re.compile(r"\b(?:not|isn't|aren't|no|never|hardly)\W+(?:\w+\W+)?$")
NUMBER: Final = r"\W{0,3}(?:is |at |about |level )?(\d{1,2})(?!\s?(?:h|k|m|:|\d))"

TIRED: Final = (
    (re.compile(r"\b(?:exhausted|shattered|knackered|wiped out|drained|wrecked|dead tired|so tired)\b"), 8.0),
    (re.compile(r"\b(?:very|really|super) tired\b"), 7.0),
    (re.compile(r"\b(?:tired|fatigued|worn out|low energy|no energy)\b"), 5.0),
)
STRESSED: Final = (
    (re.compile(r"\b(?:(?:very|really|so|super) stressed|overwhelmed|burn(?:ed|t) out)\b"), 8.0),
    (
        re.compile(
            r"\b(?:stressed|stressful|work is mad|work's mad|crazy at work|under pressure|deadline\w*)\b"
        ),
        7.0,
    ),
)
TIRED_NAMED: Final = re.compile(r"\b(?:fatigue|tired|tiredness)" + NUMBER)
ENERGY_NAMED: Final = re.compile(r"\benergy" + NUMBER)
STRESS_NAMED: Final = re.compile(r"\bstress(?:ed)?" + NUMBER)
MOST: Final = 10.0


def tired(said: str) -> float | None:
    """Return how tired somebody says they are; None when they do not say. *said* in small letters."""
    energy = ENERGY_NAMED.search(said)
    if energy and float(energy[1]) <= MOST:
        return MOST - float(energy[1])
    return _rated(said, TIRED_NAMED, TIRED)


def pressed(said: str) -> float | None:
    """Return how stressed somebody says they are; None when they do not say. *said* in small letters."""
    return _rated(said, STRESS_NAMED, STRESSED)


def _rated(said: str, named: re.Pattern[str], words: Sequence[tuple[re.Pattern[str], float]]) -> float | None:
    number = named.search(said)
    if number and float(number[1]) <= MOST:
        return float(number[1])
    found = ((pattern.search(said), value) for pattern, value in words)
    return next((value for one, value in found if one and not NOT.search(said[: one.start()])), None)
