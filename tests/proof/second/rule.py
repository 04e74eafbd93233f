"""A rule: its id, whether it is hard or scored, and what it finds wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from tests.proof.second.reading import Season

Look: TypeAlias = Callable[[Season], Iterator[str]]

HARD = "H"
SCORED = "S"


@dataclass(frozen=True)
class Rule:
    """One invariant."""

    id: str
    kind: str
    look: Look

    @property
    def text(self) -> str:
        """What it says."""
        return (self.look.__doc__ or "").strip()


RULES: list[Rule] = []
"""Every rule, in the order it is written."""


def rule(name: str, kind: str = HARD) -> Callable[[Look], Look]:
    """Put a function among the rules; it yields a message for each place where it is broken."""

    def keep(look: Look) -> Look:
        RULES.append(Rule(name, kind, look))
        return look

    return keep
