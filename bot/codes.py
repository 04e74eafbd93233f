"""Codes that open something once, and where they stand among the words."""

from __future__ import annotations

import secrets
from typing import Final

from core.messages import Incoming, read_token

LETTERS: Final = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
"""What a code is made of: nothing that looks like something else."""
LONG: Final = 10


def fresh() -> str:
    """Return a code nobody can guess: 49 bits, for minutes."""
    return "".join(secrets.choice(LETTERS) for _ in range(LONG))


def looks_like(word: str) -> bool:
    """Tell whether a word could be one."""
    return len(word) == LONG and set(word) <= set(LETTERS)


def words(incoming: Incoming) -> str:
    """Return the words that were typed, or that a tapped choice says."""
    tapped = read_token(incoming.token) if incoming.token else None
    return tapped[2] if tapped else incoming.text
