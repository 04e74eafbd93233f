"""The checkers see what is wrong: every rule, broken by hand, is found by our list and by the second opinion."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from core.training.exported import exported
from core.training.limits import LIMITS, broken, known
from tests.proof.corrupt import FAULTS, SHOWN_ON, blind, sound, spoilt
from tests.proof.runners import RUNNERS
from tests.proof.second.rule import HARD, RULES
from tests.proof.second.verdict import faults


@pytest.mark.parametrize("fault", FAULTS)
def test_a_spoilt_plan_is_seen(fault: str) -> None:
    """A fault put in by hand is found by the second opinion, under the rule it breaks."""
    name, asked, bad = spoilt(fault)
    assert FAULTS[fault].second in {one.rule for one in faults(RUNNERS[name], exported(asked, bad))}


def test_our_list_sees_every_fault() -> None:
    """Each fault that breaks a limit of ours is found by it."""
    assert list(blind()) == []


@pytest.mark.parametrize("name", SHOWN_ON)
def test_a_sound_plan_is_sound(name: str) -> None:
    """Before it is spoilt, neither opinion finds a hard limit broken."""
    asked, found = sound(name)
    assert broken(found, known(asked)) == ()
    assert [one for one in faults(RUNNERS[name], exported(asked, found)) if one.hard] == []


def test_every_limit_of_ours_is_shown_broken() -> None:
    """No limit stands in the list that no fault shows to work."""
    shown = {fault.ours for fault in FAULTS.values()}
    assert {limit.id for limit in LIMITS if limit.hard} - shown == set()


def _cut_zones(found: dict[str, Any]) -> None:
    next(day for day in found["weeks"][3]["days"] if day["distance_m"])["zones_m"]["E"] -= 900


def _quick_pace(found: dict[str, Any]) -> None:
    step = next(day for day in found["weeks"][3]["days"] if day["steps"])["steps"][0]
    step["pace_s_per_km"] = [pace - 9 for pace in step["pace_s_per_km"]]


def _unasked_race(found: dict[str, Any]) -> None:
    found["warnings"] = []


WRITTEN: dict[str, tuple[str, Callable[[dict[str, Any]], None]]] = {
    "zones that do not add up": ("contract", _cut_zones),
    "a pace of another index": ("I34", _quick_pace),
    "a race on the way forgotten": ("races", _unasked_race),
}
"""Faults in what is written, by name: the rule, and what is done to the JSON."""


@pytest.mark.parametrize("fault", WRITTEN)
def test_a_fault_in_what_is_written_is_seen(fault: str) -> None:
    """The second opinion reads the JSON itself, not what the coach meant."""
    rule, spoil = WRITTEN[fault]
    asked, found = sound(SHOWN_ON[0])
    said = deepcopy(exported(asked, found))
    spoil(said)
    wish = RUNNERS[SHOWN_ON[0]] | {"races": [{"distance": "10k", "date": "2027-06-13", "priority": "B"}]}
    assert rule in {one.rule for one in faults(wish, said)}


def test_every_hard_rule_of_the_second_opinion_is_shown_broken() -> None:
    """No hard rule of the second opinion is only for show."""
    shown = {fault.second for fault in FAULTS.values()} | {rule for rule, _ in WRITTEN.values()}
    assert {rule.id for rule in RULES if rule.kind == HARD} - shown == set()
