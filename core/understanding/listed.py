"""Weekdays said as a list, in a line about anything: "…, 40 km a week, tue thu sat and sun"."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.words import Found, finder

WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BETWEEN: Final = re.compile(r"[\s,/&+]*(?:and)?[\s,/&+]*")
FEWEST: Final = 3
"""Two days side by side may be a move; three are a list."""


def weekdays(text: str, language: str = "en") -> tuple[int, ...]:
    """Return the days (0 is Monday) of the first list of three or more weekdays in *text*; empty without one."""
    folded = fold(clean(text))
    run: list[Found] = []
    for found in finder(language, "weekdays").find(folded):
        if run and not BETWEEN.fullmatch(folded, run[-1].end, found.start):
            if len(run) >= FEWEST:
                break
            run = []
        run.append(found)
    days = sorted({WEEK.index(one.means) for one in run})
    return tuple(days) if len(days) >= FEWEST else ()
