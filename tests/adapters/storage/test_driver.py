"""The way to SQLite: its thread is visited for what may take long, and none is left behind."""

import asyncio
import sqlite3
import threading
from contextlib import closing

import pytest

from adapters.storage.database import Database
from adapters.storage.driver import leisurely
from adapters.storage.engine import connect
from adapters.storage.errors import StorageError


async def test_a_connection_that_cannot_be_made_leaves_no_thread() -> None:
    """When the error is raised its thread has ended: it must not speak to a loop that is closed next."""
    before = set(threading.enumerate())
    database = Database(connect("sqlite:///no/such/folder.db"))
    with pytest.raises(StorageError):
        await database.once(lambda _: None)
    workers = {one for one in threading.enumerate() if "_connection_worker" in one.name}
    assert workers - before == set()
    await database.close()


def thread_of(connection) -> int:
    """Return the thread a statement runs on."""
    driver = connection.connection.driver_connection
    driver._conn.create_function("thread", 0, threading.get_ident)
    return connection.exec_driver_sql("SELECT thread()").scalar()


def thread_of_long_work(connection) -> int:
    """Return the thread a statement runs on that may look at much."""
    leisurely(connection)
    return thread_of(connection)


async def test_statements_run_where_they_stand_but_for_long_ones(tmp_path) -> None:
    """A statement of a turn visits no thread; one that may look at everything holds up nobody."""
    database = Database(connect(f"sqlite:///{tmp_path}/fourlap.db"))
    here = threading.get_ident()
    assert await database.once(thread_of) == here
    assert await database.once(thread_of_long_work) != here
    assert await database.once(thread_of) == here
    await database.close()


async def test_while_another_process_writes_the_loop_goes_on(tmp_path) -> None:
    """Whoever waits for another writer holds up nothing else, and goes on when it is done."""
    database = Database(connect(f"sqlite:///{tmp_path}/fourlap.db"))
    await database.once(thread_of)
    with closing(sqlite3.connect(tmp_path / "fourlap.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        waiting = asyncio.create_task(database.once(thread_of))
        await asyncio.sleep(0.05)
        assert not waiting.done()
        other.execute("COMMIT")
    assert await waiting == threading.get_ident()
    await database.close()
