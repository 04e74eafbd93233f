"""Faults put into a sound plan by hand: each breaks one rule, and whoever checks plans must see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from core.training.catalogue import build, hill_sprint_reps, is_quality
from core.training.limits import broken, known
from core.training.plan import Phase, Plan, Planned, Week
from core.training.planner import plan
from core.training.request import Request
from core.training.workout import REST, Part, Repeat, Step, StepKind, Workout
from core.training.workouts.shape import Dose
from tests.proof.asked import requested
from tests.proof.runners import RUNNERS

BUILDING = {Phase.BASE, Phase.MILE, Phase.SPECIFIC}


@dataclass(frozen=True)
class Fault:
    """What is done to a plan, and the rule it breaks: in our list, and in the second opinion."""

    ours: str | None
    """None: a rule only the second opinion holds."""
    second: str
    spoil: Callable[[Plan], Plan]
    on: tuple[str, ...] = ()
    """Runners whose plans alone can show it; empty: any of SHOWN_ON."""


def weeks(plan: Plan, change: Callable[[Week], Week]) -> Plan:
    """Return the plan with every week changed."""
    return replace(plan, base=tuple(change(week) for week in plan.weeks))


def at(plan: Plan, number: int, change: Callable[[Week], Week]) -> Plan:
    """Return the plan with one week changed."""
    return weeks(plan, lambda week: change(week) if week.number == number else week)


def days(week: Week, change: Callable[[Planned], Planned]) -> Week:
    """Return the week with every run changed."""
    return replace(week, days=tuple(change(day) for day in week.days))


def scaled(workout: Workout, by: float) -> Workout:
    """Return a workout *by* times as long, its steps too."""
    parts = tuple(_longer(part, by) for part in workout.parts)
    return replace(
        workout, distance_m=workout.distance_m * by, duration_s=workout.duration_s * by, parts=parts
    )


def _longer(part: Part, by: float) -> Part:
    if isinstance(part, Repeat):
        return replace(part, times=max(round(part.times * by), 1))
    return replace(
        part,
        distance_m=part.distance_m and part.distance_m * by,
        duration_s=part.duration_s and part.duration_s * by,
    )


def first(plan: Plan, wanted: Callable[[Week], bool]) -> Week:
    """Return the first week that is wanted."""
    return next(week for week in plan.weeks if wanted(week))


def _building(week: Week) -> bool:
    return week.phase in BUILDING and not week.cutback and week.number > 4


def longest(week: Week) -> Planned:
    """Return the longest run of a week."""
    return max(week.days, key=lambda day: day.workout.distance_m)


def on_day(plan: Plan, on: date, workout: Workout) -> Plan:
    """Return the plan with *workout* on a day."""
    week = plan.week_of(on)
    assert week is not None
    kept = tuple(day for day in week.days if day.on != on)
    made = tuple(sorted((*kept, Planned(on, workout)), key=lambda day: day.on))
    return at(plan, week.number, lambda one: replace(one, days=made))


def runs(plan: Plan, wanted: Callable[[Workout], bool]) -> Iterator[Planned]:
    """Yield the days that hold such a workout."""
    return (day for week in plan.weeks for day in week.days if wanted(day.workout))


def each(kind: str, change: Callable[[Workout], Workout]) -> Callable[[Plan], Plan]:
    """Return what changes every workout of a kind."""

    def spoil(plan: Plan) -> Plan:
        return weeks(
            plan,
            lambda week: days(
                week,
                lambda day: replace(day, workout=change(day.workout)) if day.workout.type == kind else day,
            ),
        )

    return spoil


def _reps(workout: Workout, change: Callable[[Repeat], Repeat]) -> Workout:
    return replace(
        workout, parts=tuple(change(p) if isinstance(p, Repeat) and _main(p) else p for p in workout.parts)
    )


def _main(part: Repeat) -> bool:
    return part.steps[0].zone is not None


def _more(by: int) -> Callable[[Workout], Workout]:
    return lambda workout: _reps(workout, lambda part: replace(part, times=part.times * by))


def _rest(by: float) -> Callable[[Workout], Workout]:
    def change(part: Repeat) -> Repeat:
        work, rest = part.steps[0], part.steps[-1]
        return replace(part, steps=(work, replace(rest, duration_s=(rest.duration_s or 0) * by)))

    return lambda workout: _reps(workout, change)


def _cold(workout: Workout) -> Workout:
    return replace(
        workout,
        parts=tuple(
            replace(p, distance_m=300.0) if isinstance(p, Step) and p.kind is StepKind.WARM_UP else p
            for p in workout.parts
        ),
    )


def long_too_soon(plan: Plan) -> Plan:
    """Make one long run a third longer."""
    day = longest(first(plan, _building))
    return on_day(plan, day.on, scaled(day.workout, 1.35))


def long_after_a_gap(plan: Plan) -> Plan:
    """Halve the five weeks before the last of the mile block, whose long run was usual before them."""
    last = [week.number for week in plan.weeks if week.phase is Phase.MILE and not week.cutback][-1]
    gap = range(last - 5, last)
    return weeks(
        plan,
        lambda week: (
            days(week, lambda d: replace(d, workout=scaled(d.workout, 0.5))) if week.number in gap else week
        ),
    )


def week_too_big(plan: Plan) -> Plan:
    """Make the short runs of one week two thirds longer."""
    week = first(plan, _building)
    kept = longest(week)
    return at(
        plan,
        week.number,
        lambda one: days(one, lambda d: d if d == kept else replace(d, workout=scaled(d.workout, 1.7))),
    )


def first_week_too_big(plan: Plan) -> Plan:
    """Begin with half as much again."""
    return at(plan, 1, lambda week: days(week, lambda d: replace(d, workout=scaled(d.workout, 1.5))))


def empty_week(plan: Plan) -> Plan:
    """Leave a week of the build without a run."""
    return at(plan, first(plan, _building).number, lambda week: replace(week, days=()))


def no_lighter_week(plan: Plan) -> Plan:
    """Run the week before once more in place of a lighter one."""
    cut = first(plan, lambda week: week.cutback and week.number > 2)
    before = plan.weeks[cut.number - 2]
    moved = tuple(replace(day, on=day.on + timedelta(days=7)) for day in before.days)
    return at(plan, cut.number, lambda week: replace(week, days=moved, cutback=False))


def lighter_to_nothing(plan: Plan) -> Plan:
    """Halve a lighter week."""
    cut = first(plan, lambda week: week.cutback and week.number > 2)
    return at(plan, cut.number, lambda week: days(week, lambda d: replace(d, workout=scaled(d.workout, 0.5))))


def no_rest(plan: Plan) -> Plan:
    """Run a little on every day of a week."""
    week = first(plan, _building)
    for n in range(7):
        on = week.start + timedelta(days=n)
        if plan.on(on).type == "rest":
            plan = on_day(plan, on, build("easy", Dose(3000.0)))
    return plan


def two_in_a_row(plan: Plan) -> Plan:
    """Run a hard session again the day after."""
    day = next(runs(plan, lambda w: w.type in {"tempo", "cruise_intervals", "repetitions"}))
    return on_day(plan, day.on + timedelta(days=1), day.workout)


def two_days_after(plan: Plan) -> Plan:
    """Put a hard session that is three days after another a day earlier."""
    hard = list(runs(plan, is_quality))
    one = next(b for a, b in pairwise(hard) if (b.on - a.on).days == 3 and b.workout.type != "race")
    return on_day(on_day(plan, one.on, REST), one.on - timedelta(days=1), one.workout)


def three_a_week(plan: Plan) -> Plan:
    """Turn the easy days of a week of two hard sessions into hard ones."""
    week = first(plan, lambda w: sum(is_quality(d.workout) for d in w.days) >= 2 and w.phase in BUILDING)
    hard = next(d.workout for d in week.days if is_quality(d.workout))
    easy = next(d for d in week.days if d.workout.type in {"easy", "hill_sprints"})
    return on_day(plan, easy.on, hard)


def long_of_half_the_week(plan: Plan) -> Plan:
    """Shorten every run but the long one."""

    def short(week: Week) -> Week:
        kept = longest(week) if week.days else None
        return days(week, lambda d: d if d == kept else replace(d, workout=scaled(d.workout, 0.3)))

    week = first(plan, _building)
    return at(plan, week.number, short)


def little_long_in_the_mile_block(plan: Plan) -> Plan:
    """Halve the long runs of the mile block."""

    def short(week: Week) -> Week:
        kept = longest(week) if week.phase is Phase.MILE else None
        return days(week, lambda d: replace(d, workout=scaled(d.workout, 0.5)) if d == kept else d)

    return weeks(plan, short)


def many_sprints_at_once(plan: Plan) -> Plan:
    """Begin hill sprints with eight."""
    day = next(runs(plan, lambda w: hill_sprint_reps(w) > 0))
    return on_day(plan, day.on, build("hill_sprints", Dose(day.workout.distance_m, reps=8, each_s=8)))


def long_sprints(plan: Plan) -> Plan:
    """Rest a minute after a hill sprint."""

    def brisk(workout: Workout) -> Workout:
        return replace(
            workout,
            parts=tuple(
                replace(p, steps=(p.steps[0], replace(p.steps[-1], duration_s=60.0)))
                if isinstance(p, Repeat)
                else p
                for p in workout.parts
            ),
        )

    return each("hill_sprints", brisk)(plan)


def little_easy(plan: Plan) -> Plan:
    """Run half of the easy runs at tempo."""
    hard = build("tempo", Dose(10_000.0, 46.0, 1, each_s=2400.0))
    return each("easy", lambda _: hard)(plan)


def long_beside_a_race(plan: Plan) -> Plan:
    """Put the long run of the week before on the second day before a race on the way."""
    race = next(runs(plan, lambda workout: any(one.rule == "race-B" for one in workout.because)))
    before = plan.week_of(race.on - timedelta(days=7))
    assert before is not None
    return on_day(plan, race.on - timedelta(days=2), longest(before).workout)


def both_budgets(plan: Plan) -> Plan:
    """Add speed in a week that adds kilometres."""
    grown = next(
        week
        for before, week in zip(plan.weeks[4:], plan.weeks[5:], strict=False)
        if week.phase in BUILDING
        and not week.cutback
        and _metres(week) > 1.02 * max(map(_metres, plan.weeks[: week.number - 1]))
    )
    day = next(d for d in grown.days if d.workout.type == "easy")
    return on_day(plan, day.on, build("tempo", Dose(0, 46.0, 3, each_s=1200.0, rest_s=60)))


def _metres(week: Week) -> float:
    return sum(day.workout.distance_m for day in week.days)


def late_mile_block(plan: Plan) -> Plan:
    """Make base of everything up to the last six weeks before the taper, and a mile block of those."""
    before = [week.number for week in plan.weeks if week.phase in {*BUILDING, Phase.BRIDGE}]
    late = dict.fromkeys(before, Phase.BASE) | dict.fromkeys(before[-6:], Phase.MILE)
    return weeks(plan, lambda week: replace(week, phase=late.get(week.number, week.phase)))


def phases_swapped(plan: Plan) -> Plan:
    """Put the base where the specific weeks belong."""
    other = {Phase.BASE: Phase.SPECIFIC, Phase.SPECIFIC: Phase.BASE}
    return weeks(plan, lambda week: replace(week, phase=other.get(week.phase, week.phase)))


def flat_taper(plan: Plan) -> Plan:
    """Run on as before to the last week."""
    peak = max((w for w in plan.weeks if w.phase in BUILDING), key=_metres)

    def flat(week: Week) -> Week:
        if week.phase not in {Phase.TAPER, Phase.RACE}:
            return week
        move = week.start - peak.start
        own = tuple(day for day in week.days if day.workout.type == "race")
        until = min((day.on for day in own), default=date.max) - timedelta(days=1)
        moved = (replace(day, on=day.on + move) for day in peak.days)
        return replace(week, days=(*(day for day in moved if day.on < until), *own))

    return weeks(plan, flat)


def rising_taper(plan: Plan) -> Plan:
    """Let the second week of the taper rise over the first."""
    taper = [week for week in plan.weeks if week.phase is Phase.TAPER]
    by = 1.1 * _metres(taper[0]) / _metres(taper[1])
    return at(plan, taper[1].number, lambda w: days(w, lambda d: replace(d, workout=scaled(d.workout, by))))


def hard_at_last(plan: Plan) -> Plan:
    """Run a tempo three days before the race."""
    race = next(runs(plan, lambda w: w.type == "race"))
    hard = next(runs(plan, lambda w: w.type in {"tempo", "cruise_intervals"})).workout
    return on_day(plan, race.on - timedelta(days=3), hard)


def far_at_last(plan: Plan) -> Plan:
    """Run 85 minutes three days before the race."""
    race = next(runs(plan, lambda w: w.type == "race"))
    return on_day(plan, race.on - timedelta(days=3), build("easy", Dose(15_000.0, 46.0)))


def far_on_the_eve(plan: Plan) -> Plan:
    """Run six kilometres on the eve of the race."""
    race = next(runs(plan, lambda w: w.type == "race"))
    return on_day(plan, race.on - timedelta(days=1), build("easy", Dose(6000.0, 46.0)))


def dull_taper(plan: Plan) -> Plan:
    """Take the hard sessions out of the taper."""
    easy = build("easy", Dose(5000.0))

    def dull(week: Week) -> Week:
        taper = week.phase is Phase.TAPER
        return days(week, lambda d: replace(d, workout=easy) if taper and is_quality(d.workout) else d)

    return weeks(plan, dull)


def no_race(plan: Plan) -> Plan:
    """Forget the race."""
    return weeks(plan, lambda w: replace(w, days=tuple(d for d in w.days if d.workout.type != "race")))


def race_a_day_late(plan: Plan) -> Plan:
    """Put the race on the day after."""
    race = next(runs(plan, lambda w: w.type == "race"))
    later = race.on + timedelta(days=1)
    return weeks(
        plan, lambda w: replace(w, days=tuple(replace(d, on=later) if d == race else d for d in w.days))
    )


def no_warning(plan: Plan) -> Plan:
    """Cap the long run at 20 km, and say nothing."""

    def short(day: Planned) -> Planned:
        far = day.workout.type != "race" and day.workout.distance_m > 20_000
        return replace(day, workout=scaled(day.workout, 20_000 / day.workout.distance_m)) if far else day

    return replace(weeks(plan, lambda week: days(week, short)), warnings=())


def other_days(plan: Plan) -> Plan:
    """Run everything a day later."""
    return weeks(
        plan,
        lambda w: replace(
            w,
            days=tuple(
                replace(d, on=d.on + timedelta(days=1))
                if d.on.weekday() < 6 and d.workout.type != "race"
                else d
                for d in w.days
            ),
        ),
    )


FAULTS: dict[str, Fault] = {
    "long run too soon": Fault("I1", "I1", long_too_soon),
    "long run after a gap": Fault("I1", "I1", long_after_a_gap),
    "week too big": Fault("I2", "I2", week_too_big),
    "first week too big": Fault("I4", "I4", first_week_too_big),
    "week without a run": Fault(None, "no-empty-week", empty_week),
    "no lighter week": Fault("I6", "I6", no_lighter_week),
    "lighter week of nothing": Fault("I6b", "I6", lighter_to_nothing),
    "two hard days in a row": Fault("I7", "I7", two_in_a_row),
    "two days after a hard day at sixty": Fault("I7b", "age", two_days_after, ("a marathon at sixty-three",)),
    "three hard sessions a week": Fault("I8", "I8", three_a_week),
    "no rest day": Fault("I10", "I10", no_rest),
    "R doubled": Fault("I11", "I11", each("repetitions", _more(2))),
    "I doubled": Fault("I12", "I12", each("intervals", _more(2))),
    "T doubled": Fault("I13", "I13", each("cruise_intervals", _more(2))),
    "M doubled": Fault("I14", "I14", each("marathon_pace_long", lambda w: scaled(w, 2.0))),
    "long run of half the week": Fault("I15", "I15", long_of_half_the_week),
    "little easy running": Fault("I17", "I17", little_easy),
    "eight hill sprints at once": Fault("I18", "I18", many_sprints_at_once),
    "hill sprints without rest": Fault("I18", "I18", long_sprints),
    "R without rest": Fault("I19", "I19", each("repetitions", _rest(0.4))),
    "I with long rests": Fault("I20", "I20", each("intervals", _rest(3))),
    "no warm-up": Fault("I21", "I21", each("repetitions", _cold)),
    "late mile block": Fault("I24", "I24", late_mile_block),
    "little long running in the mile block": Fault("I25", "I25", little_long_in_the_mile_block),
    "phases swapped": Fault("I27", "I27", phases_swapped),
    "flat taper": Fault("I28", "I28", flat_taper),
    "rising taper": Fault("I29", "I29", rising_taper),
    "hard session before the race": Fault("I31", "I31", hard_at_last),
    "far run three days before the race": Fault("I31", "I31", far_at_last),
    "far run on the eve of the race": Fault("I31", "I31", far_on_the_eve),
    "long run beside a race on the way": Fault("races", "beside-races", long_beside_a_race),
    "both budgets at once": Fault("two-budgets", "two-budgets", both_budgets),
    "taper without a hard session": Fault(None, "I30", dull_taper),
    "race forgotten": Fault(None, "I27", no_race),
    "race a day late": Fault(None, "I27", race_a_day_late),
    "short long runs, unsaid": Fault("I33", "I33", no_warning),
    "runs on other days": Fault(None, "days", other_days),
}
"""By name."""


SHOWN_ON = ("a marathon on five days", "a marathon on six days", "a 5K", "a marathon at sixty-three")
"""Runners on whose plans faults are shown; the first that a fault fits."""


@cache
def sound(name: str) -> tuple[Request, Plan]:
    """Return a request and its sound plan."""
    asked = requested(RUNNERS[name])
    found = plan(asked)
    assert isinstance(found, Plan), name
    return asked, found


@cache
def spoilt(fault: str) -> tuple[str, Request, Plan]:
    """Return a runner, the request, and the plan with a fault in it."""
    for name in FAULTS[fault].on or SHOWN_ON:
        asked, found = sound(name)
        try:
            bad = FAULTS[fault].spoil(found)
        except StopIteration:
            continue
        if bad != found:
            return name, asked, bad
    raise AssertionError(f"{fault} fits no runner")


def blind() -> Iterator[str]:
    """Name the faults our list of limits does not see."""
    for fault, wanted in FAULTS.items():
        _, asked, bad = spoilt(fault)
        if wanted.ours and wanted.ours not in {one.id for one in broken(bad, known(asked))}:
            yield fault
