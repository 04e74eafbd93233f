"""What a runner asks of the weeks: this one, another one, the whole plan."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from core.absences import absence_on
from core.athlete.log import Why
from core.commands.ahead import next_of, no_plan
from core.commands.asking import day, ended
from core.commands.month import A_MONTH, month
from core.commands.table import command
from core.dialogs.reach import out_of_reach
from core.dialogs.rungs import way_up
from core.dialogs.standing import still_open
from core.locks import locked
from core.logbook import metres, runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.key_dates import Key, key_dates
from core.training.plan import Plan, Week
from core.training.season import week_m
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.understanding.small import argument
from core.units import Distance
from core.voice import phrases
from core.voice.keydates import lines_of
from core.voice.outline import phases
from core.voice.text import NOTHING, Text, join, lines, pt, t, tn


@command("week", t("This week, or another: /week next"), Intent.ASK_WEEK, argument=pt("option", "which"))
def week(scene: Scene, reading: Reading) -> Turn:
    """Show a week: what was done, what is planned."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    on = _week_day(scene, reading)
    shown = plan.week_of(on)
    if on > plan.last_day():
        return ended(scene, plan)
    if shown is None:
        return scene.say(
            t("The plan runs from {first} to {last}.", first=plan.weeks[0].start, last=plan.last_day())
        )
    head = [one for one in (locked(scene), _heading(scene, plan, shown)) if one]
    days = dict(_days(scene, plan, shown))
    ahead = [
        (n, on)
        for n, on in enumerate(days, len(head))
        if on >= scene.today and not runs_on(scene.athlete, on)
    ]
    return scene.say(
        Say(
            lines(
                *head, *days.values(), *still_open(scene, days), _climb(scene, plan, shown), on_hold(scene)
            ),
            (_around(plan, shown),),
            revises=scene.tapped,
            thread="week",
            card=True,
            beside=tuple((n, Choice(t("Details"), f"/today {on}")) for n, on in ahead),
        )
    )


def _climb(scene: Scene, plan: Plan, shown: Week) -> Text:
    """Say under a week that holds steps of the ladder where on it the runner stands."""
    steps = (day.workout.type == "walk_run" and day.on >= scene.today for day in plan.days_of(shown))
    return way_up(scene) if any(steps) else NOTHING


def _week_day(scene: Scene, reading: Reading) -> date:
    if reading.number and scene.athlete.plan and 1 <= reading.number <= len(scene.athlete.plan.weeks):
        return scene.athlete.plan.weeks[int(reading.number) - 1].start
    word = argument(scene.said.partition(" ")[2], scene.language)
    shift = SHIFTS.get(reading.when or "", SHIFTS.get(word, 0))
    said = resolve(reading.when, scene.today) if reading.when and not shift else None
    first = scene.athlete.plan.weeks[0].start if scene.athlete.plan else scene.today
    return (
        max(said or scene.today + timedelta(days=shift), first)
        if shift >= 0
        else scene.today + timedelta(days=shift)
    )


SHIFTS: Final = {"next_week": 7, "next": 7, "last_week": -7, "last": -7}
"""Days from here to another week, by how it is named."""


def _around(plan: Plan, shown: Week) -> tuple[Choice, ...]:
    buttons = []
    if shown.number > plan.weeks[0].number:
        buttons.append(Choice(t("Week before"), f"/week {shown.number - 1}"))
    if shown.number < plan.weeks[-1].number:
        buttons.append(Choice(t("Week after"), f"/week {shown.number + 1}"))
    return tuple(buttons)


def _heading(scene: Scene, plan: Plan, shown: Week) -> Text:
    monday = _monday(shown)
    done = metres(scene.athlete, monday, monday + timedelta(days=6))
    name = phrases.phase_name(scene.athlete.goal.distance, shown.phase)
    if shown.cutback:
        name = t("{phase}, lighter week", phase=name)
    return t(
        "Week {number} of {of}, {phase}: {total}.",
        number=shown.number,
        of=len(plan.weeks),
        phase=name,
        total=_total(done, week_m(plan, shown), sum(day.workout.distance_m for day in shown.days)),
    )


def _total(done: float, planned: float, first: float) -> Text:
    """Return how much of a week is done and planned; one that was cut below what is done is that, one cleared is rest.

    *first* is what was planned at first.
    """
    if planned < min(done, first):
        return t("{done}", done=Distance(done))
    if not planned:
        return t("{done}", done=Distance(done)) if done else t("rest")
    if not done:
        return t("{planned}", planned=Distance(planned))
    return t("{done} of {planned}", done=Distance(done), planned=Distance(planned))


def _monday(shown: Week) -> date:
    """Return the Monday of a week, on which one that begins in its middle has not begun."""
    return shown.start - timedelta(days=shown.start.weekday())


def _days(scene: Scene, plan: Plan, shown: Week) -> Iterator[tuple[date, Text]]:
    """Yield a line for each day that holds something, done or planned; done before the plan began, too."""
    for on in (_monday(shown) + timedelta(days=n) for n in range(7)):
        ran, workout = runs_on(scene.athlete, on), plan.on(on)
        if ran:
            what = join([phrases.run(run, None) for run in ran], " + ")
            yield on, t("{day:short} ✓ {what}", day=on, what=what)
        elif workout.type != "rest":
            yield on, phrases.day_line(on, workout)


@command("nextweek", t("Other days next week, that week alone"), argument=pt("option", "days"))
def next_week(scene: Scene, _reading: Reading) -> Turn:
    """Run next week on other days; "same" says that all is well."""
    if scene.athlete.plan is None:
        return no_plan(scene)
    if scene.said.endswith("same"):
        return scene.say(Say(t("Good. Next week stays as it is."), revises=scene.tapped, thread="review"))
    return scene.opens("next_week")


@command("plan", t("The whole plan, phase by phase"), Intent.ASK_PLAN)
def whole_plan(scene: Scene, reading: Reading) -> Turn:
    """Show the season: phases, their weeks and volume, key days, time to the race."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    asked = _asked_for(scene, plan, reading)
    if asked:
        return asked
    return _what_next(scene, plan) if _over(scene) else _waiting(scene) or _outlined(scene, plan)


THIS_WEEK: Final = Choice(t("This week"), "/week")


def _waiting(scene: Scene) -> Turn | None:
    """Say what a plan waits for that is locked, or on hold; None where it goes on."""
    if scene.athlete.lock:
        waits = t("The plan waits for you.")
        return scene.say(Say(lines(locked(scene), _countdown(scene), waits), ((THIS_WEEK,),)))
    back = Choice(t("I'm back"), "/back")
    held = on_hold(scene)
    return scene.say(Say(lines(_countdown(scene), held), ((back, THIS_WEEK),))) if held else None


def _outlined(scene: Scene, plan: Plan) -> Turn:
    told = lines(locked(scene), _countdown(scene), out_of_reach(scene), *phases(scene.athlete.goal, plan))
    ahead = _ahead(scene, plan)
    return (
        scene.say(told, Say(lines(t("Key dates:"), *ahead), ((THIS_WEEK,),)))
        if ahead
        else scene.say(Say(told, ((THIS_WEEK,),)))
    )


def _asked_for(scene: Scene, plan: Plan, reading: Reading) -> Turn | None:
    """Return the part of the plan that is asked for: the next of a kind, a month, a day; None: all of it."""
    if reading.workout_type:
        return _next_of(scene, plan, reading.workout_type)
    on = resolve(reading.when, scene.today) if reading.when else _next(scene, plan)
    if on and A_MONTH.fullmatch(reading.when or ""):
        return None if scene.athlete.lock else month(scene, plan, on)
    return day(scene, on) if on else None


def on_hold(scene: Scene) -> Text:
    """Say that the plan waits for a runner who is away for nobody knows how long; nothing where it does not."""
    away = absence_on(scene.athlete, scene.today)
    if away is None or away.last is not None or scene.athlete.lock:
        return NOTHING
    ill = away.why is Why.ILLNESS
    since = t("On hold since {first:daymonth}.", first=away.first)
    back = (
        t("Tell me when you feel better, and it comes back in steps that fit.")
        if ill
        else t("Tell me when you're back, and it comes back in steps that fit.")
    )
    return join((since, back))


def _over(scene: Scene) -> bool:
    on = scene.athlete.goal.on
    return on is not None and on < scene.today


def _what_next(scene: Scene, plan: Plan) -> Turn:
    """After the race: what is left of the plan is for recovering, and the next goal is the runner's."""
    last = plan.last_day()
    rests = t("Until {last:date} you recover.", last=last) if last > scene.today else NOTHING
    text = join((_countdown(scene), rests, t("Tell me what's next, and I'll make a plan for it.")))
    return scene.offer(text, Choice(t("Set a goal"), "/race"), THIS_WEEK)


MOST_DATES: Final = 9
"""Lines of key dates in one message."""


def _ahead(scene: Scene, plan: Plan) -> tuple[Text, ...]:
    """Return the key dates that are still to come; where there are many, without the lesser ones."""
    coming = [one for one in key_dates(plan) if one.on >= scene.today]
    for lesser in (Key.HALF_WAY, Key.PEAK, Key.MILE_END, Key.RACE_C):
        if len(coming) > MOST_DATES:
            coming = [one for one in coming if one.key is not lesser]
    return tuple(lines_of(coming))


def _countdown(scene: Scene) -> Text:
    goal = scene.athlete.goal
    if goal.on is None or goal.distance is None:
        return t("An open plan, for running better.")
    if goal.on < scene.today:
        return t("{goal}: that is behind you.", goal=phrases.goal(goal))
    weeks, days = divmod(max((goal.on - scene.today).days, 0), 7)
    left = (
        tn("{n} week to go", "{n} weeks to go", weeks)
        if weeks
        else tn("{n} day to go", "{n} days to go", days)
    )
    return t("{goal}: {left}.", goal=phrases.goal(goal), left=left)


def _next_of(scene: Scene, plan: Plan, kind: str) -> Turn:
    """Answer "when is my next tempo?"."""
    found = next_of(scene, kind, days=(plan.last_day() - scene.today).days + 1)
    if found is None:
        return scene.say(t("None of those in the plan from here on."))
    return day(scene, found)


NEXT_HARD: Final = re.compile(r"\bnext (?:hard|quality|speed|fast|key) ?(?:session|workout|run|day|one)?\b")
NEXT: Final = re.compile(r"\bnext (?:run|workout|session|training|one)\b")


def _next(scene: Scene, plan: Plan) -> date | None:
    """Return the day of "my next workout" or "my next hard session", None: not asked, or none."""
    said = scene.plain
    fits = is_quality if NEXT_HARD.search(said) else is_run if NEXT.search(said) else None
    if fits is None:
        return None
    first = scene.today + timedelta(days=bool(runs_on(scene.athlete, scene.today)))
    days = (first + timedelta(days=n) for n in range((plan.last_day() - first).days + 1))
    return next((one for one in days if fits(plan.on(one))), None)
