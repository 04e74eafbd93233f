"""A marathoner's first days through the real client libraries: onboarding, a check-in, a run."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.e2e.people import PLACES, a_runner

SUNDAY = datetime(2027, 4, 11, 17, 0, tzinfo=UTC)
TUESDAY_MORNING = datetime(2027, 4, 13, 6, 0, 5, tzinfo=UTC)
TUESDAY_EVENING = datetime(2027, 4, 13, 18, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize("place", PLACES)
async def test_a_marathoner_is_coached_from_hello_to_next_morning(place: str, tmp_path: Path) -> None:
    """Words and taps lead to a plan, a check-in and a logged run, in a real process on a real database."""
    async with a_runner(place, SUNDAY, tmp_path) as rita:
        await rita.says("hi", "I'm software")
        await rita.taps("Let's go", "1 of 6")
        await rita.says(
            "marathon in Lisbon 10 Oct, sub 3:45, I run 44k a week", "Sunday 10 October", "2 of 6"
        )
        await rita.says("10k 49:00 in february", "10K in 49:00", "4 of 6")
        await rita.taps("Tue", "4 of 6")
        await rita.taps("Thu", "4 of 6")
        await rita.taps("Sun", "4 of 6")
        await rita.taps("Done", "Tue, Thu, Sun", "5 of 6")
        await rita.taps("None", "6 of 6")
        await rita.says("lisbon", "Here's what I have", "Lisbon time")
        await rita.taps("Build my plan", "Week 1 is")
        await rita.later(TUESDAY_MORNING, "Morning, Rita. Today:", "How are the legs?")
        await rita.taps("Fresh 0", "last night's sleep")
        await rita.taps("7-8 h", "All green")
        await rita.later(TUESDAY_EVENING, "go?")
        await rita.taps("Done as planned", "How hard was it")
        await rita.taps("Easy 3", "Any soreness")
        await rita.taps("None", "Logged:")
        await rita.says("week", "✓")
