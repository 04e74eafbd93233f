"""A recent race or hard run: what gives one, and what says that there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.athlete.goal import Goal, Result
from core.dialogs.intake.recent import recent_result
from core.dialogs.question import Default, Heard, UnclearError
from core.units import Units
from core.voice.speech import speak

TODAY = date(2027, 1, 4)
ASKED = recent_result(Goal("marathon", date(2027, 10, 10)), TODAY)


def heard(words: str) -> Heard:
    """Return words as they are heard on a Monday in January."""
    return Heard(words, Units.KM, TODAY)


@pytest.mark.parametrize("words", ["none", "no result", "No recent race", "I haven't raced", "never raced"])
def test_there_is_none(words: str) -> None:
    """Whoever has no race says so in a word or in more of them."""
    assert ASKED.read(heard(words)) is None


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "nein, noch keins"),
        ("es", "no, todavía no"),
        ("fr", "non, pas encore"),
        ("pt", "não, ainda não"),
    ],
)
def test_a_no_and_more_is_a_no(language: str, words: str) -> None:
    """In every language a short answer that begins with it."""
    assert ASKED.read(replace(heard(words), language=language)) is None


def test_no_race_ahead_says_nothing_of_those_behind() -> None:
    """Who has nothing to train for may have run a mile last week."""
    assert ASKED.offered(heard("no race, just want a faster mile")) is None
    assert ASKED.offered(heard("I have never raced")) == Default(None)


def test_a_race_is_none_of_that() -> None:
    """A result is read, whatever it begins with; a distance alone is not enough."""
    found = ASKED.read(heard("no idea about pace, but 10k in 52:05"))
    assert found
    assert (found.distance_m, found.time_s) == (10_000.0, 3125.0)
    with pytest.raises(UnclearError):
        ASKED.read(heard("40 km"))


@pytest.mark.parametrize(("on", "old"), [(date(2026, 7, 10), False), (date(2026, 6, 1), True)])
def test_a_race_of_long_ago_is_said_to_be_left_out(on: date, old: bool) -> None:
    """After more than six months a race sets no paces, and the runner hears it at once."""
    assert ASKED.echo
    said = speak(ASKED.echo(Result(1, 10_000.0, 2850.0, on)))
    assert ("more than six months ago" in said) is old
