"""How a session is said, and said back."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.clubs.club import Session, Wish
from core.clubs.match import match
from core.clubs.naming import pieces
from core.clubs.session import KEPT, next_one, read, recent
from core.voice.speech import speak
from tests.core.clubs.people import CLUB, MONDAY, TUESDAY

THURSDAY = date(2026, 11, 19)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("tuesday 18:30 5 x 1 km", Session(2, TUESDAY, time(18, 30), 5, 1000.0)),
        ("Tue 18:30 5x1k off 90", Session(2, TUESDAY, time(18, 30), 5, 1000.0, rest_s=90.0)),
        ("10 × 400m off 1 min", Session(2, TUESDAY, time(18, 30), 10, 400.0, rest_s=60.0)),
        (
            "thursday 6:15pm 6x3min at the track",
            Session(2, date(2026, 11, 19), time(18, 15), 6, None, 180.0, place="the track"),
        ),
        ("tomorrow 7 am 4 x 1,5 km off 2 minutes", Session(2, TUESDAY, time(7, 0), 4, 1500.0, rest_s=120.0)),
        ("thu 20 min tempo", Session(2, THURSDAY, time(18, 30), 4, None, 300.0, 0.0, shape="tempo")),
        ("thu 7 am tempo 5 km for 8", Session(2, THURSDAY, time(7), 5, 1000.0, None, 0.0, most=8, shape="tempo")),
        ("thu 12' at tempo", Session(2, THURSDAY, time(18, 30), 12, None, 60.0, 0.0, shape="tempo")),
        ("thu 6 x 3' off 90\"", Session(2, THURSDAY, time(18, 30), 6, None, 180.0, 90.0)),
        ("thu 3 x 10 min tempo", Session(2, THURSDAY, time(18, 30), 3, None, 600.0)),
        ("thu noon 5 x 1 km off 1:30 in the park", Session(2, THURSDAY, time(12), 5, 1000.0, rest_s=90.0, place="the park")),
        ("thu 7 in the evening 5 x 1 km on the track", Session(2, THURSDAY, time(19), 5, 1000.0, place="the track")),
        ("sat 9:00 3 x 1 mile", Session(2, date(2026, 11, 21), time(9, 0), 3, 1609.344)),
    ],
)  # fmt: skip
def test_read(said, expected):
    """A day, an hour, repetitions and a rest are understood as an admin writes them."""
    assert read(said, CLUB, MONDAY) == expected


@pytest.mark.parametrize(
    "said",
    [
        "",
        "tuesday 18:30",
        "0 x 1 km",
        "3 min tempo",
        "15 km tempo",
        "5 x 1'30",
        "thu 25:00 5 x 1 km",
        "thu 18:75 5 x 1 km",
        "5 x 90 km",
        "60 x 400 m",
        "what is this",
    ],
)
def test_not_a_session(said):
    """Without repetitions, or with odd ones, there is no session."""
    assert read(said, CLUB, MONDAY) is None


def test_without_a_day():
    """Without a day it is the club's own, and without one of those there is no session."""
    assert read("5 x 1 km", CLUB, MONDAY).on == TUESDAY
    assert read("5 x 1 km", replace(CLUB, session_days=()), MONDAY) is None


@given(st.text(max_size=60))
def test_any_text(said):
    """Whatever an admin writes, nothing breaks."""
    found = read(said, CLUB, MONDAY)
    assert found is None or found.reps >= 1


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (Session(1, TUESDAY, time(18), 5, 1000.0), "5 × 1 km"),
        (Session(1, TUESDAY, time(18), 10, 400.0), "10 × 400 m"),
        (Session(1, TUESDAY, time(18), 4, 1500.0), "4 × 1.5 km"),
        (Session(1, TUESDAY, time(18), 3, 1609.344), "3 × 1 mi"),
        (Session(1, TUESDAY, time(18), 6, None, 180.0), "6 × 3 minutes"),
        (Session(1, TUESDAY, time(18), 4, None, 300.0, 0.0, shape="tempo"), "20 minutes"),
        (Session(1, TUESDAY, time(18), 5, 1000.0, None, 0.0, shape="tempo"), "5 km"),
    ],
)
def test_said_back(one, words):
    """Repetitions are said back as they were written."""
    assert speak(pieces(one.reps, one)) == words


def test_what_is_remembered():
    """Sessions of long ago are forgotten, and the next one is the soonest that is not over."""
    old = replace(CLUB.sessions[0], number=0, on=MONDAY - KEPT - KEPT)
    club = replace(CLUB, sessions=(old, *CLUB.sessions))
    assert recent(club, MONDAY) == CLUB
    assert next_one(club, MONDAY) == CLUB.sessions[0]
    assert next_one(club, date(2026, 11, 18)) is None


@pytest.mark.parametrize(
    ("said", "language", "on"),
    [
        ("dienstag 18:30 5 x 1 km pause 2 min", "de", TUESDAY),
        ("jeudi 19:00 5 x 1 km", "fr", date(2026, 11, 19)),
        ("sábado 9:00 5 x 1 km", "es", date(2026, 11, 21)),
        ("terça 18:30 5 x 1 km", "pt", TUESDAY),
        ("saturdays 9:00 5 x 1 km", "de", date(2026, 11, 21)),
    ],
)
def test_days_in_every_language(said, language, on):
    """An admin names the day in their own language, or in English."""
    assert read(said, CLUB, MONDAY, language).on == on


def test_a_club_that_meets_twice_a_week():
    """Without a day it is the next one that has no session yet, and the soonest when all have one."""
    club = replace(CLUB, session_days=(1, 3))
    assert read("5 x 1 km", club, MONDAY).on == date(2026, 11, 19)
    thursday = replace(CLUB.sessions[0], number=2, on=date(2026, 11, 19))
    assert read("5 x 1 km", replace(club, sessions=(*CLUB.sessions, thursday)), MONDAY).on == TUESDAY
    off = replace(CLUB.sessions[0], off=True)
    assert read("5 x 1 km", replace(club, sessions=(off,)), MONDAY).on == TUESDAY
    assert next_one(replace(club, sessions=(off,)), MONDAY) is None


def test_a_match_is_of_several_plans():
    """Two hard days of one plan are one person's business; of two plans it is told how many, and never whose."""
    twice = (Wish(1, "repetitions", TUESDAY), Wish(1, "strides", THURSDAY))
    assert match(CLUB, twice, MONDAY) is None
    found = match(CLUB, (*twice, Wish(2, "strides", THURSDAY)), MONDAY)
    assert (found.who, found.session.on) == ((1, 2), TUESDAY)
