"""How much, and how fast it grows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from math import ceil, log

from tests.proof.second.figures import middle
from tests.proof.second.reading import BUILD, Season, Week, ago
from tests.proof.second.rule import SCORED, rule

FIRST_RUN = 3.0
"""Kilometres anyone may begin with."""

ENTRY = {"novice": 8.0, "intermediate": 16.0, "advanced": 30.0}
"""Kilometres of a first week for someone who has not run of late."""

HAIR = 0.011
"""Rounding, in kilometres."""


@rule("I1")
def spike(season: Season) -> Iterator[str]:
    """No run is more than a tenth longer than the longest of the thirty days before (Frandsen 2025)."""
    said = season.profile.get("longest_run_km")
    first = max((d.km for d in season.during(season.start, season.start + ago(13))), default=0)
    ran: list[tuple[date, float]] = [
        (season.start - ago(14), max(said if said is not None else first, FIRST_RUN))
    ]
    for day in season.days:
        longest = max((km for on, km in ran if day.on - ago(30) <= on < day.on), default=FIRST_RUN)
        if day.runs and not day.race and day.km > 1.1 * max(longest, FIRST_RUN) + HAIR:
            yield f"{day.on} {day.type}: {day.km} km after at most {longest:.1f} km in 30 days"
        if day.runs:
            ran.append((day.on, day.km))


def _floor(season: Season) -> float:
    return ENTRY[season.level]


@rule("I2")
def weekly_step(season: Season) -> Iterator[str]:
    """No week is more than a fifth above the best of the four before (Damsted 2019)."""
    for week in season.weeks:
        past = season.before(week, 4)
        most = 1.2 * max(*past, _floor(season) if week.number <= 4 else 0.0)
        found = week.with_races(season.race_on)
        if found > most + HAIR:
            yield f"week {week.number}: {found:.1f} km, at most {most:.1f} after {[round(p, 1) for p in past]}"


@rule("no-empty-week")
def something_to_run(season: Season) -> Iterator[str]:
    """Every whole week of a build has runs."""
    for week in season.weeks:
        if week.builds and not week.runs:
            yield f"week {week.number}: nothing to run"


@rule("volume-kept", SCORED)
def volume_kept(season: Season) -> Iterator[str]:
    """Without time limits and races, on four days and more, no building week is far below what the runner is used to."""
    if (
        season.profile.get("max_minutes")
        or season.profile.get("races")
        or season.profile.get("volume") == "less"
    ):
        return
    if len(season.profile.get("days") or "every day") < 4:
        return
    for week in season.weeks:
        if week.builds and season.days_to_race(week.start) > 28 and week.km < 0.7 * season.usual:
            yield f"week {week.number}: {week.km:.1f} km for a runner of {season.usual}"


@rule("age+", SCORED)
def masters_grow_slowly(season: Season) -> Iterator[str]:
    """From fifty on a week of the build grows by at most 7 % over the best of four, from sixty by 5 %."""
    age = season.profile.get("age") or 0
    most = 1.05 if age >= 60 else 1.07
    for week in season.weeks if age >= 50 else ():
        found = week.km
        if week.builds and found > most * max(season.before(week, 4)) + 0.6:
            yield f"week {week.number}: {found:.1f} km after {max(season.before(week, 4)):.1f}"


@rule("I3", SCORED)
def held_after_step(season: Season) -> Iterator[str]:
    """After a step of more than a fifth over the week before, lighter weeks aside, volume is held for two weeks."""
    kept = [week for week in season.weeks if week.builds]
    for before, week, *after in zip(kept, kept[1:], kept[2:], kept[3:], strict=False):
        if week.km > 1.2 * before.km and any(later.km > week.km + HAIR for later in after):
            yield f"week {week.number}: {before.km:.1f} to {week.km:.1f} km, and more within two weeks"


@rule("I4")
def first_week(season: Season) -> Iterator[str]:
    """The first week is at most a tenth above the last four weeks' mean, or what anyone may begin with."""
    if season.weekly is None or not season.weeks:
        return
    most = max(season.weekly * 1.1, _floor(season))
    if season.weeks[0].km > most + HAIR:
        yield f"first week {season.weeks[0].km:.1f} km, at most {most:.1f}"


@rule("I6")
def cutbacks(season: Season) -> Iterator[str]:
    """At least every fourth week of a build is 15-30 % lighter."""
    heavy = 0
    for week in season.weeks:
        if week.phase not in BUILD or not week.whole:
            heavy = 0
            continue
        heavy = 0 if week.light or _fell(season, week) else heavy + 1
        if heavy == 4:
            yield f"weeks {week.number - 3}-{week.number}: no lighter week"


def _fell(season: Season, week: Week) -> bool:
    return any(week.km <= 0.85 * reference for reference in _heavier(season, week))


@rule("I6")
def cutback_depth(season: Season) -> Iterator[str]:
    """A lighter week is 15-30 % below the building week before it."""
    for week in season.whole_weeks():
        if not week.light or week.phase not in BUILD or season.after_race(week):
            continue
        cuts = {reference: 1 - week.km / reference for reference in _heavier(season, week) if reference}
        if cuts and not any(0.145 <= cut <= 0.305 for cut in cuts.values()):
            yield f"week {week.number}: {week.km:.1f} km, {', '.join(f'{cut:.0%} below {km:.1f}' for km, cut in cuts.items())}"


def _heavier(season: Season, week: Week) -> tuple[float, ...]:
    """Kilometres of the building week before *week*, and of the one before that if a race took something from it.

    Without such a one, the runner's usual week.
    """
    past = [w for w in season.weeks if w.number < week.number and w.builds]
    whole = [w.km for w in past if not season.after_race(w)]
    return (*(w.km for w in past[-1:]), *(whole[-1:] or (season.usual,)))


@rule("I15")
def long_share(season: Season) -> Iterator[str]:
    """The longest run is at most .30, .40 or .50 of the week, by its volume."""
    for week in season.whole_weeks():
        if week.longest is None or week.phase in {"race", "recovery"} or week.raced:
            continue
        if len(week.runs) == 1 and season.after_race(week):  # rest after a race left one run, no long one
            continue
        most = 0.30 if week.km >= 64 else 0.40 if week.km >= 40 else 0.50
        if week.longest.km > most * week.km + HAIR:
            yield f"week {week.number}: {week.longest.km} of {week.km:.1f} km is over {most:.0%}"


@rule("I15")
def long_time(season: Season) -> Iterator[str]:
    """No run is longer than 150 minutes, 180 for a marathon of over four and a half hours."""
    most = 180 if season.slow else 150
    for day in season.days:
        minutes = day.km * middle("E", season.index) / 60 if season.known else day.minutes
        if day.runs and not day.race and min(minutes, day.minutes) > most + 1:
            yield f"{day.on} {day.type}: {min(minutes, day.minutes):.0f} minutes, at most {most}"


@rule("I16", SCORED)
def long_grows(season: Season) -> Iterator[str]:
    """Within a phase the long run does not shrink, lighter weeks, races and the last three weeks aside."""
    best: dict[str, float] = {}
    for week in season.weeks:
        tapers = season.days_to_race(week.days[-1].on) < 21
        if not week.builds or week.longest is None or season.after_race(week) or tapers:
            continue
        if week.longest.km < best.get(week.phase, 0.0) - 0.51:
            yield f"week {week.number}: longest run {week.longest.km} km after {best[week.phase]} km"
        best[week.phase] = max(best.get(week.phase, 0.0), week.longest.km)


@rule("I25", SCORED)
def long_kept(season: Season) -> Iterator[str]:
    """Through the mile block the long run keeps three quarters of its peak in the base."""
    base = max((w.longest.km for w in season.weeks if w.phase == "base" and w.longest), default=0.0)
    for week in season.weeks:
        if (
            week.phase == "mile"
            and week.builds
            and (not week.longest or week.longest.km < 0.75 * base - HAIR)
        ):
            yield f"week {week.number}: {week.longest.km if week.longest else 0} km of a base peak of {base}"


@rule("I33")
def far_enough(season: Season) -> Iterator[str]:
    """A marathon plan has a run of 25 km, or says that it has none."""
    longest = max((day.km for day in season.days if day.runs and not day.race), default=0.0)
    warned = any(warning["rule"] == "I33" for warning in season.plan["warnings"])
    if season.marathon and longest < 25 and not warned:
        yield f"longest run {longest} km, and no warning"
    if warned and (not season.marathon or longest >= 25):
        yield f"a warning with a longest run of {longest} km"


@rule("I33+", SCORED)
def as_far_as_may_be(season: Season) -> Iterator[str]:
    """Where steps of a tenth lead to 25 km in time, and the day and the volume allow it, they do."""
    longest = max((day.km for day in season.days if day.runs and not day.race), default=0.0)
    said = season.profile.get("longest_run_km")
    if (
        not season.marathon
        or longest >= 25
        or not said
        or said < 3
        or not season.race_on
        or not season.weekly
    ):
        return
    weeks = (season.race_on - season.start).days / 7 - 3
    steps = ceil(log(25 / said) / log(1.1)) if said < 25 else 0
    volume = ceil(log(max(62.5 / season.weekly, 1)) / log(1.1))
    time = 25 * middle("E", season.index) / 60 <= (180 if season.slow else 150)
    free = not season.profile.get("max_minutes")
    if time and free and weeks >= 1.5 * max(steps, volume) + 4:
        yield f"longest run {longest} km from {said} km and {season.weekly} km a week in {weeks:.0f} weeks"


@rule("I32", SCORED)
def peak_in_time(season: Season) -> Iterator[str]:
    """The biggest week lies three to five weeks before a marathon, the longest run two and a half to five."""
    if not season.marathon or season.race_on is None or len(season.to_race) < 10:
        return
    building = [week for week in season.weeks if week.phase in BUILD]
    biggest = max(building, key=lambda week: (round(week.km), week.number), default=None)
    runs = [day for day in season.days if day.runs and not day.race and day.on < season.race_on]
    longest = max(runs, key=lambda day: (round(day.km), day.on), default=None)
    if biggest:
        left = ((season.race_on - timedelta(days=season.race_on.weekday())) - biggest.start).days / 7
        if not 2 <= left <= 5:
            yield f"biggest week {biggest.number}, {left:.0f} weeks before the race"
    if longest and not 17 <= season.days_to_race(longest.on) <= 36:
        yield f"longest run {season.days_to_race(longest.on)} days before the race"


@rule("two-budgets")
def two_budgets(season: Season) -> Iterator[str]:
    """Endurance and speed never both rise in one week: never more of both than in the four weeks before."""
    for week in season.weeks:
        past = [w for w in season.weeks if w.number < week.number][-4:]
        if not past or not week.whole or week.phase not in BUILD:
            continue
        far = max(season.before(week, 4))
        fast = max(_fast(w) for w in past)
        run = week.with_races(season.race_on)
        if run > far * 1.02 + 0.5 and _fast(week) > fast * 1.1 + 0.3:
            yield (
                f"week {week.number}: {far:.1f} to {run:.1f} km"
                f" and {fast:.1f} to {_fast(week):.1f} km of speed"
            )


def _fast(week: Week) -> float:
    """Kilometres at R, I and T, time trials included, and sixty metres for a hill sprint."""
    return sum(day.zones["R"] + day.zones["I"] + day.zones["T"] + 0.06 * day.hills for day in week.runs)
