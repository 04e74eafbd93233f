"""The power goes, at each moment that matters: what waits for the disk is there again, and what need not is made anew.

A disk keeps what was written when it was asked to; of what came later it may keep nothing. It is asked from time to
time, and cut off before the n-th time, or after the n-th delivery, for n = 1, 2, 3 … until all is done.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.storage.store import SqlStore
from tests.adapters.storage.conftest import NOW, only_sqlite
from tests.delivery.test_fault_points import NAME, WORDS, Wire, checked, died, emptied

NEVER = 1000


@dataclass
class Power:
    """A disk that keeps what is there whenever it is asked, until it is cut off."""

    file: Path
    copy: Path
    cut: int = NEVER
    """The time it is asked from which on it keeps nothing."""
    asked: int = 0

    def flows(self, store: SqlStore) -> None:
        """Let the store write on this disk."""
        assert store.database.disk
        store.database.disk.flush = self.flush
        self.keep()

    def flush(self, _: Path) -> None:
        """Keep all that is written so far."""
        self.asked += 1
        if self.asked >= self.cut:
            raise OSError(5, "the power is cut")
        self.keep()

    def keep(self) -> None:
        """Copy the file and its log as they are."""
        shutil.copy(self.file, self.copy)
        if self._log(self.file).exists():
            shutil.copy(self._log(self.file), self._log(self.copy))

    def returns(self) -> None:
        """Let only what was kept be there."""
        for path in (self.file, self._log(self.file), Path(f"{self.file}-shm")):
            path.unlink(missing_ok=True)
        for path in (self.copy, self._log(self.copy)):
            if path.exists():
                path.rename(self.file if path == self.copy else self._log(self.file))

    @staticmethod
    def _log(file: Path) -> Path:
        return Path(f"{file}-wal")


@only_sqlite
async def test_wherever_the_disk_is_cut_off(url: str, path: Path, tmp_path: Path) -> None:
    """What was taken or promised is there, answers come again at most once, and a reminder never twice."""
    cut, asked = 0, 1
    while cut <= asked:
        cut += 1
        power, wire = Power(path, tmp_path / "kept.db", cut), Wire()
        await died(url, wire, 0, power.flows)
        asked = power.asked
        power.returns()
        await checked(url, wire)
        await emptied(url)
    assert cut > len(WORDS)


@only_sqlite
async def test_whatever_was_said_last(url: str, path: Path, tmp_path: Path) -> None:
    """However little of what led to an answer is on the disk when it has left, nothing is lost and no reminder repeated."""
    for fault in range(1, len(WORDS) + 2):
        power, wire = Power(path, tmp_path / "kept.db"), Wire(fault=fault, way="death")
        await died(url, wire, 0, power.flows)
        power.returns()
        await checked(url, wire)
        await emptied(url)


@only_sqlite
async def test_what_is_taken_is_on_the_disk(store: SqlStore, path: Path, tmp_path: Path) -> None:
    """Whoever brings a message, also once more, is told it is taken when it is on the disk, and not when it is cut off."""
    power = Power(path, tmp_path / "kept.db")
    power.flows(store)
    assert await store.put(NAME, "1", {})
    assert power.asked == 1
    power.cut = 2
    for _ in range(2):
        with pytest.raises(Exception, match="the power is cut"):
            await store.put(NAME, "2", {})
    power.cut = NEVER
    assert not await store.put(NAME, "2", {})


@only_sqlite
async def test_a_turn_waits_for_no_disk(store: SqlStore, path: Path, tmp_path: Path) -> None:
    """What a turn leads to is kept without the disk: it is made anew from what was taken."""
    power = Power(path, tmp_path / "kept.db")
    power.flows(store)
    async with store.work() as work:
        await work.welcome(NAME, "1", None)
    assert await store.due(NOW) == []
    assert power.asked == 0
