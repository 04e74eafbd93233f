"""Two weeks of mornings and evenings: no line of the coach comes two days running."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from core.athlete.athlete import Athlete
from tests.core.dialogs.chat import Chat, at, day, runner

SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")
PLAN = re.compile(r"^(?:Today: .*|Tomorrow.*|Logged: .*|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) .*)$")
"""What tells the plan or the log says another thing each day, even where the words are alike."""


def lines(text: str) -> set[str]:
    """Return the sentences of what the coach said."""
    return {one for one in SENTENCE.split(text) if one and not PLAN.match(one)}


def lived(chat: Chat, *, morning: tuple[str, ...], evening: tuple[str, ...]) -> list[set[str]]:
    """Return what is said on each of fourteen days to someone who answers alike every day."""
    said = []
    for number in range(1, 15):
        today: set[str] = set()
        for hour, answers in ((12, morning), (21, evening)):
            asked = chat.waits(at(day(number), hour))
            today |= {line for _, message in asked for line in lines(message.text)}
            for words in answers if asked else ():
                today |= lines(chat.says(words)) if chat.athlete.open else set()
        said.append(today)
    return said


@pytest.mark.parametrize(
    ("athlete", "morning", "evening"),
    [
        (runner(), ("fresh", "7.5 hours"), ("as planned", "5", "none")),
        (runner(), ("2", "skip"), ("as planned", "3", "skip")),
        (runner(), (), ("as planned", "5", "none")),
    ],
    ids=["all well", "a bit heavy", "mornings unanswered"],
)
def test_no_line_comes_two_days_running(
    athlete: Athlete, morning: tuple[str, ...], evening: tuple[str, ...]
) -> None:
    """Not even where a runner answers the same every day."""
    days = lived(Chat(athlete, now=at(day(0), 20)), morning=morning, evening=evening)
    assert sum(map(bool, days)) > 7
    again = [(n, line) for n, (one, two) in enumerate(pairwise(days), 1) for line in one & two]
    assert not again, again


def test_no_line_comes_two_days_running_to_somebody_ill() -> None:
    """Who has a fever is asked every noon, never in the same words."""
    chat = Chat(runner(), now=at(day(0), 20))
    chat.says("I have a fever")
    days = lived(chat, morning=("still fever",), evening=())
    again = [line for one, two in pairwise(days) for line in one & two]
    assert not again, again
    assert sum(map(bool, days)) > 7


def test_no_line_comes_two_days_running_about_a_pain() -> None:
    """Nor is somebody with a sore knee."""
    chat = Chat(runner(), now=at(day(0), 20))
    chat.says("left knee hurts, 3")
    chat.says("only after")
    days = lived(chat, morning=("3", "7.5"), evening=("as planned", "4", "left knee 3"))
    again = [line for one, two in pairwise(days) for line in one & two]
    assert not again, again


def test_a_night_that_is_never_told_is_not_asked_about_for_ever() -> None:
    """After two weeks of skips it is left, and said once."""
    chat = Chat(runner(), now=at(day(0), 20))
    asked, told = [], []
    for number in range(1, 28):
        mornings = chat.waits(at(day(number), 12))
        if not mornings or chat.athlete.open is None:
            continue
        said = chat.says("fresh")
        if "sleep" in said:
            asked.append(number)
            said = chat.says("skip")
        if "about the nights" in said:
            told.append(number)
        chat.waits(at(day(number), 21))
        chat.says("as planned")
        chat.says("4")
        chat.says("none")
    assert asked
    assert max(asked) < 20
    assert len(told) == 1
