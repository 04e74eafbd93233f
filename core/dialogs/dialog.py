"""A dialog is a generator that yields questions and returns a result.

    def after(run: Run) -> Dialog[Debrief]:
        effort = yield from ask(scale("effort", t("How hard was it?")))
        where = yield from ask(place("where")) if effort >= HARD else None
        return Debrief(effort, where)

Nothing is remembered but the words that were said, by question key. To go on, the dialog is run again from its
start over those words, so a restart, a new release, "back" and "actually 9" need no code of their own:

- a key that has an answer is not asked; "back" forgets the last answer; a correction replaces one;
- an answer that can no longer be read counts as unanswered, and is asked again;
- a line that answers several questions is stored once, and every later question looks for its answer in all
  lines said so far (`Question.offered`), oldest first, so that a later answer to something else changes nothing;
- a dialog that wants something asked anew returns `Again`.

Rules: keys are for ever; a key is asked once in a run (number the keys of a loop); a dialog takes all it needs
as arguments and does nothing but ask.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from typing import Any, Final, Generic, TypeAlias, TypeVar

from core.athlete.athlete import Answer
from core.dialogs.question import Heard, Question, UnclearError, chosen, without
from core.understanding.words import BASE
from core.units import Units

T = TypeVar("T")
R = TypeVar("R")
Dialog: TypeAlias = "Generator[Question[Any], Any, R | Again]"
Answers: TypeAlias = tuple[Answer, ...]

DRAFT = "~"
"""Marks the key of toggles that are not [Done] yet."""
ASIDE: Final = "aside"
"""Begins the key of a line that was kept for a later question."""
NEGATIVE: Final = re.compile(r"[-\N{MINUS SIGN}]\d+(?:[.,]\d+)?(?: ?[a-z]+)?")
"""Answers nothing that is asked here: "-3" is not 3."""
INSIST = "!"
"""Marks the key of a question that has a default and is to be asked all the same."""


@dataclass(frozen=True, slots=True)
class Again:
    """Forget the answers to these keys and go on from there; ask *insist* although it has a default."""

    forget: tuple[str, ...]
    insist: str | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A question and the value its answer was read as; *assumed* when it is the question's default."""

    question: Question[Any]
    value: Any
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """The dialog waits for an answer to *question*."""

    question: Question[Any]
    answered: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """The dialog is over, with *result*."""

    result: R
    answered: tuple[Answered, ...] = ()


def ask(question: Question[T]) -> Generator[Question[Any], Any, T]:
    """Ask *question*; its value is what the generator is resumed with."""
    answer: T = yield question
    return answer


@dataclass(slots=True)
class _Replay:
    """One run of a dialog over what was said."""

    answers: Answers
    units: Units
    answered: list[Answered] = field(default_factory=list)

    def answer(self, question: Question[Any]) -> Answered:
        """Return the answer to *question*. Raises UnclearError when there is none that can be read."""
        at = _last(self.answers, question.key)
        if at is not None and at >= (_last(self.answers, question.follows) or 0):
            return Answered(question, take(question, self._heard(self.answers[at])))
        insisted = _last(self.answers, question.key + INSIST) or 0
        for answer in (one for one in self.answers[insisted:] if not one.key.endswith(DRAFT)):
            offer = question.offer_in(self._heard(answer))
            if offer is not None:
                return Answered(question, offer.value)
        if question.default and not has(self.answers, question.key + INSIST):
            return Answered(question, question.default.value, assumed=True)
        raise UnclearError

    def asking(self, question: Question[Any]) -> Asking:
        """Return *question* as it is asked here: without [Back] at the start, and what it shows itself is not echoed."""
        choices = question.choices if self.answers else without(question.choices, "back")
        return Asking(
            replace(question, choices=choices), tuple(self._shown(question, a) for a in self.answered)
        )

    def _shown(self, by: Question[Any], one: Answered) -> Answered:
        newest = self.answers[-1].said if self.answers else None
        new = any(a.key == one.question.key and a.said == newest for a in self.answers)
        hushed = one.question.key in by.shows and not new
        return replace(one, question=replace(one.question, echo=None)) if hushed else one

    def _heard(self, answer: Answer) -> Heard:
        return Heard(answer.said, self.units, answer.on, answer.language)


def _last(answers: Answers, key: str) -> int | None:
    """Return where the last answer to *key* stands."""
    return next((at for at in reversed(range(len(answers))) if answers[at].key == key), None)


def take(question: Question[T], heard: Heard) -> T:
    """Return what *heard* answers to *question*; a label that is typed is a tap. Raises UnclearError."""
    said = None if question.toggles else _tapped(question, heard)
    if said and said.startswith("/"):
        raise UnclearError
    heard = replace(heard, text=said, language="en") if said else heard
    if question.skipped and heard.word == "skip":
        return question.skipped.value
    if NEGATIVE.fullmatch(heard.word):
        raise UnclearError
    return question.read(heard)


def _tapped(question: Question[Any], heard: Heard) -> str | None:
    """Return what the choice says whose label was typed, in the runner's language or in English."""
    said = dict.fromkeys(((heard.plain, heard.language), (heard.word, BASE)))
    return next((says for one in said if (says := chosen(question.choices, *one))), None)


def has(answers: Answers, key: str) -> bool:
    """Return whether *key* has an answer."""
    return any(answer.key == key for answer in answers)


def resume(dialog: Dialog[R], answers: Answers, units: Units) -> Asking | Done[R | Again]:
    """Run *dialog* over *answers* up to the first question left open."""
    replay = _Replay(answers, units)
    asked: set[str] = set()
    try:
        question = next(dialog)
        while True:
            if question.key in asked:
                message = f"{question.key!r} is asked twice in one dialog"
                raise RuntimeError(message)
            asked.add(question.key)
            try:
                answer = replay.answer(question)
            except UnclearError:
                return replay.asking(question)
            replay.answered.append(answer)
            question = dialog.send(answer.value)
    except StopIteration as end:
        return Done(end.value, tuple(replay.answered))


def run(start: Callable[[], Dialog[R]], answers: Answers, units: Units) -> tuple[Answers, Asking | Done[R]]:
    """Run a dialog over *answers*, doing what an `Again` asks; return the answers that are left."""
    for _ in range(5):
        progress = resume(start(), answers, units)
        if isinstance(progress, Asking):
            return answers, progress
        if not isinstance(progress.result, Again):
            return answers, Done(progress.result, progress.answered)
        answers = _forget(answers, progress.result)
    message = "a dialog asks again for ever"
    raise RuntimeError(message)


def _forget(answers: Answers, again: Again) -> Answers:
    kept = tuple(answer for answer in answers if answer.key not in again.forget)
    if again.insist and answers:
        kept = (*kept, Answer(again.insist + INSIST, "", answers[-1].on))
    return kept


def say(answers: Answers, key: str, heard: Heard) -> Answers:
    """Return *answers* with *heard* as the answer to *key*, in the place of an earlier one and of a draft."""
    kept = tuple(a for a in answers if a.key not in {key, key + DRAFT})
    return (*kept, Answer(key, heard.text, heard.on, heard.language))


def back(answers: Answers, now: Asking) -> Answers:
    """Return *answers* without the last answer to a question (or the draft of the open one); asides told early stay."""
    kept = tuple(a for a in answers if a.key != now.question.key + DRAFT)
    last = next(
        (at for at in reversed(range(len(kept))) if not kept[at].key.startswith(ASIDE)), len(kept) - 1
    )
    return (*kept[:last], *kept[last + 1 :])


def toggled(answers: Answers, question: Question[Any], heard: Heard) -> Answers:
    """Return *answers* with one choice switched on ("+tue") or off ("-tue"); twice the same changes nothing."""
    value = heard.word[1:]
    others = [one for one in draft(answers, question) if one != value]
    after = [*others, value] if heard.word.startswith("+") else others
    return say(answers, question.key + DRAFT, Heard(" ".join(after), heard.units, heard.on))


def draft(answers: Answers, question: Question[Any]) -> list[str]:
    """Return what is switched on so far."""
    return next((a.said.split() for a in answers if a.key == question.key + DRAFT), [])


def corrections(now: Asking, heard: Heard) -> tuple[Question[Any], ...]:
    """Return the questions answered already that *heard* plainly answers otherwise, or that were only assumed."""

    def differs(one: Answered) -> bool:
        offer = None if one.question.stands else one.question.offer_in(heard)
        return offer is not None and (one.assumed or offer.value != one.value)

    return tuple(one.question for one in now.answered if differs(one))
