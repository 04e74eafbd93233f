"""Runs as they are told: two in a line, a walk, one that goes far beyond, repetitions on an easy day."""

from __future__ import annotations

from tests.core.commands.runner import answer, talk

TUESDAY = "@ 2027-04-13 20:00"


def test_two_runs_of_a_day_are_both_logged_and_read_back() -> None:
    """Also while the evening's question is open, which asks about one."""
    stage = talk(TUESDAY, "double today: 10k in the morning 55:00 and 8k in the evening in 46:00")
    assert [run.distance_m for run in stage.athlete.runs] == [10_000.0, 8000.0]
    assert "And 8 km" in "\n".join(stage.out)


def test_a_walk_is_no_run() -> None:
    """Its minutes are kept beside running, and the planned run is not taken for done."""
    stage = talk(TUESDAY, "walked 40 minutes only")
    assert "beside running" in "\n".join(stage.out)
    assert not any(run.planned for run in stage.athlete.runs)


def test_a_run_far_beyond_the_planned_one_is_named_as_a_step() -> None:
    """However easy it felt."""
    assert "a big step in one go" in answer(TUESDAY, "ran 30 km in 3:10:00, effort 3, nothing sore")


def test_repetitions_on_an_easy_day_are_a_run_of_their_own() -> None:
    """They do not stand for the easy run, whose effort they never had."""
    stage = talk(TUESDAY, "did 6x400 in 80 79 81 78 80 77")
    assert not any(run.planned for run in stage.athlete.runs)


def test_hello_after_weeks_without_a_run_is_a_coming_back() -> None:
    """Nothing is assumed: it may have been run without being told."""
    said = answer("@ 2027-05-20 12:00", "hello")
    assert "no run in my log for" in said
    assert "[I'm back]" in said
    assert "After" in answer("@ 2027-05-20 12:00", "hey sorry i've been away")
