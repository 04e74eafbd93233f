"""The engine: dialogs replayed over what was said, by key."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.athlete import Answer
from core.dialogs import dialog as engine
from core.dialogs.dialog import Again, Asking, Dialog, Done, ask, resume, run
from core.dialogs.question import Default, Heard, Question, UnclearError
from core.units import Units
from core.voice.text import t

DAY = date(2027, 1, 4)


def number(key: str, **more) -> Question[int]:
    """Return a question whose answer is a number."""

    def read(heard: Heard) -> int:
        if not heard.word.isdecimal():
            raise UnclearError
        return int(heard.word)

    return Question(key=key, text=t("?"), read=read, **more)


def two() -> Dialog[tuple[int, int]]:
    """Ask two numbers."""
    first = yield from ask(number("first"))
    second = yield from ask(number("second"))
    return first, second


def said(**answers: str) -> tuple[Answer, ...]:
    """Return answers by key."""
    return tuple(Answer(key, words, DAY) for key, words in answers.items())


def test_a_dialog_without_answers_asks_its_first_question() -> None:
    """Nothing said: the first question is open."""
    now = resume(two(), (), Units.KM)
    assert isinstance(now, Asking)
    assert now.question.key == "first"


def test_answers_are_found_by_key_whatever_their_order() -> None:
    """A dialog whose questions changed places still finds what was said."""
    now = resume(two(), said(second="2", first="1"), Units.KM)
    assert isinstance(now, Done)
    assert now.result == (1, 2)


def test_an_answer_that_cannot_be_read_any_more_is_asked_again() -> None:
    """A new release may narrow a question; its old answer then counts as none."""
    now = resume(two(), said(first="eight", second="2"), Units.KM)
    assert isinstance(now, Asking)
    assert now.question.key == "first"


def test_an_answer_to_a_question_that_is_gone_is_ignored() -> None:
    """A new release may drop a question."""
    assert isinstance(resume(two(), said(zeroth="9", first="1"), Units.KM), Asking)


def test_asking_a_key_twice_is_a_defect() -> None:
    """A loop must number its keys."""

    def loop() -> Dialog[int]:
        yield from ask(number("same"))
        return (yield from ask(number("same")))

    with pytest.raises(RuntimeError, match="asked twice"):
        resume(loop(), said(same="1"), Units.KM)


def test_a_line_may_answer_a_later_question() -> None:
    """What was volunteered is found when its question comes."""

    def offering() -> Dialog[tuple[str, int]]:
        first = yield from ask(Question(key="a", text=t("?"), read=lambda heard: heard.text))
        second = yield from ask(
            number(
                "b", offered=lambda heard: int(heard.text.split()[-1]) if heard.text[-1].isdecimal() else None
            )
        )
        return first, second

    now = resume(offering(), said(a="marathon and 40"), Units.KM)
    assert isinstance(now, Done)
    assert now.result == ("marathon and 40", 40)


def test_a_default_is_taken_without_asking() -> None:
    """A question with a default is only asked when it is brought up."""

    def assuming() -> Dialog[int]:
        return (yield from ask(number("at", default=Default(7))))

    now = resume(assuming(), (), Units.KM)
    assert isinstance(now, Done)
    assert now.answered[0].assumed


def test_again_forgets_answers_and_goes_on_from_there() -> None:
    """Changing one answer keeps all others."""

    def changing() -> Dialog[int]:
        first = yield from ask(number("first"))
        keep = yield from ask(number("keep"))
        return first if keep else Again(("first", "keep"))

    answers, now = run(changing, said(first="1", keep="0"), Units.KM)
    assert isinstance(now, Asking)
    assert (now.question.key, answers) == ("first", ())


def test_again_can_insist_on_a_question_with_a_default() -> None:
    """What was assumed can be asked for."""

    def insisting() -> Dialog[int]:
        at = yield from ask(number("at", default=Default(7)))
        sure = yield from ask(number("sure"))
        return at if sure else Again(("sure",), insist="at")

    _, now = run(insisting, said(sure="0"), Units.KM)
    assert isinstance(now, Asking)
    assert now.question.key == "at"


def test_a_dialog_that_asks_again_for_ever_is_a_defect() -> None:
    """`Again` must change something."""

    def circling() -> Dialog[int]:
        yield from ask(number("x", default=Default(1)))
        return Again(())

    with pytest.raises(RuntimeError, match="for ever"):
        run(circling, (), Units.KM)


def test_back_forgets_the_last_thing_said() -> None:
    """Going back is forgetting."""
    answers = said(first="1")
    now = resume(two(), answers, Units.KM)
    assert isinstance(now, Asking)
    assert engine.back(answers, now) == ()


def test_a_correction_takes_the_place_of_an_earlier_answer() -> None:
    """The new words replace the old under the same key."""
    changed = engine.say(said(first="1", second="2"), "first", Heard("3", Units.KM, DAY))
    now = resume(two(), changed, Units.KM)
    assert isinstance(now, Done)
    assert now.result == (3, 2)


def test_toggles_are_switched_on_and_off() -> None:
    """A tick is taken off again by its own button, and a repeated tap changes nothing."""
    question = number("days", toggles=True)
    answers = engine.toggled((), question, Heard("+tue", Units.KM, DAY))
    answers = engine.toggled(answers, question, Heard("+thu", Units.KM, DAY))
    answers = engine.toggled(answers, question, Heard("+thu", Units.KM, DAY))
    answers = engine.toggled(answers, question, Heard("-tue", Units.KM, DAY))
    assert engine.draft(answers, question) == ["thu"]
