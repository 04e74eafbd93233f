"""How a question is put: what is played back before it, its choices, a tick on what is switched on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from core.dialogs import dialog as engine
from core.dialogs.question import (
    Question,
    Rows,
)
from core.dialogs.standing import kept_answers, opened
from core.messages import Choice, Say
from core.scene import Scene
from core.voice.text import Text, t


def played_back(before: tuple[engine.Answered, ...], after: tuple[engine.Answered, ...]) -> list[Text]:
    """Play back every answer that is new or other than before."""
    known = {one.question.key: one.value for one in before if not one.assumed}
    missing = object()
    return [
        one.question.echo(one.value)
        for one in after
        if one.question.echo and not one.assumed and known.get(one.question.key, missing) != one.value
    ]


def now_asked(scene: Scene, question: Question[Any]) -> Scene:
    """Return the scene with *question* open; it takes a new revision when it is another one."""
    now = opened(scene)
    if now.key == question.key:
        return scene.but(open=replace(now, tries=0))
    revision = scene.athlete.revision + 1
    asked = replace(now, key=question.key, revision=revision, tries=0, asked_at=scene.now)
    return scene.but(open=asked, revision=revision)


def put(scene: Scene, question: Question[Any], text: Text, *, fresh: bool = False, skip: bool = False) -> Say:
    """Return the question as it is said, with *text* for its words."""
    rows = choices(scene, question)
    if skip and not any(choice.says == "skip" for row in rows for choice in row):
        rows = (*rows, (Choice(t("Skip"), "skip"),))
    thread = scene.athlete.open.thread if scene.athlete.open else None
    revises = scene.tapped and not fresh
    return Say(text, rows, asks=True, thread=thread, revises=revises, many=question.toggles)


def choices(scene: Scene, question: Question[Any]) -> Rows:
    """Return the choices of *question*, with a tick on what is switched on."""
    if not question.toggles:
        return question.choices
    on = engine.draft(kept_answers(scene), question)
    return tuple(tuple(_ticked(choice, on) for choice in row) for row in question.choices)


def _ticked(choice: Choice, on: list[str]) -> Choice:
    value = choice.says.lstrip("+")
    return Choice(t("{label} ✓", label=choice.label), f"-{value}") if value in on else choice
