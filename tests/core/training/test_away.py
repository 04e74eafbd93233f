"""Days away: what the plan is without them."""

from datetime import UTC, datetime, timedelta

from core.training.away import without_absence
from core.training.plan import Change, Edit
from core.training.workout import REST
from tests.core.dialogs.chat import MONDAY, day, season


def test_days_that_are_over_stay_as_they_were_without_an_absence() -> None:
    """Only what is still ahead of days away comes back: a session that was rested through was not run."""
    rests = tuple(Edit(day(n), season().on(day(n)), REST) for n in range(14))
    injured = season().changed(Change(1, "injury", datetime(2027, 3, 1, 8, tzinfo=UTC), rests))
    clean = without_absence(injured, MONDAY + timedelta(days=7))
    assert all(clean.on(day(n)) == REST for n in range(7))
    assert [clean.on(day(n)) for n in range(7, 14)] == [season().on(day(n)) for n in range(7, 14)]
