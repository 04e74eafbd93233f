"""A run is kept out of clubs by command, by tap or in plain words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.log import Run
from core.clubs.own_plan import own
from core.coach import hear
from core.messages import Incoming
from tests.core.commands.runner import SUNDAY, marathoner

TODAY = SUNDAY.date()
RUNS = (Run(1, TODAY - timedelta(days=2), 9000.0), Run(2, TODAY, 8000.0, effort=4))
SAYS = {
    "en": (
        "make that run private",
        "keep this one private",
        "that run is private",
        "hide my last run",
        "/private",
    ),
    "de": ("mach den Lauf privat", "der Lauf ist privat"),
    "es": ("haz privada esa carrera", "esa carrera es privada"),
    "fr": ("rends cette sortie privée", "cette sortie est privée"),
    "pt": ("torna essa corrida privada", "essa corrida é privada"),
}


def runner(language: str = "en"):
    """Return a marathoner with two runs."""
    known = marathoner()
    return replace(known, runs=RUNS, profile=replace(known.profile, language=language))


@pytest.mark.parametrize(("language", "words"), [(one, words) for one in SAYS for words in SAYS[one]])
def test_the_last_run(language, words):
    """In every language, and taken back with one tap."""
    turn = hear(runner(language), Incoming(words), SUNDAY)
    assert [run.private for run in turn.athlete.runs] == [False, True]
    ((again,),) = turn.messages[-1].buttons
    back = hear(turn.athlete, Incoming(token=again.token), SUNDAY)
    assert [run.private for run in back.athlete.runs] == [False, False]


def test_the_run_of_a_day():
    """A day names which run is meant; a day without one changes nothing."""
    friday = hear(runner(), Incoming("/private friday"), SUNDAY)
    assert [run.private for run in friday.athlete.runs] == [True, False]
    monday = hear(runner(), Incoming("/private monday"), SUNDAY)
    assert monday.athlete.runs == RUNS
    assert hear(marathoner(), Incoming("/private"), SUNDAY).messages[0].text.startswith("There is no run")
    assert hear(runner(), Incoming("/private off 99"), SUNDAY).athlete.runs == RUNS


def test_nothing_of_it_is_counted():
    """Beside the runner's own plan a private run is none, planned or not."""
    athlete = runner()
    day = next(
        one.on for week in athlete.plan.weeks for one in athlete.plan.days_of(week) if one.workout.distance_m
    )
    run = Run(3, day, athlete.plan.on(day).distance_m, effort=3, planned=True)
    for private, expected in ((False, (1, 1)), (True, (0, 0))):
        found = own(replace(athlete, runs=(replace(run, private=private),)), day, day)
        assert (found.kept, found.easy) == expected
