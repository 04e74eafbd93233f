"""Lasting wishes about the weekdays: which to run on, the one of the long run, and how long they may be."""

from __future__ import annotations

from typing import Final

from core.understanding.lasting.kinds import Days, DaysOff, LongDay, Minutes, OneWeek, WeekWithout
from core.understanding.lasting.line import Line, line
from core.understanding.listed import weekdays
from core.understanding.words import finder


def only(said: Line) -> Days | None:
    """As in "From now on only tue, thu and sat", "I can only run on tuesdays and saturdays now"."""
    if said.has("long_run") or said.minutes or said.asks:
        return None
    told = said.has("only") and (said.lasts or said.has("count"))
    wanted = told or said.has("run_days") or (said.has("from_now") and said.has("runs"))
    if said.has("cannot", "also", "instead") and not told:
        return None
    return Days(only=said.days) if wanted and len(said.days) > 1 else None


def one_week(said: Line) -> OneWeek | None:
    """As in "This week I can run mon wed fri", "next week only tue and sat"."""
    week, days = said.week, said.days
    if (
        week is None
        or len(days) < FEW
        or said.has("cannot", "long_run", "told", "belt", "instead")
        or (said.has("may_i") and not said.has("only"))
        or said.asks
        or said.minutes
    ):
        return None
    return OneWeek(days, week == "next_week") if said.has("only", "can", "can_run", "run_days") else None


def every_day(said: Line) -> Days | None:
    """As in "I want to run every day", "can I run seven days a week?"."""
    if said.has("cannot", "told", "today") or said.minutes or said.days:
        return None
    return Days(only=tuple(range(7))) if said.has("every_day") else None


def week_without(said: Line) -> WeekWithout | None:
    """As in "No, next week not tuesday", "next week not thursday but friday"."""
    refused, week = said.found("not_on"), said.week
    if refused is None or week is None or said.has("cannot", "told", "long_run", "race") or said.asks:
        return None
    rest = said.part(refused.end())
    more, *others = rest.split("but") or (rest,)
    instead = tuple(day for part in others for day in part.days)
    gone = {*said.part(refused.start(), refused.end()).days, *more.days}
    return WeekWithout(tuple(sorted(gone)), instead, week == "next_week")


FEW: Final = 2


def days_off(said: Line) -> DaysOff | None:
    """As in "can't run thursday and friday", "working nights thu fri sat, can't run"."""
    if said.lasts or said.asks or said.minutes or said.has("instead", "but", "long_run", "told", "race"):
        return None
    return DaysOff(said.span or said.days) if said.has("cannot") and len(said.named) >= FEW else None


def other_days(said: Line) -> Days | None:
    """As in "change my days", "I can only run 3 days a week now": which ones is asked."""
    return Days() if said.whole("other_days") else None


def instead(said: Line) -> Days | None:
    """As in "mondays instead of tuesdays"."""
    parts = said.split("instead")
    if parts is None or not said.lasts or said.has("long_run") or said.asks or said.minutes:
        return None
    before, after = parts
    if before.days and after.days:
        return Days(more=before.days, fewer=after.days)
    first, *rest = after.named or (None,)
    return Days(more=tuple(rest), fewer=(first,)) if first is not None and rest else None


TWO: Final = 2


def swapped(said: Line) -> Days | None:
    """As in "make thursdays fridays from now on", "swap my thursday runs for fridays permanently"."""
    if not said.lasts or said.has("long_run", "cannot") or said.minutes or not said.has("swaps"):
        return None
    return Days(more=said.named[1:], fewer=said.named[:1]) if len(said.named) == TWO else None


def fewer(said: Line) -> Days | None:
    """As in "Can't do thursdays any more", "no running on mondays"."""
    refused = said.found("cannot")
    if refused is None or not said.lasts or said.span or said.has("long_run") or said.minutes or said.asks:
        return None
    parts = said.part(refused.end()).split("but") or (said.part(refused.end()), Line("", said.language))
    gone = parts[0].days or said.part(0, refused.end()).days
    return Days(more=parts[1].days, fewer=gone) if gone else None


def more(said: Line) -> Days | None:
    """As in "I can run wednesdays too", "fridays work as well now"."""
    if said.has("cannot", "long_run") or said.asks or said.minutes or not said.lasts:
        return None
    wanted = said.has("can_run", "add") or (said.has("can") and said.has("too"))
    return Days(more=said.days) if said.days and wanted else None


def long_day(said: Line) -> LongDay | None:
    """As in "Long run to saturday from now on", "long runs on saturdays"."""
    lasts = said.lasts or said.has("long_runs")
    if not said.has("long_run") or not lasts or said.has("cannot", "told") or said.asks:
        return None
    if finder(said.language, "body").first(said.text):
        return None
    parts = said.split("instead")
    named = (parts[0].named or parts[1].named[1:]) if parts else said.named
    return LongDay(named[0]) if named else None


def long_day_in(said: str, language: str) -> int | None:
    """Return the weekday that words about a week put the long run on: "long run saturday", "sunday long" (0 is Monday)."""
    told = line(said, language)
    if told.has("cannot", "told") or told.asks or not told.has("long_run", "long"):
        return None
    return told.named[0] if len(told.named) == 1 else None


def minutes(said: Line) -> Minutes | None:
    """As in "Only 45 minutes on tuesdays", "no more than an hour on weekdays"."""
    if said.has("told", "not_a_limit") or not said.lasts or not said.days:
        return None
    if said.has("no_limit"):
        return Minutes(said.days, None)
    return Minutes(said.days, said.minutes) if said.minutes and said.has("most") else None


def week_of(said: Line) -> Days | None:
    """As in "I can run tue thu sat sun"."""
    if said.has("cannot", "long_run", "too") or said.asks or said.minutes or not said.has("can", "can_run"):
        return None
    days = weekdays(said.text, said.language)
    return Days(only=days) if days else None


def day_in(said: str, language: str) -> int | None:
    """Return the first weekday that *said* names."""
    return next(iter(line(said, language).named), None)


def limit_in(said: str, language: str) -> Minutes | None:
    """Return the weekdays and the time that *said* names ("tuesday 45"); None when either is missing."""
    heard = line(said, language)
    bare = next((int(word) for word in heard.text.split() if word.isdecimal()), None)
    most = heard.minutes or bare
    free = heard.has("no_limit")
    return Minutes(heard.days, None if free else most) if heard.days and (most or free) else None
