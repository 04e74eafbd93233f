"""What Discord remembers: people, channels, messages, interactions, commands. No network."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

EPHEMERAL, LOADING, SILENT, CARD = 1 << 6, 1 << 7, 1 << 12, 1 << 15
DEADLINE = 3.0
"""Seconds to acknowledge an interaction."""
LIFETIME = 15 * 60.0
"""Seconds an acknowledged interaction can be answered."""
NONCES = 120.0
"""Seconds in which a nonce is recognised."""
NEVER = float("inf")
ABROAD = 5
"""Further answers to an interaction in a server that never let the bot in."""


@dataclass
class Channel:
    """A conversation: direct with one *person*, or in the server."""

    id: str
    person: str | None = None
    parent: str | None = None
    """The channel that a private thread is in."""
    owner: str = ""
    name: str = "running"
    members: list[str] = field(default_factory=list)
    """Who is in a private thread."""

    def json(self) -> dict[str, Any]:
        """Return it as Discord shows it."""
        if self.parent is not None:
            return {
                "id": self.id, "type": 12, "name": self.name, "owner_id": self.owner, "parent_id": self.parent,
                "message_count": 0, "member_count": len(self.members), "rate_limit_per_user": 0, "flags": 0,
                "thread_metadata": {
                    "archived": False, "auto_archive_duration": 10080, "locked": False, "invitable": False,
                    "archive_timestamp": "2026-11-02T08:00:00+00:00",
                },
            }  # fmt: skip
        if self.person is not None:
            return {"id": self.id, "type": 1, "recipients": [], "last_message_id": None}
        return {"id": self.id, "type": 0, "name": self.name, "position": 0, "permission_overwrites": []}


@dataclass
class Post:
    """A message; only *viewer* sees an ephemeral one."""

    id: str
    channel: Channel
    author: dict[str, Any]
    content: str
    at: float
    components: list[Any] = field(default_factory=list)
    flags: int = 0
    viewer: str | None = None
    nonce: str | None = None
    edited: bool = False
    attachments: list[Any] = field(default_factory=list)
    mentions: list[dict[str, Any]] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)

    def json(self) -> dict[str, Any]:
        """Return it as Discord shows it."""
        files = [_file_json(one) for one in self.attachments]
        return {
            "id": self.id, "channel_id": self.channel.id, "author": self.author, "content": self.content,
            "timestamp": "2026-11-02T08:00:00+00:00", "mention_everyone": False, "mention_roles": [],
            "edited_timestamp": f"2026-11-02T08:00:{int(self.at) % 60:02}+00:00" if self.edited else None,
            "mentions": self.mentions, "attachments": files, "embeds": [], "tts": False, "type": 0,
            "pinned": False, "components": self.components, "flags": self.flags, "nonce": self.nonce,
        }  # fmt: skip


@dataclass
class Interaction:
    """A command or a tap, and what became of it."""

    id: str
    token: str
    channel: Channel
    person: str
    at: float
    tapped: Post | None = None
    form: dict[str, Any] | None = None
    """The form that was shown for it."""
    choices: list[dict[str, str]] | None = None
    """What was suggested while it was typed."""
    follows: float = NEVER
    """How many more answers there may be."""
    acknowledged_at: float = NEVER
    original: Post | None = None

    @property
    def acknowledged(self) -> bool:
        """Whether Discord was told in time."""
        return self.acknowledged_at < NEVER


@dataclass(frozen=True)
class Shown:
    """A message on a runner's screen."""

    text: str
    buttons: tuple[tuple[str, ...], ...] = ()
    ephemeral: bool = False
    silent: bool = False
    thinking: bool = False
    mine: bool = False
    reactions: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    """The labels of buttons beside single lines."""
    files: tuple[tuple[str, str], ...] = ()
    """Name and content of each."""


class World:
    """All of it, at the time *clock* tells in seconds."""

    tell: Callable[[str, dict[str, Any]], Awaitable[None]]
    """Tells the bot's sessions; the gateway's own."""

    def __init__(self, token: str, clock: Callable[[], float]) -> None:
        """Begin with a bot, a server with one channel, and nobody in it."""
        self.token = token
        self.clock = clock
        self._ids = 1_300_000_000_000_000_000
        self.application = self.snowflake()
        self.bot = {**person_json(self.application, "Fourlap"), "bot": True}
        self.guild = self.snowflake()
        self.people: dict[str, dict[str, Any]] = {}
        self.channels: dict[str, Channel] = {}
        self.posts: dict[str, Post] = {}
        self.files = dict[str, bytes]()
        self.interactions: dict[str, Interaction] = {}
        self.commands: list[dict[str, Any]] = []
        self.syncs = 0
        self.events = list[dict[str, Any]]()  # the server's calendar
        self.may_schedule, self.rights = True, str(1 << 10 | 1 << 11 | 1 << 36 | 1 << 38 | 1 << 44)
        """Whether the calendar is ours to write; what we may do in the channel: see it, write in it."""
        self.closed, self.left = set[str](), set[str]()
        """People who take no direct messages, and people who are in the server no more."""
        self.calls: list[str] = []
        """Every request, as "METHOD /path"."""
        self.requests: list[tuple[str, str]] = []
        """Every request with its JSON, if it had one."""
        self.square = self.add_channel(None)
        self._changed = asyncio.Condition()

    @property
    def bodies(self) -> list[str]:
        """Return the JSON of every request that had one."""
        return [text for _, text in self.requests if text]

    def snowflake(self) -> str:
        """Return a new id, larger than all before."""
        self._ids += 1 << 22
        return str(self._ids)

    def add_channel(self, person: str | None) -> Channel:
        """Open a channel."""
        channel = Channel(self.snowflake(), person)
        self.channels[channel.id] = channel
        return channel

    def direct(self, person: str) -> Channel:
        """Return the direct messages of *person* and the bot, opened if need be."""
        found = (channel for channel in self.channels.values() if channel.person == person)
        return next(found, None) or self.add_channel(person)

    def post(self, channel: Channel, author: dict[str, Any], content: str, **more: Any) -> Post:
        """Write a message."""
        mentions = [self.bot] if re.search(rf"<@!?{self.application}>", content) else []
        post = Post(self.snowflake(), channel, author, content, self.clock(), mentions=mentions, **more)
        self.posts[post.id] = post
        return post

    def in_channel(self, channel: Channel) -> list[Post]:
        """Return the messages of a channel, the oldest first."""
        return [post for post in self.posts.values() if post.channel is channel]

    async def changed(self) -> None:
        """Wake those who wait for something."""
        async with self._changed:
            self._changed.notify_all()

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait until *holds* is true; give up after some seconds."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(holds)


def _file_json(file: dict[str, Any]) -> dict[str, Any]:
    """Return a file as Discord shows it: where it is, not what is in it."""
    if "content" not in file:
        return file
    url = f"https://cdn.example/{file['filename']}"
    size = len(file["content"].encode())
    return {"id": str(file["id"]), "filename": file["filename"], "size": size, "url": url, "proxy_url": url}


def person_json(person: str, name: str) -> dict[str, Any]:
    """Return a person as Discord shows one."""
    return {
        "id": person, "username": name.casefold(), "global_name": name, "discriminator": "0", "avatar": None
    }  # fmt: skip
