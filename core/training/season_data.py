"""A season at a glance as plain data: phases, weeks in figures, key dates, and what limits cost it."""

from __future__ import annotations

from itertools import groupby
from typing import Any, TypeAlias

from core.training.key_dates import KeyDate, key_dates
from core.training.plan import Phase, Plan
from core.training.reasons import reason_text
from core.training.season import WeekSummary, season
from core.training.shaped import Shaped, shaped
from core.units import Units
from core.voice.speech import speak

Data: TypeAlias = "dict[str, Any]"


def season_data(plan: Plan, units: Units = Units.KM) -> Data:
    """Return a season in figures, changes included, metres throughout; *units* are for its sentences."""
    weeks = season(plan)
    return {
        "phases": [_phase(phase, tuple(group)) for phase, group in groupby(weeks, key=lambda one: one.phase)],
        "weeks": [_week(week) for week in weeks],
        "key_dates": [_key_date(one) for one in key_dates(plan)],
        "shaped": [_shaped(one, units) for one in shaped(plan)],
    }


def _phase(phase: Phase, weeks: tuple[WeekSummary, ...]) -> Data:
    return {
        "phase": phase.value,
        "start": weeks[0].start.isoformat(),
        "first_week": weeks[0].number,
        "last_week": weeks[-1].number,
        "most_m": round(max(week.planned_m for week in weeks)),
        "longest_m": round(max(week.longest_m for week in weeks)),
        "quality": max(week.quality for week in weeks),
    }


def _week(week: WeekSummary) -> Data:
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "phase": week.phase.value,
        "cutback": week.cutback,
        "planned_m": round(week.planned_m),
        "longest_m": round(week.longest_m),
        "quality": week.quality,
        "runs": week.runs,
    }


def _key_date(one: KeyDate) -> Data:
    metres = {"distance_m": round(one.metres)} if one.metres else {}
    return {"date": one.on.isoformat(), "key": one.key.value, **metres}


def _shaped(one: Shaped, units: Units) -> Data:
    return {
        "date": one.on.isoformat(),
        "week": one.week,
        "phase": one.phase.value,
        "rule": one.because.rule,
        "text": speak(reason_text(one.because), units=units),
    }
