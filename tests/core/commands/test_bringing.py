"""A file that was sent is heard as if its run had been typed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.coach import hear
from core.commands.bringing import SAID
from core.documents.brought import Brought, Filed
from core.messages import Incoming, Media, Turn
from core.voice.speech import speak
from tests.core.commands.runner import SUNDAY, marathoner

MORNING = datetime.fromisoformat("2027-04-11T07:30:00+00:00")
TEN = Brought(Filed.RUN, MORNING, 10_020.0, 3150.0)


def sends(athlete: Athlete, found: Brought, caption: str = "", now: datetime = SUNDAY) -> Turn:
    """Return what a file leads to."""
    return hear(athlete, Incoming(caption, media=Media.FILE, brought=found), now)


def words(turn: Turn) -> str:
    """Return what is said, and the labels under it."""
    labels = [button.label for message in turn.messages for row in message.buttons for button in row]
    return "\n".join([message.text for message in turn.messages] + labels)


def test_a_run_is_logged_played_back_and_asked_about() -> None:
    """Distance, time and day come from the file; how hard it was is asked, as for a typed run."""
    turn = sends(marathoner(), TEN)
    run = turn.athlete.runs[-1]
    assert (run.distance_m, run.duration_s, run.on) == (10_020.0, 3150.0, MORNING.date())
    assert "Logged: 10 km in 52:30" in words(turn)
    assert turn.athlete.open
    assert turn.athlete.open.dialog == "effort"


def test_the_day_is_the_runners_own() -> None:
    """A run that began on another date where the runner lives is logged on that date."""
    late = Brought(Filed.RUN, datetime.fromisoformat("2027-04-09T23:30:00+00:00"), 8000.0, 2700.0)
    turn = sends(marathoner(), late)
    assert turn.athlete.runs[-1].on.isoformat() == "2027-04-10"
    assert "on Saturday" in words(turn)


def test_the_words_under_it_count() -> None:
    """An effort and a sore place in the caption are part of the run, and it can be fixed."""
    turn = sends(marathoner(), TEN, "effort 6")
    assert turn.athlete.runs[-1].effort == 6
    assert "effort 6" in words(turn)
    assert "Fix" in words(turn)


def test_a_danger_sign_under_it_comes_first() -> None:
    """A caption with a chest that hurts is answered as that, and nothing is logged beside it."""
    turn = sends(marathoner(), TEN, "ran with chest pain and felt faint")
    assert turn.athlete.lock
    assert turn.athlete.runs == ()


def test_the_same_file_twice_is_one_run() -> None:
    """A run that is in the log is said to be."""
    once = sends(marathoner(), TEN, "effort 6").athlete
    twice = sends(once, Brought(Filed.RUN, MORNING, 10_050.0, 3149.0))
    assert len(twice.athlete.runs) == 1
    assert "in the log already: 10 km in 52:30" in words(twice)


def test_a_run_told_as_done_gets_its_figures() -> None:
    """Who said "done" and sends the file has one run, now with its time."""
    tuesday = SUNDAY + timedelta(days=2)
    done = hear(marathoner(), Incoming("done as planned, effort 4"), tuesday).athlete
    planned = done.runs[-1].distance_m
    assert planned
    turn = sends(done, Brought(Filed.RUN, tuesday - timedelta(hours=9), planned + 200, 3000.0), now=tuesday)
    (run,) = turn.athlete.runs
    assert (run.distance_m, run.duration_s, run.effort) == (planned + 200, 3000.0, 4)
    assert "Changed. It now says" in words(turn)


def test_what_nobody_runs_is_asked_about() -> None:
    """A distance or a pace beyond people is not stored."""
    for found in (Brought(Filed.RUN, MORNING, 300_000.0, 9e4), Brought(Filed.RUN, MORNING, 10_000.0, 900.0)):
        turn = sends(marathoner(), found)
        assert turn.athlete.runs == ()
        assert "Nothing is stored yet" in words(turn)


def test_a_run_that_is_still_to_come_is_none() -> None:
    """A watch whose clock is off is told of."""
    turn = sends(marathoner(), Brought(Filed.RUN, SUNDAY + timedelta(days=30), 8000.0, 2700.0))
    assert turn.athlete.runs == ()
    assert "11 May" in words(turn)


@pytest.mark.parametrize("what", [one for one in Filed if one is not Filed.RUN])
def test_every_other_file_is_named(what: Filed) -> None:
    """Each gets a kind sentence of its own, and the log stays as it is."""
    turn = sends(marathoner(), Brought(what))
    assert words(turn) == speak(SAID[what], "en")
    assert turn.athlete.runs == ()


def test_someone_new_is_asked_first() -> None:
    """A file before anything is known begins the questions."""
    turn = sends(Athlete(1), TEN)
    assert turn.athlete.open
    assert turn.athlete.open.dialog == "onboarding"


def test_someone_new_is_told_what_a_file_is() -> None:
    """A file without a run is named before the questions begin, or go on."""
    for runner in (Athlete(1), hear(Athlete(1), Incoming("hi", zone="Europe/Lisbon"), SUNDAY).athlete):
        turn = sends(runner, Brought(Filed.OTHER))
        assert turn.messages[0].text == speak(SAID[Filed.OTHER], "en")
        assert turn.athlete.open


def test_a_question_that_matters_is_asked_again() -> None:
    """A file in the middle of the start is logged, and the question stands."""
    asked = hear(Athlete(1), Incoming("hi", zone="Europe/Lisbon"), SUNDAY).athlete
    asked = hear(asked, Incoming("marathon on 10 October"), SUNDAY).athlete
    turn = sends(asked, TEN)
    assert len(turn.athlete.runs) == 1
    rated = hear(turn.athlete, Incoming("6"), SUNDAY)
    waiting = rated.athlete.open or rated.athlete.paused
    assert waiting
    assert waiting.dialog == "onboarding"


def test_a_picture_is_told_what_can_be_sent() -> None:
    """Where pictures can't be read, files can."""
    turn = hear(marathoner(), Incoming(media=Media.PICTURE), SUNDAY)
    assert "GPX, TCX or FIT" in words(turn)
