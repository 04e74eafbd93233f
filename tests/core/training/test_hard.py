"""Which hard sessions a week holds: no two alike, none too early, tests clear of races."""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from core.athlete.goal import Goal, Priority, Race, Result
from core.athlete.profile import Level
from core.training.catalogue import entry, hill_sprint_reps, is_quality, stride_reps
from core.training.fitness import race_time
from core.training.key_dates import Key, key_dates
from core.training.plan import Phase, Plan, Week
from core.training.planner import plan
from core.training.request import Request
from core.training.season import season
from core.training.workout import Workout

START = date(2027, 3, 1)
MARATHON = START + timedelta(days=167)
MILE_M = 1609.344


def ran(metres: float, index: float, number: int = 1) -> Result:
    return Result(number, metres, race_time(metres, index), START - timedelta(days=20))


def made(**given: Any) -> Plan:
    usual: dict[str, Any] = {
        "goal": Goal("marathon", MARATHON),
        "start": START,
        "results": (ran(10_000, 46),),
        "weekly_m": 50_000,
        "longest_run_m": 18_000,
        "days": (1, 2, 3, 5, 6),
    }
    found = plan(Request(**(usual | given)))
    assert isinstance(found, Plan)
    return found


def hard(week: Week) -> list[Workout]:
    """Return a week's hard sessions, races aside."""
    return [d.workout for d in week.days if is_quality(d.workout) and d.workout.type != "race"]


def days_of(found: Plan, kind: str) -> list[date]:
    return [day.on for week in found.weeks for day in week.days if day.workout.type == kind]


@pytest.mark.parametrize("lean", [-14, 0, 14])
@pytest.mark.parametrize("goal", ["marathon", "half", "10k", "5k", "mile"])
@pytest.mark.parametrize("weekly_m", [35_000, 50_000, 90_000])
def test_no_week_holds_one_session_twice(lean, goal, weekly_m):
    """Two hard sessions of a week differ in kind or in shape, for runners who lean to one side too."""
    results = (ran(MILE_M, 46 + lean), ran(21_097.5, 46, 2))
    found = made(results=results, weekly_m=weekly_m, goal=Goal(goal, MARATHON))
    for week in found.weeks:
        alike = Counter(entry(one).key for one in hard(week))
        assert max(alike.values(), default=0) <= 1, week.number


@pytest.mark.parametrize("distance", ["mile", "5k", "10k", "half"])
@pytest.mark.parametrize("week", range(5, 14))
def test_tests_keep_clear_of_races(distance, week):
    """No time trial is run within a week before a race or within three weeks after it: the race tells as much."""
    race_on = START + timedelta(days=7 * week - 1)
    found = made(races=(Race(distance, race_on, Priority.B),))
    assert race_on in days_of(found, "race")
    for on in days_of(found, "time_trial"):
        assert (race_on - on).days > 7 or (on - race_on).days >= 21


def test_far_from_a_race_the_block_ends_with_its_test():
    """A race weeks before the block takes no test from it."""
    early = made(races=(Race("5k", START + timedelta(days=20), Priority.B),))
    last = [week for week in early.weeks if week.phase is Phase.MILE][-1]
    assert [one.type for one in hard(last)] == ["time_trial"]


def test_the_week_after_a_race_holds_one_hard_session():
    """Who raced on Sunday has one hard session in the week that follows, not two and a long run in three days."""
    race_on = START + timedelta(days=7 * 8 - 1)
    found = made(races=(Race("10k", race_on, Priority.B),))
    after = next(week for week in found.weeks if week.start == race_on + timedelta(days=1))
    assert len(hard(after)) == 1


@pytest.mark.parametrize("weekly_m", [18_000, 20_000, 24_000])
def test_a_novice_comes_from_hills_to_fartlek_to_tempo(weekly_m):
    """A novice's season to a half marathon holds all of them, hills first, and one hard session a week at most."""
    found = made(
        goal=Goal("half", START + timedelta(days=7 * 20 - 1)),
        results=(),
        level=Level.NOVICE,
        weekly_m=weekly_m,
        longest_run_m=None,
        days=(1, 3, 5, 6),
    )
    days = [day for week in found.weeks for day in week.days]

    def first(wanted: Callable[[Workout], object]) -> date:
        return next(day.on for day in days if wanted(day.workout))

    hills, strides, play, tempo = (
        first(hill_sprint_reps),
        first(stride_reps),
        first(lambda one: one.type == "fartlek"),
        first(lambda one: one.type in {"tempo", "cruise_intervals"}),
    )
    assert hills < strides < tempo
    assert hills < play < tempo
    assert max(len(hard(week)) for week in found.weeks) == 1
    built = [week for week in found.weeks if week.phase in {Phase.SPECIFIC, Phase.MILE}]
    assert sum(bool(hard(week)) for week in built) >= 0.8 * len(built)


@pytest.mark.parametrize("weeks", [13, 14, 16])
def test_a_short_base_has_its_fartlek(weeks):
    """Three or four weeks of base end with playing with speed, where a 10K runner has 35 km a week."""
    found = made(
        goal=Goal("10k", START + timedelta(days=7 * weeks - 1)), results=(ran(10_000, 42),), weekly_m=35_000
    )
    base = [week for week in found.weeks if week.phase is Phase.BASE]
    assert len(base) <= 5
    assert any(one.type == "fartlek" for week in base for one in hard(week))


def test_tempo_goes_on_where_the_mile_block_left_it():
    """The first race-specific weeks hold as many minutes at tempo as the block came to, not its first dose again."""
    found = made()
    minutes = {
        phase: max(
            sum(part.steps[0].duration_s * part.times for part in one.parts if hasattr(part, "times"))
            if one.type == "cruise_intervals"
            else one.parts[1].duration_s
            for week in found.weeks
            if week.phase is phase
            for one in hard(week)
            if one.type in {"tempo", "cruise_intervals"}
        )
        for phase in (Phase.MILE, Phase.SPECIFIC)
    }
    assert minutes[Phase.SPECIFIC] >= minutes[Phase.MILE]


@pytest.mark.parametrize("goal", ["mile", "5k"])
@pytest.mark.parametrize("weekly_m", [30_000, 40_000, 50_000])
def test_a_season_for_a_short_race_grows_too(goal, weekly_m):
    """Sixteen weeks to a mile or a 5K lead a fifth further, and the long run stays the longest of its week."""
    found = made(goal=Goal(goal, START + timedelta(days=7 * 16 - 1)), weekly_m=weekly_m, longest_run_m=12_000)
    weeks = [week for week in season(found) if week.phase not in {Phase.RACE, Phase.RECOVERY}]
    assert max(week.planned_m for week in weeks) >= 1.2 * weekly_m
    for week in found.weeks[:12]:
        runs = sorted(day.workout.distance_m for day in week.days)
        assert runs[-1] == next(d.workout.distance_m for d in week.days if d.on.weekday() == 6)


def ten(minutes: float, **given: Any) -> Plan:
    """Return a plan for 10K on five days, with *minutes* on each but the long run's."""
    usual: dict[str, Any] = {
        "goal": Goal("10k", START + timedelta(days=139)),
        "results": (),
        "weekly_m": 25_000,
        "longest_run_m": 9000,
        "days": (0, 1, 2, 3, 6),
        "max_minutes": tuple((day, minutes) for day in (0, 1, 2, 3)),
    }
    return made(**(usual | given))


@pytest.mark.parametrize("minutes", [20, 25, 30, 35, 40])
def test_a_mile_block_on_short_days_holds_hard_sessions(minutes):
    """Short weekdays get short sessions, or the long run's day has them now and then: no mile block goes without."""
    found = ten(minutes)
    block = [hard(week) for week in found.weeks if week.phase is Phase.MILE]
    assert sum(map(bool, block)) >= 3
    assert all(w.duration_s <= 60 * minutes for d in days(found) if d.on.weekday() < 6 for w in (d.workout,))


def days(found: Plan) -> list[Any]:
    return [day for week in found.weeks for day in week.days if day.workout.type != "race"]


@pytest.mark.parametrize("minutes", [20, 25, 30])
def test_strides_are_run_on_short_days_by_a_shorter_run(minutes):
    """A day without a minute to spare has its strides all the same: the easy part gives way, not they."""
    strided = [week.number for week in ten(minutes).weeks if any(stride_reps(d.workout) for d in week.days)]
    assert set(range(3, 20)) <= set(strided)


def test_minutes_for_hard_sessions_do_not_cost_kilometres():
    """Where days are short, weeks with strides and hard sessions keep most of what the days hold."""
    found = season(ten(25))
    whole = [week.planned_m for week in found if week.phase in {Phase.BASE, Phase.MILE} and not week.cutback]
    assert min(whole) > 0.85 * max(whole)


def test_a_plan_without_a_hard_session_says_so_and_names_no_mile_block():
    """Where no day has the time for one, there is no mile block, and a word on what would help."""
    short = ((1, 20), (3, 20), (6, 26))
    found = ten(20, goal=Goal("5k", START + timedelta(days=139)), days=(1, 3, 6), max_minutes=short)
    assert not any(hard(week) for week in found.weeks if week.phase not in {Phase.TAPER, Phase.RACE})
    assert Phase.MILE not in {week.phase for week in found.weeks}
    assert "no-hard:day-time" in found.warnings
    assert not {Key.MILE_START, Key.MILE_END} & {one.key for one in key_dates(found)}
