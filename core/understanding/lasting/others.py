"""Lasting wishes about the plan as a whole: what goes beside the runs, the mile block, the distance of a week."""

from __future__ import annotations

from typing import Final

from core.understanding.lasting.kinds import (
    Crossing,
    InItsPlace,
    MileBlock,
    Nights,
    Strength,
    Weekly,
    WeekTotal,
)
from core.understanding.lasting.line import Line
from core.understanding.scan import scan
from core.understanding.tokens import Kind
from core.units import Units

COUNTS: Final = {"twice": 2, "once": 1}


NOT_WISHED: Final = ("told", "question", "today")
"""What is over, what is asked, what is about one day: no wish that lasts."""


def strength(said: Line) -> Strength | None:
    """As in "Add strength twice a week", "no more strength"."""
    if not said.has("strength") or said.has("crossing", *NOT_WISHED) or said.asks:
        return None
    if said.has("no_more"):
        return Strength(0)
    times = next((count for name, count in COUNTS.items() if said.has(name)), None)
    return Strength(times) if said.has("wanted") or (times and _alone(said)) else None


def crossing(said: Line) -> Crossing | None:
    """As in "I'd like to bike on mondays", "swim every wednesday", "no more cycling"."""
    if not said.has("crossing") or said.has("strength", *NOT_WISHED) or said.asks:
        return None
    if said.has("no_more"):
        return Crossing(fewer=said.days)
    return Crossing(more=said.days) if said.days and (said.lasts or said.has("add")) else None


def in_its_place(said: Line) -> InItsPlace | None:
    """As in "can I bike instead on saturday?", "swap thursday's run for a swim"; not "run instead of biking"."""
    if not said.has("crossing") or not said.has("in_place", "in_place_of") or said.lasts:
        return None
    if said.has("told", "gone", "strength", "no_more"):
        return None
    found = [one.word for one in scan(said.text, said.language, Units.KM)[0] if one.kind is Kind.DAY]
    return InItsPlace(next(iter(found), None)) if len(found) <= 1 and not _in_the_place_of_it(said) else None


def _in_the_place_of_it(said: Line) -> bool:
    """Return whether something is wanted in the place of cross-training: "run instead of biking"."""
    parts = said.split("in_place_of")
    behind = parts[1].text.lstrip() if parts else ""
    first = said.part(len(said.text) - len(behind)).found("crossing") if parts else None
    return first is not None and first.start() <= NEAR_IT


NEAR_IT: Final = 4
"""Letters of an article between: "instead of the bike"."""


def _alone(said: Line) -> bool:
    """Return whether nothing else stands in the line but how often."""
    return len(said.without("strength", *COUNTS, "polite", "lasts").split()) <= FEW


FEW: Final = 3
"""Small words that may be left of "strength twice a week please"."""


def mile_block(said: Line) -> MileBlock | None:
    """As in "Remove the mile block", "no mile block please", "put the mile block back"."""
    if not said.has("mile_block") or said.has("told", "question") or said.asks:
        return None
    if said.has("no_more", "drop"):
        return MileBlock(wanted=False)
    return MileBlock(wanted=True) if said.has("wanted", "back") else None


def nights(said: Line) -> Nights | None:
    """As in "Stop asking about sleep", "ask me about sleep again"."""
    if said.whole("no_nights"):
        return Nights(asked=False)
    return Nights(asked=True) if said.whole("nights_again") else None


def weekly(said: Line) -> Weekly | None:
    """As in "I want 110 km a week", "can I do 70k a week?", "why only 30 km a week?"."""
    if said.has("why_so_much"):
        return Weekly(why=True)
    if said.has("told") or not said.has("weekly_wish"):
        return None
    found = scan(said.text, said.language, Units.KM)[0]
    return Weekly() if any(one.kind is Kind.WEEKLY for one in found) else None


def week_total(said: Line) -> WeekTotal | None:
    """As in "Can I do 60 km next week?", "this week 50 km please"."""
    week = said.week
    if week not in {"this_week", "next_week"} or said.named or said.has("told", "race", "long_run"):
        return None
    found = scan(said.text, said.language, Units.KM)[0]
    told = [one.kind for one in found if one.kind is not Kind.DAY]
    wished = said.has("weekly_wish", "further")
    return WeekTotal(week == "next_week") if wished and told == [Kind.DISTANCE] else None
