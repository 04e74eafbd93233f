"""Key dates and what limits did, in words: a line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from core.training.key_dates import Key, KeyDate
from core.training.reasons import reason_text
from core.training.shaped import Shaped
from core.units import Distance
from core.voice import phrases
from core.voice.forecast import distance_key
from core.voice.text import Text, t


def lines_of(dates: Iterable[KeyDate]) -> Iterator[Text]:
    """Yield "Sun 4 July: half marathon, a race on the way" for each date."""
    for one in dates:
        yield t("{day:short} {day:daymonth}: {what}", day=one.on, what=WORDS[one.key](one))


def _race(one: KeyDate) -> Text:
    key = distance_key(one.metres)
    return phrases.NAMES[key] if key else t("{distance}", distance=Distance(one.metres))


WORDS: Final[Mapping[Key, Callable[[KeyDate], Text]]] = {
    Key.MILE_START: lambda _: t("mile block starts"),
    Key.HALF_WAY: lambda one: t("half-way test, {distance}", distance=_race(one)),
    Key.TIME_TRIAL: lambda one: t("time trial, {distance}", distance=_race(one)),
    Key.MILE_END: lambda _: t("mile block ends"),
    Key.RACE_B: lambda one: t("{race} (B), run in earnest", race=_race(one)),
    Key.RACE_C: lambda one: t("{race} (C), run as training", race=_race(one)),
    Key.PEAK: lambda one: t("peak week starts, {distance}", distance=Distance(one.metres)),
    Key.LONGEST: lambda one: t("longest run, {distance}", distance=Distance(one.metres)),
    Key.TAPER: lambda _: t("taper starts"),
    Key.RACE: lambda one: t("race day, {race}", race=_race(one)),
}


def limits_of(found: Iterable[Shaped]) -> Iterator[Text]:
    """Yield "Week 16: 5 × 400 m at mile pace, not 10: …" for each."""
    for one in found:
        yield t("Week {number}: {why}", number=one.week, why=reason_text(one.because))
