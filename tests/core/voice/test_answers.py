"""Questions in between, and what is no question."""

from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal
from core.voice.answers import ANSWERS, answer, told
from core.voice.speech import speak
from core.voice.text import NOTHING

TODAY = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("will i lose my fitness?", "next to nothing"),
        ("will 2 weeks like that hurt my half?", "next to nothing"),
        ("why strides?", "relaxed"),
        ("what does easy mean", "full sentences"),
        ("what is tempo", "comfortably hard"),
        ("can I run on the treadmill", "treadmill counts"),
        ("it's 33 degrees and so hot, what should i do", "by effort"),
        ("which shoes should I buy?", "comfortable"),
        ("how do I warm up", "ten minutes easy"),
        ("why mile training for a marathon", "supports"),
    ],
)
def test_a_question_of_the_table_gets_its_answer(said: str, word: str) -> None:
    """By its words, however it is put."""
    text = answer(said, Goal(), TODAY)
    assert text is not None
    assert word in speak(text)


@pytest.mark.parametrize(
    "said",
    [
        "8 km easy in 50:10",
        "did my half in 1:52",
        "5k at sunrise, too hot already",
        "what's tomorrow?",
        "what's my easy pace?",
    ],
)
def test_other_lines_are_left_alone(said: str) -> None:
    """A run is no question, and what depends on the plan is answered from the plan."""
    assert answer(said, Goal(), TODAY) is None


@pytest.mark.parametrize(("weeks", "word"), [(9, "9 weeks"), (2, "close")])
def test_the_race_belongs_to_the_answer(weeks: int, word: str) -> None:
    """Honestly, by the weeks that are left."""
    text = answer("will i lose fitness?", Goal("half", TODAY + timedelta(weeks=weeks)), TODAY)
    assert text is not None
    assert word in speak(text)


def test_every_answer_is_short() -> None:
    """Sixty words at most."""
    assert all(len(speak(one.text).split()) <= 60 for one in ANSWERS)


def test_a_complaint_of_the_pelvic_floor_needs_no_question() -> None:
    """Told by itself or in a run, it gets its answer; another line is left alone."""
    assert "physio" in speak(told("4k with the buggy, pelvic floor feels heavy"))
    assert answer("my pelvic floor feels heavy", Goal(), TODAY) is not None
    assert told("4k with the buggy, legs heavy") == NOTHING
