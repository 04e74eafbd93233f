"""What is wrong with a database is said in one line, and nothing is lost or locked by it."""

import asyncio
import sqlite3
import threading
from contextlib import suppress

import pytest
from sqlalchemy import event, insert

from adapters.storage import inbox
from adapters.storage.database import Database
from adapters.storage.engine import connect
from adapters.storage.errors import StorageError
from adapters.storage.migrate import upgrade
from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import metadata
from core.messages import Address, Message
from core.ports.events import InboxState
from tests.adapters.storage.conftest import NOW, newcomer, only_sqlite, rows

HOME = Address("telegram", "1")


async def refused(url: str) -> str:
    """Return what is said when a database cannot be opened."""
    with pytest.raises(StorageError) as error:
        await open_store(url)
    return str(error.value)


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no tables yet"), (b"This is a text. " * 100, "not an SQLite database")],
)
async def test_file_that_is_no_store(tmp_path, content, said):
    """A file without tables and one of another kind are told apart."""
    (tmp_path / "some.db").write_bytes(content)
    assert said in await refused(f"sqlite:///{tmp_path}/some.db")


async def test_missing_folder(tmp_path):
    """A folder that is not there is asked after."""
    assert "does its folder exist" in await refused(f"sqlite:///{tmp_path}/missing/fourlap.db")
    with pytest.raises(StorageError, match="does its folder exist"):
        await upgrade(f"sqlite:///{tmp_path}/missing/fourlap.db")


@only_sqlite
async def test_read_only(url):
    """A database that cannot be written says so."""
    readonly = url.replace("sqlite:///", "sqlite:///file:") + "?mode=ro&uri=true"
    assert "cannot be written" in await refused(readonly)


@pytest.mark.parametrize(
    ("other", "said"),
    [("data/fourlap.db", "like sqlite:///data/fourlap.db"), ("mysql://h/d", "mysql is not supported")],
)
async def test_url_of_something_else(other, said):
    """A URL that leads to no database of ours is refused."""
    assert said in await refused(other)


@only_sqlite
async def test_locked_by_another_process(path, url):
    """When another process does not let go, the turn fails with a reason; once it does, all goes on."""
    store = SqlStore(Database(connect(url, patience_ms=1)))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="another process holds the database"):
        await store.put("telegram", "1", {})
    other.execute("ROLLBACK")
    other.close()
    assert await store.put("telegram", "1", {})
    await store.close()


@only_sqlite
async def test_disk_full(store):
    """A full disk fails the turn, and nothing half-written stays; with room again all goes on."""
    await store.database.once(lambda c: c.exec_driver_sql("PRAGMA max_page_count=1").scalar())
    with pytest.raises(StorageError, match="no space is left"):
        await store.put("telegram", "1", {"text": "long " * 10_000})
    await store.database.once(lambda c: c.exec_driver_sql("PRAGMA max_page_count=10000").scalar())
    assert await store.put("telegram", "1", {})
    assert len(await rows(store, "inbox")) == 1


async def test_defect_of_ours_is_not_blamed_on_the_database(store):
    """A broken rule of the tables is no StorageError."""
    orphan = insert(metadata.tables["promises"]).values(athlete_id=99, kind="k", subject="s", on=NOW.date())
    with pytest.raises(Exception, match=r"(?i)foreign key") as error:
        async with store.work() as work:
            await work.transaction.do(lambda c: c.execute(orphan))
    assert not isinstance(error.value, StorageError)


@only_sqlite
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("synchronous", 1), ("foreign_keys", 1), ("secure_delete", 1)],
)
async def test_promises_of_the_connection(store, pragma, value):
    """A power cut leaves what was committed until some moment, whole, and what was deleted is gone."""
    found = await store.database.once(lambda c: c.exec_driver_sql(f"PRAGMA {pragma}").scalar())
    assert found == value


async def test_tables_made_in_a_failed_transaction_are_gone(store):
    """Even a table that was made is undone: the driver does not commit behind our back."""
    with pytest.raises(ZeroDivisionError):
        await store.database.once(lambda c: (c.exec_driver_sql("CREATE TABLE half (a INTEGER)"), 1 / 0))
    with pytest.raises(StorageError, match="no tables"):
        await store.database.once(lambda c: c.exec_driver_sql("SELECT * FROM half"))


async def test_reopened_is_the_same(url):
    """What was stored is there after closing and opening again."""
    store = await open_store(url)
    athlete = await newcomer(store)
    await store.close()
    store = await open_store(url)
    assert await newcomer(store) == athlete
    await store.close()


async def test_driver_may_be_named(tmp_path):
    """A URL that names a driver for SQLite is taken as well."""
    await upgrade(f"sqlite+aiosqlite:///{tmp_path}/fourlap.db")
    await (await open_store(f"sqlite:///{tmp_path}/fourlap.db")).close()


async def test_what_waits_together_is_committed_together(store):
    """Events that come at the same moment cost one commit, and keep their order."""
    commits = []
    event.listen(store.database.engine.sync_engine, "commit", commits.append)
    fresh = await asyncio.gather(*(store.put("telegram", key, {}) for key in "abcab"))
    assert fresh == [True, True, True, False, False]
    assert [one.key for one in await store.waiting()] == ["a", "b", "c"]
    assert len(commits) == 2


@only_sqlite
async def test_a_turn_and_the_claim_of_its_answer_are_one_commit(store):
    """Who is woken by a turn joins its transaction, and sees what it has done; the message was put in before."""
    commits, claims = [], []

    async def turn() -> None:
        async with store.work() as work:
            (heard,) = await work.waiting(16)
            athlete = await work.welcome("telegram", "1", HOME)
            await work.send(athlete.id, HOME, [Message("hi")], at=NOW)
            await work.done(heard.id, InboxState.DONE)
            claims.append(asyncio.create_task(store.claim(NOW)))

    event.listen(store.database.engine.sync_engine, "commit", commits.append)
    await asyncio.gather(store.put("telegram", "1", {}), turn())
    assert [one.message.text for one in await claims[0]] == ["hi"]
    assert len(commits) == 2


async def test_a_turn_that_fails_does_not_spoil_what_rides_along(store):
    """What was put in while a turn failed is kept, and the next turn sees it."""

    async def turn() -> None:
        async with store.work() as work:
            await work.welcome("telegram", "1", HOME)
            1 / 0  # noqa: B018 - it is to fail

    fresh, failed = await asyncio.gather(store.put("telegram", "1", {}), turn(), return_exceptions=True)
    assert (fresh, type(failed)) == (True, ZeroDivisionError)
    assert len(await store.waiting()) == 1
    assert await rows(store, "athletes") == []


@only_sqlite
async def test_a_turn_undone_by_another_part_hears_of_it(store):
    """A turn whose transaction another spoils is told that nothing of it is kept."""

    async def turn() -> None:
        async with store.work() as work:
            await work.welcome("telegram", "1", HOME)
            joins.append(asyncio.create_task(store.database.once(lambda _: 1 / 0)))

    joins = []
    (told,) = await asyncio.gather(turn(), return_exceptions=True)
    assert type(told) is StorageError
    with pytest.raises(ZeroDivisionError):
        await joins[0]
    assert await rows(store, "athletes") == []


@only_sqlite
async def test_that_something_arrived_waits_for_no_disk(store):
    """What need not outlive a power cut is answered without the disk; all else waits until it is there."""
    asked, may = [], threading.Event()

    def flush(_) -> None:
        asked.append(may.wait(10))

    def anew(connection, asked) -> list[int]:
        return inbox.put(connection, [("telegram", key, {}, "") for key in asked])

    store.database.disk.flush = flush
    safely = asyncio.create_task(store.database.together(anew, "a"))
    assert await store.database.together(anew, "b", light=True)
    assert await store.database.together(anew, "c", light=True)
    assert not safely.done()
    may.set()
    assert await safely
    assert asked == [True]


@only_sqlite
async def test_one_wait_for_the_disk_serves_all_who_came_before_it(store):
    """Who asks while the disk is waited for is served by the next wait, together with all others."""
    asked, begun, may = [], asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def flush(_) -> None:
        loop.call_soon_threadsafe(begun.set)
        asked.append(may.wait(10))

    store.database.disk.flush = flush
    puts = [asyncio.create_task(store.put("telegram", "first", {}))]
    await begun.wait()
    puts += [asyncio.create_task(store.put("telegram", key, {})) for key in "abc"]
    await asyncio.sleep(0)
    assert len(await store.waiting()) == 4
    may.set()
    assert await asyncio.gather(*puts) == [True] * 4
    assert len(asked) == 2


@only_sqlite
async def test_the_log_is_taken_over_meanwhile(store, path, monkeypatch):
    """Also where something is always being written, the file gets what the log has, and the log does not grow for ever."""
    monkeypatch.setattr("adapters.storage.disk.TAKE_OVER", 5)
    monkeypatch.setattr("adapters.storage.disk.LONG", 50)
    for number in range(60):
        await store.put("telegram", str(number), {"text": "word " * 5000})
    assert path.stat().st_size > 1_000_000
    assert path.with_name("fourlap.db-wal").stat().st_size < 1_000_000


@only_sqlite
async def test_what_is_emptied_leaves_the_log_as_well(store, path, monkeypatch):
    """Once the log was taken over it begins anew, and nothing behind its new end is left of what was in it."""
    monkeypatch.setattr("adapters.storage.disk.TAKE_OVER", 5)
    monkeypatch.setattr("adapters.storage.disk.LONG", 50)
    await store.put("telegram", "long", {"text": "xyzzy " * 500_000})
    async with store.work() as work:
        (event,) = await work.waiting(1)
        await work.done(event.id, InboxState.DONE)
    for number in range(30):
        await store.put("telegram", str(number), {})
    files = (path, path.with_name("fourlap.db-wal"))
    assert [b"xyzzy" in file.read_bytes() for file in files] == [False, False]


async def test_one_that_fails_does_not_spoil_the_others(store):
    """Who fails in shared company fails alone."""
    found = await asyncio.gather(
        store.put("telegram", "1", {}),
        store.database.once(lambda _: 1 / 0),
        store.put("telegram", "2", {}),
        return_exceptions=True,
    )
    assert (found[0], type(found[1]), found[2]) == (True, ZeroDivisionError, True)
    assert len(await store.waiting()) == 2


@pytest.mark.parametrize("steps", range(8))
async def test_cancelled_turn_leaves_nothing_behind(store, steps):
    """A turn that is cancelled anywhere on its way is undone, and the next one finds the database free."""
    before = len(await rows(store, "athletes"))

    async def turn() -> None:
        async with store.work() as work:
            await work.welcome("telegram", "9", None)
            await asyncio.Event().wait()

    task = asyncio.create_task(turn())
    for _ in range(steps):
        await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert len(await rows(store, "athletes")) == before
    assert await newcomer(store)


async def test_whoever_is_cancelled_while_waiting_holds_up_nobody(store):
    """One who does not wait for the answer any more leaves the others theirs."""
    one, other = (asyncio.create_task(store.put("telegram", key, {})) for key in "ab")
    await asyncio.sleep(0)
    one.cancel()
    assert await other
    assert one.cancelled()
