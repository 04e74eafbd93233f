"""From a profile to the plan's JSON, as `fourlap plan --json` goes, without a file."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from bot.profiles import profile, request
from core.training.exported import exported
from core.training.plan import Plan
from core.training.planner import Refusal, plan
from core.training.request import Request
from core.units import Units

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def requested(said: dict[str, Any]) -> Request:
    """Return what a profile asks for."""
    return request(profile(json.dumps(said).encode()))


def both(said: dict[str, Any]) -> tuple[Request, Plan | Refusal, dict[str, Any]]:
    """Return the request, what was found, and what was exported."""
    asked = requested(said)
    found = plan(asked)
    return asked, found, exported(asked, found, Units(said.get("units", "km")))


def season_of(said: dict[str, Any]) -> dict[str, Any]:
    """Return the exported plan, or refusal, for a profile."""
    return both(said)[2]


def plans(said: dict[str, Any]) -> bool:
    """Return whether there is a plan for a profile."""
    return isinstance(plan(requested(said)), Plan)


ENOUGH: Final = {"2": ["mon", "thu"], "3": ["mon", "wed", "fri"]}
"""Days for a refusal of too few, by how many it says make a plan; more than three are those told and the first free ones."""


def _more(days: list[str], count: int) -> list[str]:
    free = [day for day in DAYS if day not in days]
    return sorted([*days, *free[: count - len(days)]], key=DAYS.index)


def offered(said: dict[str, Any], refusal: dict[str, Any], other: dict[str, Any]) -> bool:
    """Return whether an alternative of a refusal can be planned; where days are too few, on as many as it says."""
    asked = said | {"goal": {"distance": other["distance"], "date": other["date"]}}
    enough = re.search(r"(\d) days a week", f"{other['text']} {refusal['text']}")
    if (refusal["rule"] != "too-few-days" and enough is None) or plans(asked):
        return plans(asked)
    freer = {key: value for key, value in asked.items() if key not in {"days", "max_minutes", "long_run_day"}}
    if enough is None:
        return plans(freer)
    more = _more(said.get("days", []), int(enough[1]))
    return (
        plans(freer) or plans(asked | {"days": more}) or plans(freer | {"days": ENOUGH.get(enough[1], more)})
    )
