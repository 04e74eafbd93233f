"""What is told and then left without an answer is no "fine": the easier day is taken, and an open pain keeps its say."""

from __future__ import annotations

import pytest

from core.athlete.log import Run
from core.recommender.change import PRESUMED
from core.training.catalogue import is_quality
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner

KNEE = ("~ 2027-04-29 20:00", "did it, effort 4, left knee hurts a 4")
ACHILLES = ("~ 2027-04-27 07:05", "right achilles hurts, 3", "a little")


def quality_morning() -> tuple[Chat, int]:
    """Return a chat after the check-in of a day with a hard session, and which day of the plan it is."""
    plan = runner().plan
    hard = next(n for n in range(8, 60) if plan and is_quality(plan.on(day(n))))
    runs = tuple(
        Run(n, day(on), 8000.0, effort=3.0) for n, on in enumerate((hard - 5, hard - 3, hard - 2), 1)
    )
    chat = Chat(runner(runs=runs, heard_at=at(day(hard - 1), 18)), now=at(day(hard - 1), 20))
    chat.waits(at(day(hard), 8))
    return chat, hard


def test_a_proposal_without_an_answer_takes_the_easier_day() -> None:
    """Very sore legs before a hard session, then silence: the evening asks about the easy run it became."""
    chat, hard = quality_morning()
    chat.says("8, all over")
    chat.says("all over")
    assert is_quality(chat.athlete.plan.on(day(hard)))
    wrote = chat.waits(at(day(hard), 22))
    assert not is_quality(chat.athlete.plan.on(day(hard)))
    assert any("so I took the easier day" in message.text for _, message in wrote)
    assert "Taken back" in chat.says("undo")
    assert is_quality(chat.athlete.plan.on(day(hard)))


def test_a_session_that_was_run_all_the_same_stays() -> None:
    """Who runs it before they answered has answered."""
    chat, hard = quality_morning()
    chat.says("8, all over")
    before = chat.athlete.plan
    chat.says("did it, 8k in 45:00, effort 8")
    assert not any(PRESUMED in dict(one.facts) for one in chat.athlete.plan.changes)
    assert chat.athlete.plan.on(day(hard)) == before.on(day(hard))


def test_a_morning_nobody_answered_changes_nothing() -> None:
    """Not to answer at all is neutral."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7), 18)), now=at(day(7), 20))
    before = chat.athlete.plan
    chat.waits(at(day(10), 22))
    assert chat.athlete.plan == before


def test_a_pain_of_the_bone_is_spared_although_its_question_stays_open() -> None:
    """The question says so at once, and the evening does not ask after a run that was to be."""
    assert "No running on it until this is clear, please." in answer(
        "@ 2027-04-13 07:30", "left shin hurts, 3"
    )
    stage = talk("@ 2027-04-13 07:30", "left shin hurts, 3", "@ 2027-04-13 20:00")
    assert stage.athlete.plan.on(stage.athlete.today(stage.now)).type == "rest"
    assert "I took today's run off the plan" in stage.out[-2]


def test_a_day_that_matters_is_spared_while_a_pain_is_open() -> None:
    """A pain nobody said more of is not gone: the long run is off, and can be taken back."""
    stage = talk(*KNEE, "@ 2027-05-02 12:00")
    assert stage.athlete.plan.on(stage.athlete.today(stage.now)).type == "rest"
    said = "\n".join(stage.out)
    assert (
        "long was planned. The left knee was at 4 out of 10 when you last told me, so today is a rest day."
        in said
    )
    stage.play("! tap Undo")
    assert stage.athlete.plan.on(stage.athlete.today(stage.now)).type == "long"


def test_a_day_is_shown_with_the_pain_that_may_change_it() -> None:
    """The question of the morning decides; until then both are said."""
    said = answer(*ACHILLES, "what's tomorrow?")
    assert "with 4 strides" in said
    assert "The right Achilles: 3 out of 10 when you last told me. If it is no calmer by then" in said


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("can I still do the hill sprints today?", "Not today. It was changed: with that much pain"),
        ("can I still do the hill sprints thursday?", "Not on Thursday."),
        ("can I still do the strides tomorrow?", "If it is no calmer by then, this becomes 7 km easy"),
        ("will I be able to do the long run on sunday?", "Yes, it stands as planned."),
        ("kann ich am Sonntag trotzdem lang laufen?", "Yes, it stands as planned."),
    ],
)
def test_what_can_still_be_run_is_told_from_the_plan(asked: str, said: str) -> None:
    """The day as it is now, and why, and not what such a workout is."""
    assert said in answer(*ACHILLES, asked)


def test_what_a_workout_is_stays_a_question_of_its_own() -> None:
    """Without "still" it is about the workout."""
    assert "ten seconds uphill" in answer(*ACHILLES, "what are hill sprints?")
