"""`fourlap paces` and `fourlap predict`: a race in, numbers out, for people and scripts (docs/formats.md)."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field, ValidationError, field_validator

from bot.profiles import FASTEST, SLOWEST
from core.athlete.goal import GOAL_DISTANCES, Result
from core.training.describe import EFFORTS
from core.training.fitness import Known, Prediction, fitness_index, predictions, race_time
from core.training.paces import by_effort
from core.training.paces import paces as paces_of
from core.training.workout import Zone
from core.units import MILE_M, Duration
from core.voice import forecast
from core.voice.speech import speak
from core.voice.text import t

ON: Final = date(2000, 1, 1)
"""Any day: races that are named here are of today."""

ALSO: Final = {"half marathon": "half", "hm": "half", "full": "marathon"}
LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?) ?(m|km?|mi(?:les?)?)?")
METRES: Final = {"m": 1.0, "k": 1000.0, "km": 1000.0, "mi": MILE_M, "mile": MILE_M, "miles": MILE_M}
SHORTEST: Final = 1000.0
LONGEST: Final = 50_000.0
CLOCK: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d(?:\.\d{1,2})?)")

ALLOWED_LENGTH: Final = f"one of {', '.join(GOAL_DISTANCES)}, or 1000 to 50000 m, like 3000, 15k or 10mi"
ALLOWED_TIME: Final = "a time like 19:57 or 1:35:02"


class NumbersError(Exception):
    """An option that cannot be used; *lines* name each fault: the field, the value, what is allowed."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Asked(BaseModel):
    """What the two commands are given: races as they are written, and the mean distance of a week."""

    race: list[Result] = Field(min_length=1)
    weekly_km: Annotated[float, Field(ge=0, le=250)] | None = None

    @field_validator("race", mode="before")
    @classmethod
    def written(cls, texts: Sequence[str]) -> list[Result]:
        """Read races; each fault names the race and what is allowed."""
        return [_race(number, text) for number, text in enumerate(texts, 1)]

    @property
    def known(self) -> Known:
        """What predictions are made from."""
        return Known(tuple(self.race), ON, None if self.weekly_km is None else self.weekly_km * 1000)


def _race(number: int, text: str) -> Result:
    distance, _, time = " ".join(text.casefold().split()).rpartition(" ")
    metres, seconds = _metres(distance), _seconds(time)
    if metres is None or not SHORTEST <= metres <= LONGEST:
        raise _refused(text, "distance", distance or text, ALLOWED_LENGTH)
    if seconds is None:
        raise _refused(text, "time", time, ALLOWED_TIME)
    fast, slow = race_time(metres, FASTEST), race_time(metres, SLOWEST)
    if not fast <= seconds <= slow:
        span = f"{Duration(fast).show()} to {Duration(slow).show()} over this distance"
        raise _refused(text, "time", time, span)
    return Result(number, metres, seconds, ON)


def _refused(text: str, field: str, value: str, allowed: str) -> ValueError:
    return ValueError(f'"{text}": {field} is "{value}", allowed is {allowed}')


def _metres(text: str) -> float | None:
    named = GOAL_DISTANCES.get(ALSO.get(text, text))
    found = LENGTH.fullmatch(text)
    return named or (float(found[1]) * METRES[found[2] or "m"] if found else None)


def _seconds(text: str) -> float | None:
    found = CLOCK.fullmatch(text)
    return int(found[1] or 0) * 3600 + int(found[2]) * 60 + float(found[3]) if found else None


def asked(races: list[str], weekly_km: float | None = None) -> Asked:
    """Return what was asked, checked. Raises NumbersError."""
    try:
        return Asked.model_validate({"race": races, "weekly_km": weekly_km})
    except ValidationError as error:
        raise NumbersError(*(_line(one["loc"], one["msg"], one["input"]) for one in error.errors())) from None


def _line(where: tuple[Any, ...], message: str, value: object) -> str:
    if where[0] == "weekly_km":
        return f"--weekly-km: {value} is not a number from 0 to 250"
    return f"--race: {message.removeprefix('Value error, ')}"


def paces(asked: Asked, *, as_json: bool) -> str:
    """Return the training paces a race gives; below an index of 35 a text tells efforts, since paces mislead there."""
    index = fitness_index(tuple(asked.race), ON) or 0.0
    if as_json:
        return json.dumps(_paces(index))
    head = f"Fitness index {index}"
    if by_effort(index):
        rows = (f"{name:10} {speak(EFFORTS[zone])}" for zone, name in ZONES.items())
        return "\n".join((f"{head}: run by effort and by time; paces would mislead.", *rows))
    rows = (f"{name:10} {speak(t('{pace}', pace=paces_of(index).of(zone)))}" for zone, name in ZONES.items())
    return "\n".join((head, *rows))


ZONES: Final = {Zone.E: "Easy", Zone.M: "Marathon", Zone.T: "Tempo", Zone.I: "Intervals", Zone.R: "Mile pace"}


def _paces(index: float) -> dict[str, Any]:
    found = paces_of(index)
    easy = [round(seconds, 1) for seconds in (found.easy.seconds_per_km, found.easy.slow) if seconds]
    faster = {zone: round(found.of(zone).seconds_per_km, 1) for zone in Zone if zone is not Zone.E}
    return {
        "fitness_index": index,
        "paces_s_per_km": {"E": easy, **faster},
        "by_effort": by_effort(index),
        "efforts": {zone: speak(text) for zone, text in EFFORTS.items()},
    }


def predict(asked: Asked, *, as_json: bool) -> str:
    """Return what races say of other distances, each with the span most runners land in."""
    index, found = fitness_index(tuple(asked.race), ON), predictions(asked.known)
    if as_json:
        rows = [_prediction(one) for one in found]
        return json.dumps({"fitness_index": index, "predictions": rows}, ensure_ascii=False)
    return "\n".join((f"Fitness index {index}", *map(_row, found)))


def _prediction(found: Prediction) -> dict[str, Any]:
    return {
        "distance": found.distance,
        "time_s": round(found.band.time_s),
        "low_s": round(found.band.low_s),
        "high_s": round(found.band.high_s),
        "source": speak(forecast.source(found)),
        "note": speak(forecast.note(found)),
    }


def _row(found: Prediction) -> str:
    band = found.band
    time, low, high = (Duration(seconds).show() for seconds in (band.time_s, band.low_s, band.high_s))
    why = f"{speak(forecast.source(found))}. {speak(forecast.note(found))}"
    return f"{found.distance:9} {time:>8}   {low} to {high}\n          {why}"
