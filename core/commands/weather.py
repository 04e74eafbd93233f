"""Heat: how much slower running is, from the temperature a runner names."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.log import CheckIn
from core.condition import current_index
from core.locks import locked
from core.logbook import runs_on
from core.messages import Choice, Turn
from core.recommender.recommend import recommend
from core.scene import Scene
from core.training.catalogue import is_quality, is_run, title
from core.training.fitness.heat import Slower, celsius, dew_point, fahrenheit, slower
from core.training.paces import by_effort, paces
from core.understanding.days import resolve
from core.units import Pace, Units
from core.voice.text import NOTHING, Text, holds, join, t

DEGREES: Final = re.compile(
    r"(?<![\w.:])(\d{2,3})(?:[.,]\d)?\s?(?:°|º|degrees?\b|deg\b)?\s?(c|f|celsius|fahrenheit)?(?![\w:])"
)
HUMIDITY: Final = re.compile(
    r"(\d{1,3})\s?(?:%|per ?cent|percent)\s?(?:humid\w*)?|humid\w*\s(?:of|is|at)?\s?(\d{1,3})"
)
WEATHER: Final = re.compile(
    r"^(?!.*\b(?:fever|ill|sick|temperature of|my temp|i have|i've|i'?m|ive|my|me)\b)"
    r"(?=.*\b\d{2,3}\s?(?:°|º|degrees?|deg|c\b|f\b|celsius|fahrenheit))"
    r".*\b(?:slower|slow down|adjust|hot|heat|warm|humid\w*|outside|today|tomorrow|later|tonight|forecast"
    r"|this (?:afternoon|evening))\b"
)
"""A temperature, and words about heat, the day or slowing down; nothing about the runner, who may be ill."""

HOTTEST_C: Final = 50.0
BODY_F: Final = 45.0
"""Above this a bare number can only be °F."""

DRY: Final = 40.0
HUMID: Final = 70.0
"""Relative humidity, in per cent, of a dry and of a humid warm day, when none was named."""

SHOWS: Final = 1.0
"""Below so many per cent nobody needs to change anything."""


TODAY: Final = re.compile(
    r"\b(?:today|now|it'?s|outside|here|this (?:morning|afternoon|evening)|later|tonight)\b"
)
"""Words that make a temperature today's, and not one that is asked about in general."""


def weather(scene: Scene) -> Turn:
    """Say what heat does to running; keep today's, and propose another day where a hard session should not be run."""
    said = scene.plain
    degrees = _celsius(said, scene.athlete.units)
    on = _day_to_come(scene)
    if on:
        return _to_come(scene, on)
    told = scene.offer(heat(scene), Choice(t("Today"), "/today"))
    if degrees is None or degrees > HOTTEST_C or not TODAY.search(said):
        return told
    after = _kept(scene, degrees, said)
    found = recommend(after.athlete, scene.today)
    to_come = not runs_on(scene.athlete, scene.today) and not scene.athlete.lock
    if to_come and any(one.rule == "too-hot" for one in found.because):
        return after.opens("decide")
    return replace(told, athlete=after.athlete)


def _day_to_come(scene: Scene) -> date | None:
    """Return the day ahead a temperature is of: "34 degrees tomorrow"; None: it is today's, or of no day."""
    reading = scene.read()
    on = resolve(reading.when, scene.today) if reading.when else None
    return on if on and on > scene.today else None


def _to_come(scene: Scene, on: date) -> Turn:
    """Say what the heat of a day ahead means for what is planned then; nothing is changed by a forecast."""
    workout = scene.workout(on)
    if scene.athlete.lock or not is_run(workout):
        return scene.say(heat(scene))
    what = t("{on:weekday}: {what}.", on=on, what=title(workout))
    told = heat(scene)
    off = holds(told, TOO_HOT) or not is_quality(workout)
    hard = NOTHING if off else t("Run it early, or move it to a cooler day.")
    move = Choice(t("Move it"), f"/move {on.isoformat()}")
    show = Choice(t("Show {day:weekday}", day=on), f"/today {on.isoformat()}")
    return scene.offer(join((what, told, hard)), show, *((move,) if is_quality(workout) else ()))


def _kept(scene: Scene, degrees: float, said: str) -> Scene:
    """Return the scene with the day's heat in the log: temperature plus dew point, between a dry and a humid day."""
    points = [dew_point(degrees, share) for share in _humidity(said)]
    heat_f = fahrenheit(degrees) + fahrenheit(sum(points) / len(points))
    known = next((one for one in scene.athlete.checkins if one.on == scene.today), CheckIn(scene.today))
    others = tuple(one for one in scene.athlete.checkins if one.on != scene.today)
    return scene.but(checkins=(*others, replace(known, heat_f=round(heat_f, 1))))


def heat(scene: Scene) -> Text:
    """Return how much slower easy and steady running is today, and what that is at the runner's own easy pace."""
    said = scene.plain
    degrees = _celsius(said, scene.athlete.units)
    if degrees is None or degrees > HOTTEST_C:
        return t("I couldn't read that temperature. Tell me with its unit, like 30 °C or 86 °F.")
    low, high = _range(degrees, said)
    if not low.hard:
        return join((locked(scene), TOO_HOT))
    if high.high < SHOWS:
        return join((locked(scene), t("That's fine for running: your paces hold as they are.")))
    return join((locked(scene), _share(low, high), _own(scene, low, high), REPEATS if high.hard else MUGGY))


TOO_HOT: Final = t(
    "That is too hot for hard running. Easy only, by feel, in the shade and with water, or early in the morning. "
    "A session moved to a cooler day is a session kept."
)
REPEATS: Final = t("Repetitions with rests lose about half of that. Go by effort, and drink.")
MUGGY: Final = t("If the air is humid too, leave hard running for a cooler hour.")


def _celsius(said: str, units: Units) -> float | None:
    named = [found for found in DEGREES.finditer(said) if not _is_share(said, found.end())]
    best = next((one for one in named if one[2]), None) or next(iter(named), None)
    if best is None:
        return None
    number = float(best[1])
    if best[2]:
        return celsius(number) if best[2].startswith("f") else number
    return celsius(number) if number > BODY_F and (units is Units.MI or number > HOTTEST_C) else number


def _is_share(said: str, end: int) -> bool:
    return said[end : end + 2].lstrip().startswith("%") or said[end : end + 8].lstrip().startswith("per")


def _range(degrees: float, said: str) -> tuple[Slower, Slower]:
    """Return how much slower at the humidity that was named, else on a dry and on a humid day."""
    low, high = (slower(degrees, dew_point(degrees, share)) for share in _humidity(said))
    return low, high


def _humidity(said: str) -> tuple[float, float]:
    found = HUMIDITY.search(said)
    named = float(found[1] or found[2]) if found else 0.0
    if 0 < named <= 100:  # noqa: PLR2004 - per cent
        return named, named
    return next(((share, share) for word, share in AIR if word in said), (DRY, HUMID))


AIR: Final = (("humid", HUMID), ("muggy", HUMID), ("sticky", HUMID), ("dry", DRY))


def _share(low: Slower, high: Slower) -> Text:
    return t("Expect easy and steady running to be {low} to {high} % slower.", low=low.low, high=high.high)


def _own(scene: Scene, low: Slower, high: Slower) -> Text:
    """Say what it means at the runner's own easy pace, where one is known."""
    level = current_index(scene.athlete, scene.today)
    if level is None or by_effort(level):
        return NOTHING
    easy = paces(level).easy
    slow = easy.slow or easy.seconds_per_km
    warm = Pace(easy.seconds_per_km * (1 + low.low / 100), slow * (1 + high.high / 100))
    return t("For your easy runs that is {pace}.", pace=warm)
