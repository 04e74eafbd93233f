"""A file with a run in it, on both platforms; the track, the file's name and where it lies are nowhere kept or told."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.log import start
from core.documents.opened import MOST_BYTES
from tests.core.documents.files import fit, gpx, tcx
from tests.e2e.people import PLACES, OnDiscord, OnTelegram, a_runner, eventually
from tests.e2e.story import SUNDAY, gets_a_plan, is_asked
from tests.fakes.telegram.faults import Fault

BOMB = b'<!DOCTYPE gpx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><gpx><trk><type>&b;</type></trk></gpx>'
KEPT_NOWHERE = ("-8.61", "Rua X", "home-loop", "documents/", "attachments/")


@pytest.fixture(autouse=True)
def logs(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Log as the program does, at its most talkative."""
    root = logging.getLogger()
    before = root.handlers[:]
    start("debug", "json")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:] = before


@pytest.mark.parametrize("place", PLACES)
async def test_files_are_runs(place: str, tmp_path: Path, logs: pytest.LogCaptureFixture) -> None:
    """GPX, TCX and FIT are logged, anything else is answered kindly, and no place outlives its turn."""
    async with a_runner(place, SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        phone = rita.phone
        await rita.does(phone.hands("home-loop.gpx", gpx()), "Logged: 10 km in 52:30", "How hard was it")
        await rita.taps("Steady 5")
        await rita.does(phone.hands("home-loop (1).gpx", gpx()), "in the log already")
        await rita.does(phone.hands("second", tcx(5000, 1500), "effort 3"), "5 km in 25:00", "effort 3")
        await rita.does(phone.hands("ride.fit", fit(30_000, 3600, sport=2)), "isn't a run")
        await rita.does(phone.hands("bomb.gpx", BOMB), "damaged or cut off")
        await rita.does(phone.hands("huge.gpx", b" " * (MOST_BYTES + 1)), "8 MB is the most")
        await rita.does(phone.hands("laps.csv", b"lap,km\n1,1"), "GPX, TCX and FIT")
    with closing(sqlite3.connect(tmp_path / "fourlap.db")) as database:
        kept = "\n".join(database.iterdump())
    assert kept.count("3150.0") >= 1
    for words in KEPT_NOWHERE:
        assert words not in kept
        assert words not in logs.text


async def test_what_telegram_does_not_hand_over(tmp_path: Path) -> None:
    """A file that cannot be fetched is asked for once more, and then taken."""
    async with a_runner("telegram", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        assert isinstance(rita.phone, OnTelegram)
        rita.phone.server.fails("getFile", Fault(cut=True))
        await rita.does(rita.phone.hands("a.gpx", gpx()), "didn't reach me")
        await rita.does(rita.phone.hands("a.gpx", gpx()), "Logged: 10 km")


async def test_in_a_group_no_file_is_fetched(tmp_path: Path) -> None:
    """What is sent where others read stays closed."""
    async with a_runner("telegram", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        assert isinstance(rita.phone, OnTelegram)
        group = rita.phone.server.group()
        await rita.phone.person.hands("a.gpx", gpx(), caption="@fourlap_test_bot", to=group)
        await eventually(lambda: len(group.messages) > 1)
        assert rita.phone.server.calls("getFile") == []


async def test_a_file_on_a_command(tmp_path: Path) -> None:
    """On Discord a file comes with /log anywhere, and only its runner sees what is said to it; a picture is none."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        assert isinstance(rita.phone, OnDiscord)
        person = rita.phone.person

        def alone() -> str:
            return "\n".join(one.text for one in person.sees(guild=True) if one.ephemeral)

        await person.slash("log", file=("home-loop.gpx", gpx(), "application/gpx+xml"), guild=True)
        await eventually(lambda: "Logged: 10 km in 52:30" in alone())
        await person.slash("log", "effort 3", file=("b.tcx", tcx(5000, 1500), ""), guild=True)
        await eventually(lambda: "5 km in 25:00" in alone() and "effort 3" in alone())
        await person.slash("log", file=("a.png", b"png", "image/png"), guild=True)
        await eventually(lambda: "I can't see pictures" in alone())
        await person.slash("log", "6 km in 33:00, effort 4", guild=True)
        await eventually(lambda: "Logged: 6 km" in alone())
        assert not [one for one in person.sees(guild=True) if not one.mine and not one.ephemeral]


async def test_several_files_at_once_on_discord(tmp_path: Path) -> None:
    """Two files in one message are asked for one by one."""
    async with a_runner("discord", SUNDAY, tmp_path) as rita, rita.coached():
        await is_asked(rita)
        await gets_a_plan(rita)
        assert isinstance(rita.phone, OnDiscord)
        await rita.does(rita.phone.person.hands(("a.gpx", gpx()), ("b.gpx", tcx())), "one by one")
