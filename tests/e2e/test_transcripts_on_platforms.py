"""The same conversation on every platform: golden transcripts, played through the real clients, word for word."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from adapters.discord.platform import Discord
from adapters.telegram.platform import Telegram
from bot import wiring
from bot.clock import SetClock
from bot.scripted import go_on_to, settle
from core.ports.platform import Platform
from tests.contract.stages import drawn
from tests.e2e.people import eventually
from tests.fakes.databases import ready
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord import Person as OnDiscord
from tests.fakes.discord.person import tappable, texts
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram import Person as OnTelegram
from tests.transcripts.stage import FINE, inputs

HERE = Path(__file__).parent.parent / "transcripts"
PLAYED = ("02-checkin-good-day", "03-checkin-sore-calves", "04-post-run-buttons", "08-shin-red-flag")
"""A morning, a change with its undo, an evening by buttons, a danger sign: every way to answer and to be answered."""
EVERY = sorted(path.stem for path in HERE.glob("[0-9]*.txt"))


@dataclass
class Phone:
    """A person on a platform, and all the words that platform was given to show."""

    platform: Platform
    person: OnTelegram | OnDiscord
    words: Callable[[], list[str]]
    buttons: Callable[[], list[tuple[str, str]]]
    """The buttons on the screen, the newest first: label and token."""
    connected: Callable[[], bool]

    def label(self, wanted: str) -> str:
        """Return the label of the newest button that has that label, or says that."""
        found = ((label, token.split(".", 2)[-1]) for label, token in self.buttons())
        return next(label for label, says in found if wanted in {label, says})


def on_telegram(server: FakeTelegram) -> Phone:
    """Give somebody without a name Telegram."""
    shown = ("sendMessage", "editMessageText", "answerCallbackQuery", "setMessageReaction")

    def words() -> list[str]:
        calls = [call for call in server.world.calls if call.method in shown]
        found = (
            call.params.get("text") or "".join(one["emoji"] for one in call.params.get("reaction", ()))
            for call in calls
        )
        return [one for one in found if one]

    person = server.person("")

    def buttons() -> list[tuple[str, str]]:
        return [(key.label, key.data) for shown in person.room.messages[::-1] for key in shown.buttons]

    platform = Telegram(server.token, api_url=server.url, patience=60)
    return Phone(platform, person, words, buttons, lambda: bool(server.calls("getUpdates")))


def on_discord(server: FakeDiscord) -> Phone:
    """Give somebody without a name Discord."""

    def words() -> list[str]:
        return [one for call, body in server.world.requests if (one := _said(call, body))]

    person = server.person("")

    def buttons() -> list[tuple[str, str]]:
        posts = list(server.world.posts.values())[::-1]
        found = (one for post in posts for one in tappable(post.components))
        return [(one["label"], said) for part in found for one, said in choices(part)]

    platform = Discord(server.token, api_url=server.api_url, gateway_url=server.gateway_url)
    return Phone(platform, person, words, buttons, lambda: server.gateway.connected)


def choices(part: dict) -> list[tuple[dict, str]]:
    """Return what can be tapped, and what each says: a button, or each choice of a list."""
    if part["type"] == 2:
        return [(part, part["custom_id"])]
    return [(option, part["custom_id"] + option["value"]) for option in part["options"]]


def _said(call: str, text: str) -> str:
    if "/reactions/" in call:
        return call.split("/")[-2]
    body = json.loads(text) if text else None
    if not isinstance(body, dict):
        return ""
    if body.get("flags", 0) & 1 << 15:
        (frame,) = body["components"]
        return drawn("\n".join(texts(frame["components"])).removeprefix("### "))
    return drawn(body.get("content") or "")


def expected(text: str) -> list[str]:
    """Return what the coach says in a transcript, without marks and buttons."""
    said: list[str] = []
    for line in text.splitlines():
        if line.startswith("< "):
            said.append(re.sub(r"^< (\((?:edit|silent)(?:, \w+)*\) )*", "", line))
        elif line.startswith("  ") and not re.match(r"  (\[.*\]$|\(\w{3} \d\d:\d\d\)$)", line):
            said[-1] += "\n" + line[2:]
    return said


PICK = "! pick "


def at_once(text: str) -> str:
    """Return a transcript in which what is ticked one by one is picked from a list, all at once."""
    kept, ticked = [], []
    for block in re.split(r"^(?=[>!@~#])", text, flags=re.MULTILINE):
        if now := re.findall(r"\[([^\]]+) ✓\]", block):
            ticked = now
        elif ticked:
            kept.append(block.replace("! tap Done", PICK + ", ".join(ticked)))
            ticked = []
        else:
            kept.append(block)
    return "".join(kept)


@dataclass
class Play:
    """A transcript on its way through a platform."""

    house: wiring.House
    clock: SetClock
    phone: Phone
    zone: ZoneInfo
    unsaid: list[tuple[int, int]] = field(default_factory=list)
    """From which word to which nothing stands in the transcript."""

    def said(self) -> list[str]:
        """Return what the platform was given to show, without what a transcript leaves out."""
        words = self.phone.words()
        for first, last in reversed(self.unsaid):
            del words[first:last]
        return words

    async def live(self, moment: datetime) -> None:
        """Let days pass in which all goes as planned; nothing of it stands in the transcript."""
        told = len(self.phone.words())
        while self.clock.now() < moment:
            due = await self.house.store.next_due() or moment
            await go_on_to(
                self.house, self.clock, min(max(due, self.clock.now() + timedelta(seconds=1)), moment)
            )
            for _ in range(5):
                async with self.house.store.work() as work:
                    athlete = await work.athlete(1)
                if athlete.open is None or athlete.open.key not in FINE:
                    break
                await self.phone.person.says(FINE[athlete.open.key])
                await self.heard()
        self.unsaid.append((told, len(self.phone.words())))

    async def line(self, line: str) -> None:
        """Do one line of input, and all that comes of it."""
        match line[:2]:
            case "@ ":
                await go_on_to(self.house, self.clock, _moment(line[2:], self.zone))
            case "~ ":
                await self.live(_moment(line[2:], self.zone))
            case "> ":
                await self.phone.person.says(line[2:])
                await self.heard()
            case "! " if line.startswith(PICK):
                await self.phone.person.chooses(*line.removeprefix(PICK).split(", "))
                await self.heard()
            case "! ":
                await self.tap(line.removeprefix("! tap "))
            case _:
                pass

    async def tap(self, label: str) -> None:
        """Tap the newest button with a label, or that says it."""
        await self.phone.person.taps(self.phone.label(label))
        await self.heard()

    async def heard(self) -> None:
        """Wait until what was done is stored, and let the coach answer."""
        async with asyncio.timeout(10):
            while not await self.house.store.waiting():  # noqa: ASYNC110 - a database has no signal
                await asyncio.sleep(0.002)
        await settle(self.house)


def _moment(words: str, zone: ZoneInfo) -> datetime:
    day, clock = words.split()[:2]
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=zone).astimezone(UTC)


@asynccontextmanager
async def played_on(phone: Phone, opening: str, folder: Path) -> AsyncIterator[Play]:
    """Open the house a transcript is played in; the coach knows where this person lives if the transcript does."""
    _, day, clock, zone, *unknown = opening.split()
    where, now = ZoneInfo(zone), SetClock(_moment(f"{day} {clock}", ZoneInfo(zone)))
    store = await wiring.open_store(ready(f"sqlite:///{folder / 'f.db'}"))
    house = wiring.build(store, {phone.platform.name: phone.platform}, wiring.coach(), now, 1000)
    async with store.work() as work:
        before = await work.welcome(phone.platform.name, str(phone.person.id), None)
        if not unknown:
            told = replace(before, profile=replace(before.profile, zone=zone))
            await work.save(before, told, None)
    listening = asyncio.create_task(phone.platform.listen(store))
    try:
        await eventually(phone.connected)
        yield Play(house, now, phone, where)
    finally:
        listening.cancel()
        with suppress(asyncio.CancelledError):
            await listening
        await phone.platform.close()
        await store.close()


async def plays(phone: Phone, text: str, folder: Path) -> None:
    """Play a transcript, and compare every word."""
    opening, *rest = [line for line in inputs(text) if not line.startswith("#")]
    async with played_on(phone, opening, folder) as play:
        for line in rest:
            await play.line(line)
        assert play.said() == expected(text)


def shortly(names: Iterable[str]) -> list:
    """Return transcripts; those that are not among the few PLAYED take their time."""
    return [name if name in PLAYED else pytest.param(name, marks=pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", shortly(EVERY))
async def test_on_telegram(name, tmp_path):
    """Telegram is given exactly the words of the transcript."""
    async with FakeTelegram() as server:
        await plays(on_telegram(server), (HERE / f"{name}.txt").read_text("utf-8"), tmp_path)


@pytest.mark.parametrize("name", shortly(EVERY))
async def test_on_discord(name, tmp_path):
    """Discord is given exactly the words of the transcript; what is ticked there is picked from a list."""
    async with FakeDiscord() as server:
        await plays(on_discord(server), at_once((HERE / f"{name}.txt").read_text("utf-8")), tmp_path)
