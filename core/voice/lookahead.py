"""Sunday's message: what was done of what was planned, and what next week is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from core.absences import absence_on
from core.athlete.log import Why
from core.logbook import metres, runs_on
from core.messages import Choice, Say
from core.review import done, let_go
from core.scene import Scene
from core.training.away import AWAY
from core.training.catalogue import TYPES, hill_sprint_reps, is_quality, is_run, title
from core.training.plan import Phase, Plan, Week
from core.training.season import week_m
from core.training.workout import Workout
from core.units import Distance
from core.voice import phrases
from core.voice.changed import ASKED, CHANGED, changed_by
from core.voice.text import NOTHING, Text, join, t, tn

SAME: Final = 1.05
"""A week up to 5 % longer is called the same."""


def sunday(scene: Scene) -> Say:
    """Return the one message of a Sunday; *scene* has a plan and is within it."""
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - asked for before
    week = plan.week_of(scene.today)
    assert week is not None  # noqa: S101 - the same
    following = plan.week_of(scene.today + timedelta(days=1))
    week_done = _done(scene, plan, week)
    if following is None:
        text = join(
            (
                week_done,
                t("That was the last week of this plan. When you have an idea for what's next, tell me."),
            )
        )
        return Say(text, ((Choice(t("Set a goal"), "/race"),),), silent=True)
    if not week_m(plan, following):
        text = join((week_done, _meaning(scene), _without_runs(scene, plan, following)))
        return Say(text, (_see(following),), silent=True, thread="review")
    if following.phase is not week.phase and following.phase in STARTS:
        return _start(week_done, scene, plan, week, following)
    changed = _changed(scene, plan, following)
    coming = _on_the_way_back(scene, plan, following) or _next(plan, following)
    text = join((week_done, _meaning(scene), coming, changed, t("Same days next week?")))
    return Say(text, (SAME_DAYS, _see(following)), silent=True, thread="review")


def on_the_steps(scene: Scene, steps: Text) -> Say:
    """Return the Sunday of a runner on the ladder: what was done, and the *steps*, which no week says anything of."""
    plan = scene.athlete.plan
    week = plan.week_of(scene.today) if plan else None
    week_done = _done(scene, plan, week) if plan and week else NOTHING
    return Say(
        join((week_done, steps)), ((Choice(t("See the week"), "/week"),),), silent=True, thread="review"
    )


def _without_runs(scene: Scene, plan: Plan, following: Week) -> Text:
    """Say why next week holds no run, and which one comes after it."""
    away = absence_on(scene.athlete, following.start)
    found = changed_by(scene.athlete, (day.on for day in plan.days_of(following)))
    why = t("No running next week: {why}", why=CHANGED.get(found.rule, ASKED)) if found else NOTHING
    said = RESTING.get(away.why) if away else None
    after = following.start + timedelta(days=7)
    days = (after + timedelta(days=n) for n in range((plan.last_day() - after).days + 1))
    first = next((day for day in days if is_run(plan.on(day))), None)
    then = (
        t("The first run after it: {on:date}, {what}.", on=first, what=title(plan.on(first)))
        if first
        else NOTHING
    )
    return join((said or why or t("Next week is for recovering: no running planned."), then))


RESTING: Final[Mapping[Why, Text]] = {
    Why.VACATION: t("Next week you're away, and no running is planned."),
    Why.PAUSE: t("Next week the plan is paused, so there is no running."),
}
"""Why a week holds no run, for those who are away."""

SAME_DAYS: Final = (Choice(t("Yes"), "/nextweek same"), Choice(t("Change"), "/nextweek"))


def _meaning(scene: Scene) -> Text:
    """Say what the week means; nothing of a week that is not over, or in which nothing was told."""
    monday = scene.today - timedelta(days=scene.today.weekday())
    ran, planned, ran_m, planned_m = done(scene.athlete, monday)
    still = is_run(scene.workout(scene.today)) and not runs_on(scene.athlete, scene.today)
    if not ran or still or not planned:
        return NOTHING
    if ran < planned and ran_m < LET_GO * planned_m:
        return t(
            "{ran} of {planned} runs; what was left out is let go, nothing is added.",
            ran=ran,
            planned=planned,
        )
    return NOTHING if ran < planned else t("Every run done.")


LET_GO: Final = 0.85


def _changed(scene: Scene, plan: Plan, following: Week) -> Text:
    """Say why next week is another one than it was planned, by the newest change of it."""
    found = changed_by(scene.athlete, (day.on for day in plan.days_of(following)))
    return t("It was changed: {why}", why=CHANGED.get(found.rule, ASKED)) if found else NOTHING


def _on_the_way_back(scene: Scene, plan: Plan, following: Week) -> Text:
    """Return next week without the reason it was planned for, where days off have another one."""
    found = changed_by(scene.athlete, (day.on for day in plan.days_of(following)))
    back = found is not None and found.rule in AWAY
    return t("Next week: {planned}.", planned=Distance(week_m(plan, following))) if back else NOTHING


def _see(following: Week) -> tuple[Choice, ...]:
    return (Choice(t("See next week"), f"/week {following.number}"),)


def _done(scene: Scene, plan: Plan, week: Week) -> Text:
    """Say what was done; a week with nothing in it is passed over in silence."""
    total = metres(scene.athlete, week.start, scene.today)
    if not total:
        return NOTHING
    gone = sum(was.distance_m for on, was in let_go(plan).items() if plan.week_of(on) == week)
    done, planned = Distance(total), Distance(week_m(plan, week) + gone)
    if is_run(plan.on(scene.today)) and not runs_on(scene.athlete, scene.today):
        return t(
            "Week {number}: {done} so far, with {planned} planned and today's run still to come.",
            number=week.number,
            done=done,
            planned=planned,
        )
    week_done = t(
        "Week {number}: {done}, with {planned} planned", number=week.number, done=done, planned=planned
    )
    return t("{figures}.", figures=join((week_done, _sprints(scene, plan, week)), ", "))


def _sprints(scene: Scene, plan: Plan, week: Week) -> Text:
    """Say how many hill sprints are reached: the first thing the base builds."""
    days = (one for one in plan.days_of(week) if runs_on(scene.athlete, one.on))
    most = max((hill_sprint_reps(one.workout) for one in days), default=0)
    return t("hill sprints up to {most}", most=most) if most else NOTHING


def _next(plan: Plan, following: Week) -> Text:
    planned = Distance(week_m(plan, following))
    if following.phase is Phase.BRIDGE:
        return t(
            "Next week is the bridge, {planned}: lighter, so that you start the next part fresh.",
            planned=planned,
        )
    if following.phase is Phase.RECOVERY:
        return t(
            "Next week is for recovering: {planned}, all easy, and only what feels good.", planned=planned
        )
    if following.cutback:
        return t(
            "Next week is lighter on purpose, {planned}: that is when the work of the last weeks sinks in.",
            planned=planned,
        )
    hard = [phrases.day_line(p.on, p.workout) for p in plan.days_of(following) if _matters(p.workout)]
    if not hard:
        return t("Next week: {planned}.", planned=planned)
    return t("Next week, {planned}: {days}, the rest easy.", planned=planned, days=join(hard, ", "))


def _matters(workout: Workout) -> bool:
    return is_quality(workout) or workout.type in {"long", "hill_sprints"}


# --- When a phase begins --------------------------------------------------------------------------------------------


def _start(done: Text, scene: Scene, plan: Plan, week: Week, following: Week) -> Say:
    weeks = sum(1 for one in plan.weeks if one.phase is following.phase)
    opening = STARTS[following.phase](scene, weeks)
    text = join((done, opening, _sessions(plan, following), _volume(plan, week, following)))
    return Say(text, (_asks(following),), silent=True)


def _asks(following: Week) -> tuple[Choice, ...]:
    if following.phase is Phase.MILE:
        return (Choice(t("Show me the weeks"), "/plan"), Choice(t("Why a mile?"), "why a mile?"))
    return _see(following)


def _mile(_scene: Scene, weeks: int) -> Text:
    return tn(
        "Tomorrow the mile block starts, {n} week.", "Tomorrow the mile block starts, {n} weeks.", weeks
    )


def _specific(scene: Scene, weeks: int) -> Text:
    if scene.athlete.goal.distance == "marathon":
        return tn(
            "Tomorrow marathon training proper starts, {n} week: the long runs grow and learn marathon pace, and a "
            "little speed stays.",
            "Tomorrow marathon training proper starts, {n} weeks: the long runs grow and learn marathon pace, and a "
            "little speed stays.",
            weeks,
        )
    return tn(
        "Tomorrow the race-specific part starts, {n} week.",
        "Tomorrow the race-specific part starts, {n} weeks.",
        weeks,
    )


def _taper(_scene: Scene, weeks: int) -> Text:
    return tn(
        "Tomorrow the taper starts, {n} week: the distance goes down, a little speed stays. Heavy or flat legs are "
        "normal now.",
        "Tomorrow the taper starts, {n} weeks: the distance goes down, a little speed stays. Heavy or flat legs are "
        "normal now.",
        weeks,
    )


STARTS: Final[Mapping[Phase, Callable[[Scene, int], Text]]] = {
    Phase.MILE: _mile,
    Phase.SPECIFIC: _specific,
    Phase.TAPER: _taper,
}
"""What is said when a phase begins."""


def _sessions(plan: Plan, following: Week) -> Text:
    days = [one for one in plan.days_of(following) if is_quality(one.workout)]
    if following.phase is not Phase.MILE or not days:
        return NOTHING
    hard = [t("{day:weekday} {what}", day=one.on, what=TYPES[one.workout.type].name) for one in days]
    long = next((one.on for one in plan.days_of(following) if one.workout.type == "long"), None)
    stays = t("{day:weekday}'s long run stays", day=long) if long else NOTHING
    return t("{days}.", days=join((*hard, stays), ", "))


def _volume(plan: Plan, week: Week, following: Week) -> Text:
    before, planned = week_m(plan, week), week_m(plan, following)
    if following.phase is not Phase.MILE:
        return t("Next week: {planned}.", planned=Distance(planned))
    if before / SAME <= planned <= before * SAME:
        return t("Still {planned}: speed goes up, so distance doesn't.", planned=Distance(planned))
    return t("{planned} in all: while speed goes up, distance waits.", planned=Distance(planned))
