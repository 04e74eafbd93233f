"""Laws that hold whatever a runner does: a lock is a lock, and undo gives back what was there."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from core.messages import Incoming
from core.training.catalogue import TYPES
from core.training.plan import Plan
from tests.core.test_coach import coached
from tests.transcripts.stage import Stage

FLAGS = (
    "i have chest pain and feel dizzy",
    "sharp pain in one spot on my left shin, it hurts at night",
    "one calf is swollen and warm",
)
LOCKED = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "/undo",
                "undo",
                "/pause",
                "/back",
                "i'm back",
                "/ill",
                "fever, 38.5",
                "better!",
                "yes",
                "build",
                "/lighter",
                "ran 8k in 45:00, effort 5",
                "half on 3 october",
                "/move thursday to friday",
                "move tuesday to wednesday",
                "/away tomorrow for a week",
                "easy runs if i feel like it",
                "save",
                "/race 10k 6 june",
                "/today",
                "/week",
                "week 3",
                "/plan",
                "/why",
                "/paces",
                "what's tomorrow?",
                "1",
                "do that",
                "start tomorrow",
                "/cant",
                "not yet",
                "booked",
                "no",
                "/week next",
                "done as planned",
                "calves 5",
                "0",
                "/start",
            ]
        ),
        st.integers(1, 60),
    ),
    max_size=14,
)


def shown_runs(plan: Plan, first, last) -> list[str]:
    """Return the runs a plan shows from *first* to *last*."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [f"{day} {plan.on(day).type}" for day in days if TYPES[plan.on(day).type].running]


@settings(max_examples=60)
@given(st.sampled_from(FLAGS), LOCKED)
def test_while_running_is_off_no_day_ahead_holds_a_run(flag: str, steps: list[str | int]) -> None:
    """After a danger sign, whatever is said or tapped until a yes to "cleared", today and all days ahead are rest."""
    stage = coached()
    stage._do(Incoming(flag))
    assert stage.athlete.lock
    for step in steps:
        if isinstance(step, int):
            stage._until(stage.now + timedelta(hours=step))
        else:
            stage._do(Incoming(step))
        if stage.athlete.lock is None or stage.athlete.plan is None:
            return
        today = stage.athlete.today(stage.now)
        assert shown_runs(stage.athlete.plan, today, stage.athlete.plan.last_day()) == [], stage.out[-12:]


CHANGES = (
    "move thursday to friday",
    "move tuesday to monday",
    "move saturday to friday",
    "can't today",
    "/lighter",
    "move wednesday to tuesday",
    "/away 20 april to 24 april",
    "easy runs if i feel like it",
    "save",
    "left calf is sore, 5",
    "do that",
    "skip",
    "busy",
    "/pause",
    "i'm back",
    "fine",
    "can't do thursdays any more",
    "long run to saturday from now on",
    "only 45 minutes on tuesdays",
    "also running a 5k on 22 may, for fun",
    "less volume",
    "half on 3 october",
    "instead",
)


def days_of(stage: Stage) -> dict:
    """Return what every day of the plan holds."""
    plan = stage.athlete.plan
    assert plan
    return {p.on: p.workout for week in plan.weeks for p in plan.days_of(week)}


@settings(max_examples=60)
@given(st.lists(st.one_of(st.sampled_from(CHANGES), st.integers(1, 50)), max_size=10))
def test_undoing_everything_gives_the_base_back_and_leaves_the_past(steps: list[str | int]) -> None:
    """However changes were laid, taking all of them back leaves the days ahead as planned and closed days untouched."""
    stage = coached()
    base = {p.on: p.workout for week in stage.athlete.plan.weeks for p in stage.athlete.plan.days_of(week)}
    for step in steps:
        if isinstance(step, int):
            stage._until(stage.now + timedelta(hours=step))
        else:
            stage._do(Incoming(step))
    before, today = days_of(stage), stage.athlete.today(stage.now)
    for change in reversed(stage.athlete.plan.changes):
        stage._do(Incoming(f"/undo {change.number}"))
    after = days_of(stage)
    assert {on: w for on, w in after.items() if on < today} == {
        on: w for on, w in before.items() if on < today
    }
    assert {on: w for on, w in after.items() if on >= today} == {
        on: w for on, w in base.items() if on >= today
    }


def test_an_old_button_takes_nothing_back_in_a_season_planned_anew() -> None:
    """A change of a day that was planned anew since is gone, and its button touches nothing."""
    stage = coached()
    for said in (
        "move tuesday to monday",
        "half on 3 october",
        "instead",
        "do that",
        "move tuesday to monday",
    ):
        stage._do(Incoming(said))
    first, second = 1001, stage.athlete.plan.changes[-1].number
    assert second != first
    before = days_of(stage)
    stage._do(Incoming(f"/undo {first}"))
    assert days_of(stage) == before


def test_an_edited_message_never_logs_a_second_run() -> None:
    """An edit corrects the run it told of."""
    stage = coached()
    stage._do(Incoming("ran 8 km in 45:10, effort 5"))
    stage._do(Incoming("ran 8 km in 46:10, effort 5", edited=True))
    assert [run.duration_s for run in stage.athlete.runs] == [2770]


def test_half_a_character_is_heard_like_any_other() -> None:
    """What no database takes is replaced before it is kept."""
    stage = coached()
    stage._do(Incoming("ran 8 km in 45:10 \ud83d great\0"))
    stage.athlete.runs[-1].note.encode()


def test_undo_takes_the_promise_back_with_the_change() -> None:
    """A session that was not put off is not asked about."""
    stage = coached()
    stage.play("@ 2027-04-18 12:00")
    stage._do(Incoming("did the long run, 14.5k in 1:32, effort 4"))
    stage.play("@ 2027-04-20 07:10")
    stage._do(Incoming("calves are sore, 5"))
    stage._do(Incoming("both"))
    stage._do(Incoming("do that"))
    assert any(promise.kind == "ready" for promise in stage.athlete.promises)
    stage._do(Incoming("undo"))
    assert not any(promise.kind == "ready" for promise in stage.athlete.promises)
