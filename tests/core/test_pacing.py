"""Repetitions as a set: spread, fade, and how evenness changes over a block."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.log import Run
from core.pacing import Set, alike, as_set, last_faded, set_of, sets_before, trend
from core.training.measure import work
from core.training.plan import Change, Edit
from core.training.workout import Repeat, Step, StepKind, Workout, Zone
from tests.core.dialogs.chat import Chat, at, day, runner, season
from tests.core.recommender.mornings import ON, morning

EVEN, FADES, WILD = (92.0, 91.0, 93.0, 92.0), (92.0, 91.0, 93.0, 95.0, 99.0), (90.0, 99.0, 91.0, 100.0, 92.0)


def reps(number: int, *times: float, kind: str = "repetitions") -> Run:
    """Return a session on a day of the plan."""
    return Run(number + 1, day(number), 8000.0, effort=7.0, type=kind, planned=True, splits_s=times)


def test_a_set_tells_spread_and_fade() -> None:
    """92 91 93 95 99 spreads over eight seconds and gets slower by six or seven."""
    found = Set(FADES)
    assert (found.mean_s, found.spread_s, found.fade_s) == (94.0, 8.0, 7.0)
    assert (found.even, found.faded) == (False, True)
    assert (Set(EVEN).even, Set(EVEN).faded) == (True, False)
    assert (Set(WILD).even, Set(WILD).faded) == (False, False)


def test_two_times_are_no_set() -> None:
    """Nor are times of nothing."""
    assert as_set(reps(1, 92.0, 93.0)) is None
    assert as_set(reps(1, 92.0, 0.0, 93.0)) is None


@given(st.lists(st.floats(20, 600), min_size=3, max_size=16))
def test_a_set_run_backwards_fades_the_other_way(times: list[float]) -> None:
    """Fade has a sign, spread has none."""
    there, back = Set(tuple(times)), Set(tuple(reversed(times)))
    assert there.fade_s == pytest.approx(-back.fade_s)
    assert there.spread_s == back.spread_s >= 0


def test_a_trend_needs_two_sets_before() -> None:
    """One set is none; a spread that hardly differs is none."""
    assert trend(Set(EVEN), [Set(WILD)]) is None
    assert trend(Set(EVEN), [Set(EVEN), Set(EVEN)]) is None
    better = trend(Set(EVEN), [Set(WILD), Set(WILD)])
    assert better is not None
    assert better < 0


def test_sets_are_compared_within_a_block() -> None:
    """What was run three months ago says nothing."""
    runs = (reps(0, *WILD), reps(50, *WILD), reps(57, *EVEN))
    assert sets_before(runner(runs=runs), runs[-1]) == (Set(WILD),)


def test_only_the_last_set_of_a_kind_counts() -> None:
    """A set that faded is answered once: after an even one there is nothing to answer."""
    old, new = (replace(one, planned=False) for one in (reps(40, *FADES), reps(47, *EVEN)))
    assert last_faded(runner(), [old], "repetitions") == Set(FADES)
    assert last_faded(runner(), [new, old], "repetitions") is None
    assert last_faded(runner(), [old], "intervals") is None


def test_two_hundreds_are_not_compared_with_four_hundreds() -> None:
    """Where the plan mixes lengths, times say nothing of evenness."""
    two, four = (Step(StepKind.WORK, distance_m=float(m), zone=Zone.R) for m in (200, 400))
    mixed = Workout("repetitions", 8000.0, parts=(Repeat(3, (two, four)),))
    assert not alike(mixed)
    assert alike(Workout("repetitions", 8000.0, parts=(Repeat(3, (two,)),)))
    plan = season().changed(Change(1, "test", at(day(0)), (Edit(day(40), season().on(day(40)), mixed),)))
    assert set_of(runner(plan=plan), reps(40, *FADES)) is None
    assert set_of(runner(plan=plan), replace(reps(40, *FADES), planned=False)) == Set(FADES)


def reps_of(workout: Workout) -> int:
    """Return how many repetitions a session has."""
    found = work(workout)
    assert found
    return found[1]


@pytest.mark.parametrize(
    "times", ["92 91 93 95 99", "92, 91, 93, 95, 99", "1:32 1:31 1:33 1:35 1:39", "92/91/93/95/99"]
)
def test_times_in_any_form_are_answered_in_a_sentence(times: str) -> None:
    """Evenness, fade and target, and fewer next time where it faded; downward only."""
    athlete = morning("repetitions")
    plan = athlete.plan
    assert plan
    following = next(n for n in range(30, 60) if plan.on(day(n)).type == "repetitions")
    chat = Chat(replace(athlete, heard_at=at(day(28))), at(ON, 18))
    said = chat.says(f"did the reps, {times}, effort 7")
    assert "slowing by about 7 seconds" in said
    assert "So Tuesday becomes" in said
    assert chat.plan_on(following) != plan.on(day(following))
    assert reps_of(chat.plan_on(following)) == reps_of(plan.on(day(following))) - 1
    chat.taps("Undo")
    assert chat.plan_on(following) == plan.on(day(following))


def test_a_set_told_to_the_evening_question_keeps_its_times() -> None:
    """Asked how it went, a runner answers with the times: they are logged as a set."""
    chat = Chat()
    chat.waits(at(day(1), 20))
    assert chat.athlete.open
    said = chat.says("8x200 35 36 35 36 35 36 36 34, effort 7", day(1), 20)
    assert "Logged" in said
    assert chat.athlete.runs[-1].splits_s == (35.0, 36.0, 35.0, 36.0, 35.0, 36.0, 36.0, 34.0)
