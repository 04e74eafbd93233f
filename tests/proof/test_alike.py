"""What a plan must not depend on, and which way it must move when something does change."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest

from core.athlete.athlete import Athlete
from core.athlete.profile import Profile as Known
from core.training.planner import plan
from core.training.request import request
from tests.proof.asked import plans, requested, season_of
from tests.proof.people import DAYS, Profile, people
from tests.proof.second.figures import METRES, race_s

SEED = 31
MANY = 20


def runners(how_many: int = MANY, seed: int = SEED) -> list[Profile]:
    """Return runners of every kind."""
    return list(people(seed, how_many))


def as_told(said: Profile) -> dict[str, Any]:
    """Return the plan for a runner as they are: most tests compare another one with it."""
    return _as_told(json.dumps(said))


@cache
def _as_told(said: str) -> dict[str, Any]:
    return season_of(json.loads(said))


def planned(how_many: int = MANY) -> Iterator[tuple[Profile, dict[str, Any]]]:
    """Yield runners with their plans, refusals left out."""
    for said in runners(how_many):
        found = as_told(said)
        if not found["refusal"]:
            yield said, found


def text(found: Any) -> str:
    return json.dumps(found, sort_keys=True)


def dated(said: Any, days: int) -> Any:
    """Return the same with every date *days* later."""
    if isinstance(said, dict):
        return {key: dated(value, days) for key, value in said.items()}
    if isinstance(said, list):
        return [dated(one, days) for one in said]
    if isinstance(said, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", said):
        return (date.fromisoformat(said) + timedelta(days=days)).isoformat()
    return said


def wordless(said: Any) -> Any:
    """Return the same without its sentences."""
    if isinstance(said, dict):
        return {key: wordless(value) for key, value in said.items() if key not in {"title", "text"}}
    return [wordless(one) for one in said] if isinstance(said, list) else said


@pytest.mark.parametrize("weeks", [1, 26, 60])
def test_a_later_start_gives_the_same_plan_later(weeks: int) -> None:
    """Everything moved by whole weeks gives the same plan, moved."""
    for said in runners():
        moved = season_of(dated(said, 7 * weeks))
        assert text(wordless(moved)) == text(dated(wordless(as_told(said)), 7 * weeks)), json.dumps(said)


def test_the_order_of_answers_changes_nothing() -> None:
    """Keys, days, results, injuries and races in any order give the same plan."""
    dice = Random(SEED)
    for said in runners():
        shuffled = {key: said[key] for key in dice.sample(sorted(said), len(said))}
        for key in ("days", "results", "injuries", "races"):
            if key in shuffled:
                shuffled[key] = dice.sample(shuffled[key], len(shuffled[key]))
        if "max_minutes" in shuffled:
            shuffled["max_minutes"] = dict(reversed(shuffled["max_minutes"].items()))
        assert text(season_of(shuffled)) == text(as_told(said)), json.dumps(said)


def test_units_change_words_only() -> None:
    """A runner who counts in miles gets the same plan as one who counts in kilometres."""
    for said in runners():
        km, mi = (wordless(season_of(said | {"units": units})) for units in ("km", "mi"))
        assert km == mi, json.dumps(said)


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_the_time_zone_changes_nothing(zone: str) -> None:
    """Where a runner lives moves no session."""
    for said in runners(20):
        asked = requested(said)
        home, there = (
            Athlete(1, Known(zone=place, weekly_m=asked.weekly_m, days=asked.days), asked.goal, asked.results)
            for place in ("Europe/Lisbon", zone)
        )
        assert plan(request(home, asked.start)) == plan(request(there, asked.start))


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    """Two processes with other hash seeds write the same JSON, byte for byte."""
    said = next(said for said, _ in planned() if len(said) > 10)
    file = tmp_path / "athlete.json"
    file.write_text(json.dumps(said))
    written = [_written(file, seed) for seed in ("1", "2")]
    assert written[0] == written[1]
    assert json.loads(written[0])["weeks"]


def _written(file: Path, seed: str) -> bytes:
    command = (sys.executable, "-m", "bot", "plan", "--profile", str(file), "--json")
    done = subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
    return done.stdout


def test_more_weeks_never_turn_a_yes_into_a_no() -> None:
    """A race that can be prepared for can be prepared for later too."""
    for said, _ in planned():
        goal = said["goal"]
        for weeks in (1, 3, 9) if goal.get("date") else ():
            later = date.fromisoformat(goal["date"]) + timedelta(weeks=weeks)
            assert plans(said | {"goal": goal | {"date": later.isoformat()}}), (weeks, json.dumps(said))


def test_more_minutes_never_turn_a_yes_into_a_no() -> None:
    """A plan that fits into limited days can be made without the limits."""
    for said, _ in planned():
        if "max_minutes" in said:
            roomier = {day: minutes + 30 for day, minutes in said["max_minutes"].items()}
            assert plans(said | {"max_minutes": roomier}), json.dumps(said)
            assert plans({key: value for key, value in said.items() if key != "max_minutes"}), json.dumps(
                said
            )


def test_another_free_day_never_turns_a_yes_into_a_no() -> None:
    """A plan that fits on some days can be made with one more."""
    for said, _ in planned():
        for day in DAYS if "days" in said else ():
            more = sorted({*said["days"], day}, key=DAYS.index)
            assert plans(said | {"days": more, "long_run_day": said.get("long_run_day")}), (
                day,
                json.dumps(said),
            )


def test_a_day_less_never_adds_kilometres() -> None:
    """A runner who keeps one more day free never runs more in all, but for rounding; limits and races aside.

    Rounding is a hundred metres a run, whatever the week.
    """
    for said, found in planned(2 * MANY):
        days = () if {"max_minutes", "races"} & said.keys() else said.get("days") or ()
        for day in days if len(days) > 3 else ():
            if day == said.get("long_run_day"):
                continue
            fewer = season_of(said | {"days": [other for other in days if other != day]})
            assert _metres(fewer) <= _metres(found) * 1.04 + ROUNDING_M * len(found["weeks"]), (
                day,
                json.dumps(said),
            )


ROUNDING_M = 100


def _metres(found: dict[str, Any]) -> int:
    return sum(day["distance_m"] for week in found["weeks"] for day in week["days"] if day["type"] != "race")


def test_a_better_result_never_gives_a_slower_pace() -> None:
    """From one index to the next, no zone of any plan is told a slower pace."""
    said = {"goal": {"distance": "marathon", "date": "2027-10-10"}, "start": "2027-03-01", "weekly_km": 60}
    slowest: dict[str, list[int]] = {}
    for tenth in range(350, 750, 7):
        result = {"distance": "10k", "time_s": race_s(METRES["10k"], tenth / 10), "date": "2027-02-20"}
        for zone, pace in _paces(season_of(said | {"results": [result]})).items():
            before = slowest.get(zone, pace)
            assert all(now <= then for now, then in zip(pace, before, strict=True)), (tenth, zone)
            slowest[zone] = pace


def _paces(found: dict[str, Any]) -> dict[str, list[int]]:
    steps = [s for w in found["weeks"] for d in w["days"] for p in d["steps"] for s in p.get("steps", (p,))]
    return {step["zone"]: step["pace_s_per_km"] for step in steps if "pace_s_per_km" in step}
