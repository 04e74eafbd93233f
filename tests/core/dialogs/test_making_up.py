"""Runs in another place: a run that was let go is made up on a free day, never on another run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from core.review import done
from core.training.catalogue import is_run
from core.understanding.understand import understand
from core.units import Units
from tests.core.dialogs.chat import Chat, at, day

LET_GO = 1


def missed() -> tuple[Chat, float]:
    """Return a chat in which today's run was just let go, and its metres."""
    talk = Chat()
    talk.now = at(day(LET_GO), 20)
    metres = talk.plan_on(LET_GO).distance_m
    assert metres
    talk.says("couldn't run today")
    assert not talk.plan_on(LET_GO).distance_m
    return talk, metres


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can I do it tomorrow?"),
        ("de", "kann ich ihn morgen nachholen?"),
        ("es", "¿puedo hacerlo mañana?"),
        ("fr", "je peux le faire demain ?"),
        ("pt", "posso fazê-lo amanhã?"),
    ],
)
def test_a_run_let_go_is_made_up_on_a_free_day(language: str, said: str) -> None:
    """Asked for, it comes back on the day after; an undo lets it go again."""
    talk, metres = missed()
    assert not is_run(talk.plan_on(LET_GO + 1))
    talk.athlete = replace(talk.athlete, profile=replace(talk.athlete.profile, language=language))
    talk.says(said)
    assert talk.plan_on(LET_GO + 1).distance_m == metres
    talk.says("/undo")
    assert not talk.plan_on(LET_GO + 1).distance_m


def test_a_run_made_up_counts_once_in_its_week() -> None:
    """The week holds what it held before the run was let go, not the run twice."""
    whole = Chat()
    planned = done(whole.athlete, day(0))[3]
    talk, _ = missed()
    assert done(talk.athlete, day(0))[3] == planned
    talk.says("can I do it tomorrow?")
    assert done(talk.athlete, day(0))[3] == planned


def test_a_run_made_up_tells_where_it_comes_from() -> None:
    """Asked why it is there, the coach names the day it was let go on."""
    talk, _ = missed()
    talk.says("can I do it tomorrow?")
    assert f"You moved it here from {day(LET_GO):%A}" in talk.says(f"why {day(LET_GO + 1):%A}?")


def test_a_run_let_go_is_not_stacked_on_another() -> None:
    """The day keeps its own run."""
    talk, _ = missed()
    busy = next(n for n in range(LET_GO + 1, 9) if is_run(talk.plan_on(n)))
    held = talk.plan_on(busy)
    assert "already" in talk.says(f"can I do it on {day(busy):%A}?")
    assert talk.plan_on(busy) == held


@pytest.mark.parametrize(
    ("language", "said", "place"),
    [
        ("de", "marathon in hamburg am 25. april", "Hamburg"),
        ("de", "marathon in köln im oktober", "Köln"),
        ("es", "maratón en san sebastián del 28 de noviembre", "San Sebastián"),
        ("fr", "marathon de paris en avril", "Paris"),
        ("pt", "maratona no porto no dia 7 de novembro", "Porto"),
    ],
)
def test_the_place_of_a_race_ends_before_its_day(language: str, said: str, place: str) -> None:
    """What leads to a day is no part of a city's name, in small letters either."""
    reading = understand(
        said, context="asked:goal", units=Units.KM, today=date(2027, 1, 1), language=language
    )
    assert reading.place == place


def test_an_injury_told_by_mistake_takes_no_other_pain_with_it() -> None:
    """Undone a moment later, it is gone with its days off; the knee of that morning is followed as before."""
    talk = Chat()
    talk.now = at(day(LET_GO), 8)
    for said in ("left knee hurts 3", "only after", "calf strain, no running for 2 weeks", "undo"):
        talk.says(said)
    assert [one.site for one in talk.athlete.pains] == ["knee"]
    assert talk.athlete.absences == ()
