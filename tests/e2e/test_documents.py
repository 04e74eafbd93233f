"""A runner's own files, through the real client libraries: to them alone, and complete."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.e2e.people import PLACES, OnDiscord, OnTelegram, Runner, a_runner, eventually
from tests.e2e.story import MONDAY_MORNING, SUNDAY, gets_a_plan, is_asked


def files(phone: OnTelegram | OnDiscord) -> list[tuple[str, str]]:
    """Return the files in the private chat: name and content."""
    if isinstance(phone, OnDiscord):
        return [file for shown in phone.person.sees() for file in shown.files]
    found = [shown.file for shown in phone.person.said() if shown.file]
    return [(file.name, file.content.decode()) for file in found]


@pytest.mark.parametrize("place", PLACES)
async def test_plan_and_data_as_files(place: str, tmp_path: Path) -> None:
    """The calendar opens with the next workout; the data hold what was logged, and nothing is kept from them."""
    async with a_runner(place, SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        await rita.says("ran 8.25 km in 45:00, effort 4", "Logged")
        rita.clock.at = MONDAY_MORNING
        await rita.says("calendar", "Your plan from today on.")
        await rita.says("export my data", "Which file would you like?")
        await rita.taps("Everything I keep", "Everything I keep about you")
        (plan, ics), (data, found) = files(rita.phone)
        assert (plan, data) == ("fourlap-plan.ics", "fourlap-data.json")
        assert "DTSTART;VALUE=DATE:20270413" in ics
        assert [run["distance_m"] for run in json.loads(found)["athlete"]["runs"]] == [8250.0]


async def test_asked_for_in_a_server(tmp_path: Path) -> None:
    """On Discord a file asked for in a channel is seen by who asked, and by nobody else."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await _ready(rita)
        phone = rita.phone
        assert isinstance(phone, OnDiscord)
        sam = phone.server.person("Sam")
        await phone.person.slash("calendar", guild=True)
        await eventually(lambda: any(shown.files for shown in phone.person.sees(guild=True)))
        assert all(shown.ephemeral for shown in phone.person.sees(guild=True))
        assert sam.sees(guild=True) == []


async def test_asked_for_in_a_group(tmp_path: Path) -> None:
    """In a Telegram group the file comes in the private chat."""
    async with a_runner("telegram", SUNDAY, tmp_path) as rita, rita.coached():
        await _ready(rita)
        phone = rita.phone
        assert isinstance(phone, OnTelegram)
        group = phone.server.group()
        await phone.person.says("/calendar", to=group)
        await eventually(lambda: bool(files(phone)))
        assert not [shown for shown in group.messages if shown.by_bot]


async def _ready(rita: Runner) -> None:
    await is_asked(rita)
    await gets_a_plan(rita)
    rita.clock.at = MONDAY_MORNING
