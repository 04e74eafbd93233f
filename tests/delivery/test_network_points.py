"""Every call of the real network fails once, one after the other, in each way a network can fail: no promise is broken.

The coach runs on a Telegram behind a faulty proxy. It asks who it is, polls, sends, takes buttons off and edits; the
n-th of these calls goes wrong, for n = 1, 2, 3 … until none does any more.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from adapters.storage.store import open_store
from adapters.telegram.platform import Telegram
from bot.clock import SystemClock
from bot.coach import Coach
from bot.run import run
from bot.wiring import House, build
from core.athlete.athlete import Athlete
from core.messages import Incoming, Kind, Message, Turn
from tests.adapters.storage.conftest import ASK, rows
from tests.delivery import house as town
from tests.delivery.test_fault_points import WORDS, emptied
from tests.fakes.proxy import AFTER, BEFORE, Proxy
from tests.fakes.telegram import FakeTelegram, Person

WAYS = [name for name in (*BEFORE, *AFTER) if name != "silent"]
"""Silence costs twenty seconds each time; what it means is tried by itself."""


@dataclass
class Fault:
    """The *number*-th call goes the *way*, all others are fine."""

    number: int
    way: str
    calls: int = 0

    def __call__(self, _request: bytes) -> str:
        """Return the way of a call."""
        self.calls += 1
        return self.way if self.calls == self.number else "fine"


def hear(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Say words back with a button, which the next answer takes off; the last one takes the place of the one before."""
    turn = town.hear(athlete, incoming, now)
    said = Message(incoming.text, ASK, thread="talk", revises=incoming.text == WORDS[-1])
    return replace(turn, messages=(said,))


def next_at(athlete: Athlete, now: datetime) -> datetime | None:
    """Remind once, after the last word."""
    return now if len(athlete.runs) == len(WORDS) and not athlete.occurrences else None


async def lived(url: str, fault: Fault) -> None:
    """Let somebody write, be answered and reminded while a call fails, and look at their screen and the database."""
    async with FakeTelegram(clock=time.monotonic) as telegram, Proxy(telegram.port, fault) as way:
        bot = Telegram(telegram.token, api_url=way.url, patience=0.0, rest=_at_once)
        coach = Coach(hear, town.remind, next_at)
        house = build(await open_store(url), {"telegram": bot}, coach, SystemClock())
        rita, stop = telegram.person("Rita"), asyncio.Event()
        rita.room.open = True
        for words in WORDS:
            await rita.says(words)
        going = asyncio.create_task(run(house, stop))
        await _all_done(house)
        notes = [row["note"] for row in await rows(house.store, "runs")]  # type: ignore[arg-type]
        out = await rows(house.store, "outbox")  # type: ignore[arg-type]
        stop.set()
        await going
    assert notes == list(WORDS), "an effect is missing, twice, or out of order"
    _checked(rita, [row["state"] for row in out if row["message"].kind is Kind.REMINDER], fault)


async def _at_once(_seconds: float) -> None:
    await asyncio.sleep(0)


async def _all_done(house: House) -> None:
    """Wait until all was heard, the reminder made, and nothing is on its way any more."""
    while True:
        out = await rows(house.store, "outbox")  # type: ignore[arg-type]
        if len(out) == len(WORDS) + 1 and not {row["state"] for row in out} & {"new", "sending"}:
            return
        await asyncio.sleep(0.01)


def _checked(rita: Person, reminder: Sequence[str], fault: Fault) -> None:
    """Each answer is there, twice only where its fate was unknown; the reminder once at most, and if not, in doubt."""
    first, second, last = WORDS
    shown = Counter(one.text for one in rita.said())
    reminders = sum(count for text, count in shown.items() if text not in WORDS)
    most = 2 if fault.way in AFTER else 1
    assert 1 <= shown[first] <= most, f"{fault}: {shown}"
    assert shown[last] == 1, f"{fault}: {shown}"
    assert shown[second] < most, f"{fault}: {shown}"
    assert len(reminder) == 1
    assert reminders == 1 or (reminders, reminder) == (0, ["uncertain"]), f"{fault}: {shown}"


async def every_call(url: str, way: str, step: int) -> None:
    """Let one call after the other fail, *step* apart, until none does any more."""
    number, made = 1, 1
    while number <= made:
        fault = Fault(number, way)
        await lived(url, fault)
        await emptied(url)
        number, made = number + step, fault.calls
    assert number > 8


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.sender.back_off", lambda *_: 0.0)


async def test_some_calls_of_the_network(url: str) -> None:
    """The answer to every fourth call is lost."""
    await every_call(url, "cut after", 4)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("way", WAYS)
async def test_every_call_of_the_network(url: str, way: str) -> None:
    """Whatever becomes of whichever call, each word has its effect once, is answered, and the reminder comes once at most."""
    await every_call(url, way, 1)
