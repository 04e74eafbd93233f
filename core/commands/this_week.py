"""This week once more, or what is left of it made lighter; the weeks ahead a little longer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.absences import away_on, on_the_ladder
from core.commands.ahead import no_plan
from core.commands.table import command
from core.condition import current_index
from core.dialogs import longer
from core.dialogs.laid import buttons
from core.dialogs.replan import HELD
from core.logbook import runs_on
from core.messages import Say, Turn
from core.recommender.change import breaks, edit, lay
from core.recommender.way_back import way_back
from core.scene import Scene
from core.training.catalogue import easier, is_quality, is_run
from core.training.comeback import eased
from core.training.plan import Phase, Plan, Week
from core.training.season import week_m
from core.training.workout import Workout
from core.understanding.reading import Reading
from core.units import Distance
from core.voice.text import NOTHING, Text, join, t

WEEK: Final = timedelta(days=7)
NOT_REPLACED: Final = frozenset({Phase.TAPER, Phase.RACE, Phase.RECOVERY})
SHORTER: Final = 0.8


@command("lighter", t("A lighter week: hard sessions easy, the long run shorter"))
def lighter(scene: Scene, _reading: Reading) -> Turn:
    """Lighten what is left of the week."""
    return lighter_week(scene) if scene.athlete.plan else no_plan(scene)


@command("longer", t("A little more distance, once whole weeks have felt easy"), listed=False)
def a_little_longer(scene: Scene, _reading: Reading) -> Turn:
    """Lengthen the weeks ahead by a little, where weeks that are over made room for it."""
    return longer.taken(scene) if scene.athlete.plan else no_plan(scene)


def lighter_week(scene: Scene, *, coming: bool = False) -> Turn:
    """Make what is left of the week easy, or the *coming* one, and cut its long run by a fifth."""
    plan = scene.athlete.plan
    week = plan.week_of(scene.today + (WEEK if coming else timedelta(0))) if plan else None
    if plan and scene.today < plan.first_day():
        return scene.say(_not_begun(plan))
    if plan is None or week is None:
        return scene.say(t("The week stays as it is."))
    level = current_index(scene.athlete, scene.today)
    ahead = [
        one for one in plan.days_of(week) if one.on >= scene.today and not runs_on(scene.athlete, one.on)
    ]
    after = lay(scene, "lighter-week", [edit(plan, one.on, lightened(one.workout, level)) for one in ahead])
    if after is scene:
        return scene.say(
            t("Next week is easy already. Rest when you need it.")
            if coming
            else t("What is left of the week is easy already. Rest when you need it.")
        )
    was, now = Distance(week_m(plan, week)), Distance(week_m(after.athlete.plan or plan, week))
    if was == now and not coming:
        return after.say(
            Say(t("Done. What is left of the week is easy now. Get some rest."), (buttons(scene, after),))
        )
    text = (
        t("Done. Next week is {now} instead of {was}, and nothing in it is hard.", now=now, was=was)
        if coming
        else t("Done. This week is {now} instead of {was}, and that's fine. Get some rest.", now=now, was=was)
    )
    return after.say(Say(text, (buttons(scene, after),)))


def lightened(workout: Workout, level: float | None) -> Workout:
    """Return a hard session as easy running, a long run cut by a fifth; everything else stays."""
    if workout.type in {"long", "marathon_pace_long"}:
        return eased(workout, SHORTER, level)
    return easier(workout, level) if is_quality(workout) else workout


def _not_begun(plan: Plan) -> Text:
    return t(
        "Your plan begins on {on:weekday}, and its first week is gentle. Tell me again once you have run.",
        on=plan.first_day(),
    )


def _not_repeated(scene: Scene) -> Text:
    """Say why this week can't be repeated; NOTHING when it can."""
    plan = scene.athlete.plan
    if plan and scene.today < plan.first_day():
        return _not_begun(plan)
    week = plan.week_of(scene.today) if plan else None
    coming = plan.week_of(scene.today + WEEK) if plan else None
    if plan is None or week is None or coming is None:
        return t("There is no week after this one in the plan. Tell me what's next, and I'll make one.")
    against = (
        (on_the_ladder(scene.athlete) is not None, HELD),
        (any(away_on(scene.athlete, one.on) for one in plan.days_of(coming)), AWAY_THEN),
        (not _may_give(plan, coming) or _races(plan, week), OF_THE_RACE),
        (week.start.weekday() > 0, ONLY_THE_START),
        (not any(is_run(one.workout) for one in plan.days_of(week)), NO_RUN),
    )
    return next((why for so, why in against if so), NOTHING)


AWAY_THEN: Final = t(
    "You don't run next week, so there is nothing to repeat in it. Tell me again when you're back."
)
OF_THE_RACE: Final = t("Next week belongs to your race, so I'd leave it. This week lighter is possible.")
ONLY_THE_START: Final = t(
    "This week is only the start of the plan, so there is little to repeat. Next week stays."
)

NO_RUN: Final = t("This week has no run to repeat. Next week stays.")


def repeat_week(scene: Scene) -> Turn:
    """Make the coming week what this one is; a lighter one it takes the place of comes a week later.

    The days behind it stay, as far as the limits let them after a week that did not grow.
    """
    plan, kept = scene.athlete.plan, _not_repeated(scene)
    week = plan.week_of(scene.today) if plan else None
    if plan is None or week is None or kept:
        return scene.say(kept)
    edits = way_back(scene, plan, dict(_once_more(plan, week)))
    problem = next(iter(breaks(scene, edits)), None)
    if problem:
        return scene.say(
            join((t("I'd rather not repeat it:"), problem.text, t("So next week stays as planned.")))
        )
    after = lay(scene, "week-repeated", edits)
    if after is scene:
        return scene.say(t("Next week is the same as this one already."))
    return after.say(
        Say(
            _done(plan, week, week_m(after.athlete.plan or plan, _next(plan, week))), (buttons(scene, after),)
        )
    )


def _next(plan: Plan, week: Week) -> Week:
    return plan.week_of(week.start + WEEK) or week


def _once_more(plan: Plan, week: Week) -> Iterator[tuple[date, Workout]]:
    """Yield the days of the coming week as those of this one are, and those of a lighter one a week later."""
    yield from ((one.on + WEEK, one.workout) for one in plan.days_of(week))
    if _moves(plan, week):
        yield from ((one.on + WEEK, one.workout) for one in plan.days_of(_next(plan, week)))


def _moves(plan: Plan, week: Week) -> bool:
    """Return whether the coming week is a lighter one, and the one behind it can be."""
    behind = plan.week_of(week.start + 2 * WEEK)
    return _next(plan, week).cutback and not week.cutback and behind is not None and _may_give(plan, behind)


def _may_give(plan: Plan, week: Week) -> bool:
    """Return whether a week may become another one."""
    return week.phase not in NOT_REPLACED and not _races(plan, week)


def _races(plan: Plan, week: Week) -> bool:
    return any(one.workout.type == "race" for one in plan.days_of(week))


def _done(plan: Plan, week: Week, total: float) -> Text:
    if _moves(plan, week):
        return t(
            "Done: next week is this week once more, {total}. The lighter week comes after it. Then the plan goes on.",
            total=Distance(total),
        )
    return t("Done: next week is this week once more, {total}. Then the plan goes on.", total=Distance(total))
