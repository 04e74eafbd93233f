"""What the coach reads of a Telegram update, and nothing more (Bot API 10.1, "Available types").

An update of another shape raises pydantic's ValidationError, a ValueError that names the field and keeps its
content to itself.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field


class Shape(BaseModel):
    """A JSON object of which only the named fields are looked at."""

    model_config = ConfigDict(strict=True, frozen=True, hide_input_in_errors=True)


class User(Shape):
    """A person or a bot."""

    id: int
    is_bot: bool = False
    first_name: str = ""
    username: str = ""
    language_code: str | None = None


class Chat(Shape):
    """A conversation; *type* is private, group, supergroup or channel."""

    id: int
    type: str


class Quoted(Shape):
    """The message that another one replies to."""

    sender: User | None = Field(None, alias="from")


class Origin(Shape):
    """Where a message was written first that was forwarded; *sender* where that is told."""

    sender: User | None = Field(None, alias="sender_user")


class Place(Shape):
    """A location that was shared: only its IANA *zone* was kept on receipt; an empty one at sea."""

    zone: str = ""

    @property
    def says(self) -> str:
        """What sharing it says: the name of its zone; at sea, that the city is to be asked for."""
        return self.zone or "/city"


class Sticker(Shape):
    """A drawn emoji."""

    emoji: str | None = None


class Document(Shape):
    """A file; on receipt it is opened, and only that there was one is kept."""

    file_id: str = ""
    file_size: int | None = None


class Post(Shape):
    """A message. Without *sender* it was written by a channel."""

    message_id: int
    chat: Chat
    date: int = Field(0, ge=0, lt=2**32)
    sender: User | None = Field(None, alias="from")
    under: Chat | None = Field(None, alias="sender_chat")
    """The chat in whose name it was written: the group's own, by somebody who runs it and stays unnamed."""
    text: str | None = None
    caption: str | None = None
    message_thread_id: int | None = None
    is_topic_message: bool = False
    reply_to_message: Quoted | None = None
    forward_origin: Origin | None = None
    location: Place | None = None
    sticker: Sticker | None = None
    document: Document | None = None
    left_chat_member: User | None = None
    migrate_to_chat_id: int | None = None

    @property
    def words(self) -> str:
        """What was typed, also under a picture."""
        return self.text or self.caption or ""

    @property
    def of_another(self) -> bool:
        """Whether it was forwarded, and written by somebody else, or by whom is not told."""
        first = self.forward_origin
        return first is not None and not (first.sender and self.sender and first.sender.id == self.sender.id)

    @property
    def says(self) -> str:
        """What is said without words: where somebody is, or what a sticker stands for."""
        return (self.location and self.location.says) or (self.sticker and self.sticker.emoji) or ""


class Tap(Shape):
    """A button pressed (callback query); *message* is missing for inline messages."""

    id: str
    sender: User = Field(alias="from")
    message: Post | None = None
    data: str | None = None


class Standing(Shape):
    """What somebody may do in a chat; *writes* is told of those who are restricted."""

    status: str
    writes: bool = Field(default=True, alias="can_send_messages")

    @property
    def out(self) -> bool:
        """Whether they are in the chat no more."""
        return self.status in {"left", "kicked"}


class Membership(Shape):
    """A change of what the bot may do in a chat, made by *sender*."""

    chat: Chat
    sender: User = Field(alias="from")
    old: Standing | None = Field(None, alias="old_chat_member")
    new: Standing = Field(alias="new_chat_member")


class Update(Shape):
    """One event; noted on receipt: the name it was sent to, who runs the group, what we may there, what a file was."""

    message: Post | None = None
    edited_message: Post | None = None
    callback_query: Tap | None = None
    my_chat_member: Membership | None = None
    admin: bool = Field(default=False, alias="_admin")
    lacks: bool = Field(default=False, alias="_lacks")
    bot: str = Field("", alias="_bot")
    file: Any = Field(None, alias="_file")
