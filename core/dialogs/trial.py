"""A race or a time trial was run: what it means, whether it can be trusted, and the runner's word on new paces.

The run and its result are in the log before the first question; until the runner agrees, it sets no paces.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final

from core.athlete.goal import Result
from core.dialogs.afterwards import eased_after
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.new_paces import moves, trusted_before, used
from core.recommender.change import NEW_PACES, noted
from core.scene import Scene
from core.training.fitness import ENDURANCE_M
from core.understanding.reading import Intent
from core.units import Duration
from core.voice import forecast, meaning
from core.voice.text import NOTHING, Text, join, t
from core.voice.trial import as_before, praise, side_by_side

WELCOME: Final = frozenset({Intent.ASK_PACE, Intent.ASK_WHY, Intent.CHANGE_GOAL, Intent.ASK_PLAN})


@dataclass(frozen=True, slots=True)
class Trial:
    """How a result ends: trusted or not, and whether it sets paces."""

    trusted: bool
    use: bool = False
    moves: bool = True
    """It would change the paces at all."""


def trial(scene: Scene) -> Dialog[Trial]:
    """Check the course; show old and new paces side by side; let the runner decide."""
    found = result(scene)
    if not trusted_before(scene, found):
        course = yield from ask(checked(scene, found))
        if course == "hilly":
            return Trial(trusted=False)
    if not moves(scene, found):
        return Trial(trusted=True, use=True, moves=False)
    use = yield from _decided(scene, found)
    return Trial(trusted=True, use=use)


def _decided(scene: Scene, found: Result) -> Generator[Question[Any], Any, bool]:
    """Ask until it is yes or no; what it predicts and why can be asked in between."""
    asked: tuple[str, ...] = ()
    text = side_by_side(scene, found)
    for n in range(len(MORE) + 1):
        said: str = yield from ask(decision(f"paces{n}" if n else "paces", text, found, asked))
        if said not in MORE:
            return said == "use"
        asked = (*asked, said)
        text = forecast.predicted(scene, found) if said == "predict" else forecast.gap(scene, found)
    return False


def result(scene: Scene) -> Result:
    """Return the result the dialog is about."""
    number = int(scene.about["result"])
    return next(one for one in scene.athlete.results if one.number == number)


def checked(scene: Scene, found: Result) -> Question[str]:
    """Say what the result means, and ask whether it was measured."""
    return Question(
        key="course",
        text=join(
            (
                praise(scene, found),
                t("Before I use it: was it a measured track or a flat road, without much wind?"),
            )
        ),
        short=t("Was it a measured track or a flat road, without much wind?"),
        choices=COURSES,
        read=_course,
        offered=lambda heard: _course_said(heard.word),
        echo=None if _asked(scene) else lambda _: praise(scene, found),
        hints=(t("Track, flat road, or hilly or windy?"),),
    )


def _asked(scene: Scene) -> bool:
    """Return whether the question was put, and its praise said with it."""
    return scene.athlete.open is not None and scene.athlete.open.key == "course"


COURSES: Final[Rows] = (
    (
        Choice(t("Track"), "track"),
        Choice(t("Flat road, GPS"), "flat"),
        Choice(t("Hilly or windy"), "hilly"),
    ),
)
CALM: Final = ("no wind", "not windy", "no hills", "not hilly", "wind still", "windless")
ROUGH: Final = ("hilly", "windy", "hills", "headwind", "gusty", "a lot of wind", "trail")
LEVEL: Final = (("track", "track"), ("flat", "flat"), ("gps", "flat"), ("measured", "track"))


def _course_said(word: str) -> str | None:
    calm = any(one in word for one in CALM)
    if not calm and any(one in word for one in ROUGH):
        return "hilly"
    return next((course for name, course in LEVEL if name in word), "flat" if calm else None)


def _course(heard: Heard) -> str:
    found = chosen(COURSES, heard.word) or _course_said(heard.word)
    if found is None and (agrees(heard) or declines(heard)):
        found = "track" if agrees(heard) else "hilly"
    if found is None:
        raise UnclearError
    return found


MORE: Final = ("predict", "gap")
USE: Final = Choice(t("Use new paces"), "use")
KEEP: Final = Choice(t("Keep old ones"), "keep")


def decision(key: str, text: Text, found: Result, asked: tuple[str, ...]) -> Question[str]:
    """Ask whether the new paces hold from now on; what was asked already is not offered again."""
    more = (
        Choice(t("What does {time} predict?", time=Duration(found.time_s)), "predict")
        if not asked
        else Choice(t("Why the gap?"), "gap")
    )
    short = found.distance_m < ENDURANCE_M
    offered = () if len(asked) == len(MORE) or (asked and not short) else (more,)
    rows: Rows = ((USE, KEEP), offered) if offered else ((USE, KEEP),)
    return Question(
        key=key,
        text=text,
        short=t("Shall I use the new paces?"),
        choices=rows,
        read=lambda heard: _decision(heard, rows, asked),
        offered=lambda heard: "use" if heard.word in {"use the new paces", "use new paces"} else None,
        welcomes=WELCOME,
        hints=(t('Say "use the new paces" or "keep the old ones".'),),
    )


WORDS: Final = (
    ("keep", "keep"), ("old", "keep"), ("use", "use"), ("new pace", "use"), ("new ones", "use"),
    ("gap", "gap"), ("why", "gap"), ("predict", "predict"), ("realistic", "predict"), ("marathon", "predict"),
)  # fmt: skip


def _decision(heard: Heard, rows: Rows, asked: tuple[str, ...]) -> str:
    said = chosen(rows, heard.word) or next((does for word, does in WORDS if word in heard.word), None)
    if said is None and (agrees(heard) or declines(heard)):
        said = "use" if agrees(heard) else "keep"
    if said is None or said in asked:
        raise UnclearError
    return said


def finish(scene: Scene, told: Trial) -> Turn:
    """Keep the result, let it set paces when the runner said so, and let what it cost ease the next hard day."""
    found = result(scene)
    eased, tomorrow, undo = _tomorrow(scene, found)
    if not told.trusted:
        return _said(eased, join((ROUGHLY, tomorrow)), undo)
    if not told.moves:
        return _said(used(eased, found), join((as_before(scene, found), tomorrow)), undo)
    if not told.use:
        return _said(eased, join((KEPT, tomorrow if undo else NOTHING)), undo)
    return accept(eased, found, _no_test(scene), tomorrow)


def _said(scene: Scene, text: Text, row: tuple[Choice, ...]) -> Turn:
    return scene.say(Say(text, (row,) if row else ()))


def _tomorrow(scene: Scene, found: Result) -> tuple[Scene, Text, tuple[Choice, ...]]:
    """Return the scene after a hard run, what comes next, and what takes back what it changed."""
    runs = runs_on(scene.athlete, found.on)
    after, why, undo = eased_after(scene, runs[-1]) if runs else (scene, NOTHING, ())
    return after, why if undo else meaning.tomorrow(scene, scene.today), undo


ROUGHLY: Final = t(
    "Then it stays in the log as a good hard day, and your paces stay as they are. Hills and wind cost time that "
    "nobody can subtract honestly."
)
KEPT: Final = t('All right, the old ones stay. Say "use the new paces" whenever you want them.')


def accept(scene: Scene, found: Result, *more: Text) -> Turn:
    """Use new paces from now on; it can be taken back like every other change."""
    after = noted(used(scene, found), NEW_PACES, (("result", float(found.number)),))
    plan = after.athlete.plan
    undo = (Choice(t("Undo"), f"/undo {plan.changes[-1].number}"),) if plan else ()
    text = join((t("Done: new paces from now on. The plan itself stays, only its numbers move."), *more))
    return after.say(Say(text, ((Choice(t("See the week"), "/week"), *undo),)))


def _no_test(scene: Scene) -> Text:
    """Say plainly what was asked for and is not done."""
    if "add" not in scene.plain or scene.tapped:
        return NOTHING
    return t("A test race I can't put into the plan yet; run one when it suits you and tell me the time.")


def leave(scene: Scene) -> Turn:
    """Nothing is used that was not agreed to; what the run cost counts all the same."""
    return finish(scene, Trial(trusted=True))


TRIAL: Final = Kind("trial", trial, finish, Lasts.NEXT_MORNING, keeps=True, leave=leave)
