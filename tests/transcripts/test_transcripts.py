"""Golden transcripts: what the coach says, in plain text. They are the specification."""

from __future__ import annotations

import asyncio
from datetime import datetime
from pathlib import Path

import pytest

from bot.scripted import scripted
from tests.transcripts.stage import inputs, play

HERE = Path(__file__).parent
ALONE = sorted(path for path in HERE.glob("*.txt") if not path.name.startswith("club"))


@pytest.mark.parametrize("path", ALONE, ids=lambda path: path.stem)
def test_the_coach_says_what_is_written(path: Path, request: pytest.FixtureRequest) -> None:
    """Played against the core, a transcript comes out as it stands."""
    text = path.read_text("utf-8")
    said = "\n".join(play(text)) + "\n"
    if request.config.getoption("--update-transcripts"):
        path.write_text(said, "utf-8")
    else:
        assert said == text
SHOWN = [path for path in ALONE if "\n~ " not in path.read_text("utf-8")]
"""Those in which every day is shown: a script cannot live through days by itself."""


@pytest.mark.parametrize("path", SHOWN, ids=lambda path: path.stem)
def test_a_restart_between_all_lines_changes_nothing(path: Path, tmp_path: Path) -> None:
    """Played with the database closed and reopened between all lines, the coach says the same words."""
    text = path.read_text("utf-8")
    lines = [line.removeprefix("> ") for line in inputs(text)]
    start = next(line for line in lines if line.startswith("@ ")).split()
    now = datetime.fromisoformat(f"{start[1]} {start[2]}")
    rest = [
        " ".join(line.split()[:3]) if line.startswith("@ ") else line
        for line in lines[lines.index(" ".join(start)) + 1 :]
    ]
    hint = None if "unknown" in start else start[3]
    said = asyncio.run(
        scripted(
            rest,
            now=now.replace(tzinfo=_zone(start[3])),
            zone=hint,
            url=f"sqlite:///{tmp_path / 'f.db'}",
            restart_between=True,
        )
    )
    assert _coach(said) == _coach(text.splitlines())


def _zone(name: str):
    from zoneinfo import ZoneInfo

    return ZoneInfo(name)


def _coach(lines: list[str]) -> list[str]:
    """Keep what the coach says, but not the hours it says them at."""
    words = (line.replace("< (edit) ", "< ") for line in lines)
    return [line for line in words if line.startswith(("< ", "  ")) and not line.startswith("  (")]
