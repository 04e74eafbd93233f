"""Runners in every state a conversation can find them in, made by talking to the coach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

from core.athlete.athlete import Athlete
from core.coach import hear
from core.messages import Incoming, Turn

MONDAY_NOON = datetime(2027, 4, 12, 12, 0, tzinfo=UTC)
LISBON = "Europe/Lisbon"
TOLD = "marathon in Lisbon 10 Oct, sub 3:45, I run 44k a week, tue wed thu sat sun. 10k 49:00 in february, no injuries"
LOOSE = "hi", "let's go", "just to run better", "skip", "30 km a week", "tue thu sat sun", "none", "build"


def say(athlete: Athlete, text: str, now: datetime = MONDAY_NOON) -> Turn:
    """Return what *text* leads to."""
    return hear(athlete, Incoming(text, zone=LISBON), now)


def tap(athlete: Athlete, turn: Turn, label: str, now: datetime = MONDAY_NOON) -> Turn:
    """Return what tapping *label* on a turn's messages leads to."""
    found = next(b for m in turn.messages for row in m.buttons for b in row if b.label == label)
    return hear(athlete, Incoming(token=found.token, zone=LISBON), now)


def words(turn: Turn) -> str:
    """Return everything a turn says."""
    return "\n".join(message.text or message.react or "" for message in turn.messages)


def labels(turn: Turn) -> list[str]:
    """Return the labels of all that can be tapped."""
    return [b.label for message in turn.messages for row in message.buttons for b in row]


def after(athlete: Athlete, *lines: str, now: datetime = MONDAY_NOON) -> Athlete:
    """Return the athlete after saying *lines*, one after another."""
    for line in lines:
        athlete = say(athlete, line, now).athlete
    return athlete


def new() -> Athlete:
    """Return somebody who has not said a word."""
    return Athlete(1)


@cache
def coached() -> Athlete:
    """Return a marathoner in the first week of a plan that began on Sunday."""
    athlete = after(Athlete(1), TOLD, "build", now=datetime(2027, 4, 11, 18, 0, tzinfo=UTC))
    assert athlete.plan
    return athlete


@cache
def locked() -> Athlete:
    """Return the marathoner after a danger sign, with nothing left to ask."""
    return after(coached(), "sharp pain in one spot on my left shin, hurts at night", "yes")


@cache
def away() -> Athlete:
    """Return the marathoner on the second day of a week of rest."""
    return after(coached(), "/away monday to sunday", "rest completely")


@cache
def ill() -> Athlete:
    """Return the marathoner with a fever."""
    return replace(after(coached(), "fever, 38.5"), open=None)


@cache
def rolling() -> Athlete:
    """Return somebody without a race."""
    athlete = after(Athlete(1), *LOOSE)
    assert athlete.plan
    return athlete


def in_miles() -> Athlete:
    """Return the marathoner, counting in miles."""
    return after(coached(), "/units mi")


def unplanned() -> Athlete:
    """Return somebody known whose plan is over."""
    return replace(coached(), plan=None)


EVERYONE: dict[str, Callable[[], Athlete]] = {
    "new": new,
    "coached": coached,
    "locked": locked,
    "away": away,
    "ill": ill,
    "rolling": rolling,
    "in miles": in_miles,
    "without a plan": unplanned,
}
"""Every state, by its name."""
