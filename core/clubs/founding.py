"""Setting a club up: a name, a city for its clock, and the day of its sessions, in any order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from typing import Any, Final

from core.clubs.club import Challenge, Club
from core.clubs.membership import shown_name
from core.clubs.session import weekday
from core.messages import Address
from core.scene import Scene
from core.understanding.cities import find_city
from core.understanding.languages import named
from core.understanding.normalise import flat
from core.understanding.words import BASE, LANGUAGES, finder, section
from core.units import Units

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
    named = shown_name(name)[:LONGEST_NAME] if name else known.name
    club = replace(known, name=named, run_by=scene.athlete.id, closed=False)
    for part in more:
        club = _told(club, part)
    return club if club.name and club.zone else None


def _told(club: Club, part: str) -> Club:
    """Return the club with what one part says: the recap's day and hour, a challenge, a language, a unit, a city."""
    folded = flat(part.strip())
    settings = next((told for one in _spoken(club) for told in _settings(folded, one)), None)
    if settings is not None:
        return replace(club, **settings)
    if any(finder(one, "club").meanings.get(folded.split()[0]) == "recap" for one in _spoken(club)):
        return _recapped(club, folded.split()[1:])
    day = weekday(part, club.language)
    if day is not None:
        return replace(club, session_day=day)
    cities = find_city(part)
    return replace(club, zone=cities[0].zone) if cities else club


def _spoken(club: Club) -> tuple[str, ...]:
    return tuple(dict.fromkeys((club.language, BASE)))


def _settings(folded: str, language: str) -> Iterator[dict[str, Any]]:
    """Yield what a word stands for that is a setting of its own: a language, a unit, a challenge."""
    spoken = named(folded) or (folded if folded in LANGUAGES else None)
    if spoken:
        yield {"language": spoken}
    unit = next((one for one in ("km", "mi") if folded in section(language, "units").get(one, ())), None)
    if unit:
        yield {"units": Units(unit)}
    challenge = finder(language, "club").meanings.get(folded)
    if challenge in CHALLENGES:
        yield {"challenge": CHALLENGES[challenge]}


CHALLENGES: Final = {
    "easy": Challenge.EASY,
    "even": Challenge.EVEN,
    "together": Challenge.TOGETHER,
    "none": None,
}
"""What the month's challenge is called in the vocabulary."""
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")


def _recapped(club: Club, words: list[str]) -> Club:
    """Return the club with "saturday 19:00" as the day and hour of its recap; what is not said stays."""
    day = next((day for word in words if (day := weekday(word, club.language)) is not None), club.recap_day)
    clock = next((found for word in words if (found := _CLOCK.fullmatch(word))), None)
    return replace(
        club, recap_day=day, recap_at=time(int(clock[1]), int(clock[2])) if clock else club.recap_at
    )


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
