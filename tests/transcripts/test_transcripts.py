"""Golden transcripts: what the coach says, in plain text. They are the specification."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from _pytest.mark.structures import ParameterSet

from adapters.storage.store import open_store
from bot import wiring
from bot.scripted import scripted
from core.athlete.athlete import Athlete
from core.messages import Address
from tests.fakes.databases import ready
from tests.transcripts.stage import begin, inputs, play, play_on

HERE = Path(__file__).parent
ALONE = sorted(path for path in HERE.glob("*.txt") if not path.name.startswith("club"))
OTHERS = sorted((HERE / "languages").glob("*.txt"))
"""Hello, check-in, run, pain and a missed run in the other languages."""
SHOWN = [path for path in ALONE if "\n~ " not in path.read_text("utf-8")]
"""Those in which every day is shown: a script cannot live through days by itself."""


def in_turn(paths: list[Path]) -> list[ParameterSet]:
    """Return every third one for the short run, and all of them for the long: what is kept repeats among them."""
    return [
        pytest.param(path, marks=() if number % 3 == 1 else pytest.mark.slow, id=path.stem)
        for number, path in enumerate(paths)
    ]


@pytest.mark.parametrize("path", [*ALONE, *OTHERS], ids=lambda path: path.stem)
def test_the_coach_says_what_is_written(path: Path, request: pytest.FixtureRequest) -> None:
    """Played against the core, a transcript comes out as it stands."""
    text = path.read_text("utf-8")
    said = "\n".join(play(text)) + "\n"
    if request.config.getoption("--update-transcripts"):
        path.write_text(said, "utf-8")
    else:
        assert said == text


@pytest.mark.parametrize("path", in_turn(ALONE))
def test_a_database_between_all_lines_changes_nothing(path: Path, tmp_path: Path) -> None:
    """Kept in a database that is closed and reopened between all lines, the athlete is the same, and so is the talk."""
    text = path.read_text("utf-8")
    assert asyncio.run(through_a_database(text, f"sqlite:///{tmp_path / 'fourlap.db'}")) == text


async def through_a_database(text: str, url: str) -> str:
    """Return a transcript as it comes out when every line is kept."""
    stage = begin(text)
    stage.athlete = await settled_in(url)
    for line in inputs(text):
        before = stage.athlete
        play_on(stage, line)
        stage.athlete = await kept(url, before, stage.athlete)
    return "\n".join(stage.out) + "\n"


async def settled_in(url: str) -> Athlete:
    """Return a new athlete in a new database."""
    store = await wiring.open_store(ready(url))
    async with store.work() as work:
        athlete = await work.welcome("terminal", "me", Address("terminal", "here"))
    await store.close()
    return athlete


async def kept(url: str, before: Athlete, after: Athlete) -> Athlete:
    """Write what a line changed, close the database, open it again, and return who is found in it."""
    store = await open_store(url)
    async with store.work() as work:
        known = await work.athlete(before.id)
        assert known == before
        await work.save(known, after, None)
    await store.close()
    store = await open_store(url)
    async with store.work() as work:
        found = await work.athlete(after.id)
    await store.close()
    assert found is not None
    return found


@pytest.mark.parametrize("path", in_turn(SHOWN))
def test_a_restart_between_all_lines_changes_nothing(path: Path, tmp_path: Path) -> None:
    """Played as a script through inbox, turns and outbox, restarted between all lines, the coach says the same."""
    text = path.read_text("utf-8")
    lines = [line.removeprefix("> ") for line in inputs(text)]
    start = next(line for line in lines if line.startswith("@ "))
    _, day, clock, zone, *unknown = start.split()
    now = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone))
    rest = [
        " ".join(line.split()[:3]) if line.startswith("@ ") else line
        for line in lines[lines.index(start) + 1 :]
    ]
    url = f"sqlite:///{tmp_path / 'fourlap.db'}"
    hint = None if unknown else zone
    said = asyncio.run(scripted(rest, now=now, zone=hint, url=url, restart_between=True))
    assert coach_only(said) == coach_only(text.splitlines())


def coach_only(lines: list[str]) -> list[str]:
    """Keep what the coach says, but neither the hours it says it at nor which words are edits."""
    words = (line.replace("< (edit) ", "< ") for line in lines)
    return [line for line in words if line.startswith(("< ", "  ")) and not line.startswith("  (")]
