"""The season: its phases, its taper, its paces, and what the contract of the JSON says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from tests.proof.second.figures import METRES, ZONES, paces
from tests.proof.second.reading import WEEKDAYS, Season, ago
from tests.proof.second.rule import SCORED, rule

ORDER = ("rolling", "base", "mile", "bridge", "specific", "taper", "race", "recovery")
LEAST = {
    21: {"base": 4, "mile": 4, "specific": 8, "taper": 2},
    16: {"base": 3, "mile": 4, "specific": 7, "taper": 2},
    8: {"taper": 2},
}
"""Marathon weeks of a calendar of so many weeks; race week counts as the last of the taper."""


def _phases(season: Season) -> dict[str, int]:
    return {phase: len(list(weeks)) for phase, weeks in groupby(season.weeks, key=lambda week: week.phase)}


@rule("I24")
def mile_block(season: Season) -> Iterator[str]:
    """The mile block of a marathon plan lasts four to eight weeks and ends eight weeks before the race."""
    block = [week for week in season.weeks if week.phase == "mile"]
    if not block or not season.marathon or season.race_on is None:
        return
    if not 4 <= len(block) <= 8:
        yield f"{len(block)} weeks of mile block"
    if season.days_to_race(block[-1].days[-1].on) < 56:
        yield f"the mile block ends {season.days_to_race(block[-1].days[-1].on)} days before the race"


@rule("I27")
def phase_order(season: Season) -> Iterator[str]:
    """Phases follow each other: base, mile, bridge, specific, taper, race, recovery; steady weeks may come first."""
    if season.rolling:
        if any(week.phase != "rolling" for week in season.weeks):
            yield "a rolling plan with phases"
        return
    for before, after in pairwise(week.phase for week in season.weeks):
        if ORDER.index(before) > ORDER.index(after):
            yield f"{before} before {after}"


@rule("I27")
def phase_lengths(season: Season) -> Iterator[str]:
    """Each phase of a marathon plan has its least weeks; in less than 16 weeks there is no mile block."""
    if not season.marathon or season.race_on is None:
        return
    length = -(-((season.race_on - season.start).days + season.start.weekday() + 1) // 7)
    least = next((phases for weeks, phases in LEAST.items() if length >= weeks), {})
    found = _phases(season)
    found["taper"] = found.get("taper", 0) + found.get("race", 0)
    for phase, weeks in least.items():
        if phase == "mile" and not found.get(
            "mile"
        ):  # a calendar that is tight for the distance goes to kilometres
            continue
        if found.get(phase, 0) < weeks:
            yield f"{found.get(phase, 0)} weeks of {phase} in {length}, at least {weeks}"
    if length < 15 and "mile" in found:
        yield f"a mile block in {length} weeks"


@rule("I27")
def calendar(season: Season) -> Iterator[str]:
    """The days follow each other from the first to the race, and the race is on its day."""
    if not season.days or season.days[0].on != season.start:
        yield f"begins on {season.days[0].on if season.days else 'no day'}, not {season.start}"
        return
    for before, after in pairwise(day.on for day in season.days):
        if (after - before).days != 1:
            yield f"{before} is followed by {after}"
    for week in season.weeks[1:]:
        if week.start.weekday() or week.days[0].on != week.start:
            yield f"week {week.number} begins on {week.start}"
    if season.race_on and season.distance:
        found = [d for d in season.days if d.on == season.race_on and d.race]
        if not found or abs(found[0].km * 1000 - METRES[season.distance]) > 1:
            yield f"no {season.distance} on {season.race_on}"


def _tapers(season: Season) -> bool:
    return season.distance in {"marathon", "half"} and len(season.to_race) >= 6


@rule("I28")
def taper_cut(season: Season) -> Iterator[str]:
    """The last 14 days before a long race are 35-65 % below the peak, the race left out (Bosquet 2007)."""
    yield from _cut(season, 0.345, 0.655)


@rule("I28+", SCORED)
def taper_cut_well(season: Season) -> Iterator[str]:
    """The last 14 days before a long race are better 41-60 % below the peak."""
    yield from _cut(season, 0.41, 0.60)


def _cut(season: Season, least: float, most: float) -> Iterator[str]:
    if not _tapers(season) or season.race_on is None or not season.peak:
        return
    last = season.during(season.race_on - ago(14), season.race_on - ago(1))
    cut = 1 - sum(day.km for day in last if day.runs and not day.race) / 2 / season.peak
    if not least <= cut <= most:
        yield f"the last 14 days are {cut:.0%} below a peak of {season.peak:.1f} km"


@rule("I29")
def taper_falls(season: Season) -> Iterator[str]:
    """From the last week of the build on each week is smaller, for two weeks at least (Smyth & Lawlor 2021)."""
    if not _tapers(season):
        return
    falling = [week for week in season.weeks if week.phase in {"taper", "race"}]
    if len(falling) < 2:
        yield f"a taper of {len(falling)} weeks"
    for before, after in pairwise(falling):
        was, now = (week.with_races(season.race_on) for week in (before, after))
        if now > was + 0.011:
            yield f"week {after.number}: {was:.1f} to {now:.1f} km in the taper"
    if falling and falling[0].km > season.peak:
        yield f"week {falling[0].number}: {falling[0].km:.1f} km, above the peak of {season.peak:.1f}"


@rule("I34")
def one_index(season: Season) -> Iterator[str]:
    """Paces come from the one index, within 1 % of its formulas; none are told below 35 or without one."""
    for day in season.days:
        for part in day.said["steps"]:
            for step in part.get("steps", (part,)):
                yield from _pace(season, day.on, step)


def _pace(season: Season, on: date, step: dict[str, object]) -> Iterator[str]:
    told, zone = step.get("pace_s_per_km"), step.get("zone")
    usable = season.known is not None and season.known >= 35
    if bool(told) != bool(usable and zone):
        yield f"{on}: a step at {zone or step.get('effort')} {'with' if told else 'without'} a pace"
        return
    if isinstance(told, list) and isinstance(zone, str):
        for said, ours in zip(told, paces(season.index)[zone], strict=True):
            if abs(said - ours) > 0.01 * ours + 0.5:
                yield f"{on}: {zone} {said} s/km, {ours:.1f} by the formula"


@rule("contract")
def days_add_up(season: Season) -> Iterator[str]:
    """Zones add up to the day within 2 %, days to the week; every day says what and why."""
    for week in season.weeks:
        if abs(week.said["planned_m"] - sum(day.said["distance_m"] for day in week.days)) > 1:
            yield f"week {week.number}: planned {week.said['planned_m']} m is not the sum of its days"
        for day in week.days:
            total = sum(day.zones.values())
            if set(day.zones) != set(ZONES) or abs(total - day.km) > 0.02 * day.km + 0.001:
                yield f"{day.on} {day.type}: zones add up to {total:.2f} of {day.km:.2f} km"
            if (
                not day.said["title"]
                or not day.said["because"]
                or not all(reason["rule"] and reason["text"] for reason in day.said["because"])
            ):
                yield f"{day.on} {day.type}: no title or no reason"
            if day.said["quality"] != day.quality:
                yield f"{day.on} {day.type}: quality is {day.said['quality']}, its steps say {day.quality}"


@rule("contract")
def steps_add_up(season: Season) -> Iterator[str]:
    """A run's steps add up to its distance and its time, within 5 % and what strides take."""
    for day in season.days:
        if not day.runs:
            if day.km or (day.said["steps"] and day.type == "rest"):
                yield f"{day.on} {day.type}: {day.km} km"
            continue
        bursts = 0.45 * (day.hills + day.strides)
        metres = sum(s.metres for s in day.stretches) / 1000
        if season.known is None and not all(s.by_metres for s in day.stretches):
            continue
        if not day.km * 0.95 - 0.1 <= metres <= day.km * 1.05 + 0.1 + bursts:
            yield f"{day.on} {day.type}: steps add up to {metres:.2f} of {day.km:.2f} km"
        seconds = sum(s.seconds for s in day.stretches)
        if season.known and season.known >= 20 and abs(seconds / 60 - day.minutes) > 0.05 * day.minutes + 1:
            yield f"{day.on} {day.type}: steps take {seconds / 60:.0f} of {day.minutes:.0f} minutes"


@rule("days")
def on_their_days(season: Season) -> Iterator[str]:
    """Runs fall on the days the runner named, inside their minutes, races aside."""
    named = season.profile.get("days")
    limits = season.profile.get("max_minutes") or {}
    for day in season.days:
        if not day.runs or day.race:
            continue
        weekday = WEEKDAYS[day.on.weekday()]
        if named and weekday not in named:
            yield f"{day.on} {day.type} on a {weekday}"
        if day.minutes > limits.get(weekday, 9999) + 1:
            yield f"{day.on} {day.type}: {day.minutes:.0f} minutes on a {weekday}, at most {limits[weekday]:g}"


@rule("long-day", SCORED)
def long_on_its_day(season: Season) -> Iterator[str]:
    """A building week has its longest run on the day the runner chose."""
    chosen, named = season.profile.get("long_run_day"), season.profile.get("days")
    if not chosen or (named and chosen not in named) or season.profile.get("max_minutes"):
        return
    for week in season.weeks:
        if week.builds and week.longest and len(week.runs) > 1:
            best = (
                max(d.km for d in week.runs if WEEKDAYS[d.on.weekday()] == chosen)
                if any(WEEKDAYS[d.on.weekday()] == chosen for d in week.runs)
                else 0.0
            )
            if best < week.longest.km - 0.011:
                yield f"week {week.number}: {best} km on {chosen}, {week.longest.km} km on {week.longest.on}"


@rule("races")
def races_on_the_way(season: Season) -> Iterator[str]:
    """Each race on the way is on its day, at its distance; or the plan says that one was left out."""
    days = {day.on: day for day in season.days}
    if any(warning["rule"] == "race-left-out" for warning in season.plan["warnings"]):
        return
    for race in season.profile.get("races") or ():
        on = date.fromisoformat(race["date"])
        if not season.start <= on or season.race_on is None or on >= season.race_on:
            continue
        found = days.get(on)
        if found is None or not found.race or abs(found.km * 1000 - METRES[race["distance"]]) > 1:
            yield f"no {race['distance']} ({race['priority']}) on {on}"


@rule("race-left-out", SCORED)
def no_race_left_out(season: Season) -> Iterator[str]:
    """No race on the way is left out that is short for the runner and not in the last two weeks."""
    raced = {day.on for day in season.days if day.race}
    for race in season.profile.get("races") or ():
        on = date.fromisoformat(race["date"])
        near = season.days_to_race(on) <= 14 or (on - season.start).days < 14
        short = METRES[race["distance"]] / 1000 <= max(
            (d.km for d in season.days if d.on < on and d.runs), default=0
        )
        alone = all(
            abs((date.fromisoformat(o["date"]) - on).days) > 14
            for o in season.profile["races"]
            if o is not race
        )
        if on not in raced and not near and short and alone and on <= season.days[-1].on:
            yield f"{race['distance']} ({race['priority']}) on {on}"


@rule("races+", SCORED)
def races_get_room(season: Season) -> Iterator[str]:
    """The day before a B race is easy and short, the day after too."""
    days = {day.on: day for day in season.days}
    for race in season.profile.get("races") or ():
        on = date.fromisoformat(race["date"])
        for other in (on - timedelta(days=1), on + timedelta(days=1)):
            day = days.get(other)
            if (
                day
                and race["priority"] == "B"
                and days.get(on)
                and days[on].race
                and not day.race
                and day.minutes > 75
            ):
                yield f"{day.on}: {day.minutes:.0f} minutes beside a B race"


@rule("tiny", SCORED)
def worth_the_shoes(season: Season) -> Iterator[str]:
    """No run is shorter than a kilometre and a half."""
    for day in season.days:
        if day.runs and day.km < 1.5:
            yield f"{day.on} {day.type}: {day.km} km"
