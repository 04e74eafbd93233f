"""The last days before a goal race are quiet, whichever day of the week it is on."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core.athlete.goal import Goal
from core.training.limits import broken, known, may_change
from core.training.plan import Change, Edit, Plan
from core.training.planner import plan
from tests.core.training.test_planner import asked

SUNDAY = date(2027, 8, 15)


@pytest.mark.parametrize("distance", ["marathon", "half", "10k"])
@pytest.mark.parametrize("after", range(7))
@pytest.mark.parametrize("days", [(0, 1, 2, 3, 5, 6), (1, 3, 6)])
def test_no_long_run_comes_within_five_days_of_a_race(
    distance: str, after: int, days: tuple[int, ...]
) -> None:
    """A Monday's race has its last long run eight days before it, and a shake-out at most on its eve."""
    race_on = SUNDAY + timedelta(days=after)
    found = plan(asked(goal=Goal(distance, race_on), weekly_m=60_000, longest_run_m=22_000, days=days))
    assert isinstance(found, Plan)
    last = {left: found.on(race_on - timedelta(days=left)) for left in range(1, 8)}
    assert not [left for left, one in last.items() if "long" in one.type and left < 6]
    assert all(last[left].distance_m <= 4000 for left in (1, 2))
    assert all(last[left].duration_s <= 4200 for left in (3, 4, 5))


def test_a_long_run_is_not_moved_into_the_last_days() -> None:
    """The limit says so to whoever moves it."""
    race_on = SUNDAY + timedelta(days=1)
    request = asked(goal=Goal("marathon", race_on), weekly_m=60_000, longest_run_m=22_000)
    found = plan(request)
    assert isinstance(found, Plan)
    eve, long = race_on - timedelta(days=3), race_on - timedelta(days=8)
    edits = (Edit(eve, found.on(eve), found.on(long)), Edit(long, found.on(long), found.on(eve)))
    moved = found.changed(Change(1, "moved", datetime(2027, 8, 1, tzinfo=UTC), edits))
    assert "I31" in {one.id for one in may_change(found, moved, known(request))}
    assert broken(found, known(request)) == ()
