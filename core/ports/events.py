"""What comes in: a raw event as it is stored, and what it means once it is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeAlias

from core.messages import Address, Incoming

Raw: TypeAlias = Mapping[str, Any]
"""An event as the platform sent it, in plain JSON."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """An event, read: who sent it, where they can be answered, and what they did."""

    person: str
    """The platform's id of the sender."""
    address: Address
    """Where an answer to this event goes."""
    incoming: Incoming
    via: str = ""
    """The adapter's own handle for answering this very event (a callback id, an interaction token)."""
    home: Address | None = None
    """Where this person can be written to first, when this event shows it (their private chat)."""
    group: Address | None = None
    """Where everyone reads, when *address* is a private chat that may not be open to us yet."""
    mark: str = ""
    """How far their private chat is heard with this event, where a platform must read on from there after a stop."""


class InboxState(StrEnum):
    """What became of a stored event."""

    NEW = "new"
    DONE = "done"
    IGNORED = "ignored"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Event:
    """A stored event that waits to be heard."""

    id: int
    platform: str
    key: str
    raw: Raw
    received_at: datetime
