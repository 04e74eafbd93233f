"""All that crosses the border between the coach and a platform.

In comes an `Incoming`; out goes a `Turn` whose `Message`s are plain words and labelled choices. A choice is
another way of typing: tapping it is heard as its *says*. Choices that answer the open question carry its
revision, so a stale tap can never fill today's question; the others ([Undo], [See the week]) carry none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Session, Wish
from core.documents.brought import Brought
from core.voice.text import NOTHING, Text


class Place(StrEnum):
    """Who else can read the conversation a message came from."""

    PRIVATE = "private"
    """Only the athlete: a direct message, or a platform answer that only they see."""
    SHARED = "shared"
    """A group or channel in which every answer is seen by all."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message can be delivered: a key of `bot.wiring.PLATFORMS`, and its word for a chat."""

    platform: str
    chat: str


class Happened(StrEnum):
    """What can happen besides words and taps."""

    LEFT = "left"
    """The person is no longer in the channel."""
    CLOSED = "closed"
    """The channel is gone, or we were taken out of it."""
    BLOCKED = "blocked"
    """The person wants no more messages in their private chat."""
    UNBLOCKED = "unblocked"
    MOVED = "moved"
    """The channel is another one now, whose word is the text."""


@dataclass(frozen=True, slots=True)
class Pass:
    """What a code opens, once: the words it stands for, heard as if they were said in *channel*."""

    athlete: int
    """Who it was made for."""
    says: str
    until: datetime
    """When it is over (UTC)."""
    channel: Address | None = None


class Right(StrEnum):
    """What a channel can do without, and is better with."""

    CALENDAR = "calendar"
    """Putting sessions into the platform's calendar."""
    ROOMS = "rooms"
    """Opening a room for one person."""


class Media(StrEnum):
    """What a runner can send besides words; the coach is told of which kind it is, never what is in it."""

    PICTURE = "picture"
    """A photo or a film."""
    VOICE = "voice"
    """Something to listen to."""
    FILE = "file"
    OTHER = "other"
    UNHEARD = "unheard"
    """Words that the platform keeps from us where they were typed."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a runner did: typed *text* (a command begins with "/"), or tapped a choice with *token*."""

    text: str = ""
    token: str | None = None
    place: Place = Place.PRIVATE
    language: str | None = None
    name: str = ""
    media: Media | None = None
    """A photo, a file, a voice note: something without words."""
    brought: Brought | None = None
    """What was in the file that came, where it was opened."""
    zone: str | None = None
    """The IANA zone the platform knows the runner to be in; it holds until they say where they live."""
    edited: bool = False
    """An earlier message, now with other words: a correction."""
    at: datetime | None = None
    """When it was written, where the platform tells; it may have waited since."""
    channel: Address | None = None
    """The channel of a club's size it happened in, even when the answer is seen by one person only."""
    admin: bool = False
    """The platform lets this person run that channel."""
    happened: Happened | None = None
    """Not a word but something that happened to the person or the chat."""
    platform: str = ""
    """Where it was heard; this and what follows, whoever hears a stored event fills in."""
    elsewhere: tuple[str, ...] = ()
    """The other platforms on which this runner is known."""
    code: str = ""
    """A code that nobody can guess, for the turn to hand out."""
    opened: Pass | None = None
    """What the code among the words opens."""
    stale: bool = False
    """There is a code among the words, and it opens nothing, or nothing any more."""
    lacks: bool = False
    """The platform says that we may not write in that channel."""
    misses: tuple[Right, ...] = ()
    """What the platform could give us in that channel, and does not."""
    rooms: bool = False
    """The platform lets us open a room for one person in that channel."""
    reachable: bool = True
    """There is a private chat, on whichever platform, in which this runner can be written to first."""
    club: Club | None = None
    """The club of that channel."""
    whole: Athlete | None = None
    """Everything that is kept of this runner, however long ago, where they asked for it."""
    clubs: tuple[Club, ...] = ()
    """Then also the clubs that hold anything of theirs."""
    wishes: tuple[Wish, ...] = ()
    """What members of that club have planned for the days to come, by shape, without a name."""


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


@dataclass(frozen=True, slots=True)
class Say:
    """One thing to say, before it is put into words."""

    text: Text = NOTHING
    choices: tuple[tuple[Choice, ...], ...] = ()
    asks: bool = False
    """Its choices answer the open question, and carry its revision."""
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
    beside: tuple[tuple[int, Choice], ...] = ()
    """Choices that belong to single lines of its text, by their number; shown beside them where the platform can."""
    document: Document | None = None
    """A file that comes with it."""
    invites: str = ""
    """Words for somebody else to send, their last one a code; written as a link where the platform has such links."""
    moments: tuple[Moment, ...] = ()
    """What its words say of the clock, for readers elsewhere, where the platform can show them theirs."""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice in words: its label and the token that comes back when it is tapped (at most 64 bytes)."""

    label: str
    token: str


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to say, in words, ready for a platform."""

    text: str = ""
    buttons: tuple[tuple[Button, ...], ...] = ()
    silent: bool = False
    revises: bool = False
    thread: str | None = None
    react: str | None = None
    toast: bool = False
    kind: Kind = Kind.REPLY
    punctual: bool = False
    """It leaves before others of its kind."""
    at_home: bool = False
    many: bool = False
    card: bool = False
    event: Meeting | None = None
    begins: str = ""
    room: bool = False
    beside: tuple[tuple[int, Button], ...] = ()
    document: Document | None = None
    invites: str = ""
    moments: tuple[Moment, ...] = ()
    door: str = ""
    """A code that opens the private chat, and is heard there."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A line of a form: its label, an example, and the word its value stands behind; one may be needed."""

    label: str
    example: str = ""
    word: str = ""
    needed: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    """The label in other languages, by their code."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command as a platform's menu shows it; *argument* names its one free-text option, if it takes one."""

    name: str
    summary: str
    argument: str | None = None
    shared: bool = False
    """It belongs to a club's channel, and to platforms that can answer one person there."""
    admin: bool = False
    """For those who run the channel."""
    on_message: str | None = None
    """Instead of a command: a line in the menu of a message, whose words come behind the name."""
    summaries: tuple[tuple[str, str], ...] = ()
    """The summary (or that line) in other languages, by their code."""
    form: tuple[Blank, ...] = ()
    """What to ask at once where the platform has forms and the command came without a word."""
    suggests: bool = False
    """What may finish its option can be asked for while it is typed."""
    arguments: tuple[tuple[str, str], ...] = ()
    """The name of its option in other languages, by their code."""
    names: tuple[tuple[str, str], ...] = ()
    """What it is called in other languages, by their code; it is heard by its name all the same."""


@dataclass(frozen=True, slots=True)
class Opens:
    """A dialog to open: its name, what it is about, and a line in which its questions may find answers."""

    dialog: str
    about: tuple[tuple[str, str], ...] = ()
    said: str = ""
    silent: bool = False
    """Its first question comes without a sound."""
    at_home: bool = False
    """Its questions are asked in the private chat."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one thing heard (or one reminder due) leads to."""

    athlete: Athlete
    says: tuple[Say, ...] = ()
    opens: Opens | None = None
    messages: tuple[Message, ...] = field(default=(), kw_only=True)
    """The says in words: filled in by `core.coach` on the way out."""
    until: datetime | None = field(default=None, kw_only=True)
    """When what a reminder says is not worth sending any more (UTC)."""
    forgotten: bool = field(default=False, kw_only=True)
    """The athlete asked for everything to be deleted, and it must be."""
    club: Club | None = field(default=None, kw_only=True)
    """The channel's club, when this turn made or changed it."""
    hands: Pass | None = field(default=None, kw_only=True)
    """What `Incoming.code` opens from now on."""
    revokes: Pass | None = field(default=None, kw_only=True)
    """Codes like this open nothing any more: those that say the same in that channel, of one athlete or (0) of anybody."""
    spends: bool = field(default=False, kw_only=True)
    """The code that was opened is used up."""
    becomes: int | None = field(default=None, kw_only=True)
    """The athlete this person is: their address is that athlete's now, and the rest of this one goes."""
    parts: str | None = field(default=None, kw_only=True)
    """The platform that is no longer this athlete's."""
    to_others: tuple[tuple[int, Say], ...] = field(default=(), kw_only=True)
    """Said to other athletes, each in their private chat."""
    off: Session | None = field(default=None, kw_only=True)
    """A session of the club that this turn calls off: others who are in it have their own day back."""
    posts: tuple[Say, ...] = field(default=(), kw_only=True)
    """Said in the club's channel, for everyone; put into words by `core.clubs.posts`, which knows no athlete."""

    def after(self, earlier: Turn) -> Turn:
        """Return this turn with what *earlier* said put before it."""
        return replace(
            self,
            says=earlier.says + self.says,
            club=self.club or earlier.club,
            posts=earlier.posts + self.posts,
            to_others=earlier.to_others + self.to_others,
            hands=self.hands or earlier.hands,
            revokes=self.revokes or earlier.revokes,
            spends=self.spends or earlier.spends,
            off=self.off or earlier.off,
            becomes=self.becomes or earlier.becomes,
            parts=self.parts or earlier.parts,
        )

    def quietly(self) -> Turn:
        """Return this turn with everything it says, and the first question of what it opens, without a sound."""
        opens = replace(self.opens, silent=True) if self.opens else None
        return replace(self, says=tuple(replace(say, silent=True) for say in self.says), opens=opens)


ANYONE: Final = 0
"""Stands for the athlete in the token of a button that everyone in a channel may tap."""


def token(athlete: int, revision: int, says: str) -> str:
    """Return the text a button carries: whose it is, which question it answers (0: none), what it says."""
    return f"{athlete}.{revision}.{says}"


def read_token(text: str) -> tuple[int, int, str] | None:
    """Return (athlete, revision, says), or None when *text* was not made by `token`."""
    athlete, _, rest = text.partition(".")
    revision, dot, says = rest.partition(".")
    if not (dot and athlete.isdecimal() and revision.isdecimal()):
        return None
    return int(athlete), int(revision), says
