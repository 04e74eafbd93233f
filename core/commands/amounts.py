"""How much is wanted a week, and whether a mile block is: shown with what it would mean before it is laid."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.athlete.profile import Dial
from core.athlete.wishes import Wishes, wishes, written
from core.commands.ahead import no_plan
from core.dialogs.replan import refused, settle
from core.messages import Choice, Turn
from core.replanning import foreseen
from core.scene import Scene
from core.training.budgets import GRID_M, floor_to
from core.training.plan import Phase, Plan
from core.training.season import week_m
from core.understanding.further import metres_in
from core.understanding.lasting import MileBlock, Weekly, WeekTotal
from core.understanding.weekly import weekly_m
from core.units import Distance
from core.voice.text import Text, join, t

NEAR: Final = 0.97
"""The part of what is wanted from which a week counts as that much."""


def weekly(scene: Scene, wish: Weekly) -> Turn | None:
    """Say what a week can hold of what is wanted, and show the nearest that is safe; or why weeks are as they are."""
    if wish.why:
        return _why(scene)
    wanted = weekly_m(scene.said, scene.athlete.units, scene.language)
    plan = scene.athlete.plan
    if wanted is None:
        return None
    if plan is None:
        return no_plan(scene)
    ahead = _totals(plan, scene.today)
    if not ahead:
        return None
    return _more(scene, wanted) if wanted > ahead[0][1] else _less(scene, wanted)


def _why(scene: Scene) -> Turn | None:
    """Say where the weeks of a season begin, how they grow, and how far."""
    plan = scene.athlete.plan
    totals = _totals(plan, scene.today) if plan else []
    if not totals:
        return None if plan else no_plan(scene)
    on, most = max(totals, key=lambda one: one[1])
    return scene.say(
        t(
            "Weeks begin from what you ran before, and grow where your body has time to follow: {now} next week, up to"
            " {most} in the week of {on:daymonth}. A week grows by a fifth over the best of the last four at most.",
            now=Distance(totals[0][1]),
            most=Distance(most),
            on=on,
        )
    )


def week_total(scene: Scene, wish: WeekTotal) -> Turn | None:
    """Show what so much in one week would mean; far less than it holds is one run, or something else."""
    plan = scene.athlete.plan
    metres = metres_in(scene.said, scene.athlete.units, scene.language)
    if plan is None:
        return no_plan(scene)
    monday, held = _week(scene, plan, coming=wish.coming)
    if metres is None or metres < held * A_WEEK:
        return None
    return scene.opens("more_week", monday=monday.isoformat(), metres=f"{metres:g}")


def more_of_a_week(scene: Scene, *, coming: bool) -> Turn:
    """Show what a tenth more in a week would mean: "can I do more this week?", how much is not said."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    monday, held = _week(scene, plan, coming=coming)
    wanted = floor_to(held * A_TENTH_MORE, GRID_M)
    return scene.opens("more_week", monday=monday.isoformat(), metres=f"{wanted:g}")


A_TENTH_MORE: Final = 1.1


def _week(scene: Scene, plan: Plan, *, coming: bool) -> tuple[date, float]:
    """Return the Monday of this week, or of the *coming* one, and the metres it holds."""
    monday = scene.today - timedelta(days=scene.today.weekday()) + timedelta(days=7 * coming)
    return monday, sum(plan.on(monday + timedelta(days=n)).distance_m for n in range(7))


A_WEEK: Final = 0.5
"""The part of what a week holds from which a distance is meant for all of it."""


def _totals(plan: Plan, today: date) -> list[tuple[date, float]]:
    """Return the Mondays of the whole weeks ahead and their metres, race week and what follows it left out."""
    weeks = (
        week for week in plan.weeks if week.start > today and week.phase not in {Phase.RACE, Phase.RECOVERY}
    )
    return [(week.start, week_m(plan, week)) for week in weeks]


def _more(scene: Scene, wanted: float) -> Turn:
    """More than next week holds: when the plan gets there, or how far it gets."""
    asked = _turned(scene, Dial.MORE)
    outcome = foreseen(scene, asked, "dials")
    best = outcome.scene.athlete.plan if outcome.scene else scene.athlete.plan
    said = _reached(_totals(best, scene.today), wanted) if best else None
    if said is None or outcome.scene is None:
        return scene.say(refused(outcome))
    if asked == wishes(scene.athlete) or best == scene.athlete.plan:
        return scene.say(join((said, t("That is as far as the limits go, so everything stays."))))
    return scene.opens("replan", wish=written(asked), rule="dials").after(scene.say(said))


def _reached(totals: list[tuple[date, float]], wanted: float) -> Text | None:
    """Say in which week so much comes, or what the largest week is."""
    if not totals:
        return None
    there = next((on for on, metres in totals if metres >= wanted * NEAR), None)
    if there:
        return t(
            "{wanted} a week comes step by step: from the week of {on:daymonth} at the earliest. A week grows by a "
            "fifth over the best of the last four at most.",
            wanted=Distance(wanted),
            on=there,
        )
    on, most = max(totals, key=lambda one: one[1])
    return t(
        "{wanted} a week is more than this plan can reach safely: its largest week could be {most}, on {on:daymonth}. "
        "A week grows by a fifth over the best of the last four at most.",
        wanted=Distance(wanted),
        most=Distance(most),
        on=on,
    )


def _less(scene: Scene, wanted: float) -> Turn:
    """Less than next week holds: as little as the goal allows, shown first."""
    asked = _turned(scene, Dial.LESS)
    outcome = foreseen(scene, asked, "dials")
    if outcome.scene is None:
        return scene.say(refused(outcome))
    totals = _totals(outcome.scene.athlete.plan, scene.today) if outcome.scene.athlete.plan else []
    least = totals[0][1] if totals else wanted
    said = t("The least your goal allows next week is about {least}.", least=Distance(least))
    if asked == wishes(scene.athlete):
        return scene.offer(
            join((said, t("For less, another goal or a lighter week now and then is the honest way."))),
            Choice(t("A lighter week"), "/lighter"),
            Choice(t("Change my goal"), "/race"),
        )
    shown = scene.opens("replan", wish=written(asked), rule="dials")
    return shown.after(scene.say(said)) if least > wanted else shown


def _turned(scene: Scene, volume: Dial) -> Wishes:
    return replace(wishes(scene.athlete), volume=volume)


def mile_block(scene: Scene, wish: MileBlock) -> Turn:
    """Take the mile block out of the season, or put it back: shown first, since phases move."""
    plan, goal = scene.athlete.plan, scene.athlete.goal
    if plan is None:
        return no_plan(scene)
    if goal.distance == "mile" and not wish.wanted:
        return scene.offer(
            t(
                "Your race is the mile, so this training is the plan itself. Less of the fast running is possible."
            ),
            Choice(t("Less fast running"), "/speed less"),
        )
    ahead = any(
        week.phase is Phase.MILE for week in plan.weeks if week.start + timedelta(days=6) >= scene.today
    )
    if not wish.wanted and not ahead:
        return scene.say(t("There is no mile block ahead in your plan."))
    return settle(scene, replace(wishes(scene.athlete), mile=wish.wanted), "mile-block")
