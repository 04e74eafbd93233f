"""The database goes away, in every way it can: what was confirmed is there, and all goes on when it is back."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from adapters.storage.errors import StorageError
from adapters.storage.migrate import upgrade
from adapters.storage.store import SqlStore, open_store
from bot.clock import SetClock
from bot.wiring import build
from core.messages import Message
from tests.adapters.storage.conftest import HOME, NOW, newcomer, only_postgresql, reminder, rows, say
from tests.bot.fakes import ECHO, FakePlatform
from tests.fakes.postgres import Postgres, server

CUT = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fourlap'"


@pytest.fixture(scope="module")
def mortal() -> Iterator[Postgres]:
    """Run a PostgreSQL that may be stopped: nobody else is on it."""
    with server() as running:
        running.template = running.fresh()
        asyncio.run(upgrade(running.url(running.template)))
        yield running


@pytest.fixture
async def there(mortal: Postgres) -> AsyncIterator[SqlStore]:
    """Open a store on it."""
    store = await open_store(mortal.url(mortal.fresh(mortal.template)))
    yield store
    await store.close()


async def stored(store: SqlStore, key: str) -> bool:
    """Store an event, as often as it takes; return whether it was new in the end."""
    for _ in range(50):
        try:
            return await store.put("telegram", key, {})
        except StorageError:
            await asyncio.sleep(0.05)
    raise TimeoutError


@pytest.mark.parametrize("how", ["fast", "immediate"])
async def test_server_started_anew(there: SqlStore, mortal: Postgres, how: str) -> None:
    """While it is down that is said in one line; afterwards all that was confirmed is there, in open connections too."""
    assert await there.put("telegram", "before", {})
    mortal.stop(how)
    try:
        with pytest.raises(StorageError, match="cannot be reached"):
            await there.put("telegram", "while down", {})
        with pytest.raises(StorageError):
            async with there.work() as work:
                await work.welcome("telegram", "7", None)
    finally:
        mortal.start()
    assert await stored(there, "after")
    assert await newcomer(there)
    assert [row["key"] for row in await rows(there, "inbox")] == ["before", "after"]


async def test_connection_lost_in_the_middle_of_a_turn(there: SqlStore, mortal: Postgres) -> None:
    """A turn whose connection is cut keeps nothing, and the next one finds all as before."""
    athlete = await newcomer(there)
    with pytest.raises(StorageError):
        async with there.work() as work:
            await work.welcome("telegram", "8", None)
            mortal.sql(CUT)
            await work.welcome("telegram", "9", None)
    assert [row["id"] for row in await again(rows, there, "athletes")] == [athlete]


async def test_cut_at_any_moment(there: SqlStore, mortal: Postgres) -> None:
    """Wherever a connection is cut, it is the database that failed, and never taken for a defect of ours."""
    athlete, going = await newcomer(there), True

    async def turns() -> None:
        while going:
            with suppress(StorageError):
                async with there.work() as work:
                    await work.athlete(athlete)
                    await work.send(athlete, HOME, [Message("hi")], at=NOW)

    async def deliveries() -> None:
        while going:
            with suppress(StorageError):
                for delivery in await there.claim(NOW):
                    await there.sent(delivery.id, "m", NOW)

    busy = [asyncio.create_task(one()) for one in (turns, deliveries)]
    for _ in range(15):
        await asyncio.to_thread(mortal.sql, CUT)
    going = False
    await asyncio.gather(*busy)


@asynccontextmanager
async def across_a_network(postgres: Postgres) -> AsyncIterator[str]:
    """Give the URL of a database that is reached over TCP."""

    async def carried(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_unix_connection(f"{postgres.folder}/.s.PGSQL.5432")
        ways = [_pump(reader, there[1]), _pump(there[0], writer)]
        await asyncio.gather(*ways)

    server = await asyncio.start_server(carried, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        yield f"postgresql+asyncpg://postgres@127.0.0.1:{port}/{postgres.emptied()}?ssl=disable"


async def _pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    with suppress(ConnectionError):
        while words := await reader.read(65536):
            writer.write(words)
            await writer.drain()
    writer.close()


async def test_a_server_that_vanishes_is_noticed(postgres: Postgres) -> None:
    """Every connection over a network asks for a sign of life, and ends when there is none for twenty seconds."""
    async with across_a_network(postgres) as url:
        store = await open_store(url)

        def options(connection) -> list[int]:
            way = connection.connection.driver_connection._transport.get_extra_info("socket")
            asks = way.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
            return [asks, way.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT)]

        assert await store.database.once(options) == [1, 20_000]
        await store.close()


async def again(what, *given):
    """Return what comes of *what*, tried until the cut connections are replaced."""
    for _ in range(50):
        try:
            return await what(*given)
        except StorageError:
            await asyncio.sleep(0.05)
    raise TimeoutError


@pytest.mark.parametrize("when", ["before", "after"])
async def test_connection_lost_inside_commit(
    there: SqlStore, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept or not, nobody knows; brought again, the event is there once."""
    dialect = there.database.engine.sync_engine.dialect
    commit, cuts = dialect.do_commit, [when]

    def cut(connection) -> None:
        if not cuts:
            commit(connection)
            return
        cuts.pop()
        if when == "after":
            commit(connection)
        connection.driver_connection.terminate()
        raise ConnectionResetError("the answer to COMMIT was lost")

    monkeypatch.setattr(dialect, "do_commit", cut)
    with pytest.raises(StorageError):
        await there.put("telegram", "k", {})
    assert await stored(there, "k") is (when == "before")
    assert [row["key"] for row in await rows(there, "inbox")] == ["k"]


@only_postgresql
async def test_two_that_lock_each_other_out(url: str) -> None:
    """Of two turns that wait for each other one is told to try again, and nothing of it is kept."""
    one, other = await open_store(url), await open_store(url)
    first, second = await newcomer(one, "1"), await newcomer(one, "2")
    met = asyncio.Barrier(2)

    async def turn(store: SqlStore, *athletes: int) -> str:
        try:
            async with store.work() as work:
                await work.athlete(athletes[0])
                await met.wait()
                await work.athlete(athletes[1])
        except StorageError as error:
            return str(error)
        return ""

    said = await asyncio.gather(turn(one, first, second), turn(other, second, first))
    assert sorted(map(bool, said)) == [False, True]
    for store in (one, other):
        await store.close()


async def test_what_comes_together_is_kept_together(store: SqlStore) -> None:
    """What waits at the same moment shares one transaction, whatever it is."""
    athlete = await newcomer(store)
    commits: list[object] = []
    event.listen(store.aside.engine.sync_engine, "commit", commits.append)
    await asyncio.gather(*(store.put("telegram", str(number), {}, str(number)) for number in range(40)))
    assert len(commits) <= 2
    await say(store, athlete, Message("hi"))
    assert len(await rows(store, "inbox")) == 40


async def test_a_claim_kept_whose_answer_was_lost(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection breaks inside the COMMIT of a claim: what was claimed is sent all the same, once, by who lives on."""
    athlete = await newcomer(store)
    await say(store, athlete, reminder("today"), Message("reply"))
    platform = FakePlatform(name="telegram")
    sender = build(store, {"telegram": platform}, ECHO, SetClock(NOW)).sender
    await sender.presence.arrive()
    dialect = store.aside.engine.sync_engine.dialect
    kept = dialect.do_commit

    def keep_without_a_word(connection: object) -> None:
        kept(connection)
        monkeypatch.undo()
        raise OperationalError("", {}, Exception("connection was closed"))

    monkeypatch.setattr(dialect, "do_commit", keep_without_a_word)
    with pytest.raises(StorageError):
        await sender.once()
    for _ in range(4):
        await sender.once()
        await sender.landed()
    assert sorted(one.message.text for one in platform.delivered) == ["reply", "today"]
    assert {row["state"] for row in await rows(store, "outbox")} == {"sent"}
