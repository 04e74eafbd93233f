"""What is asked: of the runner's own plan first, then what commands answer, then what holds for everybody."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.absences import open_illness
from core.commands.asking import day
from core.commands.hills import of_a_slope, on_hills
from core.commands.plan_questions import ROWS
from core.commands.races import LOGS
from core.commands.still import still
from core.commands.table import COMMANDS
from core.dialogs.away import on_a_belt
from core.dialogs.belt import NO_BELT
from core.dialogs.general import general
from core.dialogs.rungs import way_up, whole_again
from core.locks import holding
from core.logbook import runs_on
from core.messages import Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding.further import wants_more
from core.understanding.normalise import clean, fold
from core.understanding.of_plan import asks_of_plan
from core.understanding.reading import Intent, Reading
from core.voice import answers
from core.voice.text import NOTHING, join, t


def answer(scene: Scene) -> Turn | None:
    """Return the answer to a question that has one; None when it is another one."""
    said = " ".join(scene.plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    told = (said, fold(clean(scene.said)))
    walking = asks_of_plan("no_walking", told)
    growing = _steps(scene) if walking or asks_of_plan("steps", told) else None
    growing = growing or (_in_one_piece(scene) if walking else None) or _next_run(scene, told)
    if growing:
        return growing
    reading = scene.read()
    row = next((one for one in ROWS if asks_of_plan(one.asked, told)), None)
    if row and not _moves(reading):  # "could I run it on saturday instead?" asks for no time
        choices = row.choices(scene)
        return holding(scene, scene.say(Say(row.says(scene), (choices,) if choices else ())))
    if _orders(scene, reading) or (reading.intent in TELLS and not _wished(scene, reading)):
        return None
    more = reading.intent is not Intent.ASK_PACE and wants_more(scene.said, scene.language)
    further = "more" if more else "away" if on_a_belt(scene) else None
    meant = further or next((name for name in MEANT if asks_of_plan(name, told)), None)
    if meant:
        return COMMANDS[meant].answer(scene, reading)
    return still(scene, reading, told) or _answered(scene, reading, said)


def _moves(reading: Reading) -> bool:
    return reading.intent is Intent.MOVE_WORKOUT and bool(reading.when or reading.days)


def _answered(scene: Scene, reading: Reading, said: str) -> Turn | None:
    """Return the answer of the table, or of a command; what moves a workout asks for neither."""
    if _moves(reading) and answers.asked(scene.said, scene.language) not in answers.FIRM:
        return None
    return _general(scene, reading) or _by_name(scene, reading, said)


def _next_run(scene: Scene, told: tuple[str, ...]) -> Turn | None:
    """Show the next day with a run that is still to run, where that is asked; None: running is off, or the race is run."""
    goal = scene.athlete.goal.on
    off = scene.athlete.lock or open_illness(scene.athlete) or (goal is not None and goal < scene.today)
    if off or not asks_of_plan("next_run", told):
        return None
    days = (scene.today + timedelta(days=n) for n in range(AHEAD.days))
    waits = (on for on in days if is_run(scene.workout(on)) and not runs_on(scene.athlete, on))
    found = next(waits, None)
    return day(scene, found) if found else None


def _orders(scene: Scene, reading: Reading) -> bool:
    """Return whether a day is left out, or days away are told: a sport, or no treadmill, beside them is no question about it."""
    if "?" in scene.said or answers.asked(scene.said, scene.language) == "should_i_rest":
        return False
    away = (reading.intent is Intent.VACATION and reading.when_until) or NO_BELT.search(scene.plain)
    return bool(away or (reading.intent is Intent.SKIP_RUN and reading.when))


def _general(scene: Scene, reading: Reading) -> Turn | None:
    """Return the answer of the table; to how hills are run with the runner's own figures, to why they are with the plan's."""
    hills = answers.asked(scene.said, scene.language) == "hills"
    if hills and reading.intent is Intent.ASK_WHY:
        return COMMANDS["why"].answer(scene, reading)
    if hills or of_a_slope(scene.said):
        return holding(scene, scene.say(on_hills(scene)))
    return general(scene)


MEANT: Final = ("plan", "changes", "export", "calendar", "private", "privacy", "treadmill", "flat")
"""Commands that are asked for in a question's words, under their own keys."""

ANYTIME: Final = ("privacy", "club")
"""Questions that need no plan."""


def anytime(scene: Scene) -> Turn | None:
    """Return the answer to a question about one's data or clubs, which somebody new may ask as well."""
    told = (scene.plain, fold(clean(scene.said)))
    return answer(scene) if any(asks_of_plan(key, told) for key in ANYTIME) else None


TELLS: Final = frozenset({Intent.LOG_RUN, Intent.REPORT_PAIN, Intent.REPORT_ILLNESS})
"""What tells of a run or of something wrong is heard as that, whatever it asks beside it."""


def _wished(scene: Scene, reading: Reading) -> bool:
    """Return whether a run is asked for and not told of: "add 60 km on sunday"; what was run has a time, or is past."""
    bare = reading.intent is Intent.LOG_RUN and reading.duration_s is None and reading.effort is None
    over = reading.when in PAST or LOGS.search(scene.plain)
    return bare and not over and wants_more(scene.said, scene.language)


PAST: Final = frozenset({"yesterday", "last_week"})


def _by_name(scene: Scene, reading: Reading, said: str) -> Turn | None:
    """Return what a command says that is typed without its slash, where nothing else is meant."""
    one = COMMANDS.get(said.strip(" .!?"))
    bare = one is not None and one.listed and not one.shared and reading.intent is Intent.UNKNOWN
    return one.answer(scene, reading) if one and bare else None


def _steps(scene: Scene) -> Turn | None:
    """Answer a question about the ladder, while there is one."""
    return scene.say(join((way_up(scene), whole_again(scene)))) if way_up(scene) else None


AHEAD: Final = timedelta(days=180)


def _in_one_piece(scene: Scene) -> Turn | None:
    """Say when running needs no walking any more, to whom the plan lets walk in between; None: it does not."""
    days = (scene.today + timedelta(days=n) for n in range(AHEAD.days))
    runs = [day for day in days if is_run(scene.workout(day))]
    if not runs or scene.workout(runs[0]).type != "walk_run":
        return None
    whole = next((day for day in runs if scene.workout(day).type != "walk_run"), None)
    when = t("The first run in one piece is on {on:date}.", on=whole) if whole else NOTHING
    return scene.say(
        join(
            (
                t(
                    "Not yet. Breath comes fast, tendons and bones take longer, so the walking gets less step by step."
                ),
                when,
            )
        )
    )
