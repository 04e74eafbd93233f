"""What a button carries back: whose it is, which question it answers, what it says."""

from __future__ import annotations

from typing import Final

ANYONE: Final = 0
"""Stands for the athlete in the token of a button that everyone in a channel may tap."""


def token(athlete: int, revision: int, says: str) -> str:
    """Return the text a button carries: whose it is, which question it answers (0: none), what it says."""
    return f"{athlete}.{revision}.{says}"


def read_token(text: str) -> tuple[int, int, str] | None:
    """Return (athlete, revision, says), or None when *text* was not made by `token`."""
    athlete, _, rest = text.partition(".")
    revision, dot, says = rest.partition(".")
    if not (dot and athlete.isdecimal() and revision.isdecimal()):
        return None
    return int(athlete), int(revision), says
