"""Renew the table of docs/plans.md: published marathon plans and ours for comparable runners, in the same figures.

    python -m tests.tools.compare_plans

The published figures (tests/data/plan_metrics.csv) were measured on the plans' public files; no schedule is kept
or shown. A comparable runner brings that plan's first week, its usual long run, its days and its weeks.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.proof.asked import season_of
from tests.proof.second.figures import METRES, race_s
from tests.proof.second.reading import Season, Week

PUBLISHED = Path(__file__).parents[1] / "data" / "plan_metrics.csv"
PAGE = Path(__file__).parents[2] / "docs" / "plans.md"
RACE = date(2027, 10, 10)
DAYS = ("tue", "sun", "thu", "sat", "wed", "mon", "fri")
"""In the order in which a runner with few days takes them."""

INDEX = ((40, 38.0), (60, 44.0), (80, 49.0), (float("inf"), 54.0))
"""(kilometres of the first week below, a fitness index usual for them)."""


@dataclass(frozen=True)
class Figures:
    """A plan in figures, kilometres and parts; None: there is no plan."""

    weeks: int
    first: float
    peak: float
    peak_before: int
    longest: float
    share: float
    quality: float
    runs: float
    cutbacks: int
    taper: float
    spikes: int


def published() -> Iterator[tuple[str, Figures]]:
    """Yield each published plan's name and figures."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["plan"], _of_row({key: float(value) for key, value in row.items() if key != "plan"})


def _of_row(row: dict[str, float]) -> Figures:
    return Figures(
        weeks=int(row["weeks"]),
        first=row["wk1_km"],
        peak=row["peak_km"],
        peak_before=int(row["weeks"] - row["peak_week"]),
        longest=row["longest_run_km"],
        share=row["mean_long_share"],
        quality=row["quality_per_wk"],
        runs=row["runs_per_wk"],
        cutbacks=int(row["cutback_weeks"]),
        taper=1 - (row["taper_wk-2_of_peak"] + row["race_wk_of_peak_excl_race"]) / 2,
        spikes=int(row["single_run_spikes_gt10pct_30d"]),
    )


def comparable(theirs: Figures) -> dict[str, Any]:
    """Return a runner whom a published plan would suit."""
    index = next(index for below, index in INDEX if theirs.first < below)
    monday = RACE - timedelta(days=RACE.weekday()) - timedelta(weeks=theirs.weeks - 1)
    result = {
        "distance": "10k",
        "time_s": round(race_s(METRES["10k"], index)),
        "date": (monday - timedelta(days=21)).isoformat(),
    }
    return {
        "goal": {"distance": "marathon", "date": RACE.isoformat()},
        "start": monday.isoformat(),
        "weekly_km": theirs.first,
        "longest_run_km": round(theirs.share * theirs.first, 1),
        "days": list(DAYS[: max(round(theirs.runs), 3)]),
        "long_run_day": "sun",
        "results": [result],
    }


def ours(said: dict[str, Any]) -> Figures | dict[str, Any]:
    """Return our plan for a runner in figures, or the refusal."""
    plan = season_of(said)
    return plan["refusal"] or _of_season(Season(said, plan))


def _of_season(season: Season) -> Figures:
    weeks = [week for week in season.to_race if week.km]
    trained = [week for week in weeks if not week.raced]
    peak = max(trained, key=lambda week: week.km)
    last = sum(week.km for week in weeks[-2:]) / 2
    return Figures(
        weeks=len(weeks),
        first=weeks[0].km,
        peak=peak.km,
        peak_before=weeks[-1].number - peak.number,
        longest=max(week.longest.km for week in trained if week.longest),
        share=_mean(week.longest.km / week.km for week in trained if week.longest),
        quality=_mean(sum(day.quality for day in week.days) for week in trained),
        runs=_mean(len(week.runs) for week in trained),
        cutbacks=sum(week.light for week in weeks),
        taper=1 - last / peak.km,
        spikes=_spikes(season, trained),
    )


def _mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found)


def _spikes(season: Season, weeks: list[Week]) -> int:
    """Count runs more than a tenth longer than the longest of the thirty days before."""
    ran = [(season.start - timedelta(days=1), season.profile["longest_run_km"])]
    count = 0
    for day in (day for week in weeks for day in week.runs):
        recent = max((km for on, km in ran if day.on - timedelta(days=30) <= on), default=0.0)
        count += day.km > 1.1 * recent + 0.01
        ran.append((day.on, day.km))
    return count


COLUMNS = (
    "plan",
    "weeks",
    "first week",
    "peak",
    "weeks before the race",
    "longest run",
    "long run ÷ week",
    "hard a week",
    "runs a week",
    "lighter weeks",
    "last 14 days",
    "spikes",
)


def row(name: str, of: Figures) -> str:
    """Return a line of the table."""
    return (
        f"| {name} | {of.weeks} | {of.first:.0f} km | {of.peak:.0f} km | {of.peak_before} | {of.longest:.1f} km | {of.share:.2f}"
        f" | {of.quality:.1f} | {of.runs:.1f} | {of.cutbacks} | -{of.taper:.0%} | {of.spikes} |"
    )


def answer(name: str, theirs: Figures) -> str:
    """Return the line of our plan for a runner like a published plan's, or what we say instead."""
    found = ours(comparable(theirs))
    if isinstance(found, Figures):
        return row(f"ours, for {name}", found)
    others = "; ".join(other["text"] for other in found["alternatives"])
    return f"| ours, for {name} | refused: {others}" + " |" * (len(COLUMNS) - 1)


def tables() -> str:
    """Return the table: each published plan, and ours under it."""
    lines = ["| " + " | ".join(COLUMNS) + " |", "|---|" + "--:|" * (len(COLUMNS) - 1)]
    for name, theirs in published():
        lines += [row(f"`{name}`", theirs), answer(f"`{name}`", theirs)]
    return "\n".join(lines)


BEGIN, END = "<!-- figures -->\n", "\n<!-- end of figures -->"


def renewed(page: str) -> str:
    """Return the page with its table as the planner plans today."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}{tables()}{END}{rest.partition(END)[2]}"


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), "utf-8")
