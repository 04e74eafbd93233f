"""The time or the pace of a told run: by its unit, by what people run, by what the distance makes of bare numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log
from typing import Final

from core.understanding.clocks import FASTEST, MINUTES, SLOWEST
from core.understanding.refuted import holds
from core.understanding.run_parts import corrects, is_part, mark_after, mark_before, of_a_part, of_reps
from core.understanding.tokens import Kind, Page, Token
from core.units import KM_M, Units


@dataclass(frozen=True, slots=True)
class Run:
    """A run as told: metres, seconds, seconds per km. *doubt* says why it must be asked about."""

    distance_m: float | None = None
    duration_s: float | None = None
    pace: float | None = None
    race: str | None = None
    unit: str = ""
    doubt: str | None = None
    second_m: float | None = None
    """A second run in the same message."""
    second_s: float | None = None
    second_day: str | None = None
    used: tuple[Token, ...] = ()


def times_of(page: Page, distance: float | None, length: Token | None, free: tuple[Token, ...]) -> Run:
    """Return the time or pace of the whole run; later words that correct win."""
    paces = (one for one in page.all(Kind.PACE) if not (of_a_part(page, one) or of_reps(page, one)))
    pace = next((_in_unit(page, token, length) for token in paces), None)
    told = [token for token in page.all(Kind.DURATION) if holds(page, token) or not is_part(page, token)]
    if told and distance and len(told) == 1 and _is_pace(told[0].number, distance):
        return Run(pace=told[0].number * KM_M / _unit(page, length).metres)
    pairs = _pairs(page, distance)
    told = _of_whole(page, told, distance)
    stray = (
        distance
        and not any(fits(one, distance) for one in told)
        and any(fits(one, distance) for one in pairs)
    )
    if told and not stray:  # "49:58, positive split of 2 min"
        return Run(duration_s=told[-1 if _rather(page, told) else 0].number, pace=pace)
    if pairs:
        return _two_parts(pairs[-1 if _rather(page, pairs) else 0], distance, pace, _unit(page, length))
    here = tuple(token for token in free if token in page.tokens)
    minutes = _minutes(page, here, distance, paced=pace is not None)
    return Run(duration_s=_dotted(here, distance) or minutes, pace=pace)


def _pairs(page: Page, distance: float | None) -> list[Token]:
    """Return the times of two parts that may be those of the whole run."""
    return [
        one
        for one in page.all(Kind.TIME)
        if (holds(page, one) or not (is_part(page, one) or of_a_part(page, one)))
        and (not of_reps(page, one) or (distance and fits(one, distance)))
    ]


def _of_whole(page: Page, told: list[Token], distance: float | None) -> list[Token]:
    """Return the lengths of time people run so far in; without one, those that are not of a part: "20 min tempo"."""
    if not distance:
        return told
    part = mark_after(page.language, "of_quality")
    likely = [one for one in told if fits(one, distance)]
    return likely or [one for one in told if not part.match(page.after(one))]


def fits(token: Token, metres: float) -> bool:
    """Say whether a time is one that people run so far in, whichever way its two parts are meant."""
    meant = readings(token.word) if token.kind is Kind.TIME else (token.number,)
    return any(human(seconds, metres) for seconds in meant)


def _is_pace(seconds: float, distance: float) -> bool:
    """Say whether minutes and seconds can only be a pace: "8 km 5'30"."""
    return FASTEST <= seconds <= SLOWEST and seconds % 60 > 0 and seconds / distance * KM_M < FASTEST / 2


def _in_unit(page: Page, token: Token, length: Token | None) -> float:
    """Return a pace in seconds per km; one without a unit is meant in that of the distance beside it."""
    if token.unit:
        return token.number
    return token.number * page.units.metres / _unit(page, length).metres


def _rather(page: Page, tokens: list[Token]) -> bool:
    return corrects(page, page.text[tokens[0].end : tokens[-1].start])


def _unit(page: Page, length: Token | None) -> Units:
    """Return the unit a pace would be in: the written one, else the runner's."""
    return Units(length.unit) if length and length.unit in {"km", "mi"} else page.units


def human(seconds: float, metres: float) -> bool:
    """Say whether people run so far in such a time."""
    return metres > 0 and FASTEST <= seconds / metres * KM_M <= SLOWEST


def readings(parts: str) -> tuple[float, float]:
    """Return "1:05" as minutes and seconds, and as hours and minutes, both in seconds."""
    first, second = (int(part) for part in re.split(r"[:.]", parts)[:2])
    return first * 60.0 + second, first * 3600.0 + second * 60.0


_LEAST_MIN: Final = 10
"""From here on the first of two parts are minutes; nobody runs ten hours untold."""


_MOST_H: Final = 2
"""Up to here they are hours; two minutes are no run."""


def _two_parts(token: Token, distance: float | None, pace: float | None, unit: Units) -> Run:
    short, long = readings(token.word)
    if int(re.split(r"[:.]", token.word)[1]) >= MINUTES:
        return Run(duration_s=short, pace=pace, doubt="implausible")
    if distance:
        return _over(distance, short, long, pace, unit)
    if int(token.word.split(":")[0]) >= _LEAST_MIN:
        return Run(duration_s=short, pace=pace)
    if pace or int(token.word.split(":")[0]) <= _MOST_H:
        return Run(duration_s=long, pace=pace)
    return Run(pace=short * KM_M / unit.metres, doubt="time_or_pace")


def _over(distance: float, short: float, long: float, pace: float | None, unit: Units) -> Run:
    """Return the reading of two parts that is human over *distance*: a time, else a pace."""
    fits = [seconds for seconds in (short, long) if human(seconds, distance)]
    if fits:
        return Run(duration_s=fits[0], pace=pace)
    per_km = short * KM_M / unit.metres
    if FASTEST <= per_km <= SLOWEST:
        return Run(pace=per_km)
    nearest = min((short, long), key=lambda seconds: abs(log(max(seconds, 1.0) / distance * KM_M / _USUAL)))
    return Run(duration_s=nearest, doubt="implausible")


_USUAL: Final = 330.0
"""Seconds per km; nearest to it is what was most likely meant: 1:25 over 40 km on a bike are hours."""


def _dotted(free: tuple[Token, ...], distance: float | None) -> float | None:
    """Read "10k 52.05" as 52:05."""
    for token in free:
        if distance and re.fullmatch(r"\d{1,3}\.[0-5]\d", token.word):
            fits = [seconds for seconds in readings(token.word) if human(seconds, distance)]
            if fits:
                return fits[0]
    return None


def _minutes(page: Page, free: tuple[Token, ...], distance: float | None, *, paced: bool) -> float | None:
    """Read "6.2 in 55" and "10k 52" as minutes."""
    for token in free:
        if (
            distance
            and (
                mark_before(page.language, "in_time").search(page.before(token))
                or (not paced and _closes(page, token))
            )
            and human(token.number * 60, distance)
        ):
            return token.number * 60
    return None


_BRISK: Final = 170.0


_STEADY: Final = 540.0
"""Seconds per km between which a bare number at the end is surely minutes."""


def _closes(page: Page, token: Token) -> bool:
    """Say whether a number ends what is told of a written length, and can be its minutes."""
    length = next(iter(page.all(Kind.DISTANCE)), None)
    alone = length is not None and token.start > length.end and page.context == "idle"
    ends = bool(_ENDS.match(page.text[token.end :])) and not mark_before(page.language, "pulse").search(
        page.before(token)
    )
    return bool(
        alone
        and ends
        and length
        and length.number
        and _BRISK <= token.number * 60 / length.number * KM_M <= _STEADY
    )


_ENDS: Final = re.compile(r"\s*(?:$|[,.;!](?!\d)|[^\w\s,.;:/%-])")
