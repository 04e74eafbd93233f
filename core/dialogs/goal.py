"""Changing the goal, and the ways out when a wish cannot be done safely."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from core.athlete.goal import Goal
from core.dialogs import intake
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice, Turn
from core.scene import Scene
from core.seasons import build, made
from core.training.planner import Alternative, Refusal
from core.voice import phrases
from core.voice.text import t


@dataclass(frozen=True, slots=True)
class Wish:
    """The new goal, and whether the plan is to be built anew for it."""

    goal: Goal
    agreed: bool
    beside: Goal | None = None
    """A further race that was asked for; the goal stays."""


def goal(scene: Scene) -> Dialog[Wish]:
    """Ask for the goal; before a plan is replaced, say so and ask."""
    known = scene.athlete.goal
    if known.distance and known.on and known.on > scene.today:
        beside = yield from ask(intake.further())
        if beside and beside.distance != known.distance:
            return Wish(known, agreed=False, beside=beside)
    wish = yield from intake.goal(scene.today, t("What's the goal, and when is it?"), known)
    if scene.athlete.plan is None:
        return Wish(wish, agreed=True)
    agreed = yield from ask(replace_plan(wish))
    return Wish(wish, agreed)


REPLACE_ROWS: Final[Rows] = ((Choice(t("Yes, build it"), "build"), Choice(t("Keep the old one"), "keep")),)


def replace_plan(wish: Goal) -> Question[bool]:
    """A new plan takes the place of the one there is: the one question before it does."""
    return Question(
        key="replace",
        text=t(
            "{goal}. I'd build a new plan from here; your log and paces stay. Shall I?",
            goal=phrases.goal(wish),
        ),
        choices=REPLACE_ROWS,
        read=_agreed,
        shows=frozenset({"goal", "race_date", "target", "further"}),
    )


def _agreed(heard: Heard) -> bool:
    said = chosen(REPLACE_ROWS, heard.word)
    if said is None and heard.word in {"yes", "ok", "yes please", "sure", "do it"}:
        said = "build"
    if said is None and heard.word in {"no", "keep", "keep it", "nope"}:
        said = "keep"
    if said is None:
        raise UnclearError
    return said == "build"


def goal_finish(scene: Scene, wish: Wish) -> Turn:
    """Build for the new goal, or leave everything as it is."""
    if wish.beside:
        return scene.say(intake.further_text(wish.beside))
    if not wish.agreed:
        return scene.say(t("Then everything stays as it is."))
    return build(scene.but(goal=wish.goal))


GOAL: Final = Kind("goal", goal, goal_finish, Lasts.ALWAYS, keeps=True)


def alternatives(scene: Scene) -> Dialog[Goal]:
    """Say no honestly, and offer what can be done."""
    refusal = made(scene)
    if not isinstance(refusal, Refusal):
        return scene.athlete.goal
    picked = yield from ask(way_out(refusal, scene))
    return picked


def way_out(refusal: Refusal, scene: Scene) -> Question[Goal]:
    """The reason, and each alternative as a choice; another goal can be typed."""
    rows: Rows = tuple((Choice(one.text, str(n)),) for n, one in enumerate(refusal.alternatives, 1))
    return Question(
        key="way_out",
        text=refusal.text,
        choices=rows,
        context="asked:goal",
        read=lambda heard: _picked(heard, refusal, rows, scene),
        welcomes=intake.LEARNED,
        hints=(t('Tap one of these, or type another goal and date, like "half 3 May".'),),
    )


def _picked(heard: Heard, refusal: Refusal, rows: Rows, scene: Scene) -> Goal:
    said = chosen(rows, heard.word)
    if said:
        return _goal_of(refusal.alternatives[int(said) - 1], scene.athlete.goal)
    told = intake.goal_race(scene.today).read(heard)
    if told.distance and told.on is not None and told.on <= scene.today:
        raise UnclearError(t("{on:date} has passed. Which day is the race?", on=told.on))
    return told


def _goal_of(one: Alternative, wish: Goal) -> Goal:
    kept = wish.target_s if one.distance == wish.distance else None
    return replace(
        wish, distance=one.distance, on=one.on, target_s=kept, place=wish.place if one.on == wish.on else ""
    )


def alternatives_finish(scene: Scene, picked: Goal) -> Turn:
    """Build for what was picked."""
    return build(scene.but(goal=picked))


ALTERNATIVES: Final = Kind("alternatives", alternatives, alternatives_finish, Lasts.ALWAYS, keeps=True)
