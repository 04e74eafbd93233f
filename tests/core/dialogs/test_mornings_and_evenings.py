"""The check-in of the morning and the question after the run, talked through in words people use."""

from __future__ import annotations

import pytest

from tests.core.dialogs.chat import Chat, at, day, ran, runner


def morning() -> Chat:
    """Return a chat after the second Tuesday's check-in came: an easy run with hill sprints."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    [(_, came)] = chat.waits(at(day(8), 8))
    assert "Today: 10.5 km easy with 2 × 8-second hill sprints" in came.text
    return chat


def evening(*answers: str) -> Chat:
    """Return a chat in which the run's question was answered by *answers*, after a green morning."""
    chat = morning()
    chat.says("fresh")
    chat.says("7.5 hours")
    chat.waits(at(day(8), 21))
    for answer in answers:
        chat.says(answer)
    return chat


@pytest.mark.parametrize(("words", "again"), [("terrible", "Hours are enough"), ("25", "Hours are enough")])
def test_a_night_is_told_in_hours(words: str, again: str) -> None:
    """What is no number of hours is asked again; a skip is fine."""
    chat = morning()
    chat.says("0")
    assert again in chat.says(words)
    assert "run as planned" in chat.says("skip")


@pytest.mark.parametrize("words", ["calf", "calves", "both calves", "my calf is the worst"])
def test_sore_calves_before_hill_sprints_are_asked_about(words: str) -> None:
    """Ordinary soreness is told from something else by one more question, then the sprints wait."""
    chat = morning()
    assert "Where is it most?" in chat.says("5")
    assert "same on both sides" in chat.says(words)
    assert "not today" in chat.says("both")


@pytest.mark.parametrize("words", ["all over", "everywhere", "general"])
def test_heavy_all_over_is_an_answer(words: str) -> None:
    """No place need be named."""
    chat = morning()
    chat.says("4")
    said = chat.says(words)
    assert "nothing changes" in said
    assert "leave the fast part out" in said


@pytest.mark.parametrize(
    ("words", "site", "side", "score"),
    [
        ("shin, 5", "shin", None, 5.0),
        ("left knee 3", "knee", "left", 3.0),
        ("yes, my left calf a bit", "calf", "left", 2.0),
    ],
)
def test_where_and_how_much_are_one_answer(words: str, site: str, side: str | None, score: float) -> None:
    """A place that was named is not asked for again."""
    chat = evening("done", "5", words)
    assert "Where is it?" not in chat.last[0].text
    assert (chat.athlete.runs[-1].effort, chat.athlete.runs[-1].soreness) == (5.0, score)
    if chat.athlete.pains:
        assert (chat.athlete.pains[-1].site, chat.athlete.pains[-1].side) == (site, side)


def test_a_place_alone_is_an_answer() -> None:
    """A place like "my calf" is enough to go on with; it is not asked for again, nor called unclear."""
    chat = evening("done", "hard", "yes my calf")
    assert "Where is it?" not in chat.last[0].text
    assert "None, or where" not in chat.last[0].text


@pytest.mark.parametrize(
    ("words", "again"),
    [("banana", "Effort is 0 (rest) to 10"), ("12", "halve it"), ("-3", "Effort")],
)
def test_an_effort_that_is_none_is_asked_again(words: str, again: str) -> None:
    """Nothing that was doubted is kept."""
    chat = evening("done", words)
    assert again in chat.last[0].text
    assert len(chat.athlete.runs) == 4
    chat.says("6")
    chat.says("none")
    assert chat.athlete.runs[-1].effort == 6.0


@pytest.mark.parametrize("words", ["no", "skipped it", "not today", "didn't run"])
def test_a_run_that_was_not_is_let_go(words: str) -> None:
    """Without blame, and with one question about the reason."""
    chat = evening(words)
    assert "letting it go" in chat.last[0].text
    assert "stays as it is" in chat.says("busy at work")
