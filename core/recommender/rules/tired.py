"""Tiredness that is more than usual."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import LATER, Day, Finding, Rule
from core.recommender.rules.soreness import least
from core.recommender.words import HOLDS
from core.voice.text import t


def very_tired(day: Day) -> Finding | None:
    """Much more tired than usual before a hard session: it waits."""
    fatigue = day.checkin.fatigue
    if fatigue is None or not day.hard or fatigue < least(day, "fatigue"):
        return None
    return Finding(
        (("fatigue", fatigue),),
        LATER,
        t("That tired, a hard session costs more than it gives."),
    )


RULES: Final = (Rule("very-tired", "Nuuttila 2022; Hooper 1995", ("fatigue",), very_tired, HOLDS),)
