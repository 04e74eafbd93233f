"""Writing into the log: runs, pains, results. Each function returns the athlete with the entry in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any, Final

from core.athlete.athlete import Athlete
from core.athlete.goal import Result
from core.athlete.log import Ached, Pain, Run, When
from core.understanding.body import spoken_of


def with_run(athlete: Athlete, run: Run) -> Athlete:
    """Return the athlete with *run* logged under the next number."""
    number = max((one.number for one in athlete.runs), default=0) + 1
    runs = (*athlete.runs, replace(run, number=number))
    return replace(athlete, runs=tuple(sorted(runs, key=lambda one: (one.on, one.number))))


def newest_run(athlete: Athlete) -> Run | None:
    """Return the run that was logged last."""
    return max(athlete.runs, key=lambda run: run.number, default=None)


def runs_on(athlete: Athlete, day: date) -> tuple[Run, ...]:
    """Return the runs of a day."""
    return tuple(run for run in athlete.runs if run.on == day)


def metres(athlete: Athlete, first: date, last: date) -> float:
    """Return the metres run from *first* to *last*, both included."""
    return sum(run.distance_m or 0 for run in athlete.runs if first <= run.on <= last)


def longest_run(athlete: Athlete, first: date, last: date) -> float:
    """Return the metres of the longest run from *first* to *last*, both included; 0 without any."""
    return max((run.distance_m or 0 for run in athlete.runs if first <= run.on <= last), default=0.0)


def amended(athlete: Athlete, number: int, **changes: Any) -> Athlete:  # noqa: ANN401 - fields of Run
    """Return the athlete with fields of run *number* changed."""
    runs = tuple(replace(run, **changes) if run.number == number else run for run in athlete.runs)
    return replace(athlete, runs=runs)


def without_run(athlete: Athlete, number: int) -> Athlete:
    """Return the athlete without run *number*, the result it was, and the questions about either, a waiting one too."""
    gone = next((run for run in athlete.runs if run.number == number), None)
    raced = result_of(athlete, gone) if gone else None
    subjects = {("run", str(number)), ("result", str(raced.number) if raced else "")}
    asked = [one for one in (athlete.open, athlete.paused) if one and not subjects & set(one.about)]
    return replace(
        athlete,
        open=asked[0] if asked else None,
        paused=asked[1] if len(asked) > 1 else None,
        runs=tuple(run for run in athlete.runs if run.number != number),
        results=tuple(one for one in athlete.results if one is not raced),
    )


def result_of(athlete: Athlete, run: Run) -> Result | None:
    """Return the race or time trial that *run* was; None for an ordinary run."""
    return next((one for one in athlete.results if one.on == run.on and one.kind == run.type), None)


def with_time(athlete: Athlete, number: int, time_s: float) -> Athlete:
    """Return the athlete with the time of result *number* changed."""
    results = (replace(one, time_s=time_s) if one.number == number else one for one in athlete.results)
    return replace(athlete, results=tuple(results))


def open_pain(athlete: Athlete, site: str, side: str | None) -> Pain | None:
    """Return the open pain at a place, or in a part of it; a side that was not said matches either."""
    there = (
        pain
        for pain in athlete.pains
        if pain.closed is None and spoken_of(pain.site, site) and (side is None or pain.side in {None, side})
    )
    return max(there, key=lambda pain: pain.site == site, default=None)


def with_pain(athlete: Athlete, pain: Pain, when: When = When.AFTER) -> Athlete:
    """Return the athlete with *pain* told: a new one, or an open one brought up to date. Its course goes on."""
    known = open_pain(athlete, pain.site, pain.side)
    if known is None:
        number = max((one.number for one in athlete.pains), default=0) + 1
        first = ached(replace(pain, number=number), pain.told, pain.severity, when)
        return replace(athlete, pains=(*athlete.pains, first))
    told = replace(
        ached(known, pain.told, pain.severity, when),
        side=pain.side or known.side,
        ask_on=pain.ask_on,
        diffuse=pain.diffuse or known.diffuse,
    )
    return replace(athlete, pains=tuple(told if p.number == known.number else p for p in athlete.pains))


def ached(pain: Pain, on: date, severity: float, when: When) -> Pain:
    """Return the pain as it was told on a day; what was told of that day before is replaced."""
    before = tuple(one for one in pain.course if one.on != on)
    course = (*before, Ached(on, severity, when))[-LONGEST_COURSE:]
    return replace(pain, severity=severity, told=on, course=course)


LONGEST_COURSE: Final = 14
"""Days a pain is kept with: more than any pattern looks at."""


def with_result(athlete: Athlete, result: Result) -> Athlete:
    """Return the athlete with a race or time trial kept under the next number."""
    number = max((one.number for one in athlete.results), default=0) + 1
    return replace(athlete, results=(*athlete.results, replace(result, number=number)))
