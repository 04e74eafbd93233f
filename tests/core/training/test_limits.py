"""The list of limits: it catches every fault put into a good plan, and lets harmless changes be."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from importlib import import_module
from itertools import pairwise

import pytest

from core.athlete.goal import Goal, Result
from core.athlete.log import Run
from core.training.catalogue import build, easier, is_quality
from core.training.fitness import race_time
from core.training.limits import AIMS, LAWS, LIMITS, broken, known, may_change, missed
from core.training.limits.ledger import ledger
from core.training.plan import Change, Edit, Phase, Plan, Planned, Week
from core.training.planner import plan
from core.training.request import Request
from core.training.workout import REST, Workout
from core.training.workouts.shape import Dose
from core.voice.speech import speak

START = date(2027, 3, 1)
RACE = date(2027, 8, 15)
RESULTS = (Result(1, 10_000.0, race_time(10_000.0, 45), START - timedelta(days=20)),)
ASKED = Request(Goal("marathon", RACE), START, RESULTS, 50_000, 16_000, (0, 1, 3, 4, 5, 6))
NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)


def base() -> Plan:
    found = plan(ASKED)
    assert isinstance(found, Plan)
    return found


def mapped(plan: Plan, to: Callable[[Week, Planned], Workout]) -> Plan:
    """Return *plan* with every workout passed through *to*."""
    weeks = tuple(
        replace(week, days=tuple(replace(day, workout=to(week, day)) for day in week.days))
        for week in plan.weeks
    )
    return replace(plan, base=weeks)


def with_week(plan: Plan, phase: Phase, place: int, to: Callable[[Planned], Workout]) -> Plan:
    """Return *plan* with the days of the *place*-th week of *phase* passed through *to*."""
    week = [week for week in plan.weeks if week.phase is phase][place]
    return mapped(plan, lambda one, day: to(day) if one is week else day.workout)


def longer(workout: Workout, factor: float) -> Workout:
    if workout.type == "race":
        return workout
    return build("easy", Dose(workout.distance_m * factor, 45))


def doubled_long(plan: Plan) -> Plan:
    return with_week(
        plan, Phase.SPECIFIC, 1, lambda d: longer(d.workout, 2) if "long" in d.workout.type else d.workout
    )


def bigger_week(plan: Plan) -> Plan:
    return with_week(plan, Phase.SPECIFIC, 0, lambda d: longer(d.workout, 1.35))


def no_cutback(plan: Plan) -> Plan:
    return mapped(plan, lambda w, d: longer(d.workout, 1 / 0.78) if w.cutback else d.workout)


def all_hard(plan: Plan) -> Plan:
    session = build("fartlek", Dose(0, 45, reps=6, each_s=60, rest_s=60))
    return with_week(plan, Phase.MILE, 1, lambda _: session)


def no_rest_day(plan: Plan) -> Plan:
    def fill(week: Week) -> Week:
        days = {day.on: day for day in week.days}
        every = (week.start + timedelta(days=n) for n in range(7))
        return replace(
            week, days=tuple(days.get(on, Planned(on, build("easy", Dose(3000, 45)))) for on in every)
        )

    return replace(plan, base=tuple(fill(w) if w.phase is Phase.BASE else w for w in plan.weeks))


def session_of(kind: str, dose: Dose) -> Callable[[Plan], Plan]:
    """Return a fault: the first hard session of a mile week becomes *kind* of that dose."""

    def fault(plan: Plan) -> Plan:
        return with_week(
            plan, Phase.MILE, 1, lambda d: build(kind, dose) if is_quality(d.workout) else d.workout
        )

    return fault


def many_sprints(plan: Plan) -> Plan:
    made = build("hill_sprints", Dose(6000, 45, reps=10, each_s=10))
    return with_week(plan, Phase.BASE, 1, lambda d: made if d.workout.type == "hill_sprints" else d.workout)


def cold_start(plan: Plan) -> Plan:
    def cut(workout: Workout) -> Workout:
        return replace(workout, parts=workout.parts[1:]) if is_quality(workout) else workout

    return with_week(plan, Phase.MILE, 1, lambda d: cut(d.workout))


def flat_taper(plan: Plan) -> Plan:
    factor = {Phase.TAPER: 1.5, Phase.RACE: 2.0}
    return mapped(
        plan, lambda w, d: longer(d.workout, factor.get(w.phase, 1.0)) if w.phase in factor else d.workout
    )


def rising_taper(plan: Plan) -> Plan:
    return with_week(plan, Phase.TAPER, 1, lambda d: longer(d.workout, 1.6))


def hard_before_race(plan: Plan) -> Plan:
    tempo = build("tempo", Dose(6000, 45, reps=1, each_s=600))
    return with_week(plan, Phase.RACE, 0, lambda d: tempo if (RACE - d.on).days == 3 else d.workout)


def late_mile_block(plan: Plan) -> Plan:
    swapped = {Phase.MILE: Phase.SPECIFIC, Phase.SPECIFIC: Phase.MILE}
    return replace(plan, base=tuple(replace(w, phase=swapped.get(w.phase, w.phase)) for w in plan.weeks))


def no_long_in_mile_block(plan: Plan) -> Plan:
    def cut(week: Week, day: Planned) -> Workout:
        is_long = week.phase is Phase.MILE and "long" in day.workout.type
        return longer(day.workout, 0.5) if is_long else day.workout

    return mapped(plan, cut)


def too_much_marathon_pace(plan: Plan) -> Plan:
    def fast(day: Planned) -> Workout:
        metres = day.workout.distance_m
        return (
            build("marathon_pace_long", Dose(metres, 45, fast_m=0.85 * metres))
            if "long" in day.workout.type
            else day.workout
        )

    return with_week(plan, Phase.SPECIFIC, 1, fast)


def both_budgets(plan: Plan) -> Plan:
    week = next(w for w in plan.weeks if w.phase is Phase.SPECIFIC)
    tempo = build("tempo", Dose(12_000, 45, reps=1, each_s=1500))
    hard = [day.on for day in week.days if is_quality(day.workout)]
    return mapped(
        plan,
        lambda w, d: (
            tempo if w is week and d.on in hard else longer(d.workout, 1.1) if w is week else d.workout
        ),
    )


def mostly_hard(plan: Plan) -> Plan:
    tempo = build("cruise_intervals", Dose(0, 45, reps=6, each_s=600, rest_s=120))
    return mapped(plan, lambda w, d: tempo if w.phase is Phase.MILE and is_quality(d.workout) else d.workout)


FAULTS = (
    ("I1", doubled_long),
    ("I2", bigger_week),
    ("I6", no_cutback),
    ("I7", all_hard),
    ("I8", all_hard),
    ("I10", no_rest_day),
    ("I11", session_of("repetitions", Dose(0, 45, reps=20, each_m=200, rest_s=120))),
    ("I12", session_of("intervals", Dose(0, 45, reps=6, each_m=1000, rest_s=180))),
    ("I13", session_of("tempo", Dose(0, 45, reps=1, each_s=1800))),
    ("I14", too_much_marathon_pace),
    ("I15", doubled_long),
    ("I17", mostly_hard),
    ("I18", many_sprints),
    ("I19", session_of("repetitions", Dose(0, 45, reps=4, each_m=200, rest_s=30))),
    ("I19", session_of("repetitions", Dose(0, 45, reps=2, each_m=800, rest_s=420))),
    ("I20", session_of("intervals", Dose(0, 45, reps=4, each_m=800, rest_s=400))),
    ("I20", session_of("intervals", Dose(0, 45, reps=8, each_m=200, rest_s=40))),
    ("I21", cold_start),
    ("I24", late_mile_block),
    ("I25", no_long_in_mile_block),
    ("I27", late_mile_block),
    ("I28", flat_taper),
    ("I29", rising_taper),
    ("I31", hard_before_race),
    ("two-budgets", both_budgets),
)


@pytest.mark.parametrize(("rule", "fault"), FAULTS, ids=[f"{n}-{rule}" for n, (rule, _) in enumerate(FAULTS)])
def test_a_fault_is_caught_by_its_limit(rule, fault):
    """A good plan holds every limit; with one fault in it, the limit meant for it says so."""
    assert broken(base(), known(ASKED)) == ()
    assert rule in {one.id for one in broken(fault(base()), known(ASKED))}


def test_every_limit_has_words_and_a_source():
    """Limits are told apart by their id, and each can be said and traced."""
    assert len({limit.id for limit in LIMITS}) == len(LIMITS)
    assert all(speak(limit.text) and limit.source for limit in LIMITS)


def change(plan: Plan, on: date, after: Workout) -> Plan:
    return plan.changed(Change(1, "test", NOW, (Edit(on, plan.on(on), after),)))


def test_running_less_is_always_allowed():
    """Any day of a plan may become easier, or rest."""
    before = base()
    facts = known(ASKED)
    for week in before.weeks[::11]:
        for day in week.days:
            if day.workout.type != "race":
                assert may_change(before, change(before, day.on, REST), facts) == ()
                assert may_change(before, change(before, day.on, easier(day.workout, 45)), facts) == ()


def test_a_change_that_makes_a_spike_is_named():
    """A run made far longer than the last month's longest breaks the one-run limit on its day."""
    before = base()
    day = before.weeks[1].days[0]
    found = may_change(before, change(before, day.on, build("long", Dose(25_000, 45))), known(ASKED))
    assert ("I1", day.on) in {(one.id, one.on) for one in found}


def test_a_hard_session_moved_next_to_another_is_named():
    """Two hard days in a row are refused, whichever of them moved."""
    before = base()
    week = next(week for week in before.weeks if week.phase is Phase.MILE and not week.cutback)
    first, second = (day for day in week.days if is_quality(day.workout))
    moved = before.changed(
        Change(
            1,
            "move",
            NOW,
            (
                Edit(first.on, first.workout, REST),
                Edit(second.on - timedelta(days=1), before.on(second.on - timedelta(days=1)), first.workout),
            ),
        )
    )
    assert "I7" in {one.id for one in may_change(before, moved, known(ASKED))}


def test_what_is_over_holds_what_was_run():
    """After weeks of short runs, the planned long run is a spike."""
    found = base()
    today = START + timedelta(days=35)
    runs = tuple(Run(n, START + timedelta(days=n), 4000.0) for n in range(0, 35, 2))
    ids = {(one.id, one.on >= today) for one in broken(found, known(ASKED, runs, today))}
    assert ("I1", True) in ids


def test_a_week_run_far_beyond_the_plan_is_no_peak_to_taper_from():
    """Whoever ran twice what was planned for a week need not run more before the race because of it."""
    found = base()
    today = START + timedelta(days=21)
    runs = tuple(Run(n, START + timedelta(days=n), 25_000.0) for n in range(21))
    assert "I28" not in {one.id for one in broken(found, known(ASKED, runs, today))}


def test_a_run_that_moves_within_the_last_two_weeks_is_no_second_run():
    """What is left of the taper counts once, on whichever day it is run."""
    before = base()
    days = [day for week in before.weeks if week.phase in {Phase.TAPER, Phase.RACE} for day in week.days]
    last = [day for day in days if timedelta(0) < RACE - day.on <= timedelta(days=14)]
    free = [RACE - timedelta(days=n) for n in range(1, 15) if before.on(RACE - timedelta(days=n)) == REST]
    moved = tuple(
        edit
        for day, to in zip(last, free, strict=False)
        for edit in (Edit(day.on, day.workout, REST), Edit(to, REST, day.workout))
    )
    after = before.changed(Change(1, "move", NOW, moved))
    assert moved
    assert "I28" not in {one.id for one in broken(after, known(ASKED))}


def walked(first: int, last: int) -> tuple[Edit, ...]:
    """Return rest in the first weeks, and running and walking in turn on every other day from *first* to *last*."""
    found, step = base(), build("walk_run", Dose(2600, 45, each_s=60, rest_s=240))
    days = (START + timedelta(days=n) for n in range(last))
    return tuple(
        Edit(on, found.on(on), step if (on - START).days in range(first, last, 2) else REST) for on in days
    )


def test_weeks_on_a_ladder_are_no_building_weeks():
    """Whoever comes back step by step needs no lighter week, whatever they ran on their own in between."""
    today = START + timedelta(days=18)
    runs = (Run(1, START + timedelta(days=10), 2600.0), Run(2, START + timedelta(days=17), 40_000.0))
    climbs = base().changed(Change(1, "injury", NOW, walked(10, 34)))
    ids = {
        one.id
        for one in broken(climbs, known(ASKED, runs, today))
        if one.on and one.on < START + timedelta(35)
    }
    assert "I6" not in ids


def test_what_was_run_beyond_the_plan_asks_for_no_bigger_lighter_week():
    """A lighter week keeps most of the week before as that was planned."""
    found = base()
    week = next(week for week, after in pairwise(found.weeks) if after.cutback)
    today = week.start + timedelta(days=7)
    runs = tuple(Run(n, week.start + timedelta(days=n), 20_000.0) for n in range(7))
    assert "I6b" not in {one.id for one in broken(found, known(ASKED, runs, today))}


def test_running_and_walking_from_the_first_is_no_ladder():
    """A plan that begins with walking breaks has no way back in it."""
    asked = Request(Goal("5k", RACE), START, (), 0, 0, (0, 2, 5))
    found = plan(asked)
    assert isinstance(found, Plan)
    assert any(day.workout.type == "walk_run" for day in found.weeks[0].days)
    assert ledger(found, known(asked)).walked == frozenset()


def test_a_day_that_is_run_holds_what_was_run_whatever_its_plan_becomes():
    """What was run today is no fault of a change that touches today as well."""
    before = base()
    today = before.weeks[1].days[0].on
    later = before.weeks[1].days[1]
    ran = tuple(Run(n, START + timedelta(days=n), 4000.0) for n in range((today - START).days))
    facts = known(ASKED, (*ran, Run(99, today, 30_000.0)), today)
    longer_later = build("easy", Dose(later.workout.distance_m + 500, 45))
    after = change(change(before, today, REST), later.on, longer_later)
    assert today not in {one.on for one in may_change(before, after, facts)}


def test_undone_changes_do_not_count():
    """A change that was undone breaks nothing."""
    before = base()
    day = before.weeks[1].days[0]
    after = change(before, day.on, build("long", Dose(25_000, 45))).undone(1)
    assert broken(after, known(ASKED)) == ()


RULES = {f"I{n}" for n in range(1, 49)}


def test_every_rule_of_the_table_is_in_the_list_once():
    """I1 to I48: hard, soft, or kept by another room; none twice, none forgotten."""
    ids = [one.id for one in (*LIMITS, *AIMS, *LAWS)]
    assert len(ids) == len(set(ids))
    assert set(ids) >= RULES


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.id)
def test_a_law_names_the_room_that_keeps_it(law):
    """Each is kept somewhere real, or says that it is not applied."""
    assert import_module(law.room) if law.room else "Not applied" in speak(law.text)


def plain_week(plan: Plan) -> Plan:
    return with_week(plan, Phase.TAPER, 0, lambda d: easier(d.workout, 45))


def bare_weeks(plan: Plan) -> Plan:
    def bare(week: Week, day: Planned) -> Workout:
        return easier(day.workout, 45) if week.phase is Phase.SPECIFIC else day.workout

    return mapped(plan, bare)


def shrunken_long(plan: Plan) -> Plan:
    return with_week(
        plan, Phase.SPECIFIC, 1, lambda d: longer(d.workout, 0.6) if "long" in d.workout.type else d.workout
    )


def hard_beside_long(plan: Plan) -> Plan:
    session = build("fartlek", Dose(0, 45, reps=6, each_s=60, rest_s=60))
    return with_week(plan, Phase.SPECIFIC, 0, lambda d: session if d.on.weekday() == 5 else d.workout)


@pytest.mark.parametrize(
    ("rule", "fault"),
    [("I30", plain_week), ("I26", bare_weeks), ("I16", shrunken_long), ("I9", hard_beside_long)],
)
def test_a_soft_limit_notices_what_it_aims_at(rule, fault):
    """A good plan meets it, the same plan with one fault does not."""
    found, asked = base(), known(ASKED)
    assert rule not in {one.id for one in missed(found, asked)}
    assert rule in {one.id for one in missed(fault(found), asked)}
