"""Doors: the way from a group, where nobody can be answered alone, to the private chat that is not there yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot import bound, codes
from core.clubs.mention import DOOR, OPEN
from core.messages import Button, Message, Pass, token
from core.ports.events import Envelope
from core.ports.work import Work
from core.voice.catalogues import nearest
from core.voice.speech import speak

DOOR_LASTS: Final = timedelta(hours=1)


async def instead(
    work: Work, athlete: int, envelope: Envelope, messages: Sequence[Message], now: datetime
) -> list[Message]:
    """Return what can be said to somebody in a group who has no private chat with us: short words in passing, else a door.

    What passes by is for who tapped: of what was typed, nothing is shown to all. What they said is heard again when
    they come through the door, once and in the same channel. Within an hour one person has one door, which then leads
    to what they said last: nobody fills a group with doors.
    """
    incoming = envelope.incoming
    tapped = incoming.token is not None
    passing = [one for one in messages if one.toast]
    if len(passing) == len(messages):
        return passing if tapped else []
    code = codes.fresh()
    said = codes.words(incoming)
    heard = bound.as_admin(said) if incoming.admin else said
    await work.issue(code, Pass(athlete, heard, now + DOOR_LASTS, incoming.channel), now)
    language = nearest(incoming.language)
    label = Button(speak(OPEN, language), token(athlete, 0, said))
    door = Message(speak(DOOR, language), ((label,),), silent=True, toast=tapped, door=code)
    return [door if tapped else replace(door, revises=True, thread=f"door{now:%Y%m%d%H}")]
