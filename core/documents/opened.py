"""A file opened: what it is says its content, never its name. Pure, and safe with anybody's bytes."""

from __future__ import annotations

from typing import Final

from core.documents import fit, xml_tracks
from core.documents.brought import Brought, Filed
from core.documents.record import FORMAT
from core.documents.tracks import BrokenError, OtherError, brought

MOST_BYTES: Final = 8 * 1024 * 1024
"""A day of running, second by second, with a heart rate in each."""
_HEAD: Final = 256
"""Bytes that tell what a file is."""
_PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"\xfd7zXZ")


def opened(content: bytes) -> Brought:
    """Return what a file holds; whatever the bytes are, something is returned."""
    if len(content) > MOST_BYTES:
        return Brought(Filed.LARGE)
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        if fit.is_fit(content):
            return brought(fit.tracks(content))
        if _is_xml(content, head):
            return brought(xml_tracks.tracks(content))
    except BrokenError:
        return Brought(Filed.BROKEN)
    except OtherError:
        return Brought(Filed.OTHER)
    return Brought(_told_by(head))


def _is_xml(content: bytes, head: bytes) -> bool:
    return head.startswith(b"<") or content.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<"))


def _told_by(head: bytes) -> Filed:
    if head.startswith(_PACKED):
        return Filed.PACKED
    if head.startswith(b"{") and f'"format": "{FORMAT}"'.encode() in head:
        return Filed.EXPORT
    return Filed.CALENDAR if head.upper().startswith(b"BEGIN:VCALENDAR") else Filed.OTHER
