"""docs/simulation.md tells of the simulation as it is: its command, its tables, its numbers, and its recorded run."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.simulating import simulate
from core.simulation.parameters import USUAL

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "simulation.md").read_text("utf-8")
RECORDED = re.search(r"<!-- run: fourlap (.*?) -->\n(.*)<!-- end of run -->", DOC, re.DOTALL)


def shape(report: str) -> list[str]:
    """Return the headings of a report, its table heads and the first cell of each row."""
    lines = [line for line in report.splitlines() if line.startswith(("#", "|"))]
    heads = {lines[n - 1] for n, line in enumerate(lines) if line.startswith("| ---")}
    return [line if line in heads or line.startswith("#") else line.split("|")[1] for line in lines]


def test_the_recorded_run_has_the_headings_and_rows_of_today() -> None:
    """Whoever changes the report records it anew."""
    assert RECORDED
    today = shape(simulate(40, 24, 7, 1))
    recorded = shape(RECORDED[2])
    assert [line for line in recorded if line in today] == today
    assert [
        line for line in recorded if line.startswith(("#", "| criterion", "| arm", "| kind", "| world"))
    ] == [line for line in today if line.startswith(("#", "| criterion", "| arm", "| kind", "| world"))]


def test_the_command_of_the_doc_is_one_that_runs() -> None:
    """The block at the top, the recorded run and the command line agree on the options."""
    assert RECORDED
    assert f"```sh\nfourlap {RECORDED[1]}\n```" in DOC
    command, *options = RECORDED[1].split()
    shown = CliRunner().invoke(app, (command, "--help"), env={"COLUMNS": "200", "NO_COLOR": "1"}).output
    assert all(option in shown for option in options[::2])


@pytest.mark.parametrize("name", [field.name for field in fields(USUAL)])
def test_every_number_the_model_stands_on_is_written_down(name: str) -> None:
    """Each parameter has its name and its value in the table."""
    row = next(line for line in DOC.splitlines() if line.startswith("|") and f"`{name}`" in line)
    value = getattr(USUAL, name)
    told = (
        [ratio for _, ratio in value[1:]]
        if name == "spikes"
        else value
        if isinstance(value, tuple)
        else (value,)
    )
    assert all(re.search(rf"(?<![\d.]){one:g}(?!\d)", row) for one in told)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_recorded_run_is_what_the_command_prints() -> None:
    """Byte for byte."""
    assert RECORDED
    asked = CliRunner().invoke(app, RECORDED[1].split())
    assert asked.stdout == RECORDED[2]
