"""`fourlap paces` and `fourlap predict`: a race in, numbers out, for people and scripts."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer
from pydantic import BaseModel, Field, ValidationError, model_validator

# Each command imports what it runs: `fourlap --help` and the start do not wait for it.
# ruff: noqa: PLC0415

if TYPE_CHECKING:
    from core.athlete.goal import Result
    from core.voice.text import Text

commands = typer.Typer()

RaceOption = Annotated[
    list[str], typer.Option("--race", help='A race: "5k 19:57", "half 1:35:02", "3000 9:58".')
]
JsonOption = Annotated[bool, typer.Option("--json", help="As JSON, for scripts.")]

SHOWN_ON: Final = date(2000, 1, 1)
"""Any day: races that are named here are of today."""

NAMES: Final = {
    "mile": 1609.344,
    "5k": 5000.0,
    "10k": 10_000.0,
    "half": 21_097.5,
    "half marathon": 21_097.5,
    "hm": 21_097.5,
    "marathon": 42_195.0,
}
LENGTH: Final = re.compile(r"(\d+(?:\.\d+)?) ?(m|k|km|mi|miles?)?")
METRES: Final = {
    None: 1.0,
    "m": 1.0,
    "k": 1000.0,
    "km": 1000.0,
    "mi": 1609.344,
    "mile": 1609.344,
    "miles": 1609.344,
}
CLOCK: Final = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)(?:\.\d)?")

SLOWEST: Final = 10.0
FASTEST: Final = 90.0
"""The fitness index of the slowest and of the fastest result that is believed."""


class Race(BaseModel):
    """A race as it is written: a distance by name, in kilometres, miles or metres, and a time."""

    distance_m: Annotated[float, Field(ge=1000, le=50_000)]
    time_s: float

    @classmethod
    def read(cls, text: str) -> Race:
        """Return the race *text* names. Raises ValueError with what is wrong, and what would be right."""
        distance, _, time = text.strip().casefold().rpartition(" ")
        metres, seconds = _metres(distance.strip()), _seconds(time)
        if metres is None:
            names = "mile, 5k, 10k, half, marathon"
            raise ValueError(
                f'distance: "{distance}" is not one of {names}, or a length like 3000, 15k or 10mi'
            )
        if seconds is None:
            raise ValueError(f'time: "{time}" is not a time like 19:57 or 1:35:02')
        return cls(distance_m=metres, time_s=seconds)

    @model_validator(mode="after")
    def believed(self) -> Race:
        """Refuse what nobody runs."""
        from core.training.fitness import race_time
        from core.units import Duration

        fast, slow = race_time(self.distance_m, FASTEST), race_time(self.distance_m, SLOWEST)
        if not fast <= self.time_s <= slow:
            low, high, own = (Duration(seconds).show() for seconds in (fast, slow, self.time_s))
            raise ValueError(f"time: {own} is outside {low} to {high} for this distance")
        return self

    def result(self, number: int) -> Result:
        """Return the race as a result of today."""
        from core.athlete.goal import Result

        return Result(number, self.distance_m, self.time_s, SHOWN_ON)


def _metres(text: str) -> float | None:
    found = LENGTH.fullmatch(text)
    return NAMES.get(text) or (float(found[1]) * METRES[found[2]] if found else None)


def _seconds(text: str) -> float | None:
    found = CLOCK.fullmatch(text)
    return int(found[1] or 0) * 3600.0 + int(found[2]) * 60 + int(found[3]) if found else None


@commands.command()
def paces(race: RaceOption, as_json: JsonOption = False) -> None:
    """Show the training paces a race gives."""
    from core.training.fitness import fitness_index

    index = fitness_index(_results(race), SHOWN_ON) or 0.0
    typer.echo(json.dumps(_paces(index)) if as_json else _paces_text(index))


@commands.command()
def predict(
    race: RaceOption,
    weekly_km: Annotated[
        float | None,
        typer.Option(min=0, max=250, help="Mean distance of a week, in km; it sharpens the marathon."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Show what races say of other distances, each with the span most runners land in."""
    from core.training.fitness import Known, fitness_index, predictions

    results = _results(race)
    weekly_m = None if weekly_km is None else weekly_km * 1000
    rows = [_prediction(one) for one in predictions(Known(results, SHOWN_ON, weekly_m))]
    index = fitness_index(results, SHOWN_ON)
    if as_json:
        typer.echo(json.dumps({"fitness_index": index, "predictions": rows}, ensure_ascii=False))
    else:
        typer.echo("\n".join((f"Fitness index {index}", *(_prediction_text(row) for row in rows))))


def _results(texts: list[str]) -> tuple[Result, ...]:
    """Return the races as results. Leaves with a usage error that names field, value and range."""
    return tuple(_read(text).result(number) for number, text in enumerate(texts, 1))


def _read(text: str) -> Race:
    try:
        return Race.read(text)
    except ValidationError as error:
        said = "; ".join(_reason(one) for one in error.errors())
    except ValueError as error:
        said = str(error)
    raise typer.BadParameter(f'"{text}": {said}', param_hint="--race") from None


def _reason(error: Any) -> str:  # noqa: ANN401 - pydantic's own row
    where = ".".join(str(part) for part in error["loc"])
    if where == "distance_m":
        return f"distance: {error['input']:g} m is outside 1000 to 50000 m"
    return str(error["msg"]).removeprefix("Value error, ")


def _paces(index: float) -> dict[str, Any]:
    from core.training.describe import EFFORTS
    from core.training.paces import by_effort
    from core.training.paces import paces as of
    from core.training.workout import Zone

    found = of(index)
    easy = [round(seconds, 1) for seconds in (found.easy.seconds_per_km, found.easy.slow or 0.0)]
    faster = {str(zone): round(found.of(zone).seconds_per_km, 1) for zone in Zone if zone is not Zone.E}
    return {
        "fitness_index": index,
        "paces_s_per_km": {"E": easy, **faster},
        "by_effort": by_effort(index),
        "efforts": {str(zone): _spoken(text) for zone, text in EFFORTS.items()},
    }


ZONES: Final = {"E": "Easy", "M": "Marathon", "T": "Tempo", "I": "Intervals", "R": "Mile pace"}


def _paces_text(index: float) -> str:
    """Return the paces, a line each; below an index of 35 the efforts, because paces mislead there."""
    told = _paces(index)
    head = f"Fitness index {index}"
    if told["by_effort"]:
        by_feel = (f"{name:10} {told['efforts'][zone]}" for zone, name in ZONES.items())
        return "\n".join((f"{head}: run by effort and time; paces would mislead.", *by_feel))
    lines = (f"{name:10} {_clocks(told['paces_s_per_km'][zone])} per km" for zone, name in ZONES.items())
    return "\n".join((head, *lines))


def _clocks(pace: float | list[float]) -> str:
    from core.units import Duration

    return "-".join(Duration(one).show() for one in (pace if isinstance(pace, list) else [pace]))


def _prediction(found: Any) -> dict[str, Any]:  # noqa: ANN401 - a Prediction, imported when first used
    from core.voice import forecast

    return {
        "distance": found.distance,
        "time_s": round(found.band.time_s),
        "low_s": round(found.band.low_s),
        "high_s": round(found.band.high_s),
        "source": _spoken(forecast.source(found)),
        "note": _spoken(forecast.note(found)),
    }


def _prediction_text(row: dict[str, Any]) -> str:
    times = (_clocks(float(row[key])) for key in ("time_s", "low_s", "high_s"))
    time, low, high = times
    return (
        f"{row['distance']:9} {time:>8}   {low} to {high}\n          {row['source']}\n          {row['note']}"
    )


def _spoken(text: Text) -> str:
    from core.units import Units
    from core.voice.speech import speak

    return speak(text, "en", Units.KM)
