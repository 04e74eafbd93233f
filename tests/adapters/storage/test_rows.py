"""Athletes become rows and come back."""

from dataclasses import fields, replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.storage.rows import Write, athlete_of, rows_of, writes
from adapters.storage.tables import ATHLETES
from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, RedFlag, Run
from core.athlete.log import Lock as Off
from core.training.plan import Phase, Plan, Planned, Week
from core.training.workout import Workout
from tests.adapters.storage.strategies import athletes

DAY = date(2026, 11, 23)


def plan(number: int = 1, weeks: int = 26) -> Plan:
    """Return a plan with one workout a week."""
    return Plan(number, DAY, tuple(week(n) for n in range(weeks)))


def week(number: int, workout: str = "easy") -> Week:
    """Return a week with one workout."""
    day = DAY + timedelta(weeks=number)
    return Week(number, day, Phase.BASE, days=(Planned(day, Workout(workout)),))


def tables(before: Athlete, after: Athlete) -> list[str]:
    """Return the tables written to, once per row."""
    return [write.table.name for write in writes(before, after)]


@given(athletes())
@settings(derandomize=True, max_examples=60, deadline=None)
def test_back_and_forth(athlete):
    """An athlete comes back from its rows as it was."""
    assert athlete_of(rows_of(athlete)) == athlete


@given(athletes(), athletes(), st.sets(st.sampled_from([one.name for one in fields(Athlete)])))
@settings(derandomize=True, max_examples=40, deadline=None)
def test_difference_is_all_there_is(before, other, changed):
    """The rows of one athlete, with the difference applied, make up the other."""
    after = replace(before, **{name: getattr(other, name) for name in changed})
    stored = {name: dict(of) for name, of in rows_of(before).items()}
    for write in writes(before, after):
        apply(stored, write)
    assert athlete_of(stored) == after


def apply(stored, write: Write) -> None:
    """Do to plain rows what a database does, rows of gone owners included."""
    key = tuple(write.where.values())
    if write.new is not None:
        stored.setdefault(write.table.name, {})[key] = write.new
        return
    below = {"plans": ("weeks", "changes", "planned_workouts"), "weeks": ("planned_workouts",)}
    for name in (write.table.name, *below.get(write.table.name, ())):
        stored[name] = {k: r for k, r in stored.get(name, {}).items() if k[: len(key)] != key}


def test_equal_athletes_differ_in_nothing():
    """Nothing is written when nothing changed."""
    athlete = Athlete(1, plan=plan(), runs=(Run(1, DAY),))
    assert tables(athlete, replace(athlete, plan=plan(), runs=(Run(1, DAY),))) == []


def test_same_object_is_not_looked_at():
    """A collection that is the same object is skipped unseen, even if it could not be read."""

    class Unreadable(tuple):
        __slots__ = ()

        def __iter__(self):
            raise AssertionError("looked at")

    athlete = Athlete(1, runs=Unreadable())
    assert tables(athlete, replace(athlete, checkins=(CheckIn(DAY),))) == ["checkins"]


def test_one_day_of_a_plan_is_one_row():
    """Changing one day writes that day."""
    before = Athlete(1, plan=plan())
    weeks = list(before.plan.weeks)
    weeks[3] = week(3, "tempo")
    (write,) = writes(before, replace(before, plan=replace(before.plan, base=tuple(weeks))))
    assert (write.table.name, write.new["type"]) == ("planned_workouts", "tempo")


def test_new_plan_leaves_the_earlier_one():
    """A new plan is added; the earlier one stays as history."""
    before = Athlete(1, plan=plan(1, weeks=2))
    found = list(writes(before, replace(before, plan=plan(2, weeks=1))))
    assert [w.new and w.table.name for w in found] == ["plans", "weeks", "planned_workouts"]


def test_no_plan_takes_away_every_plan():
    """Without a plan no earlier one comes back."""
    before = Athlete(1, plan=plan(2))
    (write,) = writes(before, replace(before, plan=None))
    assert (dict(write.where), write.new) == ({"athlete_id": 1}, None)


def test_value_that_lacks_leaves_its_columns_empty():
    """A lock that is gone empties its columns, and one that is there fills them."""
    locked = Athlete(1, lock=Off(RedFlag.STOP, DAY))
    (row,) = rows_of(locked)[ATHLETES.table.name].values()
    assert (row["lock_level"], row["lock_since"]) == (RedFlag.STOP, DAY)
    (row,) = rows_of(Athlete(1))[ATHLETES.table.name].values()
    assert {value for name, value in row.items() if name.startswith("lock_")} == {None}
