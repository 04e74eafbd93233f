"""A recent race or hard run: what gives one, and what says that there is none."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.goal import Goal
from core.dialogs.intake.recent import recent_result
from core.dialogs.question import Heard, UnclearError
from core.units import Units

ASKED = recent_result(Goal("marathon", date(2027, 10, 10)))


def heard(words: str) -> Heard:
    """Return words as they are heard on a Monday in January."""
    return Heard(words, Units.KM, date(2027, 1, 4))


@pytest.mark.parametrize("words", ["none", "no result", "No recent race", "I haven't raced", "never raced"])
def test_there_is_none(words: str) -> None:
    """Whoever has no race says so in a word or in more of them."""
    assert ASKED.read(heard(words)) is None


def test_a_race_is_none_of_that() -> None:
    """A result is read, whatever it begins with; a distance alone is not enough."""
    found = ASKED.read(heard("no idea about pace, but 10k in 52:05"))
    assert found
    assert (found.distance_m, found.time_s) == (10_000.0, 3125.0)
    with pytest.raises(UnclearError):
        ASKED.read(heard("40 km"))
