"""The city, for the clock, and the hour of the check-in."""

from __future__ import annotations

from collections.abc import Generator
from datetime import time
from typing import Any, Final

from core.dialogs.dialog import ask
from core.dialogs.intake.said import clauses, lives, part
from core.dialogs.question import (
    BACK,
    SKIP,
    Default,
    Heard,
    Question,
    Rows,
    UnclearError,
    chosen,
)
from core.messages import Choice
from core.understanding.cities import City, city_ahead, find_city
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, t

NOWHERE: Final[Default[tuple[City, ...]]] = Default(())
LAST: Final = t("6 of 6. Which city are you in, or near? I only use it for the clock.")


def city(zone: str | None, text: Text = LAST) -> Generator[Question[Any], Any, City | None]:
    """Ask for the city, for the clock; a name that many share is asked once more."""
    found: tuple[City, ...] = yield from ask(_city(zone, text))
    if len(found) <= 1:
        return found[0] if found else None
    rows: Rows = tuple((Choice(phrases.city(one), one.zone),) for one in found[:4])
    which: City = yield from ask(
        Question(
            key="which_city",
            text=t("There are a few of those. Which one?"),
            choices=(*rows, (BACK,)),
            read=lambda heard: _which_city(found, rows, heard),
            echo=lambda one: t("{city}.", city=phrases.city(one)),
        )
    )
    return which


def _city(zone: str | None, text: Text) -> Question[tuple[City, ...]]:
    return Question(
        key="city",
        text=text,
        choices=((BACK, SKIP),),
        context="asked:timezone",
        read=_cities,
        offered=_offered_cities,
        claims=lambda heard: bool(_offered_cities(heard)),
        echo=lambda found: t("{city}.", city=phrases.city(found[0])) if len(found) == 1 else NOTHING,
        label=t("City"),
        skipped=NOWHERE,
        default=Default((City(zone.rsplit("/", 1)[-1].replace("_", " "), "", zone, 0),)) if zone else None,
        hints=(
            t(
                "I don't know that one. A bigger city on the same clock will do, or a shared location where your chat has "
                "them."
            ),
            t('Try the biggest city near you, or a zone like "Europe/Lisbon". Or skip it for now.'),
        ),
    )


def _offered_cities(heard: Heard) -> tuple[City, ...] | None:
    """The city somebody says they are in: "I'm in Denver"."""
    said = part(heard, "city")
    return _one_clock(lives(said)) if said else _listed_last(heard)


MANY: Final = 4
BIG: Final = 100_000
"""Clauses of a line that tells everything at once, and people of a city that may end it by its bare name."""


def _listed_last(heard: Heard) -> tuple[City, ...] | None:
    """The city that ends a list of answers by its name alone: "…, tue thu sun, no injuries, Berlin"."""
    said = clauses(heard)
    bare = len(said) >= MANY and len(said[-1].plain.split()) <= BARE
    found = _one_clock(city_ahead(said[-1].text)) if bare else ()
    return found if found and found[0].population >= BIG else None


BARE: Final = 2
"""Words of a bare name."""


def _cities(heard: Heard) -> tuple[City, ...]:
    found = find_city(heard.text)
    if not found:
        raise UnclearError
    return _one_clock(found)


def _one_clock(found: tuple[City, ...]) -> tuple[City, ...]:
    """Namesakes on the same clock need no question."""
    zones = {one.zone for one in found}
    return found[:1] if len(zones) == 1 else found


def _which_city(found: tuple[City, ...], rows: Rows, heard: Heard) -> City:
    said = chosen(rows, heard.word)
    match = [one for one in found if said == one.zone or one.country.casefold() in heard.word]
    if not match:
        raise UnclearError
    return match[0]


def checkin_time(usual: time) -> Question[time]:
    """The hour of the morning message: assumed, until the runner brings it up."""
    return Question(
        key="checkin_at",
        text=t("At what time shall I check in, on days you run?"),
        choices=((Choice(t("06:30"), "6:30"), Choice(t("07:00"), "7:00"), Choice(t("08:00"), "8:00"), BACK),),
        context="asked:reminder_time",
        read=_time,
        offered=_offered_time,
        echo=lambda at: t("Check-in {when}.", when=phrases.around(at)),
        label=t("Check-in time"),
        default=Default(usual),
        hints=(t('A time like "6:45".'),),
        welcomes=frozenset({Intent.SET_REMINDER}),
    )


def _time(heard: Heard) -> time:
    said = heard.reading("asked:reminder_time").reminder_time
    if not said or heard.word == "0":
        raise UnclearError
    return time.fromisoformat(said)


def _offered_time(heard: Heard) -> time | None:
    reading = heard.reading()
    return time.fromisoformat(reading.reminder_time) if reading.reminder_time else None
