"""A club's channel on a real platform, as a transcript sees it: who does what, and what everyone, or one person, is shown."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from core.messages import Address
from core.ports.platform import Platform
from tests.contract.stages import drawn
from tests.fakes import discord, telegram
from tests.fakes.discord.person import labels, rows, texts
from tests.fakes.discord.world import SILENT, Interaction, Post
from tests.fakes.telegram.screen import Key, Shown

ALL = ""
"""Who is shown what everyone reads."""


@dataclass(frozen=True)
class Line:
    """Something that was shown, and to whom."""

    whom: str
    text: str
    silent: bool | None = None
    """Of what everyone reads and is new: whether it made no sound."""


class Square(Protocol):
    """A channel and the private chats of the people in it."""

    has_menus_of_messages: bool
    people: Mapping[str, Any]
    channel: Address

    def platform(self) -> Platform:
        """Build the coach's side."""
        ...

    def connected(self) -> bool:
        """Return whether the coach is there."""
        ...

    def home(self, person: str) -> Address:
        """Return somebody's private chat, open to the coach."""
        ...

    async def says(self, person: str, words: str) -> None:
        """Write to the coach alone."""
        ...

    async def mentions(self, person: str, words: str) -> None:
        """Name the coach in the channel."""
        ...

    async def commands(self, person: str, words: str) -> None:
        """Give a command in the channel."""
        ...

    async def writes(self, person: str, words: str) -> None:
        """Write to the others."""
        ...

    async def logs(self, person: str) -> None:
        """Let the coach log one's last message."""
        ...

    async def taps(self, person: str, label: str) -> None:
        """Tap the button with that label that changed last on this person's screen."""
        ...

    async def presses(self, person: str, data: str) -> None:
        """Press a button with that data under the newest post of the channel, whether it was ever shown or not."""
        ...

    def reads(self) -> list[str]:
        """Return what the coach's posts in the channel say now, the oldest first."""
        ...

    async def leaves(self, person: str) -> bool:
        """Leave the channel; return whether the platform says so."""
        ...

    async def takes_out(self, person: str) -> None:
        """Take the coach out of the channel."""
        ...

    def shown(self) -> list[Line]:
        """Return all that was given to show, in order."""
        ...

    def claps(self) -> list[str]:
        """Return the reactions the coach put under its posts."""
        ...


@dataclass
class Screens:
    """When each message last changed, on all screens together: what changed last is the newest."""

    stamps: dict[Any, tuple[Any, int]] = field(default_factory=dict)

    def look(self, now: Mapping[Any, Any]) -> None:
        """Note what is on the screens now."""
        for key, looks in now.items():
            before, stamp = self.stamps.get(key, (None, 0))
            self.stamps[key] = (looks, stamp if looks == before else len(self.stamps) + self._newest() + 1)

    def newest(self, keys: list[Any]) -> Any:
        """Return the one of *keys* that changed last."""
        return max(keys, key=lambda key: self.stamps[key][1])

    def _newest(self) -> int:
        return max((stamp for _, stamp in self.stamps.values()), default=0)


class OnTelegram:
    """The channel is a group, and nobody can be answered alone in it."""

    has_menus_of_messages = False

    def __init__(
        self, server: telegram.FakeTelegram, names: Mapping[str, str], admins: frozenset[str]
    ) -> None:
        self.server = server
        self.room = server.group()
        self.people = {name: server.person(shown) for name, shown in names.items()}
        self.room.admins |= {self.people[name].id for name in admins}
        self.channel = Address("telegram", str(self.room.id))
        self.screens = Screens()
        self.last: dict[str, str] = {}

    def platform(self) -> Platform:
        return Telegram(self.server.token, api_url=self.server.url, patience=60)

    def connected(self) -> bool:
        return bool(self.server.calls("getUpdates"))

    def home(self, person: str) -> Address:
        self.people[person].room.open = True
        return Address("telegram", str(self.people[person].id))

    async def says(self, person: str, words: str) -> None:
        await self.people[person].says(words)

    async def mentions(self, person: str, words: str) -> None:
        await self.people[person].says(f"@{self.server.world.username} {words}", to=self.room)

    async def commands(self, person: str, words: str) -> None:
        await self.people[person].says(words, to=self.room)

    async def writes(self, person: str, words: str) -> None:
        self.last[person] = words  # in privacy mode no word of it reaches the bot

    async def logs(self, person: str) -> None:
        await self.commands(person, f"/logthis {self.last[person]}")

    async def taps(self, person: str, label: str) -> None:
        seen = [one for one in self._seen(person) if label in one.labels]
        assert seen, f"{person} sees no [{label}]"
        await self.people[person].taps(label, on=self.screens.newest(seen))

    async def presses(self, person: str, data: str) -> None:
        post = [one for one in self.room.messages if one.by_bot][-1]
        await self.people[person].presses(Key("x", data), post)

    def reads(self) -> list[str]:
        return [one.text for one in self.room.messages if one.by_bot]

    def _seen(self, person: str) -> list[Shown]:
        return [*self.room.messages, *self.people[person].room.messages]

    async def leaves(self, person: str) -> bool:
        await self.people[person].leaves(self.room)
        return True

    async def takes_out(self, person: str) -> None:
        await self.people[person].puts_out(self.room)

    def look(self) -> None:
        """Note what changed on the screens."""
        everywhere = [*self.room.messages, *(s for one in self.people.values() for s in one.room.messages)]
        self.screens.look({one: (one.text, tuple(one.labels)) for one in everywhere})

    def shown(self) -> list[Line]:
        return [line for call in self.server.world.calls if (line := self._line(call.method, call.params))]

    def _line(self, method: str, params: Mapping[str, Any]) -> Line | None:
        if method == "answerCallbackQuery":
            tapped = self.server.world.taps[params["callback_query_id"]]
            who, words = self._whose(tapped.person.id), params.get("text")
        elif method in {"sendMessage", "editMessageText", "setMessageReaction"}:
            who = self._whose(int(params["chat_id"]))
            emoji = "".join(one["emoji"] for one in params.get("reaction", ()) if who != ALL)
            words = params.get("text") or emoji
        else:
            return None
        new = method == "sendMessage" and who == ALL
        return Line(who, words, bool(params.get("disable_notification")) if new else None) if words else None

    def claps(self) -> list[str]:
        return [one.reaction for one in self.room.messages if one.by_bot and one.reaction]

    def _whose(self, chat: int) -> str:
        return next((name for name, one in self.people.items() if one.id == chat), ALL)


class OnDiscord:
    """The channel is a server's, and answers in it are seen by one person."""

    has_menus_of_messages = True

    def __init__(self, server: discord.FakeDiscord, names: Mapping[str, str], admins: frozenset[str]) -> None:
        self.server = server
        self.people = {name: server.person(shown) for name, shown in names.items()}
        for name in admins:
            self.people[name].manages = True
        self.square = server.world.square
        self.channel = Address("discord", self.square.id)
        self.screens = Screens()
        self.last: dict[str, Post] = {}

    def platform(self) -> Platform:
        urls = {"api_url": self.server.api_url, "gateway_url": self.server.gateway_url}
        return Discord(self.server.token, **urls)

    def connected(self) -> bool:
        return self.server.gateway.connected

    def home(self, person: str) -> Address:
        return Address("discord", self.people[person].direct)

    async def says(self, person: str, words: str) -> None:
        await self.people[person].says(words)

    async def mentions(self, person: str, words: str) -> None:
        await self.people[person].says(words, guild=True)

    async def commands(self, person: str, words: str) -> None:
        command, _, said = words.removeprefix("/").partition(" ")
        await self.people[person].slash(command, said, guild=True)

    async def writes(self, person: str, words: str) -> None:
        self.last[person] = await self.people[person].says(words, guild=True, mention=False)

    async def logs(self, person: str) -> None:
        await self.people[person].picks("Log this", self.last[person])

    async def taps(self, person: str, label: str) -> None:
        seen = [one for one in self._seen(person) if label in _labels(one)]
        assert seen, f"{person} sees no [{label}]"
        await self.people[person].taps(
            label, on=self.server.world.posts[self.screens.newest([one.id for one in seen])]
        )

    async def presses(self, person: str, data: str) -> None:
        await self.people[person].presses(f"f:{data}")

    def reads(self) -> list[str]:
        somebody = next(iter(self.people.values()))
        return [one.text for one in somebody.sees(guild=True) if not one.mine and not one.ephemeral]

    def _seen(self, person: str) -> list[Post]:
        who = self.people[person]
        here = {self.square.id, who.direct}
        posts = self.server.world.posts.values()
        return [one for one in posts if one.channel.id in here and one.viewer in {None, who.id}]

    async def leaves(self, person: str) -> bool:
        self.server.world.left.add(self.people[person].id)
        return False

    async def takes_out(self, person: str) -> None:
        del person
        world = self.server.world
        gone = world.channels.pop(self.square.id)
        await self.server.gateway.dispatch("CHANNEL_DELETE", gone.json() | {"guild_id": world.guild})

    def look(self) -> None:
        """Note what changed on the screens."""
        posts = self.server.world.posts.values()
        self.screens.look({one.id: (one.content, tuple(_labels(one))) for one in posts})

    def shown(self) -> list[Line]:
        return [line for call, body in self.server.world.requests if (line := self._line(call, body))]

    def _line(self, call: str, text: str) -> Line | None:
        who = self._whose(call)
        if who is None:
            return None
        if "/reactions/" in call:
            return Line(who, call.split("/")[-2]) if who != ALL else None
        body = json.loads(text) if text else {}
        words = drawn(_words(body)) if isinstance(body, dict) else ""
        new = call.startswith("POST") and who == ALL
        return Line(who, words, bool(body.get("flags", 0) & SILENT) if new else None) if words else None

    def claps(self) -> list[str]:
        return [one for post in self.server.world.in_channel(self.square) for one in post.reactions]

    def _whose(self, call: str) -> str | None:
        """Return who sees what a request shows; None where it shows nothing."""
        if found := re.search(r"/webhooks/\d+/([^/]+)/messages|/webhooks/\d+/([^/?]+)", call):
            begun: Interaction = self.server.world.interactions[found[1] or found[2]]
            return self._named(begun.person)
        found = re.search(r"/channels/(\d+)/messages", call)
        if found is None:
            return None
        person = next((who for who in self.people.values() if who.direct == found[1]), None)
        return self._named(person.id) if person else ALL

    def _named(self, person: str) -> str:
        return next(name for name, one in self.people.items() if one.id == person)


def _labels(post: Post) -> list[str]:
    return [label for row in rows(post.components) for label in labels(row)]


def _words(body: Mapping[str, Any]) -> str:
    if body.get("flags", 0) & 1 << 15:
        (frame,) = body["components"]
        return "\n".join(texts(frame["components"])).removeprefix("### ")
    return body.get("content") or ""


SQUARES: Mapping[str, tuple[type[OnTelegram | OnDiscord], type[Any]]] = {
    "telegram": (OnTelegram, telegram.FakeTelegram),
    "discord": (OnDiscord, discord.FakeDiscord),
}
"""The channel on each platform, and its server."""
