"""What a runner tells: a run, a day that did not happen, something that hurts, a correction."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.athlete.log import Run
from core.commands.table import command
from core.dialogs.debrief import Sore, hurt
from core.logbook import amended, newest_run, runs_on, with_run, without_run
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding.body import BONE, site_text
from core.understanding.days import resolve
from core.understanding.reading import Ache, Intent, Reading
from core.voice import meaning, phrases
from core.voice.text import NOTHING, Text, join, t

GUESS = 2.0
"""A place that is "a bit tight", when no number is said."""


@command("log", t("Log a run: /log 8 km 45:10, effort 6"), Intent.LOG_RUN, argument="run")
def log(scene: Scene, reading: Reading) -> Turn:
    """Log what was run, play it back, ask at most one thing."""
    if reading.clarify:
        return scene.opens("clarify", scene.said, why=reading.clarify)
    if not (reading.distance_m or reading.duration_s or reading.splits_s or reading.effort is not None):
        return scene.opens("debrief", scene.said, on=_day(scene, reading).isoformat())
    if _is_result(reading) and not reading.also:
        return scene.opens("trial", scene.said, on=_day(scene, reading).isoformat())
    return _logged(scene, reading)


def _is_result(reading: Reading) -> bool:
    return reading.workout_type in {"race", "time_trial"} and bool(reading.duration_s or reading.race_time_s)


def _logged(scene: Scene, reading: Reading) -> Turn:
    run = run_of(scene, reading)
    athlete = with_run(scene.athlete, run)
    after = replace(scene, athlete=_closed(athlete, run.on))
    ache = _worst(reading)
    if ache:
        after = hurt(after, _sore(ache))
    said = join((_played_back(scene, run, reading, ache), _note(run)))
    after_more = _others(after, reading)
    if ache and _asks(ache):
        told = {"site": ache.site, "side": ache.side, "score": f"{_sore(ache).score:g}"}
        return after_more.opens("pain", **{k: v for k, v in told.items() if v}).after(after_more.say(said))
    if run.effort is None:
        return after_more.opens("effort", run=str(_number(after_more))).after(after_more.say(said))
    text = join((said, meaning.of_run(after_more, run, run.soreness)))
    return after_more.say(Say(text, ((Choice(t("Fix"), "/fix"), Choice(t("See the week"), "/week")),)))


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
    if distance is None and duration is None and fits:
        distance = planned.distance_m or None
    return Run(
        number=0,
        on=on,
        distance_m=distance,
        duration_s=duration,
        effort=reading.effort,
        soreness=reading.soreness,
        type=reading.workout_type or (planned.type if fits else None),
        planned=fits,
        splits_s=reading.splits_s,
        note=reading.note,
        logged_at=scene.now,
    )


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
    return join((t("Logged: {what}.", what=join(parts, ", ")), guessed, _splits(run)))


def _splits(run: Run) -> Text:
    """Say how even repetitions were: the skill the mile block trains."""
    if len(run.splits_s) < 3:  # noqa: PLR2004 - two times are no set
        return NOTHING
    spread = max(run.splits_s) - min(run.splits_s)
    return t(
        "{count} times within {spread} seconds of each other: that evenness is the skill.",
        count=len(run.splits_s),
        spread=round(spread),
    )


def _note(run: Run) -> Text:
    return t('Note: "{note}".', note=run.note) if run.note else NOTHING


@command(
    "pain", t("Tell me what hurts: /pain left shin 4"), Intent.REPORT_PAIN, argument="where", anytime=True
)
def pain(scene: Scene, reading: Reading) -> Turn:
    """Something hurts, without a run: ask what decides."""
    ache = _worst(reading)
    about = {}
    if ache and ache.site:
        about = {"site": ache.site, "side": ache.side or "", "score": f"{_sore(ache).score:g}"}
        scene = hurt(scene, _sore(ache))
    return scene.opens("pain", "" if about else scene.said, **{k: v for k, v in about.items() if v})


@command("cant", t("Can't run today"), Intent.SKIP_RUN, argument="why")
def cannot(scene: Scene, reading: Reading) -> Turn:
    """A run that will not happen, or did not: let it go, and ask for the reason once."""
    on = resolve(reading.when, scene.today, past=True) if reading.when else scene.today
    return scene.opens(
        "missed", scene.said if reading.sleep_h is not None else "", on=(on or scene.today).isoformat()
    )


@command("fix", t("Correct the last run"), Intent.EDIT_LAST, argument="what", listed=True)
def fix(scene: Scene, reading: Reading) -> Turn:
    """Change what was said in the last entry; without words, ask what to change."""
    run = newest_run(scene.athlete)
    if run is None:
        return scene.say(t("There is no run in the log yet. Tell me about one and I'll keep it."))
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
    after = replace(scene, athlete=amended(scene.athlete, number, **changes))
    run = next(one for one in after.athlete.runs if one.number == number)
    parts = [phrases.run(run, None)]
    if run.effort is not None:
        parts.append(t("effort {effort}", effort=float(run.effort)))
    return after.say(t("Changed. It now says: {what}.", what=join(parts, ", ")))


def removed(scene: Scene, number: int) -> Turn:
    """Take a run out of the log."""
    return replace(scene, athlete=without_run(scene.athlete, number)).say(t("Taken out of the log."))
