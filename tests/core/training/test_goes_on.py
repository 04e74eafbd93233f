"""Long calendars go on: doses from where they led to, with one emphasis after the other, from plan to plan."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.profile import Level, Profile
from core.training.catalogue import hill_sprint_reps, is_quality, title
from core.training.fitness import race_time
from core.training.limits import broken, known
from core.training.measure import flat, seconds
from core.training.plan import Behind, Phase, Plan
from core.training.planner import plan
from core.training.request import Request, request
from core.training.workout import StepKind, Workout
from core.voice.speech import speak

START = date(2027, 1, 4)
WEEK = timedelta(days=7)
TEN_K = Result(1, 10_000.0, race_time(10_000.0, 50), START - WEEK)
USED = Request(Goal(), START, (TEN_K,), 60_000.0, 18_000.0, (1, 2, 3, 5, 6))
LONG = Goal("marathon", START + 45 * WEEK - timedelta(days=1))


def planned(
    goal: Goal, behind: Behind | None = None, weekly_m: float = 60_000.0, level: Level | None = None
) -> Plan:
    asked = Request(
        goal, START, (TEN_K,), weekly_m, 18_000.0, (1, 2, 3, 5, 6), level=level, behind=behind or Behind()
    )
    found = plan(asked)
    assert isinstance(found, Plan)
    assert broken(found, known(asked)) == ()
    return found


def hard(found: Plan, *phases: Phase) -> list[Workout]:
    """Return the hard sessions of phases, lighter weeks aside."""
    weeks = [week for week in found.weeks if week.phase in (phases or Phase) and not week.cutback]
    return [day.workout for week in weeks for day in week.days if is_quality(day.workout)]


def work_s(workout: Workout) -> float:
    """Return the seconds of a session that are work."""
    return sum(seconds(step, 50) * n for step, n in flat(workout.parts) if step.kind is StepKind.WORK)


@pytest.mark.parametrize("kind", ["fartlek", "hill_reps"])
def test_a_base_goes_on_from_the_steady_weeks_before_it(kind: str) -> None:
    """No dose falls back to the first one where the phase changes."""
    found = planned(LONG)
    before, after = (
        [work_s(one) for one in hard(found, phase) if one.type == kind]
        for phase in (Phase.ROLLING, Phase.BASE)
    )
    assert before[0] <= max(before) <= min(after)
    assert before[0] < max(after)


def test_tempo_goes_on_into_the_mile_block() -> None:
    """What steady weeks built at threshold is where the mile block begins."""
    tempo = {"tempo", "cruise_intervals"}
    found = planned(LONG)
    steady, block = (
        [work_s(one) for one in hard(found, phase) if one.type in tempo]
        for phase in (Phase.ROLLING, Phase.MILE)
    )
    assert block[0] >= max(steady)


def test_steady_weeks_put_one_emphasis_after_the_other() -> None:
    """Half a year of steady weeks holds hills, speed by feel and tempo, and the same session at most twice in a row."""
    lead_in = hard(planned(LONG), Phase.ROLLING)
    runs = [
        sum(1 for _ in group)
        for _, group in groupby(lead_in, key=lambda one: speak(title(one)).partition(" with ")[2])
    ]
    assert {"hill_reps", "fartlek"} < {one.type for one in lead_in}
    assert max(runs) <= 2


def test_the_next_plan_goes_on_from_the_last() -> None:
    """After eight steady weeks the next ones hold more hard sessions, and longer hill sprints."""
    first = planned(Goal())
    athlete = Athlete(
        1, Profile(weekly_m=60_000.0, days=(1, 2, 3, 5, 6)), Goal(), results=(TEN_K,), plan=first
    )
    asked = request(athlete, START + 8 * WEEK)
    second = planned(Goal(), asked.behind)
    assert [len(hard(one)) for one in (first, second)] == [3, 4]
    assert sum(work_s(one) for one in hard(second)) > sum(work_s(one) for one in hard(first))
    sprints = [
        [max(hill_sprint_reps(day.workout) for day in week.days) for week in one.weeks]
        for one in (first, second)
    ]
    assert 2 < max(sprints[0]) == sprints[1][0] < max(sprints[1])


def test_a_plan_made_anew_stands_on_what_it_stood_on() -> None:
    """From its first day on a plan knows what was behind it; after a month without a plan nothing counts."""
    first = planned(Goal())
    athlete = Athlete(1, Profile(weekly_m=60_000.0), Goal(), plan=first)
    behind = request(athlete, START + 8 * WEEK).behind
    assert (behind.weeks, dict(behind.sessions)["fartlek"]) == (8, 2)
    second = planned(Goal(), behind)
    assert second.behind == behind
    assert request(Athlete(1, Profile(), Goal(), plan=second), START).behind == behind
    assert request(athlete, START + 13 * WEEK).behind == Behind()


def test_a_year_of_training_makes_a_novice_s_workouts_larger() -> None:
    """Hill repetitions are among them, as for who is used to running; their week still has one hard session."""
    found = planned(Goal(), Behind(60), 40_000.0, Level.NOVICE)
    usual = planned(Goal(), Behind(10), 40_000.0, Level.NOVICE)
    kinds = [
        {day.workout.type for week in one.weeks for day in week.days if is_quality(day.workout)}
        for one in (usual, found)
    ]
    assert "hill_reps" in kinds[1] - kinds[0]
    assert all(sum(is_quality(day.workout) for day in week.days) <= 1 for week in found.weeks)
