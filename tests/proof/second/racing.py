"""The days around a race on the way."""

from __future__ import annotations

from collections.abc import Iterator

from tests.proof.second.figures import METRES
from tests.proof.second.reading import Day, Season, Week, ago
from tests.proof.second.rule import rule

LONG_BEFORE = {"B": 4, "C": 2}
LONG_AFTER = {42: 14, 21: 5, 10: 3, 5: 2, 2: 2}
HARD_BEFORE = {"B": 3, "C": 2}
HARD_AFTER = {42: 14, 21: 6, 10: 4, 5: 3, 2: 2}
"""Days to a race, and from one of so many kilometres, without a long run, and without a hard one (coaches' practice)."""
NEAR = range(-3, 3)


def _races(season: Season) -> Iterator[tuple[Day, str]]:
    """Yield each race on the way that is in the plan, with its priority; one nobody asked for breaks another rule."""
    told = [
        (one["date"], METRES[one["distance"]] / 1000, one["priority"])
        for one in season.profile.get("races", ())
    ]
    for day in season.days:
        if day.race and day.on != season.race_on:
            asked = [p for on, km, p in told if on == day.on.isoformat() and abs(km - day.km) < 0.1]
            yield from ((day, priority) for priority in asked[:1])


@rule("beside-races")
def quiet_around_races(season: Season) -> Iterator[str]:
    """Around a race on the way no run is long or hard; before one in earnest comes a short run or none."""
    for race, priority in _races(season):
        for day in season.during(race.on - ago(14), race.on + ago(14)):
            after = (day.on - race.on).days
            if day.race or not day.runs:
                continue
            if day.type in {"long", "marathon_pace_long"} and (
                -LONG_BEFORE[priority] < after < LONG_AFTER[round(race.km)]
            ):
                yield f"{day.on}: {day.type} {after} days from a race"
            if day.quality and -HARD_BEFORE[priority] < after < HARD_AFTER[round(race.km)]:
                yield f"{day.on}: {day.type} {after} days from a race"
            if after == -1 and priority == "B" and day.km > 4.01:
                yield f"{day.on}: {day.km:.1f} km the day before a race in earnest"


EASY = frozenset({"easy", "recovery", "hill_sprints", "progression"})


@rule("beside-races")
def not_filled_up(season: Season) -> Iterator[str]:
    """What a race on the way leaves free stays free: easy runs near it are no longer than they are in a full week."""
    for race, _ in _races(season):
        week = next(one for one in season.weeks if race in one.days)
        past = [one for one in season.weeks if one.number < week.number and one.builds][-4:]
        usual = [max(1.2 * one.km / len(one.runs), *_easy_km(one)) for one in past if one.runs]
        for day in season.during(race.on + ago(NEAR[0]), race.on + ago(NEAR[-1])):
            if usual and day.type in EASY and day.km > max(usual) + 0.5:
                yield f"{day.on}: {day.km:.1f} km beside a race, {max(usual):.1f} at most in full weeks"


def _easy_km(week: Week) -> list[float]:
    return [0.0, *(day.km for day in week.runs if day.type in EASY)]
