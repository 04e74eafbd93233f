"""A race as it is written on the command line: "5k 19:57", "half marathon in 1:35:02", "3000 9:58"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from bot.profiles import FASTEST, SLOWEST
from core.athlete.goal import GOAL_DISTANCES, Result
from core.training.fitness import race_time
from core.units import MILE_M, Duration

ON: Final = date(2000, 1, 1)
"""Any day: races that are named here are of today."""

ALSO: Final = {
    "half marathon": "half",
    "hm": "half",
    "full": "marathon",
    "full marathon": "marathon",
    "one mile": "mile",
}
LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?) ?(m|km?|mi(?:les?)?)?")
THOUSANDS: Final = re.compile(r"(?<=\d),(?=\d{3}\b)")
METRES: Final = {"m": 1.0, "k": 1000.0, "km": 1000.0, "mi": MILE_M, "mile": MILE_M, "miles": MILE_M}
SHORTEST: Final = 1000.0
LONGEST: Final = 50_000.0
CLOCK: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d(?:\.\d{1,2})?)")
WRITTEN: Final = re.compile(r"(?P<distance>.*?)(?:,? in|,|:)? (?P<time>\S+)")

ALLOWED_LENGTH: Final = f"one of {', '.join(GOAL_DISTANCES)}, or 1000 to 50000 m, like 3000, 15k or 10mi"
ALLOWED_TIME: Final = "a time like 19:57 or 1:35:02"
ALLOWED_RACE: Final = 'one distance and one time, like "5k 19:57"; write --race again for another race'


def race(number: int, text: str) -> Result:
    """Read a race of today. Raises ValueError: the field at fault, its value, and what is allowed."""
    distance, time = _parts(" ".join(text.casefold().split()))
    metres, seconds = _metres(distance), _seconds(time)
    if metres is None and CLOCK.search(distance):
        raise ValueError(f'"{text}": allowed is {ALLOWED_RACE}')
    if metres is None or not SHORTEST <= metres <= LONGEST:
        raise _refused(text, "distance", distance, ALLOWED_LENGTH)
    if seconds is None:
        raise _refused(text, "time", time, ALLOWED_TIME)
    fast, slow = race_time(metres, FASTEST), race_time(metres, SLOWEST)
    if not fast <= seconds <= slow:
        span = f"{Duration(fast).show()} to {Duration(slow).show()} over this distance"
        hours = f"; for {time} hours write {time}:00" if fast <= seconds * 60 <= slow else ""
        raise _refused(text, "time", time, span + hours)
    return Result(number, metres, seconds, ON)


def _parts(text: str) -> tuple[str, str]:
    """Return what stands for the distance and what for the time; one may be missing."""
    if _metres(text) is not None:
        return text, ""
    if _seconds(text) is not None:
        return "", text
    found = WRITTEN.fullmatch(text)
    return (found["distance"], found["time"]) if found else (text, "")


def _refused(text: str, field: str, value: str, allowed: str) -> ValueError:
    there = f'is "{value}"' if value else "is missing"
    return ValueError(f'"{text}": {field} {there}, allowed is {allowed}')


def _metres(text: str) -> float | None:
    named = GOAL_DISTANCES.get(ALSO.get(text, text))
    found = LENGTH.fullmatch(THOUSANDS.sub("", text))
    return named or (float(found[1]) * METRES[found[2] or "m"] if found else None)


def _seconds(text: str) -> float | None:
    found = CLOCK.fullmatch(text)
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None


def pace(text: str) -> float:
    """Return the seconds for a kilometre of "5:40". Raises ValueError."""
    seconds = _seconds(text.strip())
    if seconds is None:
        raise ValueError(text)
    return seconds
