"""What every runner of these tests goes through first: six questions, and a plan."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.e2e.people import Runner

SUNDAY = datetime(2027, 4, 11, 17, 0, tzinfo=UTC)
MONDAY_MORNING = datetime(2027, 4, 12, 9, 0, tzinfo=UTC)
TUESDAY_MORNING = datetime(2027, 4, 13, 6, 0, 5, tzinfo=UTC)
TUESDAY_EVENING = datetime(2027, 4, 13, 18, 0, 5, tzinfo=UTC)


async def is_asked(rita: Runner) -> None:
    """Answer as far as the days of the week."""
    await rita.says("hi", "I'm software")
    await rita.taps("Let's go", "1 of 6")
    await rita.says("marathon in Lisbon 10 Oct, sub 3:45, I run 44k a week", "Sunday 10 October", "2 of 6")
    await rita.says("10k 49:00 in february", "10K in 49:00", "4 of 6")


async def gets_a_plan(rita: Runner) -> None:
    """Answer the rest."""
    await rita.ticks(("Tue", "Thu", "Sun"), "Tue, Thu, Sun", "5 of 6")
    await rita.taps("None", "6 of 6")
    await rita.says("lisbon", "Here's what I have", "Lisbon time")
    await rita.taps("Build my plan", "Week 1 is")
