"""The transcripts of a club: several people, one channel, the real roads and the real store."""

from pathlib import Path

import pytest

from tests.transcripts.square import PEOPLE, play

HERE = Path(__file__).parent
CLUBS = sorted(HERE.glob("club*.txt"))


@pytest.mark.parametrize("path", CLUBS, ids=lambda path: path.stem)
async def test_a_club_hears_what_is_written(path, request, tmp_path):
    """Played in a channel, a transcript comes out as it stands."""
    text = path.read_text("utf-8")
    said = "\n".join(await play(text, f"sqlite:///{tmp_path / 'club.db'}", PEOPLE[path.stem]())) + "\n"
    if request.config.getoption("--update-transcripts"):
        path.write_text(said, "utf-8")
    else:
        assert said == text
