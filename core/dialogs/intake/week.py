"""A normal week: how much, and on which days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from core.athlete.profile import TimeLimit
from core.dialogs.intake.said import NEW, clauses, corrected, part
from core.dialogs.question import (
    BACK,
    SKIP,
    Default,
    Heard,
    Question,
    UnclearError,
)
from core.messages import Choice
from core.understanding.lasting import Minutes, lasting, long_day_in
from core.understanding.listed import short_days, weekdays
from core.understanding.longest import longest_m, without_longest
from core.understanding.reading import Intent
from core.understanding.weekly import of_other_days, weekly_m
from core.units import Distance, Units
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

VOLUMES_KM: Final = (
    (t("Under 10 km"), "8 km"),
    (t("10-20"), "15 km"),
    (t("20-35"), "28 km"),
    (t("35-50"), "42 km"),
    (t("Over 50"), "58 km"),
)
VOLUMES_MI: Final = (
    (t("Under 6 mi"), "5 mi"),
    (t("6-12"), "9 mi"),
    (t("12-20"), "16 mi"),
    (t("20-30"), "25 mi"),
    (t("Over 30"), "36 mi"),
)
"""Ranges to tap, and what each says: its middle."""


def weekly_volume(units: Units, means: Callable[[float | None], Text]) -> Question[float | None]:
    """Ask how much is run in a normal week; the value is metres. *means* says what it and a race mean for the goal."""
    volumes = VOLUMES_MI if units is Units.MI else VOLUMES_KM
    choices = tuple(Choice(label, says) for label, says in volumes)
    return Question(
        key="volume",
        text=t("3 of 6. How much do you run in a normal week now?"),
        choices=(choices[:3], choices[3:], (BACK, SKIP)),
        context="asked:weekly_volume",
        read=_weekly,
        offered=_offered_weekly,
        claims=lambda heard: _offered_weekly(heard) is not None,
        echo=lambda metres: join((_weekly_echo(metres), means(metres))),
        label=t("Volume"),
        skipped=Default(None),
        hints=(t('A number like "40 km" or "25 miles". Your usual week is enough.'),),
        welcomes=frozenset({Intent.LOG_RUN, Intent.ASK_WEEK}),
    )


def longest_run() -> Question[float | None]:
    """The longest run of late, in metres: never asked, taken when it is said."""

    def said(heard: Heard) -> float | None:
        return longest_m(heard.text, heard.units, heard.language)

    return Question(
        key="longest_run",
        text=NOTHING,
        read=said,
        offered=said,
        echo=lambda metres: t("Longest {far}.", far=Distance(metres)) if metres else NOTHING,
        default=Default(None),
    )


MOST_WEEKLY_M: Final = 250_000.0


NOTHING_YET: Final = frozenset({"0", "zero", "none", "nothing", "nothing yet", "nil", "not at all", "never"})


def _weekly_echo(metres: float | None) -> Text:
    if metres is None:
        return NOTHING
    if not metres:
        return t("From zero is fine: running and walking in turn, and we build from there.")
    return t("{weekly} a week.", weekly=Distance(metres))


def _offered_weekly(heard: Heard) -> float | None:
    """So much a week, or a runner who says they have never run."""
    metres = None if WISHED.search(heard.word) else weekly_m(heard.text, heard.units, heard.language)
    if metres is None:
        metres = _beside_longest(heard)
    if metres is None and "," in heard.word:
        metres = heard.reading("asked:goal").weekly_m  # "half in april, 40k, 3 days"
    return 0.0 if metres is None and NEW.search(heard.word) else metres


def _beside_longest(heard: Heard) -> float | None:
    """A length beside that of the longest run is the week's: "about 45k, longest 18"."""
    if longest_m(heard.text, heard.units, heard.language) is None:
        return None
    rest = replace(heard, text=without_longest(heard.text, heard.units, heard.language))
    reading = rest.reading("asked:weekly_volume")
    return reading.weekly_m if not part(rest, "result") else None


WISHED: Final = re.compile(
    r"\bi(?:'d| would)? (?:want|like)\b(?! to (?:run|do) (?:a|the)\b)[^,.;]{0,20}\d+[^,.;]{0,12}\b(?:week|wk)\b"
)
"""How much is wanted, not how much is run."""


def _weekly(heard: Heard) -> float:
    if heard.word in NOTHING_YET:
        return 0.0
    heard = corrected(heard)
    said = _offered_weekly(heard)
    return said if said is not None else _measured(heard)


COUNTED: Final = re.compile(r"\b(?:days?|runs?|times|sessions?)\b|\dx\b")
"""How often, not how far."""


def _measured(heard: Heard) -> float:
    """A bare number or length; a race with its time is none."""
    if part(heard, "result") or of_other_days(heard.text):
        raise UnclearError
    reading = heard.reading("asked:weekly_volume")
    if COUNTED.search(heard.word) and reading.units is None:
        raise UnclearError(t('And how far is that in a week, about? A number like "40 km" or "25 miles".'))
    metres = reading.weekly_m if reading.weekly_m is not None else reading.distance_m
    if metres is None and reading.number is not None:
        metres = reading.number * heard.units.metres
    if metres is None or metres < 0:
        raise UnclearError
    if metres > MOST_WEEKLY_M:
        raise UnclearError(t("{weekly} in one week? Please check the number.", weekly=Distance(metres)))
    return metres


def long_day() -> Question[int | None]:
    """The day of the long run, 0 (Monday) to 6: never asked, taken when it is said."""

    def said(heard: Heard) -> int | None:
        named = (long_day_in(one.text, heard.language) for one in clauses(heard))
        return next((day for day in named if day is not None), None)

    return Question(
        key="long_day",
        text=NOTHING,
        read=said,
        offered=said,
        echo=lambda day: NOTHING if day is None else t("Long runs on {day}.", day=phrases.weekday(day)),
        default=Default(None),
    )


def time_limits() -> Question[tuple[TimeLimit, ...]]:
    """Weekdays with little time: never asked, taken when they are said."""

    def said(heard: Heard) -> tuple[TimeLimit, ...]:
        wishes = (lasting(one.text, heard.language) for one in clauses(heard))
        told = (one for one in wishes if isinstance(one, Minutes) and one.minutes)
        return tuple(TimeLimit(day, one.minutes or 0.0) for one in told for day in one.days)

    return Question(
        key="limits",
        text=NOTHING,
        read=said,
        offered=lambda heard: said(heard) or None,
        echo=limits_text,
        default=Default(()),
    )


def limits_text(limits: tuple[TimeLimit, ...]) -> Text:
    """Say on which days there is how little time."""
    by_time: dict[float, list[int]] = {}
    for one in limits:
        by_time.setdefault(one.minutes, []).append(one.weekday)
    return join(
        [
            t("{days}: {minutes} minutes at most.", days=phrases.days(days), minutes=round(minutes))
            for minutes, days in by_time.items()
        ]
    )


WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NO_PREFERENCE: Final = (1, 3, 5, 6)
"""Tuesday, Thursday, Saturday, Sunday: what a skip means."""


def training_days() -> Question[tuple[int, ...]]:
    """Ask which days can hold a run."""
    days = tuple(Choice(phrases.day_short(n), f"+{name}") for n, name in enumerate(WEEK))
    return Question(
        key="days",
        text=t("4 of 6. Which days can you run? Tap all that fit, then Done."),
        choices=(days[:4], days[4:], (Choice(t("Done"), "done"), BACK, SKIP)),
        context="asked:days",
        read=_days,
        offered=lambda heard: all_but(heard) or weekdays(heard.text, heard.language) or None,
        echo=lambda found: t("{days}.", days=phrases.days(found)),
        label=t("Days"),
        skipped=Default(NO_PREFERENCE),
        toggles=True,
        hints=(t('Tap the days, or type them: "tue thu sat sun".'),),
    )


FEWEST_DAYS: Final = 2


BUT: Final = re.compile(
    r"\b(?:every|any|all|each) ?days?\b[^,.;]{0,12}\b(?:but|except|apart from|other than|not)\b(.*)"
)


CLAUSE: Final = re.compile(r"[,.;]")


def all_but(heard: Heard) -> tuple[int, ...]:
    """Return every day but those that are named: "every day but friday"; nothing where it is not said like that."""
    said = next((one for one in CLAUSE.split(heard.word) if BUT.search(one)), None)
    return replace(heard, text=said).reading("asked:days").days if said else ()


def _days(heard: Heard) -> tuple[int, ...]:
    days = max(heard.reading("asked:days").days, weekdays(heard.text, heard.language), key=len)
    days = tuple(sorted({*days, *short_days(heard.text, heard.language)}))
    if not days:
        raise UnclearError
    if len(days) < FEWEST_DAYS:
        raise UnclearError(
            t("One day is too few to get fitter safely. Which other day could hold a short run?")
        )
    return days


def long_run_day(days: tuple[int, ...]) -> int | None:
    """Return the last weekend day, or else the last day, of *days*."""
    return max(days) if days else None
