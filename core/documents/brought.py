"""What a file was that a runner sent: a run in three figures, or what else; nothing else of it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Final

from pydantic import TypeAdapter


class Filed(StrEnum):
    """What a file turned out to be."""

    RUN = "run"
    SPORT = "sport"
    """An activity on a bike, in water, on foot without running."""
    SEVERAL = "several"
    """More than one activity."""
    EMPTY = "empty"
    """An activity file without time and distance."""
    EXPORT = "export"
    """What the coach handed over itself (`core.documents.record`)."""
    CALENDAR = "calendar"
    PACKED = "packed"
    """Files in a file (zip, gzip)."""
    OTHER = "other"
    BROKEN = "broken"
    LARGE = "large"
    MANY = "many"
    """One of many in a short time, and left unopened."""
    LOST = "lost"
    """The platform did not hand it over."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What was in a file. Of a run: when it began (aware), its metres, and its seconds without breaks."""

    what: Filed
    begun: datetime | None = None
    metres: float | None = None
    seconds: float | None = None


_PLAIN: Final[TypeAdapter[Brought]] = TypeAdapter(Brought)


def as_plain(brought: Brought) -> dict[str, Any]:
    """Return it as plain JSON."""
    found: dict[str, Any] = _PLAIN.dump_python(brought, mode="json", exclude_none=True)
    return found


def from_plain(plain: Any) -> Brought:  # noqa: ANN401 - raw JSON
    """Return what `as_plain` made. Raises ValueError."""
    return _PLAIN.validate_python(plain)
