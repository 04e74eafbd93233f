"""Asking for more than is planned: "can I add a 30 km Sunday?", "could I run 20k on Saturday instead"."""

from __future__ import annotations

from functools import lru_cache

from core.understanding.lasting.line import line
from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Kind
from core.understanding.words import BASE, finder
from core.units import Units


def wants_more(said: str, language: str = BASE) -> bool:
    """Say whether a line asks for more than is planned, in a language or in English."""
    return any(line(said, one).has("further", "double") for one in dict.fromkeys((language, BASE)))


def adds(said: str, language: str = BASE) -> bool:
    """Say whether a distance is meant on top of what is planned: "add 3 km", "5k extra"."""
    return any(line(said, one).has("on_top") for one in dict.fromkeys((language, BASE)))


def session_in(said: str, language: str = BASE) -> str | None:
    """Return what a line calls the session it asks for, by the key of the workouts' words; None when it names none."""
    folded = fold(clean(said))
    found = (finder(one, "workouts").first(folded) for one in dict.fromkeys((language, BASE)))
    return next((one for one in found if one), None)


def doubles(said: str, language: str = BASE) -> bool:
    """Say whether twice of what is planned is asked for: "double the intervals tomorrow"."""
    return any(line(said, one).has("double") for one in dict.fromkeys((language, BASE)))


@lru_cache(maxsize=512)
def metres_in(text: str, units: Units, language: str = "en") -> float | None:
    """Return the first distance that *text* names, in metres; None when it names none."""
    folded = spelled(mend(fold(clean(text)), language), language)
    found = (one for one in scan(folded, language, units)[0] if one.kind is Kind.DISTANCE)
    return next((one.number for one in found), None)
