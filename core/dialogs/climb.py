"""Back from an injury: running and walking in turn, one rung at a time, and never all at once.

The morning after the sessions of a rung comes one question; only "no pain" climbs on (return-to-running consensus).
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Final

from core.absences import DAY, absence_on, away_on, back_on, days_off, on_the_ladder, promised, promising
from core.athlete.log import Promise
from core.condition import NOT_RUN, current_index
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import lay_days
from core.dialogs.question import NO_WORDS, Heard, Question, Rows, UnclearError, chosen, named
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.recommender.change import lay
from core.recommender.way_back import way_back
from core.scene import Scene
from core.training.away import between, cleared, edits, without_absence
from core.training.catalogue import is_run, steps_text, title
from core.training.comeback import Days, returning, stages
from core.training.ladder import (
    LADDER,
    climbing,
    in_order,
    ladder_start,
    rung_days,
    rung_workout,
    sessions,
)
from core.training.workout import Facts
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

SEE_THE_WEEK: Final = (Choice(t("See the week"), "/week"),)
"""What can be tapped after a step: a step cannot be taken back, only repeated."""


def climbing_from(scene: Scene, off: int) -> Turn:
    """Start the ladder tomorrow, and say how many steps it has and what opens the next one."""
    start = _free_from(scene, scene.today + DAY, 0)
    laid = laid_from(scene, start, 0, off)
    text = join(
        (
            t(
                "Good news. Running comes back in {n} steps, from a minute at a time to thirty minutes in one piece.",
                n=len(LADDER),
            ),
            t("Today: 30 minutes of brisk walking; if that hurts, wait and tell me."),
            _sessions(scene, start, 0),
            t("I ask after every step: no pain opens the next one, pain means the same again."),
        )
    )
    return laid.say(Say(text, (SEE_THE_WEEK,)))


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
    rung, off = _standing(scene)
    start = _free_from(scene, start, rung)
    after = laid_from(scene, start, rung, off, ("injury", facts))
    text = join((t("Good to see you. The same step again."), _sessions(after, start, rung), way_up(after)))
    return after.say(Say(text, (SEE_THE_WEEK,)))


FORGOTTEN: Final = 7
"""Days after which nobody is asked how a step went down: it is begun anew."""


def _broken_off(scene: Scene) -> bool:
    """Return whether days away, a lock or long silence took sessions of the step the runner stands on."""
    made = on_the_ladder(scene.athlete)
    if made and (scene.today - made.on).days >= FORGOTTEN:
        return True
    days = rung_days(_start(scene), _standing(scene)[0])
    missed = any(day <= scene.today and away_on(scene.athlete, day) for day in days)
    return (
        missed or away_on(scene.athlete, scene.today) or not all(is_run(scene.workout(day)) for day in days)
    )


def _start(scene: Scene) -> date:
    """Return the first session of the step the runner stands on; of one that nobody answered for, the next one."""
    made = on_the_ladder(scene.athlete)
    assert made is not None  # noqa: S101 - asked for before
    first = made.on - DAY * (2 * LADDER[_standing(scene)[0]].sessions - 1)
    if made.on >= scene.today:
        return first
    behind = (scene.today - first).days
    return first + DAY * (behind + behind % 2)


def held(scene: Scene, *, quiet: bool) -> Scene:
    """Return the scene with the step held whose question found no answer: the same again, and nothing after it.

    *quiet*: after long silence there is rest, until the runner is heard of. What was not answered was not passed.
    """
    made, plan = on_the_ladder(scene.athlete), scene.athlete.plan
    waits = made is not None and made.on < scene.today and not scene.athlete.lock
    if plan is None or not waits or away_on(scene.athlete, scene.today):
        return scene
    rung, off = _standing(scene)
    if quiet:
        rest = edits(plan, cleared(plan, scene.today, plan.last_day()))
        return lay(scene, "injury", rest, (("days_off", float(off)), ("rung", float(rung))))
    start = _start(scene)
    wanted = climbing(plan, start, rung, _level(scene), partial(_free_from, scene))
    if all(plan.on(day) == made_of for day, made_of in wanted.items() if day >= scene.today):
        return scene
    return laid_from(scene, start, rung, off).but(promises=scene.athlete.promises)


def _free_from(scene: Scene, start: date, rung: int) -> date:
    """Return the first day from *start* on from which no session of a step falls into days that are taken."""
    last = max(filter(None, (_taken_until(scene, day) for day in rung_days(start, rung))), default=None)
    return start if last is None else _free_from(scene, last + DAY, rung)


def _taken_until(scene: Scene, day: date) -> date | None:
    """Return the last of the days away a day falls in, if they have an end, or of the race's own and those after it.

    Who did not run the race has nothing to rest from.
    """
    away = absence_on(scene.athlete, day)
    if away and away.last:
        return away.last
    plan, race_on = scene.athlete.plan, scene.athlete.goal.on
    if plan is None or race_on is None or plan.base_on(race_on).type != "race":
        return None
    runs = race_on >= scene.today or any(run.type not in NOT_RUN for run in runs_on(scene.athlete, race_on))
    return plan.last_day() if runs and race_on <= day <= plan.last_day() else None


def around(scene: Scene, rule: str, facts: Facts) -> Scene:
    """Return the scene with the ladder around the days away it knows of: a step that falls into them comes after."""
    rung, off = _standing(scene)
    return laid_from(scene, _free_from(scene, _start(scene), rung), rung, off, (rule, facts))


def out_of_order(scene: Scene) -> bool:
    """Return whether the plan has steps on days that follow each other, or one before the question that opens it."""
    made, plan = on_the_ladder(scene.athlete), scene.athlete.plan
    if made is None or plan is None:
        return False
    steps = [day for day in between(scene.today, plan.last_day()) if plan.on(day).type == "walk_run"]
    runs = [day for day in between(scene.today, max(steps, default=scene.today)) if is_run(plan.on(day))]
    return not in_order([day for day in runs if plan.on(day).type != "race"], _standing(scene)[0], made.on)


def way_up(scene: Scene) -> Text:
    """Say which step of the ladder the runner stands on, and what opens the next one; nothing without a ladder."""
    if on_the_ladder(scene.athlete) is None:
        return NOTHING
    rung, _ = _standing(scene)
    step = t(
        "Step {step} of {of} on the way back, {n} runs.",
        step=rung + 1,
        of=len(LADDER),
        n=LADDER[rung].sessions,
    )
    if rung == len(LADDER) - 1:
        return join((step, t("No pain then or the morning after, and your plan comes back in easy steps.")))
    after = title(rung_workout(rung + 1, _level(scene)))
    return join((step, t("No pain then or the morning after opens the next: {after}.", after=after)))


def whole_again(scene: Scene) -> Text:
    """Say when thirty minutes in one piece come, if every step stays quiet."""
    if on_the_ladder(scene.athlete) is None:
        return NOTHING
    rung, _ = _standing(scene)
    steps = sessions(_start(scene), rung, partial(_free_from, scene))
    on = next(day for day, step in steps if step == len(LADDER) - 1)
    return t("If every step stays quiet, thirty minutes in one piece come on {on:date}.", on=on)


def _sessions(scene: Scene, start: date, rung: int) -> Text:
    days = [t("{on:weekday}", on=day) for day in rung_days(start, rung)]
    what = steps_text(rung_workout(rung, _level(scene)), None)
    return t("{days}: {what}.", days=phrases.both(days), what=what)


def _level(scene: Scene) -> float | None:
    return current_index(scene.athlete, scene.today)


INJURY: Final[tuple[str, Facts]] = ("injury", ())


def laid_from(
    scene: Scene, start: date, rung: int, off: int, rule_and_facts: tuple[str, Facts] = INJURY
) -> Scene:
    """Lay the ladder from a rung on *start*, nothing else until it is climbed, and what is left of the way back.

    Steps to come are laid as if every one stayed quiet: the plan behind them begins with what they lead to. None of
    them is reached unanswered (`held`).
    """
    rule, facts = rule_and_facts
    plan = scene.athlete.plan
    if plan is None:
        return scene
    clean = without_absence(plan, scene.today)
    steps = climbing(clean, start, rung, _level(scene), partial(_free_from, scene))
    behind = returning(clean, ladder_start(start, rung), stages(off, injured=True), _level(scene))
    new: Days = {**behind, **cleared(clean, scene.today, start), **steps}
    laid = lay_days(
        scene,
        rule,
        way_back(
            scene, clean, new, injured=True, steps=frozenset(on for on, one in steps.items() if is_run(one))
        ),
        (("days_off", float(off)), ("rung", float(rung)), *facts),
    )
    ask_on = rung_days(start, rung)[-1] + DAY
    return laid.but(
        promises=promising(
            laid.athlete, Promise("climb", ask_on, f"{rung}:{off}"), instead_of="climb"
        ).promises
    )


HURT: Final[Rows] = (
    (Choice(t("No pain"), "none"), Choice(t("A little"), "a little"), Choice(t("It hurt"), "it hurt")),
    (Choice(t("Not done yet"), "not done"),),
)


def climb(scene: Scene) -> Dialog[str]:
    """Ask how the sessions of a rung went down."""
    return (yield from ask(any_pain(scene)))


def any_pain(scene: Scene) -> Question[str]:
    """Ask about during, after, and this morning in one."""
    rung, _ = _standing(scene)
    what = steps_text(rung_workout(rung, _level(scene)), None)
    return Question(
        key="pain",
        text=t("You've had {what}. Any pain then, afterwards or this morning?", what=what),
        choices=HURT,
        read=_pain,
        welcomes=frozenset({Intent.SKIP_RUN, Intent.REPORT_PAIN}),
    )


def _standing(scene: Scene) -> tuple[int, int]:
    """Return the rung the runner stands on, and the days they had been off."""
    made = on_the_ladder(scene.athlete)
    if made is None:
        return 0, days_off(scene.athlete, scene.today)
    rung, _, off = made.subject.partition(":")
    return int(rung), int(off)


def _pain(heard: Heard) -> str:
    said = chosen(HURT, heard.word)
    if said is None and (heard.word in NO_WORDS or "no pain" in heard.word or "nothing" in heard.word):
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
    says = named(HURT, heard) or ("none" if "no pain" in heard.word else None)
    if says is None or on_the_ladder(scene.athlete) is None:
        return None
    if promised(scene.athlete, "climb", scene.today):
        return finish(scene, says)
    closed = t("That step is answered already; I ask again after the next one.")
    return scene.say(Say(join((closed, way_up(scene))), (SEE_THE_WEEK,))) if says == "none" else None


def finish(scene: Scene, said: str) -> Turn:
    """No pain: the next rung. A little, or not done: the same again. It hurt: two days off, and the same again."""
    rung, off = _standing(scene)
    if said == "none" and rung == len(LADDER) - 1:
        return _climbed(scene)
    nxt = rung + 1 if said == "none" else rung
    start = _free_from(scene, scene.today + (DAY * 3 if said == "it hurt" else DAY), nxt)
    laid = laid_from(scene, start, nxt, off)
    text = join((SAID[said], _sessions(scene, start, nxt)))
    turn = laid.say(Say(text, (SEE_THE_WEEK,)))
    return laid.opens("pain").after(turn) if said == "it hurt" else turn


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
