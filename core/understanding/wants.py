"""What a message wants that answers no question: a run first, then pain and illness, then orders, questions, small talk."""

from __future__ import annotations

import re
from typing import Final

from core.understanding import intent, moves
from core.understanding.facts import Facts, asks, future, hurts, mark
from core.understanding.places import of_others, theirs
from core.understanding.race_ahead import race_ahead
from core.understanding.ran import away, given, of_another, plans_race, ran, rated_set
from core.understanding.reading import Intent
from core.understanding.tokens import Kind, Page
from core.understanding.words import pattern, words

_ABOVE_PAIN: Final = (Intent.DELETE_DATA, Intent.UNDO, Intent.EDIT_LAST, Intent.CHANGE_SETTING)
"""Orders that stay what they are when a pain is named in them."""

FEW_WORDS: Final = 6
"""Of a message that is little else than a number."""


def wanted(found: Facts) -> Intent:
    if ran(found) or _said_done(found):
        return Intent.LOG_RUN
    above = next((one for one in given(found) if one in _ABOVE_PAIN), None)
    if above:
        return above
    if Intent.REPORT_ILLNESS in found.reports and not _nobodys(found.page):
        return Intent.REPORT_ILLNESS
    if hurts(found.felt) and rated_set(found):
        return Intent.LOG_RUN
    if hurts(found.felt) and not (asks(found.page) and not any(ache.site for ache in found.felt.aches)):
        return Intent.REPORT_PAIN
    return _order(found) or _told(found) or Intent.UNKNOWN


def _said_done(found: Facts) -> bool:
    """Say whether the first clause says no more than that the run is done, where that was asked: "done, legs heavy"."""
    first, comma, _ = found.page.text.partition(",")
    told = comma and intent.whole(first, found.page.language) is Intent.LOG_RUN
    return bool(told) and found.page.context == "asked:run" and not given(found)


def _nobodys(page: Page) -> bool:
    """Say whether an illness is somebody else's, or none: "hay fever"."""
    return theirs(page) or bool(pattern(page.language, "not", "no_illness").search(page.text))


def _order(found: Facts) -> Intent | None:
    """Return what is ordered; a race in a question, or one that was left out, is no new goal."""
    if race_ahead(found):
        return Intent.CHANGE_GOAL
    if found.questions and mark(found.page.language, "wh").match(found.page.text):
        return None  # "how does my plan go on?" orders nothing
    first = next(iter(given(found)), None)
    if first is Intent.VACATION and Intent.CHANGE_GOAL in found.orders and not found.page.all(Kind.SPAN):
        first = Intent.CHANGE_GOAL  # away for the race
    if first is Intent.VACATION:
        first = _away_or(found)
    if first is Intent.CHANGE_GOAL and Intent.SKIP_RUN in found.reports and not _planned(found.page):
        return None
    if first is Intent.MOVE_WORKOUT and Intent.SKIP_RUN in found.reports and not asks(found.page):
        first = first if moves.moved(found.page)[1] else None  # nowhere to: it is left out
    wonders = bool(mark(found.page.language, "wonders").match(found.page.text))
    asked = asks(found.page) and bool(found.questions)
    return None if first is Intent.CHANGE_GOAL and (wonders or asked) else first


def _away_or(found: Facts) -> Intent | None:
    """Return what is wanted where being away may only be the reason: a workout moved, a run left out."""
    page = found.page
    days = page.all(Kind.DAY, Kind.SPAN)
    verb = mark(page.language, "move_verbs").search(page.text[: days[0].start]) if days else None
    origin, target = moves.moved(page)
    named = target and (origin or moves.rather(page))
    if Intent.MOVE_WORKOUT in found.orders and named and (verb or found.workout or not page.all(Kind.SPAN)):
        return Intent.MOVE_WORKOUT
    if not page.all(Kind.SPAN) and plans_race(page):
        return Intent.CHANGE_GOAL  # away for the race
    first, last = moves.away(page)
    left_out = Intent.SKIP_RUN in found.reports and not last and first in {None, "today"}
    return None if left_out else Intent.VACATION


def _planned(page: Page) -> bool:
    """Say whether a race to come is named with its date or beside another one."""
    return plans_race(page) or bool(mark(page.language, "given_up").search(page.text))


def _told(found: Facts) -> Intent | None:
    asked = asks(found.page)
    if Intent.SKIP_RUN in found.reports and not asked:
        return Intent.VACATION if found.page.all(Kind.SPAN) else Intent.SKIP_RUN
    if found.questions or _watches(found.page):
        return Intent.SMALLTALK if _chat(found) else found.questions[0]
    named = found.workout is not None or found.effort is not None
    watched = (
        found.workout in {None, "race"} and Intent.SMALLTALK in found.reports
    )  # "you watching the race tonight?"
    if asked and named and found.page.all(Kind.DAY) and not watched:
        return Intent.ASK_WEEK if (found.when or "").endswith("_week") else Intent.ASK_TODAY
    if (
        Intent.LOG_RUN in found.reports
        and named
        and not (asked or future(found.page) or of_another(found.page))
    ):
        return Intent.LOG_RUN
    if _rates_last(found.page):
        return Intent.EDIT_LAST
    idle = {Intent.LOG_RUN, *(() if _own_illness(found.page) else (Intent.REPORT_ILLNESS,))}
    return _by_figures(found) or next((one for one in found.reports if one not in idle), None)


def _own_illness(page: Page) -> bool:
    """Say whether an illness beside somebody else is the runner's: "my wife is ill and i have a fever"."""
    if not theirs(page):
        return True
    joint = re.compile(rf"[,;.!?\n]|\W{words(page.language, 'marks', 'and')}\W")
    own = (part for part in joint.split(page.text) if not of_others(part, page.language))
    return any(Intent.REPORT_ILLNESS in intent.phrases(part, page.language, "reports") for part in own)


def _watches(page: Page) -> bool:
    """Say whether the coach is asked what it watches: "are you watching the race tonight?"."""
    return asks(page) and bool(mark(page.language, "watching").match(page.text))


def _chat(found: Facts) -> bool:
    """Say whether a question is small talk: of what is watched, or of a day that is over."""
    if mark(found.page.language, "exclaims").match(found.page.text):
        return True  # "what awful weather today"
    over = found.when in {"yesterday", "day_before_yesterday", "last_week"}
    asks_day = bool(found.questions) and found.questions[0] is Intent.ASK_TODAY
    return _watches(found.page) or (Intent.SMALLTALK in found.reports and over and asks_day)


def _rates_last(page: Page) -> bool:
    """Say whether nothing is said but how hard it was: "effort 7", of the last run."""
    alone = len(page.tokens) == 1 and page.tokens[0].kind is Kind.SCORE and page.tokens[0].word == "effort"
    return alone and page.context == "idle" and len(page.text.split()) <= FEW_WORDS and not asks(page)


def _by_figures(found: Facts) -> Intent | None:
    """Return what dates and repetitions speak of by themselves."""
    if plans_race(found.page):
        return Intent.CHANGE_GOAL
    if away(found.page):
        return Intent.VACATION
    return Intent.LOG_RUN if rated_set(found) else None
