"""Where messages come from and go to, and what opens a way there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
