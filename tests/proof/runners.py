"""A dozen runners one meets: what most plans are made for, and what the faults below are shown on."""

from __future__ import annotations

from typing import Any

from tests.proof.second.figures import METRES, race_s

START = "2027-03-01"
ON = "2027-02-20"


def runner(
    goal: str, date: str, weekly_km: float, longest_km: float, days: str, index: float, **more: Any
) -> dict[str, Any]:
    """Return a profile; *days* are two letters each: "tu we th sa su"."""
    names = {"mo": "mon", "tu": "tue", "we": "wed", "th": "thu", "fr": "fri", "sa": "sat", "su": "sun"}
    return {
        "goal": {"distance": goal, "date": date},
        "start": START,
        "results": [{"distance": "10k", "time_s": round(race_s(METRES["10k"], index)), "date": ON}],
        "weekly_km": weekly_km,
        "longest_run_km": longest_km,
        "days": [names[day] for day in days.split()],
        **more,
    }


B_RACE = {"distance": "10k", "date": "2027-06-06", "priority": "B"}

RUNNERS: dict[str, dict[str, Any]] = {
    "a marathon on three days": runner("marathon", "2027-10-10", 28, 11, "tu th su", 37),
    "a marathon on four days": runner("marathon", "2027-10-10", 40, 15, "tu th sa su", 41),
    "a marathon on five days": runner("marathon", "2027-10-10", 55, 20, "tu we th sa su", 46),
    "a marathon on six days": runner(
        "marathon", "2027-08-15", 75, 24, "mo tu we th sa su", 52, level="advanced"
    ),
    "a marathon on seven days": runner("marathon", "2027-09-05", 105, 28, "mo tu we th fr sa su", 58),
    "a marathon in eighteen weeks": runner("marathon", "2027-07-04", 50, 18, "tu we th sa su", 45),
    "a marathon in twelve weeks": runner("marathon", "2027-05-23", 60, 22, "tu we th sa su", 47),
    "a novice's marathon": runner("marathon", "2027-11-07", 24, 10, "tu th sa su", 34, level="novice"),
    "a half": runner("half", "2027-07-25", 45, 15, "tu we th sa su", 45),
    "a half in short days": runner(
        "half", "2027-08-01", 35, 12, "tu we fr su", 42, max_minutes={"tue": 50, "wed": 50}
    ),
    "a 10K": runner("10k", "2027-06-27", 40, 13, "tu we th sa su", 44),
    "a 5K": runner("5k", "2027-06-13", 30, 10, "tu th sa su", 42),
    "a mile": runner("mile", "2027-06-12", 35, 11, "tu we fr su", 48),
    "a 10K on seven days": runner("10k", "2027-07-04", 62, 16, "mo tu we th fr sa su", 49),
    "a marathon after one very long run": runner("marathon", "2027-10-10", 58, 34, "tu we th sa su", 47),
    "a marathon at sixty-three": runner(
        "marathon", "2027-10-10", 45, 18, "tu we fr su", 42, age=63, races=[B_RACE]
    ),
    "no race": runner("marathon", START, 30, 10, "tu th sa su", 40) | {"goal": {}},
}
