"""All that is kept of a runner, as plain JSON they can take along (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final

from pydantic import TypeAdapter

from core.athlete.athlete import Athlete
from core.clubs.club import Club

FORMAT: Final = "fourlap-export"
VERSION: Final = 1

_PLAIN: Final[TypeAdapter[Any]] = TypeAdapter(Any)
"""Turns whatever the core is made of into what JSON has: dates into text, tuples into lists."""


def record(athlete: Athlete, clubs: Iterable[Club], now: datetime) -> str:
    """Return an athlete and what clubs hold of them, as JSON text; *now* is aware."""
    found = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": now,
        "athlete": athlete,
        "clubs": [_of_club(club, athlete.id) for club in clubs],
    }
    return json.dumps(_PLAIN.dump_python(found, mode="json"), ensure_ascii=False, indent=1)


def _of_club(club: Club, athlete: int) -> Mapping[str, Any]:
    """Return the club's name, and every row in it that is this runner's; nothing of anybody else."""
    rows: Mapping[str, Iterable[Any]] = {
        "members": club.members,
        "sessions": (one for session in club.sessions for one in session.rsvps),
        "recaps": (one for posted in club.recaps for one in posted.counts),
        "miles": club.miles,
        "races": club.races,
    }
    own = {name: [one for one in found if one.athlete == athlete] for name, found in rows.items()}
    return {"name": club.name, **{name: found for name, found in own.items() if found}}
