"""People, as far as a bot can tell: they write, tap, block, and look at their screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.fakes.telegram.rules import File
from tests.fakes.telegram.screen import Key, Room, Shown
from tests.fakes.telegram.world import Tapped, World

T = TypeVar("T")


@dataclass(eq=False)
class Person:
    """Someone with a private chat with the bot."""

    world: World
    id: int
    name: str
    language: str | None
    room: Room
    toasts: list[str] = field(default_factory=list)
    """What the bot said in passing about taps, in order."""
    _heard: int = 0

    def json(self) -> dict[str, Any]:
        """Return the person as the Bot API writes them."""
        who: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.name}
        return who | ({"language_code": self.language} if self.language else {})

    async def says(
        self, text: str, *, to: Room | None = None, thread: int | None = None, reply_to: Shown | None = None
    ) -> Shown:
        """Write a message, to the bot or into a group."""
        more = {"reply_to_message": reply_to.json()} if reply_to else {}
        return self._write(to or self.room, text, thread=thread, more=more)

    async def sends(self, *, caption: str | None = None, to: Room | None = None) -> Shown:
        """Send a photo."""
        size = {"file_id": "p1", "file_unique_id": "u1", "width": 90, "height": 90}
        more = {"photo": [size]} | ({"caption": caption} if caption else {})
        return self._write(to or self.room, "", more=more)

    async def hands(self, name: str, content: bytes, *, caption: str = "", to: Room | None = None) -> Shown:
        """Send a file."""
        file = self.world.files[f"F{next(self.world.ids)}"] = File(name, content)
        known = {"file_id": list(self.world.files)[-1], "file_unique_id": "u2", "file_name": name}
        more = {"document": known | {"file_size": len(file.content)}} | (
            {"caption": caption} if caption else {}
        )
        return self._write(to or self.room, "", more=more)

    async def shares(self, latitude: float, longitude: float, *, to: Room | None = None) -> Shown:
        """Share a location, in degrees."""
        where = {"latitude": latitude, "longitude": longitude}
        return self._write(to or self.room, "", more={"location": where})

    async def moves(self, shown: Shown, latitude: float, longitude: float) -> None:
        """Go on sharing a location while walking."""
        shown.more["location"] = {"latitude": latitude, "longitude": longitude, "live_period": 900}
        self.world.updates.add("edited_message", shown.json() | {"edit_date": int(self.world.clock())})

    async def edits(self, shown: Shown, text: str) -> None:
        """Change a message written before."""
        shown.text, shown.edited = text, True
        self.world.updates.add("edited_message", shown.json() | {"edit_date": int(self.world.clock())})

    async def taps(self, label: str, *, on: Shown | None = None, to: Room | None = None) -> str:
        """Tap the newest button with *label* here or in a group, or the one under *on*; return the id of the tap."""
        messages = [on] if on else (to or self.room).messages[::-1]
        for shown in messages:
            for key in shown.buttons:
                if key.label == label:
                    return await self.presses(key, shown)
        raise AssertionError(f"no button [{label}] on the screen")

    async def presses(self, key: Key, shown: Shown) -> str:
        """Press a button that may be gone from the screen by now; return the id of the tap."""
        tap = str(4_000_000 + next(self.world.ids))
        self.world.taps[tap] = Tapped(self, self.world.clock())
        said = {"id": tap, "from": self.json(), "message": shown.json(), "chat_instance": "7"}
        self.world.updates.add("callback_query", said | {"data": key.data})
        return tap

    async def leaves(self, room: Room) -> None:
        """Leave a group, which tells so."""
        shown = self.world.post(room, self.json(), "", more={"left_chat_member": self.json()})
        self.world.updates.add("message", shown.json())

    async def moves_on(self, room: Room, to: Room) -> None:
        """Make a group another one, with another id."""
        for one, told in ((room, {"migrate_to_chat_id": to.id}), (to, {"migrate_from_chat_id": room.id})):
            self.world.updates.add("message", self.world.post(one, self.json(), "", more=told).json())

    async def puts_out(self, room: Room) -> None:
        """Take the bot out of a group."""
        room.open = False
        said = {"chat": room.json(), "from": self.json(), "date": int(self.world.clock())}
        members = {"old_chat_member": self._as("member"), "new_chat_member": self._as("left")}
        self.world.updates.add("my_chat_member", said | members)

    async def lets_in(self, room: Room) -> None:
        """Let the bot into a group."""
        room.open = True
        said = {"chat": room.json(), "from": self.json(), "date": int(self.world.clock())}
        members = {"old_chat_member": self._as("left"), "new_chat_member": self._as("member")}
        self.world.updates.add("my_chat_member", said | members)

    async def says_unnamed(self, text: str, room: Room) -> Shown:
        """Write into a group under its own name, as those who run it may."""
        room.open = True
        nobody = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        shown = self.world.post(room, nobody, text, more={"sender_chat": room.json()})
        self.world.updates.add("message", shown.json())
        return shown

    async def silences(self, room: Room) -> None:
        """Take the right to write from the bot, and leave it in the group."""
        room.silenced = True
        said = {"chat": room.json(), "from": self.json(), "date": int(self.world.clock())}
        silent = self._as("restricted") | {"is_member": True, "can_send_messages": False, "until_date": 0}
        members = {"old_chat_member": self._as("member"), "new_chat_member": silent}
        self.world.updates.add("my_chat_member", said | members)

    async def follows(self, url: str) -> Shown:
        """Follow a link to the bot, and press Start."""
        return await self.says(f"/start {url.partition('?start=')[2]}")

    async def blocks(self) -> None:
        """Stop the bot from writing here."""
        self._member("member", "kicked")

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self._member("kicked", "member")

    def sees(self) -> list[Shown]:
        """Return the private chat as it is on the screen now, the oldest first."""
        return list(self.room.messages)

    def said(self) -> list[Shown]:
        """Return what the bot said in it, as it is on the screen now."""
        return [shown for shown in self.room.messages if shown.by_bot]

    async def hears(self) -> Shown:
        """Return the bot's next new message, waiting for it. Raises TimeoutError."""
        found = await self.until(lambda: next((s for s in self.said() if s.id > self._heard), None))
        assert found is not None
        self._heard = found.id
        return found

    async def until(self, condition: Callable[[], T]) -> T:
        """Return what *condition* gives once it is true, looked at whenever something changes."""
        return await self.world.pulse.until(condition)

    def spins(self, tap: str) -> bool:
        """Tell whether a tap still waits for an answer."""
        return self.world.taps[tap].answer is None

    def _write(self, room: Room, text: str, **more: Any) -> Shown:
        room.open, room.blocked = True, False
        shown = self.world.post(room, self.json(), text, **more)
        self.world.updates.add("message", shown.json())
        return shown

    def _member(self, before: str, after: str) -> None:
        self.room.blocked = after == "kicked"
        said = {"chat": self.room.json(), "from": self.json(), "date": int(self.world.clock())}
        members = {"old_chat_member": self._as(before), "new_chat_member": self._as(after)}
        self.world.updates.add("my_chat_member", said | members)

    def _as(self, status: str) -> dict[str, Any]:
        return {"status": status, "user": self.world.me}
