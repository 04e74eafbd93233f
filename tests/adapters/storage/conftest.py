"""A store on a fresh file, and a look behind it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncEngine

from adapters.storage.migrate import upgrade
from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import metadata
from core.messages import Address, Button, Kind, Message
from core.ports.deliveries import Delivery
from tests.fakes.postgres import Postgres

NOW = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
HOME = Address("telegram", "100")
ASK = ((Button("Yes", "1.1.yes"),),)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a database that is up to date, to copy from."""
    path = tmp_path_factory.mktemp("template") / "fourlap.db"
    asyncio.run(upgrade(f"sqlite:///{path}"))
    return path


@pytest.fixture
def path(tmp_path: Path, template: Path) -> Path:
    """Return a fresh database file."""
    return Path(shutil.copy(template, tmp_path / "fourlap.db"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """Return the URL of an empty database that is up to date, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('path')}"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.url(postgres.emptied())


@pytest.fixture
async def store(url: str) -> AsyncIterator[SqlStore]:
    """Open a store; close it after the test."""
    store = await open_store(url)
    yield store
    await store.close()


only_sqlite = pytest.mark.parametrize("url", ["sqlite"], indirect=True)
only_postgresql = pytest.mark.parametrize("url", ["postgresql"], indirect=True)


async def newcomer(store: SqlStore, person: str = "7", home: Address | None = HOME) -> int:
    """Welcome a person, and return the athlete they became."""
    async with store.work() as work:
        return (await work.welcome("telegram", person, home)).id


async def say(
    store: SqlStore, athlete: int, *messages: Message, to: Address = HOME, at: datetime = NOW, **more
):
    """Put messages into the outbox."""
    async with store.work() as work:
        await work.send(athlete, to, messages, at=at, **more)


async def texts(store: SqlStore, now: datetime = NOW, limit: int = 30) -> list[str]:
    """Claim what can go now, and return its words."""
    return [delivery.message.text for delivery in await store.claim(now, limit)]


async def deliver(store: SqlStore, message_id: str | None = None, now: datetime = NOW) -> Delivery:
    """Claim the one delivery that can go, and let it arrive."""
    (delivery,) = await store.claim(now)
    await store.sent(delivery.id, message_id, now)
    return delivery


def reminder(text: str) -> Message:
    """Return a reminder."""
    return Message(text, kind=Kind.REMINDER)


async def rows(store: SqlStore, table: str) -> list[dict]:
    """Return every row of a table, by its key."""
    query = select(metadata.tables[table]).order_by(*metadata.tables[table].primary_key)
    return await store.database.once(
        lambda connection: [dict(r) for r in connection.execute(query).mappings()]
    )


@contextmanager
def statements(engine: AsyncEngine) -> Iterator[list[str]]:
    """Collect the writing statements that are run, as "INSERT runs x3"."""
    seen: list[str] = []

    def note(_connection, _cursor, statement: str, parameters, _context, many: bool) -> None:
        words = statement.replace("INTO ", "").replace("FROM ", "").split()
        if words[0] in {"INSERT", "UPDATE", "DELETE"}:
            seen.append(f"{words[0]} {words[1]}" + (f" x{len(parameters)}" if many else ""))

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
