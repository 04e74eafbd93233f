"""A minute that many asked for: it is promised to as many as can be reached in it, and not to one more."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest

from core.athlete.athlete import Athlete
from core.coach import hear
from core.commands.hours import MOST, NEAR, asks_anew
from core.messages import Incoming, Promised, Turn, read_token
from tests.core.commands.runner import SUNDAY, marathoner

SEVEN = Promised("Europe/Lisbon", time(7), MOST)


def asked(said: str, *promised: Promised, athlete: Athlete | None = None, language: str = "en") -> Turn:
    """Return what is said to a runner in Lisbon."""
    runner = athlete or marathoner()
    runner = replace(runner, profile=replace(runner.profile, language=language))
    return hear(runner, Incoming(said, language=language, promised=promised), SUNDAY)


def kept(turn: Turn) -> tuple[time, tuple[str, ...]]:
    """Return the time of the check-in, and what is kept to the minute."""
    return turn.athlete.profile.checkin_at, turn.athlete.profile.sharp


def test_the_last_place_in_a_minute_is_given() -> None:
    """As long as one fits in, it is promised and nothing is said of others."""
    turn = asked("check in at 7:00 sharp", replace(SEVEN, many=MOST - 1))
    assert kept(turn) == (time(7), ("checkin_at",))
    assert turn.messages[0].text == "Check-in at 07:00 sharp. Everything else stays."


def test_a_full_minute_is_said_to_be() -> None:
    """Nothing is promised that cannot be kept: it comes around then, and the nearest free minute is one tap away."""
    turn = asked("check in at 7:00 sharp", SEVEN, Promised("Europe/Lisbon", time(6, 59), MOST))
    assert kept(turn) == (time(7), ())
    (said,) = turn.messages
    assert said.text == (
        "07:00 to the minute is full: more runners want it than I can reach in that minute, so I'll write around "
        "07:00. 07:01 is still free."
    )
    ((button,),) = said.buttons
    assert button.label == "07:01 sharp"
    tapped = hear(turn.athlete, Incoming(token=button.token, promised=(SEVEN,)), SUNDAY)
    assert kept(tapped) == (time(7, 1), ("checkin_at",))


def test_about_a_time_is_never_full() -> None:
    """Who does not ask for the minute is not told of it."""
    assert "full" not in asked("check in at 7:00", SEVEN).messages[0].text


def test_clocks_of_other_zones_count_where_they_meet() -> None:
    """Eight in Madrid is seven in Lisbon; seven in Madrid is another minute."""
    assert (
        "full" in asked("check in at 7:00 sharp", Promised("Europe/Madrid", time(8), MOST)).messages[0].text
    )
    assert kept(asked("check in at 7:00 sharp", Promised("Europe/Madrid", time(7), MOST)))[1]


def test_none_near_is_free() -> None:
    """Then nothing is offered, and it comes around the time that was asked for."""
    minutes = range(7 * 60 - NEAR, 7 * 60 + NEAR + 1)
    turn = asked("check in at 7:00 sharp", *(replace(SEVEN, at=time(one // 60, one % 60)) for one in minutes))
    assert kept(turn) == (time(7), ())
    assert turn.messages[0].buttons == ()
    assert "free" not in turn.messages[0].text


def test_nobody_is_offered_a_minute_in_which_they_sleep() -> None:
    """At the end of the quiet hours the nearest free minute is a later one."""
    turn = asked("check in at 6:30 sharp", replace(SEVEN, at=time(6, 30)))
    assert [button.label for row in turn.messages[0].buttons for button in row] == ["06:31 sharp"]


def test_the_evening_has_minutes_too() -> None:
    """The offer sets the time that was asked for, and leaves the other alone."""
    turn = asked("ask me after my run at 19:00 sharp", replace(SEVEN, at=time(19)))
    found = read_token(turn.messages[0].buttons[0][0].token)
    assert found is not None
    after = asked(found[2], athlete=turn.athlete).athlete.profile
    assert (after.debrief_at, after.checkin_at, after.sharp) == (time(18, 59), time(7), ("debrief_at",))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "Check-in pünktlich um 7:00"),
        ("es", "avísame a las 7:00 en punto"),
        ("fr", "rappelle-moi à 7h00 pile"),
        ("pt", "escreve-me às 7:00 em ponto"),
    ],
)
def test_in_every_language(language: str, said: str) -> None:
    """The offer is made in the runner's words, and its label, typed, is the tap."""
    turn = asked(said, SEVEN, language=language)
    ((button,),) = turn.messages[0].buttons
    assert "full" not in turn.messages[0].text
    typed = asked(button.label, SEVEN, athlete=turn.athlete, language=language)
    assert kept(typed) == (time(6, 59), ("checkin_at",))


def test_what_is_asked_anew() -> None:
    """A minute that one has already, or a time about which one comes, need not be looked at."""
    profile = marathoner().profile
    sharp = replace(profile, sharp=("checkin_at",))
    assert asks_anew(profile, sharp)
    assert asks_anew(sharp, replace(sharp, checkin_at=time(8)))
    assert not asks_anew(sharp, replace(sharp, debrief_at=time(20)))
    assert not asks_anew(sharp, profile)
