"""Dialogs of one question."""

from __future__ import annotations

from datetime import time

import pytest

from tests.core.dialogs.chat import Chat, day, ran, runner

TUESDAY = day(8)


def chat(**changes) -> Chat:
    """Return a chat on the morning of the second Tuesday, after four runs of 8 km."""
    return Chat(runner(runs=ran(1, 3, 5, 6), **changes), now=Chat().now.replace(day=9))


@pytest.mark.parametrize("words", ["no", "keep it", "nope", "Keep it"])
def test_delete_is_asked_once_and_no_keeps_all(words: str) -> None:
    """The only double confirmation there is."""
    talk = chat()
    assert "for good. Shall I?" in talk.says("delete everything")
    assert talk.says(words) == "Nothing was deleted."
    assert len(talk.athlete.runs) == 4


@pytest.mark.parametrize("words", ["yes", "delete it", "Yes, delete everything"])
def test_a_yes_deletes(words: str) -> None:
    """And the last word is a kind one."""
    talk = chat()
    talk.says("delete everything")
    assert "Everything about you is deleted" in talk.says(words)


@pytest.mark.parametrize("words", ["hm", "HM", "half", "perhaps"])
def test_a_doubt_deletes_nothing_and_logs_nothing(words: str) -> None:
    """A thoughtful "hm" is no half marathon, and no yes."""
    talk = chat()
    talk.says("delete everything")
    talk.says(words)
    assert len(talk.athlete.runs) == 4
    assert talk.says("no") == "Nothing was deleted."


def test_what_is_doubted_is_asked_before_it_is_stored() -> None:
    """500 miles are not logged; what was meant is."""
    talk = chat()
    assert "Nothing is stored yet" in talk.says("I ran 500 miles")
    assert '"8 km in 45:10' in talk.says("banana")
    assert len(talk.athlete.runs) == 4
    assert "Logged: 8 km in 45:10" in talk.says("8 km in 45:10, effort 6")
    assert talk.athlete.runs[-1].distance_m == 8000


def test_what_was_doubted_can_be_forgotten() -> None:
    """[Forget it] leaves nothing behind."""
    talk = chat()
    talk.says("I ran 500 miles")
    talk.taps("Forget it")
    assert len(talk.athlete.runs) == 4
    assert talk.athlete.open is None


def test_the_last_entry_is_corrected_or_taken_out() -> None:
    """Asked without words, the coach asks what it should say."""
    talk = chat()
    assert "The last entry is 8 km" in talk.says("/fix")
    assert "A distance, a time or an effort" in talk.says("banana")
    assert talk.says("effort 8") == "Changed. It now says: 8 km, effort 8."
    talk.says("/fix")
    assert talk.taps("Take it out") == "Taken out of the log: 8 km."
    assert len(talk.athlete.runs) == 3
    talk.says("/fix")
    assert talk.says("remove it") == "Taken out of the log: 8 km."


def test_the_hour_is_kept() -> None:
    """/remind asks for it; what is no hour is asked again."""
    talk = chat()
    assert "At what time" in talk.says("/remind")
    talk.says("whenever")
    assert "Check-in around 08:15" in talk.says("8:15")
    assert talk.athlete.profile.checkin_at == time(8, 15)
