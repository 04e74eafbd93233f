"""The lines of a scripted chat, read into steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias


class ScriptError(ValueError):
    """A line of a script cannot be followed."""


@dataclass(frozen=True, slots=True)
class Type:
    """Write a message."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """Tap the newest open choice with that label or value."""

    label: str


@dataclass(frozen=True, slots=True)
class Move:
    """Move the clock to a local date and time."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Restart:
    """Close and reopen the database."""


Step: TypeAlias = Type | Tap | Move | Restart


def step(line: str) -> Step | None:
    """Return what *line* asks for; None for a comment or an empty line. Raises ScriptError."""
    line = line.strip()
    match line.partition(" "):
        case ("" | "#", _, _):
            return None
        case ("@", _, when):
            return Move(moment(when))
        case ("!", _, order):
            return _order(order.strip())
        case _:
            return Type(line)


def moment(text: str) -> datetime:
    """Read "2027-01-04 07:00" (an offset may follow). Raises ScriptError."""
    try:
        if ":" in text:
            return datetime.fromisoformat(text.strip())
    except ValueError:
        pass
    raise ScriptError(f"{text.strip()!r} is no date and time like 2027-01-04 07:00")


def _order(order: str) -> Step:
    match order.partition(" "):
        case ("restart", _, ""):
            return Restart()
        case ("tap", _, label) if label.strip():
            return Tap(label.strip())
        case _:
            raise ScriptError(f"'! {order}' is not known: only '! restart' and '! tap LABEL' are")
