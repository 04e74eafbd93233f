"""The morning after a run that is not in the log: whether it happened, without a hint of blame."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Run
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.logbook import with_run
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.day import on_a_belt, today_line
from core.voice.rotation import good_morning, of_the_day
from core.voice.text import join, t

HAPPENED_ROWS: Final[Rows] = (
    (Choice(t("I ran it"), "ran it"), Choice(t("Missed it"), "missed it"), Choice(t("Not now"), "not now")),
)


def happened(scene: Scene) -> Dialog[str]:
    """Ask, the morning after a run that is not in the log, whether it happened."""
    return (yield from ask(did_it(scene)))


def did_it(scene: Scene) -> Question[str]:
    """Ask without a hint of blame."""
    hello = good_morning(scene.today, scene.athlete.profile.name)
    line = today_line(scene.workout(scene.today), None)
    today = join((line, on_a_belt(scene.athlete.plan, scene.today)))
    what = phrases.briefly(scene.workout())
    asks = of_the_day(
        scene.today,
        t("Yesterday's {what} isn't in the log. Did it happen?", what=what),
        t("I don't see yesterday's {what} in the log. Did you run it?", what=what),
    )
    return Question(
        key="happened",
        text=join((hello, today, asks)),
        choices=HAPPENED_ROWS,
        context="asked:run",
        read=_happened,
        welcomes=frozenset({Intent.SKIP_RUN}),
    )


def _happened(heard: Heard) -> str:
    said = chosen(HAPPENED_ROWS, heard.word)
    if said:
        return said
    if heard.word in {"yes", "yep", "done", "i did", "did it"}:
        return "ran it"
    if (
        heard.word in {"no", "nope", "no i didn't", "didn't"}
        or heard.reading("asked:run").intent is Intent.SKIP_RUN
    ):
        return "missed it"
    raise UnclearError


def happened_finish(scene: Scene, said: str) -> Turn:
    """Log it as planned and ask how it was, or let it go."""
    if said == "ran it":
        planned = scene.workout()
        run = Run(
            0, scene.day, planned.distance_m or None, type=planned.type, planned=True, logged_at=scene.now
        )
        athlete = with_run(scene.athlete, run)
        number = max(one.number for one in athlete.runs)
        return scene.but(runs=athlete.runs).opens("effort", run=str(number))
    if said == "missed it":
        return scene.opens("missed", "" if scene.tapped else scene.said, on=scene.day.isoformat())
    return scene.say(t("All right, no hurry."))


HAPPENED: Final = Kind("happened", happened, happened_finish, Lasts.TODAY)
