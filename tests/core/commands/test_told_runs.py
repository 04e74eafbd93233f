"""Runs as they are told: two in a line, a walk, one that goes far beyond, repetitions on an easy day."""

from __future__ import annotations

import pytest

from tests.core.commands.runner import answer, marathoner, talk

MONDAY = "@ 2027-04-12 12:00"
"""Nothing is asked."""
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


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("done as planned. 48:00", "Logged: 8 km in 48:00 (6:00 per km)."),
        ("8k done as planned", "Logged: 8 km easy."),
    ],
)
def test_as_planned_says_how_far_and_is_no_note(said: str, logged: str) -> None:
    """The distance is the plan's, and the words are not read back."""
    told = answer("@ 2027-04-13 12:30", said)
    assert logged in told
    assert "Note" not in told


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "add 60 km on sunday"),
        ("de", "60 km am sonntag hinzufügen"),
        ("es", "añade 60 km el domingo"),
        ("fr", "ajoute 60 km dimanche"),
        ("pt", "adiciona 60 km no domingo"),
    ],
)
def test_a_run_that_is_to_be_added_was_not_run(language: str, said: str) -> None:
    """It is a wish for more: shown with what it would mean, and nothing is logged."""
    stage = talk("@ 2027-04-12 12:30", f"/language {language}", said)
    assert stage.athlete.runs == ()
    assert "90" in "".join(stage.out[-4:])


def test_a_run_that_is_added_with_its_time_is_logged() -> None:
    """What has a time, or is past, was run."""
    for said in ("add 8 km in 45:00", "add 5 km from yesterday", "add 8 km to my log"):
        assert len(talk("@ 2027-04-12 12:30", said).athlete.runs) == 1, said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can't run before friday"),
        ("en", "can only run again on friday"),
        ("de", "kann bis freitag nicht laufen"),
        ("de", "ich kann erst am freitag wieder laufen"),
        ("es", "no puedo correr hasta el viernes"),
        ("es", "solo puedo correr a partir del viernes"),
        ("fr", "je ne peux pas courir jusqu'à vendredi"),
        ("fr", "je ne pourrai pas courir avant vendredi"),
        ("pt", "não consigo correr até sexta"),
    ],
)
def test_days_without_running_end_on_the_day_that_is_named(language: str, said: str) -> None:
    """On Friday there is running again; what comes before it is let go, and can be taken back."""
    stage = talk("@ 2027-04-12 12:30", f"/language {language}", said)
    plan = stage.athlete.plan
    assert [edit.on.day for edit in plan.changes[-1].edits] == [13, 14, 15]


def test_what_undo_gives_back_months_ahead_is_dated() -> None:
    """A weekday alone says only of the coming days which one is meant."""
    away = (
        "off to crete 3 to 17 august, might run a bit in the mornings",
        "easy runs if i feel like it",
        "save",
    )
    said = answer("@ 2027-04-12 12:30", *away, "@ 2027-08-12 12:30", "actually we stay till the 20th", "undo")
    assert "  Thu 19 August: 7 km easy" in said
    assert "  Thu 12 August: 35 minutes easy" in said


def test_a_long_run_that_could_not_be_run_moves_no_long_runs() -> None:
    """What is over is no wish for the Sundays to come."""
    stage = talk("@ 2027-04-19 12:00", "couldn't do sunday's long run, too hot")
    assert "already" not in stage.out[-2]
    assert stage.athlete.open
    assert stage.athlete.open.dialog == "missed"


def test_a_run_told_ends_the_morning_question_of_its_day() -> None:
    """A number after it is no longer of the legs before it: it is the effort, which was only guessed from a word."""
    stage = talk("@ 2027-04-13 08:00", "8k in 48:00, a bit tough", "6")
    assert stage.athlete.runs[0].effort == 6
    assert stage.athlete.checkins == ()


def test_a_number_long_after_a_run_is_not_its_effort() -> None:
    """Within minutes it is; later nobody knows what it means."""
    stage = talk("@ 2027-04-13 12:30", "8k in 48:00, effort 4", "@ 2027-04-13 14:30", "6")
    assert stage.athlete.runs[0].effort == 4


def test_a_line_is_not_read_back_as_its_own_note() -> None:
    """What was understood of it is said already."""
    assert "Note" not in answer("@ 2027-04-13 12:30", "22 km 1:52 bit tough")


def test_repetitions_of_another_length_are_not_held_against_the_planned_ones() -> None:
    """Eight times 400 m where 200 m were planned: the times are no slow 200s."""
    week = next(
        one for one in marathoner().plan.weeks if any(day.workout.type == "repetitions" for day in one.days)
    )
    on = next(day.on for day in week.days if day.workout.type == "repetitions")
    said = answer(f"@ {on} 12:30", "8x800: 192 191 193 192 195 194 197 196")
    assert "8 reps" in said or "8 within" in said
    assert "planned" not in said
    assert "at mile pace" not in said.splitlines()[0]


@pytest.mark.parametrize(
    "said",
    [
        "but I was running 75 km before",
        "ich hab aber vorher 75 km gemacht",
        "pero antes hacía 75 km",
        "mais avant je faisais 75 km",
        "mas antes fazia 75 km",
    ],
)
def test_what_was_run_in_other_days_is_no_run(said: str) -> None:
    """It is far beyond any run near; why the weeks start lower is said."""
    stage = talk(MONDAY, said)
    assert stage.athlete.runs == ()
    assert "That was before" in "\n".join(stage.out)


@pytest.mark.parametrize("said", ["hab vorher 8 km gemacht", "vorher 75 km in 8:30:00 gelaufen"])
def test_a_run_of_earlier_today_is_logged(said: str) -> None:
    """A distance that fits, or a time, tells of a run."""
    assert talk(MONDAY, said).athlete.runs
