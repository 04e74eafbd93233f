"""What a runner wants of a plan: all of it can be said anew at any time, and given back as it was."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import Any, Final

from pydantic import TypeAdapter

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Race
from core.athlete.profile import Dial, TimeLimit


@dataclass(frozen=True, slots=True)
class Wishes:
    """What plans are made from, beside what was run. Weekdays are 0 (Monday) to 6."""

    goal: Goal
    races: tuple[Race, ...] = ()
    days: tuple[int, ...] = ()
    long_run_day: int | None = None
    time_limits: tuple[TimeLimit, ...] = ()
    age: int | None = None
    sex: str | None = None
    volume: Dial = Dial.USUAL
    speed: Dial = Dial.USUAL
    strength: int = 0
    crossing: tuple[int, ...] = ()
    mile: bool = True


OF_PROFILE: Final = ("days", "long_run_day", "age", "sex", "volume", "speed", "strength", "crossing", "mile")
OF_ATHLETE: Final = ("goal", "races", "time_limits")
_ADAPTER: Final = TypeAdapter(Wishes)


def wishes(athlete: Athlete) -> Wishes:
    """Return what *athlete* wants now."""
    told = {name: getattr(athlete.profile, name) for name in OF_PROFILE}
    return Wishes(**told, **{name: getattr(athlete, name) for name in OF_ATHLETE})


def wishing(athlete: Athlete, wanted: Wishes) -> Athlete:
    """Return the athlete wanting *wanted*."""
    told = {name: getattr(wanted, name) for name in OF_PROFILE}
    known = {name: getattr(wanted, name) for name in OF_ATHLETE}
    return replace(athlete, profile=replace(athlete.profile, **told), **known)


def written(wanted: Wishes) -> str:
    """Return wishes as text, to be kept with an open question."""
    return _ADAPTER.dump_json(wanted).decode()


def read(text: str) -> Wishes:
    """Return the wishes that were `written`."""
    return _ADAPTER.validate_json(text)


def former(before: Wishes, after: Wishes) -> str:
    """Return, as text, what was wanted before where it is another wish now."""
    kept = _plain(before)
    changed = [one.name for one in fields(Wishes) if getattr(before, one.name) != getattr(after, one.name)]
    return json.dumps({name: kept[name] for name in changed})


def given_back(athlete: Athlete, was: str) -> Athlete:
    """Return the athlete wanting again what `former` tells of, and everything else as now."""
    return wishing(
        athlete, _ADAPTER.validate_python({**_plain(wishes(athlete)), **json.loads(was)}, strict=False)
    )


def _plain(wanted: Wishes) -> dict[str, Any]:
    plain: dict[str, Any] = _ADAPTER.dump_python(wanted, mode="json")
    return plain
