"""Weekdays said as a list, in a line about anything: "…, 40 km a week, tue thu sat and sun"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.words import Found, finder, words

WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FEWEST: Final = 3
"""Two days side by side may be a move; three are a list."""


def weekdays(text: str, language: str = "en") -> tuple[int, ...]:
    """Return the days (0 is Monday) of the first list of three or more weekdays in *text*; empty without one."""
    folded = fold(clean(text))
    run: list[Found] = []
    for found in named_days(folded, language):
        if run and not _between(language).fullmatch(folded, run[-1].end, found.start):
            if len(run) >= FEWEST:
                break
            run = []
        run.append(found)
    days = sorted({WEEK.index(one.means) for one in run})
    return tuple(days) if len(days) >= FEWEST else ()


def named_days(text: str, language: str) -> Iterator[Found]:
    """Yield the days named in folded *text*; a short form that is a word as well ("so") is one where its list goes on or ends."""
    full = {found.start: found for found in finder(language, "weekdays").find(text)}
    short = {
        found.start: found
        for found in finder(language, "letters").find(text)
        if _LISTED.match(text, found.end)
    }
    yield from (one for _, one in sorted({**short, **full}.items()))


_LISTED: Final = re.compile(r"(?<=\w\w)\s*(?:$|[,;.!/&+])")


@cache
def _between(language: str) -> re.Pattern[str]:
    """Match what may stand between two days of a list."""
    return re.compile(rf"[\s,/&+]*(?:{words(language, 'marks', 'and')})?[\s,/&+]*")
