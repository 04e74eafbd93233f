"""Key dates of a season: each where the plan has it, changes included."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.training.key_dates import Key, key_dates
from core.training.plan import Change, Edit, Phase, Plan
from core.training.planner import plan
from core.training.workout import REST
from core.units import HALF_M, MARATHON_M, MILE_M
from tests.proof.asked import requested
from tests.proof.runners import RUNNERS, runner

RACED = runner(
    "marathon",
    "2027-10-10",
    55,
    20,
    "tu we th sa su",
    46,
    races=[
        {"distance": "half", "date": "2027-08-01", "priority": "B"},
        {"distance": "5k", "date": "2027-05-02", "priority": "C"},
    ],
)


def planned(said: dict[str, object]) -> Plan:
    found = plan(requested(said))
    assert isinstance(found, Plan)
    return found


def dates(found: Plan) -> dict[Key, tuple[date, float]]:
    """Return each key's date and metres."""
    return {one.key: (one.on, round(one.metres)) for one in key_dates(found)}


@pytest.mark.parametrize("name", RUNNERS)
def test_they_come_in_order_and_say_what_the_plan_says(name):
    """Sorted by day; the longest run, the peak week, the block's ends and the race are those of the weeks."""
    found = planned(RUNNERS[name])
    told = key_dates(found)
    assert [one.on for one in told] == sorted(one.on for one in told)
    for one in told:
        day, week = found.on(one.on), found.week_of(one.on)
        assert week is not None
        if one.key in {Key.LONGEST, Key.RACE}:
            assert day.distance_m == one.metres
        if one.key in {Key.MILE_START, Key.MILE_END}:
            assert week.phase is Phase.MILE
        if one.key is Key.PEAK:
            assert one.metres == max(
                sum(d.workout.distance_m for d in found.days_of(w))
                for w in found.weeks
                if w.phase not in {Phase.RACE, Phase.RECOVERY}
            )
        if one.key is Key.TAPER:
            assert week.start == one.on


def test_races_on_the_way_stand_there_with_their_priority():
    """A half run in earnest, a 5K run as training, and the marathon they lead to."""
    found = dates(planned(RACED))
    assert found[Key.RACE_B] == (date(2027, 8, 1), round(HALF_M))
    assert found[Key.RACE_C] == (date(2027, 5, 2), 5000)
    assert found[Key.RACE] == (date(2027, 10, 10), round(MARATHON_M))


def test_a_block_has_its_tests():
    """Half-way through a long mile block 1200 m, at its end the mile."""
    found = dates(planned(RUNNERS["a marathon on five days"]))
    assert found[Key.HALF_WAY][1] == 1200
    assert found[Key.TIME_TRIAL][1] == round(MILE_M)
    assert (
        found[Key.MILE_START][0] < found[Key.HALF_WAY][0] < found[Key.TIME_TRIAL][0] <= found[Key.MILE_END][0]
    )


def test_a_change_counts():
    """A longest run that was taken out is the longest no more, and a test that was is none."""
    before = planned(RUNNERS["a marathon on five days"])
    longest, trial = (dates(before)[key][0] for key in (Key.LONGEST, Key.TIME_TRIAL))
    out = tuple(Edit(on, before.on(on), REST) for on in (longest, trial))
    after = dates(before.changed(Change(1, "skipped", datetime(2027, 3, 1, tzinfo=UTC), out)))
    assert after[Key.LONGEST][0] != longest
    assert after[Key.TIME_TRIAL][1] == 1200


def test_a_rolling_plan_has_no_race():
    """Without a race there is a peak and a longest run, and nothing else."""
    assert set(dates(planned(RUNNERS["no race"]))) == {Key.PEAK, Key.LONGEST}
