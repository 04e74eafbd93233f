"""Words for things: a day, a race, a list, a line of the plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Goal
from core.athlete.log import Run
from core.athlete.profile import Injury, Profile
from core.training.catalogue import title
from core.training.plan import Phase
from core.training.workout import Workout
from core.understanding.body import site_text
from core.understanding.cities import City
from core.units import Distance, Duration, Pace
from core.voice.text import Named, Text, join, t, tn

MONDAY: Final = date(2024, 1, 1)
"""Any Monday, to name weekdays from."""

NAMES: Final = {
    "mile": t("mile"),
    "5k": t("5K"),
    "10k": t("10K"),
    "half": t("half marathon"),
    "marathon": t("marathon"),
}
TITLES: Final = {
    "mile": t("Mile"),
    "5k": t("5K"),
    "10k": t("10K"),
    "half": t("Half marathon"),
    "marathon": t("Marathon"),
}
RUNNERS: Final = {
    "mile": t("miler"),
    "5k": t("5K runner"),
    "10k": t("10K runner"),
    "half": t("half marathoner"),
    "marathon": t("marathoner"),
}
"""What someone is called who has run it."""
WITH_ARTICLE: Final = {
    "mile": t("a mile"),
    "5k": t("a 5K"),
    "10k": t("a 10K"),
    "half": t("a half"),
    "marathon": t("a marathon"),
}

PHASES: Final = {
    Phase.BASE: t("base"),
    Phase.MILE: t("mile block"),
    Phase.BRIDGE: t("bridge"),
    Phase.SPECIFIC: t("marathon-specific"),
    Phase.TAPER: t("taper"),
    Phase.RACE: t("race week"),
    Phase.RECOVERY: t("recovery"),
    Phase.ROLLING: t("steady training"),
}


def month(on: date) -> Text:
    """Return the month of a date, by its name."""
    return MONTHS[on.month - 1]


MONTHS: Final = (
    t("January"), t("February"), t("March"), t("April"), t("May"), t("June"),
    t("July"), t("August"), t("September"), t("October"), t("November"), t("December"),
)  # fmt: skip


def day_short(weekday: int) -> Text:
    """Return "Mon" for 0."""
    return t("{day:short}", day=MONDAY + timedelta(days=weekday))


def around(at: time) -> Text:
    """Say that something comes about a time of day."""
    return t("around {at}", at=at)


def when(profile: Profile, field: str, at: time | None = None) -> Text:
    """Say when a reminder comes whose time is a *field* of the profile: now to the minute, now about it."""
    at = at or getattr(profile, field)
    return t("at {at} sharp", at=at) if field in profile.sharp else around(at)


def checkin_kept(profile: Profile) -> Text:
    """Say when the check-in comes from now on, and how it would come to the minute."""
    kept = t("Check-in {when}. Everything else stays.", when=when(profile, "checkin_at"))
    if "checkin_at" in profile.sharp:
        return kept
    return join((kept, t('To the minute: "check in at {at} sharp".', at=profile.checkin_at)))


def weekday(number: int) -> Text:
    """Return "Monday" for 0."""
    return t("{day:weekday}", day=MONDAY + timedelta(days=number))


def days(numbers: Sequence[int]) -> Text:
    """Return "Tue, Thu, Sat, Sun"."""
    return join([day_short(n) for n in numbers], ", ")


def both(texts: Sequence[Text]) -> Text:
    """Return "a", "a and b", or "a, b and c"."""
    if len(texts) <= 1:
        return texts[0] if texts else t("nothing")
    return t("{first} and {last}", first=join(texts[:-1], ", "), last=texts[-1])


FEW: Final = 8
"""The most names anybody reads in one sentence."""


def few(texts: Sequence[Text]) -> Text:
    """Return the first of them like `both`, and how many more there are."""
    more = len(texts) - FEW
    if more <= 0:
        return both(texts)
    return t("{first} and {n} more", first=join(texts[:FEW], ", "), n=more)


def race_name(distance: str) -> Text:
    """Return "half marathon" for a key of GOAL_DISTANCES."""
    return NAMES[distance]


def a_race(distance: str) -> Text:
    """Return "a half" for a key of GOAL_DISTANCES."""
    return WITH_ARTICLE[distance]


def race(distance_m: float) -> Text:
    """Return "10K" for a known race distance in metres, else the distance itself."""
    known = next((key for key, metres in GOAL_DISTANCES.items() if abs(metres - distance_m) < 1), None)
    return TITLES[known] if known else t("{distance}", distance=Distance(distance_m))


def goal(told: Goal, since: date | None = None) -> Text:
    """Return "Half marathon, Sunday 14 March, under 1:55:00"; with the year where it is about a year after *since*."""
    if told.distance is None:
        return t("Running better, no race for now")
    parts = [TITLES[told.distance]]
    if told.place:
        parts.append(t("{place}", place=told.place))
    parts.append(_on(told.on, since) if told.on else t("no date yet"))
    if told.target_s:
        parts.append(t("under {time}", time=Duration(told.target_s)))
    return join(parts, ", ")


def _on(day: date, since: date | None) -> Text:
    far = since is not None and day - since > NEARLY_A_YEAR
    return t("{on:year}", on=day) if far else t("{on:date}", on=day)


NEARLY_A_YEAR: Final = timedelta(days=330)
"""From here on a day and a month may be taken for this year's."""


def a_run(distance_m: float) -> Text:
    """Return "a 10K" for a known race distance in metres, else the distance itself."""
    known = next((key for key, metres in GOAL_DISTANCES.items() if abs(metres - distance_m) < 1), None)
    return WITH_ARTICLE[known] if known else t("{distance}", distance=Distance(distance_m))


def injuries(told: Iterable[Injury]) -> Text:
    """Return "shins, left Achilles (now)"."""
    return join([_injury(one) for one in told], ", ")


def _injury(one: Injury) -> Text:
    where = site_text(one.site, one.side)
    return t("{where} (still there)", where=where) if one.open else where


def sites(told: Sequence[Injury]) -> Text:
    """Return "shins and left Achilles"."""
    return both([site_text(one.site, one.side) for one in told])


def city(one: City) -> Text:
    """Return "Porto, Portugal"."""
    return (
        t("{city}, {country}", city=Named(one.name), country=Named(one.country))
        if one.country
        else t("{city}", city=Named(one.name))
    )


def length_of(seconds: float) -> Text:
    """Return "13 seconds", "2 minutes" or "1 min 20 s"."""
    minutes, rest = divmod(round(seconds), 60)
    if not minutes:
        return tn("{n} second", "{n} seconds", rest)
    if not rest:
        return tn("{n} minute", "{n} minutes", minutes)
    return t("{minutes} min {seconds} s", minutes=minutes, seconds=rest)


def phase_name(plan_distance: str | None, phase: Phase) -> Text:
    """Return what a phase is called; only a marathon has marathon-specific weeks."""
    if phase is Phase.SPECIFIC and plan_distance not in {None, "marathon"}:
        return t("race-specific")
    return PHASES[phase]


def weeks(first: int, last: int) -> Text:
    """Return "Weeks 3-8", or "Week 3" for one."""
    return (
        t("Weeks {first}-{last}", first=first, last=last) if last > first else t("Week {first}", first=first)
    )


def day_line(on: date, workout: Workout) -> Text:
    """Return "Tue 6 km easy"."""
    return t("{day:short} {what}", day=on, what=title(workout))


NEAR: Final = 6
"""Days ahead in which a weekday says which day is meant."""


def dated_lines(days: Iterable[tuple[date, Workout]], today: date) -> list[Text]:
    """Return "Tue 6 km easy" for each day, or "Tue 17 August: 6 km easy" where they are not all close to *today*."""
    shown = list(days)
    if all(0 <= (on - today).days <= NEAR for on, _ in shown):
        return [day_line(on, workout) for on, workout in shown]
    return [t("{day:short} {day:daymonth}: {what}", day=on, what=title(workout)) for on, workout in shown]


def swapped(on: date, before: Workout, after: Workout) -> Text:
    """Return "Tue 6 km easy instead of 6 km with 8 × 30 seconds uphill"."""
    return t("{day:short} {after} instead of {before}", day=on, after=title(after), before=title(before))


def briefly(workout: Workout) -> Text:
    """Name a workout inside a question: the pieces of a run-walk would be the longest part of it."""
    return t("run-walk") if workout.type == "walk_run" else title(workout)


def run(done: Run, workout: Workout | None = None) -> Text:
    """Return "12 km in 1:07:40 (5:38 per km)", or the planned workout's own words when nothing else is known."""
    if done.type == "cross_training" and done.duration_s:
        return t("{time} beside running", time=Duration(done.duration_s))
    if done.duration_s is None and workout is not None and workout.distance_m == done.distance_m:
        return title(workout)
    if done.distance_m and done.duration_s:
        return t(
            "{distance} in {time} ({pace})",
            distance=Distance(done.distance_m),
            time=Duration(done.duration_s),
            pace=Pace(done.duration_s / done.distance_m * 1000),
        )
    if done.distance_m:
        return t("{distance}", distance=Distance(done.distance_m))
    return t("{time} of running", time=Duration(done.duration_s)) if done.duration_s else t("a run")
