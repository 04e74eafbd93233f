"""What stands in a channel follows what is true: races that move, miles that are taken back, people who leave."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Race, Result, ResultKind
from core.athlete.log import Pain, Run
from core.clubs import boards, happened, ladder, posts, races
from core.clubs.club import Board, Club, Going, Member, MemberRace, Mile, Session
from core.clubs.membership import answered, left
from core.clubs.revising import revised
from core.coach import hear
from core.messages import Incoming, Turn
from core.units import MILE_M
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, SESSION, TUESDAY, dana, scene

SUNDAY = MONDAY + timedelta(days=6)
RACING = replace(
    CLUB,
    members=(*CLUB.members, Member(2, "Ann", MONDAY)),
    races=(MemberRace(1, SUNDAY, "Dana", "10k", told=1), MemberRace(2, SUNDAY, "Ann", "5k", told=1)),
)
NOVEMBER = date(2026, 11, 1)


def words(turn: Turn) -> str:
    """Return all that a turn says, and all that it posts."""
    return " ".join([*(one.text for one in turn.messages), *(speak(one.text) for one in turn.posts)])


def said(text: str, club: Club = CLUB, **athlete: object) -> Turn:
    """Return what Dana hears to something in the channel."""
    return hear(replace(dana(), **athlete), Incoming(text=text, name="Dana", channel=CHANNEL, club=club), NOW)


def test_who_leaves_is_taken_out_of_race_posts():
    """Wishes that named a runner who left name the others; who was not told of yet is not named by that."""
    later = replace(RACING, races=(*RACING.races, MemberRace(3, SUNDAY, "Mo", "5k")))
    (post,) = revised(later, left(later, 1), MONDAY)
    assert (speak(post.text), post.revises) == (
        "Racing tomorrow: Ann (5K). Good legs, and an easy first kilometre.",
        True,
    )
    assert post.thread == posts.race_day(later, posts.RaceDay(SUNDAY)).thread


def test_nobody_left_to_name():
    """When the last one named takes their race off, the post stays kind and names nobody."""
    alone = replace(RACING, races=RACING.races[:1])
    for told, expected in ((1, "Good legs to whoever races."), (2, "A reaction under this is a cheer")):
        club = replace(alone, races=(replace(alone.races[0], told=told),))
        text = words(said("/hiderace", club))
        assert expected in text
        assert "Dana (" not in text


@pytest.mark.parametrize(
    ("goal", "others", "on"),
    [
        (Goal("10k", SUNDAY), (), SUNDAY),
        (Goal("10k", SUNDAY + timedelta(days=7)), (), SUNDAY + timedelta(days=7)),
        (Goal("marathon", date(2027, 2, 28)), (Race("10k", SUNDAY),), SUNDAY),
        (Goal("marathon", date(2027, 2, 28)), (), None),
        (Goal(), (), None),
    ],
)
def test_shown_races_follow_their_runner(goal, others, on):
    """A race that is moved is moved on the calendar, and one that is not to be is not there; no other is shown by that."""
    runner = replace(dana(), goal=goal, races=others)
    after = races.followed(RACING, runner, MONDAY)
    assert [one.on for one in after.races if one.athlete == 1] == ([on] if on else [])
    assert [one for one in after.races if one.athlete == 2] == list(RACING.races[1:])


def test_a_race_that_was_run_is_cheered():
    """A new goal set on the evening of the race takes no cheers away."""
    runner = replace(dana(), goal=Goal("10k", SUNDAY + timedelta(days=90)))
    assert races.followed(RACING, runner, SUNDAY) == RACING


def test_what_reads_the_same_is_not_edited():
    """Who leaves a session that was called off, or one that counted them among nobody, changes no post."""
    off = replace(answered(SESSION, 2, Going.IN), off=True)
    cant = answered(replace(SESSION, number=2), 2, Going.CANT)
    club = replace(CLUB, members=(*CLUB.members, Member(2, "Ann", MONDAY)), sessions=(off, cant))
    assert revised(club, left(club, 2), MONDAY) == ()
    over = replace(CLUB, sessions=(answered(SESSION, 2, Going.IN),))
    assert revised(over, left(over, 2), TUESDAY + timedelta(days=1)) == ()
    assert len(revised(over, left(over, 2), TUESDAY)) == 1


@pytest.mark.parametrize(("off", "on", "told"), [(False, TUESDAY, 1), (True, TUESDAY, 0), (False, MONDAY, 0)])
def test_a_place_that_is_free_is_told_while_it_is_one(off, on, told):
    """Who waits hears of a place when somebody leaves the channel, but not of one that is off or over."""
    full = replace(SESSION, most=1, off=off, on=on)
    full = answered(answered(full, 1, Going.IN), 2, Going.IN)
    club = replace(CLUB, sessions=(full,))
    turn = happened.gone(replace(scene(club=club), now=NOW + timedelta(hours=20)), club)
    assert [athlete for athlete, _ in turn.to_others] == [2] * told


def test_a_marshal_who_ran_is_a_runner():
    """Nobody is counted twice: who ran is no marshal, and who helps can take it back."""
    ran = replace(CLUB, miles=(Mile(NOVEMBER, 1, "Dana", on=MONDAY),))
    turn = said("/marshal", ran)
    assert "counted as a runner" in words(turn)
    assert (turn.club, turn.posts) == (None, ())
    helping = said("/marshal").club
    assert helping
    assert "1 marshal." in speak(boards.mile(helping, NOVEMBER).text)
    after = said("/marshal off", helping).club
    assert after
    assert after.miles == ()


@pytest.mark.parametrize(("text", "logged"), [("/mile 5:58", True), ("/mymile", False)])
def test_a_mile_run_hurt_is_on_no_board(text, logged):
    """A mile run while something hurts is in the log and not among the club's; marshals are asked for."""
    pain = Pain(1, "calf", "left", 4.0, MONDAY, MONDAY)
    mile = () if logged else (Result(2, MILE_M, 358.0, MONDAY, ResultKind.TIME_TRIAL),)
    turn = said(text, pains=(pain,), results=(*dana().results, *mile))
    assert "left calf calm before anything fast" in words(turn)
    assert "the club's board can wait" in words(turn)
    assert turn.club is None or not turn.club.miles
    assert any(one.distance_m == MILE_M for one in turn.athlete.results)


def test_a_mile_run_before_it_hurt_counts():
    """What began to hurt afterwards takes no mile away."""
    pain = Pain(1, "calf", "left", 4.0, MONDAY, MONDAY)
    mile = Result(2, MILE_M, 358.0, MONDAY - timedelta(days=3), ResultKind.TIME_TRIAL)
    turn = said("/mymile", pains=(pain,), results=(*dana().results, mile))
    assert turn.club
    assert [one.on for one in turn.club.miles] == [mile.on]


def test_a_mile_told_twice_is_one():
    """The same mile told again is not logged again."""
    once = said("/mile 5:58")
    again = hear(once.athlete, Incoming(text="/mile 5:58", name="Dana", channel=CHANNEL, club=once.club), NOW)
    assert len(again.athlete.runs) == len(once.athlete.runs)
    assert again.club == once.club


def test_an_age_grade_asks_for_what_it_needs():
    """Whoever chooses an age grade is asked for their table and their age, one at a time, and is on the board then."""
    club = said("/mile 5:58").club
    assert club
    ran = Result(2, MILE_M, 358.0, MONDAY, ResultKind.TIME_TRIAL)
    runner = replace(dana(), results=(*dana().results, ran))

    def taps(text: str, athlete: Athlete) -> Turn:
        return hear(athlete, Incoming(text=text, name="Dana", channel=CHANNEL, club=club), NOW)

    asked = taps("/mileboard graded", runner)
    assert "Which table is yours?" in words(asked)
    aged = taps("/mileboard graded f", asked.athlete)
    assert "/age 52" in words(aged)
    known = replace(aged.athlete, profile=replace(aged.athlete.profile, age=41))
    (shown,) = taps("/mileboard graded", known).posts
    assert "By age grade: Dana" in speak(shown.text)


def test_miles_follow_the_log():
    """A mile that is taken out of the log, or kept private, is on no board; one that is corrected has its new share."""
    result = Result(2, MILE_M, 358.0, MONDAY, ResultKind.TIME_TRIAL)
    before = Result(1, MILE_M, 370.0, date(2026, 10, 4), ResultKind.TIME_TRIAL)
    club = replace(CLUB, miles=(Mile(NOVEMBER, 1, "Dana", on=MONDAY, better=1.0, board=Board.BETTER),))
    runner = replace(dana(), results=(before, result))
    assert round(ladder.followed(club, runner).miles[0].better or 0, 1) == 3.2
    assert ladder.followed(club, replace(runner, results=(before,))).miles == ()
    secret = Run(1, MONDAY, MILE_M, 358.0, private=True)
    assert ladder.followed(club, replace(runner, runs=(secret,))).miles == ()
    slower = replace(runner, results=(before, replace(result, time_s=380.0)))
    (mile,) = ladder.followed(club, slower).miles
    assert "improvement" not in speak(boards.mile(replace(club, miles=(mile,)), NOVEMBER).text)


def test_a_mile_is_planned_once():
    """Asked to plan a second mile, the coach names the day of the first."""
    first = said("/planmile")
    second = hear(first.athlete, Incoming(text="/planmile", channel=CHANNEL, club=CLUB), NOW)
    assert "Your mile is on" in words(first)
    assert "in your plan already" in words(second)
    assert second.athlete.plan == first.athlete.plan


@pytest.mark.parametrize(
    ("text", "name", "kept"),
    [
        ("/club recap saturday 19:00", "Harbour Runners", ("recap_day", 5)),
        ("/club german, miles", "Harbour Runners", ("language", "de")),
        ("/club tuesday and thursday", "Harbour Runners", ("session_days", (1, 3))),
        ("/club no challenge", "Harbour Runners", ("challenge", None)),
        ("/club Tuesday Runners", "Tuesday Runners", ("session_days", (1,))),
        ("/club Old Town, friday", "Old Town", ("session_days", (4,))),
        ("/club foo", "Harbour Runners", ("zone", CLUB.zone)),
        ("/club tuesdy", "Harbour Runners", ("session_days", CLUB.session_days)),
        ("/club foo, Porto", "foo", ("session_days", CLUB.session_days)),
        ("/club Berlin", "Harbour Runners", ("zone", "Europe/Berlin")),
        ("/club Old Town, banana", "Old Town", ("zone", CLUB.zone)),
    ],
)
def test_a_setting_is_no_name(text, name, kept):
    """A known club is changed by naming what is to change; what is no setting is its new name."""
    turn = hear(dana(), Incoming(text=text, channel=CHANNEL, club=CLUB, admin=True), NOW)
    assert turn.club
    assert (turn.club.name, getattr(turn.club, kept[0])) == (name, kept[1])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "tuesday 18:30 5 x 1 km at the Old Mill for 2", ("the Old Mill", 2, 1000.0)),
        ("en", "tuesday 18:30 6 x 400 at Parque da Cidade, gate 3", ("Parque da Cidade, gate 3", None, 400.0)),
        ("en", "thursday at the track 18:30 6 x 400 off 90", ("the track", None, 400.0)),
        ("de", "am dienstag 18:30 5 x 1 km am Stadtpark-Eingang (Süd)", ("Stadtpark-Eingang (Süd)", None, 1000.0)),
    ],
)  # fmt: skip
def test_a_session_loses_nothing_that_was_said(language, text, expected):
    """Place, room and length are kept as they were written, whatever language the club speaks."""
    club = replace(CLUB, language=language)
    incoming = Incoming(text=f"/session {text}", channel=CHANNEL, club=club, admin=True)
    turn = hear(dana(), incoming, NOW)
    assert turn.club
    one: Session = turn.club.sessions[-1]
    assert (one.place, one.most, one.each_m) == expected
    assert expected[0] in turn.messages[0].text


@pytest.mark.parametrize(("going", "news"), [(Going.IN, 1), (Going.MAYBE, 1), (Going.CANT, 0)])
def test_who_may_come_is_not_left_to_look(going, news):
    """A session that is off is said anew, with a sound, where somebody may be on their way; an edit tells nobody."""
    club = replace(CLUB, sessions=(answered(SESSION, 2, going),))
    turn = hear(dana(), Incoming(text="/calloff", channel=CHANNEL, club=club, admin=True), NOW)
    edit, *said_anew = turn.posts
    assert (edit.revises, [(one.revises, one.silent) for one in said_anew]) == (True, [(False, False)] * news)
