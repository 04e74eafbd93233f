"""Silence is answered with less, and any sign of life ends it."""

from dataclasses import replace
from datetime import datetime

from core.messages import Message
from core.reminding.silence import AT, weekly_at
from core.training.plan import Change, Edit
from core.training.workout import Workout
from tests.core.dialogs.chat import Chat, at, day, ran, runner

GUILT = ("missed", "you haven't", "we miss", "don't forget", "streak", "still not")


def silent(days: int) -> list[tuple[datetime, Message]]:
    """Return all that is written to somebody last heard on the first Sunday."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(6), 20)), now=at(day(6), 21))
    return chat.waits(at(day(6 + days), 21))


def test_two_unanswered_mornings_leave_only_key_days_without_a_sound() -> None:
    """No evening question, no plain easy day."""
    wrote = [(when, message) for when, message in silent(6) if when.date() > day(9)]
    assert wrote
    assert all(message.silent for _, message in wrote)
    assert all("if you want it" in message.text for _, message in wrote)


def test_the_quiet_is_announced_once() -> None:
    """On the first of them only."""
    said = [message.text for _, message in silent(6) if "I'll be quiet" in message.text]
    assert len(said) == 1


def test_after_a_week_there_is_one_silent_message_a_week() -> None:
    """Days 7, 14 and 21, each in other words, each with a way out."""
    wrote = [(when, message) for when, message in silent(27) if when.date() >= day(13)]
    assert [(when.date() - day(6)).days for when, _ in wrote] == [7, 14, 21]
    assert len({message.text for _, message in wrote}) == 3
    assert all(message.silent and "Stop messages" in str(message.buttons) for _, message in wrote)


def test_the_morning_after_a_race_is_asked_how_it_went_and_not_looked_in_on() -> None:
    """A week of silence that ends the morning after a race brings one message, the one about the race."""
    athlete = runner(runs=ran(1, 3, 5, 6), heard_at=at(day(6), 20))
    assert athlete.plan
    raced = athlete.plan.changed(
        Change(1, "race", at(day(6)), (Edit(day(12), athlete.plan.on(day(12)), Workout("race")),))
    )
    assert (weekly_at(athlete, day(13)), weekly_at(replace(athlete, plan=raced), day(13))) == (AT, None)


def test_after_four_weeks_a_last_word_and_then_none() -> None:
    """Nothing until the runner writes."""
    wrote = silent(80)
    assert (wrote[-1][0].date() - day(6)).days == 28
    assert "last message" in wrote[-1][1].text


def test_no_message_holds_guilt() -> None:
    """Nothing is missed, nothing is counted."""
    assert not [m.text for _, m in silent(80) for word in GUILT if word in m.text.casefold()]


def test_a_sign_of_life_resets_it() -> None:
    """A word, and the mornings are back."""
    chat = Chat(runner(runs=ran(6), heard_at=at(day(6), 20)), now=at(day(6), 21))
    chat.waits(at(day(25), 21))
    chat.says("thanks")
    wrote = chat.waits(at(day(27), 7))
    assert any("How are the legs" in message.text for _, message in wrote)


def test_days_away_are_no_silence() -> None:
    """After two quiet weeks the welcome comes, not a weekly look-in."""
    chat = Chat(runner(runs=ran(1, 3)), now=at(day(4)))
    chat.says("away 8 to 28 march")
    chat.taps("Rest completely")
    chat.taps("Save")
    chat.waits(at(day(7), 6))
    assert ["Welcome back" in message.text for _, message in chat.waits(at(day(28), 12))] == [True]


def test_no_more_than_two_a_day_and_ten_a_week_have_a_sound() -> None:
    """Further ones come silently."""
    chat = Chat(runner(runs=ran(1), heard_at=at(day(1), 20)), now=at(day(1), 21))
    loud: list[datetime] = []
    for number in range(2, 60):
        wrote = chat.waits(at(day(number), 21))
        loud += [when for when, message in wrote if not message.silent]
        chat.says("thanks")
    for number in range(2, 60):
        assert sum(when.date() == day(number) for when in loud) <= 2
        assert sum(day(number - 6) <= when.date() <= day(number) for when in loud) <= 10


def test_after_long_silence_the_questions_are_about_now() -> None:
    """No run that nobody told of is spoken of as run, and no single day of the silence is asked about."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(6), 20)), now=at(day(6), 21))
    chat.waits(at(day(28), 9))
    chat.says("hello")
    wrote = "\n".join(message.text for _, message in chat.waits(at(day(30), 9)))
    assert "legs" in wrote
    assert "long run" not in wrote
    assert "in the log" not in wrote
