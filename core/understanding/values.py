"""The values a message states, by what it wants. Only what belongs to an intent is taken from the facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from core.understanding import goal, hours, moves, plausible
from core.understanding.facts import Facts
from core.understanding.reading import Intent
from core.understanding.sets import reps
from core.understanding.tokens import Kind
from core.understanding.words import finder, words

Values: TypeAlias = "dict[str, Any]"


def values(found: Facts, wants: Intent) -> Values:
    """Return the fields of a Reading that *wants* *wants*."""
    return _BY_INTENT.get(wants, _plain)(found)


def feelings(found: Facts) -> Values:
    """Return what was said about how it felt and how the night was."""
    felt = found.felt
    nights = (token.number for token in found.page.all(Kind.SLEEP))
    sleep = next((hours for hours in nights if hours <= plausible.MOST_SLEEP_H), None)
    return {"aches": felt.aches, "soreness": felt.soreness, "pain": felt.pain, "sleep_h": sleep}


def _plain(found: Facts) -> Values:
    return feelings(found) | {"when": found.when, "approx": found.felt.approx}


def _ill(found: Facts) -> Values:
    """Return what an illness says; where it sits ("stomach") is no sore place."""
    plain = _plain(found)
    told = tuple(ache for ache in plain["aches"] if ache.site not in SICK)
    rated = told or found.page.all(Kind.SCORE) or not plain["aches"]
    return plain | {"aches": told} | ({} if rated else {"soreness": None, "pain": None})


SICK: Final = frozenset({"stomach", "head", "chest", "neck"})


def _skip(found: Facts) -> Values:
    kind = None if found.workout == "race" else found.workout
    until = moves.until(found.page)
    return _plain(found) | {"workout_type": kind, "race": goal.race(found.page)} | until


def _log(found: Facts) -> Values:
    run = found.run
    approx = found.felt.approx | ({"effort"} if found.effort_by_word else set())
    ultra = finder(found.page.language, "races").first(found.page.text) == "ultra"
    known = run.race or (goal.race(found.page) if found.workout in {"race", "time_trial"} else None)
    known = "ultra" if ultra and run.distance_m else known
    kind, done = found.workout, reps(found.page)
    return feelings(found) | {
        "distance_m": run.distance_m, "duration_s": run.duration_s, "pace_s_per_km": run.pace, "effort": found.effort,
        "race": known, "workout_type": kind, "when": moves.ran_on(found.page), "units": run.unit or None,
        "approx": frozenset(approx),
        "splits_s": next((token.many for token in found.page.all(Kind.SPLITS)), ()) or done.times_s, "set_m": done.metres,
    }  # fmt: skip


def _goal(found: Facts) -> Values:
    name = goal.race(found.page)
    weekly = next(iter(found.page.all(Kind.WEEKLY)), None)
    return {
        "race": name, "race_date": moves.race_date(found.page), "place": goal.place(found.page),
        "race_time_s": goal.target(found.page, name, found.free), "weekly_m": weekly.number if weekly else None,
        "units": (weekly.unit or None) if weekly else None, "when": None,
    }  # fmt: skip


def _ask(found: Facts) -> Values:
    kind = None if found.workout == "race" or _either(found) else found.workout
    return {"workout_type": kind, "when": found.when, "race": goal.race(found.page)}


def _plan(found: Facts) -> Values:
    """Return what is asked of the whole plan; a month alone is a day too: "show me december"."""
    asked = _ask(found)
    month = None if found.page.all(Kind.DAY) else finder(found.page.language, "months").first(found.page.rest)
    return asked | ({"when": f"--{month}"} if month else {})


def _either(found: Facts) -> bool:
    """Say whether two ways to run are asked between: "easy or hard?"."""
    page = found.page
    named = [one for name in _WAYS for one in finder(page.language, name).find(page.text)]
    joins = re.compile(rf"\W{{1,2}}{words(page.language, 'marks', 'or')}\W{{1,2}}")
    return any(
        joins.fullmatch(page.text, one.end, other.start)
        for one in named
        for other in named
        if one.end < other.start
    )


_WAYS: Final = ("workouts", "effort", "effort_answer")


def _move(found: Facts) -> Values:
    first, last = moves.moved(found.page)
    return {"workout_type": found.workout, "when_from": first, "when": last}


def _away(found: Facts) -> Values:
    first, last = moves.away(found.page)
    return {"when": first, "when_until": last}


def _remind(found: Facts) -> Values:
    return {"reminder_time": hours.clock(found.page), "when": found.when}


def _setting(found: Facts) -> Values:
    return {"quiet": hours.quiet(found.page), "units": moves.unit(found.page)}


def _resume(found: Facts) -> Values:
    return {"when": found.when}


def _nothing(found: Facts) -> Values:
    del found
    return {}


_BY_INTENT: Final[dict[Intent, Callable[[Facts], Values]]] = {
    Intent.LOG_RUN: _log,
    Intent.EDIT_LAST: _log,
    Intent.SKIP_RUN: _skip,
    Intent.REPORT_ILLNESS: _ill,
    Intent.CHANGE_GOAL: _goal,
    Intent.ASK_PLAN: _plan,
    Intent.MOVE_WORKOUT: _move,
    Intent.SET_REMINDER: _remind,
    Intent.CHANGE_SETTING: _setting,
    Intent.RESUME_PLAN: _resume,
    **dict.fromkeys((Intent.VACATION, Intent.PAUSE_PLAN), _away),
    **dict.fromkeys((Intent.ASK_TODAY, Intent.ASK_WEEK, Intent.ASK_WHY, Intent.ASK_PACE), _ask),
    **dict.fromkeys((Intent.UNDO, Intent.DELETE_DATA, Intent.HELP, Intent.STOP), _nothing),
    **dict.fromkeys((Intent.GREETING, Intent.THANKS), _nothing),
}
