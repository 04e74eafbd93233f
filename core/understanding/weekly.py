"""How much is run in a week, in a line about anything: "…, and I run 50k a week"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.plausible import MOST_WEEKLY_M
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Kind
from core.units import Units

LEAST: Final = 15
"""A number without a unit; fewer a week may as well be runs or days."""


_OTHER_DAYS: Final = (
    r"used to|before(?: (?:the|my|i|we|having|that|covid|getting|it)\b|[ .!]*$)|until (?:the|my|i|last)|last year|years? ago|"
    r"back (?:when|then)|fruher|vorher|damals|bis (?:zur|zum)|letztes jahr|vor (?:der|dem|meine\w*)|corria|solia|antes|"
    r"hasta (?:la|el|mi|que)|ano pasado|avant|jusqu|l ?an dernier|annee derniere|courais|antigamente|costumava|"
    r"ate (?:a|o|ao)"
)
OTHER_DAYS: Final = re.compile(rf"\b(?:{_OTHER_DAYS})\b")
"""Tells of other days: so much was run once, and nobody knows what is run now."""
EARLIER: Final = re.compile(rf"\b(?:{_OTHER_DAYS}|was|were)\b")
"""May tell of them, where nobody asked how much it was."""
NOW: Final = re.compile(
    r"\b(?:now|currently|at the moment|these days|jetzt|derzeit|ahora|actualmente|maintenant|agora)\W{1,3}"
    r"(?:about |around |only |just |maybe |i run |nur |etwa |solo |so )*(\d{1,3})(?![\d:.,]*\d)"
)
"""How much it is now, where it was another figure before."""


_OFTEN: Final = re.compile(
    r"\b(?:times|days|runs|x|mal|tage|laufe|veces|dias|salidas|fois|jours|sorties|vezes|treinos)"
    r" ?(?:a|per|each|every|/|pro|in der|die|por|a la|par|na) ?(?:week|woche|semana|semaine)[,;:( ]{1,3}"
    r"(?:about|around|roughly|some|in all|in total|etwa|rund|ungefahr|zusammen|insgesamt|unos|en total|alrededor de|"
    r"environ|en tout|a peu pres|uns|cerca de|no total|ca|circa|so|~| )*"
    r"(?P<km>\d{1,3}(?:[.,]\d)?) ?(?P<unit>kms?|k|kilomet\w+|mi|miles?|meilen|millas|milhas)\b"
    r"(?! (?:each|per run|every|pro lauf|jeweils|je\b|cada|chaque|chacune?|por treino))"
)
"""How often and how far in one breath: "3-4 times a week, around 35k"."""


@lru_cache(maxsize=512)
def weekly_m(text: str, units: Units, language: str = "en") -> float | None:
    """Return the metres a week that *text* names; None when it names none."""
    folded = spelled(mend(fold(clean(text)), language), language)
    now = NOW.search(folded) if EARLIER.search(folded) else None
    if now:
        return float(now[1]) * units.metres
    often = _OFTEN.search(folded)
    if often and float(often["km"].replace(",", ".")) >= LEAST and not EARLIER.search(folded):
        of = Units.MI if often["unit"].startswith("mi") or often["unit"] == "meilen" else Units.KM
        return float(often["km"].replace(",", ".")) * of.metres
    for token in scan(folded, language, units)[0]:
        past = EARLIER.search(_clause(folded, token.start))
        if token.kind is Kind.WEEKLY and not past and (token.unit or token.number >= LEAST):
            metres = token.number if token.unit else token.number * units.metres
            return metres if 0 <= metres <= MOST_WEEKLY_M else None
    return None


_MARK: Final = re.compile(r"[,.;!?](?!\d)|\b(?:but|and|aber|und|pero|mais|mas)\b")


def _clause(text: str, place: int) -> str:
    """Return the part of a sentence in which a place lies."""
    ends = [match.start() for match in _MARK.finditer(text)]
    first = max((end for end in ends if end < place), default=0)
    last = min((end for end in ends if end >= place), default=len(text))
    return text[first:last]


def of_other_days(text: str) -> bool:
    """Return whether all figures of a text are of other days: "used to run 50k a week, nothing since"."""
    said = [one for one in _MARK.split(fold(clean(text))) if any(letter.isdigit() for letter in one)]
    return bool(said) and all(OTHER_DAYS.search(one) for one in said)
