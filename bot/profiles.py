"""A runner's profile as a script writes it: its keys, and what each may hold (docs/formats.md)."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Annotated, Any, Final, Literal, TypeAlias

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, WrapValidator

from bot.faults import fault, line, telling, written_twice
from core.athlete.goal import GOAL_DISTANCES, Goal, Priority, Race, Result, ResultKind
from core.athlete.profile import Dial, Injury, Level
from core.training.fitness import race_time
from core.training.request import Request
from core.understanding.body import SITES

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
FIRST: Final = date(2000, 1, 1)
LAST: Final = date(2199, 12, 31)
FURTHEST: Final = timedelta(weeks=104)
"""How far ahead a goal may be."""

FASTEST: Final = 88.0
SLOWEST: Final = 5.0
"""Fitness indices: every world record is slower than the one, every walker faster than the other."""


class ProfileError(Exception):
    """A profile that cannot be used; *lines* name each fault: the field, the value, what is allowed."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def allowed(what: str) -> WrapValidator:
    """Answer anything wrong with a value by saying *what* is allowed."""

    def check(value: Any, handler: Callable[[Any], Any]) -> Any:  # noqa: ANN401 - whatever a file holds
        try:
            return handler(_day(value))
        except ValueError:
            raise ValueError(what) from None

    return WrapValidator(check)


def _day(value: Any) -> Any:  # noqa: ANN401 - whatever a file holds
    """Read an ISO date; leave everything else as it is."""
    dated = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    return date.fromisoformat(value) if dated else value


def _one_of(*names: str) -> WrapValidator:
    return allowed(f"one of {', '.join(names)}")


def _known_site(site: str) -> str:
    if site not in SITES:
        raise ValueError(site)
    return site


Day: TypeAlias = Annotated[
    date, Field(ge=FIRST, le=LAST), allowed(f"a date like 2027-03-01, from {FIRST} to {LAST}")
]
Distance: TypeAlias = Annotated[Literal["mile", "5k", "10k", "half", "marathon"], _one_of(*GOAL_DISTANCES)]
Length: TypeAlias = Annotated[
    Literal["mile", "5k", "10k", "half", "marathon"] | Annotated[float, Field(ge=800, le=100_000)],
    allowed(f"one of {', '.join(GOAL_DISTANCES)}, or metres from 800 to 100000"),
]
Weekday: TypeAlias = Annotated[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], _one_of(*WEEKDAYS)]
Kilometres: TypeAlias = Annotated[float, Field(ge=0, le=250), allowed("a number from 0 to 250")]
Minutes: TypeAlias = Annotated[float, Field(ge=10, le=1440), allowed("a number from 10 to 1440")]
Target: TypeAlias = Annotated[
    int, Field(ge=200, le=172_800), allowed("a whole number of seconds from 200 to 172800")
]
Seconds: TypeAlias = Annotated[float, Field(gt=0, le=172_800), allowed("seconds, above 0 and up to 172800")]
Age: TypeAlias = Annotated[int, Field(ge=14, le=95), allowed("a whole number from 14 to 95")]
Amount: TypeAlias = Annotated[Literal["less", "usual", "more"], _one_of(*Dial)]
Site: TypeAlias = Annotated[str, AfterValidator(_known_site), _one_of(*sorted(SITES))]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class GoalIn(_Part):
    """The race to train for; without a distance or a date the plan rolls."""

    distance: Distance | None = None
    date: Day | None = None
    target_time_s: Target | None = None


class RaceIn(_Part):
    """A race on the way."""

    distance: Distance
    date: Day
    priority: Annotated[Literal["B", "C"], _one_of("B", "C")]


class ResultIn(_Part):
    """A race or time trial that was run."""

    distance: Length
    time_s: Seconds
    date: Day
    kind: Annotated[Literal["race", "time_trial"], _one_of("race", "time_trial")] = "race"

    @property
    def metres(self) -> float:
        """The distance in metres."""
        return GOAL_DISTANCES[self.distance] if isinstance(self.distance, str) else self.distance


class InjuryIn(_Part):
    """An injury, still there or past."""

    site: Site
    side: Annotated[Literal["left", "right"], _one_of("left", "right")] | None = None
    open: Annotated[bool, _one_of("true", "false")] = False
    date: Day | None = None


class ProfileIn(_Part):
    """All that a plan is asked with. What is missing or null is what the coach assumes of someone who skipped it."""

    goal: GoalIn
    start: Day
    races: tuple[RaceIn, ...] | None = None
    results: tuple[ResultIn, ...] | None = None
    weekly_km: Kilometres | None = None
    longest_run_km: Kilometres | None = None
    days: Annotated[tuple[Weekday, ...], Field(min_length=1)] | None = None
    long_run_day: Weekday | None = None
    max_minutes: dict[Weekday, Minutes] | None = None
    level: Annotated[Literal["novice", "intermediate", "advanced"], _one_of(*Level)] | None = None
    age: Age | None = None
    sex: Annotated[Literal["f", "m"], _one_of("f", "m")] | None = None
    injuries: tuple[InjuryIn, ...] | None = None
    strength: Annotated[int, Field(ge=0, le=2), allowed("a whole number from 0 to 2")] = 0
    cross_training: tuple[Weekday, ...] | None = None
    volume: Amount = "usual"
    speed: Amount = "usual"
    units: Annotated[Literal["km", "mi"], _one_of("km", "mi")] = "km"


def profile(said: bytes) -> ProfileIn:
    """Read a profile. Raises ProfileError, which names every fault."""
    try:
        found = ProfileIn.model_validate_json(said.removeprefix(BOM_UTF8))
    except ValidationError as error:
        raise ProfileError(*(fault(one, _keys, "profile") for one in telling(error.errors()))) from None
    faults = (*written_twice(said.removeprefix(BOM_UTF8)), *_contradictions(found))
    if faults:
        raise ProfileError(*faults)
    return found


def request(said: ProfileIn) -> Request:
    """Return what a plan is asked for with a profile."""
    return Request(
        goal=Goal(said.goal.distance, said.goal.date, said.goal.target_time_s),
        start=said.start,
        results=tuple(_result(n, one) for n, one in enumerate(said.results or (), 1)),
        weekly_m=None if said.weekly_km is None else said.weekly_km * 1000,
        longest_run_m=None if said.longest_run_km is None else said.longest_run_km * 1000,
        days=tuple(sorted({WEEKDAYS.index(day) for day in said.days or ()})),
        long_run_day=WEEKDAYS.index(said.long_run_day) if said.long_run_day else None,
        level=Level(said.level) if said.level else None,
        injuries=tuple(Injury(one.site, one.side, one.open, one.date) for one in said.injuries or ()),
        max_minutes=tuple(
            sorted((WEEKDAYS.index(day), most) for day, most in (said.max_minutes or {}).items())
        ),
        races=tuple(Race(one.distance, one.date, Priority(one.priority)) for one in said.races or ()),
        age=said.age,
        sex=said.sex,
        strength=said.strength,
        volume=Dial(said.volume),
        speed=Dial(said.speed),
        crossing=tuple(sorted({WEEKDAYS.index(day) for day in said.cross_training or ()})),
    )


def _result(number: int, said: ResultIn) -> Result:
    return Result(number, said.metres, said.time_s, said.date, ResultKind(said.kind))


def _contradictions(said: ProfileIn) -> Iterator[str]:
    """Say what no single field shows: a goal too far ahead, a run longer than the weeks, a result faster than anyone."""
    goal, most = said.goal.date, said.start + FURTHEST
    if goal and goal > most:
        yield line("goal.date", f"{goal}", f"a date up to {most}, {FURTHEST.days // 7} weeks after the start")
    yield from _longer_than_the_weeks(said)
    yield from _beyond_anyone(said.goal)
    yield from _named_twice(said)
    for number, hurt in enumerate(said.injuries or ()):
        if hurt.date and hurt.date > said.start:
            yield line(f"injuries[{number}].date", f"{hurt.date}", f"a date up to the start, {said.start}")
    for number, one in enumerate(said.results or ()):
        if one.date > said.start:
            yield line(f"results[{number}].date", f"{one.date}", f"a date up to the start, {said.start}")
        fast, slow = race_time(one.metres, FASTEST), race_time(one.metres, SLOWEST)
        if not fast <= one.time_s <= slow:
            yield line(
                f"results[{number}].time_s", f"{one.time_s:g}", f"seconds from {fast:.0f} to {slow:.0f}"
            )


WEEKS: Final = 4
ROUNDED_KM: Final = 5.0
"""What weeks that are told in round figures may leave out of four of them."""


def _longer_than_the_weeks(said: ProfileIn) -> Iterator[str]:
    """Say that the longest run of a month is longer than all of its weeks."""
    weekly, longest = said.weekly_km, said.longest_run_km
    if weekly is None or longest is None or longest <= WEEKS * weekly + ROUNDED_KM:
        return
    most = f"a number from 0 to {WEEKS * weekly + ROUNDED_KM:g}, as weekly_km is {weekly:g}"
    yield line("longest_run_km", f"{longest:g}", most)


def _named_twice(said: ProfileIn) -> Iterator[str]:
    """Say that a list of days names one of them more than once."""
    for key in ("days", "cross_training"):
        days = getattr(said, key) or ()
        if len(set(days)) < len(days):
            yield line(key, json.dumps(days), "each day once")


def _beyond_anyone(goal: GoalIn) -> Iterator[str]:
    """Say that a target is of no distance, faster than anyone ever was, or slower than a walk."""
    if goal.target_time_s and not goal.distance:
        what = f"null without goal.distance (one of {', '.join(GOAL_DISTANCES)})"
        yield line("goal.target_time_s", f"{goal.target_time_s}", what)
    if goal.distance and goal.target_time_s:
        fast, slow = (race_time(GOAL_DISTANCES[goal.distance], index) for index in (FASTEST, SLOWEST))
        if not fast <= goal.target_time_s <= slow:
            yield line(
                "goal.target_time_s", f"{goal.target_time_s}", f"seconds from {fast:.0f} to {slow:.0f}"
            )


PARTS: Final[Mapping[str, type[_Part]]] = {
    "goal": GoalIn,
    "races": RaceIn,
    "results": ResultIn,
    "injuries": InjuryIn,
}


def _keys(where: tuple[int | str, ...]) -> Iterable[str]:
    """Return the keys of the object in which a key is not known."""
    return (PARTS.get(str(where[0]), ProfileIn) if len(where) > 1 else ProfileIn).model_fields
