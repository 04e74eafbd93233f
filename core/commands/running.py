"""A run that is told of: it goes into the log, is played back, and asks one thing at most."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.absences import absence_on
from core.athlete.goal import Result
from core.athlete.log import Run, Why
from core.commands.fixing import fix
from core.commands.hurting import asks_more, fine_again, sore_of, worst
from core.commands.once import from_now_on, of_before
from core.commands.races import of_a_day_to_come, to_come
from core.commands.results import bare_time, raced, raced_run
from core.commands.table import command
from core.dialogs.afterwards import afterwards
from core.dialogs.debrief import hurt
from core.dialogs.legs import spotted
from core.locks import locked
from core.logbook import (
    newest_run,
    runs_on,
    with_result,
    with_run,
)
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_quality, is_run
from core.training.workout import Workout
from core.understanding.body import site_text
from core.understanding.days import resolve
from core.understanding.notes import as_planned
from core.understanding.plausible import likely
from core.understanding.reading import Ache, Intent, Reading
from core.understanding.small import in_english
from core.voice import phrases
from core.voice.answers import told as told_beside
from core.voice.splits import as_a_set, of_another_length
from core.voice.text import NOTHING, Text, join, pt, t
from core.voice.trial import praise


@command("log", t("Log a run: /log 8 km 45:10, effort 6"), Intent.LOG_RUN, argument=pt("option", "run"))
def log(scene: Scene, reading: Reading) -> Turn:
    """Log what was run, play it back, ask at most one thing."""
    if _mends(scene, reading):
        return fix(scene, reading)
    if of_before(scene, reading):
        return from_now_on(scene)
    if to_come(scene, reading):
        return of_a_day_to_come(scene, reading)
    if reading.clarify == "time_or_pace":
        reading = bare_time(scene, reading) or reading
    if reading.clarify:
        return scene.opens("clarify", scene.said, why=reading.clarify, **_figures(reading))
    told = reading.distance_m or reading.duration_s or reading.splits_s or reading.effort is not None
    again = reading.set_m is not None and bool(runs_on(scene.athlete, _day(scene, reading)))
    if not (told or again):
        return scene.opens("debrief", scene.said, on=_day(scene, reading).isoformat())
    found = raced(scene, reading, _day(scene, reading))
    return _raced(scene, reading, found) if found else _logged(scene, reading)


def _figures(reading: Reading) -> dict[str, str]:
    """Return the figures a question about them needs: those told, or those most likely meant."""
    metres, seconds = reading.distance_m, reading.duration_s
    if reading.clarify == "implausible":
        metres, seconds = likely(metres, seconds) or (None, None)
        return {"figure": f"{metres or 0:g}", "time": f"{seconds or 0:g}"}
    return {"figure": f"{(seconds if reading.clarify == 'hours' else metres) or 0:g}"}


def _mends(scene: Scene, reading: Reading) -> bool:
    """Return whether figures put the run right that was told a moment before: "sorry, 8 km in 48"."""
    run = newest_run(scene.athlete)
    lately = run is not None and run.logged_at is not None and scene.now - run.logged_at <= A_MOMENT
    figures = reading.distance_m or reading.duration_s
    return bool(lately and figures and not reading.clarify and MENDS.match(scene.plain))


A_MOMENT: Final = timedelta(hours=1)
MENDS: Final = re.compile(
    r"(?:(?:lol|haha|oh|ah|no|ups?|argh)\W+)*(?:sorry|oops|i mean|i meant|correction|no wait|wait|typo|make that|actually)\b"
)


def _raced(scene: Scene, reading: Reading, found: Result) -> Turn:
    """Keep the run and its result at once; then say what it means, and ask."""
    run = raced_run(run_of(scene, reading), scene.workout(found.on), found)
    goal = scene.workout(found.on).type == "race"
    athlete = with_result(with_run(scene.athlete, run), replace(found, counts=goal))
    after = _closed(replace(scene, athlete=athlete), run.on)
    number = str(after.athlete.results[-1].number)
    ache = worst(reading)
    if ache and ache.site:
        after = hurt(after, sore_of(ache))
    if ache and ache.site and ache.pain and not goal:
        told = {"site": ache.site, "side": ache.side or "", "score": f"{sore_of(ache).score:g}"}
        said = after.say(praise(after, after.athlete.results[-1]))
        return after.opens("pain", scene.said, **{k: v for k, v in told.items() if v}).after(said)
    return after.opens("raced" if goal else "trial", "" if goal else scene.said, result=number)


def _logged(scene: Scene, reading: Reading) -> Turn:
    run = run_of(scene, reading)
    athlete = with_run(scene.athlete, run)
    after = _closed(replace(scene, athlete=athlete), run.on)
    ache = worst(reading) or fine_again(scene)
    if ache:
        after = hurt(after, sore_of(ache))
    complaint = told_beside(scene.said, scene.language)
    after_more = _others(after, reading)
    said = join(
        (_played_back(scene, run, reading, ache), _more(after, after_more), complaint or _note(scene, run))
    )
    if ache and asks_more(ache):
        told = {"site": ache.site, "side": ache.side, "score": f"{sore_of(ache).score:g}"}
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
    if not any(one.kind == "spot" and spotted(one).site == spot for one in scene.athlete.promises):
        return NOTHING
    return t("I'll ask about the {site} in the morning.", site=site_text(spot or ""))


def _more(before: Scene, after: Scene) -> Text:
    """Play back the further runs of a message."""
    known = {run.number for run in before.athlete.runs}
    more = [phrases.run(run, None) for run in after.athlete.runs if run.number not in known]
    return t("And {what}.", what=phrases.both(more)) if more else NOTHING


def _number(scene: Scene) -> int:
    newest = newest_run(scene.athlete)
    return newest.number if newest else 0


def _closed(scene: Scene, on: date) -> Scene:
    """Close what was asked about a day that is told by now: how the run went, or the legs before it."""
    waiting = scene.athlete.open
    if waiting is None or ("on", on.isoformat()) not in waiting.about:
        return scene
    if waiting.dialog == "debrief":
        return scene.but(open=None)
    return scene.but(open=replace(waiting, expires_at=scene.now)) if waiting.dialog == "checkin" else scene


def _others(scene: Scene, reading: Reading) -> Scene:
    """Log further runs told in the same message."""
    for other in reading.also:
        if other.intent is Intent.LOG_RUN and not other.clarify:
            scene = replace(scene, athlete=with_run(scene.athlete, run_of(scene, other)))
    return scene


def _day(scene: Scene, reading: Reading) -> date:
    said = resolve(reading.when, scene.today, past=True) if reading.when else None
    return said if said and said <= scene.today else scene.today


def run_of(scene: Scene, reading: Reading) -> Run:
    """Return the run a reading tells of; it stands for the day's workout when none does yet."""
    on = _day(scene, reading)
    planned = scene.workout(on)
    walked = bool(WALKED.search(reading.text.casefold()))
    as_a_set_of_its_own = walked or (bool(reading.set_m) and not is_quality(planned))
    fits = (
        is_run(planned)
        and not any(run.planned for run in runs_on(scene.athlete, on))
        and not as_a_set_of_its_own
    )
    distance = reading.distance_m
    if distance is None and fits and as_planned(reading.text, scene.language):
        distance = planned.distance_m or None
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
        type=_type(reading, planned, scene.language, fits=fits),
        planned=fits,
        splits_s=reading.splits_s,
        note=reading.note,
        logged_at=scene.now,
    )


def _type(reading: Reading, planned: Workout, language: str, *, fits: bool) -> str | None:
    """Return what kind of run it was: as it was called; timed repetitions of a planned session are that session."""
    if walked(reading.text, language):
        return "cross_training"
    if fits and reading.splits_s and is_quality(planned):
        return planned.type
    return reading.workout_type or (planned.type if fits else None)


WALKED: Final = re.compile(
    r"^(?:i |just |only )*(?:walked|a walk|hiked)\b(?!.*\b(?:ran|run|running|jogged)\b)"
)
"""A walk goes into the log as what it is: minutes beside running."""


def walked(said: str, language: str) -> bool:
    """Return whether a line tells of a walk alone."""
    return bool(WALKED.search(in_english(said.casefold(), language)))


A_WEEK: Final = timedelta(days=7)
"""A day longer ago is no more told by its name alone."""


def _played_back(scene: Scene, run: Run, reading: Reading, ache: Ache | None) -> Text:
    as_meant = run.planned and not of_another_length(scene, run)
    parts = [phrases.run(run, scene.workout(run.on) if as_meant else None)]
    if run.on != scene.today:
        near = scene.today - run.on < A_WEEK
        parts.append(t("on {on:weekday}", on=run.on) if near else t("on {on:date}", on=run.on))
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    guessed = NOTHING
    if ache and ache.site:
        score = sore_of(ache).score
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


def _note(scene: Scene, run: Run) -> Text:
    """Play back what was noted, unless it is the whole line, whose figures were played back already."""
    apart = run.note and run.note.strip().casefold() != scene.said.strip().casefold()
    return t('Note: "{note}".', note=run.note) if apart else NOTHING
