"""FIT, what watches write: only the summary of a session is read (Garmin, FIT protocol and profile 21).

A file is a head, records, and a checksum. A record is a definition, which says of a local number what message it stands
for and how long its fields are, or a message of such a number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, Literal

from core.documents.tracks import BrokenError, Track

MARK: Final = b".FIT"
SESSION: Final = 18
"""The message that sums a session up."""
START, SPORT, TIMER, DISTANCE = 2, 5, 8, 9
"""Its fields: seconds since 1990, a sport, milliseconds, centimetres."""
SPORTS: Final = {0: "generic", 1: "running"}
EPOCH: Final = datetime(1989, 12, 31, tzinfo=UTC)
_NIBBLES: Final = (
    0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401,
    0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400,
)  # fmt: skip
"""The table of the checksum."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """What a local number stands for."""

    message: int
    order: Literal["little", "big"]
    fields: tuple[tuple[int, int], ...]
    """Number and length of each."""
    length: int


def is_fit(content: bytes) -> bool:
    """Return whether a file says that it is one."""
    return content[8:12] == MARK


def tracks(content: bytes) -> Sequence[Track]:
    """Return the sessions in a file. Raises BrokenError."""
    head, size = content[0], int.from_bytes(content[4:8], "little")
    end = head + size
    if head not in {12, 14} or len(content) < end + 2:
        raise BrokenError("cut off")
    if checksum(content[:end]) != int.from_bytes(content[end : end + 2], "little"):
        raise BrokenError("checksum")
    return _sessions(content[head:end])


def _sessions(body: bytes) -> list[Track]:
    layouts: dict[int, _Layout] = {}
    found, at = [], 0
    while at < len(body):
        head, at = body[at], at + 1
        packed = head >= 0x80  # noqa: PLR2004 - a message with its time in the head
        local = head >> 5 & 3 if packed else head & 15
        if head & 0x40 and not packed:
            layouts[local], at = _definition(body, at, more=bool(head & 0x20))
            continue
        layout = layouts.get(local)
        if layout is None or at + layout.length > len(body):
            raise BrokenError("no definition")
        if layout.message == SESSION:
            found.append(_session(_values(layout, body[at : at + layout.length])))
        at += layout.length
    return found


def _definition(body: bytes, at: int, *, more: bool) -> tuple[_Layout, int]:
    """Return a definition, and where it ends; with *more* the fields of apps follow, which are skipped over."""
    if at + 5 > len(body):
        raise BrokenError("cut off")
    order: Literal["little", "big"] = "big" if body[at + 1] else "little"
    message, many, at = int.from_bytes(body[at + 2 : at + 4], order), body[at + 4], at + 5
    fields, end = body[at : at + 3 * many], at + 3 * many
    foreign = b""
    if more and end < len(body):
        foreign = body[end + 1 : end + 1 + 3 * body[end]]
        end += 1 + 3 * body[end]
    if end > len(body):
        raise BrokenError("cut off")
    known = tuple(zip(fields[::3], fields[1::3], strict=True))
    return _Layout(message, order, known, sum(fields[1::3]) + sum(foreign[1::3])), end


def _values(layout: _Layout, message: bytes) -> Mapping[int, int]:
    """Return the fields of a message as numbers, those left out that say they have none."""
    found, at = {}, 0
    for number, length in layout.fields:
        part, at = message[at : at + length], at + length
        if part.strip(b"\xff"):
            found[number] = int.from_bytes(part, layout.order)
    return found


def _session(values: Mapping[int, int]) -> Track:
    start = values.get(START)
    return Track(
        SPORTS.get(values.get(SPORT, 0), "another"),
        EPOCH + timedelta(seconds=start) if start is not None and start < 2**32 else None,
        values.get(DISTANCE, 0) / 100,
        values.get(TIMER, 0) / 1000,
    )


def checksum(content: bytes) -> int:
    """Return the 16 bits that stand at the end of a file with this *content*."""
    crc = 0
    for byte in content:
        crc = crc >> 4 & 0x0FFF ^ _NIBBLES[crc & 15] ^ _NIBBLES[byte & 15]
        crc = crc >> 4 & 0x0FFF ^ _NIBBLES[crc & 15] ^ _NIBBLES[byte >> 4]
    return crc
