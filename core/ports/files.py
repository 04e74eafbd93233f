"""Opening what a runner sends as a file."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from core.documents.brought import Brought


class Files(Protocol):
    """Opens files, where a platform has one to fetch; what it returns may be stored, the file is not."""

    async def open(self, person: str, size: int | None, fetch: Callable[[], Awaitable[bytes]]) -> Brought:
        """Return what is in a file of *person* with that many bytes, as far as the platform tells; raises nothing."""
        ...
