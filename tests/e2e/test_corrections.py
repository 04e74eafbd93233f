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


async def _changes(rita: Runner, said: object, changed: str) -> None:
    person = rita.phone.person
    await (person.edits if isinstance(rita.phone, OnTelegram) else person.corrects)(said, changed)


@pytest.mark.parametrize("place", PLACES)
async def test_a_changed_message_changes_no_other_run(place: str, tmp_path: Path) -> None:
    """Of two runs the one is corrected whose message was changed; when that one is gone, none is, and that is said."""
    async with a_runner(place, SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        rita.clock.at = MONDAY_MORNING
        first = await rita.phone.person.says("ran 9 km in 50:00, effort 4")
        await eventually(lambda: "Logged: 9 km" in "\n".join(rita.phone.sees()))
        await rita.says("ran 4 km in 24:00, effort 3", "Logged: 4 km")
        await _changes(rita, first, "ran 9.2 km in 50:00, effort 4")
        await eventually(lambda: "It now says: 9.2 km" in "\n".join(rita.phone.sees()))
        assert sorted(await _runs(rita)) == [4000.0, 9200.0]
        gone = await rita.phone.person.says("ran 3 km in 18:00, effort 3")
        await eventually(lambda: "Logged: 3 km" in "\n".join(rita.phone.sees()))
        await rita.says("undo", "3 km")
        await _changes(rita, gone, "ran 3.3 km in 18:00, effort 3")
        await eventually(lambda: "I changed none" in "\n".join(rita.phone.sees()))
        assert sorted(await _runs(rita)) == [4000.0, 9200.0]
