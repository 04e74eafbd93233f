"""GPX (Topografix 1.0, 1.1) and TCX (Garmin, Training Center v2), read as a stream: a point is forgotten at the next one.

The parser is expat. A document type is refused where it begins: with it go entities, which can grow without end or
name files. What a file may hold of depth and of text is bounded too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import asin, cos, radians, sin, sqrt
from typing import Any, Final
from xml.parsers import expat

from core.documents.tracks import BrokenError, OtherError, Track, moment, number

DEEPEST: Final = 32
LONGEST_TEXT: Final = 200
"""Letters of a figure, a moment or a sport."""
EARTH_M: Final = 6_371_008.8
"""Mean radius (IUGG)."""
FASTEST_M_S: Final = 12.5
"""Nobody runs so fast: the satellite jumped."""
ROOTS: Final = frozenset({"gpx", "TrainingCenterDatabase"})


def tracks(content: bytes) -> Sequence[Track]:
    """Return the activities in a file. Raises BrokenError; OtherError where it is XML of another kind."""
    parser, found = expat.ParserCreate(namespace_separator=" "), _Reader()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.EntityDeclHandler = _refuse
    parser.StartElementHandler = found.begins
    parser.EndElementHandler = found.ends
    parser.CharacterDataHandler = found.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - it takes no names
    except (BrokenError, OtherError):
        raise
    except (expat.ExpatError, ValueError, LookupError):  # the latter two of alphabets that it does not know
        raise BrokenError("not well-formed") from None
    return found.done


def _refuse(*_: object) -> None:
    raise BrokenError("a document type")


@dataclass(slots=True)
class _Reader:
    """What was seen of the file so far."""

    path: list[str] = field(default_factory=list)
    words: str = ""
    done: list[Track] = field(default_factory=list)
    now: Track = field(default_factory=Track)
    here: tuple[float, float] | None = None
    at: datetime | None = None
    before: tuple[tuple[float, float], datetime | None] | None = None
    first: datetime | None = None
    """The beginning of the piece of track that is read."""

    def begins(self, name: str, attributes: Mapping[str, Any]) -> None:
        """See an element begin."""
        local = name.rpartition(" ")[2]
        if not self.path and local not in ROOTS:
            raise OtherError(local[:LONGEST_TEXT])
        if len(self.path) >= DEEPEST:
            raise BrokenError("too deep")
        self.path.append(local)
        self.words = ""
        match local:
            case "trk" | "Activity":
                self.now = Track(sport=str(attributes.get("Sport", "")))
            case "trkseg":
                self.before = self.first = None
            case "trkpt":
                self.here, self.at = _place(attributes), None
            case "Lap":
                self._since(moment(str(attributes.get("StartTime", ""))))
            case _:
                pass

    def text(self, words: str) -> None:
        """See text; it comes in pieces."""
        if len(self.words) <= LONGEST_TEXT:
            self.words += words

    def ends(self, _name: str) -> None:
        """See an element end."""
        match self.path[-2:]:
            case ["trkpt", "time"]:
                self.at = moment(self.words)
            case ["trkseg", "trkpt"]:
                self._point()
            case ["trk", "trkseg"]:
                self._piece()
            case ["trk", "type"]:
                self.now = replace(self.now, sport=self.words[:LONGEST_TEXT])
            case ["Lap", "TotalTimeSeconds"]:
                self.now = replace(self.now, seconds=self.now.seconds + number(self.words))
            case ["Lap", "DistanceMeters"]:
                self.now = replace(self.now, metres=self.now.metres + number(self.words))
            case [_, "trk" | "Activity"]:
                self.done.append(self.now)
            case _:
                pass
        self.path.pop()
        self.words = ""

    def _since(self, at: datetime) -> None:
        if self.now.begun is None:
            self.now = replace(self.now, begun=at)

    def _point(self) -> None:
        if self.here is None:
            return
        if self.at:
            self._since(self.at)
            self.first = self.first or self.at
        if self.before:
            far = _metres(self.before[0], self.here)
            if not _jumped(far, self.before[1], self.at):
                self.now = replace(self.now, metres=self.now.metres + far)
        self.before = (self.here, self.at)

    def _piece(self) -> None:
        last = self.before[1] if self.before else None
        if self.first and last:
            seconds = max((last - self.first).total_seconds(), 0.0)
            self.now = replace(self.now, seconds=self.now.seconds + seconds)


def _place(attributes: Mapping[str, Any]) -> tuple[float, float]:
    north, east = number(str(attributes.get("lat", ""))), number(str(attributes.get("lon", "")))
    if abs(north) > 90 or abs(east) > 180:  # noqa: PLR2004 - degrees of the pole and of the date line
        raise BrokenError("no place")
    return north, east


def _jumped(metres: float, before: datetime | None, now: datetime | None) -> bool:
    return bool(before and now and metres > FASTEST_M_S * max((now - before).total_seconds(), 1.0))


def _metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance between two places along the earth's surface (haversine, Sinnott 1984)."""
    north, east = radians(one[0]), radians(one[1])
    to_north, to_east = radians(other[0]), radians(other[1])
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * EARTH_M * asin(min(sqrt(half), 1.0))
