"""A run that is put right in the line that tells of it: "4k in 27. actually it was 4.5"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.understanding.reading import Intent, Reading

FIELDS: Final = ("distance_m", "duration_s", "effort", "soreness")
"""What is corrected of a run."""


def put_right(text: str, read: Callable[[str], Reading]) -> Reading | None:
    """Return a run told in full with what its last sentence corrects; a correction of another day's run stands beside it.

    None: no such line. *read* reads a part by itself.
    """
    parted = _LAST.match(text)
    if parted is None:
        return None
    last = read(parted[2])
    if last.intent is not Intent.EDIT_LAST or last.clarify:
        return None
    told = read(parted[1])
    if told.intent is not Intent.LOG_RUN or not (told.distance_m and told.duration_s) or told.clarify:
        return None
    if last.when not in {None, "today", told.when}:
        return replace(told, text=text, also=(*told.also, last))
    now = {name: getattr(last, name) for name in FIELDS if getattr(last, name) is not None}
    return replace(told, text=text, **now)


_LAST: Final = re.compile(r"(?s)(.*\d.*)[.;!\n]\s+(\S.*\d.*)$")
"""The last sentence with a figure, and those before it."""
