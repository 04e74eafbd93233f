"""A plan as plain data, ready for JSON: the contract of `fourlap plan --json` (docs/formats.md)."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

from core.athlete.goal import Goal, Result
from core.training.catalogue import hill_sprint_reps, is_quality, stride_reps, title, zones_m
from core.training.describe import pace
from core.training.fitness import MileCheck, mile_check
from core.training.footing import Footing, footing
from core.training.plan import Plan, Planned, Week
from core.training.reasons import reason_text
from core.training.refusals import Alternative, Refusal
from core.training.request import Request
from core.training.season_data import season_data
from core.training.warned import limit, warning
from core.training.workout import Because, Part, Repeat, Step, Workout
from core.units import Units
from core.voice.speech import speak
from core.voice.text import Text

Data: TypeAlias = "dict[str, Any]"

RESTING: Final = (Because("rest-day"),)
"""Why a day without a run is there."""


def exported(request: Request, found: Plan | Refusal, units: Units = Units.KM) -> Data:
    """Return what was planned for *request*, metres and seconds throughout; *units* are for its sentences."""
    runner = footing(request)
    weeks = found.weeks if isinstance(found, Plan) else ()
    warnings = found.warnings if isinstance(found, Plan) else ()
    return {
        "goal": _goal(request.goal),
        "fitness_index": runner.known_index,
        "mile_check": _mile_check(mile_check(request.results, request.start)),
        "refusal": _refusal(found, units) if isinstance(found, Refusal) else None,
        "warnings": [_warning(key, units) for key in warnings],
        "weeks": [_week(found, week, runner, units) for week in weeks if isinstance(found, Plan)],
        "season": season_data(found, units) if isinstance(found, Plan) else None,
    }


def _mile_check(found: MileCheck | None) -> Data | None:
    """Return what the mile tells beside the longer race: times in seconds, differences in per cent."""
    if found is None:
        return None
    return {
        "limiter": found.limiter.value,
        "mile": _ran(found.mile),
        "longer": _ran(found.longer),
        "expected_s": round(found.expected_s),
        "difference": round(found.difference, 1),
        "usual": [round(end, 1) for end in found.usual],
        "mix": found.mix,
    }


def _ran(result: Result) -> Data:
    return {"distance_m": round(result.distance_m), "time_s": round(result.time_s)}


def _goal(goal: Goal) -> Data:
    return {
        "distance": goal.distance,
        "date": goal.on.isoformat() if goal.on else None,
        "target_time_s": round(goal.target_s) if goal.target_s else None,
    }


def _warning(key: str, units: Units) -> Data:
    held_by = limit(key)
    told = {"limit": held_by} if held_by else {}
    return {"rule": key.partition(":")[0], **told, "text": _said(warning(key), units)}


def _refusal(refused: Refusal, units: Units) -> Data:
    others = [_alternative(other, units) for other in refused.alternatives]
    return {"rule": refused.rule, "text": _said(refused.text, units), "alternatives": others}


def _alternative(other: Alternative, units: Units) -> Data:
    day = other.on.isoformat() if other.on else None
    return {"distance": other.distance, "date": day, "text": _said(other.text, units)}


def _week(plan: Plan, week: Week, runner: Footing, units: Units) -> Data:
    days = [_day(planned, runner, units) for planned in plan.days_of(week)]
    return {
        "number": week.number,
        "start": week.start.isoformat(),
        "phase": week.phase.value,
        "cutback": week.cutback,
        "planned_m": sum(day["distance_m"] for day in days),
        "days": days,
    }


def _day(planned: Planned, runner: Footing, units: Units) -> Data:
    workout = planned.workout
    return {
        "date": planned.on.isoformat(),
        "type": workout.type,
        "title": _said(title(workout), units),
        "distance_m": round(workout.distance_m),
        "duration_s": round(workout.duration_s),
        "quality": is_quality(workout),
        "zones_m": {zone.value: round(metres) for zone, metres in zones_m(workout, runner.index).items()},
        "hill_sprint_reps": hill_sprint_reps(workout),
        "stride_reps": stride_reps(workout),
        "steps": [_part(part, runner.known_index) for part in workout.parts],
        "because": [_because(reason, units) for reason in _reasons(workout)],
    }


def _reasons(workout: Workout) -> tuple[Because, ...]:
    return workout.because or (RESTING if workout.type == "rest" else ())


def _because(reason: Because, units: Units) -> Data:
    figures = {name: round(value, 1) if isinstance(value, float) else value for name, value in reason.facts}
    return {"rule": reason.rule, "text": _said(reason_text(reason), units), "figures": figures}


def _part(part: Part, index: float | None) -> Data:
    if isinstance(part, Repeat):
        return {"repeat": part.times, "steps": [_step(step, index) for step in part.steps]}
    return _step(part, index)


def _step(step: Step, index: float | None) -> Data:
    figures = {
        "kind": step.kind.value,
        "distance_m": None if step.distance_m is None else round(step.distance_m),
        "duration_s": None if step.duration_s is None else round(step.duration_s),
        "zone": step.zone.value if step.zone else None,
        "effort": step.effort,
        "pace_s_per_km": _pace(step, index),
    }
    return {name: value for name, value in figures.items() if value is not None}


def _pace(step: Step, index: float | None) -> list[int] | None:
    """Return the fast and the slow end of a step's pace; None for a runner who is told efforts."""
    found = pace(step.zone, index) if step.zone else None
    if found is None:
        return None
    return [round(found.seconds_per_km), round(found.slow or found.seconds_per_km)]


def _said(text: Text, units: Units) -> str:
    return speak(text, units=units)
