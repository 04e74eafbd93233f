"""All that the server knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Any

from tests.fakes.telegram.faults import Faults, RefusedCall, bad
from tests.fakes.telegram.limits import Limits
from tests.fakes.telegram.pulse import Pulse
from tests.fakes.telegram.screen import Room, Shown
from tests.fakes.telegram.updates import Updates

if TYPE_CHECKING:
    from tests.fakes.telegram.people import Person

START = 1_790_000_000
"""The first moment of a fake world, in Unix seconds: September 2026."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, now: float = START) -> None:
        self.now = now

    def advance(self, seconds: float) -> None:
        """Let *seconds* pass."""
        self.now += seconds

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class Tapped:
    """A button press that waits for an answer."""

    person: Person
    at: float
    answer: str | None = None
    opened: str = ""
    """The address that was opened for whoever tapped."""


@dataclass(slots=True)
class Call:
    """One call of the bot, as it was understood."""

    method: str
    params: dict[str, Any]


@dataclass
class World:
    """Rooms, taps, updates and menus of one bot."""

    token: str
    username: str
    clock: Clock
    pulse: Pulse = field(default_factory=Pulse)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    rooms: dict[int, Room] = field(default_factory=dict)
    taps: dict[str, Tapped] = field(default_factory=dict)
    files: dict[str, Any] = field(default_factory=dict)
    """What people sent, by its id: name and content."""
    menus: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    calls: list[Call] = field(default_factory=list)
    hook: dict[str, Any] = field(default_factory=dict)
    """Where updates are to be brought, and what is shown there."""
    ids: count[int] = field(default_factory=lambda: count(1))

    def __post_init__(self) -> None:
        self.updates = Updates(self.clock, self.pulse)

    @property
    def me(self) -> dict[str, Any]:
        """The bot as the Bot API writes it."""
        number = int(self.token.partition(":")[0])
        return {"id": number, "is_bot": True, "first_name": "Fourlap", "username": self.username}

    def post(self, room: Room, sender: dict[str, Any], text: str, **more: Any) -> Shown:
        """Put a message on the screen of *room*."""
        shown = Shown(next(self.ids), room, sender, int(self.clock()), text, **more)
        room.messages.append(shown)
        return shown

    def room(self, chat: int) -> Room:
        """Return a room the bot may write to. Raises RefusedCall."""
        room = self.rooms.get(chat)
        if room is None or not room.open:
            raise bad("chat not found")
        if room.blocked:
            raise RefusedCall(403, "Forbidden: bot was blocked by the user")
        return room

    def writable(self, chat: int) -> Room:
        """Return a room the bot may write a new message to. Raises RefusedCall."""
        room = self.room(chat)
        runs = self.me["id"] in room.admins
        if room.silenced or (room.closed_to_members and not runs):
            raise bad("not enough rights to send text messages to the chat")
        return room
