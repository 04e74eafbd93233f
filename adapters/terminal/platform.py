"""A terminal as a `core.ports.platform.Platform`: one person, one chat."""

from __future__ import annotations

import uuid
from collections.abc import Awaitable, Callable
from typing import Final

from adapters.terminal.screen import Screen
from core.messages import Address, Incoming
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw
from core.ports.platform import Inbox

NAME: Final = "terminal"
PERSON: Final = "you"
HERE: Final = Address(NAME, PERSON)


async def nobody() -> str | None:
    """Type nothing: a script puts its lines into the inbox itself."""
    return None


class Terminal:
    """Shows on *screen* what the coach says, and hears the lines that *keyboard* returns until None."""

    name = NAME
    resends = True

    def __init__(
        self,
        screen: Screen,
        keyboard: Callable[[], Awaitable[str | None]] = nobody,
        *,
        zone: str | None = None,
    ) -> None:
        """Show nothing yet. *zone* is where a new runner is taken to be."""
        self._screen = screen
        self._keyboard = keyboard
        self._zone = zone

    async def listen(self, inbox: Inbox) -> None:
        """Put lines into *inbox* until there are no more."""
        while (line := await self._keyboard()) is not None:
            if text := line.strip():
                await put(inbox, typed(self._screen, text))

    def read(self, raw: Raw) -> Envelope | None:
        """Return what a stored line or tap means. Raises ValueError."""
        text, token = raw.get("text", ""), raw.get("token")
        if not isinstance(text, str) or not isinstance(token, str | None):
            raise ValueError("neither a line nor a tap")  # noqa: TRY004 - what `read` raises for odd events
        return Envelope(PERSON, HERE, Incoming(text, token, zone=self._zone), home=HERE)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Show a message; return its id."""
        return self._screen.take(delivery)

    async def left(self, channel: Address, person: str) -> bool:
        """Nobody leaves a terminal."""
        del channel, person
        return False

    async def close(self) -> None:
        """Hold nothing that must be let go."""


async def put(inbox: Inbox, raw: Raw) -> None:
    """Store one line or tap; each is an event of its own."""
    await inbox.put(NAME, uuid.uuid4().hex, raw)


def typed(screen: Screen, text: str) -> Raw:
    """Return what typing *text* does: "#2" and a choice's label tap it, everything else is said."""
    number = text.removeprefix("#")
    newest = screen.newest()
    if text.startswith("#") and number.isdecimal() and 0 < int(number) <= len(newest):
        return {"token": newest[int(number) - 1].token}
    button = screen.labelled(text)
    return {"token": button.token} if button else {"text": text}


def tapped(screen: Screen, label: str) -> Raw | None:
    """Return the tap on the newest open choice with that label or value; None when there is none."""
    button = screen.meant(label)
    return {"token": button.token} if button else None
