"""The history of the tables: it leads where the program is, both ways, and loses nothing."""

import asyncio
import re
import sqlite3
from dataclasses import replace
from functools import partial

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory

import migrations
from adapters.storage import migrate
from adapters.storage.engine import connect
from adapters.storage.errors import StorageError
from adapters.storage.migrate import run, upgrade
from adapters.storage.store import open_store
from adapters.storage.tables import metadata
from core.athlete.log import Run
from core.messages import Address
from tests.adapters.storage.conftest import NOW, only_sqlite
from tests.delivery.test_fault_points import Wire, checked

REVISIONS = [one.revision for one in ScriptDirectory(migrations.__path__[0]).walk_revisions()]


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """Return the URL of a database that is not there yet, or has no tables."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('tmp_path')}/fourlap.db"
    postgres = request.getfixturevalue("postgres")
    return postgres.url(postgres.fresh())


@pytest.fixture
def another(url, request):
    """Return what gives the URL of one more such database."""
    if url.startswith("sqlite"):
        return lambda: url.replace("fourlap.db", "another.db")
    postgres = request.getfixturevalue("postgres")
    return lambda: postgres.url(postgres.fresh())


async def looked_at(url, look):
    """Return what *look* sees on a connection."""
    engine = connect(url)
    try:
        async with engine.begin() as connection:
            return await connection.run_sync(look)
    finally:
        await engine.dispose()


def differences(connection):
    """Return what the database has other than the program."""
    return compare_metadata(MigrationContext.configure(connection), metadata)


def version(connection):
    """Return the version a database is at."""
    return MigrationContext.configure(connection).get_current_revision()


def tables(connection):
    """Return the names of all tables that hold rows of ours."""
    return set(sa.inspect(connection).get_table_names()) - {"alembic_version"}


def schema(connection):
    """Return what every table and index is made of, in no order: a step adds at the end."""
    if connection.dialect.name == "sqlite":
        query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'alembic%'"
        return {name: sorted(re.findall(r"\w+", sql)) for name, sql in connection.exec_driver_sql(query)}
    looks = ("get_columns", "get_pk_constraint", "get_foreign_keys", "get_indexes", "get_unique_constraints")
    found = sa.inspect(connection)
    return {
        (table, look): sorted(
            map(str, made if isinstance(made := getattr(found, look)(table), list) else [made])
        )
        for table in tables(connection)
        for look in looks
    }


async def test_fresh_database_is_what_the_program_expects(url):
    """A new database has the program's tables. If not: python -m adapters.storage.migrate "what changed"."""
    await upgrade(url)
    assert await looked_at(url, differences) == []


async def test_fresh_database_is_as_if_made_at_once(url, another):
    """The history leads to the very tables the program would make, keys and cascades included."""
    await upgrade(url)
    at_once = another()
    await looked_at(at_once, metadata.create_all)
    assert await looked_at(url, schema) == await looked_at(at_once, schema)


@pytest.mark.parametrize("revision", REVISIONS)
async def test_every_step_can_be_taken_back(url, revision):
    """Each step goes back to where it came from, and forth again."""
    await run(url, partial(command.upgrade, revision=revision))
    there = await looked_at(url, schema)
    await run(url, partial(command.downgrade, revision="-1"))
    await run(url, partial(command.upgrade, revision=revision))
    assert await looked_at(url, schema) == there


async def test_back_to_nothing(url):
    """All steps taken back leave no table."""
    await upgrade(url)
    await run(url, partial(command.downgrade, revision="base"))
    assert await looked_at(url, tables) == set()


async def test_nothing_left_to_do(url):
    """An upgrade of what is up to date changes nothing."""
    await upgrade(url)
    before = await looked_at(url, schema)
    await upgrade(url)
    assert (await looked_at(url, schema), await looked_at(url, version)) == (before, REVISIONS[0])


def test_files_are_named_by_their_place_in_the_history():
    """The newest step is the one whose file comes last: that is how a start knows it has nothing to do."""
    assert max(migrate._steps()).startswith(f"{REVISIONS[0]}_")


async def test_all_at_once(url):
    """Of several that start together one does the work and the others wait for it."""
    await asyncio.gather(*(upgrade(url) for _ in range(4)))
    assert await looked_at(url, differences) == []


@only_sqlite
async def test_waiting_for_another_process_is_said(url, monkeypatch, caplog):
    """Who finds the database held says so and goes on waiting; if it is not let go in time, that is one line."""
    await upgrade(url)
    monkeypatch.setattr(migrate, "SOON_MS", 1)
    monkeypatch.setattr(migrate, "PATIENCE_MS", 50)
    holder = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="another process holds the database"):
        await upgrade(url)
    assert "waiting for it" in caplog.text
    monkeypatch.setattr(migrate, "PATIENCE_MS", 30_000)
    waiting = asyncio.create_task(upgrade(url))
    holder.execute("ROLLBACK")
    holder.close()
    await waiting


async def test_failed_upgrade_leaves_nothing(url):
    """A step that fails half-way leaves the database as it was."""

    def half(config):
        command.upgrade(config, "head")
        assert 1 / 0

    with pytest.raises(ZeroDivisionError):
        await run(url, half)
    assert await looked_at(url, tables) == set()


async def brought_further(url, *changes):
    """Bring a database to the version of a later release, which makes *changes*."""
    await upgrade(url)
    for statement in (*changes, "UPDATE alembic_version SET version_num = '9999'"):
        await looked_at(url, lambda c, statement=statement: c.exec_driver_sql(statement) and None)


ADDED = (
    "ALTER TABLE athletes ADD COLUMN shoes TEXT",
    "ALTER TABLE outbox ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'",
    "CREATE TABLE shoes (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
)


async def test_a_later_release_that_only_added(url, caplog):
    """The release before starts on what a later one added to, says so, and does all its work there."""
    await brought_further(url, *ADDED)
    before = await looked_at(url, schema)
    await upgrade(url)
    assert "is used as it is" in caplog.text
    assert (await looked_at(url, schema), await looked_at(url, version)) == (before, "9999")
    await checked(url, Wire())


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE athletes RENAME COLUMN stamp TO mark",
        "ALTER TABLE pauses RENAME TO rests",
        "CREATE TABLE fresh AS SELECT * FROM leases; DROP TABLE leases",
    ],
)
async def test_a_later_release_that_changed_what_we_need(url, change):
    """A database without a table or a column of ours is refused, with what to do about it."""
    await brought_further(url, *change.split("; "))
    with pytest.raises(StorageError, match="newer than this program"):
        await upgrade(url)


async def test_a_later_release_that_asks_for_more(url):
    """A column that has to be filled, and that we do not know, is as good as one that is missing."""
    more = [
        "ALTER TABLE pauses RENAME TO old",
        "CREATE TABLE pauses (platform TEXT, chat TEXT, until TEXT, why TEXT NOT NULL)",
    ]
    await brought_further(url, *more)
    with pytest.raises(StorageError, match="newer than this program"):
        await upgrade(url)


@only_sqlite
async def test_altering_a_table_keeps_what_hangs_on_it(url):
    """SQLite alters a table by making it anew; the runs of the athletes in it stay."""
    await upgrade(url)
    store = await open_store(url)
    async with store.work() as work:
        athlete = await work.welcome("telegram", "7", Address("telegram", "7"))
        after = replace(athlete, runs=(Run(1, NOW.date()),))
        await work.save(athlete, after, None)
    await store.close()
    await run(url, alter)
    store = await open_store(url)
    async with store.work() as work:
        assert await work.athlete(athlete.id) == after
    await store.close()


def alter(config):
    """Make the table of athletes anew."""
    operations = Operations(MigrationContext.configure(config.attributes["connection"]))
    with operations.batch_alter_table("athletes", recreate="always") as table:
        table.add_column(sa.Column("shoes", sa.Text))


async def test_the_release_before_can_go_on(url):
    """What a process of the release before writes into the new tables is heard and said by the new one."""
    await upgrade(url)
    zone = "+00" if url.startswith("postgresql") else ""
    event = (
        "INSERT INTO inbox (platform, key, raw, state, received_at)"
        " VALUES ('t', 'k', '{}', 'new', '2026-11-27 07:00:00ZONE')"
    )
    said = (
        "INSERT INTO outbox (platform, chat, via, rank, message, buttons, state, not_before, attempt, nonce, created_at)"
        """ VALUES ('t', '1', '', 0, '{"text": "hi"}', false, 'sending', '2026-11-27 07:00:00ZONE', 1, 'n',"""
        " '2026-11-27 07:00:00ZONE')"
    )
    for statement in (event, said):
        await looked_at(
            url, lambda c, statement=statement: c.exec_driver_sql(statement.replace("ZONE", zone)) and None
        )
    store = await open_store(url)
    async with store.work() as work:
        assert [one.key for one in await work.waiting(9)] == ["k"]
    await store.recover(frozenset())  # it knows no leases: what it left half-way is anybody's
    assert [one.message.text for one in await store.claim(NOW.replace(day=28))] == ["hi"]
    await store.close()


def filled(connection):
    """Return the columns of each table that a row cannot do without, and of each table all columns."""
    found = sa.inspect(connection)
    every = {table: found.get_columns(table) for table in tables(connection)}
    return {
        table: (
            {c["name"] for c in columns if not c["nullable"] and c["default"] is None and c["name"] != "id"},
            {c["name"] for c in columns},
        )
        for table, columns in every.items()
    }


async def test_the_newest_step_only_adds(url):
    """What a process of the release before reads is still there, and what it writes is still enough."""
    await run(url, partial(command.upgrade, revision=REVISIONS[1]))
    before = await looked_at(url, filled)
    await upgrade(url)
    after = await looked_at(url, filled)
    assert not [table for table, (_, every) in before.items() if not every <= after[table][1]]
    assert not [table for table, (_, every) in before.items() if not after[table][0] <= every]


@only_sqlite
async def test_rows_without_owner_are_refused(url):
    """A step that would leave rows without their owner is undone."""
    await upgrade(url)

    def orphan(config):
        row = "INSERT INTO promises (athlete_id, kind, subject, 'on') VALUES (99, 'k', 's', '2026-01-01')"
        config.attributes["connection"].exec_driver_sql(row)

    with pytest.raises(StorageError, match="rows of promises have lost their owner"):
        await run(url, orphan)
    assert await looked_at(url, lambda c: c.exec_driver_sql("SELECT count(*) FROM promises").scalar()) == 0
