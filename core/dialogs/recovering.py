"""While somebody is ill: a quiet question a day, until a day is agreed on (`core.dialogs.after_illness`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from core.absences import DAY, amended, on_the_ladder, open_illness, promising
from core.athlete.athlete import Athlete
from core.athlete.log import Promise
from core.dialogs.after_illness import start_again
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen, declines
from core.messages import Choice, Say, Turn
from core.recommender.change import lay
from core.scene import Scene
from core.training.away import cleared, edits
from core.understanding import sickness
from core.understanding.reading import Intent
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, join, t

SELDOM: Final = timedelta(days=3)
LONG: Final = 3
"""More days than this, and a doctor should look."""


@dataclass(frozen=True, slots=True)
class Today:
    """How the runner is ("fever", "ill", "better"), and whether it has been so since an earlier day."""

    state: str
    settled: bool = False


@dataclass(frozen=True, slots=True)
class Recovering:
    """How today is; when better, the day of the first run."""

    state: str
    start: date | None = None


STATES: Final[Rows] = (
    (Choice(t("Still fever"), "still fever"), Choice(t("Fever gone, still ill"), "still ill")),
    (Choice(t("Better"), "better"),),
)
NO_FEVER: Final[Rows] = ((Choice(t("Still ill"), "still ill"), Choice(t("Better"), "better")),)
TAPPED: Final = {"still fever": "fever", "still ill": "ill", "better": "better"}


def recovering(scene: Scene) -> Dialog[Recovering]:
    """Ask how it is today; once it is better, agree on the first day."""
    told = yield from ask(how(scene))
    if told.state != "better":
        return Recovering(told.state)
    start = first_day(scene, told)
    picked = yield from ask(when(scene, start))
    return Recovering(told.state, start if picked == "start" else start + DAY)


def how(scene: Scene) -> Question[Today]:
    """The daily question, quietly."""
    rows = STATES if _had_fever(scene.athlete) else NO_FEVER
    return Question(
        key="state",
        text=of_the_day(scene.today, t("How is it today?"), t("And how are you today?")),
        short=t("How is it today?"),
        choices=rows,
        read=lambda heard: _state(heard, rows),
        offered=_better,
        welcomes=frozenset({Intent.REPORT_ILLNESS, Intent.RESUME_PLAN}),
        hints=(t('Still ill, or better? "No fever since yesterday" helps too.'),),
    )


def _had_fever(athlete: Athlete) -> bool:
    ill = open_illness(athlete)
    return ill is None or ill.note == "fever"


def _state(heard: Heard, rows: Rows) -> Today:
    said = chosen(rows, heard.word)
    state = TAPPED[said] if said else _told(heard)
    if state is None and heard.reading().intent is Intent.RESUME_PLAN:
        state = "better"
    if state is None and declines(heard):
        state = "ill"
    if state is None:
        raise UnclearError
    return Today(state, sickness.a_day_already(heard.word))


def _told(heard: Heard) -> str | None:
    """Return what is told, in what a dialog hears the words as or in the runner's own."""
    return sickness.state(heard.word) or sickness.state(heard.text)


def _better(heard: Heard) -> Today | None:
    """Return what a line like "better, no fever since yesterday" says plainly."""
    if _told(heard) == "better" or heard.reading().intent is Intent.RESUME_PLAN:
        return Today("better", sickness.a_day_already(heard.word))
    return None


def first_day(scene: Scene, told: Today) -> date:
    """Return the first day of running: a day or two without symptoms come before it."""
    ill = open_illness(scene.athlete)
    fresh = ill is not None and ill.note == "fever" and not told.settled
    return scene.today + (2 * DAY if fresh else DAY)


def when(scene: Scene, start: date) -> Question[str]:
    """Say the steps, and agree on the day."""
    tomorrow = start == scene.today + DAY
    label = t("Start tomorrow") if tomorrow else t("Start on {on:weekday}", on=start)
    rows: Rows = ((Choice(label, "start"), Choice(t("One more day off"), "later")),)
    first = (
        t("Great. We come back in steps. Tomorrow: 20 minutes very easy, walk whenever you like.")
        if tomorrow
        else t(
            "Great. One full day without symptoms first. Then in steps: {on:weekday} 20 minutes very easy, walk "
            "whenever you like.",
            on=start,
        )
    )
    steps = join(
        (
            first,
            t("If that feels fine, 30 minutes two days later."),
            t("Nothing fast until two easy runs have felt truly easy."),
        )
    )
    return Question(
        key="start",
        text=t("Great. Then the steps back into running go on where they stand.")
        if on_the_ladder(scene.athlete)
        else steps,
        short=t("When shall we start?"),
        choices=rows,
        read=lambda heard: _when(heard, rows),
        claims=lambda heard: heard.word in YES,
        welcomes=frozenset({Intent.RESUME_PLAN}),
    )


YES: Final = frozenset({"yes", "ok", "okay", "sure", "start", "good", "sounds good", "fine", "tomorrow"})


def _when(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said is None and heard.word in YES:
        said = "start"
    if said is None and ("later" in heard.word or "more" in heard.word or heard.word == "no"):
        said = "later"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: Recovering) -> Turn:
    """Another day off, or the way back."""
    return still_off(scene, told.state) if told.start is None else start_again(scene, told.start)


def still_off(scene: Scene, state: str) -> Turn:
    """Clear tomorrow as well, and ask again on the day that was agreed."""
    ill = open_illness(scene.athlete)
    if ill is None:
        return scene.say(t("Then rest. Tell me when it's over, and we start gently."))
    plan = scene.athlete.plan
    clear = edits(plan, cleared(plan, scene.today, scene.today + DAY)) if plan else ()
    laid = lay(scene, "illness", clear)
    told = amended(laid.athlete, ill.number, note=state)
    days = (scene.today - ill.first).days
    return Turn(ask_again(told, scene.today), (Say(_rest(days, scene.today)),))


def ask_again(athlete: Athlete, today: date) -> Athlete:
    """Return the athlete with the next daily question promised; less often when they asked for that."""
    known = next((one for one in athlete.promises if one.kind == "recovering"), None)
    seldom = known is not None and known.subject == "seldom"
    nxt = Promise("recovering", today + (SELDOM if seldom else DAY), "seldom" if seldom else "")
    return promising(athlete, nxt, instead_of="recovering")


def _rest(days: int, on: date) -> Text:
    rest = of_the_day(
        on,
        t("Rest, then. Tomorrow is cleared too."),
        t("Then one more day of rest; tomorrow is cleared too. The fitness keeps."),
    )
    return join(
        (rest, t("That's the fourth day: please let a doctor have a look.") if days == LONG else NOTHING)
    )


def less_often(scene: Scene) -> Turn:
    """Ask every third day instead of every day."""
    if open_illness(scene.athlete) is None:
        return scene.say(t("All right. There is nothing I'd ask just now."))
    seldom = Promise("recovering", scene.today + SELDOM, "seldom")
    return Turn(
        promising(scene.athlete, seldom, instead_of="recovering"),
        (Say(t("I'll ask every third day only. When it's over, just tell me. Get well.")),),
    )


def lapse(scene: Scene, told: Mapping[str, Any]) -> Scene:
    """Keep that it was better although no day was agreed on: a day without symptoms has begun."""
    state, ill = told.get("state"), open_illness(scene.athlete)
    if state is None or state.state != "better" or ill is None:
        return scene
    return replace(scene, athlete=amended(scene.athlete, ill.number, note="ill"))


RECOVERING: Final = Kind("recovering", recovering, finish, Lasts.TODAY, lapse=lapse)
