"""What the kinds of activity files have in common: a sport, a beginning, metres and seconds; no places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from math import isfinite
from typing import Final

from core.documents.brought import Brought, Filed


class BrokenError(ValueError):
    """A file is not what it begins like, or has something in it that no watch writes."""


class OtherError(ValueError):
    """A file is something else than an activity."""


@dataclass(frozen=True, slots=True)
class Track:
    """One activity: its sport as the file calls it, when it began (aware), metres, seconds without breaks."""

    sport: str = ""
    begun: datetime | None = None
    metres: float = 0.0
    seconds: float = 0.0


RUNNING: Final = ("", "run", "running", "trail", "track", "treadmill", "race", "generic", "9", "other")
"""Beginnings of what running is called, and what says nothing; "9" is Strava's in a GPX."""
APART: Final = timedelta(hours=12)
"""From here on two parts of a file are two runs."""


def brought(tracks: Sequence[Track]) -> Brought:
    """Return what the activities of one file are together."""
    found = [one for one in tracks if one.seconds > 0]  # without a time it is a route
    if not found:
        return Brought(Filed.EMPTY)
    begun = [one.begun for one in found if one.begun]
    if begun and max(begun) - min(begun) > APART:
        return Brought(Filed.SEVERAL)
    metres, seconds = sum(one.metres for one in found), sum(one.seconds for one in found)
    if not (isfinite(metres) and isfinite(seconds)):
        return Brought(Filed.BROKEN)
    what = Filed.RUN if all(_running(one.sport) for one in found) else Filed.SPORT
    return Brought(what, min(begun, default=None), round(metres, 1) or None, round(seconds, 1) or None)


def _running(sport: str) -> bool:
    called = sport.strip().casefold().replace("_", " ")
    return any(called == one or (one and called.startswith(f"{one} ")) for one in RUNNING)


def moment(text: str) -> datetime:
    """Return an instant of a file (ISO 8601; UTC where it names no zone). Raises BrokenError."""
    try:
        found = datetime.fromisoformat(text.strip())
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise BrokenError("no moment") from None


def number(text: str) -> float:
    """Return a figure of a file. Raises BrokenError."""
    try:
        found = float(text)
    except ValueError:
        raise BrokenError("no number") from None
    if not isfinite(found):
        raise BrokenError("no number")
    return found
