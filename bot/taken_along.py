"""What a runner takes along as a file may hold more than a turn looks at: it is read when they ask for it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from bot import codes
from core.messages import Incoming
from core.ports.work import Work

EVERYTHING: Final = "/export all"


async def asked(work: Work, athlete: int, incoming: Incoming) -> Incoming:
    """Return *incoming* with all that is kept of an athlete, if it asks for that."""
    if codes.words(incoming) != EVERYTHING:
        return incoming
    clubs = await work.clubs_with(athlete)
    return replace(incoming, whole=await work.whole(athlete), clubs=tuple(clubs))
