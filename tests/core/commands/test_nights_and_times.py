"""Nights that are not asked about, a goal time that nobody can run, and a race that is no workout to move."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.athlete.goal import WORLD_BEST_S, may_aim
from core.messages import Incoming
from core.understanding.lasting import Nights, lasting
from tests.core.commands.runner import answer, talk


def test_nights_are_not_asked_about_any_more() -> None:
    """The open question is left out, the morning is kept, and the next one asks for the legs alone."""
    stage = talk("@ 2027-04-13 08:00", "2", "stop asking about sleep")
    assert stage.athlete.open is None
    assert [one.legs for one in stage.athlete.checkins] == [2]
    stage.play("@ 2027-04-14 08:00")
    stage.play("> 2")
    assert stage.athlete.open is None
    assert "Nights: not asked about" in answer("/settings", athlete=stage.athlete)


def test_a_night_that_is_told_counts_all_the_same() -> None:
    """Four hours beside the legs are in the check-in."""
    stage = talk("stop asking about sleep", "@ 2027-04-13 08:00", "2, slept 4 hours", "skip")
    assert [one.sleep_h for one in stage.athlete.checkins] == [4]


@pytest.mark.parametrize(
    ("language", "no_more", "again"),
    [
        ("en", "don't ask me about my sleep any more", "ask about sleep again"),
        ("de", "frag nicht mehr nach dem Schlaf", "frag wieder nach dem Schlaf"),
        ("es", "deja de preguntar por el sueño", "vuelve a preguntar por el sueño"),
        ("fr", "arrête de me demander comment j'ai dormi", "redemande-moi comment j'ai dormi"),
        ("pt", "para de perguntar sobre o sono", "volta a perguntar pelo sono"),
    ],
)
def test_the_wish_is_heard_in_every_language(language: str, no_more: str, again: str) -> None:
    """As the coach itself says it can be undone."""
    assert lasting(no_more, language) == Nights(asked=False)
    assert lasting(again, language) == Nights(asked=True)


def test_a_time_nobody_can_run_is_asked_about_and_not_kept() -> None:
    """Typed cold it is no goal; what is meant is."""
    stage = talk("my goal is now a marathon in 1:30")
    assert "faster than anyone" in "\n".join(stage.out)
    assert stage.athlete.goal.target_s is None
    stage.play("> 3:30")
    assert stage.athlete.goal.target_s == 12600


def test_who_would_be_the_fastest_may_still_aim_there() -> None:
    """The best there has been is a time to aim for; a second less is not, nor is a walk."""
    assert all(may_aim(race, best) and not may_aim(race, best - 1) for race, best in WORLD_BEST_S.items())
    assert not may_aim("5k", 3 * 3600)


def test_a_race_is_not_moved_with_the_workouts() -> None:
    """Nor is a workout put on its day: the plan stays, and the way to tell of another date is named."""
    stage = talk("~ 2027-10-08 12:00")
    plan = stage.athlete.plan
    for said in ("swap saturday and sunday", "move sunday to saturday"):
        stage.play(f"> {said}")
        assert "race stays on its day" in "\n".join(stage.out[-3:])
    assert stage.athlete.plan
    assert plan
    assert stage.athlete.plan.edited == plan.edited


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "moving to Toronto on Friday"),
        ("de", "ich ziehe am Freitag nach Toronto"),
        ("es", "me mudo a Toronto el viernes"),
        ("fr", "je déménage à Toronto vendredi"),
        ("pt", "mudo-me para Toronto na sexta"),
    ],
)
def test_who_moves_on_a_day_to_come_keeps_the_clock_until_they_are_there(language: str, said: str) -> None:
    """The city is understood, and one tap on arrival changes the clock; a workout is not what moves."""
    person = talk().athlete
    stage = talk(athlete=replace(person, profile=replace(person.profile, language=language)))
    stage.play(f"> {said}")
    assert stage.athlete.profile.zone == "Europe/Lisbon"
    stage._do(Incoming("/city Toronto, Canada"))
    assert stage.athlete.profile.zone == "America/Toronto"
    assert "Toronto" in stage.out[1]
    assert stage.athlete.plan == person.plan
