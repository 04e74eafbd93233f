"""More in one week: spread over its runs, shown before and after, the most that is safe, and a second tap."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.recommender.change import broken_by
from core.recommender.more import WORTH_M
from core.recommender.more_week import MOST, week_preview
from core.scene import Scene
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import MONDAY, at, day, runner

ASKED = ("@ 2027-04-12 12:00", "can i do 60 km next week?")


def test_both_weeks_and_both_budgets_are_shown_and_a_second_tap_is_needed() -> None:
    """What is safe is offered day by day; nothing is laid before the tap, and undo gives it back."""
    said = answer(*ASKED)
    assert "Next week: 60 km instead of 4" in said
    assert "Week after:" in said
    assert "Too big a step." in said
    assert "The most I'd make it is" in said
    before = talk(ASKED[0]).athlete.plan
    assert talk(*ASKED).athlete.plan == before
    done = talk(*ASKED, "yes")
    assert done.athlete.plan != before
    undone = talk(*ASKED, "yes", "undo").athlete.plan
    assert undone
    assert before
    assert [undone.on(day(n)) for n in range(90)] == [before.on(day(n)) for n in range(90)]


def test_left_alone_the_week_stays() -> None:
    """No is no, and what the week holds already needs nothing."""
    assert "Then it stays as it is" in answer(*ASKED, "! tap Leave it")
    assert "Less is always fine" in answer(ASKED[0], "what about 40 km next week?")


@pytest.mark.parametrize("said", ["can i run a 10k next week?", "can i do 60 km next week on sunday?"])
def test_one_run_is_no_week(said: str) -> None:
    """A distance that is far from a week's, or has a day, is that of one run."""
    opened = talk(ASKED[0], said).athlete.open
    assert opened is None or opened.dialog != "more_week"


def test_whoever_hurts_or_is_locked_gets_no_more() -> None:
    """What holds the next run back holds the week back."""
    assert "Not more just now." in answer(
        ASKED[0], "left knee hurts 6", "only after", "can i do 60 km this week?"
    )
    stopped = answer(ASKED[0], "sharp pain in one spot on my left shin", "no", "can i do 60 km next week?")
    assert stopped.startswith("< Running is off until")


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10), st.integers(20, 120))
def test_what_is_offered_breaks_no_limit(week: int, kilometres: int) -> None:
    """It can be laid, is no more than was asked for, grows no run by more than its half, and leaves races alone."""
    scene = Scene(runner(), at(day(1)))
    seen = week_preview(scene, MONDAY + timedelta(weeks=week), kilometres * 1000.0)
    assert seen
    assert not broken_by(scene, seen.edits)
    assert seen.safe_m <= max(seen.asked_m, seen.before_m)
    assert not seen.edits or seen.broken == () or seen.safe_m - seen.before_m >= WORTH_M
    for one in seen.edits:
        assert one.on >= scene.today
        assert one.before.type not in {"race", "rest"}
        assert not seen.broken or one.after.distance_m <= one.before.distance_m * (1 + MOST) + 500


def test_twice_the_session_is_shown_with_the_limit_that_stands_against_it() -> None:
    """Twice the repetitions, what they would mean, and the nearest that is safe; a long run is doubled in distance."""
    said = answer("@ 2027-05-31 12:00", "double the intervals tomorrow")
    assert "with 16 × 200 m at mile pace, where 8 km with 8 × 200 m" in said
    assert "Too big a step." in said
    assert "36 km long" in answer("@ 2027-05-31 12:00", "can i double sunday's long run?")
