"""Harm to the database under running processes: it is full, held, restarted, cut off. Nothing is lost, nothing comes twice."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from random import Random

import pytest

from adapters.storage.migrate import upgrade
from tests.delivery.harness import Town, broken, figures, reached
from tests.delivery.house import confirmed
from tests.fakes.postgres import Postgres, server


@asynccontextmanager
async def alive(town: Town, processes: int = 1) -> AsyncIterator[Town]:
    """Run a town; afterwards let it finish, and check its history."""
    town.write()
    await upgrade(town.url)
    for _ in range(processes):
        town.start()
    try:
        yield town
        assert all(process.is_alive() for process in town.processes), "it stayed up"
        await town.finish(200)
        town.stop()
        print(await figures(town))
        assert await broken(town) == []
    finally:
        for process in town.processes:
            process.kill()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 16 MB in memory, four times what SQLite keeps beside the tables; skip where that is not allowed."""
    disk = tmp_path / "small"
    disk.mkdir()
    done = subprocess.run(
        [shutil.which("mount") or "mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"no disk can be mounted here, as it takes to fill one: {done.stderr.decode().strip()}")
    yield disk
    subprocess.run([shutil.which("umount") or "umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Fill a disk to the last byte; return the file that does."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 512, 1):
            try:
                while True:
                    file.write(b"\0" * size)
            except OSError:
                pass
    return ballast


async def test_a_full_disk(small: Path, tmp_path: Path) -> None:
    """The coach stays up, confirms nothing that it could not keep, and goes on when there is room again."""
    town = Town(tmp_path, f"sqlite:///{small}/fourlap.db", 10, 120, slow_s=0.02, reminders=3)
    async with alive(town):
        await reached(town, 0.1)
        ballast = fill(small)
        lines = (tmp_path / "updates.jsonl").read_text()
        more = [f'{{"key": "m{n}", "person": "p{n % 10}", "text": "u{120 + n}"}}\n' for n in range(30)]
        (tmp_path / "updates.jsonl").write_text(lines + "".join(more))
        town.updates += len(more)
        await asyncio.sleep(3)
        assert confirmed(tmp_path) < town.updates, "what is not kept is not confirmed"
        ballast.unlink()
    with closing(sqlite3.connect(small / "fourlap.db")) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert b"disk" in (tmp_path / "log").read_bytes()


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_held_by_another_process_for_half_a_minute(tmp_path: Path) -> None:
    """Somebody looks into the database and keeps it for 30 s: nobody gives up, and all goes on afterwards."""
    town = Town(tmp_path, f"sqlite:///{tmp_path}/fourlap.db", 50, 1000, slow_s=0.02)
    async with alive(town):
        await reached(town, 0.2)
        with closing(sqlite3.connect(tmp_path / "fourlap.db", isolation_level=None, timeout=20)) as raw:
            raw.execute("BEGIN IMMEDIATE")
            await asyncio.sleep(30)
            raw.execute("ROLLBACK")


async def restarted(postgres: Postgres, _dice: Random) -> None:
    """Crash the server, and start it again."""
    await asyncio.to_thread(postgres.stop, "immediate")
    await asyncio.sleep(0.5)
    await asyncio.to_thread(postgres.start)


async def cut(postgres: Postgres, dice: Random) -> None:
    """Cut every connection a few times, whatever is under way on it: reading, writing, or the COMMIT itself."""
    for _ in range(10):
        await asyncio.to_thread(
            postgres.sql,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fourlap'",
        )
        await asyncio.sleep(dice.uniform(0, 0.2))


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("queue", ["", "pgqueuer"])
@pytest.mark.parametrize("harm", [restarted, cut])
async def test_postgresql_under_three_workers(
    tmp_path: Path, queue: str, harm: Callable[[Postgres, Random], Awaitable[None]]
) -> None:
    """Crashed five times, or cut off fifty times, in the middle of work: all of it is done in the end, once."""
    with server() as mortal:
        town = Town(tmp_path, mortal.url(mortal.fresh()), 100, 1000, queue=queue)
        async with alive(town, 3):
            for time in range(5):
                await reached(town, 0.1 + 0.15 * time)
                print(f"seed {time}")
                await harm(mortal, Random(time))
                town.doubts += 3 * 8
