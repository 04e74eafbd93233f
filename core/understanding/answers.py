"""A message while a question is open: it may hold what was asked for, or be about something else."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.understanding import intent, plausible
from core.understanding.asked import READERS
from core.understanding.facts import Facts, asks, facts
from core.understanding.reading import Intent, Reading
from core.understanding.reports import of
from core.understanding.tokens import Kind, Page
from core.understanding.values import Values
from core.understanding.words import finder


def read(page: Page) -> Reading | None:
    """Return the reading of an answer; None when the message is about something else."""
    reader = READERS.get(page.context)
    if reader is None or not re.search(r"\w", page.text) or _explained(page):
        return None
    found = facts(page)
    if _left_out(found):
        return None
    values = reader(found)
    told = "," in page.text and any((values or {}).values())
    if intent.declines(page.text, page.language) and not (_nothing(page) or told):
        return Reading(page.clean, Intent.ANSWER)
    if _elsewhere(found):
        return None
    return _answer(found, values) if values is not None else None


def _explained(page: Page) -> bool:
    """Say whether a number of the scale is only asked about: "can you explain effort 6"."""
    scores = bool(page.tokens) and all(one.kind is Kind.SCORE and one.word == "effort" for one in page.tokens)
    return scores and asks(replace(page, text=page.text.rstrip(" ?")))


def _left_out(found: Facts) -> bool:
    """Say whether a run that was left out is told instead of soreness: the "no" of "no time" is none of "no soreness"."""
    felt, page = found.felt, found.page
    told = (
        felt.aches or felt.soreness is not None or felt.pain is not None or page.all(Kind.NUMBER, Kind.SCORE)
    )
    well = finder(page.language, "well").first(page.text) is not None
    return page.context == "asked:soreness" and Intent.SKIP_RUN in found.reports and not (told or well)


def _nothing(page: Page) -> bool:
    """Say whether a "no" is an answer: no soreness."""
    nothing = finder(page.language, "nothing").first(page.text) is not None
    return nothing and page.context in {"asked:soreness", "asked:injury"}


def _elsewhere(found: Facts) -> bool:
    """Say whether the message wants something else than to answer."""
    own = _OWN.get(found.page.context, frozenset())
    known = intent.whole(found.page.text, found.page.language)
    if known in _ALSO_WORDS and found.page.context in _RATED and READERS[found.page.context](found):
        known = None
    asked = found.questions if asks(found.page) or found.page.context not in _DAY_ASKED else ()
    wanted = {*found.orders, *asked, *([known] if known in _ORDERS else [])}
    if Intent.REPORT_ILLNESS in found.reports and found.page.context != "asked:injury":
        return True
    return bool(wanted - own)


_ALSO_WORDS: Final = frozenset({Intent.GREETING, Intent.STOP})
_RATED: Final = frozenset({"asked:rpe", "asked:soreness"})
"""Questions whose answers may be a whole message of another kind: "alright", Spanish "pesado", French "assez"."""

_DAY_ASKED: Final = frozenset({"asked:days", "asked:race_date", "asked:timezone"})
"""Questions whose answers look like a question about a day."""

_ORDERS: Final = frozenset(Intent) - {
    Intent.SMALLTALK, Intent.THANKS, Intent.LOG_RUN, Intent.SKIP_RUN, Intent.HELP, Intent.ASK_WEEK, Intent.ASK_TODAY,
}  # fmt: skip

_OWN: Final[dict[str, frozenset[Intent]]] = {
    "asked:goal": frozenset({Intent.CHANGE_GOAL, Intent.ASK_PLAN, Intent.EDIT_LAST}),
    "asked:race_date": frozenset({Intent.CHANGE_GOAL, Intent.ASK_PLAN}),
    "asked:recent_race": frozenset({Intent.CHANGE_GOAL, Intent.EDIT_LAST}),
    "asked:reminder_time": frozenset({Intent.SET_REMINDER}),
    "asked:weekly_volume": frozenset({Intent.ASK_WEEK, Intent.EDIT_LAST}),
    "asked:days": frozenset({Intent.EDIT_LAST}),
    "asked:timezone": frozenset({Intent.CHANGE_SETTING}),
    "asked:rpe": frozenset({Intent.EDIT_LAST}),
    "asked:soreness": frozenset({Intent.EDIT_LAST}),
}
"""What is no interruption when it is said to this question."""


def _answer(found: Facts, values: Values) -> Reading:
    """Put the values of the answer over everything else the message states."""
    stated = of(found, Intent.LOG_RUN)
    kept = replace(
        Reading(found.page.clean, Intent.ANSWER),
        effort=stated.effort,
        soreness=stated.soreness,
        pain=stated.pain,
        sleep_h=stated.sleep_h,
        aches=stated.aches,
        approx=stated.approx,
        number=stated.number,
        clarify=plausible.of_scores(found.page),
    )
    return replace(kept, **values)
