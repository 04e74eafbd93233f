"""Races as far as a line names them: one, or several with their days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Priority
from core.dialogs.intake.race_day import Guess, day_of
from core.dialogs.intake.said import spelled
from core.dialogs.question import Heard, UnclearError
from core.understanding.lasting import priority
from core.understanding.words import BASE, words


@dataclass(frozen=True, slots=True)
class Named:
    """A race as far as it was named."""

    distance: str
    on: date | None
    meant: Priority | None = None


def named(heard: Heard) -> Named:
    """Return the one race a line names. Raises UnclearError."""
    reading = spelled(heard).reading("asked:goal")
    if reading.race not in GOAL_DISTANCES:
        raise UnclearError
    on = day_of(heard, reading)
    return Named(reading.race, None if isinstance(on, Guess) else on)


def several(heard: Heard) -> tuple[Named, ...]:
    """Return the races of a line that names each with its day: "10k on 3 May and half on 7 June"."""
    found: list[Named] = []
    said = ""
    for part in _and(heard.language).split(heard.text):
        said = f"{said} {part}".strip()
        one = _whole(replace(heard, text=said))
        if one:
            found.append(one)
            said = ""
    return tuple(found)


def one_or_more(heard: Heard) -> tuple[Named, ...]:
    """Return the races of a line, each with its day where there are several. Raises UnclearError."""
    found = several(heard)
    if len(found) > 1:
        return found
    return (replace(named(heard), meant=priority(heard.text, heard.language)),)


def as_said(races: Iterable[Named]) -> str:
    """Return races as a line that is read as them."""
    return " and ".join(
        f"{one.distance} {one.on.isoformat() if one.on else ''} {HOW[one.meant] if one.meant else ''}".strip()
        for one in races
    )


HOW: Final = {Priority.B: "in earnest", Priority.C: "for fun"}


def _whole(heard: Heard) -> Named | None:
    """Return a race that is named with its day, and how it is meant; None while either is missing."""
    try:
        one = named(heard)
    except UnclearError:
        return None
    return replace(one, meant=priority(heard.text, heard.language)) if one.on else None


@cache
def _and(language: str) -> re.Pattern[str]:
    joined = "|".join(words(one, "marks", "and") for one in dict.fromkeys((language, BASE)))
    return re.compile(rf"[,;&+]+|(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
