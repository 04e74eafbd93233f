"""A plan's layers: single days edited, and a season planned anew from a day on."""

from datetime import UTC, date, datetime, timedelta

from core.training.plan import Change, Edit, Phase, Plan, Planned, Week
from core.training.workout import REST, Workout

MONDAY = date(2027, 3, 1)
NOW = datetime(2027, 3, 10, 9, tzinfo=UTC)


def week(number: int, kind: str, first: int = 0) -> Week:
    """Return a week with a workout of *kind* on each of its days from *first* on."""
    monday = MONDAY + timedelta(weeks=number - 1)
    days = tuple(Planned(monday + timedelta(days=n), Workout(kind, 1000.0)) for n in range(first, 7))
    return Week(number, monday, Phase.BASE, days=days)


def day(number: int) -> date:
    """Return a day of the plan; 0 is its first Monday."""
    return MONDAY + timedelta(days=number)


OLD = Plan(1, MONDAY, (week(1, "easy"), week(2, "easy"), week(3, "easy")))
MOVED = Change(
    1001, "moved", NOW, (Edit(day(8), Workout("easy", 1000.0), REST), Edit(day(15), OLD.on(day(15)), REST))
)
JOINED = Week(2, day(7), Phase.SPECIFIC, days=(*week(2, "easy").days[:3], *week(2, "tempo", 3).days))
ANEW = Change(1002, "days", NOW, (), since=day(10), weeks=(JOINED, week(3, "tempo"), week(4, "tempo")))


def kinds(plan: Plan) -> list[str]:
    """Return what each day of four weeks holds."""
    return [plan.on(day(n)).type for n in range(28)]


def test_new_weeks_hold_from_their_day_on() -> None:
    """Days before it are as they were, edits included; edits of days after it are gone from sight."""
    plan = OLD.changed(MOVED).changed(ANEW)
    assert kinds(plan) == ["easy"] * 8 + ["rest", "easy"] + ["tempo"] * 18
    assert [(w.number, w.phase) for w in plan.weeks] == [
        (1, Phase.BASE),
        (2, Phase.SPECIFIC),
        (3, Phase.BASE),
        (4, Phase.BASE),
    ]


def test_an_edit_laid_later_shows_over_new_weeks() -> None:
    """Layers lie in the order they came."""
    later = Change(1003, "missed", NOW, (Edit(day(15), Workout("tempo", 1000.0), REST),))
    assert OLD.changed(ANEW).changed(later).on(day(15)) == REST


def test_taking_new_weeks_away_gives_back_exactly_what_was() -> None:
    """Older edits show again, and the plan is as long as before."""
    before = OLD.changed(MOVED)
    after = before.changed(ANEW).undone(1002, day(10))
    assert kinds(after) == kinds(before)
    assert after.weeks == before.weeks


def test_days_that_were_lived_stay_as_they_were() -> None:
    """What was planned anew and is over by now is kept when the rest is taken back."""
    after = OLD.changed(ANEW).undone(1002, day(13))
    assert kinds(after) == ["easy"] * 10 + ["tempo"] * 3 + ["easy"] * 8 + ["rest"] * 7


def test_what_is_edited_agrees_with_what_is_shown() -> None:
    """The list of edited days holds just the edits that can be seen."""
    plan = OLD.changed(MOVED).changed(ANEW)
    assert plan.edited == {day(8): REST}


def test_a_week_is_found_in_the_newest_season() -> None:
    """Each day belongs to the week that stands for it now."""
    plan = OLD.changed(ANEW)
    assert [plan.week_of(day(n)).phase for n in (6, 7, 20, 27)] == [  # type: ignore[union-attr]
        Phase.BASE,
        Phase.SPECIFIC,
        Phase.BASE,
        Phase.BASE,
    ]
    assert plan.week_of(day(28)) is None
