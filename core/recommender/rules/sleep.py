"""Short nights and stressful days. One bad night moves a hard session; a bad week leaves one of two."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.recommender.rule import EASY, LATER, Day, Finding, Less, Rule
from core.recommender.rules.usual import usually
from core.recommender.words import HOLDS
from core.training.catalogue import is_quality
from core.training.season import week_m
from core.training.workout import Facts
from core.voice.text import Text, t

SHORT_H: Final = 5.0
SHORT_MEAN_H: Final = 6.5
"""A week of nights this short on average asks for less (Johnston 2020: below 7 h; the careful end of its range)."""
LESS_THAN_USUAL_H: Final = 0.4
VERY_SHORT_MEAN_H: Final = 6.0
"""Below this a week is short, whatever is usual."""
NIGHTS: Final = 4
"""Nights that must be told before a week of them says anything."""
STRESSED: Final = 7.0
IN_A_ROW: Final = 3
SINCE: Final = 5
"""Days within which three stressful ones follow each other, as far as they were told."""
WEEK: Final = 7


def short_night(day: Day) -> Finding | None:
    """Five hours or less before a hard session: it waits for a better day."""
    sleep = day.checkin.sleep_h
    if sleep is None or sleep > SHORT_H or not day.hard:
        return None
    return Finding((("sleep_h", sleep),), LATER, t("A hard session on so little sleep is worth little."))


def short_week(day: Day) -> Finding | None:
    """A week of short nights: one hard session in seven days, and no more kilometres than last week."""
    mean = _mean(day)
    if mean is None or mean >= _short(day):
        return None
    reason = t("Your nights have been short all week, {hours} hours on average.", hours=round(mean, 1))
    return _held_back(day, (("sleep_h", mean),), reason)


def _mean(day: Day) -> float | None:
    """Return the mean night of the week, with last night or without, whichever is less: one good night is no week."""
    nights = [(one.on, one.sleep_h) for one in day.mornings(WEEK - 1) if one.sleep_h is not None]
    before = [hours for on, hours in nights if on < day.on]
    means = [
        sum(some) / len(some) for some in (before, [hours for _, hours in nights]) if len(some) >= NIGHTS
    ]
    return min(means, default=None)


def _short(day: Day) -> float:
    """Return the mean below which a week was short: less than usual for those who always sleep little."""
    usual = usually(day, "sleep_h")
    return (
        SHORT_MEAN_H
        if usual is None
        else min(SHORT_MEAN_H, max(usual - LESS_THAN_USUAL_H, VERY_SHORT_MEAN_H))
    )


def stressed(day: Day) -> Finding | None:
    """Three days of high stress, this one among them: the same."""
    if day.checkin.stress is None:
        return None
    told = [one.stress for one in day.mornings(SINCE - 1) if one.stress is not None][:IN_A_ROW]
    if len(told) < IN_A_ROW or min(told) < STRESSED:
        return None
    reason = t("With this much going on for days, training counts double.")
    return _held_back(day, (("stress", min(told)),), reason)


def _held_back(day: Day, facts: Facts, reason: Text) -> Finding | None:
    """Leave the first hard session of a week and take the second; keep the week at the length of the one before."""
    if day.hard:
        second = any(is_quality(day.ahead(-n)) for n in range(1, WEEK))
        return Finding(facts, EASY, reason) if second else None
    share = _share(day) if day.runs else 1.0
    return Finding(facts, Less(share, easy=False), reason) if share < 1 else None


def _share(day: Day) -> float:
    """Return the part of today's run that keeps the week no longer than the one before, as both are planned."""
    plan = day.athlete.plan
    this = plan.week_of(day.on) if plan else None
    last = plan.week_of(day.on - timedelta(days=WEEK)) if plan else None
    if plan is None or this is None or last is None or last is this:
        return 1.0
    most, now = week_m(plan, last), week_m(plan, this)
    return most / now if 0 < most < now * NEARLY else 1.0


NEARLY: Final = 0.97
"""A week that much longer is the same."""


RULES: Final = (
    Rule(
        "short-night",
        "Johnston 2020; practice",
        ("sleep_h",),
        short_night,
        t("Half a session on half a night isn't worth it. Easy today, and sleep?"),
    ),
    Rule("short-sleep", "Johnston 2020", ("sleep_h",), short_week, HOLDS),
    Rule("stressed", "Johnston 2020; Hooper 1995", ("stress",), stressed, HOLDS),
)
