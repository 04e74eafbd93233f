"""A message that its runner changes afterwards corrects the run it told of, on every platform."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.people import PLACES, OnTelegram, Runner, a_runner, eventually
from tests.e2e.story import MONDAY_MORNING, SUNDAY, gets_a_plan, is_asked


async def _tells_and_changes(rita: Runner, told: str, changed: str) -> None:
    phone = rita.phone
    said = await phone.person.says(told)
    await eventually(lambda: "Logged: 9 km" in "\n".join(phone.sees()))
    if isinstance(phone, OnTelegram):
        await phone.person.edits(said, changed)
    else:
        await phone.person.corrects(said, changed)


async def _runs(rita: Runner) -> list[float | None]:
    assert rita.house
    async with rita.house.store.work() as work:
        athlete = await work.athlete(1)
    assert athlete
    return [run.distance_m for run in athlete.runs]


@pytest.mark.parametrize("place", PLACES)
async def test_a_changed_message_changes_its_run(place: str, tmp_path: Path) -> None:
    """The run is another one, not a second one, and that is said in a line."""
    async with a_runner(place, SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        await _tells_and_changes(rita, "ran 9 km in 50:00, effort 4", "ran 9.2 km in 50:00, effort 4")
        await eventually(lambda: "9.2 km" in "\n".join(rita.phone.sees()))
        assert await _runs(rita) == [9200.0]
