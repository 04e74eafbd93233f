"""What a runner asks: today, a day, a week, the whole plan, paces, why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.athlete.goal import GOAL_DISTANCES, Result
from core.athlete.log import RedFlag
from core.commands.table import command
from core.logbook import metres, runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import pace_text, purpose, steps_text, title
from core.training.fitness import fitness_index, index, marathon_band, race_time, telling
from core.training.paces import by_effort, paces
from core.training.plan import Phase, Plan, Week
from core.training.reasons import reason_text
from core.training.season import season, week_m
from core.understanding.body import site_text
from core.understanding.days import resolve
from core.understanding.reading import Intent, Reading
from core.units import Distance, Duration
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn


def locked(scene: Scene) -> Text:
    """Return the sentence that stands before every answer about training while running is off."""
    lock = scene.athlete.lock
    if lock is None:
        return NOTHING
    if lock.level is RedFlag.ILLNESS:
        return t("No running until you're well again.")
    if lock.site:
        return t(
            "Running is off until your {where} has been seen and cleared.",
            where=site_text(lock.site, lock.side),
        )
    return t("Running is off until a professional has cleared you.")


def no_plan(scene: Scene) -> Turn:
    """Return the answer to a training question when there is no plan."""
    return scene.offer(
        t("There's no plan yet. Tell me your goal and I'll make one."), Choice(t("Set a goal"), "/race")
    )


@command("today", t("What to run today"), Intent.ASK_TODAY, argument="day")
def today(scene: Scene, reading: Reading) -> Turn:
    """Show a day's workout: what, how, and what it was done as."""
    on = resolve(reading.when, scene.today) if reading.when else None
    return _day(scene, on or scene.today)


@command("tomorrow", t("What to run tomorrow"))
def tomorrow(scene: Scene, _reading: Reading) -> Turn:
    """Show tomorrow's workout."""
    return _day(scene, scene.today + timedelta(days=1))


def _day(scene: Scene, on: date) -> Turn:
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    workout = plan.on(on)
    level = fitness_index(scene.athlete.results, scene.today)
    done = [t("Done: {run}.", run=phrases.run(run, None)) for run in runs_on(scene.athlete, on)]
    if scene.athlete.lock:
        race = RACE_OFF if "race" in scene.said.casefold() else NOTHING
        return scene.say(join((race, locked(scene), *done)))
    if workout.type == "rest":
        return scene.say(join((_named(scene, on), t("rest day."), *done)))
    line = join((_named(scene, on), t("{what}.", what=title(workout))))
    detail = steps_text(workout, level) if len(workout.parts) > 1 else NOTHING
    how = t("{steps}.", steps=detail) if detail else _pace_only(scene, on)
    buttons = [
        Choice(t("Why this?"), f"/why {on.isoformat()}"),
        Choice(t("Move it"), f"/move {on.isoformat()}"),
    ]
    if on == scene.today and not done:
        buttons.append(Choice(t("Can't today"), "/cant"))
    return scene.say(Say(lines(line, how, *done), (tuple(buttons),)))


RACE_OFF: Final = t(
    "I know, and it stings. But not on this: a race now can turn into months off. Ask the organiser about deferring, "
    "many allow it. Your goal is kept."
)


def _pace_only(scene: Scene, on: date) -> Text:
    pace = pace_text(scene.workout(on), fitness_index(scene.athlete.results, scene.today))
    return t("{pace}.", pace=pace) if pace else NOTHING


def _named(scene: Scene, on: date) -> Text:
    if on == scene.today:
        return t("Today:")
    if on == scene.today + timedelta(days=1):
        return t("Tomorrow:")
    return t("{on:date}:", on=on)


@command("week", t("This week, or another: /week next"), Intent.ASK_WEEK, argument="which")
def week(scene: Scene, reading: Reading) -> Turn:
    """Show a week: what was done, what is planned."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    on = _week_day(scene, reading)
    shown = plan.week_of(on)
    if shown is None:
        return scene.say(
            t("The plan runs from {first} to {last}.", first=plan.weeks[0].start, last=plan.last_day())
        )
    return scene.say(
        Say(
            lines(locked(scene), _heading(scene, plan, shown), *_days(scene, plan, shown)),
            (_around(plan, shown),),
            revises=scene.tapped,
            thread="week",
        )
    )


def _week_day(scene: Scene, reading: Reading) -> date:
    if reading.number and scene.athlete.plan and 1 <= reading.number <= len(scene.athlete.plan.weeks):
        return scene.athlete.plan.weeks[int(reading.number) - 1].start
    shift = {"next_week": 7, "last_week": -7}.get(reading.when or "", 0)
    said = resolve(reading.when, scene.today) if reading.when and not shift else None
    first = scene.athlete.plan.weeks[0].start if scene.athlete.plan else scene.today
    return (
        max(said or scene.today + timedelta(days=shift), first)
        if shift >= 0
        else scene.today + timedelta(days=shift)
    )


def _around(plan: Plan, shown: Week) -> tuple[Choice, ...]:
    buttons = []
    if shown.number > plan.weeks[0].number:
        buttons.append(Choice(t("Week before"), f"/week {shown.number - 1}"))
    if shown.number < plan.weeks[-1].number:
        buttons.append(Choice(t("Week after"), f"/week {shown.number + 1}"))
    return tuple(buttons)


PHASES: Final = {
    Phase.BASE: t("base"),
    Phase.MILE: t("mile block"),
    Phase.BRIDGE: t("bridge"),
    Phase.SPECIFIC: t("marathon-specific"),
    Phase.TAPER: t("taper"),
    Phase.RACE: t("race week"),
    Phase.RECOVERY: t("recovery"),
    Phase.ROLLING: t("rolling"),
}


def phase_name(plan_distance: str | None, phase: Phase) -> Text:
    """Return what a phase is called; only a marathon has marathon-specific weeks."""
    if phase is Phase.SPECIFIC and plan_distance not in {None, "marathon"}:
        return t("race-specific")
    return PHASES[phase]


def _heading(scene: Scene, plan: Plan, shown: Week) -> Text:
    last = shown.start - timedelta(days=shown.start.weekday()) + timedelta(days=6)
    done = metres(scene.athlete, shown.start, last)
    name = phase_name(scene.athlete.goal.distance, shown.phase)
    planned = Distance(week_m(plan, shown))
    if shown.cutback:
        name = t("{phase}, lighter week", phase=name)
    total = (
        t("{done} of {planned}", done=Distance(done), planned=planned)
        if done
        else t("{planned}", planned=planned)
    )
    return t(
        "Week {number} of {of}, {phase}: {total}.",
        number=shown.number,
        of=len(plan.weeks),
        phase=name,
        total=total,
    )


def _days(scene: Scene, plan: Plan, shown: Week) -> list[Text]:
    """Return a line for each day that holds something, done or planned."""
    rows = []
    for planned in plan.days_of(shown):
        ran = runs_on(scene.athlete, planned.on)
        if ran:
            what = join([phrases.run(run, None) for run in ran], " + ")
            rows.append(t("{day:short} ✓ {what}", day=planned.on, what=what))
        elif planned.workout.type != "rest":
            rows.append(phrases.day_line(planned.on, planned.workout))
    return rows


@command("plan", t("The whole plan, phase by phase"), Intent.ASK_PLAN)
def whole_plan(scene: Scene, reading: Reading) -> Turn:
    """Show the season: phases, their weeks and volume, key days, time to the race."""
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    if reading.workout_type:
        return _next_of(scene, plan, reading.workout_type)
    on = resolve(reading.when, scene.today) if reading.when else None
    if on:
        return _day(scene, on)
    button = Choice(t("This week"), "/week")
    return scene.say(Say(lines(locked(scene), _countdown(scene), *_phases(scene, plan)), ((button,),)))


def _countdown(scene: Scene) -> Text:
    goal = scene.athlete.goal
    if goal.on is None or goal.distance is None:
        return t("A rolling plan, for running better.")
    weeks, days = divmod(max((goal.on - scene.today).days, 0), 7)
    left = tn("{n} week to go", "{n} weeks to go", weeks) if weeks else tn("{n} day to go", "{n} days to go", days)
    return t("{goal}: {left}.", goal=phrases.goal(goal), left=left)


def _phases(scene: Scene, plan: Plan) -> list[Text]:
    rows: list[tuple[Phase, list[float], list[int], float]] = []
    for one in season(plan):
        if not rows or rows[-1][0] is not one.phase:
            rows.append((one.phase, [], [], 0.0))
        phase, volumes, numbers, longest = rows[-1]
        rows[-1] = (phase, [*volumes, one.planned_m], [*numbers, one.number], max(longest, one.longest_m))
    return [_phase(scene, phase, volumes, numbers, longest) for phase, volumes, numbers, longest in rows]


def _phase(scene: Scene, phase: Phase, volumes: list[float], numbers: list[int], longest: float) -> Text:
    name = phase_name(scene.athlete.goal.distance, phase)
    weeks = (
        t("Weeks {first}-{last}", first=numbers[0], last=numbers[-1])
        if len(numbers) > 1
        else t("Week {first}", first=numbers[0])
    )
    return t(
        "{weeks} {phase}: up to {most} a week, longest run {longest}",
        weeks=weeks,
        phase=name,
        most=Distance(max(volumes)),
        longest=Distance(longest),
    )


def _next_of(scene: Scene, plan: Plan, kind: str) -> Turn:
    """Answer "when is my next tempo?"."""
    families = {
        "tempo": {"tempo", "cruise_intervals"},
        "threshold": {"tempo", "cruise_intervals"},
        "hills": {"hill_sprints", "hill_reps"},
        "long": {"long", "marathon_pace_long"},
        "intervals": {"intervals", "repetitions"},
    }
    wanted = families.get(kind, {kind})
    days = (scene.today + timedelta(days=n) for n in range((plan.last_day() - scene.today).days + 1))
    found = next((day for day in days if plan.on(day).type in wanted), None)
    if found is None:
        return scene.say(t("None of those in the plan from here on."))
    return _day(scene, found)


@command("paces", t("Your training paces, and what they predict"), Intent.ASK_PACE)
def my_paces(scene: Scene, _reading: Reading) -> Turn:
    """Show paces with how they feel, and equivalents with an honest band for the marathon."""
    waiting = unused(scene)
    if waiting and "new pace" in scene.said.casefold():
        return scene.opens("trial", scene.said, result=str(waiting.number))
    level = fitness_index(scene.athlete.results, scene.today)
    if level is None or by_effort(level):
        return scene.offer(
            t(
                "I have no recent race to set paces from, so you run by effort: easy in full sentences, tempo in "
                "short phrases, fast reps tall and relaxed. A 5K or a mile time trial would give you numbers."
            )
            if level is None
            else t(
                "You run by effort for now: easy in full sentences, tempo in short phrases. That works better than "
                "numbers at this point."
            )
        )
    found = paces(level)
    rows = (
        t("Easy {pace}: full sentences", pace=found.easy),
        t("Marathon {pace}: steady, a few words", pace=found.marathon),
        t("Tempo {pace}: comfortably hard", pace=found.threshold),
        t("Intervals {pace}: hard, even", pace=found.interval),
        t("Mile pace {pace}: quick and relaxed", pace=found.repetition),
    )
    return scene.say(lines(*rows, _predicts(scene)))


def unused(scene: Scene) -> Result | None:
    """Return the newest result that sets no paces."""
    idle = (one for one in scene.athlete.results if not one.counts)
    return max(idle, key=lambda one: one.number, default=None)


def _predicts(scene: Scene) -> Text:
    result = telling(scene.athlete.results, scene.today)
    if result is None:
        return NOTHING
    level = fitness_index(scene.athlete.results, scene.today) or index(result.distance_m, result.time_s)
    ten = Duration(race_time(GOAL_DISTANCES["10k"], level))
    band = marathon_band(result)
    return t(
        "That is a 10K of about {ten}; a marathon between {low} and {high}, depending on endurance.",
        ten=ten,
        low=Duration(band.low_s),
        high=Duration(band.high_s),
    )


@command("why", t("Why a workout is there: /why tuesday"), Intent.ASK_WHY, argument="what")
def why(scene: Scene, reading: Reading) -> Turn:
    """Say what a workout builds, and which rule put it there."""
    if "easy" in scene.said and reading.when is None:
        return _why_easy(scene)
    plan = scene.athlete.plan
    if plan is None:
        return no_plan(scene)
    on = _asked_day(scene, plan, reading)
    workout = plan.on(on)
    changed = next(
        (c for c in reversed(plan.changes) if not c.undone and any(e.on == on for e in c.edits)), None
    )
    reasons = [reason_text(because) for because in workout.because]
    if changed:
        reasons = [t("It was changed: {why}", why=reason_text_of(changed.rule))]
    text = join((t("{day:weekday}, {what}.", day=on, what=title(workout)), purpose(workout), *reasons))
    return scene.say(text)


def reason_text_of(rule: str) -> Text:
    """Return why a change was made, by its rule."""
    return CHANGED.get(rule, t("you asked for it."))


CHANGED: Final = {
    "sore-spot": t("something that pulls on a sore place waits until it is quiet."),
    "too-sore": t("very sore legs want less that day."),
    "very-sore": t("very sore legs learn little from a hard session."),
    "short-night": t("a hard session on a short night is worth little."),
    "pain-stop": t("that much pain is not for running on."),
    "pain-spare": t("what hurts is spared, the easy running stays."),
    "still-sore": t("the legs were not ready for it that morning."),
    "illness": t("you were ill, and running comes back in steps."),
    "red-flag": t("running is off until you have been cleared."),
    "injury": t("running comes back one step at a time."),
    "unwell": t("you weren't well, and hard running waits for that to pass."),
    "comeback": t("after days off, running comes back in steps."),
    "lighter-week": t("you asked for a lighter week."),
    "vacation": t("you were away."),
    "pause": t("the plan was paused."),
    "missed": t("a missed run is let go, not squeezed in."),
}


def _why_easy(scene: Scene) -> Turn:
    return scene.say(
        t(
            "Easy running builds the heart, the small vessels and the tendons, and it is what marathon time follows "
            "most. Run it easy and the fast days can be truly fast. Too hard every day is how people stall or get hurt."
        )
    )


def _asked_day(scene: Scene, plan: Plan, reading: Reading) -> date:
    said = resolve(reading.when, scene.today) if reading.when else None
    if said:
        return said
    days = [scene.today + timedelta(days=n) for n in range(14)]
    if reading.workout_type:
        return next((d for d in days if plan.on(d).type == reading.workout_type), scene.today)
    todays = plan.on(scene.today)
    return (
        scene.today
        if todays.type != "rest"
        else next((d for d in days if plan.on(d).type != "rest"), scene.today)
    )
