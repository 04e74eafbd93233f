"""A shared location as far as it is kept: the clock there. Coordinates are gone before an update is stored."""

from __future__ import annotations

from typing import Any, Final

from core.ports.events import Raw

COORDINATES: Final = frozenset({"latitude", "longitude"})
AT_SEA: Final = "Etc/"
"""How zones begin in which nobody lives."""
NORTH: Final = 90
EAST: Final = 180
"""Degrees of the pole and of the date line."""


def without_places(update: Raw) -> dict[str, Any]:
    """Return an update in which every location, wherever it stands, is its IANA zone and nothing else."""
    return {name: _without(name, found) for name, found in update.items()}


def _without(name: str, found: Any) -> Any:  # noqa: ANN401 - raw JSON
    if isinstance(found, list):
        return [_without("", one) for one in found]
    if not isinstance(found, dict):
        return found
    if found.keys() >= COORDINATES:
        return {"zone": zone_at(found["latitude"], found["longitude"])}
    # A venue says in words where its location is.
    kept = {"location": found.get("location")} if name == "venue" else found
    return without_places(kept)


def zone_at(latitude: object, longitude: object) -> str:
    """Return the IANA zone of a place (degrees, WGS84); an empty one at sea and for what is no place."""
    if not (isinstance(latitude, int | float) and isinstance(longitude, int | float)):
        return ""
    if not (abs(latitude) <= NORTH and abs(longitude) <= EAST):  # not a number is neither
        return ""
    # Its polygons take 35 MB and a tenth of a second: they are read when somebody first shares a location.
    from tzfpy import get_tz  # noqa: PLC0415

    zone = get_tz(longitude, latitude)
    return "" if zone.startswith(AT_SEA) else zone
