"""Words worth keeping in the log: the clauses that say more than the figures."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.feel import cut
from core.understanding.normalise import clean, fold
from core.understanding.reading import Intent
from core.understanding.tokens import Page
from core.understanding.words import BASE, finder, pattern, section

_KEPT: Final = frozenset(
    {Intent.LOG_RUN, Intent.SKIP_RUN, Intent.REPORT_PAIN, Intent.REPORT_ILLNESS, Intent.VACATION}
)
_LEAST: Final = 2


def as_planned(text: str, language: str = BASE) -> bool:
    """Say whether *text* tells that the planned run was run, in a language or in English."""
    folded = fold(clean(text))
    found = (pattern(one, "marks", "as_planned").search(folded) for one in dict.fromkeys((language, BASE)))
    return any(found)


def _worth(clause: str, language: str) -> bool:
    """Say whether enough words are left that no value was read from; a place on the body is kept elsewhere."""
    fillers = _fillers(language)
    told = pattern(language, "marks", "as_planned").sub(" ", clause)
    left = [word for word in re.findall(r"[^\W\d]{2,}", told) if word not in fillers]
    return len(left) >= _LEAST and finder(language, "body").first(clause) is None


@cache
def _fillers(language: str) -> frozenset[str]:
    return frozenset(section(language, "fillers").get("words", ()))


def note(page: Page, wants: Intent) -> str:
    """Return the clauses of a report that hold words and ask nothing, exactly as typed, joined by commas."""
    if wants not in _KEPT:
        return ""
    typed, read = cut(page.language).split(page.clean.lower()), cut(page.language).split(page.rest)
    if len(typed) != len(read):
        return ""
    kept, place = [], 0
    for clause, left in zip(typed, read, strict=True):
        place = page.clean.lower().find(clause, place)
        asked = page.clean[place + len(clause) :].startswith("?")
        if _worth(left, page.language) and not asked:
            kept.append(page.clean[place : place + len(clause)].strip())
        place += len(clause)
    return ", ".join(kept)
