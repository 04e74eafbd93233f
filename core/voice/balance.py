"""Whether speed or endurance holds a runner back, in words: the evidence, the verdict, what would change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.training.fitness import MileCheck
from core.training.fitness.mile_check import Limiter
from core.training.workouts.race import race_name
from core.units import Duration
from core.voice import forecast
from core.voice.text import Text, join, t


def verdict(found: MileCheck) -> Text:
    """Return what the mile promises over the longer race, what was run, and what follows."""
    return join((_evidence(found), VERDICTS[found.limiter]))


def _evidence(found: MileCheck) -> Text:
    sentence = SLOWER if found.difference >= 0 else QUICKER
    return replace(
        sentence,
        blanks=(
            ("mile", Duration(found.mile.time_s)),
            ("race", race_name(found.longer.distance_m)),
            ("expected", forecast.roughly(found.expected_s)),
            ("time", Duration(found.longer.time_s)),
            ("share", round(abs(found.difference), 1)),
        ),
    )


SLOWER: Final = t(
    "On paper your mile in {mile} promises {expected} over the {race}; you ran {time}, {share} % slower."
)
QUICKER: Final = t(
    "On paper your mile in {mile} promises {expected} over the {race}; you ran {time}, {share} % quicker."
)

VERDICTS: Final = {
    Limiter.ENDURANCE: t("So endurance holds you back, not speed: tempo and patient long runs help most."),
    Limiter.SPEED: t("So speed holds you back, not endurance: short, relaxed repetitions help most."),
    Limiter.BALANCED: t("That is usual: speed and endurance are in balance, and both stay in the plan."),
}


def would_change(found: MileCheck) -> Text:
    """Say what would change the verdict."""
    race = race_name(found.longer.distance_m)
    if found.limiter is Limiter.ENDURANCE:
        return t(
            "{time} over the {race} would be in balance.", time=forecast.roughly(found.balanced_s), race=race
        )
    if found.limiter is Limiter.SPEED:
        return t("A mile in {time} would be in balance.", time=Duration(found.balanced_s))
    return t("A fresh mile or a fresh {race} may change that.", race=race)
