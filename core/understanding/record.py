"""A reading in the form of the labelled corpus: one flat record of intents and slots."""

from __future__ import annotations

from typing import Any

from core.understanding.days import WEEKDAYS
from core.understanding.reading import Ache, Intent, Reading
from core.units import KM_M

_PLAIN = ("distance_m", "duration_s", "pace_s_per_km", "soreness", "pain", "sleep_h", "workout_type", "race",
          "race_time_s", "race_date", "when", "when_from", "when_until", "reminder_time", "timezone")  # fmt: skip
_NAMES = {"effort": "rpe"}
_OURS = {Intent.CHANGE_SETTING: Intent.SET_REMINDER}
"""Intents the corpus does not have, and what it would call them."""


def as_record(reading: Reading) -> dict[str, Any]:
    """Return intent and slots, and *also*, *approx*, *clarify* where there are any."""
    intent = _OURS.get(reading.intent, reading.intent)
    record: dict[str, Any] = {"intent": intent.value, "slots": _slots(reading)}
    if reading.also:
        record["also"] = [{"intent": one.intent.value, "slots": _slots(one)} for one in reading.also]
    if reading.approx:
        record["approx"] = sorted(_NAMES.get(name, name) for name in reading.approx)
    if reading.clarify:
        record["clarify"] = True
    return record


def _slots(reading: Reading) -> dict[str, Any]:
    slots = {name: _rounded(value) for name in _PLAIN if (value := getattr(reading, name)) is not None}
    if reading.effort is not None:
        slots["rpe"] = _rounded(reading.effort)
    if reading.days:
        slots["days"] = [WEEKDAYS[day] for day in reading.days]
    if reading.weekly_m is not None:
        slots["weekly_km"] = round(reading.weekly_m / KM_M, 1)
    if reading.when == "next_weekend":
        slots["when"] = "this_weekend"  # the corpus has no other
    parts = [_part(ache) for ache in reading.aches if ache.site]
    if parts:
        slots["body_part"] = parts[0] if len(parts) == 1 else parts
    if reading.note:
        slots["text_note"] = reading.note
    return slots


def _part(ache: Ache) -> str:
    return f"{ache.side} {ache.site}" if ache.side else str(ache.site)


def _rounded(value: Any) -> Any:  # noqa: ANN401 - numbers are rounded, words stay
    if isinstance(value, float):
        rounded = round(value, 1)
        return int(rounded) if rounded.is_integer() else rounded
    return value
