"""A run together: announced for a day, each as far as their own plan says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.log import Lock, RedFlag
from core.clubs.club import Club, Going
from core.clubs.own_run import own_run
from core.clubs.session import read
from core.coach import hear
from core.messages import Incoming, Turn
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, dana, scene

BARE = replace(CLUB, sessions=())


def said(text: str, club: Club, athlete: Athlete | None = None, *, admin: bool = False) -> Turn:
    """Return what somebody hears to something in the channel."""
    incoming = Incoming(text=text, name="Dana", channel=CHANNEL, club=club, admin=admin)
    return hear(athlete or dana(), incoming, NOW)


def announced(words: str) -> Club:
    """Return the club with a run announced."""
    club = said(f"/session {words}", BARE, admin=True).club
    assert club
    return club


def mine(club: Club, **athlete: object) -> Turn:
    """Return what [My run] shows Dana."""
    return said(f"/mypaces {club.sessions[-1].number}", club, replace(dana(), **athlete))


def labels(turn: Turn) -> list[str]:
    """Return what can be tapped under an answer."""
    return [one.label for row in turn.messages[0].buttons for one in row]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "saturday 9:00 long run of 25 km at the bridge", ("long", 25_000.0, "the bridge")),
        ("en", "wednesday 18:30 easy run", ("easy", None, "")),
        ("de", "samstag 9 uhr langer lauf am Stadtpark", ("long", None, "Stadtpark")),
        ("es", "sábado 9:00 tirada larga en el puente", ("long", None, "el puente")),
        ("fr", "mercredi 18h30 footing 10 km", ("easy", 10_000.0, "")),
        ("pt", "quarta 18:30 rodagem de 10 km", ("easy", 10_000.0, "")),
        ("en", "tuesday 5 x 1 km off 2 min easy", ("", 1000.0, "")),
    ],
)
def test_a_run_is_announced_like_any_session(language, words, expected):
    """An easy run or a long one is understood as a club of that language writes it; repetitions are still repetitions."""
    one = read(words, replace(BARE, language=language), MONDAY)
    assert one
    assert (one.shape, one.each_m, one.place) == expected


def test_an_odd_length_is_none():
    """Nobody is asked for 400 km."""
    assert read("saturday long run 400 km", BARE, MONDAY) is None


def test_the_channel_reads_of_a_run_and_of_no_pace():
    """The post says that everyone runs their own, and asks for no repetition."""
    turn = said("/session saturday 9:00 long run of 25 km at the bridge", BARE, admin=True)
    (post,) = turn.posts
    assert speak(post.text).startswith(
        "Group run, Saturday 21 November 09:00. A long run of 25 km, everyone in full"
    )
    assert [moment.words for moment in post.moments] == ["09:00"]


def test_everyone_runs_their_own():
    """It is the run that stands in the plan, with its pace; farther than that nobody is taken."""
    turn = mine(announced("saturday 9:00 long run of 25 km"))
    assert (
        "9.5 km easy, 5:24-6:05 per km, as in your plan. It is a long run of 25 km: turn back"
        in turn.messages[0].text
    )
    assert turn.athlete.plan == dana().plan


@pytest.mark.parametrize(
    ("words", "athlete", "expected"),
    [
        ("thursday 18:30 easy run", {}, "that day, and that stays."),
        ("friday 9:00 easy run", {}, "Your plan rests on Friday."),
        ("friday 9:00 easy run", {"plan": None}, "no farther than you have run lately."),
        (
            "saturday 9:00 easy run",
            {"lock": Lock(RedFlag.STOP, MONDAY)},
            "Running is off until you've been cleared.",
        ),
    ],
)
def test_a_run_asks_nothing_of_anybody(words, athlete, expected):
    """A hard session stays, rest stays, and who may not run is there for the coffee."""
    turn = mine(announced(words), **athlete)
    assert expected in turn.messages[0].text
    assert labels(turn)[0] == "I'm in"


def test_a_long_run_is_brought_along():
    """Whose long run is on another day moves it here by one tap, inside every limit."""
    club = announced("saturday 9:00 long run")
    assert labels(mine(club)) == ["I'm in", "Bring Sunday's long run"]
    (row,) = own_run(scene(club=club), club.sessions[-1]).choices
    plan = said(row[1].says, club).athlete.plan
    assert plan
    assert plan.on(MONDAY + timedelta(days=5)).type == "long"


def test_a_forged_dose_is_a_yes():
    """There is no dose to count oneself in for: a button that says so is a yes, and no plan changes."""
    club = announced("saturday 9:00 easy run")
    turn = said(f"/countme {club.sessions[-1].number} 3", club)
    assert turn.club
    assert [one.going for one in turn.club.sessions[-1].rsvps] == [Going.IN]
    assert turn.athlete.plan == dana().plan
