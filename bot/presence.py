"""That this process lives, and what only it may do meanwhile.

Every process holds a lease under its own name and renews it. Where that is not done in time (it was killed, it
hangs, it was stopped, the database is gone), others settle what it left half-way, and it does nothing more that
could be done twice until it holds its lease again.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import structlog

from adapters.storage.errors import StorageError
from bot.clock import seconds_up
from core.ports.store import Store

BEAT_S = 4.0
"""Seconds between two signs of life."""
SURE_S = 10.0
"""How long a sign of life is relied on: less than any store keeps a lease."""

log = structlog.get_logger("fourlap")


@dataclass(slots=True)
class Presence:
    """The leases of this process."""

    store: Store
    resends: frozenset[str] = frozenset()
    """Platforms on which a delivery made twice arrives once."""
    holder: str = ""
    seconds: Callable[[], float] = seconds_up
    wanted: set[str] = field(default_factory=set)
    held: frozenset[str] = frozenset()
    beaten_at: float = float("inf")
    """When the last sign of life was given; one that never was to give any is sure of itself."""
    life: int = 0
    """It begins anew where signs of life were missing for too long: what was claimed before is others' by then."""
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)

    def __post_init__(self) -> None:
        """Take a name."""
        self.holder = self.holder or new_holder()

    async def arrive(self) -> None:
        """Give the first sign of life, after freeing what processes held that ended without a word."""
        await self.store.release([one for one in await self.store.holders() if is_gone(one)])
        await self.once()

    async def once(self) -> float:
        """Give a sign of life, and settle what the dead left; return the seconds until the next."""
        begun = self.seconds()
        held = await self.store.lease(self.holder, [self.holder, *self.wanted])
        self.life += not self._heard_of(begun)
        self.beaten_at = begun
        async with self.changed:
            self.held = held
            self.changed.notify_all()
        await self.store.recover(self.resends)
        return BEAT_S

    async def leave(self) -> None:
        """Let go of everything."""
        self.beaten_at = float("-inf")
        await self.store.release([self.holder])

    def sure(self, life: int) -> bool:
        """Tell whether what this process claimed in a *life* of its is surely still its own."""
        return life == self.life and self._heard_of(self.seconds())

    def _heard_of(self, now: float) -> bool:
        return now - self.beaten_at < SURE_S

    async def hold(self, name: str) -> None:
        """Wait until this process holds *name*; say so when another does. Trouble of the database is for the next beat."""
        self.wanted.add(name)
        try:
            await self.once()
        except StorageError as error:
            log.warning("not held yet", what=name, why=str(error))
        else:
            if name not in self.held:
                log.warning("another process does this already: waiting until it stops", what=name)
        async with self.changed:
            await self.changed.wait_for(lambda: name in self.held)

    async def lose(self, name: str) -> None:
        """Wait until another process has taken *name* over; while the database is away nobody can."""
        async with self.changed:
            await self.changed.wait_for(lambda: name not in self.held)


def new_holder() -> str:
    """Return a name for this process: its machine, its number there, when it began, and chance."""
    return f"{_machine()} {os.getpid()} {_began(os.getpid())} {secrets.token_hex(4)}"


def is_gone(holder: str) -> bool:
    """Tell whether a process of this machine has surely ended. Of other machines nothing is known."""
    machine, number, began, _ = holder.split(" ")
    if machine != _machine():
        return False
    return _began(int(number)) != began


def _machine() -> str:
    """Return where numbers of processes mean what they mean here: two containers may bear the same name."""
    space = ""
    with suppress(OSError):
        space = str(Path("/proc/self/ns/pid").readlink())
    return f"{socket.gethostname()}/{space}"


def _began(process: int) -> str:
    """Return when a process began, in the machine's own count; 0 where there is none, or none is told.

    One that has ended and whose parent does not know yet is none.
    """
    try:
        state, *told = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return "0"
    return "0" if state in "ZX" else told[18]
