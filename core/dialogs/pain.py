"""Something hurts: where, how it behaves, and what that means for the next days.

Bone is never guessed about; a tendon may grumble; muscle soreness passes. One question sorts which, then the plan
loses what pulls on the place, and the coach says on which day it will ask again.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from core.athlete.log import Pain
from core.dialogs.checkin import next_ask
from core.dialogs.debrief import how_much, where
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import Default, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.safety import stop_running
from core.logbook import with_pain
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay
from core.recommender.rules.pain import limit
from core.scene import Scene
from core.training.catalogue import avoid_sites, easier, is_run, title
from core.training.plan import Edit
from core.training.workout import REST
from core.understanding.body import BONE, site_text
from core.understanding.reading import Intent
from core.voice.text import Text, join, t

WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.EDIT_LAST})


@dataclass(frozen=True, slots=True)
class Told:
    """What was told of a pain; *sign* is the answer to the one question."""

    site: str | None
    side: str | None
    score: float
    sign: str | None


def pain(scene: Scene) -> Dialog[Told]:
    """Ask where and how much, unless it was said, and the one thing that decides."""
    site, side = scene.about.get("site"), scene.about.get("side")
    if site is None:
        site, side = yield from ask(where())
    score: float = float(scene.about["score"]) if "score" in scene.about else (yield from ask(how_much()))
    sign = yield from _sign(site, side)
    return Told(site, side, score, sign)


def _sign(site: str | None, side: str | None) -> Generator[Question[Any], Any, str]:
    sign: str = yield from ask(question(site, side))
    return sign


BONE_ROWS: Final[Rows] = (
    (Choice(t("One sharp spot"), "one spot"), Choice(t("Along a stretch, eases"), "stretch")),
)
TENDON_ROWS: Final[Rows] = (
    (Choice(t("No"), "no"), Choice(t("A little"), "a little"), Choice(t("Yes, clearly"), "clearly")),
)
OTHER_ROWS: Final[Rows] = (
    (Choice(t("During the run"), "during"), Choice(t("Only after"), "after")),
    (Choice(t("It makes me limp"), "limp"),),
)


def question(site: str | None, side: str | None) -> Question[str]:
    """Return the one question that sorts this place."""
    if site in BONE:
        text = t(
            "One question about your {where}, so I choose well: is it one sharp spot, or along a stretch that eases as "
            "you go?",
            where=site_text(site or "", side),
        )
        rows = BONE_ROWS
    elif site == "achilles":
        text = t("One thing: was the Achilles stiff with your first steps this morning?")
        rows = TENDON_ROWS
    else:
        text = t("One question: did you feel it during the run, or only after?")
        rows = OTHER_ROWS
    return Question(
        key="sign",
        text=text,
        choices=rows,
        read=lambda heard: _read_sign(heard, rows),
        welcomes=WELCOME,
        skipped=Default("unsaid"),
    )


def _read_sign(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    for word, sign in SIGNS:
        if word in heard.word and any(sign == choice.says for row in rows for choice in row):
            return sign
    raise UnclearError


SIGNS: Final = (
    ("one spot", "one spot"), ("sharp", "one spot"), ("pinpoint", "one spot"),
    ("along", "stretch"), ("eases", "stretch"), ("all over", "stretch"), ("ache", "stretch"),
    ("a little", "a little"), ("bit", "a little"), ("slight", "a little"),
    ("clearly", "clearly"), ("very", "clearly"), ("yes", "clearly"), ("no", "no"),
    ("morning", "a little"), ("stiff", "a little"), ("tight", "a little"),
    ("limp", "limp"), ("during", "during"), ("while", "during"), ("after", "after"),
)  # fmt: skip


def finish(scene: Scene, told: Told) -> Turn:
    """Spare what hurts, and promise the day of the next question."""
    if told.sign in {"one spot", "limp"}:
        return stop_running(scene, told.site, told.side)
    if told.site is None:
        return scene.say(t("Noted. Keep it easy, and if it is still there tomorrow, tell me where exactly."))
    one = Pain(0, told.site, told.side, told.score, scene.today, scene.today, ask_on=_ask_on(scene, told))
    after = scene.but(pains=with_pain(scene.athlete, one).pains)
    edits = spared(after, told)
    laid = lay(after, "pain-spare", edits, (("site", told.site), ("score", told.score)))
    return laid.say(_answer(scene, laid, told, edits))


def _ask_on(scene: Scene, told: Told) -> Any:  # noqa: ANN401 - a date
    return scene.today + timedelta(days=1) if told.score else next_ask(scene, told.score)


def spared(scene: Scene, told: Told) -> tuple[Edit, ...]:
    """Return edits for tomorrow: rest over the limit of the place, else without what pulls on it."""
    plan = scene.athlete.plan
    tomorrow = scene.today + timedelta(days=1)
    if plan is None or not is_run(plan.on(tomorrow)) or plan.on(tomorrow).type == "race":
        return ()
    workout = plan.on(tomorrow)
    if told.score > max(limit(told.site or ""), 2.0):
        return (edit(plan, tomorrow, REST),)
    after = easier(workout) if told.site in avoid_sites(workout) else workout
    return (edit(plan, tomorrow, after),) if after != workout else ()


def _answer(before: Scene, scene: Scene, told: Told, edits: tuple[Edit, ...]) -> Say:
    where_ = site_text(told.site or "", told.side)
    first = (
        t("Noted. That is enough for a day without running on the {where}.", where=where_)
        if edits and edits[0].after.type == "rest"
        else t("Noted. Nothing alarming, but I'd like the {where} calm before anything fast.", where=where_)
    )
    text = join((first, _tomorrow(scene, edits), t("I'll ask about it at check-in.")))
    if not edits:
        return Say(text)
    return Say(text, ((Choice(t("Fine"), "thanks"), *buttons(before, scene)),))


def _tomorrow(scene: Scene, edits: tuple[Edit, ...]) -> Text:
    workout = scene.workout(scene.today + timedelta(days=1))
    if edits and workout.type != "rest":
        return t("Tomorrow: {what} on the flat, no strides.", what=title(workout))
    return (
        t("Tomorrow is a rest day.")
        if workout.type == "rest"
        else t("Tomorrow stays: {what}.", what=title(workout))
    )


PAIN: Final = Kind("pain", pain, finish, Lasts.TODAY)
