"""What people (and programs) do to a club that nobody meant: it harms nobody, and the channel reads nothing of it."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.goal import Goal, Result, ResultKind
from core.athlete.log import Lock, Promise, RedFlag
from core.clubs import posts, races, recap
from core.clubs.club import Challenge, Going, Member, MemberRace, Own, Rsvp, Session, Tally
from core.clubs.happened import alive
from core.clubs.membership import answered, became, joined, shown_name
from core.clubs.mention import MOST_A_DAY
from core.clubs.session import recent
from core.coach import hear
from core.messages import Address, Happened, Incoming, Place
from core.units import MILE_M
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, SESSION, dana

SUNDAY = MONDAY - timedelta(days=1)


def does(*, club=CLUB, **more):
    """Let Dana do something in the channel."""
    return hear(dana(), Incoming(name="Dana", channel=CHANNEL, club=club, **more), NOW)


@pytest.mark.parametrize(
    "token",
    [
        "2.0./leave",
        "2.0./going in 1",
        "99.3.yes",
        "0.0./club Mine, Porto",
        "0.0./session tuesday 5 x 1 km",
        "0.0./match",
        "0.7.use",
        "0.0./going in 1; DROP TABLE clubs",
        "0.0./countme 1 -5",
        "0.0./mileboard <b>",
        "0.0./planmile",
        "0",
        "",
        "..",
        "\u0660.0./leave",
        "0.0." + "x" * 500,
    ],
)
def test_forged_and_replayed_taps(token):
    """Somebody else's button, a made-up one, or a command for those who run the channel changes and posts nothing."""
    stranger = replace(CLUB, members=())
    turn = does(token=token, club=stranger)
    assert (turn.posts, turn.club in {None, stranger}) == ((), True)
    assert turn.messages


def test_a_tap_on_what_is_over():
    """A button of a session of long ago does nothing."""
    old = replace(SESSION, on=MONDAY - timedelta(days=1))
    turn = does(token="0.0./going in 1", club=replace(CLUB, sessions=(old,)))
    assert turn.posts == ()
    assert turn.messages[0].text == "That session is over."


def test_the_same_tap_twice():
    """A tap that arrives twice is one word."""
    first = does(token="0.0./going in 1")
    again = does(token="0.0./going in 1", club=first.club)
    assert again.posts == ()
    assert again.club in {None, first.club}


@pytest.mark.parametrize("command", ["/club Mine, Porto", "/session tuesday 5 x 1 km", "/match"])
def test_commands_of_those_who_run_it(command):
    """Nobody else can give them, however they ask."""
    for text in (command, command.upper(), f"{command} admin=true"):
        assert does(text=text).posts == ()


@given(st.text(max_size=60))
def test_names_call_and_hide_nobody(name):
    """Whatever somebody calls themselves, the channel reads one line that mentions no one and leads nowhere."""
    shown = shown_name(name)
    assert 1 <= len(shown) <= 40
    assert not re.search(r"[@/:#]|\w\.\w", shown)
    assert shown.isprintable()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "@everyone",
            "@here",
            "<@&1>",
            "**bold**",
            "_x_ [a](b)",
            "\u202eevil",
            "a\nb\nc",
            "\u200b",
            "x" * 99,
        ),
        *("https://evil.example/x", "t.me/evil", "/leave", "#marathon", "tg://resolve"),
    ],
)
def test_names_in_a_recap(name):
    """A name stands in a recap as words, and breaks no line of it."""
    club = joined(CLUB, Member(1, name, MONDAY))
    shown = club.members[0].name
    due = recap.Due(MONDAY, NOW, NOW + timedelta(hours=3))
    first = Tally(1, shown, 1, 10_050.0, 10_050.0, MONDAY, SUNDAY, 8000.0, raced_m=10_050.0)
    both = replace(club, members=(*club.members, Member(2, "Ann", MONDAY)))
    _, (message,) = recap.post(both, due, [first, replace(first, athlete=2, name="Ann")], NOW)
    assert shown in message.text
    assert "\n" not in message.text
    assert "@" not in message.text


def test_a_club_of_one():
    """One member's week is nobody else's business: a recap of one is not posted."""
    due = recap.Due(MONDAY, NOW, NOW + timedelta(hours=3))
    _, said = recap.post(CLUB, due, [Tally(1, "Dana", 4, 50_000.0, 20_000.0, own=Own(4, 4))], NOW)
    assert said == ()


def test_five_hundred_words():
    """Hundreds may come: the places are given in order, the rest wait in order, and the post stays short."""
    session = Session(1, SESSION.on, SESSION.at, 5, each_m=1000.0, most=20)
    for athlete in range(1, 501):
        session = answered(session, athlete, Going.IN)
    assert session.coming() == tuple(range(1, 21))
    assert session.waiting()[:3] == (21, 22, 23)
    message = posts.in_words(CLUB, posts.session(CLUB, session))
    assert "In: 20 of 20, Maybe: 0, Waiting: 480" in message.text
    assert len(message.text) < 500
    freed = answered(session, 7, Going.CANT)
    assert freed.coming()[-1] == 21


@given(st.lists(st.tuples(st.integers(1, 6), st.sampled_from(Going)), max_size=30), st.integers(1, 4))
def test_places_are_never_more_than_there_are(said, most):
    """Whatever is said in which order, no more have a place than there is room, and nobody is counted twice."""
    session = replace(SESSION, most=most)
    for athlete, going in said:
        session = answered(session, athlete, going)
    everyone = [one.athlete for one in session.rsvps]
    assert len(session.coming()) <= most
    assert len(everyone) == len(set(everyone))
    assert not set(session.coming()) & set(session.waiting())


def test_a_place_that_is_kept():
    """Who says yes once more keeps the place they had."""
    session = replace(SESSION, most=1)
    for athlete in (1, 2, 1):
        session = answered(session, athlete, Going.IN)
    assert session.coming() == (1,)


def test_two_clubs():
    """Leaving one club leaves the other as it is."""
    other = replace(CLUB, id=2, chat="2")
    assert does(text="/leave").club.members == ()
    assert other.member(1) is not None


def test_one_runner_who_was_two():
    """Two members who turn out to be one are one member, once, in everything the club holds."""
    both = replace(
        CLUB,
        members=(Member(1, "Dana", MONDAY), Member(2, "Dana D", MONDAY)),
        sessions=(replace(SESSION, rsvps=(Rsvp(1, Going.IN, 1), Rsvp(2, Going.MAYBE, 2))),),
    )
    one = became(both, 2, 1)
    assert one.members == (Member(1, "Dana", MONDAY),)
    assert one.sessions[0].rsvps == (Rsvp(1, Going.IN, 1),)


def test_kicked_in_the_middle_of_a_session():
    """Who is put out of the channel is in no session any more, the next one has their place, and is told where."""
    full = replace(SESSION, most=1, place="the mill", rsvps=(Rsvp(1, Going.IN, 1), Rsvp(2, Going.IN, 2)))
    turn = does(happened=Happened.LEFT, club=replace(CLUB, sessions=(full,)))
    assert turn.club.sessions[0].coming() == (2,)
    assert [athlete for athlete, _ in turn.to_others] == [2]
    assert turn.messages == ()
    assert turn.club.members == ()


def test_put_out_ourselves():
    """A channel that is closed to us is told nothing; who set it up is told once."""
    closed = does(happened=Happened.CLOSED, club=replace(CLUB, run_by=5))
    assert closed.club.closed
    assert [athlete for athlete, _ in closed.to_others] == [5]
    again = does(happened=Happened.CLOSED, club=closed.club)
    assert again.to_others == ()
    assert recap.next_at(closed.club, NOW) > NOW + timedelta(days=80)


def test_a_channel_with_another_id():
    """A channel that gets another id takes its club along."""
    assert does(happened=Happened.MOVED, text="-1009").club.chat == "-1009"


def test_a_channel_where_nobody_speaks():
    """After four weeks in which nobody did anything, nothing is posted, until somebody does."""
    due = recap.Due(MONDAY + timedelta(days=40), NOW, NOW + timedelta(hours=3))
    club = replace(CLUB, members=(*CLUB.members, Member(2, "Ann", MONDAY)))
    ran = [Tally(n, "n", 2, 9000.0, 6000.0, MONDAY) for n in (1, 2)]
    assert recap.post(club, due, ran, NOW)[1] == ()
    woken = alive(club, NOW + timedelta(days=39))
    assert recap.post(woken, due, ran, NOW)[1] != ()


def test_too_many_sessions():
    """A channel is not flooded with sessions, whoever asks for them."""
    many = tuple(replace(SESSION, number=n) for n in range(1, 6))
    turn = does(text="/session tuesday 5 x 1 km", admin=True, club=replace(CLUB, sessions=many, posted=5))
    assert turn.posts == ()
    assert turn.messages[0].text.startswith("Five sessions are announced")


def test_without_the_right_to_write():
    """A club is not set up where we may not write; it is said which rights are needed."""
    turn = does(text="/club Mine, Porto", admin=True, lacks=True, club=None)
    assert (turn.club, turn.posts) == (None, ())
    assert "the rights to see it and to send messages" in turn.messages[0].text


@pytest.mark.parametrize(
    "text", ["/session saturday 9:00 5 x 1 km", "/mile", "/mile saturday 9:00", "/match"]
)
@pytest.mark.parametrize(("lacks", "closed"), [(True, False), (False, True)])
def test_nothing_is_posted_that_could_not_be(text, lacks, closed):
    """Where we may not write nobody is told that something was posted, but what it takes."""
    turn = does(text=text, admin=True, lacks=lacks, club=replace(CLUB, closed=closed))
    assert (turn.club, turn.posts) == (None, ())
    assert "the rights to see it and to send messages" in turn.messages[0].text


def test_somewhere_else():
    """A command of clubs in a private chat says where it belongs."""
    turn = hear(dana(), Incoming(text="/join", name="Dana", channel=Address("telegram", "7")), NOW)
    assert turn.messages[0].text.startswith("There is no club in this channel.")


def test_a_flood_of_questions():
    """Everyone's channel is answered so often a day and no more, save for a danger sign; tomorrow again."""
    asked = {"text": "when is it?", "place": Place.SHARED}
    club, answers = CLUB, 0
    for _ in range(MOST_A_DAY + 10):
        turn = does(club=club, **asked)
        club, answers = turn.club or club, answers + len(turn.messages)
    assert answers == MOST_A_DAY
    assert does(club=club, text="chest pain and dizzy", place=Place.SHARED).messages
    tomorrow = NOW + timedelta(days=1)
    assert hear(dana(), Incoming(name="Dana", channel=CHANNEL, club=club, **asked), tomorrow).messages


def test_cheers_by_the_clock():
    """A race that was shown is wished well the evening before and cheered the morning after, once each, and then forgotten."""
    race = MemberRace(1, MONDAY + timedelta(days=5), "Dana", "10k")
    club, now, said = replace(CLUB, races=(race,)), NOW, []
    while (due := races.coming(club, now)) is not None:
        now = due.at
        club, message = races.post(club, due)
        said.append((now.date(), message.text.split(":")[0], message.begins))
    assert said == [
        (date(2026, 11, 20), "Racing tomorrow", ""),
        (
            date(2026, 11, 22),
            "Race day was yesterday for Dana (10K). A reaction under this is a cheer.",
            "👏",
        ),
    ]
    late = races.coming(replace(CLUB, races=(race,)), NOW + timedelta(days=30))
    assert late is None
    assert recent(club, MONDAY + timedelta(days=120)).races == ()


@pytest.mark.parametrize(
    ("text", "athlete", "words"),
    [
        ("/mileboard graded", {}, "There is no mile of yours this month."),
        ("/mymile 5:58", {"lock": Lock(RedFlag.STOP, MONDAY, "shin")}, "5:58"),
        ("/mymile", {"lock": Lock(RedFlag.STOP, MONDAY, "shin")}, "Running is off"),
        ("/planmile", {"lock": Lock(RedFlag.STOP, MONDAY, "shin")}, "Running is off"),
        ("/planmile", {"plan": None}, "Run a flat mile any day this month"),
        ("/mymile", {"promises": (Promise("clearance", MONDAY, "heart_condition"),)}, "Anything hard waits"),
        ("/sharerace", {"goal": Goal()}, "I know of no race of yours."),
    ],
)
def test_miles_and_races_that_are_not_to_be(text, athlete, words):
    """Who may not run hard is not sent to run hard, and what is not there is not shown."""
    turn = hear(replace(dana(), **athlete), Incoming(text=text, name="Dana", channel=CHANNEL, club=CLUB), NOW)
    assert words in " ".join(one.text for one in turn.messages)


@pytest.mark.parametrize(("age", "graded"), [(41, True), (None, True), (3, False)])
def test_a_mile_is_graded_where_it_can_be(age, graded):
    """Where an age is known that no table has, there is no age grade to choose."""
    profile = replace(dana().profile, age=age, sex="f")
    run = Result(2, MILE_M, 400.0, MONDAY, ResultKind.TIME_TRIAL)
    athlete = replace(dana(), profile=profile, results=(*dana().results, run))
    turn = hear(athlete, Incoming(text="/mymile", name="Dana", channel=CHANNEL, club=CLUB), NOW)
    labels = [button.label for row in turn.messages[0].buttons for button in row]
    assert ("Age grade" in labels) is graded


@pytest.mark.parametrize(
    ("challenge", "own", "words"),
    [
        (Challenge.EVEN, Own(4, 4, paced=2, even=1), "Repetitions run evenly: 2 of 4 sessions."),
        (Challenge.EVEN, Own(4, 4, paced=2, even=0), "8 of 8 planned runs went as planned. Nobody"),
        (Challenge.TOGETHER, Own(4, 3), "A whole-club week"),
        (Challenge.TOGETHER, Own(4, 1), "together. Nobody ranked"),
    ],
)
def test_challenges(challenge, own, words):
    """A challenge is told when it went well, of all together, and passed over when it did not."""
    club = replace(CLUB, challenge=challenge, members=(*CLUB.members, Member(2, "Ann", MONDAY)))
    due = recap.Due(MONDAY, NOW, NOW + timedelta(hours=3))
    ran = [Tally(n, "n", 2, 9000.0, 6000.0, MONDAY, own=own) for n in (1, 2)]
    _, (message,) = recap.post(club, due, ran, NOW)
    assert words in message.text


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("/session yesterday 5 x 1 km", "Sunday 15 November 18:30 is over."),
        ("/session 16 november 8:00 5 x 1 km", "Monday 16 November 08:00 is over."),
        ("/mile yesterday", "is over."),
        ("/session 29 february 5 x 1 km", "is a long way off."),
    ],
)
def test_a_session_is_ahead(said, words):
    """What is over, or more than three months off, is announced to nobody."""
    turn = does(text=said, admin=True)
    assert turn.posts == ()
    assert words in turn.messages[0].text
