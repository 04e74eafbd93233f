"""An easing that ends is said once, in a message that speaks of training anyway."""

from __future__ import annotations

from tests.core.commands.runner import talk

PAUSED = ("~ 2027-05-03 09:00", "pause for a week", "@ 2027-05-11 12:10", "fine", "7 h")
KNEE = ("~ 2027-05-03 09:00", "left knee hurts, 3", "only after", "@ 2027-05-09 20:00", "thanks")
WHOLE = "The easy days after your break are behind you: from today the plan is whole again."
QUIET = "You've said nothing of the left knee for a week, so nothing is held back for it any more."


def said(*lines: str) -> str:
    """Return all that was said, input aside."""
    return "\n".join(talk(*lines).out)


def test_the_end_of_the_easy_days_is_said_once() -> None:
    """In the first check-in after them, not in the next."""
    told = said(*PAUSED, "~ 2027-05-17 06:00", "@ 2027-05-20 20:00")
    assert told.count(WHOLE) == 1
    assert told.index(WHOLE) < told.index("km easy with")


def test_nothing_is_said_while_they_go_on() -> None:
    """The last easy day is still one."""
    assert WHOLE not in said(*PAUSED, "@ 2027-05-16 12:00")


def test_what_was_held_for_a_pain_ends_with_a_word() -> None:
    """A week after it was last spoken of, once, and it asks to be told."""
    told = said(*KNEE, "@ 2027-05-12 20:00")
    assert told.count(QUIET) == 1
    assert "Still there? Tell me." in told


def test_a_pain_that_is_gone_ends_without_one() -> None:
    """Who said that it is fine has ended it."""
    gone = "@ 2027-05-04 07:30", "0", "@ 2027-05-05 07:30", "0", "@ 2027-05-12 20:00"
    assert QUIET not in said(*KNEE[:3], *gone)
