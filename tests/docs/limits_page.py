"""The page docs/limits.md, written from the list of limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from core.training.limits import AIMS, LAWS, LIMITS
from core.training.limits.check import Law, Limit
from core.voice.speech import speak

HEAD: Final = """# Limits

The one list of limits (`core/training/limits/`), by the ids of the rules' table. The planner asks it before it answers, and
every later change of a plan asks it before it is laid. This page is written by `pytest tests/docs --update-transcripts`
and a test keeps it true.
"""
PARTS: Final[tuple[tuple[str, str, tuple[Limit | Law, ...]], ...]] = (
    ("Hard", "Nothing that breaks one of these is ever written.", LIMITS),
    ("Soft", "Aimed at, and given up before a hard one would break.", AIMS),
    ("Kept elsewhere", "No plan alone can break these; the room that keeps each is named.", LAWS),
)


def page() -> str:
    """Return the whole page."""
    return "\n".join((HEAD, *(line for part in PARTS for line in _part(*part)), ""))


def _part(name: str, what: str, rows: Iterable[Limit | Law]) -> Iterable[str]:
    yield from (
        f"## {name}",
        "",
        what,
        "",
        "| id | what it says | source | checked by |",
        "|---|---|---|---|",
    )
    for one in sorted(rows, key=lambda one: (not one.id.startswith("I"), len(one.id), one.id)):
        yield f"| {one.id} | {speak(one.text)} | {one.source} | {_room(one)} |"
    yield ""


def _room(one: Limit | Law) -> str:
    if isinstance(one, Law):
        return f"`{one.room}`" if one.room else ""
    return f"`{one.check.__module__.rpartition('.')[2]}.{one.check.__name__}`"
