"""Each platform on its stage. A new platform adds one entry to `STAGES`."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Final

from adapters.terminal.platform import Terminal
from adapters.terminal.screen import Screen, plain
from bot import wiring
from bot.settings import Settings
from core.messages import Message
from core.ports.platform import Platform
from tests.contract.scene import Box, Seen, Stage
from tests.fakes.discord import FakeDiscord, Trouble
from tests.fakes.discord.trouble import rate_limited
from tests.fakes.discord.world import SILENT, Post
from tests.fakes.telegram import FakeTelegram, Shown, flood, lost_answer


class AtTerminal:
    """A keyboard, and the lines a terminal printed."""

    def __init__(self) -> None:
        """Show nothing yet."""
        self.box = Box()
        self._lines: asyncio.Queue[str] = asyncio.Queue()
        self._reading = False
        self._shown: list[tuple[Message, bool]] = []
        self._screen = Screen(lambda message, edited: self._shown.append((message, edited)))
        self.platform: Platform = Terminal(self._screen, self._read)

    async def _read(self) -> str:
        self._reading = True
        line = await self._lines.get()
        self._reading = False
        return line

    def connected(self) -> bool:
        return self._reading

    async def says(self, text: str) -> None:
        await self._lines.put(text)

    async def taps(self, label: str) -> None:
        await self._lines.put(label)

    def confirmed(self) -> bool:
        """It asks for the next line when it has the last one."""
        return self._reading and self._lines.empty()

    def sees(self) -> list[Seen]:
        return [self._seen(message) for message, _ in self._shown]

    def pings(self) -> bool:
        """A bell would ring."""
        return any("\a" in line for message, edited in self._shown for line in plain(message, edited))

    def _seen(self, message: Message) -> Seen:
        lines = plain(replace(message, buttons=()), edited=False)
        open_now = tuple(b for row in message.buttons for b in row) in self._screen.open.values()
        rows = message.buttons if open_now else ()
        labels = tuple(tuple(button.label for button in row) for row in rows)
        return Seen("\n".join(line[2:] for line in lines), labels, silent=True)  # it never makes a sound


class AtTelegram:
    """A Bot API server, and Rita's private chat."""

    def __init__(self, telegram: FakeTelegram) -> None:
        """Write to nobody yet."""
        self.box, self.token = Box(), telegram.token
        self._telegram, self._rita = telegram, telegram.person("Rita")
        self.platform = self.made(telegram.token)

    def made(self, token: str) -> Platform:
        settings = Settings(_env_file=None, telegram_api_url=self._telegram.url)
        return wiring.PLATFORMS["telegram"](settings, token, ())

    def connected(self) -> bool:
        return bool(self._telegram.calls("getUpdates"))

    async def says(self, text: str) -> None:
        await self._rita.says(text)

    async def taps(self, label: str) -> None:
        await self._rita.taps(label)

    def confirmed(self) -> bool:
        """A poll confirms what came with the one before."""
        return not self._telegram.world.updates.waiting

    def sees(self) -> list[Seen]:
        return [*map(_on_telegram, self._rita.sees()), *map(Seen, self._rita.toasts)]

    async def shuts(self) -> None:
        await self._rita.blocks()

    def hurried(self, seconds: int) -> None:
        self._telegram.fails("sendMessage", flood(seconds))

    def loses_answer(self) -> None:
        self._telegram.fails("sendMessage", lost_answer())

    def pings(self) -> bool:
        """No words call anybody in a private chat; only an entity would, and a markup that makes one."""
        return any({"entities", "parse_mode"} & call.keys() for call in self._telegram.calls("sendMessage"))


def _on_telegram(shown: Shown) -> Seen:
    rows = tuple(tuple(key.label for key in row) for row in shown.keys)
    return Seen(shown.text, rows, shown.silent, (shown.reaction,) if shown.reaction else ())


class AtDiscord:
    """A REST server and a gateway, and Dana's direct messages."""

    def __init__(self, discord: FakeDiscord) -> None:
        """Write to nobody yet."""
        self.box, self.token = Box(), discord.token
        self._discord, self._dana = discord, discord.person("Dana")
        self.platform = self.made(discord.token)

    def made(self, token: str) -> Platform:
        urls = {
            "discord_api_url": self._discord.api_url,
            "discord_gateway_url": self._discord.gateway_url,
        }
        return wiring.PLATFORMS["discord"](Settings(_env_file=None, **urls), token, ())

    def connected(self) -> bool:
        return self._discord.gateway.connected

    async def says(self, text: str) -> None:
        await self._dana.says(text)

    async def taps(self, label: str) -> None:
        await self._dana.taps(label)

    def confirmed(self) -> bool:
        """Each interaction is acknowledged; a message needs no answer."""
        return all(taken.acknowledged for taken in self._discord.world.interactions.values())

    def sees(self) -> list[Seen]:
        world = self._discord.world
        return [_on_discord(post) for post in world.in_channel(world.channels[self._dana.direct])]

    async def shuts(self) -> None:
        self._discord.world.closed.add(self._dana.id)

    def hurried(self, seconds: int) -> None:
        self._discord.troubles += [rate_limited("POST /channels", seconds)]

    def loses_answer(self) -> None:
        self._discord.troubles += [Trouble("POST /channels", done=True)]

    def pings(self) -> bool:
        """A message that does not say whom it may call calls all it names."""
        bodies = [json.loads(body) for body in self._discord.world.bodies]
        calling = (body for body in bodies if re.search(r"@everyone|@here|<@", body.get("content") or ""))
        return any(body.get("allowed_mentions") != {"parse": []} for body in calling)


_DRAWN = re.compile(
    r"\\(?P<kept>[^0-9A-Za-z\s])|(?P<url>https?://\S+)|[*_~`|]+|^(?:#+ |> |-#? )|<[^>]*>|\[[^]]*\]\([^)]*\)",
    re.MULTILINE,
)
"""What Discord does not show as it is written: escapes, addresses, markup."""


def drawn(content: str) -> str:
    """Return the words of a message as Discord shows them: unescaped markup is not to be seen."""
    return _DRAWN.sub(lambda found: found["kept"] or found["url"] or "", content)


def _on_discord(post: Post) -> Seen:
    rows = tuple(tuple(button["label"] for button in row["components"]) for row in post.components)
    return Seen(drawn(post.content), rows, bool(post.flags & SILENT), tuple(post.reactions))


@asynccontextmanager
async def terminal() -> AsyncIterator[AtTerminal]:
    yield AtTerminal()


@asynccontextmanager
async def telegram() -> AsyncIterator[AtTelegram]:
    async with FakeTelegram() as fake:
        yield AtTelegram(fake)


@asynccontextmanager
async def discord() -> AsyncIterator[AtDiscord]:
    async with FakeDiscord() as fake:
        yield AtDiscord(fake)


STAGES: Final[Mapping[str, Callable[[], AbstractAsyncContextManager[Stage]]]] = {
    "terminal": terminal,
    "telegram": telegram,
    "discord": discord,
}
