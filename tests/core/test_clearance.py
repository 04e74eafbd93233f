"""Off until cleared: nothing brings running, or hard running, back but the word that a professional agreed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import clearance
from core.athlete.log import Lock, RedFlag
from core.coach import hear
from core.messages import Incoming
from core.training.catalogue import is_fast, is_quality, is_run
from core.understanding.health import Cause
from core.understanding.safety import cleared, red_flag
from tests.core.commands.runner import answer, talk
from tests.core.dialogs.chat import MONDAY, Chat, at, day, runner

YES: Final = {"yes", "yep", "yeah", "yes they have", "cleared", "yes, cleared to run", "cleared to run"}
SAYINGS: Final = (
    "8k in 45:10, 6/10",
    "what's tomorrow?",
    "I'm back",
    "undo",
    "move thursday to friday",
    "yes",
    "no",
    "ok",
    "seen",
    "not yet",
    "feeling great, all good",
    "no pain any more",
    "the doctor said 4 weeks off",
    "can I run?",
    "I want to run",
    "resume",
    "/start ready",
    "half on 3 october",
    "fever",
    "better",
    "sharp pain in my shin",
    "cleared my desk",
    "the sky has cleared",
    "delete my last run",
    "chest is fine again",
    "7",
)
STEPS: Final = st.lists(
    st.tuples(st.one_of(st.sampled_from(SAYINGS), st.text(max_size=40)), st.integers(0, 30), st.booleans()),
    min_size=1,
    max_size=14,
)


def locked(level: RedFlag) -> Chat:
    """Return a chat in which running is off."""
    lock = Lock(level, MONDAY, "chest" if level is RedFlag.EMERGENCY else "shin", ask_on=day(3))
    return Chat(runner(lock=lock))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from((RedFlag.EMERGENCY, RedFlag.SAME_DAY, RedFlag.STOP)), STEPS)
def test_nothing_unlocks_by_accident(level: RedFlag, steps: list[tuple[str, int, bool]]) -> None:
    """Only an answer to the question whether they were cleared does; until then no day holds a run."""
    chat = locked(level)
    for text, hours, tap in steps:
        chat.waits(chat.now + timedelta(hours=hours))
        asked = chat.athlete.open.dialog if chat.athlete.open else ""
        labels = sorted(chat.labels())
        said = labels[len(text) % len(labels)] if tap and labels else text
        if said == text:
            chat.says(text)
        else:
            chat.taps(said)
        if chat.athlete.lock is None:
            word = said.casefold().strip(" .!?")
            assert asked in {"seen", "cleared"}
            assert word in YES or cleared(said)
            return
        today, plan = chat.athlete.today(chat.now), chat.athlete.plan
        assert plan is None or not any(is_run(plan.on(today + timedelta(days=n))) for n in range(14))


@pytest.mark.parametrize(
    "asks", ["week", "what's tomorrow?", "my paces", "undo", "move tuesday to monday", "I'm back"]
)
def test_the_lock_shows_in_every_answer_about_training(asks: str) -> None:
    """Whoever asks is told first that running is off, and until what."""
    assert "Running is off until a professional has looked at your shin" in locked(RedFlag.STOP).says(asks)


def hard_days(chat: Chat) -> list[str]:
    """Return the hard sessions of the plan from today on."""
    plan, today = chat.athlete.plan, chat.athlete.today(chat.now)
    assert plan
    ahead = (plan.on(today + timedelta(days=n)) for n in range((plan.last_day() - today).days + 1))
    return [one.type for one in ahead if (is_quality(one) or is_fast(one)) and one.type != "race"]


@pytest.mark.parametrize(
    ("words", "cause", "answer"),
    [
        ("I'm pregnant, 10 weeks", Cause.PREGNANT, "midwife"),
        ("ich bin schwanger", Cause.PREGNANT, "midwife"),
        ("gave birth in december", Cause.BIRTH, "pelvic floor"),
        ("by the way I'm 16", Cause.MINOR, "parent"),
    ],
)
def test_what_is_told_takes_the_hard_sessions_out(words: str, cause: Cause, answer: str) -> None:
    """The kilometres stay, what is hard becomes easy, whatever is said or undone; the reason is told."""
    chat = Chat()
    before = hard_days(chat)
    said = chat.says(words)
    assert answer in said
    assert len(said.split()) <= 60
    assert clearance.waiting(chat.athlete) == (cause,)
    assert before
    assert hard_days(chat) == []
    chat.says("undo")
    assert hard_days(chat) == []
    assert "No hard sessions yet" in chat.says("week")
    assert "hard sessions wait" in chat.says("why tuesday") or "easy" in chat.says("why tuesday")


def test_their_word_brings_the_hard_sessions_back() -> None:
    """What was made easy is as it was; a no leaves it easy."""
    chat = Chat()
    before = hard_days(chat)
    chat.says("I'm pregnant")
    chat.taps("They've agreed")
    assert "stays easy" in chat.taps("Not yet")
    assert hard_days(chat) == []
    assert "agreed that you can train hard?" in chat.says(
        "my midwife says I can run, all clear from the doctor"
    )
    assert "Hard sessions are back" in chat.taps("Yes, they agreed")
    assert hard_days(chat) == before
    assert clearance.waiting(chat.athlete) == ()


def test_a_new_plan_holds_no_hard_session_either() -> None:
    """What is waited for outlives the plan it was told in."""
    chat = Chat()
    chat.says("I'm pregnant")
    chat.athlete = replace(chat.athlete, plan=runner().plan)
    chat.says("thanks")
    assert hard_days(chat) == []


def test_told_twice_is_kept_once() -> None:
    """The same news again changes nothing; other news is kept beside it."""
    chat = Chat()
    chat.says("I'm pregnant")
    chat.says("I'm pregnant!")
    chat.says("and I'm 17")
    assert clearance.waiting(chat.athlete) == (Cause.PREGNANT, Cause.MINOR)


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("can I take ibuprofen before the run?", "pharmacist"),
        ("darf ich vor dem lauf ibu nehmen?", "pharmacist"),
        ("how do I lose weight fast for the marathon", "Eat enough"),
        ("como emagrecer para a maratona?", "Eat enough"),
    ],
)
def test_medicines_and_eating_less_have_one_answer(said: str, word: str) -> None:
    """In whatever language it is asked, and while running is off too."""
    for chat in (Chat(), locked(RedFlag.STOP)):
        answer = chat.says(said)
        assert word in answer
        assert len(answer.split()) <= 60


def test_a_sign_wins_over_the_question_beside_it() -> None:
    """Chest pain and a painkiller: the chest is answered."""
    assert "emergency number" in Chat().says("chest pain, can I take aspirin?")


@pytest.mark.parametrize(
    "words", ["brustschmerzen", "me falta el aire en reposo", "douleur à la poitrine", "dor no peito"]
)
def test_a_sign_is_answered_in_every_state(words: str) -> None:
    """New, in the middle of the first questions, or long known: the words come before anything else."""
    flag = red_flag(words)
    assert flag
    assert flag.level is RedFlag.EMERGENCY
    new = hear(replace(runner(), onboarded_at=None, plan=None), Incoming(words), at(MONDAY))
    assert "emergency number" in new.messages[0].text
    assert "emergency number" in Chat().says(words)


WAITING: Final = ("i have a heart condition",)


@pytest.mark.parametrize(
    "asks",
    [
        "can i do intervals",
        "can I run through it?",
        "what are intervals?",
        "week",
        "what's on saturday?",
        "my paces",
    ],
)
def test_leave_that_is_waited_for_shows_in_every_answer_about_training(asks: str) -> None:
    """Who waits to be cleared for hard sessions is told so before each answer, wherever it comes from."""
    assert "No hard sessions yet, until you've been cleared" in answer(*WAITING, asks)


@pytest.mark.parametrize("asks", ["can I run through it?", "what about hill sprints?", "how do i run hills?"])
def test_a_lock_shows_in_answers_that_hold_for_everybody(asks: str) -> None:
    """An answer of the table tells nobody to run who must not."""
    said = answer("sharp pain in one spot on my left shin, hurts at night", "yes", asks)
    assert said.startswith("< Running is off until a professional has looked at your left shin")


def test_a_heart_condition_told_in_mid_season_makes_every_hard_day_easy() -> None:
    """It counts whenever it is told, not only at the start."""
    stage = talk("i have a heart condition")
    assert "a doctor should say what you may do before you train hard" in stage.out[1]
    plan = stage.athlete.plan
    assert not any(
        is_quality(one.workout)
        for week in plan.weeks
        for one in plan.days_of(week)
        if one.workout.type != "race"
    )


@pytest.mark.parametrize(
    ("language", "asks", "never"),
    [
        ("en", "can i run through it?", "never say run through it"),
        ("en", "can i run with the pain on sunday?", "never say run through it"),
        ("de", "kann ich trotz der Schmerzen weiterlaufen?", "0 bis 10"),
        ("es", "¿puedo correr con el dolor?", "0 a 10"),
        ("fr", "je peux courir malgré la douleur ?", "0 à 10"),
        ("pt", "posso correr com a dor?", "0 a 10"),
    ],
)
def test_nobody_is_told_to_run_through_it(language: str, asks: str, never: str) -> None:
    """The question has one answer, whatever day it names."""
    assert never in answer(f"/language {language}", asks)


def test_leave_for_hard_sessions_is_asked_about_twice_and_then_rests() -> None:
    """After two weeks and after six, while there is talk; never in pregnancy."""
    chat = Chat(runner())
    chat.says("i have a heart condition", day(0))
    asked = []
    for n in range(1, 60):
        wrote = chat.waits(at(day(n), 23))
        asked += [n for _, message in wrote if "agreed that you can train hard" in (message.text or "")]
        chat.says("thanks", day(n), 23)
    assert asked == [14, 42]
    pregnant = Chat(runner())
    pregnant.says("good news, I'm 9 weeks pregnant!", day(0))
    pregnant.says("thanks", day(13), 23)
    assert not [one for _, one in pregnant.waits(at(day(14), 23)) if "agreed" in (one.text or "")]
