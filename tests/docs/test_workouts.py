"""The page of workouts is what the catalogue says."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.training.catalogue import ENTRIES
from tests.docs.workouts_page import page

PAGE = Path(__file__).parents[2] / "docs" / "workouts.md"


def test_the_page_of_workouts_is_up_to_date(request: pytest.FixtureRequest) -> None:
    """Written anew from the catalogue, the page comes out as it stands."""
    if request.config.getoption("--update-transcripts"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()


@pytest.mark.parametrize("key", ENTRIES)
def test_every_entry_is_on_the_page(key: str) -> None:
    """Nothing of the catalogue is left out."""
    assert f"| `{key}` |" in PAGE.read_text("utf-8")
