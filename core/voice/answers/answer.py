"""What an answer of the table is."""

from __future__ import annotations

from dataclasses import dataclass

from core.voice.text import Text


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer under its key, and where it is from; *race*: the weeks to the race belong to it."""

    key: str
    text: Text
    source: str
    race: bool = False
