"""`fourlap paces` and `fourlap predict`: a race in, numbers out, for people and scripts (docs/formats.md)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any, Final

from pydantic import BaseModel, Field, ValidationError, field_validator

from bot.races import ON, pace, race
from core.athlete.goal import Result
from core.training.describe import EFFORTS
from core.training.fitness import Known, Prediction, fitness_index, predictions
from core.training.fitness.hills import hill_pace
from core.training.fitness.opinions import Opinion, opinions
from core.training.paces import by_effort
from core.training.paces import paces as paces_of
from core.training.workout import Zone
from core.units import Duration, Pace
from core.voice import forecast
from core.voice.speech import speak
from core.voice.text import t


class NumbersError(Exception):
    """An option that cannot be used; *lines* name each fault: the field, the value, what is allowed."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


ALLOWED: Final = {
    "weekly_km": ("--weekly-km", "a number from 0 to 250"),
    "grade": ("--grade", "a number from -45 to 45, in per cent: 4 up, -4 down"),
    "training_pace": ("--training-pace", "minutes and seconds for a kilometre, from 2:30 to 15:00"),
}


class Asked(BaseModel):
    """What the two commands are given: races as they are written, and what goes with them."""

    race: list[Result] = Field(min_length=1)
    weekly_km: Annotated[float, Field(ge=0, le=250)] | None = None
    training_pace: Annotated[float, Field(ge=150, le=900)] | None = None
    """The mean of all running, in s/km."""
    grade: Annotated[float, Field(ge=-45, le=45)] = 0.0
    """Rise, in per cent."""

    @field_validator("race", mode="before")
    @classmethod
    def written(cls, texts: Sequence[str]) -> list[Result]:
        """Read races; each fault names the race and what is allowed."""
        return [race(number, text) for number, text in enumerate(texts, 1)]

    @field_validator("training_pace", mode="before")
    @classmethod
    def clock(cls, text: str | None) -> float | None:
        """Read "5:40" as 340 s/km."""
        return None if text is None else pace(text)

    @property
    def weekly_m(self) -> float | None:
        """The mean week, in metres."""
        return None if self.weekly_km is None else self.weekly_km * 1000

    @property
    def known(self) -> Known:
        """What predictions are made from."""
        return Known(tuple(self.race), ON, self.weekly_m)


def asked(races: list[str], **options: Any) -> Asked:  # noqa: ANN401 - whatever was typed
    """Return what was asked, checked. Raises NumbersError."""
    try:
        return Asked.model_validate({"race": races, **options})
    except ValidationError as error:
        raise NumbersError(*(_line(one["loc"], one["msg"], one["input"]) for one in error.errors())) from None


def _line(where: tuple[Any, ...], message: str, value: object) -> str:
    if where[0] in ALLOWED:
        option, allowed = ALLOWED[where[0]]
        return f'{option}: "{value}" is not allowed; allowed: {allowed}'
    return f"--race: {message.removeprefix('Value error, ')}"


ZONES: Final = {Zone.E: "Easy", Zone.M: "Marathon", Zone.T: "Tempo", Zone.I: "Intervals", Zone.R: "Mile pace"}


def paces(asked: Asked, *, as_json: bool) -> str:
    """Return the training paces a race gives; below an index of 35 a text tells efforts, since paces mislead there."""
    index = fitness_index(tuple(asked.race), ON) or 0.0
    if as_json:
        return json.dumps(_paces(index, asked.grade))
    head = f"Fitness index {index}"
    if by_effort(index):
        rows = (f"{name:10} {speak(EFFORTS[zone])}" for zone, name in ZONES.items())
        return "\n".join((f"{head}: run by effort and by time; paces would mislead.", *rows))
    rows = (f"{name:10} {_shown(_on(zone, index, asked.grade))}" for zone, name in ZONES.items())
    return "\n".join((head, *rows, *_hill(asked.grade)))


def _hill(grade: float) -> Iterator[str]:
    if grade:
        way = "up" if grade > 0 else "down"
        yield f"On a slope of {abs(grade):g} % {way}, as hard as on the flat (Minetti 2002). Effort counts, not pace."


def _on(zone: Zone, index: float, grade: float) -> Pace:
    """Return the pace of a zone on a slope of *grade* per cent."""
    flat = paces_of(index).of(zone)
    slow = hill_pace(flat.slow, grade / 100) if flat.slow else None
    return Pace(hill_pace(flat.seconds_per_km, grade / 100), slow)


def _shown(found: Pace) -> str:
    return speak(t("{pace}", pace=found))


def _paces(index: float, grade: float) -> dict[str, Any]:
    told = {
        "fitness_index": index,
        "paces_s_per_km": _by_zone(index, 0.0),
        "by_effort": by_effort(index),
        "efforts": {zone: speak(text) for zone, text in EFFORTS.items()},
    }
    return told | ({"grade": grade, "hill_s_per_km": _by_zone(index, grade)} if grade else {})


def _by_zone(index: float, grade: float) -> dict[str, Any]:
    easy = _on(Zone.E, index, grade)
    ends = [round(seconds, 1) for seconds in (easy.seconds_per_km, easy.slow) if seconds]
    faster = (zone for zone in Zone if zone is not Zone.E)
    return {"E": ends, **{zone: round(_on(zone, index, grade).seconds_per_km, 1) for zone in faster}}


def predict(asked: Asked, *, as_json: bool) -> str:
    """Return what races say of other distances, each with the span most runners land in, and second opinions."""
    index, found = fitness_index(tuple(asked.race), ON), predictions(asked.known)
    others = opinions(asked.race, asked.weekly_m, asked.training_pace)
    if as_json:
        told = {
            "fitness_index": index,
            "predictions": [_prediction(one) for one in found],
            "opinions": [_opinion(one) for one in others],
        }
        return json.dumps(told, ensure_ascii=False)
    return "\n".join((f"Fitness index {index}", *map(_row, found), "", *_sources(found), *_second(others)))


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
    return f"{found.distance:9} {time:>8}   {low} to {high}"


def _sources(found: Iterable[Prediction]) -> Iterator[str]:
    """Yield where the times come from, once for all that come from the same."""
    from_the_same: dict[str, list[str]] = {}
    for one in found:
        why = f"{speak(forecast.source(one))}. {speak(forecast.note(one))}"
        from_the_same.setdefault(why, []).append(one.distance)
    yield from (f"{', '.join(distances)}: {why}" for why, distances in from_the_same.items())


def _second(others: Sequence[Opinion]) -> Iterator[str]:
    if others:
        yield "\nSecond opinions on the marathon; the coach does not use them."
    yield from (_told(one) for one in others)


def _told(one: Opinion) -> str:
    return f"{Duration(one.time_s).show():>18}   {one.formula}{_figures(one.figures)}"


def _figures(figures: Mapping[str, float]) -> str:
    """Return the speed and the reserve behind an opinion, where it has them."""
    if not figures:
        return ""
    speed = _shown(Pace(figures["critical_s_per_km"]))
    return f": 84.8 % of a critical speed of {speed} (D' {figures['reserve_m']:.0f} m)"


def _opinion(one: Opinion) -> dict[str, Any]:
    figures = {name: round(value, 1) for name, value in one.figures.items()}
    return {"distance": "marathon", "formula": one.formula, "time_s": round(one.time_s), **figures}
