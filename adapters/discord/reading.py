"""From a stored event to what the coach hears. Pure: no network, no client."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

from adapters.discord.events import EVENT, Closed, Said, Slash, Tap
from adapters.discord.handles import BUTTON, Via, aside, channel
from core.documents.brought import from_plain
from core.messages import Happened, Incoming, Media, Place, Right
from core.ports.events import Envelope, Raw


def read(raw: Raw) -> Envelope | None:
    """Return what a stored event means; None when it means nothing to the coach. Raises ValueError."""
    match EVENT.validate_python(dict(raw)):
        case Said() as said:
            return _said(said)
        case Closed() as closed:
            return _closed(closed)
        case Slash(brings=None) as slash:
            return _interaction(slash, Incoming(text=f"/{_name(slash)} {slash.option}".strip()))
        case Slash() as slash:
            return _interaction(slash, Incoming(text=slash.option, **_brought(slash, slash.option)))
        case Tap(custom_id=custom_id) as tap if custom_id.startswith(BUTTON):
            return _interaction(tap, Incoming(token=custom_id.removeprefix(BUTTON)), message=tap.message)
        case _:
            return None


def _name(event: Slash) -> str:
    """Return the command: "Log this", as a message's menu has it, is /logthis."""
    return "".join(event.command.casefold().split()) if event.on_message else event.command


def _said(event: Said) -> Envelope:
    address = channel(event.channel)
    shared = bool(event.guild) and not event.room
    text = re.sub(rf"<@!?{event.me}>", " ", event.text).strip()
    return Envelope(
        person=event.person,
        address=address,
        incoming=Incoming(
            text=text,
            place=Place.SHARED if shared else Place.PRIVATE,
            name=event.name,
            **_brought(event, text),
            edited=event.edited,
            forwarded=event.forwarded,
            message=event.id,
            at=None if event.edited else _written(event.id),
            channel=address if shared else None,
        ),
        via=str(Via(event.kind, message=event.id)),
        home=None if shared else address,
        mark="" if shared or event.edited else event.id,
    )


def _brought(event: Said | Slash, text: str) -> dict[str, Any]:
    """Return what came along, as the coach hears it: a file that was opened, or of which kind it is."""
    media = Media(event.brings) if event.brings and not text else None
    return {"media": media, "brought": None if event.file is None else from_plain(event.file)}


EPOCH_S: Final = 1_420_070_400.0
"""What snowflakes count from: the first second of 2015."""


def _written(snowflake: str) -> datetime:
    """Return when something got its id."""
    return datetime.fromtimestamp(EPOCH_S + (int(snowflake) % 2**63 >> 22) / 1000, UTC)


def _closed(event: Closed) -> Envelope:
    here = channel(event.channel)
    return Envelope(event.person, here, Incoming(happened=Happened.CLOSED, channel=here))


def _interaction(event: Slash | Tap, heard: Incoming, message: str = "") -> Envelope:
    """Return an interaction: wherever it happened, its answer is seen by nobody else."""
    address = channel(event.channel) if event.direct else aside(event.channel, event.person)
    return Envelope(
        person=event.person,
        address=address,
        incoming=replace(
            heard,
            language=event.locale,
            name=event.name,
            channel=channel(event.channel) if event.guild and not event.room else None,
            admin=event.admin,
            lacks=event.lacks,
            misses=tuple(Right(one) for one in event.misses),
            rooms=event.rooms,
        ),
        via=str(Via(event.kind, event.application, event.token, message)),
        home=channel(event.channel) if event.direct or event.room else None,
    )
