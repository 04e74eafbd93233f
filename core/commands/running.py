"""What a runner tells: a run, a day that did not happen, something that hurts, a correction."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from core.absences import absence_on
from core.athlete.goal import Result
from core.athlete.log import Run, Why
from core.commands.asking import next_of
from core.commands.results import bare_time, raced, raced_run
from core.commands.table import command
from core.dialogs.afterwards import afterwards
from core.dialogs.complaint import while_locked
from core.dialogs.debrief import hurt
from core.dialogs.race import taper_legs
from core.dialogs.run_questions import Sore
from core.locks import locked
from core.logbook import (
    amended,
    newest_run,
    result_of,
    runs_on,
    with_result,
    with_run,
    with_time,
    without_run,
)
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.workout import Workout
from core.understanding.body import BONE, MUSCLES, site_text
from core.understanding.days import resolve
from core.understanding.reading import Ache, Intent, Reading
from core.units import Duration
from core.voice import phrases
from core.voice.answers import told as told_beside
from core.voice.splits import as_a_set
from core.voice.text import NOTHING, Text, join, t
from core.voice.trial import praise

GUESS = 2.0
"""A place that is "a bit tight", when no number is said."""


@command("log", t("Log a run: /log 8 km 45:10, effort 6"), Intent.LOG_RUN, argument="run")
def log(scene: Scene, reading: Reading) -> Turn:
    """Log what was run, play it back, ask at most one thing."""
    if reading.clarify == "time_or_pace":
        reading = bare_time(scene, reading) or reading
    if reading.clarify:
        figure = reading.duration_s if reading.clarify == "hours" else reading.distance_m
        return scene.opens("clarify", scene.said, why=reading.clarify, figure=f"{figure or 0:g}")
    told = reading.distance_m or reading.duration_s or reading.splits_s or reading.effort is not None
    again = reading.set_m is not None and bool(runs_on(scene.athlete, _day(scene, reading)))
    if not (told or again):
        return scene.opens("debrief", scene.said, on=_day(scene, reading).isoformat())
    found = raced(scene, reading, _day(scene, reading))
    return _raced(scene, reading, found) if found else _logged(scene, reading)


def _raced(scene: Scene, reading: Reading, found: Result) -> Turn:
    """Keep the run and its result at once; then say what it means, and ask."""
    run = raced_run(run_of(scene, reading), scene.workout(found.on), found)
    goal = scene.workout(found.on).type == "race"
    athlete = with_result(with_run(scene.athlete, run), replace(found, counts=goal))
    after = replace(scene, athlete=_closed(athlete, run.on))
    number = str(after.athlete.results[-1].number)
    ache = _worst(reading)
    if ache and ache.site:
        after = hurt(after, _sore(ache))
    if ache and ache.site and ache.pain and not goal:
        told = {"site": ache.site, "side": ache.side or "", "score": f"{_sore(ache).score:g}"}
        said = after.say(praise(after, after.athlete.results[-1]))
        return after.opens("pain", scene.said, **{k: v for k, v in told.items() if v}).after(said)
    return after.opens("raced" if goal else "trial", "" if goal else scene.said, result=number)


def _logged(scene: Scene, reading: Reading) -> Turn:
    run = run_of(scene, reading)
    athlete = with_run(scene.athlete, run)
    after = replace(scene, athlete=_closed(athlete, run.on))
    ache = _worst(reading)
    if ache:
        after = hurt(after, _sore(ache))
    complaint = told_beside(scene.said, scene.language)
    said = join(
        (_played_back(scene, run, reading, ache), _others_told(scene, reading), complaint or _note(run))
    )
    after_more = _others(after, reading)
    if ache and _asks(ache):
        told = {"site": ache.site, "side": ache.side, "score": f"{_sore(ache).score:g}"}
        return after_more.opens("pain", scene.said, **{k: v for k, v in told.items() if v}).after(
            after_more.say(said)
        )
    if absence_on(athlete, scene.today, Why.VACATION, Why.PAUSE):
        return after_more.say(
            Say(join((said, t("Nice one. Back to quiet."))), ((Choice(t("Fix"), "/fix"),),))
        )
    if scene.athlete.lock or complaint:
        return after_more.say(join((said, locked(scene) if scene.athlete.lock else NOTHING)))
    if run.effort is None:
        return after_more.opens("effort", run=str(_number(after_more))).after(after_more.say(said))
    laid, meant, undo = afterwards(after_more, run, run.soreness)
    text = join((said, meant, _asked_first(laid, ache)))
    return laid.say(
        Say(text, ((Choice(t("Fix"), "/fix"), *(undo or (Choice(t("See the week"), "/week"),))),))
    )


def _asked_first(scene: Scene, ache: Ache | None) -> Text:
    """Promise the question of the next morning, when there is one."""
    spot = ache.site if ache else None
    if not any(one.kind == "spot" and one.subject == spot for one in scene.athlete.promises):
        return NOTHING
    return t("I'll ask about the {site} in the morning.", site=site_text(spot or ""))


def _number(scene: Scene) -> int:
    newest = newest_run(scene.athlete)
    return newest.number if newest else 0


def _closed(athlete, on: date):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
    """An evening question about a day that was told is not asked again."""
    waiting = athlete.open
    if waiting and waiting.dialog == "debrief" and ("on", on.isoformat()) in waiting.about:
        return replace(athlete, open=None)
    return athlete


def _others(scene: Scene, reading: Reading) -> Scene:
    """Log further runs told in the same message."""
    for other in reading.also:
        if other.intent is Intent.LOG_RUN and not other.clarify:
            scene = replace(scene, athlete=with_run(scene.athlete, run_of(scene, other)))
    return scene


def _others_told(scene: Scene, reading: Reading) -> Text:
    """Say back the further runs of the message."""
    others = (other for other in reading.also if other.intent is Intent.LOG_RUN and not other.clarify)
    return join(tuple(t("And {what}.", what=phrases.run(run_of(scene, other), None)) for other in others))


def _day(scene: Scene, reading: Reading) -> date:
    said = resolve(reading.when, scene.today, past=True) if reading.when else None
    return said if said and said <= scene.today else scene.today


def run_of(scene: Scene, reading: Reading) -> Run:
    """Return the run a reading tells of; it stands for the day's workout when none does yet."""
    on = _day(scene, reading)
    planned = scene.workout(on)
    fits = is_run(planned) and not any(run.planned for run in runs_on(scene.athlete, on))
    distance = reading.distance_m
    if distance is None and reading.duration_s and reading.pace_s_per_km:
        distance = reading.duration_s / reading.pace_s_per_km * 1000
    duration = reading.duration_s
    if duration is None and distance and reading.pace_s_per_km:
        duration = distance / 1000 * reading.pace_s_per_km
    if distance is None and duration is None:
        again = bool(runs_on(scene.athlete, on))
        distance = (planned.distance_m if fits and not (again and reading.set_m) else reading.set_m) or None
    return Run(
        number=0,
        on=on,
        distance_m=distance,
        duration_s=duration,
        effort=reading.effort,
        soreness=reading.soreness,
        type=_type(reading, planned, fits=fits),
        planned=fits,
        splits_s=reading.splits_s,
        note=reading.note,
        logged_at=scene.now,
    )


def _type(reading: Reading, planned: Workout, *, fits: bool) -> str | None:
    """Return what kind of run it was: as it was called; timed repetitions of a planned session are that session."""
    if fits and reading.splits_s and is_quality(planned):
        return planned.type
    return reading.workout_type or (planned.type if fits else None)


def _worst(reading: Reading) -> Ache | None:
    aches = [*reading.aches, *(ache for other in reading.also for ache in other.aches)]
    placed = [ache for ache in aches if ache.site and ache.score != 0]
    return max(placed, key=lambda ache: (ache.pain, ache.score or 0), default=None)


def _sore(ache: Ache) -> Sore:
    return Sore(ache.score if ache.score is not None else GUESS, ache.site, ache.side, pain=ache.pain)


MILD = 2.0


def _asks(ache: Ache) -> bool:
    """A pain word, a bone, or a tendon asks for one question more; sore muscles after a run do not."""
    return ache.pain or ache.site in BONE or ache.site == "achilles" or (ache.score or 0) > MILD + 3


def _played_back(scene: Scene, run: Run, reading: Reading, ache: Ache | None) -> Text:
    parts = [phrases.run(run, scene.workout(run.on) if run.planned else None)]
    if run.on != scene.today:
        parts.append(t("on {on:weekday}", on=run.on))
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    guessed = NOTHING
    if ache and ache.site:
        score = _sore(ache).score
        where = site_text(ache.site, ache.side)
        if ache.score is None or "soreness" in reading.approx or "pain" in reading.approx:
            guessed = t(
                "{where}: I've put {score} out of 10.",
                where=site_text(ache.site, ache.side, capital=True),
                score=float(score),
            )
        else:
            parts.append(t("{where} {score}", where=where, score=float(score)))
    return join((t("Logged: {what}.", what=join(parts, ", ")), guessed, as_a_set(scene, run)))


def _note(run: Run) -> Text:
    return t('Note: "{note}".', note=run.note) if run.note else NOTHING


def _before_the_run(scene: Scene, ache: Ache) -> bool:
    """Sore muscles, told on a day whose run is still to come, are a check-in."""
    today = scene.today
    told = bool(runs_on(scene.athlete, today))
    return ache.site in MUSCLES and not ache.pain and is_run(scene.workout(today)) and not told


@command(
    "pain", t("Tell me what hurts: /pain left shin 4"), Intent.REPORT_PAIN, argument="where", anytime=True
)
def pain(scene: Scene, reading: Reading) -> Turn:
    """Something hurts, without a run: ask what decides."""
    ache = _worst(reading)
    if scene.athlete.lock:
        return while_locked(scene, ache)
    tapering = NOTHING if reading.pain or (ache and (ache.pain or ache.site != "legs")) else taper_legs(scene)
    if tapering:
        return scene.say(tapering)
    if ache and _before_the_run(scene, ache):
        return scene.opens("checkin", scene.said, on=scene.today.isoformat())
    about = {}
    if ache and ache.site:
        about = {"site": ache.site, "side": ache.side or "", "score": f"{_sore(ache).score:g}"}
        scene = hurt(scene, _sore(ache))
    return scene.opens("pain", scene.said, **{k: v for k, v in about.items() if v})


@command("cant", t("Can't run today"), Intent.SKIP_RUN, argument="why")
def cannot(scene: Scene, reading: Reading) -> Turn:
    """A run that will not happen, or did not: let it go, and ask for the reason once."""
    if scene.athlete.lock:
        return scene.say(locked(scene))
    if reading.when in {"this_week", "next_week"}:
        return scene.opens("vacation" if reading.when == "next_week" else "pause", scene.said)
    on = _skipped_day(scene, reading)
    if on >= scene.today and not is_run(scene.workout(on)):
        return scene.say(t("{on:weekday} is a rest day, so there is nothing to skip.", on=on))
    return scene.opens("missed", scene.said if reading.sleep_h is not None else "", on=on.isoformat())


def _skipped_day(scene: Scene, reading: Reading) -> date:
    """Return the day of the run left out: a weekday is one to come when it cannot be run, else the last one."""
    past = not AHEAD.search(scene.plain)
    said = resolve(reading.when, scene.today, past=past) if reading.when else None
    named = None if past or reading.when else next_of(scene, reading.workout_type)
    return said or named or scene.today


AHEAD: Final = re.compile(
    r"\b(?:can't|cant|cannot|can not|won't|wont|will|unable|skip|not going|next|this)\b"
)


@command("fix", t("Correct the last run"), Intent.EDIT_LAST, argument="what", listed=True)
def fix(scene: Scene, reading: Reading) -> Turn:
    """Change what was said in the last entry; without words, ask what to change."""
    run = newest_run(scene.athlete)
    if run is None:
        return scene.say(t("There is no run in the log yet. Tell me about one and I'll keep it."))
    time_s = reading.pace_s_per_km if reading.clarify == "time_or_pace" else None
    if time_s and result_of(scene.athlete, run):
        return fixed(scene, run.number, {"duration_s": time_s})
    if reading.clarify:
        return scene.opens("clarify", scene.said, why=reading.clarify)
    changes = {
        field: value
        for field, value in (
            ("distance_m", reading.distance_m),
            ("duration_s", reading.duration_s),
            ("effort", reading.effort),
            ("soreness", reading.soreness),
        )
        if value is not None
    }
    if not changes:
        return scene.opens(
            "fix", run=str(run.number), part="details" if scene.said.endswith("details") else ""
        )
    return fixed(scene, run.number, changes)


def fixed(scene: Scene, number: int, changes: dict[str, float]) -> Turn:
    """Change fields of a run, and say what it is now."""
    run = next(one for one in scene.athlete.runs if one.number == number)
    raced_ = result_of(scene.athlete, run)
    if raced_ and "duration_s" in changes:
        return _time_fixed(scene, raced_, changes["duration_s"])
    after = replace(scene, athlete=amended(scene.athlete, number, **changes))
    run = next(one for one in after.athlete.runs if one.number == number)
    parts = [phrases.run(run, None)]
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    return after.say(t("Changed. It now says: {what}.", what=join(parts, ", ")))


def _time_fixed(scene: Scene, found: Result, time_s: float) -> Turn:
    """Correct the time of a race or time trial, and with it whatever paces come from it."""
    after = replace(scene, athlete=with_time(scene.athlete, found.number, time_s))
    race = phrases.race(found.distance_m)
    return after.say(t("Changed. It now says: {race} in {time}.", race=race, time=Duration(time_s)))


def removed(scene: Scene, number: int) -> Turn:
    """Take a run out of the log."""
    run = next(one for one in scene.athlete.runs if one.number == number)
    after = replace(scene, athlete=without_run(scene.athlete, number))
    return after.say(t("Taken out of the log: {run}.", run=phrases.run(run, None)))
