"""Commands, taps and messages of a channel: what each is answered, and to whom."""

from dataclasses import replace

import pytest

from core.clubs.club import Club
from core.clubs.mention import answer
from core.clubs.session import next_one
from core.coach import hear
from core.messages import Address, Incoming, Place, Turn
from core.voice.speech import speak
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, TUESDAY, dana


def heard(
    text: str, *, club: Club | None = CLUB, channel: Address | None = CHANNEL, admin: bool = False
) -> Turn:
    """Return what comes of a command in the channel."""
    return hear(dana(), Incoming(text, channel=channel, club=club, admin=admin, name="Dana"), NOW)


def said(turn: Turn) -> str:
    """Return the first thing said to the one who asked."""
    return turn.messages[0].text


@pytest.mark.parametrize(
    ("text", "more", "words"),
    [
        ("/club Harbour, Porto", {"channel": None, "club": None}, "A club is a channel"),
        ("/club Harbour, Porto", {}, "Only those who run this channel"),
        ("/club", {"admin": True, "club": None}, "Name it"),
        ("/session tuesday 5 x 1 km", {}, "Only those who run this channel"),
        ("/session tuesday", {"admin": True}, "Say it like"),
        ("/join", {"club": None}, "There is no club in this channel"),
        ("/going in 9", {}, "That session is over."),
        ("/going later 1", {}, "That session is over."),
        ("/mypaces 9", {}, "That session is over."),
        ("/countme 1", {}, "That session is over."),
        ("/logthis", {}, "I can only do that with your own words"),
        ("/logthis lovely morning", {}, "I can't make out a run"),
    ],
)
def test_refused(text, more, words):
    """What cannot be done is said to the one who asked, and the channel reads nothing."""
    turn = heard(text, **more)
    assert said(turn).startswith(words)
    assert (turn.posts, turn.club) == ((), None)


def test_session_of_yesterday():
    """A session whose day is over takes no more words."""
    over = replace(CLUB, sessions=(replace(CLUB.sessions[0], on=MONDAY.replace(day=15)),))
    assert said(heard("/going in 1", club=over)) == "That session is over."


def test_set_up_takes_the_clock_of_who_does_it():
    """Without a city a club runs by the clock of the one who sets it up."""
    turn = heard("/club Harbour", club=None, admin=True)
    assert (turn.club.zone, turn.club.name, turn.club.session_days, len(turn.posts)) == (
        "Europe/Lisbon",
        "Harbour",
        (),
        1,
    )


def test_announced_once():
    """A session is posted with the next number, and its answer is for the admin."""
    turn = heard("/session thursday 18:00 6 x 400 m", admin=True)
    assert (turn.club.posted, turn.club.sessions[-1].number, said(turn)) == (2, 2, "Posted.")


@pytest.mark.parametrize(
    ("asked", "club", "words"),
    [
        ("can i join if i only do 400m?", CLUB, "Do 5 × 400 m instead"),
        ("can i join?", CLUB, "Run as many as feel good"),
        ("can i join with 900m reps?", CLUB, "Run as many as feel good"),
        ("can i come along?", replace(CLUB, sessions=()), "No session is announced right now"),
        ("am i too slow", CLUB, "Nobody is too slow here, or too new. Run as many as feel good"),
        ("am i too slow", replace(CLUB, sessions=()), "Nobody is too slow here"),
        ("Bin ich zu langsam?", CLUB, "Nobody is too slow here"),
        ("Darf ich mitlaufen?", CLUB, "Yes, gladly."),
        ("¿Puedo ir?", CLUB, "Yes, gladly."),
        ("Je peux venir ?", CLUB, "Yes, gladly."),
        ("Posso participar?", CLUB, "Yes, gladly."),
        ("Wann ist das nächste Training?", CLUB, "Group session, Tuesday 17 November 18:30"),
        ("¿Cuándo es la sesión?", CLUB, "Group session, Tuesday 17 November 18:30"),
        ("C'est quand, la séance ?", CLUB, "Group session, Tuesday 17 November 18:30"),
        ("Quando é a sessão?", CLUB, "Group session, Tuesday 17 November 18:30"),
        ("Was steht im Rückblick?", CLUB, "The recap comes on Sunday at 18:00"),
        ("when do you meet?", CLUB, "Group session, Tuesday 17 November 18:30"),
        ("when is the session?", replace(CLUB, sessions=()), "Sessions are on Tuesday."),
        ("when is the session?", replace(CLUB, sessions=(), session_days=()), "No session is announced"),
        ("who is in the recap", CLUB, "The recap comes on Sunday at 18:00"),
        ("my calf is sore", CLUB, "Let's talk in private"),
        ("", CLUB, "Let's talk in private"),
    ],
)
def test_mention(asked, club, words):
    """A question about the club is answered from the club; everything else is answered in private."""
    assert words in speak(answer(club, asked, MONDAY))


@pytest.mark.parametrize("runner", ["en", "pt"])
@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("when?", "Gruppentraining"),
        ("when do you meet this week, please, and where is it?", "Group session"),
        ("Wann ist denn das nächste Training, bitte?", "Gruppentraining"),
        ("??", "Lass uns privat sprechen"),
    ],
)
def test_everyone_is_answered_in_the_clubs_language(runner, asked, words):
    """In a German club the channel reads German, or the language that was asked in; never what the asker has chosen."""
    club = replace(CLUB, language="de")
    athlete = replace(dana(), profile=replace(dana().profile, language=runner))
    incoming = Incoming(asked, name="Dana", channel=CHANNEL, club=club, place=Place.SHARED)
    (message,) = hear(athlete, incoming, NOW).messages
    assert words in message.text


def test_next_session_is_the_soonest():
    """Of several sessions the soonest is meant."""
    later = replace(CLUB.sessions[0], number=2, on=TUESDAY.replace(day=19))
    assert next_one(replace(CLUB, sessions=(later, *CLUB.sessions)), MONDAY).on == TUESDAY


def test_log_this_words():
    """What is not saved, fixed or said otherwise leaves the log alone."""
    asked = heard("/logthis 8 km in 45:10, calf 2")
    assert "Calves: 2 out of 10. Save it? What hurts stays between us." in said(asked)
    for answered, words in (
        ("not right", "Nothing is saved yet"),
        ("no", "Nothing is saved."),
        ("perhaps", "I'm not sure"),
    ):
        turn = hear(asked.athlete, Incoming(answered), NOW)
        assert said(turn).startswith(words)
        assert turn.athlete.runs == dana().runs
    assert len(hear(asked.athlete, Incoming("yes"), NOW).athlete.runs) == 1
