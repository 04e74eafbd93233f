"""Reasons: a sentence a rule, with the figures it read."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.goal import Goal
from core.training.plan import Plan
from core.training.planner import plan
from core.training.reasons import REASONS, names, reason_text
from core.training.request import Request
from core.training.workout import Because
from core.voice.speech import speak


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((("fast_m", 1600.0),), "1.6 km at mile pace in all"),
        ((("fast_s", 480.0),), "8 minutes at mile pace in all"),
    ],
)
def test_a_figure_is_shown_as_what_it_is(facts, said):
    """Metres are a distance, seconds a time; the sentence names either without its unit."""
    assert speak(reason_text(Because("mile-speed", facts))).startswith(said)


def test_a_count_is_shown_as_it_is():
    """Repetitions are counted."""
    assert speak(reason_text(Because("hill-sprints", (("reps", 6.0),)))).startswith("6 short sprints")


def test_a_word_is_shown_as_it_is():
    """A fact may be a word; it begins the sentence with a capital."""
    assert speak(reason_text(Because("mile-speed", (("fast", "a little"),)))).startswith(
        "A little at mile pace"
    )


def _because_of(kind: str) -> set[tuple[str, str]]:
    """Return in which phases a season holds a workout, and by which rule."""
    goal = Goal("marathon", date(2027, 8, 15))
    days = (1, 3, 5, 6)
    found = plan(Request(goal=goal, start=date(2027, 3, 1), weekly_m=45_000, longest_run_m=15_000, days=days))
    assert isinstance(found, Plan)
    return {
        (week.phase.value, one.rule)
        for week in found.weeks
        for day in week.days
        if day.workout.type == kind
        for one in day.workout.because[:1]
    }


def test_playing_with_speed_comes_first_only_where_it_does():
    """Fartlek prepares for measured work in a base; once that has begun it is there for another reason."""
    told = _because_of("fartlek")
    assert ("base", "fartlek-first") in told
    assert ("mile", "fartlek-light") in told
    assert all(rule != "fartlek-first" for phase, rule in told if phase not in {"base", "rolling"})


def test_a_rule_that_is_gone_says_nothing():
    """A plan of an older release may name a rule that is no more."""
    assert not reason_text(Because("long-gone"))


def test_a_rule_knows_what_its_sentence_names():
    """Figures are read only where they are told."""
    assert names("mile-speed", "fast")
    assert not names("mile-speed", "reps")
    assert all(reason.source for reason in REASONS.values())
