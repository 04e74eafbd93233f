"""Whether a message tells of a run that happened, and what else is ordered beside its figures."""

from __future__ import annotations

import re
from typing import Final

from core.understanding import goal, moves
from core.understanding.behind import asked_about, told_before
from core.understanding.days import WEEKDAYS
from core.understanding.facts import Facts, asks, future, hurts, mark, past, timed
from core.understanding.feel import cut
from core.understanding.places import came_along, others, trouble_of_others
from core.understanding.race_ahead import race_ahead
from core.understanding.reading import Intent
from core.understanding.run_parts import FAR, mark_after, mark_before
from core.understanding.sets import reps
from core.understanding.tokens import Kind, Page
from core.understanding.words import pattern, words

BESIDE_RUN: Final = (Intent.MOVE_WORKOUT, Intent.VACATION, Intent.PAUSE_PLAN, Intent.SET_REMINDER)
"""Orders that may stand beside a run in one message."""


def given(found: Facts) -> tuple[Intent, ...]:
    """Return the orders given; a session to come that is taken out is no entry taken back, a reminder no entry."""
    idle = {Intent.UNDO} if Intent.SKIP_RUN in found.reports and future(found.page) else set()
    if Intent.SET_REMINDER in found.orders:
        idle.add(Intent.EDIT_LAST)  # "remind me at 7:30, not 6:30"
    if {Intent.VACATION, Intent.PAUSE_PLAN} <= {*found.orders} and moves.away(found.page)[0]:
        idle.add(Intent.PAUSE_PLAN)  # "off on saturday for a week without running"
    if timed(found) and (found.when in _BEHIND or _result(found)):
        idle.add(Intent.CHANGE_GOAL)  # "half yesterday, 1:39:59, sub 1:40 at last"
    return tuple(one for one in found.orders if one not in idle)


def _result(found: Facts) -> bool:
    """Say whether a time beside a day of the week is one that was run: "half marathon on sunday 1:52:20"."""
    return found.when in _THIS_WEEK and not (goal.aims(found.page) or future(found.page))


_THIS_WEEK: Final = frozenset({"today", *WEEKDAYS})
_BEHIND: Final = frozenset({"yesterday", "day_before_yesterday", "last_week"})


def away(page: Page) -> bool:
    """Say whether little else than two dates is said, or a day and how long: "from saturday 10 days in Spain"."""
    span = any(token.word.startswith("-") for token in page.all(Kind.SPAN))
    long = bool(page.all(Kind.LENGTH)) and any(moves.plays(page, day, "from") for day in page.all(Kind.DAY))
    return (span or (long and not past(page))) and not asks(page)


def rated_set(found: Facts) -> bool:
    """Say whether repetitions were rated, and so were run: "6 x 3 min hills, effort 8"."""
    timed_reps = bool(reps(found.page).times_s) or _averaged(found.page)
    several = len(found.page.all(Kind.SET)) > 1  # repetitions, with a warm-up or a cool-down
    told = found.effort is not None or timed_reps or several or found.workout not in {None, "intervals"}
    return bool(found.page.all(Kind.SET)) and told and not (future(found.page) or asks(found.page))


def _averaged(page: Page) -> bool:
    """Say whether repetitions were run in a time on average or each: "12x400 (60s) avg 74", "6x1000, 3:50 each"."""
    said = (page.after(one) for one in page.all(Kind.SET))
    each = (page.after(one) for one in page.all(Kind.TIME, Kind.PACE, Kind.DURATION))
    return any(
        re.match(rf"\W{{1,2}}{words(page.language, 'marks', 'averaging')}\W{{1,2}}\d", one) for one in said
    ) or any(mark_after(page.language, "each_rep").match(one) for one in each)


def plans_race(page: Page) -> bool:
    """Say whether a race, or a time aimed for, is named with a day to come."""
    on = moves.race_date(page) or ""
    dated = on[:1] in set("-+2") and not re.match(r"-\d+d", on)
    meant = goal.race(page) or goal.aims(page) or mark(page.language, "in_place_of").search(page.text)
    return bool(on and dated and meant) and not (asks(page) or past(page))


def ran(found: Facts) -> bool:
    """Say whether a run happened: measured or named, and nothing speaks for a wish, a plan, a question."""
    page, told = found.page, Intent.LOG_RUN in found.reports
    some = (told and past(page)) or (page.context == "asked:run" and _some_reps(found))
    has_run = some and not (found.workout == "cross_training" and hurts(found.felt))
    named = has_run and _named(found) and not away(page)
    if (
        race_ahead(found)
        or asked_about(found)
        or of_another(page)
        or not (measured(found, told=told) or named)
    ):
        return False
    if _aims(found) or (hurts(found.felt) and (found.run.distance_m or 0) > _FARTHEST_M):
        return False
    if (
        found.workout == "race"
        and not (past(page) or timed(found))
        and (moves.race_date(page) or "").startswith("-")
    ):
        return False  # a race of another length, on a day to come
    if _ordered(found, has_run=has_run) or (
        Intent.SKIP_RUN in found.reports
        and not (told or timed(found) or _partly_left(found) or _cut_short(found))
    ):
        return False
    before = bool(told_before(found))
    if told or before:
        has_run = has_run or before
        return not (orders(found) and found.run.distance_m is None) and (has_run or not future(page))
    whole = found.run.distance_m is not None and timed(found)
    sums = not whole and any(token.word == "this_week" for token in page.all(Kind.DAY))
    stray = sums or _after_complaint(found)
    return not (orders(found) or found.questions or future(page) or stray) and _weighs(found)


_FARTHEST_M: Final = 200_000.0
"""Beyond it a distance beside a complaint is no run: "since i changed shoes at 600 km"."""


def _aims(found: Facts) -> bool:
    """Say whether a race or time to come is told: "no marathon after all, I want 10 km under 45"."""
    page = found.page
    aimed, given_up = (bool(mark(page.language, name).search(page.text)) for name in ("target", "given_up"))
    wished = Intent.CHANGE_GOAL in found.orders and future(page) and aimed
    return wished or (not past(page) and plans_race(page) and (aimed or given_up))


def _cut_short(found: Facts) -> bool:
    """Say whether a run ended early: "meant to do 12 but stopped at 7"."""
    page, stopped = found.page, mark_before(found.page.language, "stopped_at")
    ended = any(stopped.search(page.before(one, FAR)) for one in found.run.used)
    return ended and bool(mark(page.language, "cut_short").search(page.text))


def of_another(page: Page) -> bool:
    """Say whether somebody else ran, and nothing is told of the runner: "my kid ran his first race"."""
    verb, own = (pattern(page.language, "whose", name) for name in ("they_ran", "runner"))
    for one in others(page.language).finditer(page.text):
        before, behind = page.text[: one.start()], page.text[one.end() :]
        told = any(token.end < before.rfind(",") for token in page.all(Kind.DISTANCE))
        if told or came_along(before, page.language) or mark(page.language, "past").search(before):
            continue
        then = _behind_news(page, one)
        whole = f"{before}{behind}" if then is None else then
        theirs = verb.search((behind if then is None else then)[:_AROUND])
        if theirs and not own.search(whole) and not (then and _by_nobody(then, page.language)):
            return True
    return False


def _behind_news(page: Page, who: re.Match[str]) -> str | None:
    """Return what stands behind a clause with bad news of somebody: "ran 10 km" of "my wife's knee hurts, ran 10 km"."""
    behind, cuts = page.text[who.end() :], cut(page.language)
    end = cuts.search(behind)
    clause = cuts.split(page.text[: who.end()])[-1] + behind[: end.start() if end else 0]
    return behind[end.end() :] if end and trouble_of_others(clause, page.language) else None


def _by_nobody(said: str, language: str) -> bool:
    """Say whether a verb does not say who ran, and no word beside it does: then it was whoever writes."""
    unnamed, theirs = (pattern(language, "whose", name) for name in ("ran", "theirs"))
    return unnamed.search(said) is not None and theirs.search(said) is None


_AROUND: Final = 24


def _partly_left(found: Facts) -> bool:
    """Say whether only a part was left out: "7 km easy, skipped the last 2"."""
    page = found.page
    parts = (one for one in page.all(Kind.NUMBER, Kind.DISTANCE) if one not in found.run.used)
    whole = any(one.kind is Kind.DISTANCE for one in found.run.used)
    return whole and any(mark_before(page.language, "nth_part").search(page.before(one)) for one in parts)


def _after_complaint(found: Facts) -> bool:
    """Say whether only minutes are told, of a complaint: "achilles stiff, goes away after 10 min"."""
    run, spans = found.run, [span for span in found.felt.spans if span != (0, 0)]
    first = min((token.start for token in found.page.all(Kind.DURATION)), default=0)
    alone = run.distance_m is None and run.pace is None and found.workout is None
    return alone and bool(spans) and min(last for _, last in spans) <= first


def orders(found: Facts) -> list[Intent]:
    """Return what is ordered beside figures; "instead of the run" moves nothing where no day is named."""
    to_come = [day for day in found.page.all(Kind.DAY) if day.word not in _SO_FAR]
    days = bool(to_come or found.page.all(Kind.SPAN, Kind.LENGTH))
    idle = {Intent.VACATION} if _away_only(found) else set()
    if found.page.all(Kind.SET) and not found.page.all(Kind.DAY, Kind.SPAN, Kind.LENGTH):
        idle.add(Intent.PAUSE_PLAN)  # the pause between two repetitions
    return [one for one in given(found) if one not in idle and (days or one is not Intent.MOVE_WORKOUT)]


def _away_only(found: Facts) -> bool:
    """Say whether a holiday is only where a run was: "7 km on holiday"."""
    page = found.page
    dated = moves.away(page)[1] or any(day.word not in _SO_FAR for day in page.all(Kind.DAY, Kind.SPAN))
    denied = pattern(page.language, "not", "denied").search(page.text)
    return found.run.distance_m is not None and not (dated or denied or future(page))


_SO_FAR: Final = frozenset({"today", "yesterday", "day_before_yesterday"})


def _ordered(found: Facts, *, has_run: bool) -> bool:
    """Say whether an order speaks louder than the figures."""
    beside = {*BESIDE_RUN, *({Intent.VACATION} if _away_only(found) else set())}
    loud = [order for order in given(found) if order not in beside]
    return bool(loud) and not (has_run and timed(found) and Intent.EDIT_LAST not in loud)


def measured(found: Facts, *, told: bool) -> bool:
    run = found.run
    bare = run.distance_m is not None and not any(one.kind is not Kind.NUMBER for one in run.used)
    kind = told or found.workout is not None or (found.effort_by_word and not asks(found.page))
    kind = kind or _cut_short(found) or run.second_m is not None
    return timed(found) or (run.distance_m is not None and (not bare or kind))


def _named(found: Facts) -> bool:
    """Say whether a told run is named by its kind or repetitions, and was not left out."""
    named = found.workout is not None or bool(found.page.all(Kind.SET))
    return _some_reps(found) or (named and Intent.SKIP_RUN not in found.reports)


def _some_reps(found: Facts) -> bool:
    """Say whether some of the repetitions were run: "did 3 of the 5 reps then bailed"."""
    of = re.compile(rf"\d+\s{words(found.page.language, 'marks', 'done_of')}\s")
    return any(of.match(found.page.text, one.start) for one in found.page.all(Kind.SET))


def _weighs(found: Facts) -> bool:
    """Say whether untold figures are enough for a run: not a lone race name, not a lone time of day."""
    run, page = found.run, found.page
    if any(one.kind is Kind.DISTANCE for one in run.used) or found.workout or page.context != "idle":
        return True
    if run.distance_m is not None:
        return timed(found) or run.race == "parkrun" or run.second_m is not None or _cut_short(found)
    several = timed(found) and len(page.text.split()) > 1
    return several or bool(page.all(Kind.SPLITS, Kind.DURATION, Kind.PACE))
