"""Days a runner moved, let go or swapped, in weeks that are planned anew after that."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.training.catalogue import is_run
from core.training.plan import Plan
from tests.core.commands.runner import talk

MONDAY = "@ 2027-04-12 12:00"
TUE, WED, THU, FRI, SAT, SUN = (date(2027, 4, 13) + timedelta(days=n) for n in range(6))
WISHES = (
    "I can't run on wednesdays any more",
    "only 50 minutes on tuesdays from now on",
    "long run on saturdays from now on",
)


def planned(*lines: str) -> Plan:
    """Return the plan after a talk on the first Monday."""
    plan = talk(MONDAY, *lines).athlete.plan
    assert plan
    return plan


@pytest.mark.parametrize("wish", WISHES)
def test_a_moved_run_stays_moved_when_its_week_is_planned_anew(wish: str) -> None:
    """Thursday stays free and Friday runs: what was meant is the day, whatever is run on it now."""
    plan = planned("move thursday to friday", wish)
    assert not is_run(plan.on(THU))
    assert plan.on(FRI) == planned(wish).on(THU)


@pytest.mark.parametrize("wish", WISHES)
def test_a_day_that_was_let_go_stays_free(wish: str) -> None:
    """A run that was said not to happen does not come back by a wish about something else."""
    assert not is_run(planned("can't run on thursday", "busy", wish).on(THU))


def test_a_swapped_run_stays_swapped() -> None:
    """The ride stays where the runner put it."""
    assert planned("can I bike instead on thursday?", WISHES[0]).on(THU).type == "cross_training"


def test_a_wish_that_takes_the_day_itself_leaves_nothing_to_move() -> None:
    """No Thursdays any more: its run is gone, and Friday gets none of it."""
    plan = planned("move thursday to friday", "I can't run on thursdays any more")
    assert not is_run(plan.on(THU))
    assert not is_run(plan.on(FRI))


def test_taking_the_wish_back_gives_back_the_week_as_it_was_moved() -> None:
    """Undo restores the very days, the moved one among them."""
    before = planned("move thursday to friday")
    after = planned("move thursday to friday", WISHES[0], "undo")
    days = [date(2027, 4, 12) + timedelta(days=n) for n in range((before.last_day() - TUE).days)]
    assert [after.on(on) for on in days] == [before.on(on) for on in days]


def test_two_wishes_one_after_the_other_move_it_once() -> None:
    """The second one finds it moved, and does not move it back."""
    plan = planned("move thursday to friday", *WISHES[:2])
    assert not is_run(plan.on(THU))
    assert is_run(plan.on(FRI))


def test_a_move_that_no_longer_fits_is_said() -> None:
    """What a limit forbids in the new weeks is the plan's own again, and the runner hears of it by its day."""
    stage = talk("@ 2027-05-10 06:00", "move saturday to monday", "I can't run on wednesdays any more")
    plan = stage.athlete.plan
    assert plan
    assert is_run(plan.on(date(2027, 5, 15)))
    assert not is_run(plan.on(date(2027, 5, 10)))
    assert "What you had moved to Monday no longer fits there" in "\n".join(stage.out[-9:])


def test_one_day_of_a_move_that_is_over_leaves_the_other() -> None:
    """A run moved forward and run by then is not planned a second time on the day it came from."""
    ran = ("move thursday to monday", "ran 8 km, easy 3", "skip", "@ 2027-04-14 06:00")
    plan = planned(*ran, "I can also run on fridays from now on", "do that")
    assert any(one.weeks and one.since and one.since <= THU for one in plan.changes)
    assert not is_run(plan.on(THU))
