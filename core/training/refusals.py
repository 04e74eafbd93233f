"""An honest no: why there is no plan, and what could be instead. Every alternative was tried and can be planned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES
from core.training.budgets import floor_to
from core.training.feasible import fewest_days, weeks_needed
from core.training.footing import ENTRY_M, Footing
from core.training.layout import MOST_RUNS
from core.training.lengths import weeks_between
from core.training.ready import least_long_m
from core.training.slot import WEEK
from core.training.workouts.parts import up_to
from core.training.workouts.race import RACES
from core.training.workouts.words import span
from core.units import Distance
from core.voice.text import Blank, Text, t

LATER: Final = range(0, 26, 2)
"""Weeks of delay that are tried for the same race, beyond those its steps take: more time never turns a yes into a no.

What half a year more does not do no calendar does: it is the days that bind. Of hundreds of runners of every kind none
needed more than eight weeks, and each further one costs whole seasons.
"""


SPARE_S: Final = 600.0
"""Easy running may be slower than its middle: ten minutes more for a long run."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """What could be instead: another distance, another day (None: no race), or more running *days* (0 is Monday)."""

    distance: str | None
    on: date | None
    text: Text
    days: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no plan; there is always an alternative.

    *rule* is "past", "too-few-days", "too-little-time", "too-soon" or "no-safe-week".
    """

    rule: str
    text: Text
    alternatives: tuple[Alternative, ...]


def refuse(rule: str, runner: Footing, works: Callable[[Footing], bool]) -> Refusal:
    """Return the refusal by *rule*; *works* says whether a plan can be made for another footing."""
    if rule == "too-soon" and not later(runner, works):
        more = _enough_days(runner, works)
        if more:  # no calendar is long enough: it is the days that bind
            instead = (_more_days(more, works), _shorter(runner, works) or _steady(runner, works))
            return Refusal("too-few-days", _few_days(more), tuple(other for other in instead if other))
    others = tuple(other for other in _others(rule, runner, works) if other)
    return Refusal(rule, _text(rule, runner), others or _at_least(runner, works))


def _at_least(runner: Footing, works: Callable[[Footing], bool]) -> tuple[Alternative, ...]:
    """Return steady running on more days a week, for whom nothing else can be planned."""
    more = _with_more_days(runner)
    steady = _on_more_days(_steady(more, works), more)
    return (steady,) if steady else ()


def _enough_days(runner: Footing, works: Callable[[Footing], bool]) -> Footing | None:
    """Return the runner with the fewest days more that make a plan for the same race, if any do."""
    for count in range(len(runner.days) + 1, MOST_RUNS + 1):
        free = [day for day in range(7) if day not in runner.days]
        more = replace(runner, days=tuple(sorted((*runner.days, *free[: count - len(runner.days)]))))
        if works(more):
            return more
    return None


def _on_enough_days(runner: Footing, works: Callable[[Footing], bool]) -> Alternative | None:
    more = _enough_days(runner, works)
    return _more_days(more, works) if more else None


def _few_days(more: Footing) -> Text:
    return t(
        "On so few days a week no calendar is long enough: a long run is a part of its week. {days} days a week make a"
        " plan.",
        days=len(more.days),
    )


def _text(rule: str, runner: Footing) -> Text:
    if rule == "too-few-days":
        days = fewest_days(runner.distance)
        return t("On so few days every run would be a long one. {days} days a week make a plan.", days=days)
    if rule == "no-safe-week":
        return t(
            "With these days and times I can't build weeks that stay safe. One more day, or more time, would help."
        )
    if rule == "past" or runner.distance is None or runner.race_on is None:
        return t("That race day is already behind us.")
    if rule == "too-little-time":
        return _too_little_time(runner, runner.distance)
    return _too_big_steps(runner, runner.distance, runner.race_on)


def _too_big_steps(runner: Footing, distance: str, race_on: date) -> Text:
    """Return that the race is too soon, and for whom: a beginner, a week, or a week and a longest run."""
    if runner.weekly_m <= ENTRY_M and runner.known_index is None:
        return t(
            "A {race} on {day:daymonth} would need bigger steps than are safe for a first season of running. I'd"
            " rather say so now. Here is what works:",
            race=RACES[distance],
            day=race_on,
        )
    if not runner.longest_told:
        return t(
            "A {race} on {day:daymonth} would need bigger steps than are safe from {weekly} a week. I'd rather say so"
            " now. Here is what works:",
            race=RACES[distance],
            day=race_on,
            weekly=Distance(runner.weekly_m),
        )
    return t(
        "A {race} on {day:daymonth} would need bigger steps than are safe from {weekly} a week and a longest run"
        " of {longest}. I'd rather say so now. Here is what works:",
        race=RACES[distance],
        day=race_on,
        weekly=Distance(runner.weekly_m),
        longest=Distance(runner.longest_m),
    )


def _too_little_time(runner: Footing, distance: str) -> Text:
    """Return what the days would have to hold: the long run on its day, or as much again on the others."""
    needed = least_long_m(distance)
    blanks: dict[str, Blank] = {
        "race": RACES[distance],
        "needed": Distance(needed),
        "time": span(up_to(needed * runner.easy_s_per_km / 1000 + SPARE_S, 300)),
    }
    if runner.day_caps[runner.long_day] >= needed:
        return t(
            "A {race} asks for a long run of {needed}, and that may be half of a week. With {time} in all on the days"
            " beside it, it can be done.",
            **blanks,
        )
    return t(
        "A {race} asks for a long run of {needed}, and {day:weekday} has the time for {reach}. With {time} on it, and"
        " as much again over your other days, it can be done.",
        day=runner.start + timedelta(days=(runner.long_day - runner.start.weekday()) % 7),
        reach=Distance(floor_to(runner.day_caps[runner.long_day], 500)),
        **blanks,
    )


def _others(rule: str, runner: Footing, works: Callable[[Footing], bool]) -> Iterator[Alternative | None]:
    if rule == "no-safe-week":
        yield _steady(runner, works) or _on_enough_days(runner, works)
        return
    if rule == "too-few-days":
        more = _with_more_days(runner)
        yield _more_days(more, works) or _on_more_days(later(more, works), more)
        shorter = _shorter(runner, works) or _on_more_days(_shorter(more, works), more)
        yield shorter or _steady(runner, works)
        return
    shorter = _shorter(runner, works) if rule != "past" else None
    if rule != "too-little-time":
        yield later(runner, works)
    walks = _steady(runner, works) if rule == "too-soon" and runner.walks else None
    yield shorter or walks or _steady(runner, works)
    yield walks if shorter else None


STEADY: Final = t("No race yet: a few weeks of steady running first")
WALK_RUN: Final = t("No race yet: eight weeks of running and walking in turn")


def _steady(runner: Footing, works: Callable[[Footing], bool]) -> Alternative | None:
    """Return a plan without a race, where it can be made: running and walking in turn for who begins with it."""
    rolling = replace(runner, distance=None, race_on=None, races=())
    text = WALK_RUN if runner.walks else STEADY
    return Alternative(None, None, text) if works(rolling) else None


def _with_more_days(runner: Footing) -> Footing:
    """Return the runner with as many days a week as their race needs."""
    days = fewest_days(runner.distance)
    every = tuple(range(0, 7, 7 // days))[:days]
    return replace(runner, days=every, long_day=every[-1])


def _on_more_days(found: Alternative | None, more: Footing) -> Alternative | None:
    """Return an alternative that takes more days as well, and says so."""
    if found is None:
        return None
    text = t("{other}, on {days} days a week", other=found.text, days=len(more.days))
    return replace(found, text=text, days=more.days)


def _more_days(more: Footing, works: Callable[[Footing], bool]) -> Alternative | None:
    """Return the same race on enough days a week, where that is all it takes."""
    text = t("Run on {days} days a week", days=len(more.days))
    return Alternative(more.distance, more.race_on, text, more.days) if works(more) else None


def later(runner: Footing, works: Callable[[Footing], bool]) -> Alternative | None:
    """Return the same race on the first such weekday that can be prepared for."""
    if runner.distance is None or runner.race_on is None:
        return None
    monday = runner.start - timedelta(days=runner.start.weekday())
    weeks = max(weeks_needed(runner.distance, runner), weeks_between(runner.start, runner.race_on) + 1, 2)
    first = monday + (weeks - 1) * WEEK + timedelta(days=runner.race_on.weekday())
    days = [first + delay * WEEK for delay in LATER]
    on = _first(days, lambda day: works(replace(runner, race_on=day)))
    if on is None:
        return None
    return Alternative(
        runner.distance, on, t("The {race} from {day:daymonth} on", race=RACES[runner.distance], day=on)
    )


def _first(days: Sequence[date], works: Callable[[date], bool]) -> date | None:
    """Return the first of *days* that works, where every one after it does: near ones are tried first, mostly they do."""
    tried = -1
    while tried < len(days) - 1:
        before, tried = tried, min(2 * tried + 2 if tried > 0 else tried + 1, len(days) - 1)
        if works(days[tried]):
            return days[bisect_left(days, 1, before + 1, tried, key=lambda day: int(works(day)))]
    return None


def _shorter(runner: Footing, works: Callable[[Footing], bool]) -> Alternative | None:
    """Return the longest shorter race that can be run on the same day."""
    if runner.distance is None or runner.race_on is None:
        return None
    length = GOAL_DISTANCES[runner.distance]
    shorter = (key for key in reversed(tuple(GOAL_DISTANCES)) if GOAL_DISTANCES[key] < length)
    found = next((key for key in shorter if works(replace(runner, distance=key))), None)
    if found is None:
        return None
    return Alternative(
        found, runner.race_on, t("A {race} on {day:daymonth}", race=RACES[found], day=runner.race_on)
    )
