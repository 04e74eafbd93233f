"""The release before and this one on one database, while work flows: nothing is lost, nothing comes twice.

The release before is what the history of this folder has from just before the newest migration. Where there is no
such history (a copy without it), the proof is skipped.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
import tarfile
from asyncio.subprocess import Process
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import func, select

from adapters.storage.migrate import upgrade
from adapters.storage.tables import leases
from tests.delivery.harness import Town, broken, figures, reached
from tests.fakes.postgres import Postgres

ROOT = Path(__file__).parents[2]
FOLDER = "migrations/versions"
ALONE = """
import asyncio, sys
from pathlib import Path
from tests.delivery import house
if hasattr(house, "Lot"):
    house.live(house.Lot(Path(sys.argv[1]), sys.argv[2]))
else:  # before it could be told more
    asyncio.run(house.main(Path(sys.argv[1]), sys.argv[2], house.Role("all")))
"""
UPGRADED = """
import asyncio, sys
from adapters.storage.migrate import upgrade
asyncio.run(upgrade(sys.argv[1]))
"""


def git(*words: str) -> bytes:
    """Return what git says of this folder. Skips where it says nothing."""
    done = subprocess.run([shutil.which("git") or "git", *words], cwd=ROOT, capture_output=True, check=False)
    if done.returncode or not done.stdout:
        pytest.skip("the history of this folder is not there, which holds the release before")
    return done.stdout


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the release before."""
    folder = tmp_path_factory.mktemp("before")
    with tarfile.open(fileobj=BytesIO(git("archive", commit_before()))) as archive:
        archive.extractall(folder, filter="data")
    return folder


def commit_before(newest: str = "HEAD") -> str:
    """Return the last commit whose migrations are in line and end before the newest one. Skips where there is none."""
    steps = numbers(newest)
    touched = git("log", newest, "--first-parent", "--format=%H", "--", FOLDER).decode().split()
    for commit in touched[:-1]:
        found = numbers(f"{commit}^")
        if len(found) == len(set(found)) and max(found) < max(steps):
            return f"{commit}^"
    pytest.skip("the history of this folder does not reach back to the release before")


def numbers(commit: str) -> list[str]:
    """Return the numbers of a commit's migrations."""
    names = git("ls-tree", "--name-only", commit, f"{FOLDER}/").decode().split()
    return [name.removeprefix(f"{FOLDER}/")[:4] for name in names if name[-3:] == ".py" and "__" not in name]


async def ran(folder: Path, program: str, *words: str) -> Process:
    """Run a *program* of the release in *folder*."""
    env = {**os.environ, "PYTHONPATH": str(folder)}
    return await asyncio.create_subprocess_exec(sys.executable, "-c", program, *words, env=env, cwd=folder)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of a database that is not there yet, or has no tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/fourlap.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.url(postgres.fresh())


async def up(town: Town, processes: int) -> None:
    """Wait until so many processes have said that they live: only then can they be asked to end."""
    lives = select(func.count(leases.c.holder.distinct()))
    while (await town.query(lives))[0] != [(processes,)]:  # noqa: ASYNC110 - another process rings no bell
        await asyncio.sleep(0.05)


@pytest.mark.slow
@pytest.mark.timeout(400)
async def test_old_and_new_on_one_database(url: str, tmp_path: Path, before: Path) -> None:
    """The old one works, the tables are migrated under it, the new one joins, and the old one ends."""
    town = Town(tmp_path, url, 60, 900)
    town.write()
    assert await (await ran(before, UPGRADED, url)).wait() == 0
    old = [await ran(before, ALONE, str(tmp_path), url) for _ in range(2)]
    try:
        await up(town, len(old))
        await reached(town, 0.2)
        await upgrade(url)
        await reached(town, 0.4)
        town.start()
        await reached(town, 0.6)
        for process in old:
            process.terminate()
        assert [await process.wait() for process in old] == [0] * len(old)
        await town.finish(200)
        town.stop()
    finally:
        for process in (*old, *town.processes):
            if getattr(process, "returncode", None) is None:
                process.kill()
    print(await figures(town))
    assert await broken(town) == []
