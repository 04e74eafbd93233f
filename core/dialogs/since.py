"""Hello after many days without a run in the log: asked before anything is taken for a break."""

from __future__ import annotations

import re
from typing import Final

from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, UnclearError
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.questions import asks
from core.understanding.reading import Intent
from core.voice.text import t


def since(scene: Scene) -> Dialog[bool]:
    """Ask somebody who says hello after many days without a run in the log whether they ran."""
    return (yield from ask(did_you_run(scene)))


def did_you_run(scene: Scene) -> Question[bool]:
    """Ask; whatever is told of these days is a no, unless it tells of running."""
    name = scene.athlete.profile.name
    return Question(
        key="ran",
        text=t(
            "{hello} There's no run in my log for {n} days. If you did run, tell me about the last ones; if not, we "
            "begin where you are.",
            hello=t("Hi {name}.", name=name) if name else t("Hi."),
            n=int(scene.about["off"]),
        ),
        choices=((Choice(t("I'm back"), "begin"), Choice(t("I did run"), "ran")),),
        context="asked:run",
        read=_ran,
        welcomes=frozenset({Intent.SKIP_RUN, Intent.RESUME_PLAN}),
    )


def _ran(heard: Heard) -> bool:
    if heard.word == "ran" or RAN.search(heard.word):
        return True
    if asks(heard.text, heard.language):
        raise UnclearError
    return False


RAN: Final = re.compile(r"\b(?:did run|have run|been running|kept running|ran)\b(?! out)")


def since_finish(scene: Scene, told: bool) -> Turn:
    """Ask for the runs that are not in the log, or begin where the runner is."""
    if not told:
        return scene.opens("comeback")
    return scene.say(t('Good. Tell me the last ones, one a line, like "8 km yesterday in 45:10, effort 4".'))


SINCE: Final = Kind("since", since, since_finish, Lasts.TODAY)
