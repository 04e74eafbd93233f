"""The checkers see what is wrong: every rule, broken by hand, is found by our list and by the second opinion."""

from __future__ import annotations

from functools import cache

import pytest

from core.training.exported import exported
from core.training.limits import LIMITS, broken, known
from core.training.plan import Plan
from core.training.planner import Request, plan
from tests.proof.asked import requested
from tests.proof.corrupt import FAULTS
from tests.proof.runners import RUNNERS
from tests.proof.second.verdict import faults

SHOWN_ON = ("a marathon on five days", "a marathon on six days", "a 5K")


@cache
def sound(name: str) -> tuple[Request, Plan]:
    """Return a request and its sound plan."""
    asked = requested(RUNNERS[name])
    found = plan(asked)
    assert isinstance(found, Plan), name
    return asked, found


def spoilt(fault: str) -> tuple[set[str], set[str]]:
    """Return the rules found broken by us and by the second opinion, on the first runner the fault fits."""
    for name in SHOWN_ON:
        asked, found = sound(name)
        try:
            bad = FAULTS[fault].spoil(found)
        except StopIteration:
            continue
        if bad != found:
            ours = {one.id for one in broken(bad, known(asked))}
            return ours, {one.rule for one in faults(RUNNERS[name], exported(asked, bad))}
    pytest.fail(f"{fault} fits no runner")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_spoilt_plan_is_seen(fault: str) -> None:
    """A fault is found by the rule it breaks, in both opinions."""
    ours, second = spoilt(fault)
    wanted = FAULTS[fault]
    assert wanted.ours is None or wanted.ours in ours
    assert wanted.second in second


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
