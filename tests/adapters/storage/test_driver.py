"""The way to SQLite: one visit to its thread per statement, and no thread left behind."""

import threading

import pytest

from adapters.storage.database import Database
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
