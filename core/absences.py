"""Days away from the plan: reading and keeping them. Each writer returns the athlete with the entry in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from core.athlete.athlete import Athlete
from core.athlete.log import Absence, Promise, Why
from core.training.workout import Facts

DAY = timedelta(days=1)


def away_on(athlete: Athlete, on: date) -> bool:
    """Return whether the athlete is away from the plan on a day."""
    return absence_on(athlete, on) is not None


def absence_on(athlete: Athlete, on: date, *why: Why) -> Absence | None:
    """Return the absence a day falls in; with *why*, one of these kinds."""
    return next(
        (
            one
            for one in athlete.absences
            if one.first <= on and (one.last is None or on <= one.last) and (not why or one.why in why)
        ),
        None,
    )


def open_illness(athlete: Athlete) -> Absence | None:
    """Return the illness that is not over."""
    return next((one for one in athlete.absences if one.why is Why.ILLNESS and one.last is None), None)


def coming(athlete: Athlete, on: date, why: Why) -> Absence | None:
    """Return the absence of that kind that is going on, or the next one ahead."""
    ahead = (one for one in athlete.absences if one.why is why and (one.last is None or on <= one.last))
    return min(ahead, key=lambda one: one.first, default=None)


def ended_on(athlete: Athlete, on: date, *why: Why) -> Absence | None:
    """Return the absence of one of these kinds whose last day was the day before *on*."""
    return next((one for one in athlete.absences if one.last == on - DAY and one.why in why), None)


def with_absence(
    athlete: Athlete, why: Why, first: date, last: date | None = None, note: str = ""
) -> Athlete:
    """Return the athlete away from *first* to *last*; no *last*: until they say they are back."""
    number = max((one.number for one in athlete.absences), default=0) + 1
    return replace(athlete, absences=(*athlete.absences, Absence(number, why, first, last, note)))


def amended(athlete: Athlete, number: int, **changes: Any) -> Athlete:  # noqa: ANN401 - fields of Absence
    """Return the athlete with fields of absence *number* changed."""
    changed = tuple(replace(one, **changes) if one.number == number else one for one in athlete.absences)
    return replace(athlete, absences=changed)


def back_on(athlete: Athlete, on: date) -> Athlete:
    """Return the athlete with every absence that has begun over the day before *on*."""
    kept = tuple(_over(one, on) for one in athlete.absences if one.first != on)
    return replace(athlete, absences=kept)


def _over(one: Absence, on: date) -> Absence:
    goes_on = one.first < on and (one.last is None or one.last >= on)
    return replace(one, last=on - DAY) if goes_on else one


def taken_back(athlete: Athlete, facts: Facts, today: date) -> Athlete:
    """Return the athlete as before the absence a change was laid for: without it, with its earlier end, or ill again."""
    told = dict(facts)
    if "ill_again" in told:
        return _ill_again(athlete, int(told["ill_again"]), today)
    number = told.get("absence")
    if number is None:
        return athlete
    if "until" in told:
        return amended(athlete, int(number), last=date.fromisoformat(str(told["until"])))
    return replace(athlete, absences=tuple(one for one in athlete.absences if one.number != number))


def _ill_again(athlete: Athlete, number: int, today: date) -> Athlete:
    """Return the athlete with an illness that is not over after all, and asked about it from tomorrow on."""
    ill = amended(athlete, number, last=None)
    return promising(ill, Promise("recovering", today + DAY), instead_of="first_run")


def days_off(athlete: Athlete, today: date, since: date | None = None) -> int:
    """Return the whole days without a run before *today*, counted from the last one in the log.

    Where running was off from *since* on, runs after that day make nobody ready for more: they do not count. Without a
    run in the log the days count from *since*, else from the day the plan was made.
    """
    began = since or (athlete.plan.made_on if athlete.plan else today)
    until = min(since or today, today)
    last = max((run.on for run in athlete.runs if run.on <= until), default=began - DAY)
    return max((today - last).days - 1, 0)


def promised(athlete: Athlete, kind: str, on: date) -> Promise | None:
    """Return the question of that kind the coach promised for *on*, or is late with."""
    return next((one for one in athlete.promises if one.kind == kind and one.on <= on), None)


def on_the_ladder(athlete: Athlete) -> Promise | None:
    """Return the question the ladder after an injury waits for, due or not; None: nobody is on it."""
    return next((one for one in athlete.promises if one.kind == "climb"), None)


def promising(athlete: Athlete, *promises: Promise, instead_of: str) -> Athlete:
    """Return the athlete with *promises* made, in the place of those of a kind."""
    kept = tuple(one for one in athlete.promises if one.kind != instead_of)
    return replace(athlete, promises=(*kept, *promises))
