"""Lasting wishes about the plan: races on the way, how much of something, the runner's age, this week once more."""

from __future__ import annotations

import re
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority
from core.athlete.profile import Dial
from core.understanding.lasting.kinds import Age, Beside, Dials, ThisWeek, Without
from core.understanding.lasting.line import Line, line
from core.understanding.scan import scan
from core.understanding.tokens import Kind
from core.understanding.words import finder
from core.units import Units

YOUNGEST: Final = 14
OLDEST: Final = 95
AMOUNTS: Final = {"less": Dial.LESS, "more": Dial.MORE, "usual": Dial.USUAL}
"""The first that is said counts: "no more speed" is less of it."""


def beside(said: Line) -> Beside | None:
    """As in "I'm also running a 10k on 12 april, just for fun"."""
    if _may_i(said):
        return Beside(meant(said))
    if said.asks or said.has("told", "goal", "habit"):
        return None
    if said.has("further") and not (said.has("race") or _DATED.match(said.dated[0] or "")):
        return None
    race = said.race or said.has("race")
    return Beside(meant(said)) if race and (said.has("also", "fun") or _are_two(said)) else None


def _may_i(said: Line) -> bool:
    """Return whether leave is asked for a race on a day: "can I do a 10k on jan 30?"; how fast it may be is another question."""
    asked = said.found("may_i")
    first = (
        asked is not None and len(said.text[: asked.start()].split()) <= 1
    )  # "how fast can i" asks for another thing
    if not first or said.race is None or said.has("told", "goal", "instead"):
        return False
    timed = any(one.kind in TIMED for one in scan(said.text, said.language, Units.KM)[0])
    return _DATED.match(said.dated[0] or "") is not None and not timed


def _are_two(said: Line) -> bool:
    """Return whether two races to come are named with their days, and no time that was run."""
    found = scan(said.text, said.language, Units.KM)[0]
    days = sum(one.kind is Kind.DAY and bool(_DATED.match(one.word)) for one in found)
    races = sum(1 for _ in finder(said.language, "races").find(said.text))
    return min(days, races) > 1 and not any(one.kind in TIMED for one in found)


_DATED: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d$")
"""A day of a month, in the notation of `core.understanding.days`."""
TIMED: Final = frozenset({Kind.TIME, Kind.PACE, Kind.DURATION})


def meant(said: Line) -> Priority | None:
    """Return how a race on the way is meant: in earnest, for fun, or None when it was not said."""
    if said.has("fun"):
        return Priority.C
    return Priority.B if said.has("earnest") else None


def priority(said: str, language: str) -> Priority | None:
    """Return how a race on the way is meant, in a language or in English."""
    return meant(line(said, language)) or meant(line(said, "en"))


def without(said: Line) -> Without | None:
    """As in "Drop that race", "not running the 10k any more", "cancel the july race", "can I drop the half in may?"."""
    asked_for = said.asks and not (said.has("may_i") or said.has("polite"))
    if asked_for or not said.has("drop"):
        return None
    bare = said.without("drop", "polite", "lasts", "may_i").rstrip(" ?")
    when, undated = Line(bare, said.language).dated
    rest = Line(" ".join(undated.without("of_a_day").split()), said.language)
    if not (rest.whole("the_race") and (rest.race or rest.has("race"))):
        return None
    return Without(rest.race if rest.race in GOAL_DISTANCES else None, when)


def dials(said: Line) -> Dials | None:
    """As in "More volume please", "I'd like less speed work", "run less"."""
    amount = next((name for name in AMOUNTS if said.has(name)), None)
    if amount is None or said.without(amount, "speed", "volume", "polite", "small", "lasts"):
        return None
    if said.has("speed"):
        return Dials(speed=AMOUNTS[amount])
    return Dials(volume=AMOUNTS[amount]) if said.has("volume") else None


def age(said: Line) -> Age | None:
    """As in "I'm 52", "52 years old", "my age is 52"."""
    found = said.whole("age")
    return _age(int(next(filter(None, found.groups())))) if found else None


def _age(years: int) -> Age | None:
    return Age(years) if YOUNGEST <= years <= OLDEST else None


def age_in(said: str) -> Age | None:
    """Return the age that is the one number of *said*: "52", "52 ans"."""
    found = re.fullmatch(r"\D*(\d{1,3})\D*", said)
    return _age(int(found[1])) if found else None


def week(said: Line) -> ThisWeek | None:
    """As in "Repeat this week", "make the week lighter"."""
    if said.whole("repeat_week"):
        return ThisWeek("repeat")
    if said.whole("lighter_next"):
        return ThisWeek("lighter next")
    eased = said.week == "this_week" and said.has("lighten_it") and not said.asks
    clauses = (Line(one.strip(" ?!."), said.language) for one in said.text.split(","))
    return ThisWeek("lighter") if eased or any(one.whole("lighter_week") for one in clauses) else None
