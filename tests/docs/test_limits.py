"""The page of limits is what the list says."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.limits_page import page

PAGE = Path(__file__).parents[2] / "docs" / "limits.md"


def test_the_page_of_limits_is_up_to_date(request: pytest.FixtureRequest) -> None:
    """Written anew from the list, the page comes out as it stands."""
    if request.config.getoption("--update-transcripts"):
        PAGE.write_text(page(), "utf-8")
    assert PAGE.read_text("utf-8") == page()
