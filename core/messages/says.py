"""What goes out: what the coach says, and the same in words, ready for a platform."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from core.voice.text import NOTHING, Text


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: its *label*, and what tapping it says."""

    label: Text
    says: str


class Kind(StrEnum):
    """What a message is for; it decides order, sound and what happens after a crash."""

    REPLY = "reply"
    REMINDER = "reminder"
    RECAP = "recap"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Something a channel does together: a name in plain words, and from when to when (UTC)."""

    name: str
    begins: datetime
    ends: datetime
    off: bool = False
    """It was called off: what stands in the calendar goes."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment (UTC), and the words of a message that name it: readers elsewhere have another clock."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """A file to hand over: its name, which ends with its kind, and the text in it."""

    name: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How something is said, whether it is in words already or not."""

    silent: bool = False
    revises: bool = False
    """Takes the place of the last message of the same thread, where the platform can edit."""
    thread: str | None = None
    react: str | None = None
    """An emoji put under the runner's message instead of words."""
    toast: bool = False
    """A short note about a tap, shown in passing where the platform can."""
    kind: Kind = Kind.REPLY
    punctual: bool = False
    """It leaves before others of its kind."""
    at_home: bool = False
    """Said in the athlete's private chat wherever this was heard; left out when there is none yet."""
    many: bool = False
    """Its choices are switched on and off ("+tue", "-tue"), and several may be taken at once."""
    card: bool = False
    """A page to come back to (a week), framed where the platform can."""
    event: Meeting | None = None
    """What to put into the channel's calendar, where the platform has one."""
    begins: str = ""
    """An emoji the coach puts under it first, for others to join in."""
    room: bool = False
    """Said in a new room of the channel, for this one person, where `Incoming.rooms` says that one can be opened."""
    document: Document | None = None
    """A file that comes with it."""
    invites: str = ""
    """Words for somebody else to send, their last one a code; written as a link where the platform has such links."""
    moments: tuple[Moment, ...] = ()
    """What its words say of the clock, for readers elsewhere, where the platform can show them theirs."""
    names: tuple[int, ...] = ()
    """The athletes a post names: it leaves when each of them is in its channel still."""
    renews: bool = False
    """With *revises*: it is posted anew where nothing stands to be edited."""


@dataclass(frozen=True, slots=True)
class Say(Manner):
    """One thing to say, before it is put into words."""

    text: Text = NOTHING
    choices: tuple[tuple[Choice, ...], ...] = ()
    asks: bool = False
    """Its choices answer the open question, and carry its revision."""
    beside: tuple[tuple[int, Choice], ...] = ()
    """Choices that belong to single lines of its text, by their number; shown beside them where the platform can."""

    @property
    def empty(self) -> bool:
        """Return whether it says nothing: no platform sends a message without words."""
        return not (
            self.text != NOTHING or self.choices or self.react or self.document or self.invites or self.begins
        )


@dataclass(frozen=True, slots=True)
class Button:
    """A choice in words: its label and the token that comes back when it is tapped (at most 64 bytes)."""

    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Message(Manner):
    """One thing to say, in words, ready for a platform."""

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    beside: tuple[tuple[int, Button], ...] = ()
    door: str = ""
    """A code that opens the private chat, and is heard there."""


_MANNER: Final = tuple(field.name for field in fields(Manner))


def spoken_as(say: Say, text: str, button: Callable[[Choice], Button]) -> Message:
    """Return *say* in words: its *text*, and its choices as *button* makes them; how it is said stays."""
    rows = tuple(tuple(map(button, row)) for row in say.choices if row)
    beside = tuple((line, button(choice)) for line, choice in say.beside)
    manner: dict[str, Any] = {name: getattr(say, name) for name in _MANNER}
    return Message(text, rows, beside, **manner)
