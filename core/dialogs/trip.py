"""A trip: its dates as they are said, and what happens to the plan when they change ("we stay till the 20th")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.absences import DAY, amended, coming, on_the_ladder
from core.athlete.log import Absence, Why
from core.condition import current_index
from core.dialogs.laid import buttons, lay_days
from core.dialogs.rungs import around
from core.messages import Say, Turn
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import away
from core.training.comeback import Days, still_fits
from core.training.plan import Change, Plan
from core.understanding.days import SPANS, resolve
from core.understanding.how_long import how_long
from core.understanding.reading import Reading
from core.voice.text import NOTHING, Text, join, t, tn

LONGEST: Final = 180
"""Days; more than that is rather a new goal."""


@dataclass(frozen=True, slots=True)
class Dates:
    """The first and the last day away."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days, both ends included."""
        return (self.last - self.first).days + 1


def dates_of(reading: Reading, today: date) -> Dates | None:
    """Return the days a line is about, the last one by its date or by the length of the stay."""
    first = resolve(reading.when, today) if reading.when else None
    if reading.when in SPANS and reading.when_until is None and first:
        return Dates(max(first, today), first + timedelta(days=6 - first.weekday()))
    if first is None or reading.when_until is None:
        return None
    on = _under_way(reading.when or "", reading.when_until, today)
    if on:
        return on
    last = until(reading.when_until, first)
    return Dates(first, last) if last and first <= last and (last - first).days < LONGEST else None


def _under_way(first: str, last: str, today: date) -> Dates | None:
    """Return dates that have begun: "travelling 4 to 14 may", said on the fifth, is this year's."""
    ends = resolve(last, today) if first.startswith("-") and last.startswith("-") else None
    begun = resolve(first, ends, past=True) if ends else None
    if ends is None or begun is None or not begun < today <= ends:
        return None
    return Dates(begun, ends) if (ends - begun).days < LONGEST / 2 else None


def until(said: str, first: date) -> date | None:
    """Return the last day: "+14d" is fourteen days, the first among them."""
    found = resolve(said, first)
    return found - DAY if found and said.startswith("+") else found


def days_away(scene: Scene, plan: Plan, dates: Dates, use: str) -> Days:
    """Return what the days away and those after them become."""
    level = current_index(scene.athlete, scene.today)
    return away(plan, dates.first, dates.last, running=use == "easy", index=level)


def rebooked(scene: Scene, known: Absence, dates: Dates, use: str) -> Turn:
    """Move an absence that is known already: one more change over the old one, which [Undo] brings back."""
    laid = scene
    was = (known.last or dates.last).isoformat()
    facts = (("absence", float(known.number)), ("until", was))
    if on_the_ladder(scene.athlete):
        moved = amended(scene.athlete, known.number, first=dates.first, last=dates.last)
        laid = around(scene.but(absences=moved.absences), "vacation", facts)
    elif scene.athlete.plan:
        clean = _without(scene.athlete.plan, known)
        new = days_away(scene, clean, dates, use)
        laid = lay_days(scene, "vacation", way_back(scene, clean, new), (*facts, ends(new)))
    kept = amended(laid.athlete, known.number, first=dates.first, last=dates.last, note=use)
    longer = known.last is None or dates.last > known.last
    text = join((_longer(known, dates) if longer else _shorter(dates), _race_holds(scene, dates, use)))
    return Turn(kept, (Say(text, (buttons(scene, laid),)),))


def _without(plan: Plan, known: Absence) -> Plan:
    for change in plan.changes:
        if _laid_for(change, known):
            plan = plan.undone(change.number)
    return plan


def _laid_for(change: Change, known: Absence) -> bool:
    return not change.undone and dict(change.facts).get("absence") == known.number


def _longer(known: Absence, dates: Dates) -> Text:
    more = (dates.last - (known.last or dates.last)).days
    return tn(
        "Even better. Quiet until {last:date}, and your first week back moves by a day.",
        "Even better. Quiet until {last:date}, and your first week back moves by {n} days.",
        more,
        last=dates.last,
    )


def _shorter(dates: Dates) -> Text:
    return t("Changed: you're away until {last:date}, and the plan picks up after that.", last=dates.last)


def _race_holds(scene: Scene, dates: Dates, use: str) -> Text:
    if scene.athlete.goal.on is None:
        return NOTHING
    off = 0 if use == "easy" else dates.days
    if still_fits(scene.athlete.goal, dates.last + DAY, off):
        return t("The race plan still holds.")
    return t("Honestly, that leaves little time before your race. It stays on the plan.")


LONGER: Final = re.compile(r"\b(?:longer|more|extra|further)\b")
STAYS: Final = ("stay", "extend", "longer", "till", "until", "back on", "home on", "come back", "return")


def new_end(scene: Scene, reading: Reading) -> date | None:
    """Return the other last day a line gives to the trip that is on: "actually we stay till the 20th"."""
    known = coming(scene.athlete, scene.today, Why.VACATION)
    word = scene.plain
    if known is None or known.last is None or not any(one in word for one in STAYS):
        return None
    said = reading.when_until or reading.when
    more = how_long(scene.said, scene.language) if LONGER.search(word) else None
    last = resolve(said, max(known.first, scene.today)) if said else known.last + more if more else None
    near = last is not None and abs((last - known.last).days) < LONGEST / 2
    return last if near and last and last >= known.first and last != known.last else None


def until_then(scene: Scene, last: date) -> Turn:
    """Let the trip that is on end on another day."""
    known = coming(scene.athlete, scene.today, Why.VACATION)
    if known is None:
        return scene.opens("vacation", scene.said)
    return rebooked(scene, known, Dates(known.first, last), known.note or "easy")
