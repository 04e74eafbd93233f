"""What life moves about: something hard was run the day before that was planned for another."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Run
from core.recommender.rule import LATER, Day, Finding, Rule
from core.recommender.rules.effort import EASY_KINDS
from core.recommender.rules.usual import was_session
from core.recommender.words import HOLDS
from core.voice.text import t

VERY_HARD: Final = 8.0


def too_close(day: Day) -> Finding | None:
    """Hard days are 48 hours apart, also when yesterday's was not in the plan."""
    if not day.hard:
        return None
    hard = (run for run in day.ran(1) if was_session(run) or _costly(run))
    run = next(hard, None)
    if run is None:
        return None
    return Finding(
        (("runs", run.effort or VERY_HARD),),
        LATER,
        t("{on:weekday} was hard already, and hard days want a day between them.", on=run.on),
    )


def _costly(run: Run) -> bool:
    """Return whether a run of no easy kind was very hard; an easy one that felt hard has a rule of its own."""
    return run.type not in EASY_KINDS and (run.effort or 0) >= VERY_HARD


RULES: Final = (Rule("too-close", "Casado 2022", ("runs",), too_close, HOLDS),)
