"""Ill: running is off within one message, asked after once a day at noon, and comes back in steps.

Above the neck a short easy run may be fine; fever and everything below the neck means no running (Eichner's neck
check; science: red flags, illness). No diagnosis, no medicine. The way back: `core.training.comeback`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from core.absences import DAY, open_illness, promising, with_absence
from core.athlete.log import CheckIn, Promise, Why
from core.condition import current_index
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons, lay_days
from core.dialogs.question import Default, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.recovering import still_off
from core.logbook import runs_on
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay
from core.scene import Scene
from core.training.away import cleared, edits
from core.training.catalogue import easier, is_quality, is_run, shortened
from core.training.comeback import minutes
from core.training.plan import Edit, Plan
from core.training.workout import REST, Workout
from core.understanding import sickness
from core.understanding.pressure import tired
from core.understanding.reading import Intent
from core.voice.text import NOTHING, Text, join, t

SHORT_S: Final = 1800.0
"""With a cold, 30 minutes easy are enough (45 at most)."""
SHORT_M: Final = 6000.0
STEP_S: Final = 300.0
"""Minutes are named in fives."""


@dataclass(frozen=True, slots=True)
class Unwell:
    """What it is ("fever", "stomach", "cold", "tired", "hurts", or "ill"), and what today becomes."""

    what: str
    today: str | None = None


WHAT: Final[Rows] = (
    (Choice(t("Fever or chest"), "fever"), Choice(t("A cold"), "cold"), Choice(t("Stomach"), "stomach")),
    (Choice(t("Just tired"), "tired"), Choice(t("Something hurts"), "hurts")),
)


def unwell(scene: Scene) -> Dialog[Unwell]:
    """Ask what it is, unless it was said."""
    what = yield from ask(which())
    return (yield from _today(scene, what))


def illness(scene: Scene) -> Dialog[Unwell]:
    """Somebody says they are ill: that is enough for no running; only a cold or tiredness is asked about."""
    what = yield from ask(which(Default("ill")))
    return (yield from _today(scene, what))


def _today(scene: Scene, what: str) -> Dialog[Unwell]:
    if what in {"cold", "tired"} and _still_to_run(scene):
        today = yield from ask(easy_or_rest(what, scene.workout(scene.today)))
        return Unwell(what, today)
    return Unwell(what)


def _still_to_run(scene: Scene) -> bool:
    to_run = is_run(scene.workout(scene.today)) and not runs_on(scene.athlete, scene.today)
    return to_run and open_illness(scene.athlete) is None


def which(default: Default[str] | None = None) -> Question[str]:
    """Ask what it is; the answer decides between easy running and none."""
    return Question(
        key="what",
        text=t("Sorry to hear that. What is it most?"),
        choices=WHAT,
        read=_what,
        offered=_told_kind,
        skipped=Default("ill"),
        default=default,
        welcomes=frozenset({Intent.REPORT_ILLNESS}),
        hints=(t('One of these, or in your words: "sore throat", "stomach bug".'),),
    )


def _told_kind(heard: Heard) -> str | None:
    """Return what is told of, in the runner's words or in what a dialog hears them as."""
    return sickness.kind(heard.text) or sickness.kind(heard.word)


def _what(heard: Heard) -> str:
    said = chosen(WHAT, heard.word) or _told_kind(heard)
    if said is None and heard.reading().intent is Intent.REPORT_ILLNESS:
        said = "ill"
    if said is None:
        raise UnclearError
    return said


ASKS: Final = {
    "cold": t(
        "With a cold that stays above the neck, short and easy is fine, and so is rest. If it moves to the chest or you "
        "get a fever, no running, and tell me. What shall today be?"
    ),
    "tired": t("Then nothing hard today. A short easy run often helps; rest is just as right. Which one?"),
}


def easy_or_rest(what: str, planned: Workout) -> Question[str]:
    """Say what is fine, and let the runner choose."""
    rows: Rows = ((Choice(_short_run(planned), "easy"), Choice(t("Rest today"), "rest")),)
    return Question(
        key="today",
        text=ASKS[what],
        short=t("Short and easy today, or rest?"),
        choices=rows,
        read=lambda heard: _easy_or_rest(rows, heard),
        claims=lambda heard: SO_LONG.fullmatch(heard.word) is not None,
        welcomes=frozenset({Intent.SKIP_RUN}),
    )


SO_LONG: Final = re.compile(
    r"(?:(?:ok|okay|yes|oui|ja|si|sim|just|only|then|good)[ ,]+)*\d{1,2} ?(?:min\w*|['\u2019])(?: (?!km)[^\W\d]+){0,2}[.!]*"
)
"""How long today shall be, as it is offered: "30 min easy". A verb before it tells of a run."""


def _short_run(planned: Workout) -> Text:
    """Name the short run: what is planned is never made longer, and walking breaks stay."""
    if planned.type == "walk_run":
        return t("Run and walk, slowly")
    return t("{n} minutes easy", n=round(_short_s(planned) / 60))


def _short_s(planned: Workout) -> float:
    return min(SHORT_S, max(planned.duration_s // STEP_S * STEP_S, STEP_S))


def _easy_or_rest(rows: Rows, heard: Heard) -> str:
    said = chosen(rows, heard.word)
    if said is None and "no fever" in heard.word:
        raise UnclearError(t("Good. Short and easy today, or rest?"))
    if said is None and ("rest" in heard.word or "bed" in heard.word or "nothing" in heard.word):
        said = "rest"
    if said is None and SO_LONG.fullmatch(heard.word):
        said = "easy"
    if said is None and ("easy" in heard.word or "run" in heard.word or "jog" in heard.word):
        said = "easy"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: Unwell) -> Turn:
    """Take running off, or make it short and easy, or ask where it hurts."""
    if told.what == "hurts":
        return scene.opens("pain")
    if open_illness(scene.athlete):
        return still_off(scene, "fever" if told.what == "fever" else "ill")
    if told.what in {"cold", "tired"}:
        return _gently(scene, told)
    return _off(scene, told.what)


WHY_NOT: Final = {
    "fever": t(
        "No running with a fever or anything on the chest: it slows recovery and can strain the heart."
    ),
    "stomach": t("No running on an upset stomach: you'd start empty, and it only drags on."),
    "ill": t("No running while you're ill: it slows recovery, and rest costs you nothing."),
}
SIGNS: Final = t(
    "If it lasts more than three days, or you get chest pain, a racing heart or trouble breathing, please see a doctor."
)
"""Said once, calmly."""


def _off(scene: Scene, what: str) -> Turn:
    """No running from this moment on; one quiet question a day."""
    number = max((one.number for one in scene.athlete.absences), default=0) + 1
    plan = scene.athlete.plan
    clear = edits(plan, cleared(plan, scene.today, scene.today + DAY)) if plan else ()
    laid = lay_days(scene, "illness", clear, (("absence", float(number)),))
    away = with_absence(laid.athlete, Why.ILLNESS, scene.today, note="fever" if what == "fever" else "ill")
    asked = promising(away, Promise("recovering", scene.today + DAY), instead_of="recovering")
    if sickness.told_afterwards(scene.said):
        return replace(laid, athlete=asked).opens("recovering").after(scene.say(_sorry(scene)))
    text = join((_sorry(scene), WHY_NOT[what], _cleared(scene), SIGNS))
    row = (Choice(t("OK"), "thanks"), Choice(t("Ask me less often"), "/ill less"))
    return Turn(asked, (Say(text, (row,)),))


def _sorry(scene: Scene) -> Text:
    name = scene.athlete.profile.name
    return t("Sorry to hear that, {name}.", name=name) if name else t("Sorry to hear that.")


def _cleared(scene: Scene) -> Text:
    asks = t("I'll ask at noon each day, quietly.")
    return join((t("Today and tomorrow are cleared.") if scene.athlete.plan else NOTHING, asks))


def _gently(scene: Scene, told: Unwell) -> Turn:
    """Short and easy, or rest; a hard session of tomorrow waits while there is a cold."""
    plan = scene.athlete.plan
    level = current_index(scene.athlete, scene.today)
    changed = []
    if plan and told.today:
        changed += _today_becomes(scene, told.today, plan)
    if plan and told.what == "cold" and is_quality(plan.on(scene.today + DAY)):
        changed.append(edit(plan, scene.today + DAY, _short(plan.on(scene.today + DAY), level)))
    laid = lay(scene, "unwell", changed, (("what", told.what),))
    agreed = _agreed(told, scene.workout(scene.today))
    return laid.say(Say(join((agreed, _tomorrow(laid, told))), (buttons(scene, laid),)))


def _today_becomes(scene: Scene, chosen_today: str, plan: Plan) -> list[Edit]:
    """Return today at rest, or short and easy; running with walking in it is short and easy as it is."""
    planned = plan.on(scene.today)
    if chosen_today == "rest":
        return [edit(plan, scene.today, REST)]
    if planned.type == "walk_run":
        return []
    easy = minutes("easy", _short_s(planned), current_index(scene.athlete, scene.today))
    return [edit(plan, scene.today, easy)]


def _short(workout: Workout, level: float | None) -> Workout:
    return workout if workout.type == "race" else shortened(easier(workout, level), SHORT_M, level)


AGREED: Final = {
    "rest": t("Good. Rest today, and drink enough."),
    None: t("Then take it slowly, and sleep early if you can."),
}


def _agreed(told: Unwell, planned: Workout) -> Text:
    if told.today != "easy":
        return AGREED[told.today]
    if planned.type == "walk_run":
        return t("Good. Run and walk as planned, slowly, and home early if it doesn't feel right.")
    return t(
        "Good. {n} minutes easy, and home early if it doesn't feel right.", n=round(_short_s(planned) / 60)
    )


def _tomorrow(scene: Scene, told: Unwell) -> Text:
    if told.what == "cold":
        return t("Nothing hard until it's gone. Tell me how it goes.")
    return t("The rest of the week stays. We look again tomorrow.") if scene.athlete.plan else NOTHING


def _weighed(scene: Scene) -> Scene:
    """Keep how tired somebody says they are: it belongs to today's check-in, whatever is chosen then."""
    score = tired(scene.said) if sickness.kind(scene.said) == "tired" else None
    if score is None or any(one.on == scene.today for one in scene.athlete.checkins):
        return scene
    return scene.but(checkins=(*scene.athlete.checkins, CheckIn(scene.today, fatigue=score)))


UNWELL: Final = Kind("unwell", unwell, finish, Lasts.TODAY, at_once=_weighed)
ILLNESS: Final = Kind("illness", illness, finish, Lasts.TODAY)
