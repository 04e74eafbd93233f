"""A marathoner's first days through the real client libraries: onboarding, a check-in, a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.people import PLACES, a_runner
from tests.e2e.story import SUNDAY, TUESDAY_EVENING, TUESDAY_MORNING, gets_a_plan, is_asked


@pytest.mark.parametrize("place", PLACES)
async def test_a_marathoner_is_coached_from_hello_to_next_morning(place: str, tmp_path: Path) -> None:
    """Words and taps lead to a plan, a check-in and a logged run, in a real process on a real database."""
    async with a_runner(place, SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        await rita.later(TUESDAY_MORNING, "Rita. Today:", "legs")
        await rita.taps("Fresh 0", "sleep")
        await rita.taps("7-8 h", "run as planned")
        await rita.later(TUESDAY_EVENING, "go?")
        await rita.taps("Done as planned", "hard was it")
        await rita.taps("Easy 3", "sore")
        await rita.taps("None", "Logged:")
        await rita.says("week", "✓")
        before = len(rita.phone.sees())
        await rita.taps("Week after", "Week 2 of")
        await rita.taps("Week before", "Week 1 of")
        assert len(rita.phone.sees()) == before


@pytest.mark.parametrize("place", PLACES)
async def test_a_restart_in_the_middle_is_not_noticed(place: str, tmp_path: Path) -> None:
    """The process stops between two questions; the next one goes on where the talk was, with the old buttons."""
    async with a_runner(place, SUNDAY, tmp_path) as rita:
        async with rita.coached():
            await is_asked(rita)
        before = rita.phone.sees()
        async with rita.coached():
            await gets_a_plan(rita)
        assert rita.phone.sees()[: len(before) - 1] == before[:-1]
        assert sum("Week 1 is" in text for text in rita.phone.sees()) == 1


@pytest.mark.parametrize("place", PLACES)
async def test_what_is_written_while_nobody_is_there_is_heard(place: str, tmp_path: Path) -> None:
    """Lines typed between two processes are answered by the second, in their order, and once."""
    async with a_runner(place, SUNDAY, tmp_path) as rita:
        async with rita.coached():
            await is_asked(rita)
        before = rita.phone.sees()
        await rita.phone.says("tue thu sun")
        await rita.phone.says("no pain")
        async with rita.coached():
            await rita.says("lisbon", "Here's what I have", "Tue, Thu, Sun", "Lisbon time")
        new = "\n".join(rita.phone.sees()[len(before) - 1 :])
        assert new.count("5 of 6") == new.count("6 of 6") <= 1
