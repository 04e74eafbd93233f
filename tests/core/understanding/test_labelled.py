"""The labelled English lines in tests/corpus: each is read as its label says."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.understanding.record import as_record
from core.understanding.understand import understand
from core.units import Units

LINES = [
    json.loads(line)
    for file in sorted((Path(__file__).parents[2] / "corpus").glob("*.jsonl"))
    for line in file.read_text("utf-8").splitlines()
]
TODAY = date(2026, 11, 23)
NEAR = {"distance_m": 0.005, "weekly_km": 0.005}
LOOSE = {"rpe": 1, "soreness": 2, "pain": 2}
FREE = {"text_note", "race", "when"}


def same(slot, want, got, approx):
    """Say whether a value is near enough (corpus: how close is right)."""
    if not isinstance(want, (int, float)):
        return want == got
    if got is None:
        return False
    within = LOOSE[slot] if slot in LOOSE and slot in approx else NEAR.get(slot, 0) * want or 0.11
    return abs(want - got) <= within


@pytest.mark.parametrize("line", LINES, ids=[line["id"] for line in LINES])
def test_line(line):
    """Intent, values, further things, and questions are as labelled; nothing is invented."""
    got = as_record(
        understand(
            line["text"],
            context=line["context"],
            units=Units(line["units"]),
            today=TODAY,
            language=line["lang"],
        )
    )
    assert got["intent"] == line["intent"]
    assert bool(got.get("clarify")) == bool(line.get("clarify"))
    if line.get("clarify"):
        return
    parts = [got["slots"], *(one["slots"] for one in got.get("also", []))]
    for slot, want in line["slots"].items():
        assert any(same(slot, want, part.get(slot), line.get("approx", [])) for part in parts), (
            slot,
            want,
            parts,
        )
    assert {one["intent"] for one in line.get("also", [])} <= {one["intent"] for one in got.get("also", [])}
    stated = set(line["slots"]).union(*(one["slots"] for one in line.get("also", [])))
    assert set().union(*parts) - stated <= FREE | ({"distance_m"} if got.get("also") else set())
