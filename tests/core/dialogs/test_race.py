"""Race week: nerves, heavy legs, the plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import GOAL_DISTANCES, Goal, Result
from core.athlete.log import Run
from core.athlete.profile import Profile
from core.coach import hear, remind
from core.dialogs.race_plan import PROMISE, plan_day
from core.messages import Button, Incoming, Turn
from core.training.catalogue import build
from core.training.fitness import Known, enduring
from core.training.plan import Phase, Plan, Planned, Week
from core.training.race_plan import CUSHION, REACH, aim_s, honest_s, race_plan
from core.training.workouts.shape import Dose
from core.units import MILE_M, Units

RACE = date(2027, 3, 14)
MONDAY = RACE - timedelta(days=6)
TEN_K = Result(1, 10000.0, 3090.0, date(2026, 12, 6))
GOAL = Goal("half", RACE, 6900.0, "Lisbon")


def runner(**changes: object) -> Athlete:
    """Return someone in race week."""
    days = (
        Planned(RACE - timedelta(days=3), build("easy", Dose(6000.0))),
        Planned(RACE, build("race", Dose(21097.5))),
    )
    before = Week(1, MONDAY - timedelta(days=7), Phase.TAPER)
    after = Week(
        3,
        MONDAY + timedelta(days=7),
        Phase.RECOVERY,
        days=(Planned(RACE + timedelta(days=4), build("easy", Dose(4000.0))),),
    )
    plan = Plan(1, MONDAY - timedelta(days=7), (before, Week(2, MONDAY, Phase.RACE, days=days), after))
    start = at(MONDAY - timedelta(days=1), 12)
    made = Athlete(1, Profile(zone="UTC"), GOAL, (TEN_K,), plan, onboarded_at=start, heard_at=start)
    return replace(made, **changes)


def at(day: date, hour: int) -> datetime:
    """Return a moment."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def tapped(turn: Turn, label: str, now: datetime) -> Turn:
    """Tap a button of the last answer."""
    return hear(turn.athlete, Incoming(token=_button(turn, label).token), now)


def _button(turn: Turn, label: str) -> Button:
    return next(b for m in turn.messages for row in m.buttons for b in row if b.label == label)


def text(turn: Turn) -> str:
    """Return all that was said."""
    return "\n".join(message.text for message in turn.messages)


def test_nerves_are_answered_from_the_log() -> None:
    """Two true things, and the evening of the plan."""
    runs = (
        Run(1, MONDAY - timedelta(days=20), 21000.0, type="long"),
        *(Run(n, MONDAY - timedelta(days=n), 9000.0, type="tempo") for n in (2, 9)),
    )
    now = at(MONDAY, 8)
    turn = tapped(remind(runner(runs=runs), now), "Nervous", now)
    assert "21 km" in text(turn)
    assert "2 hard sessions" in text(turn)
    assert "Wednesday evening" in text(turn)


def test_an_empty_log_is_not_made_up() -> None:
    """Nothing is praised that is not there."""
    now = at(MONDAY, 8)
    assert "km" not in text(tapped(remind(runner(), now), "Nervous", now)).replace("kilometre", "")


def test_something_that_hurts_is_asked_about() -> None:
    """The one tap that matters most."""
    now = at(MONDAY, 8)
    turn = tapped(remind(runner(), now), "Something hurts", now)
    assert turn.athlete.open is not None
    assert turn.athlete.open.dialog == "pain"


@pytest.mark.parametrize("words", ["legs feel super heavy, whats going on", "my legs feel dead this week"])
def test_heavy_legs_in_a_taper_are_the_taper(words: str) -> None:
    """It is common, it lifts, and nothing is changed."""
    turn = hear(runner(), Incoming(words), at(MONDAY + timedelta(days=2), 12))
    assert "That's the taper" in text(turn)
    assert turn.athlete.pains == ()


def test_pain_in_a_taper_is_pain() -> None:
    """A pain word goes the ordinary road."""
    turn = hear(runner(), Incoming("my left calf hurts, 4"), at(MONDAY, 12))
    assert turn.athlete.open is not None
    assert turn.athlete.open.dialog == "pain"


def test_the_plan_is_promised_and_sent_once_on_the_morning() -> None:
    """It comes silently, at the time that was agreed."""
    evening = at(MONDAY + timedelta(days=2), 19)
    agreed = tapped(remind(runner(), evening), "Yes, at 07:00", evening)
    assert [p.kind for p in agreed.athlete.promises] == [PROMISE]
    morning = remind(agreed.athlete, at(RACE, 7))
    assert morning.messages[0].silent
    assert "Enjoy Lisbon" in text(morning)
    assert morning.athlete.promises == ()


def test_a_plan_nobody_asked_for_again_stays_away() -> None:
    """No message on race morning."""
    evening = at(MONDAY + timedelta(days=2), 19)
    declined = tapped(remind(runner(), evening), "No", evening)
    assert remind(declined.athlete, at(RACE, 7)).messages == ()


def test_too_fast_makes_it_slower_and_too_slow_ends_at_the_limit() -> None:
    """The coach goes along, but not beyond what the results carry."""
    now = at(MONDAY + timedelta(days=2), 19)
    turn = remind(runner(), now)
    first = text(turn)
    assert text(tapped(turn, "Too fast", now)) != first
    for _ in range(5):
        turn = tapped(turn, "Too slow", now)
    assert "as fast as your results allow" in text(turn)


def test_without_results_the_plan_is_by_feel() -> None:
    """No number without a source."""
    turn = remind(runner(results=()), at(MONDAY + timedelta(days=2), 19))
    assert "The first part" in text(turn)
    assert "per km" not in text(turn)


@settings(derandomize=True, max_examples=60)
@given(
    distance=st.sampled_from(["5k", "10k", "half", "marathon"]),
    slack=st.floats(0.85, 1.2),
    units=st.sampled_from(list(Units)),
    shift=st.integers(-3, 3),
)
def test_a_plan_lands_inside_its_aim_and_never_beyond_the_reach(
    distance: str, slack: float, units: Units, shift: int
) -> None:
    """The paces lead to the time that is named."""
    honest = honest_s(Known((TEN_K,), RACE), distance)
    assert honest is not None
    aim = aim_s(Goal(distance, RACE, honest * slack), Known((TEN_K,), RACE), shift)
    assert aim is not None
    assert aim >= honest * REACH * CUSHION - 1e-6
    plan = race_plan(distance, aim, units)
    assert plan.steady.seconds_per_km <= plan.slow.seconds_per_km
    assert abs(plan.lands.seconds - aim) <= 0.004 * aim + 10
    assert plan.first.metres < plan.until.metres < GOAL_DISTANCES[distance]


def test_a_long_race_is_never_planned_from_a_mile_alone() -> None:
    """A longer result that still speaks, or none."""
    mile = Result(2, MILE_M, 380.0, RACE - timedelta(days=30))
    assert honest_s(Known((mile,), RACE), "marathon") is None
    old = replace(TEN_K, on=RACE - timedelta(days=300))
    assert enduring((old, mile), RACE, (), RACE - timedelta(days=200)) == old
    assert enduring((old, mile), RACE) == mile


@pytest.mark.parametrize(
    ("race", "evening"), [(date(2027, 3, 14), 2), (date(2027, 3, 13), 2), (date(2027, 3, 11), 0)]
)
def test_the_plan_comes_three_or_four_evenings_before(race: date, evening: int) -> None:
    """Wednesday for a weekend race."""
    assert plan_day(race).weekday() == evening
    assert (race - plan_day(race)).days in {3, 4}
