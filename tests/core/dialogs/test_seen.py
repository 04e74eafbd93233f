"""What became of a danger sign: asked on the promised day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner

LOCKED = ("sharp pain in one spot on my left shin, hurts walking too", "no")


def asked(words: str = "sharp pain in one spot on my left shin, it hurts to walk") -> Chat:
    """Return a chat in which the promised question is open, three days after a danger sign."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)))
    chat.says(words, day(8))
    chat.says("no")
    chat.waits(at(day(11), 20))
    assert "looked at?" in chat.last[0].text
    return chat


@pytest.mark.parametrize(
    ("words", "until"),
    [("4 weeks no running", date(2027, 4, 9)), ("no running for 6 weeks", date(2027, 4, 23))],
)
def test_what_they_said_is_kept_as_long_as_they_said(words: str, until: date) -> None:
    """The very words the hint suggests are an answer, and every answer about training names the day."""
    chat = asked()
    assert "What did they say about running?" in chat.says("seen")
    assert "I've noted what they said" in chat.says(words)
    assert chat.athlete.lock.until == chat.athlete.lock.ask_on == until
    assert f"Running is off until Friday {until.day} April." in chat.says("week")


def test_cleared_by_them_brings_the_way_back() -> None:
    """Their yes, in words or by the button, is what unlocks."""
    for say in (lambda chat: chat.says("cleared to run"), lambda chat: chat.taps("Cleared to run")):
        chat = asked()
        chat.says("yes")
        assert "5 steps" in say(chat)
        assert chat.athlete.lock is None


@pytest.mark.parametrize("words", ["not yet", "no", "no running", "rest"])
def test_not_cleared_stays_off(words: str) -> None:
    """It is asked again in a few days, and comes back only when they say so."""
    chat = asked()
    chat.taps("Seen")
    assert "running stays off" in chat.says(words)
    assert chat.athlete.lock.ask_on == day(14)


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("no", "Please do"),
        ("not yet", "Please do"),
        ("appointment booked for monday", "Good. Running stays off"),
    ],
)
def test_not_seen_yet_is_waited_for(words: str, answer: str) -> None:
    """Running stays off, without blame."""
    chat = asked()
    assert answer in chat.says(words)
    assert chat.athlete.lock.ask_on == day(14)


def test_what_is_no_answer_unlocks_nothing() -> None:
    """Nonsense is asked again; a yes to what they said is confirmed first."""
    chat = asked()
    chat.says("banana")
    chat.says("i did")
    chat.says("hm")
    assert chat.athlete.lock
    assert chat.athlete.open.key == "verdict"
    chat.says("yes")
    assert chat.athlete.lock


def test_figures_of_what_was_said_are_no_run() -> None:
    """A grade and weeks are an answer to whether it was seen."""
    stage = talk(
        "@ 2027-04-12 12:00",
        "i tore my calf, it went pop",
        "@ 2027-04-13 18:05",
        "seen. grade 1 strain, 3 weeks no running, bike ok",
    )
    assert stage.athlete.runs == ()
    assert "No running until Tuesday 4 May" in "".join(stage.out)


@pytest.mark.parametrize(
    ("language", "words", "until"),
    [
        ("en", "doctor says 4 weeks no running, stress reaction, cycling ok", "2027-05-11"),
        ("en", "saw the physio, 3 weeks no running", "2027-05-04"),
        ("de", "war beim Arzt, Stressreaktion, 4 Wochen kein Laufen", "2027-05-11"),
        ("es", "vi al médico, fractura por estrés, 6 semanas sin correr", "2027-05-25"),
        ("fr", "vu le médecin, réaction de stress, 4 semaines sans courir", "2027-05-11"),
        ("pt", "fui ao médico, reação de stress, 4 semanas sem correr", "2027-05-11"),
    ],
)
def test_who_was_seen_before_being_asked_is_heard(language: str, words: str, until: str) -> None:
    """What they said is kept; nobody who comes from the doctor is told that it may well be harmless."""
    stage = talk("@ 2027-04-13 12:00", *LOCKED, f"/language {language}", words)
    assert stage.athlete.lock
    assert str(stage.athlete.lock.until) == until


def test_who_was_seen_and_says_no_more_is_asked_what_they_said() -> None:
    """Thanked first, and not asked whether it was seen."""
    said = answer("@ 2027-04-13 12:00", *LOCKED, "saw the doctor today")
    assert "What did they say about running?" in said
    assert "[Cleared to run]" in said


@pytest.mark.parametrize(
    "words",
    ["I'll see the doctor tomorrow", "not been to the doctor yet", "it's just shin splints though isn't it?"],
)
def test_who_was_not_seen_stays_locked(words: str) -> None:
    """A visit to come, or a guess, changes nothing."""
    stage = talk("@ 2027-04-13 12:00", *LOCKED, words)
    assert stage.athlete.lock
    assert stage.athlete.lock.until is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "I'll see the doctor tomorrow"),
        ("de", "ich gehe morgen zum arzt, termin um 10"),
        ("es", "mañana voy al médico"),
        ("fr", "je vois le médecin demain"),
        ("pt", "amanhã vou ao médico"),
    ],
)
def test_an_appointment_told_unasked_is_heard(language: str, said: str) -> None:
    """It is understood, running stays off, and the promise to ask stands."""
    chat = Chat()
    chat.says("sharp pain in one spot on my left shin, had to stop", day(1))
    chat.says("no")
    asks = chat.athlete.lock.ask_on
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=language))
    chat.says(said)
    assert chat.athlete.lock is not None
    assert chat.athlete.lock.ask_on >= asks
    assert chat.last
    assert not chat.labels()  # what is not understood comes with buttons to help
