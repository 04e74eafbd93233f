"""Yesterday's backup, and this morning's: what was sent since it was made is not sent again."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from adapters.storage.migrate import upgrade
from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import outbox
from bot.clock import SetClock
from bot.coach import Coach
from bot.remembered import EVERY, Remembered, said_until
from bot.run import run
from bot.wiring import House, Shape, build
from core.messages import Address, Kind, Message
from tests.adapters.storage.conftest import NOW, newcomer, reminder, rows, say
from tests.delivery import house as files
from tests.delivery.harness import OCCURRENCES, Town, reached
from tests.delivery.test_fault_points import NAME, Wire, due_once
from tests.fakes.postgres import Postgres

AT_SIX = NOW + timedelta(minutes=6)


def home(store: SqlStore, wire: Wire, clock: SetClock, memory: Path) -> House:
    """Return a process that remembers in *memory*."""
    coach = Coach(files.hear, files.remind, due_once)
    return build(store, {NAME: wire}, coach, clock, 100, Shape(memory=memory))


async def lived(url: str, wire: Wire, clock: SetClock, memory: Path) -> None:
    """Start, let everything that is due happen, and stop."""
    house, stop = home(await open_store(url), wire, clock, memory), asyncio.Event()

    async def listen(_inbox: object) -> None:
        while await house.store.due(clock.now()) or not await _quiet(house):  # noqa: ASYNC110 - no bell rings for it
            await asyncio.sleep(0.01)

    wire.listen = listen  # type: ignore[attr-defined]
    await run(house, stop)


async def _quiet(house: House) -> bool:
    await asyncio.sleep(0.1)
    return not house.sender.flying and not await house.store.waiting()


Restore = Callable[[], str]


@pytest.fixture
def backup(url: str, request: pytest.FixtureRequest) -> Callable[[], Restore]:
    """Return what makes a copy of the database, with nobody at it; that gives what brings the copy back, and where it is then."""
    if url.startswith("sqlite"):
        return partial(_copied, Path(url.removeprefix("sqlite:///")))
    postgres: Postgres = request.getfixturevalue("postgres")
    copy = partial(postgres.fresh, str(make_url(url).database))
    return lambda: partial(postgres.url, copy())


def _copied(path: Path) -> Restore:
    kept = path.with_suffix(".kept")
    shutil.copy(path, kept)

    def back() -> str:
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()
        return f"sqlite:///{shutil.copy(kept, path)}"

    return back


@pytest.mark.parametrize("remembers", [True, False])
async def test_a_backup_of_this_morning(
    url: str, backup: Callable[[], Restore], tmp_path: Path, remembers: bool
) -> None:
    """A backup from before a reminder does not send it again, because it is remembered beside the database."""
    wire, clock, memory = Wire(), SetClock(NOW), tmp_path / "last_left"
    store = await open_store(url)
    await store.put(NAME, "k0", {"person": "p", "text": "u0"}, "p")
    await store.close()
    await lived(url, wire, clock, memory)
    restore = backup()
    clock.at = AT_SIX
    await lived(url, wire, clock, memory)
    assert [one.message.kind for one in wire.arrived] == [Kind.REPLY, Kind.REMINDER]
    if remembers:
        memory.write_text(
            (AT_SIX + timedelta(days=365)).isoformat()
        )  # the database's own clock is a real one
    else:
        memory.unlink()
    await lived(restore(), wire, clock, memory)
    reminders = sum(one.message.kind is Kind.REMINDER for one in wire.arrived)
    assert reminders == (1 if remembers else 2)


def stored(path: Path) -> Path:
    """Make a backup as docs/operating.md says, while the coach is at work."""
    kept = path.with_suffix(".backup")
    with closing(sqlite3.connect(path)) as running, closing(sqlite3.connect(kept)) as backup:
        running.backup(backup)
    return kept


async def killed_and_restored(town: Town) -> None:
    """Make a backup in the middle of work, kill the coach later, and let another go on from the backup."""
    path = Path(town.url.removeprefix("sqlite:///"))
    town.write()
    await upgrade(town.url)
    town.start()
    try:
        await reached(town, 0.4)
        kept = await asyncio.to_thread(stored, path)
        await reached(town, 0.7)
        town.kill(town.processes[0])
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()
        shutil.copy(kept, path)
        town.start()
        await reminded(town)
        town.stop()
    finally:
        for process in town.processes:
            process.kill()


async def reminded(town: Town) -> None:
    """Wait until every reminder was made, and nothing waits to be sent."""
    made = select(func.count()).select_from(OCCURRENCES)
    waits = select(func.count()).select_from(outbox).where(outbox.c.state.in_(["new", "sending"]))
    async with asyncio.timeout(200):
        while await town.query(made, waits) != [[(town.athletes * town.reminders,)], [(0,)]]:  # noqa: ASYNC110 - another process rings no bell
            await asyncio.sleep(0.1)


async def backed_up(folder: Path, athletes: int, updates: int, reminders: int) -> None:
    """Live through that, and look at what arrived: every reminder once at most."""
    town = Town(folder, f"sqlite:///{folder}/fourlap.db", athletes, updates, reminders=reminders, memory=True)
    await killed_and_restored(town)
    sent = Counter(line["text"] for line in town.sent() if line["kind"] == Kind.REMINDER)
    made = athletes * reminders
    print(f"{made} reminders, {made - len(sent)} let go")
    assert [text for text, times in sent.items() if times > 1] == []
    assert len(sent) > made / 2


async def test_a_backup_in_the_middle_of_work(tmp_path: Path) -> None:
    """Made while the coach works, and restored after a kill, it repeats no reminder."""
    await backed_up(tmp_path, 10, 60, 6)


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_a_backup_in_the_middle_of_a_lot_of_work(tmp_path: Path) -> None:
    """The same with a thousand updates and two thousand reminders."""
    await backed_up(tmp_path, 200, 1000, 10)


async def test_what_was_in_line_when_the_backup_was_made(store: SqlStore, tmp_path: Path) -> None:
    """What waited to leave in the copy has left meanwhile, whatever it was; what is for later waits on."""
    athlete, wire, clock = await newcomer(store), Wire(), SetClock(AT_SIX)
    for number, at in enumerate((NOW, NOW, AT_SIX + timedelta(minutes=1))):
        words = reminder(str(number)) if number == 1 else Message(str(number))
        await say(store, athlete, words, to=Address(NAME, str(number)), at=at)
    house = home(store, wire, clock, tmp_path / "last_left")
    await house.ticker.take_as_said(AT_SIX)
    clock.at += timedelta(minutes=2)
    while not await house.sender.once():
        await house.sender.landed()
    assert [one.message.text for one in wire.arrived] == ["2"]
    assert [row["state"] for row in await rows(store, "outbox")] == ["uncertain", "uncertain", "sent"]


def test_a_pause_is_no_restored_backup() -> None:
    """A database that knows of what left last is the right one, however long ago that was."""
    assert said_until(None, NOW) is None
    assert said_until(NOW, NOW - EVERY) is None
    assert said_until(NOW, NOW + EVERY) is None
    assert said_until(NOW, NOW - timedelta(hours=1)) == NOW + EVERY
    assert said_until(NOW, None) == NOW + EVERY


def test_what_is_remembered(tmp_path: Path) -> None:
    """A moment comes back, to the minute; a file that is not there, or not ours, remembers nothing."""
    memory = Remembered(tmp_path / "last_left")
    assert memory.last() is None
    for seconds in (0, 30, 90):
        memory.note(NOW + timedelta(seconds=seconds))
    assert memory.last() == NOW + timedelta(seconds=90)
    memory.path.write_text("yesterday")
    assert memory.last() is None
    Remembered(tmp_path / "no" / "folder").note(NOW)
