"""Setting a club up: a name, a city for its clock, and the day of its sessions, in any order."""

from __future__ import annotations

from dataclasses import replace

from core.clubs.club import Club
from core.clubs.session import weekday
from core.messages import Address
from core.scene import Scene
from core.understanding.cities import find_city

LONGEST_NAME = 60


def behind(scene: Scene) -> str:
    """Return the words behind a command."""
    return scene.said.partition(" ")[2].strip()


def founded(scene: Scene, channel: Address, said: str) -> Club | None:
    """Return the club "Harbour Runners, Porto, tuesday" describes; None without a name or a clock.

    What is not said stays as it was; a new club takes the clock, language and units of who sets it up.
    """
    parts = [part.strip() for part in said.split(",") if part.strip()]
    name, *more = parts or [""]
    known = scene.incoming.club or _blank(scene, channel)
    club = replace(known, name=" ".join(name.split())[:LONGEST_NAME] or known.name)
    for part in more:
        club = _told(club, part)
    return club if club.name and club.zone else None


def _told(club: Club, part: str) -> Club:
    """Return the club with what one part says: a day, else a city."""
    day = weekday(part)
    if day is not None:
        return replace(club, session_day=day)
    cities = find_city(part)
    return replace(club, zone=cities[0].zone) if cities else club


def _blank(scene: Scene, channel: Address) -> Club:
    athlete = scene.athlete
    return Club(
        id=0,
        platform=channel.platform,
        chat=channel.chat,
        name="",
        zone=athlete.profile.zone or "",
        language=athlete.profile.language,
        units=athlete.units,
    )
