"""docs/fitness.md: every formula with its author, and the test that holds it to what was published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (ROOT / "docs" / "fitness.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "`core/" in line
]
FORMULAS = sorted((ROOT / "core" / "training" / "fitness").glob("[!_]*.py"))
YEAR = re.compile(r"([A-Z]\w+)[^;,A-Z]*? (?:of )?(\d{4})")


def paths(cell: str) -> list[Path]:
    return [ROOT / path for path in re.findall(r"`([\w/]+\.py)`", cell)]


def test_every_formula_is_told() -> None:
    """Each file of formulas stands on the page, and each path on the page is there."""
    told = [path for row in ROWS for path in paths(row[2])]
    assert set(FORMULAS) <= set(told)
    assert all(path.is_file() for row in ROWS for cell in row for path in paths(cell))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_authors_stand_beside_their_formula(row: list[str]) -> None:
    """Whoever the page names, with a year, is named with it in the file of the formula."""
    (file,) = paths(row[2])
    code = " ".join(file.read_text("utf-8").split())
    for author, year in YEAR.findall(row[1]):
        assert year in code, f"{author} {year}"
        assert author in code, f"{author} {year}"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_each_has_a_test(row: list[str]) -> None:
    """The test that is named exercises the file."""
    (file,) = paths(row[2])
    (test,) = paths(row[3])
    module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
    assert f"from {module} import" in test.read_text("utf-8")
