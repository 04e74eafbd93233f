"""Lasting wishes about the plan: races on the way, how much of something, the runner's age, this week once more."""

from __future__ import annotations

import re
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority
from core.athlete.profile import Dial
from core.understanding.lasting.kinds import Age, Beside, Dials, ThisWeek, Without
from core.understanding.lasting.line import Line, line

YOUNGEST: Final = 14
OLDEST: Final = 95
AMOUNTS: Final = {"more": Dial.MORE, "less": Dial.LESS, "usual": Dial.USUAL}


def beside(said: Line) -> Beside | None:
    """As in "I'm also running a 10k on 12 april, just for fun"."""
    if said.asks or said.has("told", "goal", "habit"):
        return None
    race = said.race or said.has("race")
    return Beside(meant(said)) if race and said.has("also", "fun") else None


def meant(said: Line) -> Priority | None:
    """Return how a race on the way is meant: in earnest, for fun, or None when it was not said."""
    if said.has("fun"):
        return Priority.C
    return Priority.B if said.has("earnest") else None


def priority(said: str, language: str) -> Priority | None:
    """Return how a race on the way is meant, in a language or in English."""
    return meant(line(said, language)) or meant(line(said, "en"))


def without(said: Line) -> Without | None:
    """As in "Drop that race", "not running the 10k any more"."""
    if said.asks or not said.has("drop"):
        return None
    found, rest = said.race, Line(said.without("drop", "polite", "lasts"), said.language)
    if not found and not said.has("race"):
        return None
    return Without(found if found in GOAL_DISTANCES else None) if _is_a_race(rest) else None


def _is_a_race(rest: Line) -> bool:
    """Say whether no more than a race and small words is left."""
    return bool(rest.whole("the_race"))


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
    return ThisWeek("lighter") if said.whole("lighter_week") else None
