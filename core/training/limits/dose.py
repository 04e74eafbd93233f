"""Limits of a session: how much at each pace, how repetitions are built, hill sprints, easy ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from core.athlete.profile import Level
from core.training.limits.check import Finding, Limit, figures, over, week_days
from core.training.limits.ledger import Day, Ledger
from core.training.measure import hill_sprint_reps, is_sprint, is_stride, seconds, zone_s
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from core.training.workouts.hills import MOST_HILLS
from core.units import Distance
from core.voice.text import t

STEADY_T_S: Final = 1500.0
MARATHON_S: Final = 6600.0
MARATHON_M: Final = 29_000.0
MARATHON_SHARE: Final = 0.25
REPETITION_SHARE: Final = 0.05
REPETITION_WEEK: Final = 0.08
INTERVAL_SHARE: Final = 0.08
INTERVAL_M: Final = 10_000.0
THRESHOLD_SHARE: Final = 0.10
WARM_UP_S: Final = 600.0
COOL_DOWN_S: Final = 300.0
SPRINTS_TWICE: Final = 2
SPRINT_REST_S: Final = 120.0


def repetitions(book: Ledger) -> Iterator[Finding]:
    """R: at most 5 % of the week and 8 km a session, 8 % of the week in all."""
    yield from _by_session(book, Zone.R, 8000.0, REPETITION_SHARE)
    for week in book.weeks:
        found = sum(day.zones[Zone.R] for day in week.fast)
        if over(found, REPETITION_WEEK * week.size):
            yield week_days(week), figures(found, REPETITION_WEEK * week.size)


def intervals(book: Ledger) -> Iterator[Finding]:
    """I: at most 8 % of the week and 10 km a session."""
    yield from _by_session(book, Zone.I, INTERVAL_M, INTERVAL_SHARE)


def threshold(book: Ledger) -> Iterator[Finding]:
    """T: at most 10 % of the week a session, in one piece at most 25 minutes."""
    yield from _by_session(book, Zone.T, float("inf"), THRESHOLD_SHARE)
    for day in _fast(book):
        found = max((seconds(s, book.index) for s in _steps(day.workout) if s.zone is Zone.T), default=0.0)
        if over(found, STEADY_T_S):
            yield (day.on,), figures(found, STEADY_T_S)


def marathon_pace(book: Ledger) -> Iterator[Finding]:
    """M: at most 110 minutes, 29 km and a quarter of the week."""
    yield from _by_session(book, Zone.M, MARATHON_M, MARATHON_SHARE)
    for day in _fast(book):
        found = zone_s(Zone.M, day.zones[Zone.M], book.index)
        if over(found, MARATHON_S):
            yield (day.on,), figures(found, MARATHON_S)


def _by_session(book: Ledger, zone: Zone, most: float, part: float) -> Iterator[Finding]:
    for week in book.weeks:
        limit = min(most, part * week.size)
        for day in week.fast:
            if over(day.zones[zone], limit):
                yield (day.on,), figures(day.zones[zone], limit)


def sprints(book: Ledger) -> Iterator[Finding]:
    """Hill sprints: two at first, two more at most each time, 12 s at most, two minutes' rest, twice a week."""
    most = MOST_HILLS[Level.ADVANCED if book.known.level is Level.ADVANCED else Level.INTERMEDIATE]
    before, sprinted = book.known.hills, set()
    for day in book.days:
        reps = hill_sprint_reps(day.workout)
        if not reps:
            continue
        sprinted.add(day.on)
        if over(reps, min(before + 2, most) - 1) and reps > min(before + 2, most):
            yield (day.on,), figures(reps, min(before + 2, most))
        before = max(before, reps)
        if any(
            seconds(p.steps[-1], book.index) < SPRINT_REST_S
            for p in _repeats(day.workout)
            if is_sprint(p.steps[0])
        ):
            yield (day.on,), "rest"
    for week in book.weeks:
        days = [day.on for day in week.days if day.on in sprinted]
        if len(days) > SPRINTS_TWICE:
            yield tuple(days), figures(len(days), SPRINTS_TWICE)


def repetition_shape(book: Ledger) -> Iterator[Finding]:
    """A repetition lasts two minutes at most; the rest after it is two to three times as long."""
    for day in _fast(book):
        for part in _repeats(day.workout):
            work, rest = (seconds(step, book.index) for step in (part.steps[0], part.steps[-1]))
            if part.steps[0].zone is Zone.R and not (work <= 120 and 2 * work - 1 <= rest <= 3 * work + 1):  # noqa: PLR2004
                yield (day.on,), f"{work:.0f} s, rest {rest:.0f} s"


def interval_shape(book: Ledger) -> Iterator[Finding]:
    """An interval lasts two to five minutes; the rest after it is no longer."""
    for day in _fast(book):
        for part in _repeats(day.workout):
            work, rest = (seconds(step, book.index) for step in (part.steps[0], part.steps[-1]))
            if part.steps[0].zone is Zone.I and not (119 <= work <= 301 and rest <= work):  # noqa: PLR2004
                yield (day.on,), f"{work:.0f} s, rest {rest:.0f} s"


def easy_ends(book: Ledger) -> Iterator[Finding]:
    """A hard session begins with ten easy minutes and ends with five."""
    for day in (day for day in _trained(book) if day.hard):
        steps = [part for part in day.workout.parts if isinstance(part, Step)]
        ends = {step.kind: seconds(step, book.index) for step in steps if step.zone is Zone.E}
        warm, cool = ends.get(StepKind.WARM_UP, 0.0), ends.get(StepKind.COOL_DOWN, 0.0)
        if warm < WARM_UP_S - 1 or cool < COOL_DOWN_S - 1:
            yield (day.on,), f"{warm:.0f} s, {cool:.0f} s"


def _fast(book: Ledger) -> Iterator[Day]:
    return (day for week in book.weeks for day in week.fast)


def _trained(book: Ledger) -> Iterator[Day]:
    return (day for day in book.days if not day.race)


def _repeats(workout: Workout) -> Iterator[Repeat]:
    return (part for part in workout.parts if isinstance(part, Repeat) and not is_stride(part.steps[0]))


def _steps(workout: Workout) -> Iterator[Step]:
    for part in workout.parts:
        yield from part.steps if isinstance(part, Repeat) else (part,)


DOSE: Final = (
    Limit(
        "I11",
        t("Mile pace: at most 5 % of the week in one session, and 8 % in all its sessions."),
        "Daniels",
        repetitions,
    ),
    Limit(
        "I12",
        t("Intervals: at most 8 % of the week in one session, and {most}.", most=Distance(INTERVAL_M)),
        "Daniels",
        intervals,
    ),
    Limit(
        "I13",
        t("Tempo: at most 10 % of the week in one session, and 25 minutes in one piece."),
        "Daniels",
        threshold,
    ),
    Limit(
        "I14",
        t(
            "Marathon pace: at most a quarter of the week, 110 minutes and {most} in one session.",
            most=Distance(MARATHON_M),
        ),
        "Daniels",
        marathon_pace,
    ),
    Limit(
        "I18",
        t(
            "Hill sprints: two at first, two more at most each time up to ten or twelve, and on two days a week at most."
        ),
        "Hudson",
        sprints,
    ),
    Limit(
        "I19",
        t("Repetitions last two minutes at most, and their rests two to three times as long."),
        "Daniels",
        repetition_shape,
    ),
    Limit(
        "I20", t("Intervals last two to five minutes, and their rests no longer."), "Daniels", interval_shape
    ),
    Limit("I21", t("Hard sessions begin with ten easy minutes and end with five."), "Practice", easy_ends),
)
