"""Hard days, easy days, rest days."""

from __future__ import annotations

from collections.abc import Iterator

from tests.proof.second.reading import BUILD, Season, Week, ago
from tests.proof.second.rule import SCORED, rule


@rule("I7")
def apart(season: Season) -> Iterator[str]:
    """Two hard sessions are never on one day after another: 48 hours lie between."""
    for first, second in season.hard_pairs():
        if (second.on - first.on).days < 2:
            yield f"{first.on} {first.type} and {second.on} {second.type}"


@rule("age")
def masters_apart(season: Season) -> Iterator[str]:
    """From the age of sixty 72 hours lie between two hard days (coaches' practice with masters)."""
    if (season.profile.get("age") or 0) < 60:
        return
    for first, second in season.hard_pairs():
        if (second.on - first.on).days < 3:
            yield f"{first.on} {first.type} and {second.on} {second.type}"


@rule("I8")
def how_many(season: Season) -> Iterator[str]:
    """Hard sessions a week: one for a novice, two, three only from 80 km of an advanced runner."""
    for week in season.weeks:
        hard = [day.type for day in week.days if day.quality]
        usual = 1 if season.level == "novice" else 2
        most = 3 if season.level == "advanced" and week.km >= 80 else usual
        if len(hard) > most:
            yield f"week {week.number} ({season.level}, {week.km:.0f} km): {', '.join(hard)}"


@rule("I9", SCORED)
def around_long(season: Season) -> Iterator[str]:
    """No hard session on the day before or after a long run of over 90 minutes."""
    days = {day.on: day for day in season.days}
    for on in sorted(season.long_days):
        beside = [days[o] for o in (on - ago(1), on + ago(1)) if o in days]
        if days[on].minutes > 90 and any(day.quality and not day.race for day in beside):
            yield f"{on}: a hard session beside a long run of {days[on].minutes:.0f} minutes"


@rule("I10")
def rest(season: Season) -> Iterator[str]:
    """A whole week has a day without running, unless the runner has run 80 km on seven days."""
    used_to_it = (season.weekly or 0) >= 80 and len(season.profile.get("days") or ()) == 7
    for week in season.whole_weeks():
        if all(day.runs for day in week.days) and not used_to_it:
            yield f"week {week.number}: seven days of running"


@rule("I22", SCORED)
def one_new_stress(season: Season) -> Iterator[str]:
    """R appears two weeks before I; a novice's first hard session is fartlek."""
    first = {z: next((d.on for d in season.days if d.quality and _session_at(d, z)), None) for z in "RI"}
    if first["I"] and first["R"] and not (first["I"] - first["R"]).days >= 14:
        yield f"I from {first['I']}, R from {first['R']}"
    hard = next((day for day in season.days if day.quality and not day.race), None)
    if season.level == "novice" and hard and hard.type not in {"fartlek", "hill_reps"}:
        yield f"{hard.on}: the first hard session is {hard.type}"


def _session_at(day: object, zone: str) -> bool:
    stretches = getattr(day, "stretches", ())
    kind = getattr(day, "type", "")
    return kind not in {"race", "time_trial"} and any(s.zone == zone and s.kind == "work" for s in stretches)


@rule("I23", SCORED)
def steady_with_the_new(season: Season) -> Iterator[str]:
    """Volume does not rise in the week a new kind of hard session begins."""
    known: set[str] = set()
    for week in season.weeks:
        new = {day.type for day in week.days if day.quality and not day.race} - known
        known |= new
        past = season.before(week, 4)
        if new and week.whole and week.phase in BUILD and week.km > max(past) * 1.02 + 0.5:
            yield f"week {week.number}: first {', '.join(sorted(new))} while {max(past):.1f} goes to {week.km:.1f} km"


@rule("mile-block", SCORED)
def mile_block_is_hard(season: Season) -> Iterator[str]:
    """A mile block has a hard session in every week that is not lighter, and repetitions in most of them."""
    block = [week for week in season.weeks if week.phase == "mile" and week.builds]
    for week in block:
        if not any(day.quality for day in week.days):
            yield f"week {week.number}: nothing hard in the mile block"
    if block and 2 * sum(any(day.zones["R"] for day in week.runs) for week in block) < len(block):
        yield "repetitions in less than half of the mile block"


@rule("I26", SCORED)
def touch_of_speed(season: Season) -> Iterator[str]:
    """Marathon-specific weeks have strides, R or hill sprints every ten days (Spiering 2021)."""
    specific = [week for week in season.weeks if week.phase == "specific"]
    if not specific or not season.marathon:
        return
    first, last = specific[0].days[0].on, specific[-1].days[-1].on
    fast = [d.on for d in season.during(first, last) if d.strides or d.hills or d.zones["R"] > 0 or d.race]
    for before, after in zip([first, *fast], [*fast, last], strict=True):
        if (after - before).days > 10:
            yield f"no speed from {before} to {after}"


BRIEF = 25
"""Minutes that a hard session takes with its easy ends, at the least."""


def _no_day(season: Season, week: Week) -> bool:
    """Whether no run of a week may be hard: near the race, too soon after the last hard day, or in hardly any time."""
    limits = season.profile.get("max_minutes") or {}
    apart = 3 if (season.profile.get("age") or 0) >= 60 else 2
    last = max((day.on for day in season.days if day.quality and day.on < week.start), default=None)
    return all(
        season.days_to_race(day.on) < 4
        or (last is not None and (day.on - last).days < apart)
        or limits.get(f"{day.on:%a}".lower(), BRIEF) < BRIEF
        for day in week.runs
    )


def _hard_in_build(season: Season) -> bool:
    return any(
        day.quality and not day.race for week in season.weeks if week.phase in BUILD for day in week.days
    )


ROOM = 20.0
"""Kilometres of a week from which a tenth of it is a session at all; in a smaller one strides must do."""


@rule("I30")
def taper_stays_sharp(season: Season) -> Iterator[str]:
    """A taper week keeps a hard session, shorter than before, on four fifths of the days."""
    for week in season.weeks:
        if week.phase != "taper" or not week.whole or _no_day(season, week):
            continue
        small = all(_excuses(week)) or (season.profile.get("speed") == "less" and any(_excuses(week)))
        if not any(day.quality for day in week.days) and _hard_in_build(season) and not small:
            yield f"week {week.number}: no hard session in the taper"
        least = 0.8 * _usual_days(season) - 1e-9
        if sum(day.runs for day in week.days) < int(least):
            yield f"week {week.number}: {sum(d.runs for d in week.days)} runs, usually {_usual_days(season)}"


def _excuses(week: Week) -> tuple[bool, bool]:
    """Whether a week is too small for a hard session, and whether strides keep it sharp.

    Who asked for less speed needs one of the two: of the smallest session there is nothing less.
    """
    return week.km < ROOM, any(day.strides for day in week.days)


@rule("I30")
def taper_cuts_reps(season: Season) -> Iterator[str]:
    """What is hard in the taper is less than the most before it."""
    built = max((_hard_km(w) for w in season.weeks if w.phase in BUILD), default=0.0)
    for week in season.weeks:
        if week.phase == "taper" and built and _hard_km(week) > built + 0.05:
            yield f"week {week.number}: {_hard_km(week):.1f} hard km in the taper, {built:.1f} before"


def _hard_km(week: Week) -> float:
    return sum(day.zones[zone] for day in week.runs for zone in "MTIR")


def _usual_days(season: Season) -> int:
    counts = sorted(len(week.runs) for week in season.weeks if week.builds)
    return counts[len(counts) // 2] if counts else 0


@rule("I31")
def quiet_before(season: Season) -> Iterator[str]:
    """The last hard session is four days before the race, and no run of the last week takes over 90 minutes.

    Five days before it 70 minutes are the most, and two days before it four kilometres.
    """
    for day in season.days:
        left = season.days_to_race(day.on)
        if not day.race and day.quality and 0 < left < 4:
            yield f"{day.on}: {day.type} {left} days before the race"
        if not day.race and 0 < left <= 2 and day.km > 4.05:
            yield f"{day.on}: {day.km:.1f} km {left} days before the race"
        if not day.race and day.minutes > (91 if left > 5 else 71) and 0 < left <= 7:
            yield f"{day.on}: {day.minutes:.0f} minutes {left} days before the race"
