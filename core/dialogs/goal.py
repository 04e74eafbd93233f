"""Changing the goal, and the ways out when a wish cannot be done safely."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from core import clearance
from core.absences import DAY, open_illness
from core.athlete.goal import Goal
from core.athlete.wishes import read, wishes
from core.dialogs import intake
from core.dialogs.dialog import Dialog, ask
from core.dialogs.intake.race_day import settled
from core.dialogs.intake.races import Named, as_said
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.replan import settle
from core.dialogs.rungs import over_a_new_plan
from core.messages import Choice, Turn
from core.recommender.change import lay
from core.replanning import foreseen
from core.scene import Scene
from core.season_start import MONTH, lately
from core.seasons import build, first_day, made
from core.training.away import cleared, edits
from core.training.planner import Alternative, Refusal
from core.understanding.lasting import priority
from core.voice import phrases
from core.voice.text import t


@dataclass(frozen=True, slots=True)
class Wish:
    """The new goal, and the running days it takes (none: as they are); or further races, and the goal stays."""

    goal: Goal
    beside: tuple[Named, ...] = ()
    days: tuple[int, ...] = ()


def goal(scene: Scene) -> Dialog[Wish]:
    """Ask for the goal; a shorter race before it may be one on the way."""
    known = scene.athlete.goal
    ahead = known.distance is not None and known.on is not None and known.on > scene.today
    if ahead:
        beside = yield from ask(intake.further())
        if beside and all(one.distance != known.distance for one in beside):
            return Wish(known, beside)
    kept = (
        replace(known, on=None) if "season" in scene.about else known
    )  # "spring 2028" is another day, not told yet
    told = yield from intake.goal(scene.today, t("What's the goal, and when is it?"), kept)
    wish = intake.sure(told)
    if ahead and _may_be_beside(wish, known) and (yield from ask(on_the_way(wish, known))):
        return Wish(known, (Named(wish.distance or "10k", wish.on),))
    return Wish(wish)


def _may_be_beside(wish: Goal, known: Goal) -> bool:
    """Return whether a race could be one on the way: another one than the goal, and before it."""
    before = wish.on is not None and known.on is not None and wish.on < known.on
    return before and wish.distance not in {None, known.distance}


INSTEAD_ROWS: Final[Rows] = (
    (Choice(t("On the way"), "on the way"), Choice(t("Instead"), "instead"), Choice(t("Neither"), "cancel")),
)


def on_the_way(wish: Goal, known: Goal) -> Question[bool]:
    """Ask whether a race takes the place of the goal, or comes on the way to it."""
    return Question(
        key="beside",
        text=t(
            "{race} on {on:date}: on the way to your {goal}, or instead of it?",
            race=phrases.TITLES[wish.distance or "10k"],
            on=wish.on or date.max,
            goal=phrases.race_name(known.distance or "10k"),
        ),
        choices=INSTEAD_ROWS,
        read=_on_the_way,
        offered=lambda heard: False if INSTEAD.search(heard.word) else None,
        shows=frozenset({"goal", "race_date", "target", "further"}),
    )


INSTEAD: Final = re.compile(r"\binstead\b|\bnew goal\b|\b(?:change|switch) (?:my |the )?goal\b")


def _on_the_way(heard: Heard) -> bool:
    said = chosen(INSTEAD_ROWS, heard.word)
    if said is None and ("instead" in heard.word or "new goal" in heard.word):
        said = "instead"
    if said is None and priority(heard.text, heard.language):
        said = "on the way"
    if said is None and ("way" in heard.word or "both" in heard.word or "also" in heard.word):
        said = "on the way"
    if said is None:
        raise UnclearError
    return said == "on the way"


def goal_finish(scene: Scene, wish: Wish) -> Turn:
    """Plan for the new goal from here, or for a race on the way."""
    if wish.beside:
        meant = priority(scene.said, scene.language)
        return scene.opens("beside", as_said(replace(one, meant=one.meant or meant) for one in wish.beside))
    there = scene.athlete.plan
    if there is None or there.last_day() < scene.today:
        return build(_as_run(scene).knowing(**_on_days(scene, wish)).but(goal=wish.goal), _as_things_are)
    return settle(scene, replace(wishes(scene.athlete), goal=wish.goal, **_on_days(scene, wish)), "goal")


def _as_run(scene: Scene) -> Scene:
    """Return the scene that takes what was run in a plan that is over for the usual weeks, where that is known."""
    month = scene.today - DAY * MONTH
    if scene.athlete.plan is None or not any(run.on >= month for run in scene.athlete.runs):
        return scene
    start = lately(scene.athlete, scene.today, first_day(scene))
    return scene.knowing(weekly_m=start.weekly_m, longest_run_m=start.longest_m)


def _on_days(scene: Scene, wish: Wish) -> dict[str, Any]:
    """Return the running days that a wish takes, as a profile has them; nothing where they stay."""
    known = scene.athlete.profile.long_run_day
    long_day = known if known in wish.days else intake.long_run_day(wish.days)
    return {"days": wish.days, "long_run_day": long_day} if wish.days else {}


def _as_things_are(scene: Scene) -> Scene:
    """Return the scene with the new plan as far as the runner may run: no fast day without leave, the steps first."""
    return over_a_new_plan(_while_ill(clearance.kept(scene)))


def _while_ill(scene: Scene) -> Scene:
    plan = scene.athlete.plan
    if plan is None or open_illness(scene.athlete) is None:
        return scene
    return lay(scene, "illness", edits(plan, cleared(plan, scene.today, scene.today + DAY)))


GOAL: Final = Kind("goal", goal, goal_finish, Lasts.NEXT_MORNING, keeps=True)


def alternatives(scene: Scene) -> Dialog[Wish]:
    """Say no honestly, and offer what can be done."""
    refusal = _refusal(scene)
    if not isinstance(refusal, Refusal):
        return Wish(_wanted(scene))
    picked = yield from ask(way_out(refusal, scene))
    return picked


def _wanted(scene: Scene) -> Goal:
    return read(scene.about["wish"]).goal if "wish" in scene.about else scene.athlete.goal


def _refusal(scene: Scene) -> object:
    """Return why there is no plan for what is wanted, if there is none."""
    return (
        foreseen(scene, read(scene.about["wish"]), "goal").refusal if "wish" in scene.about else made(scene)
    )


def way_out(refusal: Refusal, scene: Scene) -> Question[Wish]:
    """The reason, and each alternative as a choice; another goal can be typed."""
    others = tuple(_workable(scene, refusal))
    rows: Rows = tuple((Choice(one.text, str(n)),) for n, one in enumerate(others, 1))
    if "wish" in scene.about:
        rows = (*rows, (Choice(t("Keep my goal"), "cancel"),))
    return Question(
        key="way_out",
        text=refusal.text,
        choices=rows,
        context="asked:goal",
        read=lambda heard: _picked(heard, others, rows, scene),
        claims=lambda heard: heard.reading("asked:goal").race_date is not None,
        welcomes=intake.LEARNED,
        hints=(t('Tap one of these, or type another goal and date, like "half 3 May".'),),
    )


LATER: Final = 6
"""Weeks that a date is put off further where the days before it would not go together with it."""


def _workable(scene: Scene, refusal: Refusal) -> Iterator[Alternative]:
    """Yield the alternatives that go together with what was run lately, a date put off where that helps."""
    if "wish" not in scene.about:
        yield from refusal.alternatives
        return
    wanted = read(scene.about["wish"])
    for one in refusal.alternatives:
        later = range(LATER) if one.distance == wanted.goal.distance and one.on else range(1)
        dates = (_put_off(one, weeks) for weeks in later)
        picked = ((other, Wish(_goal_of(other, wanted.goal), days=other.days)) for other in dates)
        goals = ((other, replace(wanted, goal=wish.goal, **_on_days(scene, wish))) for other, wish in picked)
        found = next((other for other, wish in goals if foreseen(scene, wish, "goal").scene), None)
        if found:
            yield found


def _put_off(one: Alternative, weeks: int) -> Alternative:
    if not weeks or one.on is None:
        return one
    on = one.on + timedelta(weeks=weeks)
    race = phrases.race_name(one.distance or "10k")
    return replace(one, on=on, text=t("The {race} from {day:daymonth} on", race=race, day=on))


def _picked(heard: Heard, others: tuple[Alternative, ...], rows: Rows, scene: Scene) -> Wish:
    said = chosen(rows, heard.word)
    if said == "cancel":
        raise UnclearError  # it leaves the dialog
    if said:
        one = others[int(said) - 1]
        return Wish(_goal_of(one, _wanted(scene)), days=one.days)
    told = intake.goal_race(scene.today).read(_of_the_race(heard, _wanted(scene)))
    if told.distance and told.on is not None and told.on <= scene.today:
        raise UnclearError(t("{on:date} has passed. Which day is the race?", on=settled(told.on) or told.on))
    return Wish(replace(told, on=settled(told.on)))


def _of_the_race(heard: Heard, wish: Goal) -> Heard:
    """Return a day without its race, "berlin 26 september", as one of the race that is wished for."""
    reading = heard.reading("asked:goal")
    bare = reading.race_date and not reading.race and wish.distance
    return replace(heard, text=f"{wish.distance} {heard.text}", language="en") if bare else heard


def _goal_of(one: Alternative, wish: Goal) -> Goal:
    kept = wish.target_s if one.distance == wish.distance else None
    return replace(
        wish, distance=one.distance, on=one.on, target_s=kept, place=wish.place if one.on == wish.on else ""
    )


ALTERNATIVES: Final = Kind("alternatives", alternatives, goal_finish, Lasts.ALWAYS, keeps=True)
