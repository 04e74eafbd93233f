"""Running that is off: a danger sign nobody has cleared, an illness that is not over."""

from __future__ import annotations

from typing import Final

from core.absences import open_illness
from core.recommender.rule import REST_DAY, Day, Finding, Outcome, Rule
from core.voice.text import Text, t


def red_flag(day: Day) -> Finding | None:
    """Running is off until a professional has cleared it."""
    lock = day.athlete.lock
    if lock is None or not (day.runs or day.race):
        return None
    return Finding((("lock", lock.level.value),), REST_DAY, t("Running is off until you have been cleared."))


def ill(day: Day) -> Finding | None:
    """No running through an illness."""
    found = open_illness(day.athlete)
    if found is None or found.first > day.on or not (day.runs or day.race):
        return None
    return Finding(
        (("absences", found.why.value),), REST_DAY, t("You're ill, and nothing is won by running through it.")
    )


def _nothing(_outcome: Outcome) -> Text:
    return t("No run today.")


HOLDS: Final = t("Not even a short one, please. The fitness keeps.")
RULES: Final = (
    Rule("red-flag", "Danger signs (science, §4.9)", ("lock",), red_flag, HOLDS, suggest=_nothing, firm=True),
    Rule("ill", "Elliott 2020", ("absences",), ill, HOLDS, suggest=_nothing, firm=True),
)
