"""What comes in: words, taps, files, and what merely happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Wish
from core.documents.brought import Brought
from core.messages.places import Address, Pass, Place, Right


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
    ADDED = "added"
    """We were let into the channel."""
    UNNAMED = "unnamed"
    """Somebody gave us a command under the channel's own name: nobody can be answered, nobody be counted."""


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
class Promised:
    """A time of day in a zone, and to how many it is promised to the minute."""

    zone: str
    at: time
    many: int


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
    forwarded: bool = False
    """Passed on, and written by somebody else."""
    message: str = ""
    """The platform's word for what was typed, the same when it is changed afterwards."""
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
    promised: tuple[Promised, ...] = ()
    """Which minutes are promised to whom, where this runner asked for one."""
    wishes: tuple[Wish, ...] = ()
    """What members of that club have planned for the days to come, by shape, without a name."""
