"""A message nobody asked for, or one that is about something else than the question.

A run that happened comes first; then pain and illness; then orders, runs left out, questions, and small talk.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.understanding import goal, intent, moves, plausible
from core.understanding.behind import asked_about, told_of
from core.understanding.facts import Facts, asks, facts, future, hurts, mark, past, timed
from core.understanding.notes import note
from core.understanding.places import Places, named, others, theirs
from core.understanding.reading import Ache, Intent, Reading
from core.understanding.run_parts import FAR, mark_before
from core.understanding.sessions import second_session
from core.understanding.sets import reps
from core.understanding.tokens import Kind, Page
from core.understanding.values import SICK, feelings, values
from core.understanding.words import finder, pattern, section, words

_ABOVE_PAIN: Final = (Intent.DELETE_DATA, Intent.UNDO, Intent.EDIT_LAST, Intent.CHANGE_SETTING)
"""Orders that stay what they are when a pain is named in them."""

_BESIDE_RUN: Final = (Intent.MOVE_WORKOUT, Intent.VACATION, Intent.PAUSE_PLAN, Intent.SET_REMINDER)
"""Orders that may stand beside a run in one message."""

_FEW_WORDS: Final = 6


def read(page: Page) -> Reading:
    """Return what the message says, as if nothing had been asked."""
    if not re.search(r"\w|\?", page.text):
        return _nod(page)
    found = facts(page)
    wants = intent.whole(page.text, page.language) or _wants(found)
    if page.context == "asked:run" and mark(page.language, "went").fullmatch(intent.bare(page.text)):
        wants = Intent.LOG_RUN
    if wants is Intent.UNKNOWN and theirs(page):
        wants = Intent.SMALLTALK
    if wants is Intent.UNKNOWN and page.context != "idle" and any(feelings(found).values()):
        wants = Intent.ANSWER
    if (
        (wants is Intent.UNKNOWN or (wants is Intent.VACATION and not page.all(Kind.DAY, Kind.SPAN)))
        and page.context == "asked:run"
        and mark(page.language, "refusal").match(page.text)
    ):
        wants = Intent.SKIP_RUN
    unsaid = wants is Intent.UNKNOWN or _laughs(found, wants)
    if unsaid and page.context == "idle" and _only_a_place(found):
        return replace(
            of(found, Intent.REPORT_PAIN), aches=tuple(Ache(*one, pain=True) for one in _places(found))
        )
    if wants is Intent.UNKNOWN and _left_out(page):
        wants = Intent.SKIP_RUN
    return of(found, wants)


def _left_out(page: Page) -> bool:
    """Say whether the first clause is nothing but a run left out, and its reason follows: "didn't happen, overtime"."""
    first, comma, _ = page.text.partition(",")
    return bool(comma) and intent.whole(first, page.language) is Intent.SKIP_RUN


def _laughs(found: Facts, wants: Intent) -> bool:
    """Say whether nothing but a laugh makes a message small talk: "toenail gone, lol"."""
    serious = mark(found.page.language, "laughs").sub("", found.page.text)
    return wants is Intent.SMALLTALK and wants not in intent.phrases(serious, found.page.language, "reports")


def _places(found: Facts) -> Places:
    return () if theirs(found.page) else named(found.page.rest, found.page.language)


def _only_a_place(found: Facts) -> bool:
    """Say whether all that is understood is a place on the body, and it is not well: "me knee's pure louping"."""
    well = finder(found.page.language, "well").first(found.page.rest)
    told = found.reports or found.workout or _measured(found, told=True) or asks(found.page)
    denied = bool(found.felt.aches) and not hurts(found.felt)
    return not (well or told or denied) and bool(_places(found))


def _nod(page: Page) -> Reading:
    """Read a message without a word: a thumb up says that a run was done, when that was asked."""
    nods = intent.whole(page.text, page.language) is not None
    done = Intent.LOG_RUN if page.context == "asked:run" and _DONE.search(page.clean) else Intent.SMALLTALK
    return Reading(page.clean, done if nods else Intent.UNKNOWN)


_DONE: Final = re.compile("[👍👌✅✔💪]")


def of(found: Facts, wants: Intent) -> Reading:
    """Return the reading of a message whose intent is known."""
    first, second = second_session(told_of(found)) if wants is Intent.LOG_RUN else (found, None)
    return replace(
        Reading(found.page.clean, wants, **values(first, wants)),
        clarify=_doubt(first, wants),
        also=_also(found, wants) + ((_session(second),) if second else ()),
        number=_number(found.page),
        note=note(found.page, wants),
    )


def _session(found: Facts) -> Reading:
    run = found.run
    return Reading(
        found.page.clean, Intent.LOG_RUN, distance_m=run.distance_m, duration_s=run.duration_s,
        pace_s_per_km=run.pace, workout_type=found.workout, units=run.unit or None,
    )  # fmt: skip


def _number(page: Page) -> float | None:
    """Return the only number of a message that is little else."""
    numbers = page.all(Kind.NUMBER, Kind.SCORE)
    alone = len(numbers) == len(page.tokens) == 1 and len(page.text.split()) <= _FEW_WORDS
    return numbers[0].number if alone else None


def _wants(found: Facts) -> Intent:
    if _ran(found):
        return Intent.LOG_RUN
    above = next((one for one in _given(found) if one in _ABOVE_PAIN), None)
    if above:
        return above
    if Intent.REPORT_ILLNESS in found.reports and not theirs(found.page):
        return Intent.REPORT_ILLNESS
    if hurts(found.felt) and _rated_set(found):
        return Intent.LOG_RUN
    if hurts(found.felt) and not (asks(found.page) and not any(ache.site for ache in found.felt.aches)):
        return Intent.REPORT_PAIN
    return _order(found) or _told(found) or Intent.UNKNOWN


def _order(found: Facts) -> Intent | None:
    """Return what is ordered; a race in a question, or one that was left out, is no new goal."""
    if found.questions and mark(found.page.language, "wh").match(found.page.text):
        return None  # "how does my plan go on?" orders nothing
    first = next(iter(_given(found)), None)
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


def _given(found: Facts) -> tuple[Intent, ...]:
    """Return the orders given; a session to come that is taken out is no entry taken back, a reminder no entry."""
    idle = {Intent.UNDO} if Intent.SKIP_RUN in found.reports and future(found.page) else set()
    if Intent.SET_REMINDER in found.orders:
        idle.add(Intent.EDIT_LAST)  # "remind me at 7:30, not 6:30"
    if found.when in _BEHIND and timed(found):
        idle.add(Intent.CHANGE_GOAL)  # "half yesterday, 1:39:59, sub 1:40 at last"
    return tuple(one for one in found.orders if one not in idle)


_BEHIND: Final = frozenset({"yesterday", "day_before_yesterday", "last_week"})


def _away_or(found: Facts) -> Intent | None:
    """Return what is wanted where being away may only be the reason: a workout moved, a run left out."""
    page = found.page
    days = page.all(Kind.DAY, Kind.SPAN)
    verb = mark(page.language, "move_verbs").search(page.text[: days[0].start]) if days else None
    if Intent.MOVE_WORKOUT in found.orders and all(moves.moved(page)) and (verb or not page.all(Kind.SPAN)):
        return Intent.MOVE_WORKOUT
    if not page.all(Kind.SPAN) and _plans_race(page):
        return Intent.CHANGE_GOAL  # away for the race
    first, last = moves.away(page)
    left_out = Intent.SKIP_RUN in found.reports and not last and first in {None, "today"}
    return None if left_out else Intent.VACATION


def _planned(page: Page) -> bool:
    """Say whether a race to come is named with its date or beside another one."""
    return _plans_race(page) or bool(mark(page.language, "given_up").search(page.text))


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
        return Intent.ASK_TODAY
    if (
        Intent.LOG_RUN in found.reports
        and named
        and not (asked or future(found.page) or _of_another(found.page))
    ):
        return Intent.LOG_RUN
    if _rates_last(found.page):
        return Intent.EDIT_LAST
    by_figures = _by_figures(found)
    return by_figures or next((one for one in found.reports if one is not Intent.LOG_RUN), None)


def _watches(page: Page) -> bool:
    """Say whether the coach is asked what it watches: "are you watching the race tonight?"."""
    return asks(page) and bool(mark(page.language, "watching").match(page.text))


def _chat(found: Facts) -> bool:
    """Say whether a question is small talk: of what is watched, or of a day that is over."""
    over = found.when in {"yesterday", "day_before_yesterday", "last_week"}
    asks_day = bool(found.questions) and found.questions[0] is Intent.ASK_TODAY
    return _watches(found.page) or (Intent.SMALLTALK in found.reports and over and asks_day)


def _rates_last(page: Page) -> bool:
    """Say whether nothing is said but how hard it was: "effort 7", of the last run."""
    alone = len(page.tokens) == 1 and page.tokens[0].kind is Kind.SCORE and page.tokens[0].word == "effort"
    return alone and page.context == "idle" and len(page.text.split()) <= _FEW_WORDS


def _by_figures(found: Facts) -> Intent | None:
    """Return what dates and repetitions speak of by themselves."""
    if _plans_race(found.page):
        return Intent.CHANGE_GOAL
    if _away(found.page):
        return Intent.VACATION
    return Intent.LOG_RUN if _rated_set(found) else None


def _away(page: Page) -> bool:
    """Say whether little else than two dates is said, or a day and how long: "from saturday 10 days in Spain"."""
    span = any(token.word.startswith("-") for token in page.all(Kind.SPAN))
    long = bool(page.all(Kind.LENGTH)) and any(moves.plays(page, day, "from") for day in page.all(Kind.DAY))
    return (span or (long and not past(page))) and not asks(page)


def _rated_set(found: Facts) -> bool:
    """Say whether repetitions were rated, and so were run: "6 x 3 min hills, effort 8"."""
    timed_reps = bool(reps(found.page).times_s) or _averaged(found.page)
    several = len(found.page.all(Kind.SET)) > 1  # repetitions, with a warm-up or a cool-down
    told = found.effort is not None or timed_reps or several or found.workout not in {None, "intervals"}
    return bool(found.page.all(Kind.SET)) and told and not (future(found.page) or asks(found.page))


def _averaged(page: Page) -> bool:
    """Say whether repetitions were run in a time on average: "12x400 (60s) avg 74"."""
    said = (page.after(one) for one in page.all(Kind.SET))
    return any(
        re.match(rf"\W{{1,2}}{words(page.language, 'marks', 'averaging')}\W{{1,2}}\d", one) for one in said
    )


def _plans_race(page: Page) -> bool:
    """Say whether a race, or a time aimed for, is named with a day to come."""
    on = moves.race_date(page) or ""
    dated = on[:1] in set("-+2") and not re.match(r"-\d+d", on)
    meant = goal.race(page) or goal.aims(page) or mark(page.language, "in_place_of").search(page.text)
    return bool(on and dated and meant) and not (asks(page) or past(page))


def _ran(found: Facts) -> bool:
    """Say whether a run happened: measured or named, and nothing speaks for a wish, a plan, a question."""
    page, told = found.page, Intent.LOG_RUN in found.reports
    some = (told and past(page)) or (page.context == "asked:run" and _some_reps(found))
    has_run = some and not (found.workout == "cross_training" and hurts(found.felt))
    named = has_run and _named(found) and not _away(page)
    if asked_about(found) or _of_another(page) or not (_measured(found, told=told) or named):
        return False
    if _aims(found):
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
    if told:
        return not (_orders(found) and found.run.distance_m is None) and (has_run or not future(page))
    sums = any(token.word == "this_week" for token in page.all(Kind.DAY))
    stray = sums or _after_complaint(found)
    return not (_orders(found) or found.questions or future(page) or stray) and _weighs(found)


def _aims(found: Facts) -> bool:
    """Say whether a race or time to come is told: "no marathon after all, I want 10 km under 45"."""
    page = found.page
    aimed, given_up = (bool(mark(page.language, name).search(page.text)) for name in ("target", "given_up"))
    wished = Intent.CHANGE_GOAL in found.orders and future(page) and aimed
    return wished or (not past(page) and _plans_race(page) and (aimed or given_up))


def _cut_short(found: Facts) -> bool:
    """Say whether a run ended early: "meant to do 12 but stopped at 7"."""
    page, stopped = found.page, mark_before(found.page.language, "stopped_at")
    ended = any(stopped.search(page.before(one, FAR)) for one in found.run.used)
    return ended and bool(mark(page.language, "cut_short").search(page.text))


def _of_another(page: Page) -> bool:
    """Say whether somebody else ran, and nothing is told of the runner: "my kid ran his first race"."""
    if not section(page.language, "whose").get("runner"):
        return False
    verb, own = mark(page.language, "past"), pattern(page.language, "whose", "runner")
    for one in others(page.language).finditer(page.text):
        before, behind = page.text[: one.start()], page.text[one.end() :]
        if verb.search(behind[:_AROUND]) and not (verb.search(before) or own.search(f"{before}{behind}")):
            return True
    return False


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


def _orders(found: Facts) -> list[Intent]:
    """Return what is ordered beside figures; "instead of the run" moves nothing where no day is named."""
    to_come = [day for day in found.page.all(Kind.DAY) if day.word not in _SO_FAR]
    days = bool(to_come or found.page.all(Kind.SPAN, Kind.LENGTH))
    idle = {Intent.VACATION} if _away_only(found) else set()
    if found.page.all(Kind.SET) and not found.page.all(Kind.DAY, Kind.SPAN, Kind.LENGTH):
        idle.add(Intent.PAUSE_PLAN)  # the pause between two repetitions
    return [one for one in _given(found) if one not in idle and (days or one is not Intent.MOVE_WORKOUT)]


def _away_only(found: Facts) -> bool:
    """Say whether a holiday is only where a run was: "7 km on holiday"."""
    page = found.page
    dated = moves.away(page)[1] or any(day.word not in _SO_FAR for day in page.all(Kind.DAY, Kind.SPAN))
    denied = pattern(page.language, "not", "denied").search(page.text)
    return found.run.distance_m is not None and not (dated or denied or future(page))


_SO_FAR: Final = frozenset({"today", "yesterday", "day_before_yesterday"})


def _ordered(found: Facts, *, has_run: bool) -> bool:
    """Say whether an order speaks louder than the figures."""
    beside = {*_BESIDE_RUN, *({Intent.VACATION} if _away_only(found) else set())}
    loud = [order for order in _given(found) if order not in beside]
    return bool(loud) and not (has_run and timed(found) and Intent.EDIT_LAST not in loud)


def _measured(found: Facts, *, told: bool) -> bool:
    run = found.run
    bare = run.distance_m is not None and not any(one.kind is not Kind.NUMBER for one in run.used)
    kind = told or found.workout is not None or (found.effort_by_word and not asks(found.page))
    kind = kind or _cut_short(found)
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
        return timed(found) or run.race == "parkrun" or _cut_short(found)
    several = timed(found) and len(page.text.split()) > 1
    return several or bool(page.all(Kind.SPLITS, Kind.DURATION, Kind.PACE))


def _doubt(found: Facts, wants: Intent) -> str | None:
    if wants in {Intent.LOG_RUN, Intent.EDIT_LAST} and found.workout != "cross_training":
        doubt = plausible.of_scores(found.page) or plausible.of_run(found.page, found.run)
        return doubt or ("hours" if wants is Intent.LOG_RUN and _like_a_night(found) else None)
    return plausible.of_scores(found.page)


def _like_a_night(found: Facts) -> bool:
    """Say whether hours stand alone that may as well be a night: "7h"."""
    run = found.run
    bare = ":" not in found.page.text and found.workout is None and found.effort is None
    alone = bare and run.distance_m is None
    return alone and (run.duration_s or 0) >= _NIGHT_S and not past(found.page)


_NIGHT_S: Final = 3 * 3600.0
"""From here on hours without a distance may be sleep."""


def _also(found: Facts, wants: Intent) -> tuple[Reading, ...]:
    """Return what else the message says."""
    also = [Reading(found.page.clean, one, **values(found, one)) for one in _beside(found, wants)]
    if wants is Intent.LOG_RUN and found.run.second_m:
        also.append(_second(found))
    return tuple(also)


def _second(found: Facts) -> Reading:
    """Return the second run of a message."""
    run = found.run
    return Reading(
        found.page.clean, Intent.LOG_RUN,
        distance_m=run.second_m, duration_s=run.second_s, when=run.second_day,
    )  # fmt: skip


def _asks_day(page: Page) -> bool:
    """Say whether a message asks about a day: "hip feels off, still on for tomorrow?"."""
    return "?" in page.text and bool(page.all(Kind.DAY))


def _beside(found: Facts, wants: Intent) -> list[Intent]:
    aching = any(ache.pain and ache.score != 0 for ache in found.felt.aches)
    if wants is Intent.LOG_RUN:
        pain = [Intent.REPORT_PAIN] if aching else []
        return pain + [one for one in _orders(found) if one in _BESIDE_RUN]
    if wants not in {Intent.REPORT_PAIN, Intent.REPORT_ILLNESS}:
        return []
    placed = wants is Intent.REPORT_ILLNESS and any(
        ache.pain and ache.site and ache.site not in SICK for ache in found.felt.aches
    )
    asked = list(found.questions) or ([Intent.ASK_TODAY] if _asks_day(found.page) else [])
    refused = found.page.context == "asked:run" and mark(found.page.language, "refusal").match(
        found.page.text
    )
    skipped = [Intent.SKIP_RUN] if Intent.SKIP_RUN in found.reports or refused else []
    return [*found.orders, *asked][:2] + skipped + ([Intent.REPORT_PAIN] if placed else [])
