"""A club of hundreds: what it reads stays short, in every language, and one message on every platform."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.discord.servers import calendar
from adapters.discord.words import parts
from core.clubs import boards, posts, weekly
from core.clubs.club import Board, Challenge, Club, Count, Going, Member, MemberRace, Mile, Own, Recap, Rsvp
from core.clubs.membership import shown_name
from core.coach import hear
from core.messages import Address, Incoming, Message
from core.ports.deliveries import Delivery
from core.voice.catalogues import languages
from tests.adapters.discord.test_limits import bodies
from tests.core.clubs.people import CHANNEL, CLUB, MONDAY, NOW, SESSION, dana
from tests.fakes.discord.rules import CREATES, EDITS, check, check_event

MANY = 500
NAME = shown_name("Maximiliane_Übermütig-Wiederholungsläuferin 🏃‍♀️ von und zu")
MONTH = MONDAY.replace(day=1)


def crowded(language: str) -> Club:
    """Return a club in which everyone does everything, under names as long as they may be."""
    own = Own(5, 5, 4, 4, 2, 2)
    count = Count(1, NAME, 4, 40_000.0, 20_000.0, first_10k=True, back=True, own=own)
    everyone = range(1, MANY + 1)
    rsvps = tuple(Rsvp(n, tuple(Going)[n % 4], n) for n in everyone)
    return replace(
        CLUB,
        name="Wettlaufgemeinschaft der Hafenstädte e. V",
        language=language,
        challenge=Challenge.EASY,
        members=tuple(Member(n, NAME, MONDAY) for n in everyone),
        sessions=(replace(SESSION, most=20, place="x", rsvps=rsvps),),
        recaps=(Recap(1, MONDAY, NOW, tuple(replace(count, athlete=n) for n in everyone)),),
        miles=tuple(Mile(MONTH, n, NAME, on=MONDAY, graded=70.0, better=3.0, board=tuple(Board)[n % 3]) for n in everyone),
        races=tuple(MemberRace(n, MONDAY + timedelta(days=1), NAME, "half", told=2) for n in everyone),
    )  # fmt: skip


def read(club: Club) -> list[Message]:
    """Return every post a crowd is in, as the channel reads it."""
    (one,) = club.sessions
    off, steady = replace(one, off=True), replace(one, shape="tempo", rest_s=0)
    mile, hills = replace(one, shape="time_trial"), replace(one, shape="hill_reps")
    says = (
        posts.welcome(club),
        *(
            posts.in_calendar(club, made, posts.session(club, made))
            for made in (one, off, steady, mile, hills)
        ),
        posts.match(club, one, range(MANY)),
        boards.mile(club, MONTH),
        weekly.recap(club, club.recaps[0]),
        *(posts.race_day(club, posts.RaceDay(MONDAY + timedelta(days=1), after)) for after in (False, True)),
    )
    return [posts.in_words(club, say) for say in says]


@pytest.mark.parametrize("language", languages())
def test_every_post_is_one_message(language):
    """However many are in a club, each of its posts is one message that can be edited whole, so nobody's name is left over."""
    for message in read(crowded(language)):
        assert len(parts(Delivery(1, Address("discord", "1"), message))) == 1, message.text
        for body in bodies(message):
            check(body, CREATES | EDITS)
        if message.event:
            check_event(dict(calendar("1", "x" * 100, message.event).body))


def test_names_are_few():
    """A sentence names eight, and says how many more there are."""
    (recap,) = [one.text for one in read(crowded("en")) if one.text.startswith("Week")]
    assert f"First ever 10K: {', '.join([NAME] * 8)} and 492 more." in recap


def test_a_calendar_is_read_from_its_beginning():
    """Of hundreds of races the next twenty are shown."""
    heard = Incoming(text="/clubraces", name="Dana", channel=CHANNEL, club=crowded("en"))
    (said,) = hear(dana(), heard, NOW).messages
    assert said.text.count("half marathon on") == 20
    assert said.text.endswith("And 480 more after that.")
