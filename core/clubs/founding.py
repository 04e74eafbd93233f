"""Setting a club up: a name, a city for its clock, and the day of its sessions, in any order."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from typing import Any, Final

from core.clubs.club import Challenge, Club
from core.clubs.membership import shown_name
from core.messages import Address
from core.scene import Scene
from core.understanding.arguments import weekdays_in
from core.understanding.cities import find_city
from core.understanding.normalise import fold
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
    days = sorted({day for part in more for day in _days(part, scene.language)})
    for part in more:
        club = _told(club, part, scene.language)
    club = replace(club, session_days=tuple(days) or club.session_days)
    return club if club.name and club.zone else None


def _of_recap(part: str) -> bool:
    return fold(part).startswith(RECAP)


def _setting(part: str) -> dict[str, Any] | None:
    """Return what a part sets that is a word of its own."""
    return next((told for names, told in TOLD if fold(part).strip() in names), None)


def _days(part: str, language: str) -> tuple[int, ...]:
    """Return the session days a part names."""
    return () if _of_recap(part) or _setting(part) else weekdays_in(part, language)


def _told(club: Club, part: str, language: str) -> Club:
    """Return the club with what one part says: the recap's day and hour, a setting of its own, a city."""
    if _of_recap(part):
        return _recapped(club, part, language)
    told = _setting(part)
    if told:
        return replace(club, **told)
    cities = () if _days(part, language) else find_city(part)
    return replace(club, zone=cities[0].zone) if cities else club


RECAP: Final = ("recap", "ruckblick", "resumen", "bilan", "resumo")
"""How a part about the recap begins, folded."""
TOLD: Final[tuple[tuple[frozenset[str], dict[str, Any]], ...]] = (
    (
        frozenset({"km", "kilometres", "kilometers", "kilometer", "kilometros", "quilometros"}),
        {"units": Units.KM},
    ),
    (frozenset({"mi", "mile", "miles", "meilen", "millas", "milhas"}), {"units": Units.MI}),
    (
        frozenset({"easy", "easy days", "lockere tage", "dias suaves", "jours faciles", "dias leves"}),
        {"challenge": Challenge.EASY},
    ),
    (
        frozenset({"even", "even pacing", "gleichmassig", "ritmo parejo", "allure reguliere", "ritmo certo"}),
        {"challenge": Challenge.EVEN},
    ),
    (
        frozenset({"together", "whole club", "gemeinsam", "todos juntos", "tous ensemble"}),
        {"challenge": Challenge.TOGETHER},
    ),
    (frozenset({"no challenge"}), {"challenge": None}),
    (frozenset({"no session day", "no session days"}), {"session_days": ()}),
    (frozenset({"english", "en"}), {"language": "en"}),
    (frozenset({"deutsch", "german", "de"}), {"language": "de"}),
    (frozenset({"espanol", "spanish", "es"}), {"language": "es"}),
    (frozenset({"francais", "french", "fr"}), {"language": "fr"}),
    (frozenset({"portugues", "portuguese", "pt"}), {"language": "pt"}),
)
"""Words that stand for a setting of their own, folded."""
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])[:.h]([0-5]\d)")


def _recapped(club: Club, part: str, language: str) -> Club:
    """Return the club with "saturday 19:00" as the day and hour of its recap; what is not said stays."""
    day = next(iter(weekdays_in(part, language)), club.recap_day)
    clock = next((found for word in part.casefold().split() if (found := _CLOCK.fullmatch(word))), None)
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
