"""A little more after whole weeks that felt easy: how much, of which runs, and with every limit kept."""

from dataclasses import replace

import pytest

from core.recommender.room import A_RUN, a_little_more
from core.review import GROWS
from core.scene import Scene
from core.season_start import known_of
from core.training.catalogue import is_quality
from core.training.limits import broken
from core.training.season import week_m
from tests.core.dialogs.chat import Chat, at
from tests.core.test_review import sunday, trained


def scene(week: int) -> Scene:
    """Return the Sunday evening after so many whole weeks that felt easy."""
    athlete = trained(week)
    return Scene(replace(athlete, profile=replace(athlete.profile, weekly_m=44_000.0)), at(sunday(week), 19))


@pytest.mark.parametrize("week", [3, 15])
def test_easy_runs_of_the_weeks_that_may_grow_are_a_little_longer(week: int) -> None:
    """Three to six in a hundred; long runs, sessions, lighter weeks and phases of speed stay as they are."""
    before = scene(week)
    plan, found = before.athlete.plan, a_little_more(before)
    assert plan
    assert found
    assert 1.02 <= found.after_m / found.before_m <= 1.06
    for edit in found.edits:
        of_it = plan.week_of(edit.on)
        assert of_it
        assert of_it.phase in GROWS
        assert not of_it.cutback
        assert edit.before.type != "long"
        assert not is_quality(edit.before)
        assert edit.before.distance_m < edit.after.distance_m <= A_RUN * edit.before.distance_m


def test_one_tap_on_sunday_raises_the_weeks_ahead_and_undo_gives_them_back() -> None:
    """It is done at once, breaks no limit, is not done twice, and the plan is exactly the same without it."""
    told = scene(3).athlete
    chat = Chat(athlete=replace(told, heard_at=at(sunday(3), 16)), now=at(sunday(3), 17))
    said = [message.text for _, message in chat.waits(at(sunday(3), 20))]
    plan = chat.athlete.plan
    assert plan
    assert "room for a little more" in str(said[-1])
    assert "Done" in chat.taps("A little more")
    raised = chat.athlete.plan
    assert raised
    sizes = [(week_m(plan, week), week_m(raised, week)) for week in plan.weeks]
    assert all(before <= after for before, after in sizes)
    assert sum(before < after for before, after in sizes) > 4
    assert [fault.id for fault in broken(raised, known_of(chat.athlete, chat.now.date()))] == [
        fault.id for fault in broken(plan, known_of(told, chat.now.date()))
    ]
    assert "already" in chat.says("/longer")
    chat.says("undo")
    assert chat.athlete.plan
    assert [chat.athlete.plan.on(day.on) for week in plan.weeks for day in week.days] == [
        plan.on(day.on) for week in plan.weeks for day in week.days
    ]


def test_who_asks_without_such_weeks_is_told_what_makes_room() -> None:
    """One good week is none of three."""
    told = trained(1)
    chat = Chat(athlete=told, now=at(sunday(1), 19))
    assert "make room" in chat.says("/longer")
    assert chat.athlete.plan == told.plan


def test_who_finds_it_all_too_easy_is_offered_what_the_weeks_have_earned() -> None:
    """Days after the Sunday too, once; whose weeks made no room is told what would."""
    told = scene(3).athlete
    chat = Chat(athlete=told, now=at(sunday(3), 20))
    assert "room for a little more" in chat.says("it's all too easy, can I run more?")
    chat.taps("A little more")
    assert "whole weeks that felt easy" in chat.says("it's all too easy, can I run more?")
    assert "A little more" not in chat.labels()


def test_a_week_that_fits_without_a_longer_long_run_is_no_step_too_big() -> None:
    """What was asked for is what is offered, and nothing is said against it."""
    chat = Chat(athlete=scene(3).athlete, now=at(sunday(3), 20))
    said = chat.says("can I run 50 km next week?")
    assert "with the long run left as it is" in said
    assert "Too big a step" not in said
    assert "Make it 50 km" in chat.labels()
