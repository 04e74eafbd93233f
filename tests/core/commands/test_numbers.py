"""Numbers in chat: paces, predictions, the mile check, heat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Result
from core.athlete.log import Run
from core.units import MILE_M, Units
from tests.core.commands.runner import RESULTS, answer, marathoner
from tests.core.test_condition import trained

SHORT = 60
"""Words, at most, in anything that is said."""


def say(text: str, athlete: Athlete | None = None) -> str:
    said = answer(text, athlete=athlete)
    spoken = [line for line in said.splitlines() if not line.startswith("  [")]
    assert len(" ".join(spoken).removeprefix("< ").split()) <= SHORT
    return said


def showing(*results: Result) -> Athlete:
    return replace(marathoner(), results=results)


def mile(time_s: float) -> Result:
    return Result(7, MILE_M, time_s, date(2027, 4, 1))


@pytest.mark.parametrize(
    "text", ["predict my marathon", "what could I run in a marathon?", "race predictions"]
)
def test_a_marathon_is_predicted_with_mileage_and_band(text):
    """What was asked for, its span, and what it comes from; without a distance, the goal's."""
    said = say(text)
    assert "Marathon today: about 3:5" in said
    assert "Most runners land between" in said
    assert "10K in 47:30 and about 45 km a week" in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("what could I run in a 10k?", "10K today: about 47:30"),
        ("how fast could I run a mile?", "Mile today: about 6:"),
        ("predict my half", "Half marathon today: about 1:45"),
    ],
)
def test_every_distance_can_be_asked_for(text, found):
    """Short ones to the second, long ones to the minute."""
    assert found in say(text)


def test_a_mile_alone_is_called_a_guess():
    """A marathon from a mile is said with what it is worth."""
    said = say("predict my marathon", showing(mile(380)))
    assert "From a mile alone" in said


def test_without_a_race_nothing_is_guessed():
    """No number without a source."""
    assert "I won't guess" in say("predict my marathon", showing())


def test_a_question_about_pace_is_answered_with_paces():
    """The word "could" does not make a pace a prediction."""
    assert "Tempo" in say("what pace could I run my tempo at?")


def test_after_two_weeks_off_paces_are_slower_and_say_why():
    """The log has a hole of two weeks: slower paces, the reason once, and what sets them anew."""
    ran = Run(1, date(2027, 3, 28), 8000.0, 2900.0, type="easy")
    before, after = say("/paces"), say("/paces", replace(marathoner(), runs=(ran,)))
    assert "13 days without a run in my log" in after
    assert before.splitlines()[0] < after.splitlines()[0]


@pytest.mark.parametrize(
    ("time_s", "found"),
    [
        (360, ("endurance holds you back", "10K would be in balance")),
        (410, ("in balance", "A fresh mile")),
        (450, ("speed holds you back", "A mile in")),
    ],
)
@pytest.mark.parametrize("text", ["am I speed limited?", "mile check", "/milecheck"])
def test_the_mile_check_says_what_holds_back_and_what_would_change_it(text, time_s, found):
    """Verdict, evidence in numbers, and the time that would be in balance."""
    said = say(text, showing(*RESULTS, mile(time_s)))
    assert "On paper your mile" in said
    assert all(part in said for part in found)


def test_the_mile_check_says_what_it_lacks():
    """A 10K alone cannot be compared."""
    assert "one of the two is missing" in say("mile check")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("it's 30 degrees, how much slower?", "3 to 8 % slower"),
        ("32C and 70% humidity, how much slower should I run?", "6 to 8 % slower"),
        ("95F and humid, how much slower?", "8 to 10 % slower"),
        ("it's 28 degrees and dry, do I slow down in the heat?", "2 to 3 % slower"),
        ("15 degrees outside, do I need to adjust?", "your paces hold"),
        ("41 degrees and humid outside, too hot?", "too hot for hard running"),
        ("how hot is 99 degrees c outside?", "couldn't read that temperature"),
        ("is 1.30 degrees warm outside?", "couldn't read that temperature"),
    ],
)
def test_heat_is_answered_with_numbers(text, found):
    """Temperature, unit and humidity are read; the engine says how much slower."""
    assert found in say(text)


def test_heat_is_told_at_the_runners_own_pace():
    """What it means for easy running, and in degrees Fahrenheit for those who count in miles."""
    assert "For your easy runs that is" in say("it's 30 degrees, how much slower?")
    miles = replace(marathoner(), profile=replace(marathoner().profile, units=Units.MI))
    assert "per mile" in say("it's 86 degrees, how much slower?", miles)


def test_heat_without_paces_is_told_without_paces():
    """A runner by effort hears the share alone."""
    assert "For your easy runs" not in say("it's 30 degrees, how much slower?", showing())


def test_in_muggy_heat_hard_running_waits():
    """Where a humid day would be too much, the answer says so."""
    assert "leave hard running" in say("it's 36 degrees, how much slower?")


def test_a_fever_is_no_weather():
    """Degrees told by somebody who is ill are not answered with paces."""
    assert "slower" not in answer("I have a fever, 38 degrees, feeling hot")


def test_a_slower_step_is_said_in_paces():
    """Three sessions behind their target are the reason given."""
    athlete = replace(
        trained(0.05, 0.05, 0.05), onboarded_at=marathoner().onboarded_at, heard_at=marathoner().heard_at
    )
    lately = tuple(replace(run, on=run.on + timedelta(days=18)) for run in athlete.runs if not run.planned)
    said = say("/paces", replace(athlete, runs=(*athlete.runs, *lately)))
    assert "three fast sessions in a row" in said


@pytest.mark.parametrize(
    "text",
    [
        "what pace on a 6 % hill?",
        "pace up a 6% climb",
        "welche Pace bei 6 % Steigung?",
        "ritmo en una pendiente del 6%?",
    ],
)
def test_a_slope_is_told_as_effort_and_pace(text):
    """Marathon effort at 5:11 per km on the flat is 36 % slower up 6 % (Minetti 2002)."""
    said = say(text)
    assert "by effort, not by pace" in said
    assert "On a climb of 6 % the effort of your marathon pace, 5:11 per km, is about 7:0" in said


@pytest.mark.parametrize("text", ["how do I run a hilly race?", "my race is hilly, what pace?"])
def test_hills_without_a_figure_have_an_example(text):
    """A hilly course is answered with a climb of 4 %."""
    assert "On a climb of 4 %" in say(text)


def test_without_a_result_a_slope_is_a_share():
    """Who has no pace hears how much slower the same effort is."""
    assert "about 24 % slower" in say("how do I run hills?", showing())


@pytest.mark.parametrize("text", ["what are hill sprints?", "ran 8 km with a 5% hill in 45:00, effort 5"])
def test_what_only_names_a_hill_is_no_slope(text):
    """Hill sprints are a workout, and a run is a run."""
    assert "On a climb" not in say(text)


@pytest.mark.parametrize(
    "text", ["how fast should I run intervals?", "wie schnell soll ich intervalle laufen"]
)
def test_how_fast_asks_for_no_more(text):
    """A pace is asked for, and no session on top."""
    assert "4:" in say(text)
    assert "day" not in say(text)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "how long will the half take me?"),
        ("de", "wie lange brauche ich für den halbmarathon?"),
        ("es", "¿cuánto voy a tardar en la media?"),
        ("fr", "combien de temps je vais mettre au semi ?"),
        ("pt", "quanto tempo vou levar na meia?"),
    ],
)
def test_how_long_a_race_takes_is_answered_for_that_race(language: str, said: str) -> None:
    """The time and its span, not the runner's training paces."""
    known = marathoner()
    runner = replace(known, profile=replace(known.profile, language=language))
    assert "1:45:30" in answer(said, athlete=runner)


@pytest.mark.parametrize("said", ["why do i have to run hills?", "why do I have to do intervals"])
def test_why_a_kind_of_run_is_there_is_answered_about_that_kind(said: str) -> None:
    """Not how it is run, and not today's rest."""
    told = answer(said)
    assert "rest makes you better" not in told
    assert any(word in told for word in ("hill sprints", "at mile pace"))
