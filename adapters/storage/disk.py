"""What of a SQLite file is surely on the disk. SQLite itself waits for none: its commits outlive us, not a power cut.

What is written goes into the log in order, so whatever is on the disk has all before it there too. A wait for the
disk serves everybody who came before it began, while further transactions go on. Taking the log over into the file
is done beside them: a commit that did it would wait several times as long.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeVar

from adapters.storage.errors import StorageError

A = TypeVar("A")
T = TypeVar("T")
TAKE_OVER: Final = 256
"""After so many transactions the log is taken over into the file."""
LONG: Final = 16_000
"""Pages of a log (64 MB) into which something was always written meanwhile: then the next transaction waits."""

_sync: Final = getattr(os, "fdatasync", os.fsync)  # not every system has the quicker one


def flush(file: Path) -> None:
    """Wait until what was written into the log of *file* is on the disk."""
    log = os.open(f"{file}-wal", os.O_RDWR)
    try:
        _sync(log)
    finally:
        os.close(log)


def take_over(file: Path) -> int:
    """Take the log of *file* over into it, and wait for the disk; return its pages.

    It begins anew with the next transaction, if none was made meanwhile.
    """
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()  # who has read nothing knows of no log
        return int(connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()[1])


@dataclass(slots=True)
class Disk:
    """The disk under one file."""

    file: Path
    flush: Callable[[Path], None] = flush
    written: int = 0
    """The number of the last transaction that changed anything."""
    needed: int = 0
    """The last one that is to be on the disk before somebody goes on."""
    kept: int = 0
    """The last one that is there."""
    taken_over: int = 0
    """The last one when the log was last to be taken over."""
    flushing: asyncio.Future[None] | None = None
    taking_over: asyncio.Task[None] | None = None
    pages: int = 0
    """How long the log was when it was last taken over."""
    threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "disk"))

    async def reached(self, transaction: int) -> None:
        """Wait until that *transaction* and all before it are on the disk. Raises StorageError."""
        while self.kept < transaction:
            if self.flushing is None or self.flushing.done():
                self.flushing = self._beside(self._flush, self.written)
            with _readable():
                await asyncio.shield(self.flushing)

    def _flush(self, there: int) -> None:
        self.flush(self.file)
        self.kept = max(self.kept, there)

    async def shorten(self) -> None:
        """Begin to take the log over when it is time; wait for that where it has grown too long meanwhile."""
        if self.taking_over and self.taking_over.done():
            self.taking_over = None
        if self.taking_over is None and self.written - self.taken_over >= TAKE_OVER:
            self.taken_over = self.written
            self.taking_over = asyncio.create_task(self._take_over())
            if self.pages > LONG:
                await self.taking_over

    async def _take_over(self) -> None:
        with suppress(sqlite3.Error):  # it grows on, and is tried again
            self.pages = await self._beside(take_over, self.file)

    def _beside(self, work: Callable[[A], T], given: A) -> asyncio.Future[T]:
        return asyncio.get_running_loop().run_in_executor(self.threads, work, given)

    async def close(self) -> None:
        """Wait for what is under way."""
        await asyncio.gather(*filter(None, (self.flushing, self.taking_over)), return_exceptions=True)
        self.threads.shutdown()


@contextmanager
def _readable() -> Iterator[None]:
    """Turn what a disk reports into a StorageError."""
    try:
        yield
    except OSError as error:
        raise StorageError(f"what was written is not on the disk: {error.strerror}") from error
