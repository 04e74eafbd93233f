"""What a chat platform must be able to do, and where it leaves what it was handed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from core.messages import Address
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw


class Inbox(Protocol):
    """Where a platform leaves what it was handed."""

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Store one event and commit; False when an event with this *key* was stored before.

        Events of one *lane* are heard one after the other, in the order they were stored.
        """
        ...

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return the last mark (`Envelope.mark`) of each chat of *platform* that has one: (chat, mark)."""
        ...


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried on a live platform: what it was, whether it went well, and what was seen."""

    name: str
    fine: bool
    seen: str = ""


class Suggests(Protocol):
    """An inbox that can also say what may finish what somebody types."""

    async def suggest(self, channel: Address, person: str, command: str, typed: str) -> Sequence[str]:
        """Return what may finish the option of *command* in a channel, the likeliest first; nothing is stored."""
        ...


class Platform(Protocol):
    """A chat platform. Platforms never know each other, nor any rule of the coach."""

    name: str
    """Its key in `bot.wiring.PLATFORMS`, and in every `Address`."""
    resends: bool
    """A delivery repeated soon (`deliveries.SAME_S`) with the same nonce cannot arrive twice."""

    async def listen(self, inbox: Inbox) -> None:
        """Put events into *inbox* until cancelled; confirm to the platform only what is stored."""
        ...

    def read(self, raw: Raw) -> Envelope | None:
        """Return what a stored event means; None when it means nothing to the coach. Raises ValueError."""
        ...

    async def deliver(self, delivery: Delivery) -> str | None:
        """Send, edit, react or toast; return the platform's message id. Raises the errors above."""
        ...

    async def left(self, channel: Address, person: str) -> bool:
        """Return whether *person* is surely not in *channel* any more; in doubt, they are there."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


@dataclass(frozen=True, slots=True)
class Reply:
    """What a platform that calls is answered, and what is done once that has left."""

    status: int
    body: Mapping[str, Any] | None = None
    after: Callable[[], Awaitable[None]] | None = None


class Caller(Protocol):
    """A platform that calls when there is something new, instead of being asked."""

    async def receive(self, inbox: Inbox, headers: Mapping[str, str], body: bytes) -> Reply:
        """Put what a call brings into *inbox*, and say what it is answered. Raises what the inbox raises."""
        ...
