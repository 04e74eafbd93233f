"""Hurt, with a time that was named: the days off, the place, and the ladder behind them."""

import pytest

from core.athlete.log import Why
from core.training.catalogue import is_run
from tests.core.dialogs.chat import Chat, at, day, ran, runner


def morning() -> Chat:
    """Return a chat in which the legs of a running day were asked about."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    assert chat.waits(at(day(8), 8))
    return chat


@pytest.mark.parametrize(
    ("words", "days", "site"),
    [
        ("calf strain, physio says no running for 2 weeks", 14, "calf"),
        ("I'm injured, 3 weeks off", 21, None),
        ("calf injury, can't run for two weeks", 14, "calf"),
        ("i have a sprained ankle, 10 days off", 10, "ankle"),
    ],
)
def test_days_off_that_were_named_are_cleared(words: str, days: int, site: str | None) -> None:
    """No run until the day that was named, then the first rung of the ladder; the place is kept."""
    chat = morning()
    said = chat.says(words)
    assert "those days are cleared" in said
    assert "5 steps" in said
    plan, [away] = chat.athlete.plan, chat.athlete.absences
    assert (away.why, away.first, away.last) == (Why.INJURY, day(8), day(7 + days))
    assert not any(is_run(plan.on(day(8 + n))) for n in range(days))
    assert plan.on(day(8 + days)).type == "walk_run"
    assert [p.site for p in chat.athlete.pains] == ([site] if site else [])


def test_the_quiet_ends_with_the_question_that_was_promised() -> None:
    """Nothing is written while running is off; the morning it comes back asks about the place."""
    chat = morning()
    chat.says("calf strain, physio says no running for 2 weeks")
    assert not chat.waits(at(day(21), 23))
    assert "calves" in chat.waits(at(day(22), 12))[0][1].text


@pytest.mark.parametrize(
    "words",
    ["my calf hurts after two weeks off", "knee pain, should I take 2 weeks off?", "calf hurts for 2 weeks"],
)
def test_days_that_are_over_or_asked_about_clear_nothing(words: str) -> None:
    """Only days off that are told of are taken."""
    chat = morning()
    chat.says(words)
    assert not chat.athlete.absences


def test_coming_back_early_from_an_injury_begins_the_ladder() -> None:
    """Back within the days off starts with the first rung."""
    chat = morning()
    chat.says("I'm injured, 3 weeks off")
    assert "5 steps" in chat.says("I'm back", day(15))
    assert chat.athlete.plan.on(day(16)).type == "walk_run"
