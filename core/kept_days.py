"""Single days a runner had moved, let go or swapped in weeks that are planned anew: kept where the limits still allow it.

A season planned anew knows nothing of them: the run moved off a day that is full comes back to it. So each is laid once
more over the new weeks, as what it meant ("not Thursday, but Friday") and not as the run it was; with the wish it goes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from core.absences import DAY, on_the_ladder
from core.athlete.wishes import Wishes, wishes
from core.recommender.change import WITH, broken_by, edit, lay, newest
from core.scene import Scene
from core.training.catalogue import is_run
from core.training.comeback import eased
from core.training.plan import Change, Edit, Plan
from core.training.workout import REST, Workout

MOVED: Final = "moved"
OWN: Final = frozenset({MOVED, "missed", "swapped"})
"""Rules of what a runner asks for on a single day."""


def kept(before: Scene, after: Scene, since: date) -> tuple[Scene, tuple[date, ...]]:
    """Return *after*, planned anew from *since* on, with the runner's own days of *before*, and those that do not fit."""
    old, new = before.athlete.plan, after.athlete.plan
    if old is None or new is None or on_the_ladder(after.athlete):
        return after, ()
    first, anew = max(since, before.today), newest(new)
    number = float(anew.number) if anew else 0.0
    lost = []
    for change in _own(old, first):
        edits = tuple(_again(after, old, change, first))
        if any(one.before.type == "race" for one in edits) or broken_by(after, edits):
            lost.append(_meant(change, edits))
        else:
            after = lay(after, change.rule, edits, (*change.facts, (WITH, number)))
    return after, tuple(lost)


def _meant(change: Change, edits: tuple[Edit, ...]) -> date:
    """Return the day a change is spoken of by: where a run was to go."""
    to = dict(change.facts).get("to")
    return date.fromisoformat(str(to)) if to else max(one.on for one in edits)


def _chosen(plan: Plan, first: date) -> frozenset[date]:
    """Return the days from *first* on which hold what the runner put there themselves."""
    return frozenset(
        one.on for change in _own(plan, first) for one in change.edits if _stands(plan, one, first)
    )


def _own(old: Plan, first: date) -> Iterator[Change]:
    """Yield what the runner asked for that still stands on some day from *first* on, oldest first."""
    own = (one for one in old.changes if one.rule in OWN and not one.undone)
    return (one for one in own if _still(old, one, first))


def _still(old: Plan, change: Change, first: date) -> bool:
    """Return whether a change still says what is run; of a move that goes for both of its days."""
    stands = [_stands(old, one, first) for one in change.edits if one.on >= first]
    return any(stands) and (change.rule != MOVED or all(stands))


def _stands(old: Plan, one: Edit, first: date) -> bool:
    return one.on >= first and old.edited.get(one.on) == one.after


def _again(after: Scene, old: Plan, change: Change, first: date) -> Iterator[Edit]:
    """Yield the edits that do to the new weeks what a change did to the old ones; none where they are so already."""
    new = after.athlete.plan
    assert new is not None  # noqa: S101 - asked for before
    ahead = [one for one in change.edits if _stands(old, one, first)]
    pair = _swapped(change, ahead)
    if pair:
        left, to = pair
        if is_run(new.on(left)):
            yield from (edit(new, left, new.on(to)), edit(new, to, new.on(left)))
        return
    for one in ahead:
        gives_way = is_run(new.on(one.on)) != is_run(one.after)
        if gives_way and (one.after == REST or change.rule == MOVED or is_run(new.on(one.on))):
            yield edit(new, one.on, one.after)


def _swapped(change: Change, ahead: list[Edit]) -> tuple[date, date] | None:
    """Return the day a run left and the day it went to, where both are ahead."""
    told, days = dict(change.facts), {one.on for one in ahead}
    named = [date.fromisoformat(str(told[key])) for key in ("from", "to") if key in told]
    return (
        (named[0], named[1])
        if change.rule == MOVED and days == set(named) and len(named) == len(days) > 1
        else None
    )


def meanwhile(scene: Scene, there: Plan, wanted: Wishes, since: date) -> Iterator[Edit]:
    """Yield what the days before the cut become: a run on a day that cannot hold it is let go.

    One the runner put on a day that was none of theirs stays there. The steps after an injury come every other day,
    whatever days a runner has; none of them is let go.
    """
    minutes = {limit.weekday: limit.minutes for limit in wanted.time_limits}
    held, before = _chosen(there, scene.today), wishes(scene.athlete).days or ()
    for n in range((since - scene.today).days):
        day = scene.today + DAY * n
        workout, weekday = there.on(day), day.weekday()
        own = day in held and weekday not in before
        fits = own or weekday in wanted.days if wanted.days else True
        in_time = workout.duration_s <= minutes.get(weekday, float("inf")) * 60
        if is_run(workout) and workout.type != "race" and not (fits and in_time):
            yield Edit(day, workout, REST if not fits else _cut(workout, minutes[weekday] * 60))


def _cut(workout: Workout, seconds: float) -> Workout:
    return eased(workout, seconds / workout.duration_s)
