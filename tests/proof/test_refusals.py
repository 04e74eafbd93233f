"""Wishes that cannot be met: an honest no, with something that can."""

from __future__ import annotations

import json

import pytest

from tests.proof.asked import offered, season_of
from tests.proof.people import Profile
from tests.proof.second.verdict import faults

START = "2027-03-01"
SHAPES: dict[str, tuple[str, Profile]] = {
    "a marathon in five weeks from 10 km a week": (
        "too-soon",
        {"goal": {"distance": "marathon", "date": "2027-04-04"}, "weekly_km": 10, "longest_run_km": 4},
    ),
    "a marathon in twelve weeks from nothing": (
        "too-soon",
        {"goal": {"distance": "marathon", "date": "2027-05-23"}, "weekly_km": 0, "level": "novice"},
    ),
    "a half in three weeks from 8 km a week": (
        "too-soon",
        {"goal": {"distance": "half", "date": "2027-03-21"}, "weekly_km": 8, "longest_run_km": 3},
    ),
    "a race that is over": ("past", {"goal": {"distance": "10k", "date": "2027-02-21"}, "weekly_km": 40}),
    "a marathon on one day a week": (
        "too-few-days",
        {"goal": {"distance": "marathon", "date": "2027-10-10"}, "weekly_km": 20, "days": ["sun"]},
    ),
    "a slow marathon on three days": (
        "too-few-days",
        {
            "goal": {"distance": "marathon", "date": "2027-10-10"},
            "weekly_km": 30,
            "longest_run_km": 12,
            "days": ["tue", "thu", "sun"],
            "results": [{"distance": "10k", "time_s": 4800, "date": "2027-02-20"}],
        },
    ),
    "a marathon in half-hours": (
        "too-little-time",
        {
            "goal": {"distance": "marathon", "date": "2027-10-10"},
            "weekly_km": 15,
            "days": ["tue", "thu", "sat"],
            "max_minutes": {"tue": 30, "thu": 30, "sat": 30},
        },
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_what_cannot_be_prepared_for_is_refused(shape: str) -> None:
    """No broken plan: the reason in words, no week, and an alternative that can itself be planned."""
    rule, wish = SHAPES[shape]
    said = wish | {"start": START}
    found = season_of(said)
    assert found["refusal"], shape
    assert found["refusal"]["rule"] == rule
    assert found["weeks"] == []
    assert [fault.says for fault in faults(said, found)] == []
    for other in found["refusal"]["alternatives"]:
        assert offered(said, found["refusal"], other), json.dumps(other)
