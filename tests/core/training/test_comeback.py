"""The way back by numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.training.catalogue import is_quality, is_run
from core.training.comeback import after_illness, eased, light_until, stages
from core.training.ladder import LADDER, rung_days, rung_workout, sessions
from core.training.measure import flat
from tests.core.dialogs.chat import RACE, day, season


@pytest.mark.parametrize(
    ("days", "shares"),
    [(3, [1.0]), (10, [0.5, 0.75]), (35, [1 / 3, 0.5, 0.75]), (80, [1 / 3, 0.5, 0.7, 0.85, 1.0])],
)
def test_the_longer_the_break_the_smaller_the_first_step(days: int, shares: list[float]) -> None:
    """Four classes of breaks."""
    assert [stage.share for stage in stages(days)] == pytest.approx(shares)


@given(st.integers(1, 400))
def test_the_way_back_is_as_long_as_the_break_and_an_injury_starts_lower(days: int) -> None:
    """Equal steps, three weeks each after a long break; after an injury never more than without one."""
    way = stages(days)
    total = sum(stage.days for stage in way)
    assert total >= min(days, 21 * len(way))
    assert stages(days, injured=True)[0].share <= way[0].share


@given(st.integers(0, 90), st.sampled_from([1 / 3, 0.5, 0.7, 0.75, 0.8, 1.0]))
def test_eased_running_is_never_longer_nor_hard(number: int, share: float) -> None:
    """Whatever was planned; only the race stays."""
    planned = season().on(day(number))
    after = eased(planned, share)
    if planned.type == "race":
        assert after == planned
        return
    assert not is_quality(after)
    assert after.distance_m <= planned.distance_m
    assert is_run(after) == is_run(planned)


@pytest.mark.parametrize(("off", "half", "light"), [(3, 5, 10), (10, 5, 10), (14, 7, 14)])
def test_after_an_illness_the_steps_of_the_table_begin_with_minutes(off: int, half: int, light: int) -> None:
    """Twenty minutes, thirty, then half and three quarters of the plan: ten light days, or as many as were lost."""
    start, plan = day(30), season()
    made = after_illness(plan, start, off)
    assert [made[day(n)].distance_m < 6000 for n in (30, 31, 32)] == [True] * 3
    assert light_until(start, off) == max(made) == day(29 + light)
    for number in range(33, 30 + light):
        share = 0.5 if number < 30 + half else 0.75
        planned = plan.on(day(number)).distance_m
        assert made[day(number)].distance_m == pytest.approx(share * planned, abs=500)
        assert not is_quality(made[day(number)])


def test_rungs_climb_from_one_minute_of_running_to_thirty() -> None:
    """More running on each rung, a day of rest after each session."""
    running = [
        sum(s.duration_s * n for s, n in flat(rung_workout(i).parts) if s.effort != 1)
        for i in range(len(LADDER))
    ]
    assert running == [300, 600, 900, 1200, 1800]
    assert rung_days(day(0), 0) == (day(0), day(2))
    assert max(dict(sessions(day(0), 0))) == day(20)


def test_the_season_under_test_ends_in_its_race() -> None:
    """What the other tests stand on."""
    assert RACE.on is not None
    assert season().on(RACE.on).type == "race"
