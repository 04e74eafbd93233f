"""Activity files as watches write them, made here; each lays a run along a meridian."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import pi

from core.documents.fit import EPOCH, checksum

SUNDAY_RUN = datetime(2027, 4, 11, 7, 30, tzinfo=UTC)
DEGREE_M = 6_371_008.8 * pi / 180


def _clock(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def gpx(
    metres: float = 10_020,
    seconds: int = 3150,
    *,
    begun: datetime | None = SUNDAY_RUN,
    sport: str = "running",
    parts: int = 1,
    gap_s: int = 600,
) -> bytes:
    """Return a GPX with a point each five seconds; between its *parts* somebody stood for *gap_s*."""
    points, steps = "", seconds // 5
    for part in range(parts):
        inner = ""
        for n in range(steps * part // parts, steps * (part + 1) // parts + 1):
            at = "" if begun is None else _clock(begun + timedelta(seconds=5 * n + gap_s * part))
            time = f"<time>{at}</time>" if at else ""
            inner += f'<trkpt lat="{41 + n * metres / steps / DEGREE_M:.8f}" lon="-8.61"><ele>12.0</ele>{time}</trkpt>'
        points += f"<trkseg>{inner}</trkseg>"
    head = '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="A Watch" xmlns="http://www.topografix.com/GPX/1/1">'
    return f"{head}<trk><name>Home, Rua X 12</name><type>{sport}</type>{points}</trk></gpx>".encode()


def tcx(
    metres: float = 8010, seconds: float = 2710, *, sport: str = "Running", begun: datetime = SUNDAY_RUN
) -> bytes:
    """Return a TCX of two laps, with points that have distances of their own."""
    lap = (
        f'<Lap StartTime="{_clock(begun)}"><TotalTimeSeconds>{seconds / 2}</TotalTimeSeconds>'
        f"<DistanceMeters>{metres / 2}</DistanceMeters><Calories>300</Calories><Track><Trackpoint>"
        f"<Time>{_clock(begun)}</Time><DistanceMeters>17.0</DistanceMeters></Trackpoint></Track></Lap>"
    )
    root = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
    return (
        f'<?xml version="1.0"?><TrainingCenterDatabase xmlns="{root}"><Activities><Activity Sport="{sport}">'
        f"<Id>{_clock(begun)}</Id>{lap}{lap}</Activity></Activities></TrainingCenterDatabase>"
    ).encode()


def fit(
    metres: float = 12_000, seconds: float = 3600, *, sport: int = 1, big: bool = False, foreign: bool = False
) -> bytes:
    """Return a FIT with one record and one session, in either order of bytes, with an app's own fields or without."""
    order = "big" if big else "little"
    session = ((2, 4), (5, 1), (8, 4), (9, 4))
    values = (int((SUNDAY_RUN - EPOCH).total_seconds()), sport, int(seconds * 1000), int(metres * 100))
    written = b"".join(value.to_bytes(size, order) for value, (_, size) in zip(values, session, strict=True))
    own = (b"\x01\x07\x02\x00", b"\x11\x22") if foreign else (b"", b"")
    body = _defined(0, 20, ((253, 4), (3, 1)), order) + b"\x00" + bytes(4) + b"\x96"
    body += _defined(1, 18, session, order, own[0]) + b"\x01" + written + own[1]
    head = bytes([14, 0x20]) + (2132).to_bytes(2, "little") + len(body).to_bytes(4, "little") + b".FIT"
    whole = head + checksum(head).to_bytes(2, "little") + body
    return whole + checksum(whole).to_bytes(2, "little")


def _defined(
    local: int, message: int, fields: tuple[tuple[int, int], ...], order: str, own: bytes = b""
) -> bytes:
    kind = 0x40 | (0x20 if own else 0) | local
    head = bytes([kind, 0, order == "big"]) + message.to_bytes(2, order) + bytes([len(fields)])  # type: ignore[arg-type]
    return head + b"".join(bytes([number, size, 0x86]) for number, size in fields) + own
