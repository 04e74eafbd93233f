"""The daily decision: every rule of the table that has something to say, the gravest first, and what they leave.

Rules only ever lower a day, so several can hold at once: the day is the least any of them leaves, the first of them
gives the reason. Proposals are laid over the plan as a `Change`, through the one list of limits
(`core.recommender.change`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from core.athlete.athlete import Athlete
from core.athlete.log import Promise
from core.recommender.rule import Day, Finding, Less, Outcome, Proposal, Rule
from core.recommender.rules import RULES
from core.recommender.rules.slots import later, left_of
from core.recommender.words import suggested
from core.training.catalogue import is_fast
from core.training.plan import Edit
from core.training.workout import Because, Workout
from core.voice.text import NOTHING, Text, join

Found: TypeAlias = "tuple[Rule, Finding]"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What to run, the days that change for it, and why: the rules that fired, each with only the inputs it read.

    Nothing changed: no changes. *because* may still name what was found (a warm day), and *advice* says so.
    """

    workout: Workout
    changes: tuple[Edit, ...] = ()
    because: tuple[Because, ...] = ()
    advice: Text = NOTHING
    proposal: Proposal | None = None
    """The same in words, to be agreed to; None when nothing changes."""


def recommend(athlete: Athlete, on: date, rules: Sequence[Rule] = RULES) -> Recommendation:
    """Return what to run on a day: as planned, or the least that any rule leaves of it.

    A day to come is asked about with those *rules* only that read nothing of the days between.
    """
    day = Day(athlete, on)
    done, taken_back = _already(day)
    found = [
        (rule, one)
        for rule in rules
        if rule.id not in done
        and (rule.id not in taken_back or rule.anew)
        and (one := rule.find(day)) is not None
    ]
    return _decided(day, found) if found else Recommendation(day.workout)


def _decided(day: Day, found: Sequence[Found]) -> Recommendation:
    less = together(one.less for _, one in found)
    slot = later(day) if day.hard or is_fast(day.workout) else None
    moved = slot if less.later else None
    eased = less if moved is None else Less(less.share, easy=True, later=True)
    today = left_of(day, eased, slot)
    edits = tuple(one for one in _edits(day, today, moved, found) if one.before != one.after)
    because = tuple(Because(rule.id, one.facts) for rule, one in found)
    advice = next((one.keeps for _, one in found if one.keeps), NOTHING)
    proposal = _proposal(Outcome(day, today, moved, edits), found) if edits else None
    return Recommendation(today, edits, because, advice, proposal)


def together(every: Iterable[Less]) -> Less:
    """Return what is left when all of these hold; one that leaves a day as it is has no say in moving it."""
    some = [one for one in every if one.easy or one.share < 1]
    if not some:
        return Less(easy=False)
    return Less(
        min(one.share for one in some),
        easy=any(one.easy for one in some),
        later=all(one.later for one in some),
        trimmed=all(one.trimmed for one in some),
    )


def _edits(day: Day, today: Workout, slot: date | None, found: Sequence[Found]) -> tuple[Edit, ...]:
    made = {day.on: Edit(day.on, day.workout, today)}
    if slot is not None and today != day.workout:
        made[slot] = Edit(slot, day.ahead((slot - day.on).days), day.workout)
    for _, one in found:
        made.update({edit.on: edit for edit in one.ahead if edit.on != day.on})
    return tuple(made.values())


def _proposal(outcome: Outcome, found: Sequence[Found]) -> Proposal:
    """Put it into words: the first rule that lowers the day leads, one that lowers it further is named as well."""
    lowering = [(rule, one) for rule, one in found if one.less.easy or one.less.share < 1 or one.ahead]
    rule, lead = lowering[0]
    further = next((one.reason for _, one in lowering[1:] if one.less.share < lead.less.share), NOTHING)
    promise = (
        Promise("ready", outcome.slot, _waits_for(outcome, lead)) if outcome.slot and lead.spot else None
    )
    return Proposal(
        rule.id,
        outcome.ahead,
        join((lead.reason, further)),
        (rule.suggest or suggested)(outcome),
        rule.holds,
        lead.facts,
        promise,
        rule.firm,
    )


def _waits_for(outcome: Outcome, lead: Finding) -> str:
    return f"{lead.spot}:{outcome.day.workout.type}"


ONCE: Final = 20
"""How many of the newest changes are looked through for one that was taken back."""


def _already(day: Day) -> tuple[frozenset[str], frozenset[str]]:
    """Return the rules whose change of this day holds, and those whose change the runner took back.

    What is done already is not done twice; what was taken back was heard, and is not said again.
    """
    plan = day.athlete.plan
    lately = plan.changes[-ONCE:] if plan else ()
    changes = [change for change in lately if any(edit.on == day.on for edit in change.edits)]
    holds = frozenset(change.rule for change in changes if not change.undone)
    return holds, frozenset(change.rule for change in changes if change.undone)
