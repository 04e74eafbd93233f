"""Plans: every limit held for every runner, the same answer twice, an honest no."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import GOAL_DISTANCES, Goal, Priority, Race, Result
from core.athlete.log import Run
from core.athlete.profile import Dial, Injury, Level, Profile
from core.training.catalogue import (
    TYPES,
    avoid_sites,
    hill_sprint_reps,
    is_quality,
    stride_reps,
    title,
    zones_m,
)
from core.training.fitness import race_time
from core.training.lengths import lengths
from core.training.limits import broken, known, missed
from core.training.measure import work
from core.training.plan import Phase, Plan
from core.training.planner import Refusal, plan
from core.training.reasons import reason_text
from core.training.request import Request, request
from core.training.season import season, week_m
from core.training.sessions import speed_m
from core.training.slot import Build
from core.training.warned import warning
from core.training.workout import Zone
from core.training.workouts.hills import sprint_dose
from core.voice.speech import speak

START = date(2027, 3, 1)
RACE = date(2027, 8, 15)


def ten_k(index: float, on: date = START - timedelta(days=20)) -> tuple[Result, ...]:
    return (Result(1, 10_000.0, race_time(10_000.0, index), on),)


def asked(**given_: Any) -> Request:
    usual: dict[str, Any] = {
        "goal": Goal("marathon", RACE),
        "start": START,
        "results": ten_k(45),
        "weekly_m": 44_000,
        "longest_run_m": 15_000,
        "days": (1, 2, 3, 5, 6),
    }
    return Request(**(usual | given_))


def made(**given_: Any) -> Plan:
    found = plan(asked(**given_))
    assert isinstance(found, Plan)
    return found


@st.composite
def requests(draw: st.DrawFn) -> Request:
    start = START + timedelta(days=draw(st.integers(0, 13)))
    weekly = draw(st.one_of(st.none(), st.just(0.0), st.floats(3000, 140_000)))
    longest = weekly * draw(st.floats(0.15, 0.7)) if weekly and draw(st.booleans()) else None
    index = draw(st.one_of(st.none(), st.floats(22, 72)))
    site = draw(st.sampled_from([None, None, None, "calf", "achilles", "knee"]))
    return Request(
        goal=Goal(
            draw(st.sampled_from(["marathon", "marathon", "marathon", "half", "10k", "5k", "mile", None])),
            start + timedelta(days=draw(st.integers(0, 280))),
        ),
        start=start,
        results=ten_k(index, start - timedelta(days=20)) if index else (),
        weekly_m=weekly,
        longest_run_m=longest,
        days=tuple(sorted(draw(st.sets(st.integers(0, 6))))),
        level=draw(st.sampled_from([None, None, *Level])),
        injuries=(Injury(site, on=start - timedelta(days=60)),) if site else (),
        races=tuple(draw(st.lists(races(start), max_size=3))),
        max_minutes=tuple(
            draw(st.dictionaries(st.integers(0, 6), st.sampled_from([30, 45, 60, 90]), max_size=3)).items()
        ),
        volume=draw(st.sampled_from(Dial)),
        speed=draw(st.sampled_from(Dial)),
    )


def races(start: date) -> st.SearchStrategy[Race]:
    return st.builds(
        Race,
        st.sampled_from(["mile", "5k", "10k", "half"]),
        st.integers(0, 280).map(lambda n: start + timedelta(days=n)),
        st.sampled_from(Priority),
    )


@settings(derandomize=True, max_examples=15, deadline=None)
@given(requests())
def test_no_plan_breaks_a_limit(asked):
    """Whoever asks gets a plan that holds every limit and reaches the race, or a no with an alternative.

    A first look: `tests/proof` asks for many more, and has a second opinion.
    """
    found = plan(asked)
    if isinstance(found, Refusal):
        assert found.alternatives
        assert speak(found.text)
        return
    assert broken(found, known(asked)) == ()
    if asked.goal.distance:
        assert found.on(asked.goal.on).type == "race"
        assert found.on(asked.goal.on).distance_m == GOAL_DISTANCES[asked.goal.distance]
    assert all(day.on >= asked.start for week in found.weeks for day in week.days)
    assert all(warning(key) for key in found.warnings)


def test_runs_fall_on_the_runner_s_days():
    """Nothing but the race is put on a day the runner did not name."""
    found = made(days=(0, 2, 4, 6))
    days = {day.on.weekday() for week in found.weeks for day in week.days if day.workout.type != "race"}
    assert days <= {0, 2, 4, 6}


def test_the_long_run_is_on_its_day():
    """A chosen long-run day holds the longest run of every building week."""
    found = made(long_run_day=5)
    for week in found.weeks[:20]:
        longest = max(week.days, key=lambda day: day.workout.distance_m)
        assert longest.on.weekday() == 5


def test_a_full_season_goes_from_base_to_recovery():
    """Half a year to a marathon has every phase, in order."""
    phases = list(dict.fromkeys(week.phase for week in made().weeks))
    assert phases == [
        Phase.BASE,
        Phase.MILE,
        Phase.BRIDGE,
        Phase.SPECIFIC,
        Phase.TAPER,
        Phase.RACE,
        Phase.RECOVERY,
    ]


def test_the_mile_block_ends_with_a_time_trial():
    """The last week of the mile block holds the mile."""
    last = [week for week in made().weeks if week.phase is Phase.MILE][-1]
    assert [day.workout.type for day in last.days if is_quality(day.workout)] == ["time_trial"]


def test_hills_come_before_strides_before_repetitions():
    """The first hill sprints are two, a week before the first strides, before the first repetitions."""
    days = [day for week in made().weeks for day in week.days]
    hills = next(day for day in days if hill_sprint_reps(day.workout))
    strides = next(day for day in days if stride_reps(day.workout))
    reps = next(day for day in days if day.workout.type == "repetitions")
    assert hill_sprint_reps(hills.workout) == 2
    assert hills.on < strides.on < reps.on


def test_an_injured_calf_starts_fast_running_later_and_smaller():
    """After a calf injury hill sprints come later, and fewer."""
    well = made()
    hurt = made(injuries=(Injury("calf", on=START - timedelta(days=60)),))

    def sprints(plan: Plan) -> list[tuple[date, int]]:
        days = (day for week in plan.weeks for day in week.days)
        return [(day.on, hill_sprint_reps(day.workout)) for day in days if hill_sprint_reps(day.workout)]

    assert sprints(hurt)[0][0] > sprints(well)[0][0]
    assert max(reps for _, reps in sprints(hurt)) < max(reps for _, reps in sprints(well))


def test_a_novice_has_one_hard_session_a_week():
    """No week of a novice holds two hard sessions."""
    found = made(level=Level.NOVICE)
    assert max(week.quality for week in season(found)) == 1


def test_the_week_after_the_race_begins_with_rest():
    """Nothing is run for four days after a marathon, then little and easy."""
    after = made().weeks[-1]
    assert after.phase is Phase.RECOVERY
    assert all(day.on > RACE + timedelta(days=4) for day in after.days)
    assert all(day.workout.type == "easy" for day in after.days)


def test_without_a_race_the_plan_rolls():
    """No distance or no day: eight weeks, every fourth lighter."""
    found = made(goal=Goal(None, None))
    assert [week.cutback for week in found.weeks] == [False, False, False, True] * 2
    assert {week.phase for week in found.weeks} == {Phase.ROLLING}


def test_a_week_begun_late_is_planned_from_that_day():
    """A start on a Thursday leaves the days before it alone."""
    first = made(start=START + timedelta(days=3)).weeks[0]
    assert first.start == START + timedelta(days=3)
    assert min(day.on for day in first.days) >= first.start


def test_a_marathon_in_five_weeks_from_ten_kilometres_is_refused():
    """An unsafe race is refused, with a later date and a shorter race instead, and both can be planned."""
    race_on = START + timedelta(days=34)
    refused = plan(asked(goal=Goal("marathon", race_on), weekly_m=10_000, longest_run_m=4000))
    assert isinstance(refused, Refusal)
    later, shorter = refused.alternatives
    assert (later.distance, shorter.on) == ("marathon", race_on)
    assert later.on > race_on
    for other in refused.alternatives:
        again = asked(goal=Goal(other.distance, other.on), weekly_m=10_000, longest_run_m=4000)
        assert isinstance(plan(again), Plan)


def test_more_time_never_turns_a_yes_into_a_no():
    """Once a race can be reached, a later one can too."""
    yes = [
        isinstance(
            plan(
                asked(
                    goal=Goal("marathon", START + timedelta(days=6 + 7 * n)),
                    weekly_m=20_000,
                    longest_run_m=8000,
                )
            ),
            Plan,
        )
        for n in range(0, 45, 2)
    ]
    assert yes == sorted(yes)
    assert True in yes
    assert False in yes


@pytest.mark.parametrize(
    ("given_", "rule"),
    [
        ({"goal": Goal("10k", START - timedelta(days=1))}, "past"),
        ({"days": (3,)}, "too-few-days"),
        ({"days": (3, 6)}, "too-few-days"),
    ],
)
def test_what_cannot_be_planned_is_refused_by_name(given_, rule):
    """A race in the past and too few days are refused, each by its rule."""
    refused = plan(asked(**given_))
    assert isinstance(refused, Refusal)
    assert refused.rule == rule
    assert all(speak(other.text) for other in refused.alternatives)


@pytest.mark.parametrize(
    ("given_", "warning"),
    [
        ({"days": (1, 3, 6), "weekly_m": 30_000}, "I33:I15"),
        ({"results": ten_k(42), "weekly_m": 60_000}, "I33:long-time"),
        ({"max_minutes": ((6, 120),)}, "I33:day-time"),
        (
            {
                "weekly_m": 70_000,
                "longest_run_m": 10_000,
                "days": (0, 1, 2, 3, 5, 6),
                "goal": Goal("marathon", START + timedelta(days=97)),
            },
            "I33",
        ),
    ],
)
def test_a_short_longest_run_is_warned_of(given_, warning):
    """A marathon plan that cannot reach 25 km says so, and names the limit that holds its longest run."""
    assert made(**given_).warnings == (warning,)


def test_time_limits_of_days_are_kept():
    """A day with 45 minutes holds no run longer than that."""
    found = made(max_minutes=((1, 45.0), (3, 45.0)))
    easy = [
        day.workout
        for week in found.weeks
        for day in week.days
        if day.on.weekday() in {1, 3}
        and day.workout.type in {"easy", "recovery"}
        and not stride_reps(day.workout)
    ]
    assert max(workout.duration_s for workout in easy) <= 45 * 60


def test_every_workout_says_why():
    """Every planned workout names rules whose reasons can be told."""
    for week in made().weeks:
        for day in week.days:
            assert day.workout.because
            assert all(speak(reason_text(because)) for because in day.workout.because)


def test_the_week_in_figures_is_the_sum_of_its_days():
    """Weekly metres are those of its days, in the season and on their own."""
    found = made()
    for week, line in zip(found.weeks, season(found), strict=True):
        assert line.planned_m == week_m(found, week) == sum(day.workout.distance_m for day in week.days)


def test_an_athlete_is_asked_for_by_what_they_said():
    """A request carries the athlete's goal, results and profile."""
    athlete = Athlete(1, Profile(weekly_m=30_000, days=(1, 3, 6)), Goal("half", RACE), ten_k(40))
    found = request(athlete, START)
    assert (found.goal, found.weekly_m, found.days, found.results) == (
        athlete.goal,
        30_000,
        (1, 3, 6),
        athlete.results,
    )


@pytest.mark.parametrize("distance", GOAL_DISTANCES)
@pytest.mark.parametrize("build", Build)
def test_phases_always_fill_the_calendar(distance, build):
    """However many weeks there are, the phases' lengths sum to them, and the race is the last."""
    for weeks in range(1, 53):
        found = lengths(distance, weeks, build)
        assert sum(found.values()) == weeks
        assert list(found)[-1] is Phase.RACE
        assert found.get(Phase.MILE, 4) >= 4
        assert found.get(Phase.BASE, 3) >= 3


def weeks_m(found: Plan) -> list[float]:
    return [sum(p.workout.distance_m for p in week.days if p.workout.type != "race") for week in found.weeks]


def test_a_marathon_plan_has_a_run_of_25_km_where_the_days_allow_it():
    """From 45 km a week, half a year is enough for one (Fokkema 2020); it comes in the weeks before the taper."""
    found = made(weekly_m=45_000, days=(1, 3, 5, 6))
    longest = [
        max((p.workout.distance_m for p in w.days if p.workout.type != "race"), default=0)
        for w in found.weeks
    ]
    assert max(longest) >= 25_000
    assert found.weeks[longest.index(max(longest))].phase is Phase.SPECIFIC
    assert found.warnings == ()


@pytest.mark.parametrize("age", [62, 72, 80])
@pytest.mark.parametrize("weekday", [4, 5, 6])
@pytest.mark.parametrize("weeks", [17, 59])
def test_three_days_of_an_older_runner_are_enough_for_a_taper(age, weekday, weeks):
    """57 km on three days, a half marathon on any day at the end of a week: there is a plan, and it tapers."""
    race = date(2027, 10, 25) + timedelta(days=7 * weeks + weekday)
    found = made(
        goal=Goal("half", race),
        start=date(2027, 10, 28),
        results=(Result(1, 21_097.5, 7127.0, date(2027, 4, 29)),),
        weekly_m=57_000,
        longest_run_m=36_500,
        days=(2, 4, 6),
        age=age,
    )
    last = sum(
        day.workout.distance_m
        for week in found.weeks
        for day in week.days
        if race - timedelta(days=14) <= day.on < race
    )
    peak = max(week_m(found, week) for week in found.weeks)
    assert 0.35 <= 1 - last / 2 / peak <= 0.65


def test_the_biggest_week_comes_before_the_taper():
    """Nobody's first week is their biggest, whatever they bring."""
    for weekly in (30_000, 60_000, 100_000, 130_000):
        volumes = weeks_m(made(weekly_m=weekly, longest_run_m=weekly * 0.3, days=tuple(range(7))))
        assert volumes.index(max(volumes)) > 12


def test_a_long_calendar_has_hard_sessions_before_its_base_ends():
    """A year to go is not a year of easy running: the base is led into by steady training with a session a week."""
    found = made(start=START - timedelta(weeks=26))
    steady = [week for week in found.weeks if week.phase is Phase.ROLLING]
    assert len(steady) > 12
    assert sum(any(is_quality(day.workout) for day in week.days) for week in steady) >= 5


TUNE_UP = Race("half", date(2027, 6, 27), Priority.B)


def test_a_race_on_the_way_has_a_lighter_week_and_easy_days_around_it():
    """A half six weeks before the marathon: run in earnest, nothing hard three days before and six after."""
    found = made(races=(TUNE_UP,))
    week = found.week_of(TUNE_UP.on)
    assert found.on(TUNE_UP.on).type == "race"
    assert week.cutback
    hard = [n for n in range(-2, 6) if n and is_quality(found.on(TUNE_UP.on + timedelta(days=n)))]
    assert hard == []
    assert found.on(TUNE_UP.on - timedelta(days=1)).distance_m <= 4000
    assert all(found.on(TUNE_UP.on + timedelta(days=n)).type == "rest" for n in (1, 2))


def test_a_race_of_little_weight_is_the_hard_session_of_its_week():
    """A 5K for fun takes the place of a session and cuts nothing else back."""
    parkrun = Race("5k", date(2027, 4, 24), Priority.C)
    without, found = made(), made(races=(parkrun,))
    week = found.week_of(parkrun.on)
    hard = [day for day in week.days if is_quality(day.workout)]
    assert parkrun.on in [day.on for day in hard]
    assert len(hard) <= 2
    assert week.cutback == without.week_of(parkrun.on).cutback


@pytest.mark.parametrize(
    ("race", "why"),
    [
        (Race("half", START + timedelta(days=3)), "The half marathon on 4 March asks for more"),
        (Race("10k", RACE - timedelta(days=6)), "The 10K on 9 August is too close to your main race"),
        (Race("5k", START - timedelta(days=1)), "The 5K on 28 February lies outside"),
        (Race("5k", RACE + timedelta(days=1)), "The 5K on 16 August lies outside"),
    ],
)
def test_a_race_that_does_not_fit_is_left_out_and_said(race, why):
    """Too early, too close to the goal, or outside the plan: the plan names the race and says why."""
    kept = Race("5k", START + timedelta(days=60))
    found = made(races=(race, kept), weekly_m=20_000, longest_run_m=9000, goal=Goal("10k", RACE))
    assert next(speak(warning(key)) for key in found.warnings if key.startswith("race")).startswith(why)
    assert found.on(race.on).type != "race"
    assert found.on(kept.on).type == "race"


def test_a_race_much_longer_than_the_runs_before_it_is_run_with_a_warning():
    """A race is exempt from the limit of a single run, and the runner is told how far it lies beyond their longest."""
    half = Race("half", START + timedelta(days=20), Priority.C)
    assert made(races=(half,)).warnings == ("race-far:half:2027-03-21:16500",)
    assert made(races=(Race("10k", half.on),)).warnings == ()


@pytest.mark.parametrize("priority", Priority)
def test_a_marathon_on_the_way_without_long_runs_before_it_is_left_out(priority):
    """With 20.5 km as the longest run a marathon is no race on the way: the plan says so, and what to do instead."""
    marathon = Race("marathon", RACE - timedelta(days=77), priority)
    found = made(races=(marathon,), weekly_m=60_000, longest_run_m=16_000)
    assert found.warnings == ("race-left-out:unready:marathon:2027-05-30:20500",)
    assert found.on(marathon.on).type == "long"
    assert "step off after about 20.5 km" in speak(warning(found.warnings[0]))


def test_after_a_long_race_for_fun_nothing_is_run_either():
    """The day after a half marathon of priority C is free, and the next one short."""
    half = Race("half", START + timedelta(days=62), Priority.C)
    found = made(races=(half,), days=tuple(range(7)))
    assert found.on(half.on).type == "race"
    assert found.on(half.on + timedelta(days=1)).type == "rest"
    assert found.on(half.on + timedelta(days=2)).distance_m <= 4000


@pytest.mark.parametrize(("target_s", "told"), [(12_600, ()), (10_800, ("target",))])
def test_a_target_far_from_today_s_results_is_warned_of(target_s, told):
    """10K in 45 minutes points to 3:38 for the marathon: under 3:30 is a wish, under 3:00 another one."""
    goal = Goal("marathon", RACE, target_s)
    assert made(goal=goal, weekly_m=60_000, longest_run_m=22_000).warnings == told


@pytest.mark.parametrize(("results", "told"), [((), "minutes of it steady"), (ten_k(45), "at marathon pace")])
def test_the_last_touch_of_marathon_pace_is_in_minutes_for_who_runs_by_effort(results, told):
    """Who has no paces is told no distance at one, in the week of the race either."""
    touch = made(results=results).on(RACE - timedelta(days=3))
    assert "taper-touch" in {one.rule for one in touch.because}
    assert told in speak(title(touch))


def test_a_race_that_is_near_is_why_no_long_run_fits():
    """Who has run far enough is not told that it would be too big a step: the taper leaves no room."""
    near = Goal("marathon", START + timedelta(days=20))
    found = made(goal=near, weekly_m=80_000, longest_run_m=30_000, days=(0, 1, 3, 4, 5, 6))
    assert found.warnings == ("I33:late",)


def test_a_marathon_too_near_to_build_up_to_names_the_safer_ways():
    """Three weeks from a longest run of 18 km a marathon is planned, with the day from which on 25 km can be reached."""
    runner = {"weekly_m": 48_000, "longest_run_m": 18_000}
    near = made(goal=Goal("marathon", START + timedelta(days=20)), **runner)
    key = near.warnings[0]
    assert key.startswith("I33:soon-later:18000:")
    later = date.fromisoformat(key.rpartition(":")[2])
    assert speak(warning(key)).endswith(f"a marathon from {later.day} {later:%B} on.")
    far = made(goal=Goal("marathon", later), **runner)
    assert max(week.longest_m for week in season(far)[:-2]) >= 25_000


def test_no_day_is_named_where_none_leads_far_enough():
    """Where three days a week hold no run of 25 km, whenever it were, the warning names the shorter race alone."""
    near = Goal("marathon", START + timedelta(days=20))
    found = made(goal=near, results=ten_k(38), weekly_m=38_000, longest_run_m=19_000, days=(1, 3, 6))
    assert found.warnings == ("I33:soon:19000",)
    assert speak(warning(found.warnings[0])).endswith("run a half marathon that day.")


@pytest.mark.parametrize("distance", GOAL_DISTANCES)
@pytest.mark.parametrize("weeks", [3, 4, 5])
def test_a_fit_runner_s_last_weeks_keep_something_brisk_and_a_long_run(distance, weeks):
    """80 km a week and a race near: every taper week has its hard session, a longest run, and less than the one before."""
    near = Goal(distance, START + timedelta(days=7 * weeks - 1))
    found = made(goal=near, weekly_m=80_000, longest_run_m=26_000, days=(0, 1, 2, 3, 5, 6), results=ten_k(52))
    last = season(found)[-4:-1]
    assert all(week.quality >= 1 for week in last)
    assert all(week.longest_m >= 0.15 * 80_000 for week in last[:2])
    assert 0.7 * 80_000 <= last[0].planned_m <= 80_000
    assert 0.5 * 80_000 <= last[1].planned_m <= last[0].planned_m


def test_what_a_warning_names_follows_its_key():
    """A key without the figures its sentence names says nothing: it is of an older release."""
    assert not warning("race-far:half:2027-03-21")
    assert not warning("of-old:half:2027-03-21")
    assert speak(warning("race-far:half:2027-03-21:12500")).count("12.5 km") == 1


def test_the_dials_turn_within_the_limits():
    """Less volume never grows, more grows further; less speed is less of it, more is more."""

    def fast(found: Plan) -> float:
        return sum(
            speed_m(p.workout, 45) for week in found.weeks for p in week.days if p.workout.type != "race"
        )

    less, usual, more = (
        max(weeks_m(made(volume=dial, weekly_m=30_000, goal=Goal("10k", RACE)))) for dial in Dial
    )
    assert less <= 30_500 < usual < more
    slow, normal, quick = (fast(made(speed=dial)) for dial in Dial)
    assert slow < normal < quick


def test_a_day_s_time_limit_holds():
    """No run is planned that does not fit into its day, and the long run goes where the time is."""
    found = made(max_minutes=((6, 40.0), (2, 45.0)))
    for week in found.weeks:
        for day in week.days:
            if day.workout.type != "race" and day.on.weekday() in {2, 6}:
                assert day.workout.distance_m <= 9000
    longest = max(found.weeks[3].days, key=lambda day: day.workout.distance_m)
    assert longest.on.weekday() == 5


def test_less_volume_gives_way_to_what_the_race_needs():
    """Who wants less but trains for a marathon gets what a marathon asks for, not a no."""
    assert made(volume=Dial.LESS, weekly_m=30_000).on(RACE).type == "race"


def mile(index: float) -> Result:
    return Result(2, 1609.344, race_time(1609.344, index), START - timedelta(days=10))


def fast_in_block(found: Plan, zone: Zone) -> float:
    days = (p.workout for week in found.weeks if week.phase is Phase.MILE for p in week.days)
    return sum(zones_m(workout, 45)[zone] for workout in days)


def test_the_mile_check_shifts_the_mile_block():
    """A mile that lags brings more repetitions, longer races that lag more tempo; what is balanced stays."""
    slow, even, quick = (made(results=(*ten_k(45), mile(index))) for index in (38, 45, 55))
    assert fast_in_block(slow, Zone.R) > fast_in_block(even, Zone.R) > fast_in_block(quick, Zone.R)
    assert fast_in_block(slow, Zone.T) < fast_in_block(even, Zone.T) < fast_in_block(quick, Zone.T)


def test_a_long_mile_block_has_its_test_half_way():
    """Six weeks or more: 1200 m three weeks before the mile, so that both show something."""
    found = made(start=START - timedelta(weeks=4))
    trials = [p for week in found.weeks for p in week.days if p.workout.type == "time_trial"]
    assert len(trials) == 2
    assert timedelta(days=19) <= trials[1].on - trials[0].on <= timedelta(days=23)
    assert trials[0].workout.distance_m < trials[1].workout.distance_m


def test_a_long_run_says_which_limit_held_it():
    """The reason is the limit that bound: a tenth over the last month, the share of the week, the time of the day."""

    def rules(found: Plan) -> set[str]:
        days = (p.workout for week in found.weeks for p in week.days if p.workout.type == "long")
        return {one.rule for workout in days for one in workout.because}

    assert "I1" in rules(made(longest_run_m=9000))
    assert "I15" in rules(made(weekly_m=30_000, longest_run_m=20_000))
    assert "day-time" in rules(
        made(goal=Goal("10k", RACE), max_minutes=((6, 80.0), (5, 60.0), (3, 60.0), (2, 60.0), (1, 60.0)))
    )


def test_days_off_and_missed_targets_count_for_a_new_plan():
    """A plan made after three weeks without a run is sized by the index of today, not by the race before them."""
    runs = tuple(Run(n, START - timedelta(days=days), 8000.0) for n, days in enumerate((60, 40, 25)))
    athlete = Athlete(
        1, goal=Goal("marathon", RACE), results=ten_k(45, START - timedelta(days=70)), runs=runs
    )
    assert request(athlete, START).index < 45


MILER = {
    "goal": Goal("mile", date(2027, 8, 14)),
    "results": (Result(1, 1609.344, 292.0, START - timedelta(days=40)),),
    "weekly_m": 70_000,
    "longest_run_m": None,
    "days": (0, 1, 2, 3, 5, 6),
}


def test_a_week_has_a_long_a_medium_and_a_short_day():
    """A miler of 70 km runs no five equal runs: the long run is the longest, one in the middle stands out, one is short."""
    week = made(**MILER).weeks[0]
    lengths = sorted((day.workout.distance_m for day in week.days), reverse=True)
    long = next(day.workout.distance_m for day in week.days if day.workout.type == "long")
    assert lengths[0] == long > lengths[1] > lengths[2]
    assert lengths[-1] <= 0.65 * long


def test_a_short_race_is_no_reason_for_much_more_distance():
    """Who runs far more than a mile asks for adds a little at most."""
    found = made(**MILER)
    assert max(week_m(found, week) for week in found.weeks) <= 70_000 * 1.06


def test_a_mile_block_keeps_its_repetitions_to_the_end():
    """Where a full session is too long for a day, a smaller one takes its place before none does."""
    weeks = [week for week in made(**MILER).weeks if week.phase is Phase.MILE and not week.cutback]
    assert all(any(day.workout.type == "repetitions" for day in week.days) for week in weeks)


def test_a_long_base_is_not_all_easy():
    """The second half of a base holds a session a week for those who are used to running."""
    base = [week for week in made(**MILER).weeks if week.phase is Phase.BASE]
    late = base[-(8 // 2) :]
    assert all(any(is_quality(day.workout) for day in week.days) for week in late)


@pytest.mark.parametrize("weeks", [20, 28, 32, 45])
@pytest.mark.parametrize("weekly_m", [45_000, 80_000])
def test_two_sessions_of_repetitions_share_what_a_week_may_hold(weeks: int, weekly_m: float) -> None:
    """Who lacks speed runs repetitions twice a week, smaller, and is not told that no week is safe."""
    results = (Result(1, 10_000.0, 2700.0, START), Result(2, 1609.344, 430.0, START))
    goal = Goal("marathon", START + timedelta(days=7 * weeks - 1))
    assert isinstance(plan(asked(goal=goal, results=results, weekly_m=weekly_m)), Plan)


@pytest.mark.parametrize("site", ["hip", "knee", "it_band", "achilles"])
def test_what_still_hurts_keeps_hill_sprints_away_at_first(site: str) -> None:
    """An injury that is still there, wherever, delays what is fastest and keeps it small."""
    made = plan(asked(injuries=(Injury(site, None, open=True),)))
    assert isinstance(made, Plan)
    first = [hill_sprint_reps(day.workout) for week in made.weeks[:3] for day in week.days]
    assert max(first) == 0


@pytest.mark.parametrize("weeks", [16, 18, 20, 22, 24])
def test_every_other_long_run_before_a_marathon_holds_its_pace(weeks):
    """Of two specific weeks in a row that are not lighter, one has marathon pace in its long run, and only one."""
    found = made(start=RACE - timedelta(days=7 * weeks - 1), weekly_m=55_000, longest_run_m=18_000)
    paced = [
        (week.cutback, any(day.workout.type == "marathon_pace_long" for day in week.days))
        for week in found.weeks
        if week.phase is Phase.SPECIFIC
    ]
    pairs = [(one, two) for (_, one), (cut, two) in pairwise(paced) if not cut]
    assert all(one != two for (_, one), (cut, two) in pairwise(paced[1:]) if not cut)
    assert not any(one and two for one, two in pairs)


SORE = {
    "calf": {"hill_sprints", "hill_reps", "repetitions", "intervals", "fartlek", "tempo", "cruise_intervals"},
    "achilles": {
        "hill_sprints",
        "hill_reps",
        "repetitions",
        "intervals",
        "fartlek",
        "tempo",
        "cruise_intervals",
    },
    "hamstring": {"hill_sprints", "hill_reps", "repetitions", "intervals"},
    "knee": {"hill_reps"},
}


@pytest.mark.parametrize("site", SORE)
@pytest.mark.parametrize("goal", [Goal("10k", START + timedelta(days=83)), Goal(None, None)])
def test_an_open_injury_forbids_what_its_site_forbids(site, goal):
    """The first six weeks hold none of it, nor strides on a sore calf, and an easy run says why."""
    found = made(goal=goal, injuries=(Injury(site, open=True),))
    first = [day.workout for week in found.weeks[:6] for day in week.days]
    assert not any(
        site in avoid_sites(one) for one in first if one.type not in {"long", "marathon_pace_long"}
    )
    assert not SORE[site] & {one.type for one in first}
    assert any(why.rule == "open-injury" for one in first for why in one.because)


def test_an_injury_that_is_over_forbids_nothing():
    """Whose calf was hurt a year and a half ago runs hill sprints from the first weeks on."""
    found = made(injuries=(Injury("calf", on=START - timedelta(days=500)),))
    assert any(hill_sprint_reps(day.workout) for week in found.weeks[:4] for day in week.days)


@pytest.mark.parametrize("weeks", [14, 22, 34])
@pytest.mark.parametrize("level", Level)
def test_hill_sprints_grow_in_one_way_at_a_time(level, weeks):
    """From one session to the next there are more sprints or longer ones, never both."""
    found = made(level=level, start=RACE - timedelta(days=7 * weeks - 1))
    sprints = [
        work(day.workout) for week in found.weeks for day in week.days if hill_sprint_reps(day.workout)
    ]
    assert not any(
        two[1] > one[1] and two[0].duration_s > one[0].duration_s for one, two in pairwise(sprints)
    )


@pytest.mark.parametrize(("weekly_m", "weeks"), [(28_000, 26), (36_000, 26), (36_000, 32), (45_000, 32)])
def test_hill_sprints_come_to_eight_before_a_mile_block(weekly_m, weeks):
    """A base of eight weeks brings them from two in its second week to eight, however many of its weeks add distance."""
    found = made(weekly_m=weekly_m, start=RACE - timedelta(days=7 * weeks - 1))
    before = [week for week in found.weeks if week.phase in {Phase.ROLLING, Phase.BASE}]
    sprints = [max(hill_sprint_reps(day.workout) for day in week.days) for week in before]
    assert sprints[:2] == [0, 2]
    assert max(sprints) >= 8
    assert all(one <= other <= one + 2 for one, other in pairwise(sprints))


@pytest.mark.parametrize(("weekly_m", "weeks"), [(28_000, 20), (28_000, 13), (20_000, 18), (44_000, 12)])
def test_a_base_of_distance_alone_has_hill_sprints_before_strides(weekly_m, weeks):
    """Where every week but the lighter ones adds distance those bring hill sprints, and strides wait for them."""
    found = made(weekly_m=weekly_m, longest_run_m=12_000, start=RACE - timedelta(days=7 * weeks - 1))
    days = [day for week in found.weeks for day in week.days]
    hills = min(day.on for day in days if hill_sprint_reps(day.workout))
    strides = min(day.on for day in days if stride_reps(day.workout))
    assert hills < strides
    assert hills < found.weeks[4].start


def test_hill_sprints_become_longer_before_they_become_ten():
    """Two more a week to eight, then eight longer ones, then more of those."""
    doses = [sprint_dose(step, Level.ADVANCED, tender=False) for step in range(1, 9)]
    assert doses == [(2, 8), (4, 8), (6, 8), (8, 8), (8, 10), (10, 10), (12, 10), (12, 10)]


def test_the_steady_weeks_before_a_long_base_are_rolling():
    """What a long calendar has before its base is named for what it is, in one piece and first of all."""
    phases = [week.phase for week in made(start=RACE - timedelta(days=7 * 44 - 1)).weeks]
    steady = phases.count(Phase.ROLLING)
    assert steady >= 3
    assert phases[:steady] == [Phase.ROLLING] * steady
    assert phases[steady] is Phase.BASE


@pytest.mark.parametrize("goal", ["marathon", "half", "10k", "5k"])
@pytest.mark.parametrize("weeks", [12, 20, 26])
def test_no_two_kinds_of_hard_session_begin_in_the_same_week(goal, weeks):
    """One new stress at a time, marathon pace among them."""
    found = made(goal=Goal(goal, RACE), start=RACE - timedelta(days=7 * weeks - 1))
    first: dict[str, int] = {}
    for week in found.weeks:
        for day in week.days:
            if is_quality(day.workout) and day.workout.type != "race":
                first.setdefault(TYPES[day.workout.type].builds, week.number)
    assert first
    assert len(set(first.values())) == len(first)


@pytest.mark.parametrize("goal", ["marathon", "half", "10k"])
@pytest.mark.parametrize("weeks", [12, 16, 24])
@pytest.mark.parametrize("weekly_m", [28_000, 45_000, 70_000])
def test_a_new_kind_of_hard_session_finds_the_distance_held(goal, weeks, weekly_m):
    """The week in which a type of hard session is run first has no more metres than the four before it."""
    given_ = {"goal": Goal(goal, RACE), "start": RACE - timedelta(days=7 * weeks - 1), "weekly_m": weekly_m}
    found = made(**given_)
    types = {day.workout.type for week in found.weeks for day in week.days if is_quality(day.workout)}
    assert len(types) >= 3
    assert "I23" not in {one.id for one in missed(found, known(asked(**given_)))}


@pytest.mark.parametrize(("weekly_m", "longest_m"), [(44_000, 16_000), (30_000, 14_500), (36_000, 8000)])
def test_a_rolling_plan_begins_with_the_long_run_that_was_told(weekly_m, longest_m):
    """Without a race the first whole week's long run is no shorter than the one the runner comes from."""
    found = made(goal=Goal(None, None), weekly_m=weekly_m, longest_run_m=longest_m)
    assert max(day.workout.distance_m for day in found.weeks[0].days) >= longest_m


@pytest.mark.parametrize("weekly_m", [0, 3000, 5000, 7000, 8000, 9900])
@pytest.mark.parametrize("longest_m", [None, 1000, 2000, 4000])
def test_a_beginner_s_running_minutes_shrink_in_lighter_weeks_alone(weekly_m, longest_m):
    """Up the ladder of running and walking no week runs less than the one before, nor does its longest session."""
    found = made(
        goal=Goal(None, None),
        results=(),
        weekly_m=weekly_m,
        longest_run_m=longest_m,
        days=(1, 3, 6),
        level=Level.NOVICE,
    )
    walked = [
        [running_s(day.workout) for day in week.days if day.workout.type == "walk_run"]
        for week in found.weeks
        if not week.cutback
    ]
    ladder = [sessions for sessions in walked if sessions]
    assert len(ladder) >= 5
    for before, after in pairwise(ladder):
        assert sum(after) >= sum(before)
        assert max(after) >= max(before)


def running_s(workout: Any) -> float:
    return sum(part.times * part.steps[0].duration_s for part in workout.parts)


@pytest.mark.parametrize(
    ("weekly_m", "days", "runs"), [(79_000, 7, 6), (90_000, 7, 7), (90_000, 6, 6), (130_000, 7, 7)]
)
def test_who_runs_every_day_may_go_on(weekly_m, days, runs):
    """80 km a week on seven days is a habit: then every day holds a run, but for lighter weeks and the taper."""
    found = made(weekly_m=weekly_m, longest_run_m=22_000, days=tuple(range(days)), results=ten_k(50))
    weeks = [week for week in found.weeks if week.phase in {Phase.BASE, Phase.MILE, Phase.SPECIFIC}]
    assert max(len(week.days) for week in weeks) == runs
    assert all(len(week.days) <= 6 for week in found.weeks if week.cutback or week.phase is Phase.TAPER)
