"""Everything can be taken from one database to another, of either kind."""

import sqlite3

import pytest

from adapters.storage.errors import SourceError, StorageError
from adapters.storage.migrate import upgrade
from adapters.storage.move import TABLES, move
from adapters.storage.store import open_store
from tests.adapters.storage.conftest import newcomer, rows
from tests.adapters.storage.test_forgetting import life


@pytest.fixture
async def source(tmp_path):
    """Return the URL of a database with something in every table."""
    url = f"sqlite:///{tmp_path}/old.db"
    await upgrade(url)
    store = await open_store(url)
    for person in ("7", "8"):
        await life(store, person)
    await store.close()
    return url


async def everything(url):
    """Return every row of every table that is moved."""
    store = await open_store(url)
    found = {table.name: await rows(store, table.name) for table in TABLES}
    await store.close()
    return found


async def test_everything_arrives(source, url, monkeypatch):
    """Every row is there as it was, the old database is untouched, and new athletes get new numbers."""
    monkeypatch.setattr("adapters.storage.move.AT_ONCE", 2)
    before = await everything(source)
    counts = await move(source, url)
    assert await everything(url) == before == await everything(source)
    assert counts == {name: len(found) for name, found in before.items()}
    assert all(counts.values())
    store = await open_store(url)
    assert await newcomer(store, "9") == max(row["id"] for row in before["athletes"]) + 1
    await store.close()


async def test_only_into_an_empty_database(source, url):
    """A database that holds anything is left as it is."""
    await move(source, url)
    with pytest.raises(StorageError, match="the target is not empty: it has rows in"):
        await move(source, url)


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("missing.db", "there is no such file"),
        ("text.db", "not an SQLite"),
        ("itself.db", "the one that is set"),
    ],
)
async def test_a_database_that_cannot_be_copied(tmp_path, old, said):
    """A name mistyped is no empty database, and nothing is made in its place."""
    (tmp_path / "text.db").write_text("This is a text. " * 100)
    url = f"sqlite:///{tmp_path}/itself.db"
    await upgrade(url)
    with pytest.raises(SourceError, match=said):
        await move(f"sqlite:///{tmp_path}/../{tmp_path.name}/{old}", url)
    assert not (tmp_path / "missing.db").exists()


async def test_all_or_nothing(source, url):
    """A row that cannot be taken along keeps all others back."""
    with sqlite3.connect(source.removeprefix("sqlite:///")) as raw:
        raw.execute("PRAGMA foreign_keys=OFF")
        raw.execute("INSERT INTO promises VALUES (999, 'k', '2026-01-01', 's')")
    raw.close()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await move(source, url)
    assert not any((await everything(url)).values())
