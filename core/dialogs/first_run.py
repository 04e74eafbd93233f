"""The evening after the first runs back: how it felt alone decides the next one."""

from __future__ import annotations

from datetime import date
from typing import Final

from core.absences import DAY, promised, promising
from core.athlete.log import Promise, Run
from core.dialogs.after_illness import lay_way_back, told_light_until
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.logbook import with_run
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.comeback import FIRST_S, SECOND_S
from core.training.workout import Step
from core.understanding.reading import Intent
from core.voice.text import NOTHING, Text, join, t

FELT: Final[Rows] = (
    (Choice(t("Easy"), "easy"), Choice(t("Harder than it should"), "harder"), Choice(t("Didn't run"), "no")),
)
EASY_EFFORT: Final = 3.0
HARD_EFFORT: Final = 6.0


def first_run(scene: Scene) -> Dialog[str]:
    """Ask how the first run felt: that alone decides the next one."""
    return (yield from ask(felt(scene)))


def felt(scene: Scene) -> Question[str]:
    """Ask how it felt."""
    first = _number(scene) == 1
    return Question(
        key="felt",
        text=t("How did the 20 minutes feel?") if first else t("How did the 30 minutes feel?"),
        choices=FELT,
        context="asked:run",
        read=_felt,
        welcomes=frozenset({Intent.SKIP_RUN, Intent.LOG_RUN}),
    )


def _number(scene: Scene) -> int:
    """Return which of the first runs it is: by what the day holds, else by what was promised."""
    parts = scene.workout().parts
    seconds = parts[0].duration_s if len(parts) == 1 and isinstance(parts[0], Step) else None
    if seconds in {FIRST_S, SECOND_S}:
        return 1 if seconds == FIRST_S else 2
    made = promised(scene.athlete, "first_run", scene.today)
    return int(made.subject) if made else 1


def _felt(heard: Heard) -> str:
    said = chosen(FELT, heard.word)
    if said:
        return said
    reading = heard.reading("asked:run")
    if reading.intent is Intent.SKIP_RUN or heard.word in {"no", "nope"}:
        return "no"
    if reading.effort is not None:
        return "easy" if reading.effort < HARD_EFFORT - 1 else "harder"
    if "hard" in heard.word or "heavy" in heard.word or "pound" in heard.word:
        return "harder"
    if any(word in heard.word for word in ("easy", "good", "fine", "great", "ok")):
        return "easy"
    raise UnclearError


def first_run_finish(scene: Scene, said: str) -> Turn:
    """Easy: on to the next step. Harder: the same once more. Not run: no hurry."""
    if said == "no":
        return _once_more(scene, scene.today + DAY, t("No hurry. The 20 minutes wait for you tomorrow."))
    done = _logged(scene, EASY_EFFORT if said == "easy" else HARD_EFFORT)
    if said == "harder":
        text = t(
            "Then the body isn't done yet. A day of rest, and the 20 minutes once more on {on:weekday}; the rest "
            "moves with it.",
            on=_in_two_days(scene),
        )
        return _once_more(done, _in_two_days(scene), text)
    return _onward(done, _number(scene))


def _logged(scene: Scene, effort: float) -> Scene:
    planned = scene.workout()
    run = Run(
        0,
        scene.day,
        duration_s=planned.duration_s or FIRST_S,
        effort=effort,
        type=planned.type,
        planned=True,
        logged_at=scene.now,
    )
    return scene.but(runs=with_run(scene.athlete, run).runs)


def _in_two_days(scene: Scene) -> date:
    """Return the day of the next run: a day of rest lies between."""
    return scene.day + 2 * DAY


def _once_more(scene: Scene, start: date, text: Text) -> Turn:
    laid = lay_way_back(scene, start)
    after = promising(laid.athlete, Promise("first_run", start, "1"), instead_of="first_run")
    return Turn(after, (Say(text, (buttons(scene, laid),)),))


def _onward(scene: Scene, number: int) -> Turn:
    if number == 1:
        nxt = _in_two_days(scene)
        after = promising(scene.athlete, Promise("first_run", nxt, "2"), instead_of="first_run")
        says = Say(t("That's the sign I wanted. Next: 30 minutes easy on {on:weekday}.", on=nxt))
        return Turn(after, (says,))
    until = told_light_until(scene)
    text = join(
        (
            t("Two easy runs that felt easy: you're back."),
            t("The days stay light until {until:date}; then the plan is whole again.", until=until)
            if until
            else NOTHING,
        )
    )
    return Turn(promising(scene.athlete, instead_of="first_run"), (Say(text),))


FIRST_RUN: Final = Kind("first_run", first_run, first_run_finish, Lasts.NEXT_MORNING)
