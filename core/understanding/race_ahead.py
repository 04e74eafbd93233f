"""A race that is told with its day, and maybe asked about: "i have a 10k on the 21st, should i race it?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.understanding import goal, moves
from core.understanding.facts import Facts, asks, mark, timed
from core.understanding.tokens import Kind, Page


def race_ahead(found: Facts) -> bool:
    """Say whether a race is told with the day of a month it is on; nothing that was run, and not the question itself."""
    page = found.page
    told = page.text[: _told_to(page)]
    has = mark(page.language, "has_race")
    first = has.search(told)
    if first is None or mark(page.language, "past").search(has.sub(" ", told)):
        return False
    asked = first.start() > 0 and asks(replace(page, text=told))  # "tengo" may ask for a day, where it begins
    dated = (moves.race_date(page) or "").startswith("---") and bool(goal.race(page))
    figures = timed(found) or (found.effort_by_word is False and found.effort is not None)
    return dated and not (figures or asked or told.rstrip().endswith("?") or page.all(Kind.SPAN))


def _told_to(page: Page) -> int:
    """Return the place up to which something is told, where a question is behind it."""
    parted = _ASKED.match(page.text)
    return parted.end(1) if parted else len(page.text)


_ASKED: Final = re.compile(r"(?s)(.*)[,.;!]\s[^,;!]*\?\s*$")
