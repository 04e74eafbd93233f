"""The times of day a runner chooses."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from core.scene import Scene
from core.understanding.small import in_english


def at_the_hour(scene: Scene, field: str, at: time) -> Scene:
    """Keep a time of the profile: to the minute when that was asked for, else about it."""
    others = tuple(one for one in scene.athlete.profile.sharp if one != field)
    to_the_minute = SHARP.search(in_english(scene.said, scene.language)) is not None
    return scene.knowing(**{field: at}, sharp=(*others, field) if to_the_minute else others)


SHARP: Final = re.compile(r"\b(?:sharp|exactly|precisely|(?:on|to) the (?:dot|minute))\b", re.IGNORECASE)
"""Asks for the very minute."""
