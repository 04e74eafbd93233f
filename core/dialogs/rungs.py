"""The ladder after an injury, as it lies in the plan: where the runner stands on it, how it is laid and held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from core.absences import DAY, absence_on, away_on, days_off, on_the_ladder, promising
from core.athlete.log import Promise
from core.condition import NOT_RUN, current_index
from core.dialogs.laid import lay_days
from core.logbook import runs_on
from core.recommender.change import lay
from core.recommender.way_back import RUNG, ends, way_back
from core.scene import Scene
from core.training.away import between, cleared, edits, without_absence
from core.training.catalogue import is_run, title
from core.training.comeback import Days, Stage, returning, stages
from core.training.ladder import (
    BEHIND,
    LADDER,
    climbing,
    in_order,
    ladder_start,
    rung_days,
    rung_workout,
    sessions,
)
from core.training.limits.back import HALF_HOUR_S
from core.training.plan import Plan
from core.training.workout import Facts
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Standing:
    """Where somebody is on the ladder: the rung, the days they had been off, and the rung it began with."""

    rung: int
    off: int
    first: int = 0

    @property
    def whole(self) -> bool:
        """Whether the ladder has every rung: running grows from what it comes to, whatever was run before."""
        return self.first == 0

    @property
    def step(self) -> int:
        """The step this rung is, 1 the first."""
        return self.rung - self.first + 1

    @property
    def steps(self) -> int:
        """All steps there are."""
        return len(LADDER) - self.first


def standing(scene: Scene) -> Standing:
    """Return where the runner is on the ladder; before its first rung where they are on none."""
    made = on_the_ladder(scene.athlete)
    if made is None:
        return Standing(0, days_off(scene.athlete, scene.today))
    return Standing(*map(int, made.subject.split(":")))


def started(scene: Scene) -> date:
    """Return the first session of the step the runner stands on; of one that nobody answered for, the next one."""
    made = on_the_ladder(scene.athlete)
    assert made is not None  # noqa: S101 - asked for before
    first = made.on - DAY * (2 * LADDER[standing(scene).rung].sessions - 1)
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
    here = standing(scene)
    if quiet:
        rest = edits(plan, cleared(plan, scene.today, plan.last_day()))
        return lay(scene, "injury", rest, _facts(here))
    start = started(scene)
    wanted = climbing(plan, start, here.rung, level(scene), partial(free_from, scene))
    if all(plan.on(day) == made_of for day, made_of in wanted.items() if day >= scene.today):
        return scene
    return laid_from(scene, start, here).but(promises=scene.athlete.promises)


def free_from(scene: Scene, start: date, rung: int) -> date:
    """Return the first day from *start* on from which no session of a step falls into days that are taken."""
    taken = (_full_until(scene, start, rung), *(_taken_until(scene, day) for day in rung_days(start, rung)))
    last = max(filter(None, taken), default=None)
    return start if last is None else free_from(scene, last + DAY, rung)


def _full_until(scene: Scene, start: date, rung: int) -> date | None:
    """Return the Sunday of this week where what was run beside the ladder, with the sessions of a step, is more than it had."""
    plan = scene.athlete.plan
    week = plan.week_of(scene.today) if plan else None
    if plan is None or week is None:
        return None
    sunday = week.start + DAY * (6 - week.start.weekday())
    beside = (
        run for run in scene.athlete.runs if week.start <= run.on <= sunday and not _climbed(plan, run.on)
    )
    run_m = sum(run.distance_m or 0.0 for run in beside)
    steps_m = rung_workout(rung).distance_m * sum(day <= sunday for day in rung_days(start, rung))
    full = run_m and steps_m and run_m + steps_m > sum(day.workout.distance_m for day in week.days)
    return sunday if full else None


def _climbed(plan: Plan, on: date) -> bool:
    """Return whether a change has half an hour at most on a day, as every session of the ladder is."""
    return on in plan.edited and 0 < plan.edited[on].duration_s <= HALF_HOUR_S + 1


def _taken_until(scene: Scene, day: date) -> date | None:
    """Return the last of the days that are taken and a day falls in: days away with an end, or those around a race."""
    away = absence_on(scene.athlete, day)
    if away and away.last:
        return away.last
    plan, race_on = scene.athlete.plan, scene.athlete.goal.on
    if plan is None:
        return None
    if race_on is not None and _races(scene, plan, race_on) and race_on - BESIDE <= day <= plan.last_day():
        return plan.last_day()
    near = (one.on for one in scene.athlete.races if abs(one.on - day) <= BESIDE)
    return next((on + BESIDE for on in near if _races(scene, plan, on)), None)


BESIDE: Final = 2 * DAY
"""Before a race, and after one on the way, no step comes so near: the legs are the race's, and its week is no longer."""


def _races(scene: Scene, plan: Plan, on: date) -> bool:
    """Return whether the plan has a race on a day; who did not run one that is over has nothing to rest from."""
    runs = on >= scene.today or any(run.type not in NOT_RUN for run in runs_on(scene.athlete, on))
    return runs and plan.base_on(on).type == "race"


def around(scene: Scene, rule: str, facts: Facts) -> Scene:
    """Return the scene with the ladder around the days away it knows of: a step that falls into them comes after."""
    here = standing(scene)
    return laid_from(scene, free_from(scene, started(scene), here.rung), here, (rule, facts))


def out_of_order(scene: Scene) -> bool:
    """Return whether the plan has steps on days that follow each other, or one before the question that opens it."""
    made, plan = on_the_ladder(scene.athlete), scene.athlete.plan
    if made is None or plan is None:
        return False
    steps = [day for day, one in plan.edited.items() if day >= scene.today and one.type == "walk_run"]
    runs = [day for day in between(scene.today, max(steps, default=scene.today)) if is_run(plan.on(day))]
    return not in_order([day for day in runs if plan.on(day).type != "race"], standing(scene).rung, made.on)


def way_up(scene: Scene) -> Text:
    """Say which step of the ladder the runner stands on, and what opens the next one; nothing without a ladder."""
    if on_the_ladder(scene.athlete) is None:
        return NOTHING
    here = standing(scene)
    rung = here.rung
    step = t(
        "Step {step} of {of} on the way back, {n} runs.",
        step=here.step,
        of=here.steps,
        n=LADDER[rung].sessions,
    )
    if rung == len(LADDER) - 1:
        return join((step, t("No pain then or the morning after, and your plan comes back in easy steps.")))
    after = title(rung_workout(rung + 1, level(scene)))
    return join((step, t("No pain then or the morning after opens the next: {after}.", after=after)))


def whole_again(scene: Scene) -> Text:
    """Say when thirty minutes in one piece come, if every step stays quiet."""
    if on_the_ladder(scene.athlete) is None:
        return NOTHING
    rung = standing(scene).rung
    steps = sessions(started(scene), rung, partial(free_from, scene))
    on = next(day for day, step in steps if step == len(LADDER) - 1)
    return t("If every step stays quiet, thirty minutes in one piece come on {on:date}.", on=on)


def level(scene: Scene) -> float | None:
    return current_index(scene.athlete, scene.today)


INJURY: Final[tuple[str, Facts]] = ("injury", ())


def laid_from(scene: Scene, start: date, here: Standing, rule_and_facts: tuple[str, Facts] = INJURY) -> Scene:
    """Lay the ladder from the rung of *here* on *start*, nothing else until it is climbed, and what is left of the way back.

    Steps to come are laid as if every one stayed quiet: the plan behind them begins with what they lead to. None of
    them is reached unanswered (`held`).
    """
    rule, facts = rule_and_facts
    plan = scene.athlete.plan
    if plan is None:
        return scene
    clean = without_absence(plan, scene.today)
    steps = climbing(clean, start, here.rung, level(scene), partial(free_from, scene))
    since, way = way_behind(here, start, max(steps))
    behind = returning(clean, since, way, level(scene))
    new: Days = {**behind, **cleared(clean, scene.today, start), **steps}
    laid = lay_days(
        scene,
        rule,
        way_back(scene, clean, new, injured=here.whole, steps=_runs(steps)),
        (*_facts(here), *facts, ends(new)),
    )
    ask_on = rung_days(start, here.rung)[-1] + DAY
    return laid.but(
        promises=promising(
            laid.athlete, Promise("climb", ask_on, f"{here.rung}:{here.off}:{here.first}"), instead_of="climb"
        ).promises
    )


def _runs(days: Days) -> frozenset[date]:
    return frozenset(on for on, one in days.items() if is_run(one))


def _facts(here: Standing) -> Facts:
    return (("days_off", float(here.off)), *(((RUNG, float(here.rung)),) if here.whole else ()))


def way_behind(here: Standing, start: date, climbed: date) -> tuple[date, tuple[Stage, ...]]:
    """Return what is eased beside the ladder and behind it, and from which day; *climbed* is its last session."""
    if here.whole:
        return ladder_start(start, here.rung), stages(here.off, injured=True)
    return climbed + DAY, BEHIND


def over_a_new_plan(scene: Scene) -> Scene:
    """Return the scene with the ladder laid over a plan that was just made; as it is where nobody is on one."""
    if on_the_ladder(scene.athlete) is None or scene.athlete.lock:
        return scene
    here = standing(scene)
    return laid_from(scene, free_from(scene, started(scene), here.rung), here)
