"""A chat from a script: the real roads and the real store, a clock that is set, a screen of plain lines.

Each line is followed to its end, with everything that falls due on the way, before the next is read: the
same script gives the same transcript.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from adapters.terminal.platform import HERE, NAME, PERSON, Terminal, put, tapped
from adapters.terminal.screen import Screen, plain
from adapters.terminal.script import Move, Restart, ScriptError, Step, Tap, Type, step
from bot import wiring
from bot.clock import SetClock
from bot.coach import Coach
from bot.wiring import House
from core.messages import Message
from core.ports.store import Store

OpenStore: TypeAlias = Callable[[str], Awaitable[Store]]
ALL: Final = 1000
"""Reminders at a time: nobody is kept waiting for a script."""


@dataclass(slots=True)
class Chat:
    """A scripted chat that is going on. Times are local to *zone*, else to where the runner lives."""

    clock: SetClock
    url: str
    zone: str | None
    coach: Coach
    screen: Screen
    open_store: OpenStore = wiring.open_store
    house: House = field(init=False)

    async def open(self) -> None:
        """Open the database, and settle what was left open."""
        store = await self.open_store(self.url)
        terminal = Terminal(self.screen, zone=self.zone)
        self.house = wiring.build(store, {NAME: terminal}, self.coach, self.clock, ALL)
        await self.house.presence.arrive()
        await self._go_on_to(self.clock.now())

    async def close(self) -> None:
        """Close the database."""
        await self.house.presence.leave()
        await self.house.store.close()

    async def restart(self) -> None:
        """Close and reopen the database, as after a stop of the process."""
        await self.close()
        await self.open()

    async def follow(self, asked: Step) -> None:
        """Do what one line asks for, and all that comes of it. Raises ScriptError."""
        match asked:
            case Restart():
                await self.restart()
            case Move(at):
                await self._move(at)
            case Tap(label):
                # A label that is not on the screen is said in words: it means the same.
                await put(self.house.store, tapped(self.screen, label) or {"text": label})
            case Type(text):
                await put(self.house.store, {"text": text})
        await self._go_on_to(self.clock.now())

    async def _move(self, at: datetime) -> None:
        moment = at if at.tzinfo else at.replace(tzinfo=await self._local())
        if moment < self.clock.now():
            raise ScriptError(f"the clock is already past {at:%Y-%m-%d %H:%M}; it only moves forward")
        await self._go_on_to(moment)

    async def _local(self) -> ZoneInfo:
        if self.zone:
            return ZoneInfo(self.zone)
        async with self.house.store.work() as work:
            known = await work.known(HERE.platform, PERSON)
            athlete = await work.athlete(known) if known is not None else None
        return athlete.zone if athlete else ZoneInfo("UTC")

    async def _go_on_to(self, moment: datetime) -> None:
        """Settle what waits, and let time pass until *moment*."""
        await settle(self.house)
        await go_on_to(self.house, self.clock, moment)


async def go_on_to(house: House, clock: SetClock, moment: datetime) -> None:
    """Let time pass until *moment*: everything due on the way is said at its time, in order. Raises StorageError."""
    while (upcoming := await house.store.next_due()) and upcoming <= moment:
        clock.at = max(upcoming, clock.now())
        await house.ticker.once()
        await settle(house)
    clock.at = moment


async def settle(house: House) -> None:
    """Hear everything that waits and deliver everything said, until nothing is left. Raises StorageError."""
    while not await house.turns.once() or not await _sent(house):
        await house.sender.landed()


async def _sent(house: House) -> float:
    """Deliver what was said; a script has no road that gives signs of life, so they are given here."""
    if not house.presence.sure(house.presence.life):
        await house.presence.once()
    return await house.sender.once()


async def play(chat: Chat, lines: Iterable[str], *, restart_between: bool = False) -> None:
    """Follow a script to its end. Raises ScriptError, and the store's StorageError."""
    await chat.open()
    try:
        for number, line in enumerate(lines, 1):
            await _follow(chat, number, line)
            if restart_between:
                await chat.restart()
    finally:
        await chat.close()


async def _follow(chat: Chat, number: int, line: str) -> None:
    try:
        if asked := step(line):
            await chat.follow(asked)
    except ScriptError as error:
        raise ScriptError(f"line {number}: {error}") from None


def chat_of(
    show: Callable[[str], None], *, now: datetime, zone: str | None, url: str, coach: Coach | None = None
) -> Chat:
    """Return a chat that shows its transcript line by line. *now* without a zone is local to *zone*."""

    def face(message: Message, edited: bool) -> None:
        for line in plain(message, edited):
            show(line)

    local = now if now.tzinfo else now.replace(tzinfo=ZoneInfo(zone or "UTC"))
    return Chat(SetClock(local), url, zone, coach or wiring.coach(), Screen(face))


async def scripted(
    lines: Iterable[str], *, now: datetime, zone: str | None, url: str, restart_between: bool = False
) -> list[str]:
    """Return the transcript of a script: every line the coach's messages take. Raises ScriptError."""
    said: list[str] = []
    await play(chat_of(said.append, now=now, zone=zone, url=url), lines, restart_between=restart_between)
    return said
