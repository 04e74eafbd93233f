"""Questions that the runner's own plan answers: what each asks, what is said, and what can be tapped then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.commands.numbers import mile_text
from core.commands.ontrack import on_track
from core.commands.progress import progress
from core.commands.still import light_until
from core.condition import current_index
from core.dialogs import longer
from core.dialogs.previewed import coming
from core.dialogs.race_week import for_nerves
from core.dialogs.rungs import way_up, whole_again
from core.messages import Choice
from core.scene import Scene
from core.training.catalogue import is_quality, zones_m
from core.training.season import week_m
from core.training.workout import Zone
from core.units import Distance, Duration
from core.voice.splits import as_a_set
from core.voice.text import Text, join, t


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked (its key in `vocabulary/plan/`), what is said, and what can be tapped then."""

    asked: str
    says: Callable[[Scene], Text]
    choices: Callable[[Scene], tuple[Choice, ...]]


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
