"""An easy run that felt hard says that the body is still paying for something."""

from __future__ import annotations

from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.pacing import last_faded
from core.recommender.rule import Day, Finding, Less, Rule
from core.recommender.rules.usual import usual_effort
from core.recommender.words import HOLDS
from core.training.budgets import GRID_M
from core.training.catalogue import title
from core.voice.text import t

EASY_KINDS: Final = frozenset({"easy", "recovery", "long", "walk_run", "shakeout"})
HARD: Final = 7.0
"""An easy or long run at this effort was hard, whatever is usual."""
ABOVE: Final = 2.0
SOMEWHAT: Final = 5.0
"""Below this nothing felt hard (Foster: 5 is hard)."""
DAYS: Final = 2
DOWN: Final = Less(0.8, easy=False, later=True)
"""A day later, or a step down."""


def felt_hard(day: Day) -> Finding | None:
    """The last easy run felt hard: the next hard session waits, or loses a step."""
    run = next((one for one in day.ran(DAYS) if one.effort is not None), None)
    if run is None or not day.hard or not was_hard(day.athlete, run):
        return None
    usual, own = usual_effort(day.athlete, run.type, run.on)
    reason = (
        t(
            "{on:weekday}'s easy run felt like {effort}, and yours usually feel like {usual}.",
            on=run.on,
            effort=float(run.effort or 0),
            usual=float(usual),
        )
        if own
        else t(
            "{on:weekday}'s easy run felt like {effort}, which is hard for easy.",
            on=run.on,
            effort=run.effort or 0.0,
        )
    )
    return Finding((("runs", float(run.effort or 0)), ("usual", usual)), DOWN, reason)


def was_hard(athlete: Athlete, run: Run) -> bool:
    """Return whether an easy or long run felt hard: by its effort alone, or against this runner's own."""
    effort = run.effort
    if effort is None or run.type not in EASY_KINDS:
        return False
    usual, own = usual_effort(athlete, run.type, run.on)
    return effort >= HARD or (own and effort >= max(usual + ABOVE, SOMEWHAT))


FADED_LATELY: Final = 15
"""Days in which the last set of a kind still says something of the next one."""


def faded(day: Day) -> Finding | None:
    """The repetitions of the last session of this kind got slower and slower: this one has a step fewer."""
    if not day.hard or day.workout.type == "time_trial":
        return None
    found = last_faded(day.athlete, day.ran(FADED_LATELY), day.workout.type)
    if found is None:
        return None
    share = 1 - GRID_M / day.workout.distance_m
    reason = t("Last time the repetitions got slower by about {n} seconds on the way.", n=round(found.fade_s))
    return Finding((("runs", found.fade_s),), Less(share, easy=False), reason)


RULES: Final = (
    Rule("felt-hard", "Foster 2001; estimate", ("runs",), felt_hard, HOLDS),
    Rule(
        "faded",
        "practice",
        ("runs",),
        faded,
        t("All of them even is worth more than one more. Shall we?"),
        suggest=lambda outcome: t(
            "I'd make it {less}, the first one held back so that the last can look like it.",
            less=title(outcome.today),
        ),
    ),
)
