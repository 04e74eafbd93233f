"""What was said, taken as an answer to the open question: whether it is one, a skip, a tick or a correction."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

from core.dialogs import dialog as engine
from core.dialogs.dialog import Asking, Done
from core.dialogs.putting import choices
from core.dialogs.question import (
    BACK_WORDS,
    LEAVE,
    LEAVE_WORDS,
    NO_WORDS,
    SKIP_WORDS,
    Heard,
    Question,
    UnclearError,
    chosen,
    named,
)
from core.dialogs.standing import heard_in, kept_answers, progress, question
from core.scene import Scene

UNKNOWN: Final = "not sure"
"""What the choice says that stands for not knowing."""


def understood(scene: Scene) -> bool:
    """Return whether what was said answers the open question, moves in it, or corrects an earlier answer."""
    now = progress(scene)
    if isinstance(now, Done):
        return True
    heard = heard_in(scene)
    moves = heard.word in BACK_WORDS | LEAVE_WORDS or toggles(now.question, heard)
    return moves or reads(now.question, heard) or bool(engine.corrections(now, heard))


def labelled(scene: Scene) -> str | None:
    """Return what the button of the open question says whose whole label was typed.

    A day that is typed before any was switched on is the whole answer.
    """
    now = question(scene)
    says = named(choices(scene, now), heard_in(scene)) if now else None
    begun = now and engine.draft(kept_answers(scene), now)
    return None if says and says.startswith("+") and not begun else says


def claims(scene: Scene) -> bool:
    """Return whether the open question wants these words, although they look like something else."""
    now, heard = question(scene), heard_in(scene)
    leaves = heard.word in LEAVE_WORDS | BACK_WORDS
    return now is not None and (leaves or bool(now.claims and now.claims(heard)))


def corrects(scene: Scene) -> bool:
    """Return whether what was said corrects an earlier answer of the open dialog."""
    now = progress(scene)
    return isinstance(now, Asking) and bool(engine.corrections(now, heard_in(scene)))


def toggles(question: Question[Any], heard: Heard) -> bool:
    """Return whether a tick is set or taken away."""
    values = {choice.says for row in question.choices for choice in row if choice.says.startswith("+")}
    return question.toggles and heard.word[:1] in {"+", "-"} and f"+{heard.word[1:]}" in values


def as_skip(question: Question[Any], heard: Heard) -> Heard:
    """Every way to say skip is kept as one word, or as the choice that stands for not knowing."""
    if heard.word not in SKIP_WORDS:
        return heard
    if question.skipped is not None:
        return replace(heard, text="skip", language="en")
    return replace(heard, text=UNKNOWN, language="en") if chosen(question.choices, UNKNOWN) else heard


def passes_over(scene: Scene, question: Question[Any], heard: Heard) -> bool:
    """Return whether a question that has no skip is passed over: then its dialog is left, once there is a plan.

    "No" passes over what can be left and has no answer of that name.
    """
    known = scene.athlete.onboarded_at is not None
    skips = known and question.skipped is None and heard.word in SKIP_WORDS
    declines = heard.word in NO_WORDS and chosen(question.choices, LEAVE) is not None
    return (skips and chosen(question.choices, as_skip(question, heard).word) is None) or (
        declines and not reads(question, heard)
    )


def as_switched_on(answers: engine.Answers, question: Question[Any], heard: Heard) -> Heard:
    """[Done] stands for what is switched on."""
    on = engine.draft(answers, question)
    done = question.toggles and on and _says_done(question, heard)
    return replace(heard, text=" ".join(on), language="en") if done else heard


def _says_done(question: Question[Any], heard: Heard) -> bool:
    return heard.word == "done" or chosen(question.choices, heard.plain, heard.language) == "done"


def reads(question: Question[Any], heard: Heard) -> bool:
    """Return whether the question can read what was said."""
    try:
        engine.take(question, as_skip(question, heard))
    except UnclearError:
        return False
    return True
