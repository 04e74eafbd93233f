"""What is told while a question is open: in full it wins, else it is for the question; what still matters is asked again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from core.commands.menu import BY_INTENT
from core.commands.results import RESULTS
from core.commands.running import walked
from core.dialogs import standing, taking, talk
from core.dialogs.overheard import overheard
from core.dialogs.question import Question, leaves
from core.locks import locked, naming
from core.logbook import runs_on
from core.messages import Turn
from core.scene import Scene
from core.told_meanwhile import RUN_DONE, is_result, run_told, told_early
from core.understanding.body import MUSCLES
from core.understanding.health import causes
from core.understanding.reading import Intent, Reading
from core.voice.text import Text, join, t


def with_question(scene: Scene) -> Turn:
    """Hear something while a question is open: what is told in full wins, then what the question understands."""
    question = standing.question(scene)
    assert question is not None  # noqa: S101 - the caller saw it
    reading = scene.read(question.context)
    if scene.tapped:
        return talk.reply(scene)
    return (
        _told_instead(scene, question, reading)
        or _corrected(scene, reading)
        or _greeted(scene, reading)
        or talk.reply(scene)
    )


def _told_instead(scene: Scene, question: Question[Any], reading: Reading) -> Turn | None:
    """A run told in full, what the situation makes clear, or an intent of its own."""
    of_safety = standing.kind(scene).name in SAFETY and taking.claims(scene)
    told = None if of_safety else run_told(scene) or told_early(scene, question)
    a_goal = standing.kind(scene).name == "goal" and RUN_DONE.search(scene.plain)
    double = bool(told and any(one.intent is Intent.LOG_RUN for one in told.also)) or walked(
        scene.said, scene.language
    )
    early, as_a_set = not scene.athlete.onboarded_at, double or bool(told and told.splits_s)
    as_a_set = as_a_set or (told is not None and told.workout_type in RESULTS and not is_result(scene))
    if told and (a_goal or early or as_a_set or Intent.LOG_RUN not in question.welcomes):
        return _interrupted(scene, told)
    ended = _left_or_undone(scene, reading)
    if ended is not None:
        return ended
    meant = None if taking.understood(scene) else overheard(scene, reading)
    if meant is not None:
        return then_again(scene, meant)
    alone = scene.read()
    if reading.intent is Intent.LOG_RUN and alone.intent is Intent.CHANGE_GOAL:
        reading = alone  # a length is a run only to a question about one
    own = reading.intent in talk.INTERRUPTS - question.welcomes
    foreign = (
        own or (reading.intent in _told_apart(scene) and not taking.understood(scene))
    ) and not taking.claims(scene)
    of_the_intake = reading.intent in ABOUT_A_PLAN and _answers_the_intake(scene, question)
    if of_the_intake or _chosen(scene, reading) or _of_a_told_run(scene, reading):
        return None
    if reading.intent is Intent.LOG_RUN and alone.intent is not Intent.LOG_RUN:
        return None  # "hm" names a distance only to a question about one
    return _interrupted(scene, reading) if foreign and reading.intent in BY_INTENT else None


def _with_its_step(scene: Scene, told: Reading) -> Turn:
    """Log a run that also says how a step on the way back went down: "25 min easy, no pain"."""
    logged = BY_INTENT[Intent.LOG_RUN].answer(scene, told)
    return talk.reply(replace(scene, athlete=replace(logged.athlete, open=scene.athlete.open))).after(logged)


def _of_a_told_run(scene: Scene, reading: Reading) -> bool:
    """Return whether a run left out is said after the day's run was told: "couldn't do more"."""
    waiting = scene.athlete.open
    told = waiting is not None and any(one.key in {"done", "what"} for one in waiting.answers)
    return (
        reading.intent is Intent.SKIP_RUN
        and standing.kind(scene).name == "debrief"
        and told
        and not reading.when
    )


def _chosen(scene: Scene, reading: Reading) -> bool:
    """Return whether a run without a figure, or a word for rest, is one of the choices offered: "maybe easy runs", "Ruhe"."""
    if reading.intent in RESTS and standing.heard_in(scene).word == "rest":
        return taking.understood(scene)
    figures = reading.distance_m or reading.duration_s or reading.splits_s or reading.effort is not None
    return (
        reading.intent is Intent.LOG_RUN
        and not (figures or reading.when or reading.aches)
        and taking.understood(scene)
    )


RESTS: Final = frozenset({Intent.STOP, Intent.SKIP_RUN, Intent.PAUSE_PLAN})
"""What a word for rest is where nothing is asked."""


def _answers_the_intake(scene: Scene, question: Question[Any]) -> bool:
    """Return whether a question of the intake can read what would ask for a plan that is not there yet: "I can run Tuesdays".

    To hello a first line is an answer only where it tells something and asks nothing.
    """
    heard = standing.heard_in(scene)
    tells = not heard.text.rstrip().endswith("?") and question.offered_in(heard) is not None
    new = not scene.athlete.onboarded_at and (question.key != "hello" or tells)
    return new and taking.understood(scene)


def _left_or_undone(scene: Scene, reading: Reading) -> Turn | None:
    """Leave the open question where words say so; "undo" takes back the wish, the pain or the run that it is about."""
    if reading.intent is Intent.STOP and leaves(scene.plain) and scene.athlete.onboarded_at:
        return talk.reply(scene)
    name = standing.kind(scene).name
    mistaken = name == "pain" and reading.intent is Intent.EDIT_LAST and MISTAKEN.search(scene.plain)
    if reading.intent is not Intent.UNDO and not mistaken:
        return None
    if name in WISHED_FOR:
        return talk.leave(scene)
    if name == "pain" and not runs_on(scene.athlete, scene.today):
        return _without_its_pain(scene)
    done = standing.told_so_far(scene)
    return None if done is scene else _interrupted(done, reading)


MISTAKEN: Final = re.compile(r"\b(?:mistake|by accident)\b")
"""Says that what was told should not have been."""


def _without_its_pain(scene: Scene) -> Turn:
    """Return the pain that is asked about taken back, where it was told of for the first time today."""
    site = standing.in_dialog(scene).about.get("site")
    kept = tuple(one for one in scene.athlete.pains if one.site != site or one.since < scene.today)
    return scene.but(open=None, pains=kept).say(t("All right, we leave it there."))


WISHED_FOR: Final = frozenset(
    {"goal", "alternatives", "beside", "vacation", "pause", "more", "more_week", "next_week"}
)
"""Dialogs about a wish that is not done yet: "undo" takes back the wish, and nothing before it."""


SAFETY: Final = frozenset({"seen", "cleared"})
"""Dialogs whose answers may be full of figures, and tell of no run: "grade 1 strain, 3 weeks no running"."""


def _corrected(scene: Scene, reading: Reading) -> Turn | None:
    """A correction of the last entry, said beside an answer or instead of one."""
    if reading.intent is not Intent.EDIT_LAST or taking.corrects(scene) or not scene.athlete.onboarded_at:
        return None
    fixed = BY_INTENT[Intent.EDIT_LAST].answer(scene, reading)
    if not taking.understood(scene):
        return then_again(scene, fixed)
    return talk.reply(replace(scene, athlete=fixed.athlete)).after(fixed) if fixed.opens is None else None


def _greeted(scene: Scene, reading: Reading) -> Turn | None:
    """Someone who comes back and says hello is told where they stopped."""
    if reading.intent is not Intent.GREETING or taking.understood(scene):
        return None
    _, _, more = scene.said.partition(",")
    if more.strip() and scene.read().intent is Intent.GREETING:  # "good morning, slept badly"
        return with_question(replace(scene, said=more.strip()))
    return talk.ask_again(scene, lead=t("Good to see you. We stopped here:"))


def _interrupted(scene: Scene, reading: Reading) -> Turn:
    if reading.intent is Intent.LOG_RUN and standing.kind(scene).name == "climb" and taking.understood(scene):
        return _with_its_step(scene, reading)
    one = BY_INTENT[reading.intent]
    early = _asked_later(scene, reading)
    if early:
        return early
    if scene.athlete.onboarded_at or one.anytime or reading.intent is Intent.LOG_RUN:
        return then_again(scene, one.answer(scene, reading))
    return (
        talk.ask_again(scene, lead=_before_a_plan(scene))
        if reading.intent in ABOUT_A_PLAN
        else talk.reply(scene)
    )


def _asked_later(scene: Scene, reading: Reading) -> Turn | None:
    """Keep what a later question of the dialog asks for: sore muscles after a run, anything the intake asks.

    To the intake a pain without a danger sign is an injury.
    """
    name = standing.kind(scene).name if scene.athlete.open else ""
    pain = reading.intent is Intent.REPORT_PAIN
    if name == "debrief":
        sore = all(one.site in MUSCLES and not one.pain for one in reading.aches)
        return talk.kept_for_later(scene) if pain and sore else None
    if name != "onboarding":
        return None
    if pain:
        before = next((one.said for one in standing.kept_answers(scene) if one.key == "injuries"), "")
        told = replace(scene, said=f"{before}, {scene.said}" if before else scene.said)
        return talk.told_early(told, "injuries", t("Noted; I'll build up gently there."))
    return None if reading.intent is Intent.LOG_RUN else talk.kept_for_later(scene)


def _before_a_plan(scene: Scene) -> Text:
    """Say where an answer about training is, before there is one; a lock comes first."""
    last = scene.athlete.open is not None and scene.athlete.open.key == "summary"
    return join(
        (
            locked(scene),
            t("That comes with your plan, one tap from here.")
            if last
            else t("That comes with your plan, a few questions from here."),
        )
    )


ASKS: Final = frozenset({Intent.ASK_TODAY, Intent.ASK_WEEK, Intent.ASK_PLAN, Intent.ASK_WHY, Intent.ASK_PACE})
"""Questions: served even where the open question welcomes such words, when it cannot read these."""


TOLD_APART: Final = frozenset({Intent.SKIP_RUN, Intent.REPORT_PAIN})
"""What the open question may welcome as its answer, and which is heard on its own where it cannot read it."""


def _told_apart(scene: Scene) -> frozenset[Intent]:
    """Return what is heard on its own where the open question cannot read it; a goal, once there is a plan for one."""
    a_goal = frozenset({Intent.CHANGE_GOAL}) if scene.athlete.onboarded_at else frozenset()
    return ASKS | TOLD_APART | a_goal


ABOUT_A_PLAN: Final = ASKS | {Intent.MOVE_WORKOUT}
"""What cannot be answered before there is a plan."""


def then_again(scene: Scene, turn: Turn) -> Turn:
    """A question that still matters is asked again after an interruption."""
    waiting = turn.athlete.open
    if turn.opens or turn.forgotten or waiting is None or waiting != scene.athlete.open:
        return turn
    asked_now = standing.question(replace(scene, athlete=turn.athlete))
    if not standing.kind(scene).keeps or (asked_now is not None and not asked_now.again):
        return turn
    return talk.ask_again(replace(scene, athlete=turn.athlete)).after(turn)


def not_yet_known(scene: Scene) -> Turn:
    """Someone new, or someone who left in the middle: the questions go on where they stopped."""
    if scene.athlete.open or scene.athlete.paused:
        back = scene if scene.athlete.open else scene.but(open=scene.athlete.paused, paused=None)
        asks_of_it = scene.read().intent in ABOUT_A_PLAN
        if not asks_of_it and not scene.tapped and taking.understood(back):
            return naming(scene, talk.reply(back))
        hello = join((locked(scene), t("Good to see you. We stopped here:")))
        return talk.ask_again(back, lead=_before_a_plan(scene) if asks_of_it else hello)
    reading = scene.read("asked:goal")
    plain = reading.intent in {Intent.GREETING, Intent.UNKNOWN, Intent.HELP, Intent.SMALLTALK, Intent.THANKS}
    tells = reading.race or causes(scene.said) or reading.aches
    return scene.opens("onboarding", "" if plain and not tells else scene.said)
