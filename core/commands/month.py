"""A month of the plan, week by week: "show me december"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from core.messages import Choice, Turn
from core.scene import Scene
from core.training.plan import Plan
from core.training.season import WeekSummary, season
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, lines, t

A_MONTH: Final = re.compile(r"(?:\d{4}|-)-\d\d")
"""A month without a day, as readings tell it."""
MOST_BUTTONS: Final = 5


def month(scene: Scene, plan: Plan, on: date) -> Turn:
    """Show the weeks that have a day in the month of *on*, and open any of them."""
    first = on.replace(day=1)
    shown = [
        week for week, last in zip(season(plan), _ends(plan), strict=True) if _within(week.start, last, first)
    ]
    if not shown:
        return scene.say(
            t("The plan runs from {first} to {last}.", first=plan.weeks[0].start, last=plan.last_day())
        )
    told = lines(*(_line(scene, week) for week in shown))
    return scene.offer(told, *(_open(week) for week in shown[:MOST_BUTTONS]))


def _ends(plan: Plan) -> list[date]:
    """Return the last day of each week."""
    return [max(day.on for day in plan.days_of(week)) for week in plan.weeks]


def _within(start: date, last: date, first: date) -> bool:
    month = (first.year, first.month)
    return (start.year, start.month) <= month <= (last.year, last.month)


def _line(scene: Scene, week: WeekSummary) -> Text:
    if not week.planned_m:
        return t("Week {number}, from {start:daymonth}: rest", number=week.number, start=week.start)
    return t(
        "Week {number}, from {start:daymonth}, {phase}{lighter}: {total}, longest {longest}",
        number=week.number,
        start=week.start,
        phase=phrases.phase_name(scene.athlete.goal.distance, week.phase),
        lighter=t(", lighter week") if week.cutback else NOTHING,
        total=Distance(week.planned_m),
        longest=Distance(week.longest_m),
    )


def _open(week: WeekSummary) -> Choice:
    return Choice(t("Week {number}", number=week.number), f"/week {week.number}")
