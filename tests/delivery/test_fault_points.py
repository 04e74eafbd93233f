"""Every call of the database and of the network fails once, one after the other, and no promise is broken.

The n-th call fails, for n = 1, 2, 3 … until none does any more; the process dies with it, another takes over what
is in the database, and what all of them did together is looked at.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias

import pytest
from sqlalchemy import delete, event
from sqlalchemy.exc import OperationalError

from adapters.storage.errors import StorageError
from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import metadata
from bot.clock import SetClock
from bot.coach import Coach
from bot.wiring import House, build
from core.messages import Kind
from core.ports.deliveries import Delivery, NotSentError, UnknownError
from tests.adapters.storage.conftest import NOW, rows
from tests.delivery import house as town

NAME = town.NAME
WORDS = ("u0", "u1", "u2")
Step: TypeAlias = Callable[[], Awaitable[Any]]


class Died(BaseException):
    """The process is no more."""


@dataclass
class Wire:
    """A platform that keeps what arrives; the *fault*-th delivery fails in the *way* it is told."""

    arrived: list[Delivery] = field(default_factory=list)
    fault: int = 0
    way: str = ""
    calls: int = 0
    name: str = NAME
    resends: bool = False

    read = town.Files.read

    async def deliver(self, delivery: Delivery) -> str:
        """Deliver, or fail before or after."""
        self.calls += 1
        way = self.way if self.calls == self.fault else ""
        if way == "before":
            raise NotSentError("refused")
        self.arrived.append(delivery)
        if way == "after":
            raise UnknownError("the answer was lost")
        if way == "death":
            raise Died
        return str(len(self.arrived))

    async def close(self) -> None:
        """Do nothing."""


def home(store: SqlStore, wire: Wire, clock: SetClock) -> House:
    """Return a process on a store."""
    return build(store, {NAME: wire}, Coach(town.hear, town.remind, due_once), clock, 100)


def due_once(athlete, _now):
    """Remind once."""
    return None if athlete.occurrences else NOW + timedelta(minutes=5)


@contextmanager
def failing(store: SqlStore, fault: int) -> Iterator[Callable[[], int]]:
    """Let the *fault*-th statement or commit fail; give what counts them."""
    count = 0
    engine = store.database.engine.sync_engine

    def strike(*_: object) -> None:
        nonlocal count
        count += 1
        if count == fault:
            raise OperationalError("", {}, Exception("disk I/O error"))

    names = ("before_cursor_execute", "commit")
    for name in names:
        event.listen(engine, name, strike)
    try:
        yield lambda: count
    finally:
        for name in names:
            event.remove(engine, name, strike)


@contextmanager
def breaking(store: SqlStore, fault: int) -> Iterator[Callable[[], int]]:
    """Let the connection break inside the *fault*-th COMMIT, which is kept; give what counts them."""
    count = 0
    dialect = store.database.engine.sync_engine.dialect
    keep = dialect.do_commit

    def kept(connection: Any) -> None:
        nonlocal count
        count += 1
        keep(connection)
        if count == fault:
            raise OperationalError("", {}, Exception("connection was closed"))

    dialect.do_commit = kept
    try:
        yield lambda: count
    finally:
        del dialect.do_commit


async def once(step: Step) -> Any:
    """Make a step. Raises what fails."""
    return await step()


async def until_it_works(step: Step) -> Any:
    """Make a step as often as it takes, as a process does that lives on."""
    while True:
        with suppress(StorageError):
            return await step()


async def live(house: House, made: Callable[[Step], Awaitable[Any]] = once) -> None:
    """Hear, remind and deliver until nothing is left, each step *made* like that."""
    clock = house.turns.clock
    await made(house.presence.arrive)
    for moment in (NOW, NOW + timedelta(minutes=6), NOW + timedelta(minutes=20)):
        clock.at = moment
        for _ in range(3):
            while not await made(house.turns.once):
                pass
            await made(house.ticker.once)
            while not await made(house.sender.once):
                landing = list(house.sender.flying)
                await house.sender.landed()
                for task in landing:
                    task.result()


async def lived(url: str, wire: Wire, fault: int) -> int:
    """Let a process take everything in and live on when the *fault*-th COMMIT breaks; return how many it made."""
    store = await open_store(url)
    with breaking(store, fault) as commits:
        for number, words in enumerate(WORDS):
            put = partial(store.put, NAME, f"k{number}", {"person": "p", "text": words}, "p")
            await until_it_works(put)
        await live(home(store, wire, SetClock(NOW)), until_it_works)
        made = commits()
    assert [row["state"] for row in await rows(store, "outbox")] == ["sent"] * (len(WORDS) + 1)
    await store.close()
    return made


async def died(url: str, wire: Wire, fault: int, begin: Callable[[SqlStore], None] = lambda _: None) -> int:
    """Let a process take everything in and live until the *fault*-th call kills it; return how many it made."""
    store = await open_store(url)
    begin(store)
    with failing(store, fault) as calls:
        with suppress(Exception, Died):
            for number, words in enumerate(WORDS):
                await store.put(NAME, f"k{number}", {"person": "p", "text": words}, "p")
            await live(home(store, wire, SetClock(NOW)))
        made = calls()
    await end(store)
    return made


async def end(store: SqlStore) -> None:
    """End a process without a word to anybody."""
    for task in asyncio.all_tasks() - {asyncio.current_task()}:
        task.cancel()
        with suppress(asyncio.CancelledError, Exception, Died):
            await task
    await store.database.engine.dispose()


async def checked(url: str, wire: Wire) -> None:
    """Let another process take over, and look at what both did."""
    store = await open_store(url)
    await store.release(await store.holders())  # the first is known to be gone
    for number, words in enumerate(WORDS):  # what was not taken is brought again, and what was as well
        await store.put(NAME, f"k{number}", {"person": "p", "text": words}, "p")
    await live(home(store, wire, SetClock(NOW)))
    notes = [row["note"] for row in await rows(store, "runs")]
    assert notes == list(WORDS), "an effect is missing, twice, or out of order"
    said = Counter(one.message.text for one in wire.arrived if one.message.kind is Kind.REPLY)
    assert set(said) == set(WORDS), "an answer never came"
    assert max(said.values()) <= 2, "an answer came more than twice"
    reminded = [one for one in wire.arrived if one.message.kind is Kind.REMINDER]
    states = [row["state"] for row in await rows(store, "outbox") if row["message"].kind is Kind.REMINDER]
    assert len(reminded) <= 1, "a reminder came twice"
    assert len(states) == 1, "a reminder was made twice, or never"
    assert len(reminded) == 1 or states == ["uncertain"], "a reminder was lost without a trace"
    await store.close()


async def emptied(url: str) -> None:
    """Leave nothing for the next try."""
    store = await open_store(url)
    for table in ("athletes", "inbox", "outbox", "leases", "pauses"):
        every = delete(metadata.tables[table])
        await store.database.once(lambda c, every=every: c.execute(every) and None)
    await store.close()


async def test_some_calls_of_the_database(url: str) -> None:
    """The same at every ninth call, which takes little time."""
    await all_calls(url, 9)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_every_call_of_the_database(url: str) -> None:
    """Wherever the database fails a process, the next one loses nothing and repeats nothing."""
    await all_calls(url, 1)


async def all_calls(url: str, step: int) -> None:
    """Fail call after call, until none does any more."""
    fault, made = 1 - step, 1
    while fault <= made:
        fault += step
        wire = Wire()
        made = await died(url, wire, fault)
        await checked(url, wire)
        await emptied(url)
    assert fault > 20


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_every_commit_that_is_kept_without_a_word(url: str) -> None:
    """Wherever the connection breaks inside a COMMIT that is kept, who lives on does everything, and once."""
    fault, made = 0, 1
    while fault <= made:
        fault += 1
        wire = Wire()
        made = await lived(url, wire, fault)
        said = Counter(one.message.text for one in wire.arrived)
        assert (len(said), set(said.values())) == (len(WORDS) + 1, {1}), fault
        await checked(url, wire)
        await emptied(url)
    assert fault > 10


@pytest.mark.parametrize("way", ["before", "after", "death"])
async def test_every_call_of_the_network(url: str, way: str) -> None:
    """Wherever the network fails, or the process dies on it, answers come and a reminder comes once at most."""
    for fault in range(1, len(WORDS) + 2):
        wire = Wire(fault=fault, way=way)
        await died(url, wire, 0)
        await checked(url, wire)
        await emptied(url)
