"""Back from an injury: running and walking in turn, one rung at a time, and never all at once.

The morning after the sessions of a rung comes one question; only "no pain" climbs on (return-to-running consensus).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from core.absences import DAY, away_on, back_on, on_the_ladder, promised, promising
from core.dialogs.after_stop import in_steps
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import NO_WORDS, Heard, Question, Rows, UnclearError, chosen, named
from core.dialogs.reach import out_of_reach, reach
from core.dialogs.rungs import (
    Standing,
    free_from,
    laid_from,
    level,
    standing,
    started,
    way_up,
    whole_again,
)
from core.dialogs.went import Went, went
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run, steps_text
from core.training.ladder import (
    LADDER,
    rung_days,
    rung_workout,
)
from core.training.workout import Facts
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import Text, join, t

SEE_THE_WEEK: Final = (Choice(t("See the week"), "/week"),)
"""What can be tapped after a step: a step cannot be taken back, only repeated."""


WALK_FIRST: Final = t("Today: 30 minutes of brisk walking; if that hurts, wait and tell me.")


def climbing_from(scene: Scene, here: Standing) -> Turn:
    """Start the ladder tomorrow, and say how many steps it has and what opens the next one."""
    start = free_from(scene, scene.today + DAY, here.rung)
    laid = laid_from(scene, start, here)
    text = join(
        (
            t("Good news."),
            in_steps(here),
            WALK_FIRST,
            _sessions(scene, start, here.rung),
            t("I ask after every step: no pain opens the next one, pain means the same again."),
        )
    )
    return laid.say(Say(text, (SEE_THE_WEEK,)), *_lost(scene, laid))


def going_on(scene: Scene) -> Turn:
    """Say where the ladder stands, and leave it so; ask where that is due; what was broken off begins its step anew."""
    if _broken_off(scene):
        return anew(scene.but(absences=back_on(scene.athlete, scene.today).absences), scene.today + DAY)
    if promised(scene.athlete, "climb", scene.today):
        return scene.opens("climb")
    text = join((t("Good to see you. The steps go on as they are."), way_up(scene), whole_again(scene)))
    return scene.say(Say(text, (SEE_THE_WEEK,)))


def anew(scene: Scene, start: date, facts: Facts = ()) -> Turn:
    """Begin the step the runner stands on anew, from *start* or after days away."""
    here = standing(scene)
    start = free_from(scene, start, here.rung)
    after = laid_from(scene, start, here, ("injury", facts))
    text = join(
        (t("Good to see you. The same step again."), _sessions(after, start, here.rung), way_up(after))
    )
    return after.say(Say(text, (SEE_THE_WEEK,)), *_lost(scene, after))


FORGOTTEN: Final = 7
"""Days after which nobody is asked how a step went down: it is begun anew."""


def _broken_off(scene: Scene) -> bool:
    """Return whether days away, a lock or long silence took sessions of the step the runner stands on."""
    made = on_the_ladder(scene.athlete)
    if made and (scene.today - made.on).days >= FORGOTTEN:
        return True
    days = rung_days(started(scene), standing(scene).rung)
    missed = any(day <= scene.today and away_on(scene.athlete, day) for day in days)
    return (
        missed or away_on(scene.athlete, scene.today) or not all(is_run(scene.workout(day)) for day in days)
    )


def _sessions(scene: Scene, start: date, rung: int) -> Text:
    days = [t("{on:weekday}", on=day) for day in rung_days(start, rung)]
    what = steps_text(rung_workout(rung, level(scene)), None)
    return t("{days}: {what}.", days=phrases.both(days), what=what)


HURT: Final[Rows] = (
    (Choice(t("No pain"), "none"), Choice(t("A little"), "a little"), Choice(t("It hurt"), "it hurt")),
    (Choice(t("Not done yet"), "not done"),),
)


def climb(scene: Scene) -> Dialog[str]:
    """Ask how the sessions of a rung went down."""
    return (yield from ask(any_pain(scene)))


def any_pain(scene: Scene) -> Question[str]:
    """Ask about during, after, and this morning in one."""
    rung = standing(scene).rung
    what = steps_text(rung_workout(rung, level(scene)), None)
    return Question(
        key="pain",
        text=t("You've had {what}. Any pain then, afterwards or this morning?", what=what),
        choices=HURT,
        read=_pain,
        welcomes=frozenset({Intent.SKIP_RUN, Intent.REPORT_PAIN}),
    )


def _pain(heard: Heard) -> str:
    said = chosen(HURT, heard.word)
    quiet = heard.word in NO_WORDS or "no pain" in heard.word or "nothing" in heard.word
    if said is None and (quiet or went(heard) is Went.WELL):
        said = "none"
    if said is None and ("not done" in heard.word or heard.reading("asked:run").intent is Intent.SKIP_RUN):
        said = "not done"
    if said is None and ("little" in heard.word or "bit" in heard.word):
        said = "a little"
    if said is None and heard.word.startswith(("yes", "hurt", "it hurt", "pain")):
        said = "it hurt"
    if said is None:
        raise UnclearError
    return said


def told_late(scene: Scene) -> Turn | None:
    """Return what an answer does that comes after its question was closed, while it is still due; None: it is none."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    says = named(HURT, heard) or ("none" if "no pain" in heard.word or _felt_well(scene, heard) else None)
    if says is None or on_the_ladder(scene.athlete) is None:
        return None
    if promised(scene.athlete, "climb", scene.today):
        return finish(scene, says)
    closed = t("That step is answered already; I ask again after the next one.")
    return scene.say(Say(join((closed, way_up(scene))), (SEE_THE_WEEK,))) if says == "none" else None


def _felt_well(scene: Scene, heard: Heard) -> bool:
    """Return whether a run is said to have gone well while the step's question is due."""
    return went(heard) is Went.WELL and promised(scene.athlete, "climb", scene.today) is not None


def finish(scene: Scene, said: str) -> Turn:
    """No pain: the next rung. A little, or not done: the same again. It hurt: two days off, and the same again."""
    here = standing(scene)
    if said == "none" and here.rung == len(LADDER) - 1:
        return _climbed(scene)
    nxt = replace(here, rung=here.rung + (said == "none"))
    start = free_from(scene, scene.today + (DAY * 3 if said == "it hurt" else DAY), nxt.rung)
    laid = laid_from(scene, start, nxt)
    text = join((SAID[said], _sessions(scene, start, nxt.rung)))
    turn = laid.say(Say(text, (SEE_THE_WEEK,)), *_lost(scene, laid))
    return laid.opens("pain").after(turn) if said == "it hurt" else turn


def _lost(before: Scene, after: Scene) -> Iterator[Say]:
    """Say that the race comes too early, on the day on which that became clear."""
    if reach(after) > reach(before):
        yield Say(out_of_reach(after))


SAID: Final = {
    "none": t("That's what we want. The next step."),
    "a little": t("Then the same step once more; it has to be quiet before we climb."),
    "not done": t("No hurry. The same step again."),
    "it hurt": t("Thanks for telling me. Two days off, then the same step again, not the next one."),
}


def _climbed(scene: Scene) -> Turn:
    free = scene.but(promises=promising(scene.athlete, instead_of="climb").promises)
    return free.offer(
        t(
            "Thirty minutes in one piece, without pain: the ladder is climbed. From here the plan comes back in easy "
            "steps; hills and fast running come last."
        ),
        Choice(t("See the week"), "/week"),
    )


CLIMB: Final = Kind("climb", climb, finish, Lasts.NEXT_MORNING)
