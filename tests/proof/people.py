"""Runners of every kind, from dice: the profiles of docs/formats.md, covered in full."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.proof.second.figures import METRES, race_s

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONDAY = date(2027, 1, 4)
SITES = ("calf", "achilles", "shin", "knee", "hamstring", "foot", "hip", "it_band", "plantar", "back")
GOALS = ("marathon",) * 9 + ("half",) * 3 + ("10k",) * 3 + ("5k",) * 2 + ("mile",) * 2 + (None,)

Profile = dict[str, Any]


def person(dice: Random) -> Profile:
    """Return a runner who asks for a plan."""
    start = MONDAY + timedelta(days=dice.randint(0, 370))
    race = start + timedelta(days=dice.randint(21, 420))
    weekly = _weekly(dice)
    days = _days(dice)
    said: Profile = {
        "goal": {
            "distance": dice.choice(GOALS),
            "date": None if dice.random() < 0.03 else race.isoformat(),
            "target_time_s": None,
        },
        "start": start.isoformat(),
        "races": _races(dice, start, race),
        "results": _results(dice, start),
        "weekly_km": weekly,
        "longest_run_km": _longest(dice, weekly),
        "days": days,
        "long_run_day": dice.choice([*(days or DAYS), *(days or DAYS), None]),
        "max_minutes": _minutes(dice, days or DAYS),
        "level": dice.choice([None, None, "novice", "intermediate", "advanced"]),
        "age": dice.choice([None, dice.randint(18, 75), dice.randint(14, 95)]),
        "sex": dice.choice([None, "f", "m"]),
        "injuries": _injuries(dice, start),
        "units": dice.choice(["km", "mi"]),
    }
    return {key: value for key, value in said.items() if value is not None and value != []}


def _weekly(dice: Random) -> float | None:
    band = dice.choice(["none", "zero", "low", "low", "mid", "mid", "mid", "high", "high", "huge"])
    spans = {"low": (3, 25), "mid": (25, 60), "high": (60, 100), "huge": (100, 140)}
    return {"none": None, "zero": 0.0}[band] if band not in spans else round(dice.uniform(*spans[band]), 1)


def _longest(dice: Random, weekly: float | None) -> float | None:
    if dice.random() < 0.25:
        return None
    if weekly is None:
        return round(dice.uniform(3, 32), 1)
    return round(min(weekly * dice.uniform(0.15, 0.7), 45), 1)


def _days(dice: Random) -> list[str] | None:
    if dice.random() < 0.08:
        return None
    how_many = dice.choice([1, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 7, 7])
    return sorted(dice.sample(DAYS, how_many), key=DAYS.index)


def _minutes(dice: Random, days: list[str] | tuple[str, ...]) -> dict[str, int] | None:
    if dice.random() < 0.7:
        return None
    return {day: dice.choice([20, 30, 40, 45, 60, 75, 90, 120]) for day in days if dice.random() < 0.5}


def _races(dice: Random, start: date, goal: date) -> list[Profile]:
    if dice.random() < 0.7:
        return []
    return [
        {
            "distance": dice.choice(["mile", "5k", "10k", "half"]),
            "date": (start + timedelta(days=dice.randint(3, (goal - start).days))).isoformat(),
            "priority": dice.choice(["B", "C"]),
        }
        for _ in range(dice.choice([1, 1, 2, 3]))
    ]


def _results(dice: Random, start: date) -> list[Profile]:
    found: list[Profile] = []
    index = dice.uniform(25, 75)
    for _ in range(dice.choice([0, 1, 1, 1, 2])):
        distance = dice.choice([*METRES, 3000])
        metres = METRES.get(str(distance), 3000.0)
        found.append(
            {
                "distance": distance,
                "time_s": round(race_s(metres, index + dice.uniform(-2, 2))),
                "date": (start - timedelta(days=dice.randint(1, 200))).isoformat(),
                "kind": dice.choice(["race", "time_trial"]),
            }
        )
    return found


def _injuries(dice: Random, start: date) -> list[Profile]:
    if dice.random() < 0.75:
        return []
    day = (start - timedelta(days=dice.randint(3, 500))).isoformat()
    return [
        {
            "site": dice.choice(SITES),
            "side": dice.choice(["left", "right", None]),
            "open": dice.random() < 0.3,
            "date": dice.choice([day, None]),
        }
    ]


def people(seed: int, how_many: int) -> Iterator[Profile]:
    """Yield *how_many* runners, the same for the same seed."""
    for number in range(how_many):
        yield person(Random(f"{seed}/{number}"))


def smallest(said: Profile, still: Callable[[Profile], bool]) -> Profile:
    """Return the plainest profile like *said* for which *still* holds, one key after another made plainer."""
    shrunk = True
    while shrunk:
        shrunk = False
        for plainer in _plainer(said):
            if still(plainer):
                said, shrunk = plainer, True
                break
    return said


def _plainer(said: Profile) -> Iterator[Profile]:
    """Yield plainer runners: a key less, an element less, a Monday, whole numbers."""
    for key in said:
        if key not in {"goal", "start"}:
            yield {other: value for other, value in said.items() if other != key}
        value = said[key]
        if isinstance(value, list) and len(value) > 1:
            yield from (said | {key: value[:at] + value[at + 1 :]} for at in range(len(value)))
        if isinstance(value, float) and value != round(value):
            yield said | {key: float(round(value))}
    limits = said.get("max_minutes", {})
    yield from (said | {"max_minutes": {d: m for d, m in limits.items() if d != day}} for day in limits)
    start = date.fromisoformat(said["start"])
    if start.weekday():
        yield said | {"start": (start - timedelta(days=start.weekday())).isoformat()}
