"""What a runner tells of their health that asks for a professional's leave before hard sessions.

The seven questions of the PAR-Q+ (Warburton et al. 2011) with pregnancy, the year after a birth, and being under 18.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import Final

from core.understanding.clauses import Clauses
from core.understanding.meanings import NUMBER
from core.understanding.safety import named, readings

ADULT: Final = 18
YOUNGEST: Final = 8


class Cause(StrEnum):
    """Why hard sessions wait for a professional's leave."""

    HEART = "heart_condition"
    LASTING = "lasting"
    SUPERVISED = "supervised"
    PREGNANT = "pregnant"
    BIRTH = "birth"
    MINOR = "minor"


ANYTIME: Final = frozenset({Cause.HEART, Cause.PREGNANT, Cause.BIRTH, Cause.MINOR})
"""What counts whenever it is told; the others only where they were asked for."""
EVER: Final = frozenset({Cause.HEART, Cause.LASTING, Cause.SUPERVISED})
"""What counts though it is over: the question is whether a doctor has ever found it."""


class Topic(StrEnum):
    """A wish that has one answer for everybody, whatever the plan is."""

    MEDICINE = "painkiller"
    EATING_LESS = "slim"


def topic(text: str) -> Topic | None:
    """Return what *text* asks about medicines or eating less, in any language; a mere report asks nothing."""
    asks = "?" in text or bool(named(text, frozenset({"asks"})))
    found = named(text, frozenset(Topic)) if asks else frozenset()
    return next((one for one in Topic if one in found), None)


@lru_cache(maxsize=64)
def causes(text: str) -> tuple[Cause, ...]:
    """Return what *text* tells of the runner's own health, in any language; never raises."""
    over = named(text, frozenset(cause.value for cause in EVER), ever=True)
    found = over | named(text, frozenset(cause.value for cause in Cause if cause not in EVER))
    if new_father(text):
        found -= {Cause.BIRTH}
    young = Cause.MINOR in found or any(_young(read) for read in readings(text))
    return tuple(cause for cause in Cause if cause in found or (young and cause is Cause.MINOR))


def new_father(text: str) -> bool:
    """Say whether a runner tells that they became a father: a birth that is in the house, and not in their own body."""
    return bool(named(text, frozenset({"father"})))


def _young(read: Clauses) -> bool:
    """Say whether an age below 18 is told: "I'm 16", "tengo 16 años"."""
    return any(_is_age(read, place) for place in read.places.get(NUMBER, ()))


def _is_age(read: Clauses, place: int) -> bool:
    word = read.row[read.items[place].first].word
    if not word.isdecimal() or not YOUNGEST <= int(word) < ADULT or not place:
        return False
    before = read.items[place - 1].means
    after = place + 1
    ends = after == len(read.items) or bool(read.cuts[after]) or "joins" in read.items[after].means
    aged = not ends and "aged" in read.items[after].means
    said = {"age_of", "age_is"} if aged else {"age_is"}
    return (aged or ends) and bool(before & said) and not read.of_another[place]
