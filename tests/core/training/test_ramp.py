"""How far weeks grow, and how they get past the steps where a long run's share falls."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from core.athlete.goal import Goal, Result
from core.training.fitness import race_time
from core.training.plan import Phase, Plan
from core.training.planner import plan
from core.training.ramp import STEPS, over_the_step
from core.training.request import Request

START = date(2027, 3, 1)
WEEKS = 18
SIX = (0, 1, 2, 3, 5, 6)


def season(weekly_km: int, days: tuple[int, ...] = SIX, weeks: int = WEEKS, **other: object) -> Plan:
    """Return a plan for a marathon, for a runner of index 50."""
    result = Result(1, 10_000.0, race_time(10_000.0, 50.0), START - timedelta(days=20))
    asked = Request(
        goal=Goal("marathon", START + timedelta(days=7 * weeks - 1)),
        start=START,
        results=(result,),
        weekly_m=weekly_km * 1000.0,
        longest_run_m=weekly_km * 300.0,
        days=days,
        **other,  # type: ignore[arg-type]
    )
    found = plan(asked)
    assert isinstance(found, Plan)
    return found


def metres(found: Plan) -> list[tuple[float, float]]:
    """Return (week, longest run) of every week, races aside."""
    runs = [[p.workout.distance_m for p in week.days if p.workout.type != "race"] for week in found.weeks]
    return [(sum(some), max(some, default=0.0)) for some in runs]


def longest(found: Plan) -> float:
    return max(long for _, long in metres(found))


def peak(found: Plan) -> float:
    return max(week for week, _ in metres(found))


@pytest.mark.parametrize("weekly_km", [56, 58, 61, 63])
def test_who_can_come_to_eighty_kilometres_grows_past_sixty_four(weekly_km):
    """Six days and eighteen weeks take a runner of 56 to 63 km past the step, to a long run of 25 km and more."""
    found = season(weekly_km)
    assert peak(found) >= 80_000
    assert longest(found) >= 25_000


def test_the_long_run_never_shrinks_on_the_way_past_a_step():
    """Lighter weeks aside, every long run of a build that crosses the step is as long as the one before."""
    found = season(61)
    build = {Phase.BASE, Phase.MILE, Phase.SPECIFIC}
    sizes = zip(found.weeks, metres(found), strict=True)
    longs = [long for week, (_, long) in sizes if week.phase in build and not week.cutback]
    assert all(later >= earlier for earlier, later in pairwise(longs))


@pytest.mark.parametrize(
    "who",
    [
        {"days": (1, 3, 5, 6)},
        {"weeks": 10},
        {"max_minutes": tuple((day, 60.0) for day in (0, 1, 2, 3, 5))},
    ],
    ids=["few days", "few weeks", "little time"],
)
def test_who_cannot_come_so_far_stays_below(who):
    """Days, weeks or minutes that hold no week of 83 km leave the plan below 64 km, with the longer long run."""
    found = season(56, **who)
    assert peak(found) < 64_000
    assert longest(found) >= (22_000 if "weeks" in who else 25_000)


def test_more_kilometres_now_never_mean_a_smaller_plan():
    """From 40 to 90 km a week, two more never cost a kilometre of the peak, nor one of the longest run."""
    plans = [season(weekly) for weekly in range(40, 92, 2)]
    for fewer, more in pairwise(plans):
        assert peak(more) >= peak(fewer) - 1000
        assert longest(more) >= longest(fewer) - 1000


@pytest.mark.parametrize("step", STEPS)
def test_a_week_waits_below_a_step_until_it_can_keep_its_long_run(step):
    """A week whose long run would shrink stays below; one that can keep it goes over, and so does one far beyond."""
    long = 1.05 * step.at_m * step.after
    assert over_the_step(step.at_m * 1.02, long) == step.below_m
    assert over_the_step(step.at_m * 1.06, long) == step.at_m * 1.06
    assert over_the_step(step.at_m * 1.15, 2 * long) == step.at_m * 1.15


@pytest.mark.parametrize(("weekly_km", "weeks"), [(24, 34), (30, 28), (36, 22)])
def test_a_long_calendar_leads_to_a_marathon_s_longest_run(weekly_km, weeks):
    """Whose weeks are small but many grows far enough for 25 km, with a mile block on the way."""
    found = season(weekly_km, weeks=weeks)
    assert longest(found) >= 25_000
    assert any(week.phase is Phase.MILE for week in found.weeks)


@pytest.mark.parametrize("weekly_km", [45, 60, 90])
def test_a_base_raises_endurance_in_some_of_its_weeks(weekly_km):
    """From 40 km a week on the base grows too: its last whole week has more kilometres than its second."""
    found = season(weekly_km, weeks=26)
    base = [
        week
        for week, row in zip(metres(found), found.weeks, strict=True)
        if row.phase is Phase.BASE and not row.cutback
    ]
    assert base[-1][0] > base[1][0]
