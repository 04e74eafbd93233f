"""Moving a run to another day, making one up that was let go, and letting runs go."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from core.absences import DAY
from core.commands.ahead import next_of, no_plan
from core.commands.table import command
from core.dialogs.laid import buttons
from core.dialogs.rungs import out_of_order
from core.locks import locked
from core.messages import Choice, Say, Turn
from core.recommender.change import broken_by, edit, lay
from core.scene import Scene
from core.training.catalogue import is_quality, is_run, title
from core.training.plan import Edit, Plan
from core.training.workout import REST, Workout
from core.understanding.arguments import days_in
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, pt, t


@command(
    "move", t("Move a workout: /move thursday to friday"), Intent.MOVE_WORKOUT, argument=pt("option", "what")
)
def move(scene: Scene, reading: Reading) -> Turn:
    """Move a workout to another day, or swap two days."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    if scene.athlete.lock:
        return scene.say(join((locked(scene), t("So there is nothing to move; the plan waits for you."))))
    origin, target = _move_days(scene, reading)
    missed = _let_go_of(plan, origin)
    if missed and target and target >= scene.today:
        return _made_up(scene, plan, (origin, missed), target)
    if plan.on(origin).type == "rest":
        return scene.say(t("{on:weekday} is a rest day already. Which workout shall I move?", on=origin))
    if target is None:
        return scene.opens("move", on=origin.isoformat())
    return moved(scene, origin, target)


def _let_go_of(plan: Plan, on: date) -> Workout | None:
    """Return the run of a day that was let go, and nothing else said of since; None where none was."""
    laid = (
        one for change in reversed(plan.changes) if not change.undone for one in change.edits if one.on == on
    )
    last = next(laid, None)
    missed = any(not one.undone and one.rule == "missed" and last in one.edits for one in plan.changes)
    return last.before if last and missed and last.after == REST == plan.on(on) else None


def _made_up(scene: Scene, plan: Plan, gone: tuple[date, Workout], target: date) -> Turn:
    """Run what was let go on a day without a run, within every limit; it is never stacked on another run."""
    (first, missed), held = gone, plan.on(target)
    if is_run(held):
        text = t(
            "{on:weekday} has its run already: {what}. Two in one would be stacking, so the other one stays let go.",
            on=target,
            what=title(held),
        )
        return scene.say(text)
    edits = (edit(plan, target, missed),)
    refused = against(scene, edits)
    if refused:
        return scene.say(join((_rather_not(scene, title(missed), target), refused, t("It stays let go."))))
    after = lay(scene, "moved", edits, (("from", first.isoformat()), ("to", target.isoformat())))
    text = lines(t("Moved."), *phrases.dated_lines([(target, missed)], scene.today))
    return after.say(Say(text, (buttons(scene, after),)))


def _move_days(scene: Scene, reading: Reading) -> tuple[date, date | None]:
    """Return the day to move from (that of the workout named, else today) and the day to move to."""
    named = [resolve(one, scene.today) for one in _typed_days(scene)]
    if named and named[0] and (named[1:] or reading.intent is not Intent.MOVE_WORKOUT):
        return named[0], next(iter(named[1:]), None)
    origin = resolve(reading.when_from, scene.today) if reading.when_from else None
    target = resolve(reading.when, _seen_from(scene, origin)) if reading.when else None
    return origin or next_of(scene, reading.workout_type) or scene.today, target


def _seen_from(scene: Scene, origin: date | None) -> date:
    """Return the day a bare weekday is counted from: "Thursday next week to Friday" stays in that week."""
    monday = origin - DAY * origin.weekday() if origin else scene.today
    return max(scene.today, monday)


def _typed_days(scene: Scene) -> tuple[str, ...]:
    """Return the days of "/move thursday to friday", as it is typed or a button says it."""
    command, _, argument = scene.said.partition(" ")
    return days_in(argument, scene.language) if command.startswith("/") else ()


def moved(scene: Scene, origin: date, target: date) -> Turn:
    """Swap what two days hold, unless a limit says no; then say which, and what would work."""
    plan = scene.athlete.plan
    assert plan is not None  # noqa: S101 - asked for before
    if target == origin:
        line = phrases.day_line(origin, plan.on(origin))
        if origin == scene.today:
            return scene.say(t("Any hour of today is fine, it stays today's run: {line}.", line=line))
        return scene.say(t("That's where it is already: {line}.", line=line))
    if target < scene.today or origin < scene.today:
        return scene.say(t("Days that are over stay as they are. Which day from today on?"))
    if plan.on(origin).type == "race":
        return scene.say(ANOTHER_DATE)
    edits = swap(plan, origin, target)
    refused = against(scene, edits)
    if refused:
        return _refused(scene, plan, origin, target, refused)
    after = lay(scene, "moved", edits, (("from", origin.isoformat()), ("to", target.isoformat())))
    text = lines(
        t("Moved."),
        *phrases.dated_lines(((one.on, one.after) for one in sorted(edits, key=lambda e: e.on)), scene.today),
    )
    return after.say(Say(text, (buttons(scene, after), *_not_at_all(after, origin))))


def _not_at_all(after: Scene, origin: date) -> tuple[tuple[Choice, ...], ...]:
    """Return the way out for who cannot run today, where a swap has put another run there: it is let go."""
    still = origin == after.today and is_run(after.workout(origin))
    return ((Choice(t("Can't today"), f"/cant {origin.isoformat()}"),),) if still else ()


def swap(plan: Plan, origin: date, target: date) -> tuple[Edit, ...]:
    """Return the edits that swap two days."""
    return (edit(plan, origin, plan.on(target)), edit(plan, target, plan.on(origin)))


def against(scene: Scene, edits: tuple[Edit, ...]) -> Text:
    """Return what stands against moving: a race, a limit that would be broken, or the order of steps after an injury."""
    if any(one.before.type == "race" for one in edits):
        return RACE_STAYS
    problems = broken_by(scene, edits)
    if problems:
        return problems[0].text
    return IN_ORDER if out_of_order(lay(scene, "what-if", edits)) else NOTHING


RACE_STAYS: Final = t("A race stays on its day.")
ANOTHER_DATE: Final = join(
    (RACE_STAYS, t('If it has another date, say it like "my race moved to 24 October".'))
)
IN_ORDER: Final = t("The steps have a day of rest between them, and the next one waits for your answer.")


def _refused(scene: Scene, plan: Plan, origin: date, target: date, limit: Text) -> Turn:
    free = possible(scene, plan, origin)
    text = join(
        (
            _rather_not(scene, title(plan.on(origin)), target),
            limit,
            t("These days work:") if free else t("No other day this week works; shall we let it go?"),
        )
    )
    buttons = tuple(
        Choice(_label(scene, day), f"/move {origin.isoformat()} to {day.isoformat()}") for day in free
    ) or (Choice(t("Let it go"), f"/cant {origin.isoformat()}"),)
    return scene.say(Say(text, (buttons,)))


def _rather_not(scene: Scene, what: Text, on: date) -> Text:
    """Refuse a day by its weekday; by its date where the weekday would be that of another week."""
    if (on - scene.today).days >= A_WEEK:
        return t("I'd rather not put {what} on {on:date}.", what=what, on=on)
    return t("I'd rather not put {what} on {on:weekday}.", what=what, on=on)


def _label(scene: Scene, on: date) -> Text:
    far = (on - scene.today).days >= A_WEEK
    return t("{on:short} {on:daymonth}", on=on) if far else t("{on:weekday}", on=on)


A_WEEK: Final = 7


def possible(scene: Scene, plan: Plan, origin: date) -> list[date]:
    """Return up to three days near *origin* that can take its workout within every limit."""
    days = [origin + timedelta(days=n) for n in (1, 2, -1, 3, -2, 4)]
    week = [d for d in days if d >= scene.today and d.isocalendar()[:2] == origin.isocalendar()[:2]]
    return [d for d in week if not against(scene, swap(plan, origin, d))][:3]


def let_go(scene: Scene, on: date) -> Scene:
    """Return the scene with a day's run let go; nothing is stacked elsewhere."""
    plan = scene.athlete.plan
    return lay(scene, "missed", (edit(plan, on, REST),)) if plan else scene


def days_off(scene: Scene, weekdays: tuple[int, ...]) -> Turn:
    """Let the runs of several days go this once, each the next of its name; a race stays."""
    days = sorted(scene.today + timedelta(days=(day - scene.today.weekday()) % 7) for day in weekdays)
    return let_go_of(scene, days)


def let_go_of(scene: Scene, days: Sequence[date], wanted: Sequence[date] = ()) -> Turn:
    """Let the runs of some days go, and say which; a race stays, and a *wanted* day without a run takes one of them."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    runs = [day for day in days if is_run(plan.on(day)) and plan.on(day).type != "race"]
    if not runs:
        return scene.say(t("There is no run on those days, so nothing to skip."))
    kept = _taken_over(scene, plan, runs, wanted)
    edits = [edit(plan, day, REST) for day in runs] + [
        edit(plan, to, plan.on(day)) for to, day in kept.items()
    ]
    after = lay(scene, "missed", edits)
    moved_to = phrases.dated_lines(((to, plan.on(day)) for to, day in sorted(kept.items())), scene.today)
    left_out = sorted({*runs, *(to for to in kept if is_run(plan.on(to)))} - set(kept.values()))
    gone = phrases.dated_lines(((day, plan.on(day)) for day in left_out), scene.today)
    alone = t("No problem. Let go, and nothing is added elsewhere:")
    left = (t("Let go:") if moved_to else alone, *gone) if gone else ()
    text = lines(*((t("No problem. Moved to a day you have:"), *moved_to) if moved_to else ()), *left)
    return after.say(Say(text, (buttons(scene, after),)))


def _taken_over(scene: Scene, plan: Plan, runs: Sequence[date], wanted: Sequence[date]) -> dict[date, date]:
    """Return by each day that takes one over the run let go that every limit allows there, what matters most first.

    The nearest day takes it: a long run or a hard session in the place of an easy run, too.
    """
    kept: dict[date, date] = {}
    gone = [edit(plan, day, REST) for day in runs]
    for day in sorted(runs, key=lambda one: (-_weight(plan.on(one)), one)):
        free = (to for to in wanted if to not in kept and _weight(plan.on(to)) < _weight(plan.on(day)))
        for to in sorted(free, key=lambda one: (abs(one - day), one)):
            tried = {**kept, to: day}
            if not against(scene, (*gone, *(edit(plan, on, plan.on(was)) for on, was in tried.items()))):
                kept = tried
                break
    return kept


def _weight(workout: Workout) -> int:
    """Return how much a day matters to its week: rest, an easy run, a hard session, the long run."""
    return 3 if "long" in workout.type else 2 if is_quality(workout) else int(is_run(workout))
