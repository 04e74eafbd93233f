"""What a runner wants of a plan: kept as text, and given back."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Priority, Race
from core.athlete.profile import Dial, Profile, TimeLimit
from core.athlete.wishes import Wishes, former, given_back, read, wishes, wishing, written
from tests.adapters.storage.strategies import values

WISHES = st.builds(
    Wishes,
    goal=values(Goal),
    races=st.lists(values(Race), max_size=2).map(tuple),
    days=st.lists(st.integers(0, 6), max_size=3, unique=True).map(tuple),
    long_run_day=st.none() | st.integers(0, 6),
    time_limits=st.lists(values(TimeLimit), max_size=2).map(tuple),
    age=st.none() | st.integers(14, 95),
    volume=st.sampled_from(Dial),
    speed=st.sampled_from(Dial),
    strength=st.integers(0, 2),
    mile=st.booleans(),
    crossing=st.lists(st.integers(0, 6), max_size=2, unique=True).map(tuple),
)


@given(WISHES)
def test_wishes_come_back_from_text(wanted: Wishes) -> None:
    """What is written is read as it was."""
    assert read(written(wanted)) == wanted


@given(WISHES, WISHES)
def test_what_was_wanted_before_is_given_back(before: Wishes, after: Wishes) -> None:
    """Whatever changed, the wishes of before are back."""
    athlete = wishing(Athlete(1), after)
    assert wishes(given_back(athlete, former(before, after))) == before


def test_a_wish_that_did_not_change_stays_as_it_is_now() -> None:
    """Giving one wish back leaves another one alone that came later."""
    before = Athlete(1, Profile(days=(1, 3)))
    days = wishing(before, replace(wishes(before), days=(2, 4)))
    was = former(wishes(before), wishes(days))
    raced = replace(days, races=(Race("5k", date(2027, 4, 1), Priority.C),))
    back = given_back(raced, was)
    assert (back.profile.days, back.races) == ((1, 3), raced.races)
