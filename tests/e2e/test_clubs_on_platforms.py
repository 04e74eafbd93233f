"""The same club on every platform: its golden transcripts, channel and private chats side by side, through the real clients."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import wiring
from bot.clock import SetClock
from bot.scripted import go_on_to, settle
from core.athlete.athlete import Athlete
from tests.e2e.people import eventually
from tests.e2e.squares import ALL, Line, OnDiscord, OnTelegram
from tests.fakes import discord, telegram
from tests.fakes.databases import ready
from tests.transcripts.square import ADMINS, PEOPLE, ZONE

HERE = Path(__file__).parent.parent / "transcripts"
QUICK = "club-17-race-week"
"""The one that is always played: a recap, wishes and cheers, and somebody who leaves all of it."""
NAMES = sorted(PEOPLE)
SERVERS = {OnTelegram: telegram.FakeTelegram, OnDiscord: discord.FakeDiscord}


def expected(text: str) -> list[Line]:
    """Return what the coach says in a transcript, and to whom, without marks and buttons."""
    said: list[Line] = []
    for line in text.splitlines():
        if line.startswith("< "):
            marks, words = re.fullmatch(
                r"< (?:\(((?:only \w+|\w+, private|edit|silent)[^)]*)\) )?(.*)", line
            ).groups()
            found = re.search(r"only (\w+)|(\w+), private", marks or "")
            whom = (found[1] or found[2]) if found else ALL
            new = whom == ALL and "edit" not in (marks or "")
            said.append(Line(whom, words, "silent" in (marks or "") if new else None))
        elif line.startswith("  ") and not re.match(r"  \[.*\]$", line):
            said[-1] = replace(said[-1], text=f"{said[-1].text}\n{line[2:]}")
    return said


def to(whom: str, lines: Iterable[Line]) -> list[str]:
    """Return what one person, or everyone, is shown."""
    return [line.text for line in lines if line.whom == whom]


@dataclass
class Play:
    """A club's transcript on its way through a platform."""

    house: wiring.House
    clock: SetClock
    square: OnTelegram | OnDiscord

    async def line(self, line: str) -> None:
        """Do one line of input, and all that comes of it."""
        if line.startswith("@ "):
            day, clock = line[2:].split()[:2]
            await go_on_to(
                self.house,
                self.clock,
                datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC),
            )
        elif found := re.fullmatch(r"> (\w+)( \(private\))?: (.*)", line):
            await self.types(*found.groups())
        elif line.startswith("! "):
            await self.acts(*line[2:].split(" ", 1))
        self.square.look()

    async def types(self, person: str, private: str | None, words: str) -> None:
        """Type, in the channel or in private."""
        if private:
            await self.heard(self.square.says(person, words))
        elif words.startswith("@Coach"):
            await self.heard(self.square.mentions(person, words.removeprefix("@Coach").strip()))
        elif words.startswith("/"):
            await self.heard(self.square.commands(person, words))
        else:
            await self.square.writes(person, words)

    async def acts(self, person: str, act: str) -> None:
        """Tap, leave, or what else can be done."""
        if act == "leaves":
            told = await self.square.leaves(person)
            await (self.heard() if told else self.roll_call())
        elif act == "takes the coach out":
            await self.heard(self.square.takes_out(person))
        elif act == "log this":
            await self.heard(self.square.logs(person))
        else:
            await self.heard(self.square.taps(person, act.removeprefix("tap [").removesuffix("]")))

    async def heard(self, deed=None) -> None:
        """Do something, wait until it is stored, and let the coach answer."""
        if deed:
            await deed
        async with asyncio.timeout(20):
            while not await self.house.store.waiting():  # noqa: ASYNC110 - a database has no signal
                await asyncio.sleep(0.002)
        await settle(self.house)

    async def roll_call(self) -> None:
        """Let it be asked who is in the channel still, as it is every day."""
        async with self.house.store.work() as work:
            club = await work.club_of(self.square.channel)
            await work.save_club(club, club, self.clock.now())
        await self.house.ticker.once()
        await settle(self.house)


@asynccontextmanager
async def opened(
    place: type[OnTelegram | OnDiscord],
    people: dict[str, Athlete],
    at_home: set[str],
    now: datetime,
    folder: Path,
) -> AsyncIterator[Play]:
    """Open the channel, with people the coach knows already."""
    async with AsyncExitStack() as stack:
        server = await stack.enter_async_context(SERVERS[place]())
        square = place(server, {name: name for name in people}, ADMINS)
        platform, clock = square.platform(), SetClock(now)
        store = await wiring.open_store(ready(f"sqlite:///{folder / 'f.db'}"))
        house = wiring.build(store, {platform.name: platform}, wiring.coach(), clock, 1000)
        async with store.work() as work:
            for name, athlete in people.items():
                home = square.home(name) if name in at_home else None
                before = await work.welcome(platform.name, str(square.people[name].id), home)
                await work.save(before, replace(athlete, id=before.id), None)
        listening = asyncio.create_task(platform.listen(store))
        try:
            await eventually(square.connected)
            yield Play(house, clock, square)
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening
            await platform.close()
            await store.close()


def begins(text: str) -> datetime:
    """Return when a transcript begins."""
    day, clock = next(line for line in text.splitlines() if line.startswith("@ ")).split()[1:3]
    return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


async def plays(place: type[OnTelegram | OnDiscord], name: str, folder: Path, *, at_home: bool) -> None:
    """Play a transcript; everyone reads every word of it, and so does each person alone.

    With *at_home* everybody has a private chat; who has none in the transcript may read more there, at their own hours.
    """
    text = (HERE / f"{name}.txt").read_text("utf-8")
    people, spoken = PEOPLE[name](), set(re.findall(r"^> (\w+) \(private\)", text, re.MULTILINE))
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith(("<", "  ", "#"))]
    async with opened(place, people, set(people) if at_home else set(), begins(text), folder) as play:
        for line in lines:
            await play.line(line)
        shown, said, claps = play.square.shown(), expected(text), play.square.claps()
    assert [line for line in shown if line.whom == ALL] == [line for line in said if line.whom == ALL]
    assert claps == ["👏"] * text.count("< (silent) Race day was yesterday")
    for person in people:
        got, wanted = to(person, shown), to(person, said)
        if at_home and person not in spoken:
            rest = iter(got)
            assert [one for one in wanted if one not in rest] == [], person
        else:
            assert got == wanted, person


def shortly(names: Iterable[str]) -> list:
    """Return transcripts; all but one take their time."""
    return [name if name == QUICK else pytest.param(name, marks=pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", shortly(NAMES))
async def test_in_a_telegram_group(name, tmp_path):
    """The group is given exactly the channel's words, and each private chat what was said to one person."""
    await plays(OnTelegram, name, tmp_path, at_home=True)


@pytest.mark.parametrize("name", shortly(NAMES))
async def test_in_a_discord_channel(name, tmp_path):
    """The channel is given exactly its words, and each person alone theirs, seen by them only or in direct messages."""
    await plays(OnDiscord, name, tmp_path, at_home=False)
