"""The club mile as a session: announced for a day, for those who are fit for it, and on the ladder once it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from core.athlete.goal import Result, ResultKind
from core.athlete.log import Lock, Pain, RedFlag, Run
from core.clubs import announcing, boards, landing
from core.clubs.club import MILE, Club, Going, Member, Session
from core.clubs.membership import answered
from core.clubs.session import read
from core.coach import hear
from core.messages import Incoming, Turn
from core.training.catalogue import is_quality
from core.units import MILE_M
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, TUESDAY, dana

SATURDAY = MONDAY + timedelta(days=5)
NOVEMBER = date(2026, 11, 1)
TOGETHER = Session(2, SATURDAY, time(9), 1, each_m=MILE_M, shape=MILE, place="the track")
WITH_IT = replace(CLUB, posted=2, sessions=(TOGETHER,))
CALF = Pain(1, "calf", "left", 4.0, MONDAY, MONDAY)


def said(text: str, club: Club = WITH_IT, *, admin: bool = False, **athlete: object) -> Turn:
    """Return what Dana hears to something in the channel."""
    incoming = Incoming(text=text, name="Dana", channel=CHANNEL, club=club, admin=admin)
    return hear(replace(dana(), **athlete), incoming, NOW)


def labels(turn: Turn) -> list[str]:
    """Return what can be tapped under a turn's messages."""
    return [one.label for message in turn.messages for row in message.buttons for one in row]


@pytest.mark.parametrize(
    ("language", "words", "expected"),
    [
        ("en", "saturday 9am mile at the track for 12", (SATURDAY, time(9), "the track", 12)),
        ("en", "mile", (TUESDAY, time(18, 30), "", None)),
        ("de", "samstag 9 uhr vereinsmeile auf der Bahn", (SATURDAY, time(9), "Bahn", None)),
        ("es", "sábado a las 9 milla en la pista", (SATURDAY, time(9), "la pista", None)),
        ("fr", "samedi 9h30 mile à la piste", (SATURDAY, time(9, 30), "piste", None)),
        ("pt", "sábado 9h milha na pista", (SATURDAY, time(9), "pista", None)),
    ],
)
def test_a_mile_is_announced_like_any_session(language, words, expected):
    """A day, an hour, a place and room, in the words of the club; without a day it is the next the club meets on."""
    one = read(words, replace(CLUB, language=language, sessions=()), MONDAY)
    assert one
    assert (one.on, one.at, one.place, one.most) == expected
    assert one.is_mile


def test_a_place_called_mile_is_none():
    """Repetitions at Mile End are repetitions."""
    one = read("tuesday 6 x 400 at Mile End", CLUB, MONDAY)
    assert one
    assert (one.is_mile, one.place) == (False, "Mile End")


@pytest.mark.parametrize(
    "text", ["/mile saturday 9:00 at the track", "/session saturday 9:00 mile at the track"]
)
def test_who_runs_the_channel_posts_it(text):
    """One post with its buttons, one event, and the month's ladder beside it, brought up to date or posted."""
    turn = said(text, CLUB, admin=True)
    session, ladder = turn.posts
    assert speak(session.text).startswith("Club mile together, Saturday 21 November 09:00: one flat mile")
    assert session.event
    assert session.event.name == "Harbour Runners: the mile"
    assert "together on Saturday 21 November" in speak(ladder.text)
    assert (ladder.revises, ladder.renews) == (True, True)
    assert "the track" in turn.messages[0].text


def test_a_time_is_no_day():
    """Who runs the channel tells their own mile like everybody else."""
    turn = said("/mile 6:12", CLUB, admin=True)
    assert not any(post.event for post in turn.posts)
    assert any(one.distance_m == MILE_M for one in turn.athlete.results)


def test_in_puts_it_into_the_plan_with_easy_days_around():
    """Who says yes has the mile in their plan, as one change that undo takes back, between days that are not hard."""
    turn = said("/going in 2")
    plan = turn.athlete.plan
    assert plan.on(SATURDAY).type == MILE
    assert not any(is_quality(plan.on(SATURDAY + timedelta(days=n))) for n in (-1, 1))
    assert turn.club.sessions[0].coming() == (1,)
    assert "In: 1" in speak(turn.posts[0].text)
    undo = next(one for message in turn.messages for row in message.buttons for one in row)
    back = hear(turn.athlete, Incoming(token=undo.token, channel=CHANNEL, club=turn.club), NOW)
    assert back.athlete.plan.on(SATURDAY) == dana().plan.on(SATURDAY)


@pytest.mark.parametrize("text", ["/going in 2", "/mypaces 2", "/countme 2 1"])
@pytest.mark.parametrize("hurt", [{"pains": (CALF,)}, {"lock": Lock(RedFlag.STOP, MONDAY, "shin")}])
def test_who_hurts_is_offered_to_help(text, hurt):
    """An open pain or a red flag is no start: nothing is counted, nothing is planned, a marshal is asked for."""
    turn = said(text, **hurt)
    assert labels(turn) == ["Marshal"]
    assert not turn.posts
    assert turn.club is None or not turn.club.sessions[0].rsvps
    helps = said("/going help 2", **hurt)
    assert "We meet at the track." in helps.messages[0].text
    assert "1 marshal." in speak(helps.posts[0].text)


def test_who_helps_runs_no_mile():
    """Who was in and helps instead has their own days back, and their place is free."""
    full = replace(WITH_IT, sessions=(answered(replace(TOGETHER, most=1), 2, Going.MAYBE),))
    turn = said("/going in 2", full)
    other = replace(turn.club, sessions=(answered(turn.club.sessions[0], 2, Going.IN),))
    helps = hear(turn.athlete, Incoming(text="/going help 2", channel=CHANNEL, club=other), NOW)
    assert helps.athlete.plan.on(SATURDAY) == dana().plan.on(SATURDAY)
    assert helps.club.sessions[0].coming() == (2,)
    assert [athlete for athlete, _ in helps.to_others] == [2]


def test_repetitions_need_no_marshal():
    """Nobody helps at a session of repetitions, whatever a button says."""
    turn = said("/going help 1", CLUB)
    assert turn.club is None or not turn.club.sessions[0].rsvps


def test_one_mile_a_runner():
    """A mile of one's own that was planned gives way to the club's, and no second one is planned beside that."""
    own = said("/planmile", CLUB)
    both = hear(own.athlete, Incoming(text="/going in 2", channel=CHANNEL, club=WITH_IT), NOW)
    days = [MONDAY + timedelta(days=n) for n in range(15)]
    assert [day for day in days if both.athlete.plan.on(day).type == MILE] == [SATURDAY]
    again = hear(both.athlete, Incoming(text="/planmile", channel=CHANNEL, club=WITH_IT), NOW)
    assert "in your plan already: Saturday" in again.messages[0].text


MILE_RUN = Result(2, MILE_M, 358.0, SATURDAY, ResultKind.TIME_TRIAL)
LATER = NOW + timedelta(days=6)


@pytest.mark.parametrize(
    ("going", "athlete", "lands"),
    [
        (Going.IN, {}, True),
        (Going.MAYBE, {}, False),
        (Going.HELP, {}, False),
        (Going.IN, {"pains": (CALF,)}, False),
        (Going.IN, {"runs": (Run(1, SATURDAY, MILE_M, 358.0, private=True),)}, False),
        (Going.IN, {"results": (replace(MILE_RUN, on=MONDAY),)}, False),
    ],
)
def test_a_mile_told_afterwards_lands(going, athlete, lands):
    """Told anywhere, the mile of who was in is on the ladder as a number; run hurt, or kept private, it is not."""
    club = replace(WITH_IT, sessions=(answered(TOGETHER, 1, going),))
    runner = replace(dana(), **({"results": (*dana().results, MILE_RUN)} | athlete))
    after = landing.landed(club, runner, LATER)
    assert bool(after.miles) is lands
    if lands:
        text = speak(boards.mile(after, NOVEMBER).text)
        assert "1 runner so far." in text
        assert "Dana" not in text
        assert landing.landed(after, runner, LATER) == after
        assert landing.told(club, after, runner)


def test_of_who_did_not_join_nothing_lands():
    """Saying yes to a session makes nobody a member."""
    club = replace(WITH_IT, members=(Member(2, "Ann", MONDAY),), sessions=(answered(TOGETHER, 1, Going.IN),))
    runner = replace(dana(), results=(MILE_RUN,))
    assert landing.landed(club, runner, LATER) == club


def test_sessions_without_end():
    """However many are announced and called off again, a channel reads of so many a day; tomorrow of more."""
    club, posts = replace(CLUB, sessions=()), 0
    for _ in range(announcing.MOST_A_DAY + 3):
        turn = said("/session tuesday 5 x 1 km", club, admin=True)
        posts += len(turn.posts)
        club = said("/calloff", turn.club or club, admin=True).club or club
    assert posts == announcing.MOST_A_DAY
    tomorrow = NOW + timedelta(days=1)
    incoming = Incoming(text="/session thursday 5 x 1 km", channel=CHANNEL, club=club, admin=True)
    assert hear(dana(), incoming, tomorrow).posts
