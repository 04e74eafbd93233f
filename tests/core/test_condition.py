"""The condition of a runner today: days off and missed targets, read from the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.absences import with_absence
from core.athlete.athlete import Athlete
from core.athlete.goal import Result
from core.athlete.log import Run, Why
from core.athlete.profile import Profile
from core.condition import breaks, condition, current_index, sessions, weekly_m
from core.training.catalogue import build
from core.training.fitness import index
from core.training.fitness.time_off import Break
from core.training.paces import paces
from core.training.plan import Phase, Plan, Planned, Week
from core.training.workout import Zone
from core.training.workouts.shape import Dose

MONDAY = date(2027, 3, 1)
TEN_K = Result(1, 10_000.0, 2481.0, MONDAY - timedelta(days=30))
LEVEL = round(index(10_000, 2481), 1)


def day(number: int) -> date:
    return MONDAY + timedelta(days=number)


def runner(*days: int, kind: str = "easy") -> Athlete:
    """Return somebody with an index of 50 who ran 8 km on these days."""
    runs = tuple(Run(n, day(number), 8000.0, 2700.0, type=kind) for n, number in enumerate(days, 1))
    return Athlete(1, Profile(weekly_m=40_000.0), results=(TEN_K,), runs=runs)


def test_training_as_usual_changes_nothing():
    """Two or three days between runs are no break."""
    assert current_index(runner(0, 2, 4, 7), day(8)) == LEVEL
    assert breaks(runner(0, 2, 4, 7), day(8)) == ()


def test_two_weeks_off_slow_the_paces_and_say_so():
    """14 whole days without a run leave 97.3 % of the index, while they last and once running is back."""
    found = condition(runner(0), day(15))
    assert found is not None
    assert (round(found.index, 1), found.days_off, found.steps) == (round(LEVEL * 0.973, 1), 14, 0.0)
    assert current_index(runner(0, 15, 17), day(18)) == round(LEVEL * 0.973, 1)


def test_cross_training_keeps_half_of_it():
    """A bike once a week halves the loss; it is not a run."""
    biked = runner(0)
    rides = tuple(Run(9 + n, day(5 + 7 * n), None, 3600.0, type="cross_training") for n in range(2))
    assert breaks(replace(biked, runs=(*biked.runs, *rides)), day(15)) == (Break(day(1), 14, crossed=True),)


def test_an_empty_log_is_no_break():
    """Somebody who logs nothing is taken at their word."""
    assert current_index(runner(), day(60)) == LEVEL


@pytest.mark.parametrize(("why", "days"), [(Why.ILLNESS, 10), (Why.PAUSE, 10), (Why.VACATION, None)])
def test_without_a_log_what_was_told_counts(why, days):
    """Ill, injured or paused means no running; on vacation people run."""
    away = with_absence(runner(), why, day(0), day(9))
    assert breaks(away, day(30)) == ((Break(day(0), days),) if days else ())
    assert breaks(with_absence(runner(), why, day(0)), day(10)) == ((Break(day(0), days),) if days else ())


def test_a_new_race_sets_it_anew():
    """What a race shows after the break is what counts."""
    back = replace(runner(0, 15, 17), results=(TEN_K, Result(2, 10_000.0, 2481.0, day(20))))
    assert current_index(back, day(21)) == LEVEL


def trained(*behind: float) -> Athlete:
    """Return a runner with a session of 6 × 400 m a week, each so much behind its target."""
    workout = build("repetitions", Dose(8000.0, 50.0, 6, each_m=400.0))
    target = paces(LEVEL).of(Zone.R).seconds_per_km * 0.4
    weeks = tuple(
        Week(n + 1, day(7 * n), Phase.MILE, days=(Planned(day(7 * n + 1), workout),))
        for n in range(len(behind))
    )
    runs = tuple(
        Run(
            n + 1,
            day(7 * n + 1),
            8000.0,
            2700.0,
            8.0,
            type="repetitions",
            planned=True,
            splits_s=(target * (1 + part),) * 6,
        )
        for n, part in enumerate(behind)
    )
    easy = tuple(Run(50 + n, day(3 * n), 5000.0, 1800.0, type="easy") for n in range(3 * len(behind)))
    return replace(runner(), plan=Plan(1, MONDAY, weeks), runs=(*runs, *easy))


def test_three_missed_targets_take_a_step():
    """The step shows from the day after the third, with its reason."""
    athlete = trained(0.05, 0.05, 0.05)
    assert len(sessions(athlete, TEN_K.on, day(16))) == 3
    assert current_index(athlete, day(15)) == LEVEL
    found = condition(athlete, day(16))
    assert found is not None
    assert (round(found.index, 1), found.steps) == (round(LEVEL - 1, 1), pytest.approx(1.0))


def test_targets_that_are_met_change_nothing():
    """Quicker than meant lifts nothing either."""
    assert current_index(trained(-0.1, -0.1, -0.1, -0.1), day(30)) == LEVEL


def test_only_alike_repetitions_of_the_plan_are_judged():
    """Times of a run that was not planned, of mixed repetitions, or of an easy run have no target."""
    athlete = trained(0.05)
    loose = replace(athlete, runs=tuple(replace(run, planned=False) for run in athlete.runs))
    easy = replace(
        athlete,
        plan=Plan(
            1, MONDAY, (Week(1, MONDAY, Phase.MILE, days=(Planned(day(1), build("easy", Dose(8000.0))),)),)
        ),
    )
    assert sessions(loose, TEN_K.on, day(9)) == sessions(easy, TEN_K.on, day(9)) == ()


def test_without_a_result_there_is_no_condition():
    """No number without a source."""
    assert condition(replace(runner(0), results=()), day(3)) is None
    assert current_index(replace(runner(0), results=()), day(3)) is None


def test_weekly_distance_is_measured_once_the_log_is_long_enough():
    """Four weeks in the log say it; before that, what the runner told."""
    assert weekly_m(runner(0, 2), day(10)) == 40_000
    assert weekly_m(runner(*range(0, 40, 2)), day(38)) == pytest.approx(14 * 8000 / 4)


def test_weeks_off_do_not_shrink_the_training_behind_a_race():
    """The four weeks up to the last run count, however long ago it was."""
    assert weekly_m(runner(*range(0, 40, 2)), day(80)) == pytest.approx(14 * 8000 / 4)
