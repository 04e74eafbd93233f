"""Trips and pauses: dates read back, consequences first, quiet, and everything can be taken back."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from core.athlete.log import Why
from core.training.catalogue import is_quality, is_run
from tests.core.commands.runner import marathoner, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner, season

TRIP = "off to crete 15 to 28 march, might run a bit"
"""Days 14 to 27: two whole weeks."""


def booked(use: str = "Easy runs if I feel like it") -> Chat:
    """Return a chat in which the trip is saved."""
    chat = Chat(runner(runs=ran(1, 3)), now=at(day(4)))
    chat.says(TRIP)
    chat.taps(use)
    chat.taps("Save")
    return chat


def test_dates_are_read_back_with_their_weekdays() -> None:
    """So that a mistake is visible."""
    said = Chat(now=at(day(4))).says(TRIP)
    assert "Monday 15 March" in said
    assert "Sunday 28 March" in said


def test_nothing_changes_before_it_is_saved() -> None:
    """Consequences are said first."""
    chat = Chat(now=at(day(4)))
    chat.says(TRIP)
    said = chat.taps("Rest completely")
    assert "half" in said
    assert chat.athlete.plan == season()
    assert chat.athlete.absences == ()


def test_other_dates_can_be_given_before_saving() -> None:
    """[Change dates] asks anew and reads the new ones back."""
    chat = Chat(now=at(day(4)))
    chat.says(TRIP)
    chat.taps("Easy runs if I feel like it")
    chat.taps("Change dates")
    assert "Friday 26 March" in chat.says("16 to 26 march")
    chat.taps("Save")
    assert chat.athlete.absences[0].last == date(2027, 3, 26)


def test_easy_runs_are_few_short_and_apart() -> None:
    """At most three a week, 35 minutes or what was planned, with a day between, nothing hard."""
    chat = booked()
    runs = [n for n in range(14, 28) if is_run(chat.plan_on(n))]
    assert len(runs) <= 6
    assert all(b - a > 1 for a, b in pairwise(runs))
    assert all(chat.plan_on(n).duration_s <= 35 * 60 for n in runs)
    assert any(chat.plan_on(n).duration_s == 35 * 60 for n in runs)


def test_the_week_back_is_lighter_and_easy() -> None:
    """About four fifths, nothing hard."""
    chat = booked()
    week = range(28, 35)
    planned = sum(season().on(day(n)).distance_m for n in week)
    now = sum(chat.plan_on(n).distance_m for n in week)
    assert 0.7 * planned <= now <= 0.8 * planned
    assert not any(is_quality(chat.plan_on(n)) for n in week)


def test_rest_is_rest() -> None:
    """No running on the days away."""
    chat = booked("Rest completely")
    assert not any(is_run(chat.plan_on(n)) for n in range(14, 28))


def test_keeping_the_plan_keeps_everything() -> None:
    """Nothing is saved, the coach goes on as ever."""
    chat = Chat(now=at(day(4)))
    chat.says(TRIP)
    chat.taps("Keep the plan")
    assert chat.athlete.plan == season()
    assert chat.athlete.absences == ()


def test_undo_restores_exactly() -> None:
    """The trip, and every day it changed."""
    chat = booked()
    chat.taps("Undo")
    assert chat.athlete.absences == ()
    assert all(chat.plan_on(n) == season().on(day(n)) for n in range(60))


def test_quiet_means_quiet() -> None:
    """Not a word from the first to the last day; then a welcome at the check-in hour."""
    chat = booked()
    chat.waits(at(day(13), 21))
    wrote = chat.waits(at(day(28), 8))
    assert [when for when, _ in wrote] == [at(day(28), 7)]
    assert "Welcome back" in wrote[0][1].text


def test_a_run_on_the_trip_is_logged_and_quiet_goes_on() -> None:
    """No question follows."""
    chat = booked()
    said = chat.says("5k at sunrise 31:20, too hot", day(16))
    assert "Back to quiet" in said
    assert chat.athlete.open is None


def test_staying_longer_is_one_line() -> None:
    """The way back moves with it, and [Undo] brings back the earlier end."""
    chat = booked()
    before = chat.athlete.plan
    said = chat.says("actually we stay till the 31st", day(20))
    assert "3 days" in said
    assert chat.athlete.absences[0].last == date(2027, 3, 31)
    chat.taps("Undo")
    assert chat.athlete.absences[0].last == date(2027, 3, 28)
    assert before is not None
    assert all(chat.plan_on(n) == before.on(day(n)) for n in range(60))


def test_coming_home_earlier_gives_the_days_back() -> None:
    """A shorter trip is a lighter week sooner."""
    chat = booked("Rest completely")
    chat.says("we come back on the 21st", day(18))
    assert chat.athlete.absences[0].last == date(2027, 3, 21)
    assert any(is_run(chat.plan_on(n)) for n in range(21, 28))


def test_tired_from_travelling_rests_first() -> None:
    """Today becomes rest, tomorrow is no longer than it was."""
    chat = booked()
    before = {n: chat.plan_on(n) for n in (28, 29)}
    chat.waits(at(day(28), 7))
    assert "How are you" in chat.last[0].text
    chat.taps("Tired from travelling")
    assert not is_run(chat.plan_on(28))
    assert chat.plan_on(29).distance_m <= before[29].distance_m


def test_a_question_in_between_is_answered_and_the_buttons_come_again() -> None:
    """The open question is not lost."""
    chat = Chat(now=at(day(4)))
    chat.says(TRIP)
    chat.taps("Easy runs if I feel like it")
    said = chat.says("will 2 weeks like that hurt my race?")
    assert "next to nothing" in said
    assert "Save" in chat.labels()


@pytest.mark.parametrize(
    ("words", "last"), [("A week", day(10)), ("Two weeks", day(17)), ("Until I say so", None)]
)
def test_a_pause_clears_its_days_and_keeps_the_race(words: str, last: date | None) -> None:
    """For a week, for two, or until the runner is back."""
    chat = Chat(now=at(day(4)))
    chat.says("/pause")
    chat.taps(words)
    pause = chat.athlete.absences[0]
    assert (pause.why, pause.first, pause.last) == (Why.PAUSE, day(4), last)
    assert not any(is_run(chat.plan_on(n)) for n in range(4, 11))
    assert is_run(chat.plan_on(20)) == (last is not None)
    assert chat.plan_on(90).type == "race"


def test_an_open_pause_is_silent() -> None:
    """Until the runner is back, however long it takes."""
    chat = Chat(now=at(day(4)))
    chat.says("/pause")
    chat.taps("Until I say so")
    assert chat.waits(at(day(60))) == []


def test_leaving_the_question_keeps_messages_on() -> None:
    """Leaving a dialog is not leaving the coach."""
    chat = Chat(now=at(day(4)))
    chat.says("/away")
    chat.says("not now")
    assert chat.athlete.profile.wants_messages
    assert chat.athlete.open is None


def test_a_change_of_dates_that_moves_no_run_can_be_undone() -> None:
    """The days away are part of the change."""
    chat = Chat(now=at(day(4)))
    chat.says("travelling for work 15 to 17 march")
    chat.taps("Easy runs if I feel like it")
    chat.taps("Save")
    chat.says("actually home on the 16th already")
    chat.taps("Undo")
    assert chat.athlete.absences[0].last == date(2027, 3, 17)


@pytest.mark.parametrize(
    ("said", "dates"),
    [
        ("at my parents next weekend, only treadmill there", "Saturday 13 March to Sunday 14 March"),
        ("away next weekend", "Saturday 13 March to Sunday 14 March"),
        ("away this weekend", "Saturday 6 March to Sunday 7 March"),
    ],
)
def test_a_weekend_away_has_two_days(said: str, dates: str) -> None:
    """On the Saturday, "next" is the one after it."""
    saturday = date(2027, 3, 6)
    assert dates in Chat(now=at(saturday)).says(said)


@pytest.mark.parametrize(
    ("language", "trip", "none"),
    [
        ("en", "travelling thursday to saturday", "no treadmill there"),
        ("de", "bin do bis sa auf dienstreise", "hab da auch kein laufband, aber laufschuhe"),
        ("es", "viajo de jueves a sábado", "allí no hay cinta"),
        ("fr", "je suis en déplacement de jeudi à samedi", "pas de tapis là-bas"),
        ("pt", "viajo de quinta a sábado", "lá não há passadeira"),
    ],
)
def test_no_treadmill_is_no_wish_for_one(language: str, trip: str, none: str) -> None:
    """The question stays, without it."""
    known = marathoner()
    athlete = replace(known, profile=replace(known.profile, language=language))
    stage = talk(trip, none, athlete=athlete)
    assert stage.athlete.plan == athlete.plan
    assert stage.athlete.open
    assert stage.athlete.open.dialog == "vacation"


def test_no_treadmill_told_with_the_dates_leaves_the_use_open() -> None:
    """It is asked, and no day is laid on a belt."""
    assert "How shall we use it?" in Chat(now=at(day(4))).says("off to crete 15 to 28 march, no treadmill")


@pytest.mark.parametrize(
    "said",
    [
        "away thursday to sunday, there's no treadmill",
        "je suis à Lyon de jeudi à dimanche, pas de tapis là-bas",
    ],
)
def test_a_trip_without_a_treadmill_asks_nothing_about_one(said: str) -> None:
    """Its days are read back; that a treadmill counts is no answer."""
    stage = talk(said)
    assert stage.athlete.open
    assert stage.athlete.open.dialog == "vacation"
