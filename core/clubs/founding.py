"""Setting a club up: a name, a city for its clock, and the day of its sessions, in any order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import time
from typing import Any, Final

from core.clubs.club import Challenge, Club
from core.clubs.membership import one_line
from core.messages import Address
from core.scene import Scene
from core.understanding.arguments import clock_in, weekdays_in
from core.understanding.cities import city_named
from core.understanding.languages import named
from core.understanding.normalise import flat
from core.understanding.words import BASE, LANGUAGES, finder, section
from core.units import Units


def behind(scene: Scene) -> str:
    """Return the words behind a command."""
    return scene.said.partition(" ")[2].strip()


def founded(scene: Scene, channel: Address, said: str) -> Club | None:
    """Return the club "Harbour Runners, Porto, tuesday" describes; None without a name or a clock.

    What is not said stays as it was, and a known club needs no name; a new one takes the clock, language and units of
    who sets it up.
    """
    known = scene.incoming.club or _blank(scene, channel)
    spoken = _spoken(scene, known, said)
    named, more = _parts(known, said, spoken)
    called = one_line(named[0]) if named else known.name
    club = replace(known, name=called, run_by=scene.athlete.id, closed=False)
    days = sorted({day for part in more for day in _days(part, spoken)})
    for part in more:
        club = _told(club, part, spoken)
    club = replace(club, session_days=tuple(days) or club.session_days)
    return club if club.name and club.zone else None


def unread(scene: Scene, club: Club, said: str) -> tuple[str, ...]:
    """Return the parts of what was said, beside the name, that set nothing."""
    known = scene.incoming.club or club
    spoken = _spoken(scene, known, said)
    return tuple(part for part in _parts(known, said, spoken)[1] if not _means(part, spoken))


def _spoken(scene: Scene, known: Club, said: str) -> tuple[str, ...]:
    """Return the languages a club may be described in, one that is named in the same breath among them."""
    told = (named(flat(part.strip())) for part in said.split(","))
    named_ones = (one for one in told if one in LANGUAGES)
    return tuple(dict.fromkeys((scene.language, known.language, *named_ones, BASE)))


def _parts(known: Club, said: str, spoken: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the name, if there is one, and what else was said."""
    parts = [part.strip() for part in said.split(",") if part.strip()]
    unnamed = known.id and parts and (_is_setting(parts[0], spoken) or is_a_word(known, said))
    return ([], parts) if unnamed else (parts[:1], parts[1:])


def is_a_word(known: Club, said: str) -> bool:
    """Return whether a club is told one word and no more: a setting, well written or not, rather than another name."""
    return bool(known.id) and len(said.replace(",", " ").split()) == 1 and flat(said) != flat(known.name)


def _means(part: str, spoken: Sequence[str]) -> bool:
    """Return whether a part sets something, its figures too."""
    if _of_recap(part, spoken):
        at = _clock(part, spoken)
        return bool(at or (_weekdays(part, spoken) and not any(letter.isdigit() for letter in part)))
    return bool(_setting(part, spoken) is not None or _days(part, spoken) or city_named(part))


def _is_setting(part: str, spoken: Sequence[str]) -> bool:
    """Return whether a part says how a club is to be, and nothing that could be its name: "Tuesday Runners" is one."""
    days, words = _weekdays(part, spoken), len(part.split())
    return _of_recap(part, spoken) or bool(_setting(part, spoken)) or words < 2 * len(days)


def _of_recap(part: str, spoken: Iterable[str]) -> bool:
    first = flat(part.strip()).split()[0]
    return any(finder(one, "club").meanings.get(first) == "recap" for one in spoken)


def _setting(part: str, spoken: Iterable[str]) -> dict[str, Any] | None:
    """Return what a part sets that is a word of its own."""
    folded = flat(part.strip())
    return next((told for one in spoken for told in _settings(folded, one)), None)


def _days(part: str, spoken: Iterable[str]) -> tuple[int, ...]:
    """Return the session days a part names."""
    return () if _of_recap(part, spoken) or _setting(part, spoken) else _weekdays(part, spoken)


def _weekdays(part: str, spoken: Iterable[str]) -> tuple[int, ...]:
    return max((weekdays_in(part, one) for one in spoken), key=len)


def _told(club: Club, part: str, spoken: Iterable[str]) -> Club:
    """Return the club with what one part says: the recap's day and hour, a setting of its own, a city."""
    if _of_recap(part, spoken):
        return _recapped(club, part, spoken)
    settings = _setting(part, spoken)
    if settings is not None:
        return replace(club, **settings)
    cities = () if _days(part, spoken) else city_named(part)
    return replace(club, zone=cities[0].zone) if cities else club


def _settings(folded: str, language: str) -> Iterator[dict[str, Any]]:
    """Yield what a word stands for that is a setting of its own: a language, a unit, no days, a challenge."""
    spoken = named(folded) or (folded if folded in LANGUAGES else None)
    if spoken:
        yield {"language": spoken}
    unit = next((one for one in ("km", "mi") if folded in section(language, "units").get(one, ())), None)
    if unit:
        yield {"units": Units(unit)}
    means = finder(language, "club").meanings.get(folded)
    if means == "no_days":
        yield {"session_days": ()}
    if means in CHALLENGES:
        yield {"challenge": CHALLENGES[means]}


CHALLENGES: Final = {
    "easy": Challenge.EASY,
    "even": Challenge.EVEN,
    "together": Challenge.TOGETHER,
    "none": None,
}
"""What the month's challenge is called in the vocabulary."""


def _recapped(club: Club, part: str, spoken: Iterable[str]) -> Club:
    """Return the club with "saturday 7pm" as the day and hour of its recap; what is not said stays."""
    day = next(iter(_weekdays(part, spoken)), club.recap_day)
    return replace(club, recap_day=day, recap_at=_clock(part, spoken) or club.recap_at)


def _clock(part: str, spoken: Iterable[str]) -> time | None:
    return next((at for one in spoken if (at := clock_in(part, one))), None)


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
