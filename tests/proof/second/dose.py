"""How much of what is fast."""

from __future__ import annotations

from collections.abc import Iterator

from tests.proof.second.figures import middle, paces
from tests.proof.second.reading import Day, Season, Stretch, Week, ago
from tests.proof.second.rule import SCORED, rule

CAPS = {"R": (8.0, 0.05, "I11"), "I": (10.0, 0.08, "I12"), "T": (None, 0.10, "I13"), "M": (29.0, 0.25, "I14")}
"""Zone: kilometres and part of the week at most in a session (Daniels)."""


def _week_km(season: Season, week: Week) -> float:
    """Kilometres a dose is judged by; a week begun late is judged by the one after it."""
    if week.whole or week.number >= len(season.weeks):
        return week.all_km
    return max(week.all_km, season.weeks[week.number].all_km)


def _sessions(week: Week) -> Iterator[Day]:
    return (day for day in week.runs if day.type != "time_trial")


def _over(season: Season, zone: str) -> Iterator[str]:
    most_km, part, _ = CAPS[zone]
    for week in season.weeks:
        total = _week_km(season, week)
        most = min(most_km or 99.0, part * total)
        for day in _sessions(week):
            if day.zones[zone] > most + 0.02:
                yield f"{day.on} {day.type}: {day.zones[zone]:.2f} km at {zone}, at most {most:.2f} of {total:.1f} km"


@rule("I11")
def r_session(season: Season) -> Iterator[str]:
    """R in a session: at most 8 km and 5 % of the week."""
    yield from _over(season, "R")


@rule("I11")
def r_week(season: Season) -> Iterator[str]:
    """R in a week: at most 8 %."""
    for week in season.weeks:
        total = _week_km(season, week)
        if week.at("R") > 0.08 * total + 0.02:
            yield f"week {week.number}: {week.at('R'):.2f} km at R of {total:.1f}"


@rule("I12")
def i_session(season: Season) -> Iterator[str]:
    """I in a session: at most 10 km and 8 % of the week."""
    yield from _over(season, "I")


@rule("I13")
def t_session(season: Season) -> Iterator[str]:
    """T in a session: at most 10 % of the week."""
    yield from _over(season, "T")


@rule("I13")
def t_steady(season: Season) -> Iterator[str]:
    """T without a break: at most 25 minutes."""
    for day in season.days:
        for stretch in day.stretches:
            if stretch.zone == "T" and not day.race and stretch.seconds > 25 * 60 + 5:
                yield f"{day.on} {day.type}: {stretch.seconds / 60:.0f} minutes at T without a break"


@rule("I14")
def m_session(season: Season) -> Iterator[str]:
    """M in a session: at most 29 km, 110 minutes and a quarter of the week."""
    yield from _over(season, "M")
    for day in season.days:
        if not day.race and day.marathon_minutes > 111:
            yield f"{day.on} {day.type}: {day.marathon_minutes:.0f} minutes at M"


@rule("I14+", SCORED)
def m_fifth(season: Season) -> Iterator[str]:
    """M in a session: better at most a fifth of the week."""
    for week in season.weeks:
        for day in _sessions(week):
            if day.zones["M"] > 0.2 * _week_km(season, week) + 0.02:
                yield f"{day.on} {day.type}: {day.zones['M']:.1f} km at M"


@rule("dose+", SCORED)
def race_week_dose(season: Season) -> Iterator[str]:
    """The shares hold in race weeks too when the race is left out of the week."""
    for week in season.weeks:
        if not week.raced:
            continue
        for zone, (_, part, name) in CAPS.items():
            for day in _sessions(week):
                if day.zones[zone] > part * week.km + 0.02:
                    yield f"{name} {day.on} {day.type}: {day.zones[zone]:.2f} km at {zone} of {week.km:.1f}"


def _minutes(day: Day, index: float) -> tuple[float, float]:
    """Easy and other minutes of a run, from its zones."""
    hard = sum(day.zones[zone] * middle(zone, index) for zone in "MTIR") / 60
    return day.zones["E"] * middle("E", index) / 60, hard


@rule("I17")
def easy_share(season: Season) -> Iterator[str]:
    """In any 21 days three quarters of the time are easy, races aside."""
    runs = [day for day in season.days if day.runs and not day.race]
    last = season.days[-1].on
    for first in season.days:
        if first.on + ago(20) > last:
            return
        window = [_minutes(d, season.index) for d in runs if first.on <= d.on <= first.on + ago(20)]
        easy, hard = sum(e for e, _ in window), sum(h for _, h in window)
        if easy + hard and easy / (easy + hard) < 0.75:
            yield f"21 days from {first.on}: {easy / (easy + hard):.0%} easy"
            return


@rule("I17+", SCORED)
def easy_mean(season: Season) -> Iterator[str]:
    """Over the whole plan four fifths of the time are easy."""
    spent = [_minutes(day, season.index) for day in season.days if day.runs and not day.race]
    easy, hard = sum(e for e, _ in spent), sum(h for _, h in spent)
    if easy + hard and easy / (easy + hard) < 0.8:
        yield f"{easy / (easy + hard):.0%} easy"


@rule("I18")
def hill_sprints(season: Season) -> Iterator[str]:
    """Hill sprints begin with two, grow by two, end at ten (advanced twelve), twice a week, twelve seconds at most."""
    before, most = 0, 12 if season.level == "advanced" else 10
    for day in season.days:
        if not day.hills:
            continue
        if day.hills > before + 2 or day.hills > most:
            yield f"{day.on}: {day.hills} hill sprints after {before}, at most {most}"
        before = day.hills
        yield from _hill_form(day)
    for week in season.weeks:
        if sum(day.hills > 0 for day in week.days) > 2:
            yield f"week {week.number}: hill sprints on more than two days"


def _hill_form(day: Day) -> Iterator[str]:
    seen = 0
    for times, group in day.repeats:
        if not (group[0].effort >= 9 and 0 < group[0].seconds <= 15 and not group[0].zone):
            continue
        seen += times
        if group[0].seconds > 12:
            yield f"{day.on}: a hill sprint of {group[0].seconds:.0f} s"
        if len(group) < 2 or group[1].seconds < 120:
            yield f"{day.on}: less than two minutes after a hill sprint"
    if seen != day.hills:
        yield f"{day.on}: {seen} hill sprints in the steps, {day.hills} counted"
    if any(stretch.hard or stretch.zone == "M" for stretch in day.stretches):
        yield f"{day.on}: hill sprints in a hard session"


def _pieces(day: Day, zone: str) -> Iterator[tuple[Stretch, Stretch | None]]:
    """Each piece of work in *zone* that is repeated, and the recovery after it."""
    for times, group in day.repeats:
        for at, stretch in enumerate(group):
            if stretch.kind == "work" and stretch.zone == zone:
                after = group[at + 1] if at + 1 < len(group) else None
                yield stretch, after if times > 1 else None


@rule("I19")
def r_form(season: Season) -> Iterator[str]:
    """A repetition takes two minutes at most, its recovery two to three times as long (Daniels)."""
    if season.known is None:
        return
    for day in season.days:
        if day.race or day.type == "time_trial":
            continue
        for work, rest in _pieces(day, "R"):
            if work.seconds > 121:
                yield f"{day.on}: a repetition of {work.seconds:.0f} s"
            if rest and not _between(rest, season, 1.95 * work.seconds, 3.05 * work.seconds):
                yield f"{day.on}: {rest.seconds:.0f} s of recovery after {work.seconds:.0f} s of R"


def _between(rest: Stretch, season: Season, least: float, most: float) -> bool:
    """Whether a recovery can last from *least* to *most* seconds, jogged anywhere in the easy range."""
    if rest.zone != "E" or not rest.metres:
        return least <= rest.seconds <= most
    fast, slow = (pace * rest.metres / 1000 for pace in paces(season.index)["E"])
    return slow >= least and fast <= most


@rule("by-time", SCORED)
def by_time(season: Season) -> Iterator[str]:
    """Without paces to run by, what is fast is told in minutes, not metres (Daniels)."""
    if season.known is not None and season.known >= 35:
        return
    for day in season.days:
        if (
            any(s.zone in {"T", "I"} and s.by_metres for s in day.stretches)
            and not day.race
            and day.type != "time_trial"
        ):
            yield f"{day.on} {day.type}: {day.said['title']}"


@rule("I20")
def i_form(season: Season) -> Iterator[str]:
    """An interval takes two to five minutes, its recovery no longer than it (Daniels)."""
    if season.known is None:
        return
    for day in season.days:
        if day.race or day.type == "time_trial":
            continue
        for work, rest in _pieces(day, "I"):
            if not 118 <= work.seconds <= 303:
                yield f"{day.on} {day.type}: an interval of {work.seconds:.0f} s"
            if rest and not _between(rest, season, 0, work.seconds + 2):
                yield f"{day.on} {day.type}: {rest.seconds:.0f} s of recovery after {work.seconds:.0f} s of I"


@rule("I21")
def ends(season: Season) -> Iterator[str]:
    """Every hard session begins with ten and ends with five easy minutes."""
    for day in season.days:
        if not day.quality or day.race:
            continue
        warm = _easy_s(day.stretches)
        cool = _easy_s(day.stretches[::-1])
        if warm < 597:
            yield f"{day.on} {day.type}: {warm / 60:.1f} minutes to warm up"
        if cool < 297:
            yield f"{day.on} {day.type}: {cool / 60:.1f} minutes to cool down"


def _easy_s(stretches: tuple[Stretch, ...]) -> float:
    """Easy seconds before the first hard step, strides passed over."""
    total = 0.0
    for stretch in stretches:
        if stretch.hard or stretch.zone == "M":
            return total
        if stretch.zone == "E" and stretch.kind != "recovery":
            total += stretch.seconds
    return total
