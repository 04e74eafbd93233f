"""`fourlap plan`: read a profile, plan for it, write the season for a person or a script."""

from __future__ import annotations

import json
from pathlib import Path

from bot.profiles import ProfileError, profile, request
from core.training.exported import exported
from core.training.fitness import mile_check
from core.training.planner import plan
from core.units import Units
from core.voice.outline import outline
from core.voice.speech import speak

__all__ = ["ProfileError", "planned"]


def planned(file: Path, *, as_json: bool) -> bytes:
    """Return the plan for the profile in *file*, in UTF-8. Raises ProfileError."""
    said = profile(_read(file))
    asked = request(said)
    found = plan(asked)
    units = Units(said.units)
    if as_json:
        return json.dumps(exported(asked, found, units), ensure_ascii=False, indent=1).encode()
    return speak(outline(asked.goal, found, mile_check(asked.results, asked.start)), units=units).encode()


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ProfileError(f"{file}: cannot be read ({error.strerror})") from None
