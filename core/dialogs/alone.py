"""A number, or a side, that stands alone: said of what was told just before."""

from __future__ import annotations

import re
from typing import Final

from core.dialogs.question import Heard

_SAID_BEFORE: Final = (
    "no|well|actually|sorry|wait|maybe|perhaps|more like|make it|make that|i meant?|say|it'?s|it is|it was|about|rather"
    "|around|the|a|an|only|just|on|my"
)
LEADS: Final = rf"(?:(?:{_SAID_BEFORE})\W+)*"
NUMBER: Final = re.compile(
    LEADS
    + r"(\d{1,2}(?:[.,]5)?)(?:\s?/\s?10| out of (?:10|ten))?(?:\W+(?:actually|really|sorry|rather|maybe|now))*"
)
SIDE: Final = re.compile(LEADS + r"(left|right|both)(?:\W+(?:one|side|ones|sides|of them|actually|sorry))*")
MOST: Final = 10.0


def number_alone(heard: Heard) -> float | None:
    """Return a number from 0 to 10 that is all a line says: "3", "actually more like a 3"."""
    found = NUMBER.fullmatch(heard.word)
    number = float(found[1].replace(",", ".")) if found else MOST + 1
    return number if number <= MOST else None


BEHIND: Final = re.compile(
    r",\s?(?:(?:a|an|like|about|maybe)\s)*(\d{1,2}(?:[.,]5)?)(?:\s?/\s?10| out of (?:10|ten))?[ .!]*$"
)


def number_said(heard: Heard) -> float | None:
    """Return a number that stands alone, or behind the rest of an answer: "during the run, 4"."""
    found = BEHIND.search(heard.word)
    number = float(found[1].replace(",", ".")) if found else MOST + 1
    return number if number <= MOST else number_alone(heard)


def side_alone(heard: Heard) -> str | None:
    """Return the side that is all a line says: "left", "the right one"."""
    found = SIDE.fullmatch(heard.word)
    return found[1] if found else None
