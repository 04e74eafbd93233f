"""Questions about speed, answered from the runner's own plan; then the table of answers that hold for everybody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.absences import open_illness
from core.commands.asking import day
from core.commands.hills import of_a_slope, on_hills
from core.commands.numbers import mile_text
from core.commands.ontrack import on_track
from core.commands.progress import progress
from core.commands.races import LOGS
from core.commands.still import light_until, still
from core.commands.table import COMMANDS
from core.condition import current_index
from core.dialogs import longer
from core.dialogs.away import on_a_belt
from core.dialogs.belt import NO_BELT
from core.dialogs.general import general
from core.dialogs.previewed import coming
from core.dialogs.race_week import for_nerves
from core.dialogs.rungs import way_up, whole_again
from core.locks import holding
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_quality, is_run, zones_m
from core.training.season import week_m
from core.training.workout import Zone
from core.understanding.further import wants_more
from core.understanding.normalise import clean, fold
from core.understanding.of_plan import asks_of_plan
from core.understanding.reading import Intent, Reading
from core.units import Distance, Duration
from core.voice import answers
from core.voice.splits import as_a_set
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked (its key in `vocabulary/plan/`), what is said, and what can be tapped then."""

    asked: str
    says: Callable[[Scene], Text]
    choices: Callable[[Scene], tuple[Choice, ...]]


def answer(scene: Scene) -> Turn | None:
    """Return the answer to a question that has one; None when it is another one."""
    said = " ".join(scene.plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    told = (said, fold(clean(scene.said)))
    walking = asks_of_plan("no_walking", told)
    growing = _steps(scene) if walking or asks_of_plan("steps", told) else None
    growing = growing or (_in_one_piece(scene) if walking else None) or _next_run(scene, told)
    if growing:
        return growing
    reading = scene.read()
    row = next((one for one in ROWS if asks_of_plan(one.asked, told)), None)
    if row and not _moves(reading):  # "could I run it on saturday instead?" asks for no time
        choices = row.choices(scene)
        return holding(scene, scene.say(Say(row.says(scene), (choices,) if choices else ())))
    if _orders(scene, reading) or (reading.intent in TELLS and not _wished(scene, reading)):
        return None
    more = reading.intent is not Intent.ASK_PACE and wants_more(scene.said, scene.language)
    further = "more" if more else "away" if on_a_belt(scene) else None
    meant = further or next((name for name in MEANT if asks_of_plan(name, told)), None)
    if meant:
        return COMMANDS[meant].answer(scene, reading)
    return still(scene, reading, told) or _answered(scene, reading, said)


def _moves(reading: Reading) -> bool:
    return reading.intent is Intent.MOVE_WORKOUT and bool(reading.when or reading.days)


def _answered(scene: Scene, reading: Reading, said: str) -> Turn | None:
    """Return the answer of the table, or of a command; what moves a workout asks for neither."""
    if _moves(reading) and answers.asked(scene.said, scene.language) not in answers.FIRM:
        return None
    return _general(scene, reading) or _by_name(scene, reading, said)


def _next_run(scene: Scene, told: tuple[str, ...]) -> Turn | None:
    """Show the next day with a run that is still to run, where that is asked; None: running is off, or the race is run."""
    goal = scene.athlete.goal.on
    off = scene.athlete.lock or open_illness(scene.athlete) or (goal is not None and goal < scene.today)
    if off or not asks_of_plan("next_run", told):
        return None
    days = (scene.today + timedelta(days=n) for n in range(AHEAD.days))
    waits = (on for on in days if is_run(scene.workout(on)) and not runs_on(scene.athlete, on))
    found = next(waits, None)
    return day(scene, found) if found else None


def _orders(scene: Scene, reading: Reading) -> bool:
    """Return whether a day is left out, or days away are told: a sport, or no treadmill, beside them is no question about it."""
    if "?" in scene.said or answers.asked(scene.said, scene.language) == "should_i_rest":
        return False
    away = (reading.intent is Intent.VACATION and reading.when_until) or NO_BELT.search(scene.plain)
    return bool(away or (reading.intent is Intent.SKIP_RUN and reading.when))


def _general(scene: Scene, reading: Reading) -> Turn | None:
    """Return the answer of the table; to how hills are run with the runner's own figures, to why they are with the plan's."""
    hills = answers.asked(scene.said, scene.language) == "hills"
    if hills and reading.intent is Intent.ASK_WHY:
        return COMMANDS["why"].answer(scene, reading)
    if hills or of_a_slope(scene.said):
        return holding(scene, scene.say(on_hills(scene)))
    return general(scene)


MEANT: Final = ("plan", "changes", "export", "calendar", "private", "privacy", "treadmill", "flat")
"""Commands that are asked for in a question's words, under their own keys."""

ANYTIME: Final = ("privacy", "club")
"""Questions that need no plan."""


def anytime(scene: Scene) -> Turn | None:
    """Return the answer to a question about one's data or clubs, which somebody new may ask as well."""
    told = (scene.plain, fold(clean(scene.said)))
    return answer(scene) if any(asks_of_plan(key, told) for key in ANYTIME) else None


TELLS: Final = frozenset({Intent.LOG_RUN, Intent.REPORT_PAIN, Intent.REPORT_ILLNESS})
"""What tells of a run or of something wrong is heard as that, whatever it asks beside it."""


def _wished(scene: Scene, reading: Reading) -> bool:
    """Return whether a run is asked for and not told of: "add 60 km on sunday"; what was run has a time, or is past."""
    bare = reading.intent is Intent.LOG_RUN and reading.duration_s is None and reading.effort is None
    over = reading.when in PAST or LOGS.search(scene.plain)
    return bare and not over and wants_more(scene.said, scene.language)


PAST: Final = frozenset({"yesterday", "last_week"})


def _by_name(scene: Scene, reading: Reading, said: str) -> Turn | None:
    """Return what a command says that is typed without its slash, where nothing else is meant."""
    one = COMMANDS.get(said.strip(" .!?"))
    bare = one is not None and one.listed and not one.shared and reading.intent is Intent.UNKNOWN
    return one.answer(scene, reading) if one and bare else None


WHY_MILE: Final = t(
    "Three reasons. Fast, relaxed running teaches you to spend less at every pace. Short hard efforts keep your form "
    "together when it burns. And after mile pace, marathon pace feels slow. The first is well tested; what it does for "
    "a finish time nobody has measured."
)


def _safe(scene: Scene) -> Text:
    """Say how much fast running there is next to the whole, and what goes first."""
    return join(
        (
            t("Too much of it, too soon, is how."),
            _dose(scene),
            t("And if a calf or an Achilles complains, the fast part goes first, the easy running last."),
        )
    )


def _dose(scene: Scene) -> Text:
    day, plan = next_fast(scene), scene.athlete.plan
    week = plan.week_of(day) if plan and day else None
    if plan is None or day is None or week is None:
        return t("So yours is rationed, with full recoveries.")
    return t(
        "So yours is rationed: {fast} fast on {day:weekday}, out of {whole} that week, with full recoveries.",
        fast=Distance(fast_m(scene, day)),
        day=day,
        whole=Distance(week_m(plan, week)),
    )


def next_fast(scene: Scene) -> date | None:
    """Return the next day of the coming eight with a session at mile or interval pace."""
    days = (scene.today + timedelta(days=n) for n in range(1, 9))
    return next((day for day in days if is_quality(scene.workout(day)) and fast_m(scene, day)), None)


def fast_m(scene: Scene, day: date) -> float:
    """Return the metres at mile and interval pace of a day."""
    by_zone = zones_m(scene.workout(day), current_index(scene.athlete, scene.today))
    return by_zone[Zone.R] + by_zone[Zone.I]


def _show_fast(scene: Scene) -> tuple[Choice, ...]:
    day = next_fast(scene)
    return (Choice(t("Show {day:weekday}", day=day), f"/today {day.isoformat()}"),) if day else ()


DELETE: Final = t(
    'A run you logged: "undo", or "fix" to change it. Everything I have about you: "delete everything", and I '
    "ask once more before I do it."
)


def _steps(scene: Scene) -> Turn | None:
    """Answer a question about the ladder, while there is one."""
    return scene.say(join((way_up(scene), whole_again(scene)))) if way_up(scene) else None


AHEAD: Final = timedelta(days=180)


def _in_one_piece(scene: Scene) -> Turn | None:
    """Say when running needs no walking any more, to whom the plan lets walk in between; None: it does not."""
    days = (scene.today + timedelta(days=n) for n in range(AHEAD.days))
    runs = [day for day in days if is_run(scene.workout(day))]
    if not runs or scene.workout(runs[0]).type != "walk_run":
        return None
    whole = next((day for day in runs if scene.workout(day).type != "walk_run"), None)
    when = t("The first run in one piece is on {on:date}.", on=whole) if whole else NOTHING
    return scene.say(
        join(
            (
                t(
                    "Not yet. Breath comes fast, tendons and bones take longer, so the walking gets less step by step."
                ),
                when,
            )
        )
    )


def whole_plan(scene: Scene) -> Text:
    """Say until when the days are lighter than the plan, and what for."""
    if way_up(scene):
        return join((way_up(scene), whole_again(scene)))
    until = light_until(scene)
    if until is None:
        return t("The plan is whole as it stands; nothing is held back.")
    return t(
        "The days stay light until {until:date}; then the plan is whole again. Nothing fast before two easy runs have "
        "felt truly easy.",
        until=until,
    )


NONE_FAST: Final = t("Nothing fast is planned in the weeks ahead.")


def last_reps(scene: Scene) -> Text:
    """Say how evenly the last repetitions were run, or how to tell of them."""
    timed = (run for run in reversed(scene.athlete.runs) if as_a_set(scene, run))
    run = next(timed, None)
    if run is None:
        return t(
            'I have no times of them yet. Send them as they come, like "92 91 93 95", and I read them as a set.'
        )
    times = join((t("{time}", time=Duration(one)) for one in run.splits_s), ", ")
    near = run.on > scene.today - LATELY
    told = (
        t("{on:weekday}: {times}.", on=run.on, times=times)
        if near
        else t("{on:date}: {times}.", on=run.on, times=times)
    )
    return join((told, as_a_set(scene, run)))


LATELY: Final = timedelta(days=7)


CLUB: Final = t(
    "A club lives in a group or channel: invite me there, say /club to set it up, and whoever wants to says /join. It "
    "counts runs and kilometres; your pains, paces and plan stay between us."
)
LESS: Final = t(
    "Then let's take some off; a plan you can keep beats a bigger one. Just this week lighter, or less from now on?"
)
MORE: Final = t(
    "Good sign. More comes from a race or time trial, or from whole weeks that felt easy, never from one good day. You "
    "can turn the dials inside the limits; I show you the weeks first."
)


def _earned(scene: Scene) -> tuple[Text, Choice]:
    """Return what whole weeks that felt easy made room for, and its button; else what makes room, and the dial."""
    return longer.offer(scene) or (MORE, Choice(t("More distance"), "/volume more"))


ROWS: Final = (
    Row(
        "too_hard",
        lambda _: LESS,
        lambda _: (
            Choice(t("A lighter week"), "/lighter"),
            Choice(t("Less distance"), "/volume less"),
            Choice(t("Less fast running"), "/speed less"),
        ),
    ),
    Row(
        "too_easy",
        lambda scene: _earned(scene)[0],
        lambda scene: (_earned(scene)[1], Choice(t("More fast running"), "/speed more")),
    ),
    Row(
        "mile_check",
        mile_text,
        lambda _: (Choice(t("My paces"), "/paces"),),
    ),
    Row(
        "on_track",
        on_track,
        lambda _: (Choice(t("My paces"), "/paces"),),
    ),
    Row(
        "progress",
        progress,
        lambda _: (Choice(t("See the week"), "/week"),),
    ),
    Row("nerves", for_nerves, lambda _: ()),
    Row(
        "delete",
        lambda _: DELETE,
        lambda _: (Choice(t("Delete everything"), "/delete"),),
    ),
    Row("reps", last_reps, lambda _: ()),
    Row("fast_again", lambda scene: coming(scene, "intervals") or NONE_FAST, lambda _: ()),
    Row("back_to_normal", whole_plan, lambda _: (Choice(t("See the week"), "/week"),)),
    Row("club", lambda _: CLUB, lambda _: ()),
    Row(
        "why_mile",
        lambda _: WHY_MILE,
        lambda _: (Choice(t("But is it safe?"), "but is it safe?"), Choice(t("OK"), "thanks")),
    ),
    Row(
        "is_it_safe",
        _safe,
        _show_fast,
    ),
)
"""The questions, the first that fits first."""
