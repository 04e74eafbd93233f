"""A run told in full, and in the last sentence of its line what puts it right or moves a workout."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.understanding.reading import Intent, Reading

FIELDS: Final = ("distance_m", "duration_s", "effort", "soreness")
"""What is corrected of a run."""


def put_right(text: str, read: Callable[[str], Reading]) -> Reading | None:
    """Return a run told in full with what its last sentence corrects: "4k in 27. actually it was 4.5".

    What is said there of another run, or of a workout to come, stands beside it. None: no such line. *read* reads a
    part by itself.
    """
    parted = _LAST.match(text) if len(text) <= LINE else None
    last = read(parted[2]) if parted else None
    if parted is None or last is None or last.clarify or last.intent not in _SAID_LAST:
        return None
    told = read(parted[1])
    if told.intent is not Intent.LOG_RUN or not (told.distance_m and told.duration_s) or told.clarify:
        return None
    another = last.intent is Intent.LOG_RUN
    if another and not (last.distance_m and last.duration_s and last.when not in {None, "today", told.when}):
        return None
    if another or last.intent is Intent.MOVE_WORKOUT or last.when not in {None, "today", told.when}:
        return replace(told, text=text, also=(*told.also, last))
    now = {name: getattr(last, name) for name in FIELDS if getattr(last, name) is not None}
    return replace(told, text=text, **now) if now else None


LINE: Final = 240
"""Characters of a line in which something is put right; a longer one tells of more than a run."""
_SAID_LAST: Final = frozenset({Intent.EDIT_LAST, Intent.MOVE_WORKOUT, Intent.LOG_RUN})
_LAST: Final = re.compile(r"(?s)(.*\d.*)[.;!\n]\s+(\S.*)$")
"""The last sentence, and those before it with a figure."""
