"""What people see: rooms, and the messages in them as they are now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Key(NamedTuple):
    """A button on the screen."""

    label: str
    data: str


@dataclass(slots=True, eq=False)
class Shown:
    """A message as it is on the screen now."""

    id: int
    room: Room
    sender: dict[str, Any]
    date: int
    text: str = ""
    keys: list[list[Key]] = field(default_factory=list)
    silent: bool = False
    edited: bool = False
    reaction: str | None = None
    thread: int | None = None
    file: Any = None
    """The file in it: name and content."""
    moments: dict[str, int] = field(default_factory=dict)
    """Words that name a moment, in Unix seconds."""
    more: dict[str, Any] = field(default_factory=dict)
    """Further fields: a photo, the message replied to."""

    @property
    def by_bot(self) -> bool:
        return bool(self.sender["is_bot"])

    @property
    def buttons(self) -> list[Key]:
        """The buttons, row after row."""
        return [key for row in self.keys for key in row]

    @property
    def labels(self) -> list[str]:
        """Their labels."""
        return [key.label for key in self.buttons]

    def json(self) -> dict[str, Any]:
        """Return the message as the Bot API writes it."""
        said: dict[str, Any] = {"message_id": self.id, "from": self.sender, "chat": self.room.json()}
        said |= {"date": self.date, **self.more}
        if self.file:
            known = {"file_id": f"f{self.id}", "file_unique_id": f"u{self.id}", "file_name": self.file.name}
            said |= {"document": known | {"file_size": len(self.file.content)}}
        if self.text:
            said["caption" if self.file else "text"] = self.text
        if self.text.startswith("/"):
            length = len(self.text.split()[0])
            said["entities"] = [{"type": "bot_command", "offset": 0, "length": length}]
        if self.thread is not None:
            said |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.keys:
            said["reply_markup"] = {"inline_keyboard": [[_key_json(key) for key in row] for row in self.keys]}
        return said


@dataclass(slots=True, eq=False)
class Room:
    """A chat: private (its id is the person's), or a group."""

    id: int
    kind: str
    name: str
    messages: list[Shown] = field(default_factory=list)
    open: bool = False
    """The bot may write here: someone has written to it."""
    blocked: bool = False
    silenced: bool = False
    """The bot may not write here, though it is in."""
    closed_to_members: bool = False
    """Only those who run it may write."""
    admins: set[int] = field(default_factory=set)
    """Who runs the group."""
    left: set[int] = field(default_factory=set)
    """Who is not in it any more."""

    def json(self) -> dict[str, Any]:
        """Return the chat as the Bot API writes it."""
        label = "first_name" if self.kind == "private" else "title"
        return {"id": self.id, "type": self.kind, label: self.name}

    def find(self, message: int) -> Shown | None:
        """Return the message with that id, if it is still there."""
        return next((shown for shown in self.messages if shown.id == message), None)


def _key_json(key: Key) -> dict[str, str]:
    return {"text": key.label, "url" if key.data.startswith("https://") else "callback_data": key.data}
