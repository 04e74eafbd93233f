"""How the legs are this morning: the question, in the words the day asks for, and how an answer is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Pain, Promise
from core.condition import current_index
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice
from core.scene import Scene
from core.training.catalogue import TYPES
from core.understanding.body import MUSCLES, site_text
from core.understanding.pressure import pressed, tired
from core.understanding.reading import Intent
from core.voice.day import today_line
from core.voice.rotation import good_morning, of_the_day
from core.voice.text import NOTHING, Text, join, t

SORE: Final = 4
"""From here on, legs count as sore (0-10)."""
WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.SKIP_RUN})


@dataclass(frozen=True, slots=True)
class Legs:
    """How the legs are: 0 (fresh) to 10, where if it was said, and whether the runner is unwell."""

    score: float
    site: str | None = None
    side: str | None = None
    unwell: bool = False
    pain: bool = False
    fatigue: float | None = None
    stress: float | None = None


PROMISED: Final = ("ready", "spot")
"""Kinds of promises a morning keeps: a workout that was put off, a place that was sore after a run."""


LET_REST: Final = timedelta(days=3)
"""A question about a pain that found no answer by then is not asked any more."""


def about(athlete: Athlete, on: date) -> Promise | Pain | None:
    """Return what the coach promised to ask about on a day: a workout put off, a sore spot, or a pain."""
    promised = next((p for p in athlete.promises if p.kind in PROMISED and p.on == on), None)
    if promised:
        return promised
    return next((p for p in athlete.pains if p.closed is None and _due(p, on)), None)


def _due(pain: Pain, on: date) -> bool:
    return pain.ask_on is not None and pain.ask_on <= on < pain.ask_on + LET_REST


LEGS: Final[Rows] = (
    (Choice(t("Fresh 0"), "0"), Choice(t("A bit heavy 2"), "2"), Choice(t("Sore 4"), "4")),
    (Choice(t("Very sore 7"), "7"), Choice(t("Not well"), "not well")),
)
SPOT: Final[Rows] = (
    (
        Choice(t("Fine 0"), "0"),
        Choice(t("A bit 2"), "2"),
        Choice(t("Still sore 4"), "4"),
        Choice(t("Worse 6"), "6"),
    ),
)
PAIN: Final[Rows] = (
    (
        Choice(t("Fine 0"), "0"),
        Choice(t("A little 2"), "2"),
        Choice(t("Stiff 4"), "4"),
        Choice(t("Painful 6"), "6"),
    ),
)


def opening(scene: Scene, subject: Promise | Pain | None) -> Question[Legs]:
    """Today's workout, and the one question that matters this morning."""
    text, rows, site, side = _opening(scene, subject)
    return Question(
        key="legs",
        text=text,
        short=t("How are the legs this morning?"),
        choices=rows,
        context="asked:soreness",
        read=lambda heard: _compared(heard, subject) or _legs(heard, rows, site, side),
        offered=_sore_legs,
        echo=lambda legs: _legs_echo(legs, scene.day),
        welcomes=WELCOME,
        hints=(PAIN_HINT if isinstance(subject, Pain) else LEGS_HINT,),
    )


LEGS_HINT: Final = t("A number from 0 (fresh) to 10, or a word: fresh, heavy, sore.")
PAIN_HINT: Final = t("A number from 0 (no pain) to 10, or a word: fine, stiff, painful.")


def _opening(scene: Scene, subject: Promise | Pain | None) -> tuple[Text, Rows, str | None, str | None]:
    hello = good_morning(scene.day, scene.athlete.profile.name)
    today = today_line(scene.workout(), current_index(scene.athlete, scene.today))
    if isinstance(subject, Pain):
        where = site_text(subject.site, subject.side)
        asks = of_the_day(
            scene.day,
            t("How do the first steps feel on the {where}?", where=where),
            t("What do the first steps on the {where} feel like?", where=where),
        )
        return join((hello, today, asks)), PAIN, subject.site, subject.side
    if isinstance(subject, Promise) and subject.kind == "spot":
        asks = t("How do the {site} feel?", site=site_text(subject.subject, None))
        return join((hello, today, asks)), SPOT, subject.subject, None
    if isinstance(subject, Promise):
        site, _, kind = subject.subject.partition(":")
        spot = None if site == "legs" else site
        if spot is None:
            back = t(
                "On the list again today, if the legs are ready: {what}. How are they?", what=TYPES[kind].name
            )
            return join((hello, back)), SPOT, None, None
        asks = t(
            "On the list again today, if your {site} are ready: {what}. How are they?",
            what=TYPES[kind].name,
            site=site_text(spot, None),
        )
        return join((hello, asks)), SPOT, spot, None
    if _after_long(scene):
        yesterday = scene.day - timedelta(days=1)
        long = _last_long(scene) or yesterday
        asks = of_the_day(
            scene.day,
            t("How are the legs after {day:weekday}?", day=long),
            t("How do the legs feel after {day:weekday}'s long run?", day=long),
        )
        return join((hello, today, asks)), LEGS, None, None
    asks = of_the_day(
        scene.day, t("How are the legs?"), t("How do the legs feel?"), t("And the legs this morning?")
    )
    return join((hello, today, asks)), LEGS, None, None


def _last_long(scene: Scene) -> date | None:
    days = (scene.day - timedelta(days=n) for n in (1, 2))
    plan = scene.athlete.plan
    return next((d for d in days if plan and plan.on(d).type in {"long", "marathon_pace_long"}), None)


def _after_long(scene: Scene) -> bool:
    return _last_long(scene) is not None


UNWELL: Final = frozenset({"not well", "ill", "sick", "unwell", "not great"})
WORDS: Final = {
    "fresh": 0.0,
    "great": 0.0,
    "fine": 0.0,
    "good": 0.0,
    "all good": 0.0,
    "ok": 1.0,
    "okay": 1.0,
    "heavy": 2.0,
}


SAME: Final = frozenset({"same", "the same", "no change", "about the same", "unchanged", "still the same"})
BETTER: Final = frozenset({"better", "a bit better", "much better", "less", "improving", "getting better"})
WORSE: Final = frozenset({"worse", "a bit worse", "much worse", "more", "getting worse"})
STEP: Final = 2.0
"""How much "better" and "worse" are, on the scale of 0 to 10."""


def _compared(heard: Heard, subject: Promise | Pain | None) -> Legs | None:
    """Read "same", "better" or "worse" about a pain that was told before."""
    shift = next(
        (n for words, n in ((SAME, 0.0), (BETTER, -STEP), (WORSE, STEP)) if heard.word in words), None
    )
    if shift is None or not isinstance(subject, Pain):
        return None
    score = min(max(subject.severity + shift, 1.0), 10.0)
    return Legs(score, subject.site, subject.side)


def _legs(heard: Heard, rows: Rows, site: str | None, side: str | None) -> Legs:
    """Read a tap, a number, a word, or "calves are sore, maybe a 5"."""
    if heard.word in UNWELL:
        return Legs(0, unwell=True)
    tapped = chosen(rows, heard.word)
    if tapped is not None:
        return Legs(float(tapped), site, side)
    reading = heard.reading("asked:soreness")
    if reading.intent is Intent.REPORT_ILLNESS:
        return Legs(0, unwell=True)
    ache = next((one for one in reading.aches if one.site), None)
    said = [ache.score if ache else None, reading.soreness, reading.pain, reading.number]
    score = next((one for one in said if one is not None), WORDS.get(heard.word))
    if score is None and ache:
        score = float(SORE)
    fatigue, stress = tired(heard.word), pressed(heard.word)
    if score is None and (fatigue is not None or stress is not None):
        score = HEAVY if fatigue else 0.0
    if score is None or score > MOST or reading.clarify:
        raise UnclearError
    return Legs(
        score,
        ache.site if ache else site,
        ache.side if ache else side,
        pain=bool(ache and ache.pain and score > SORE and site is None),
        fatigue=fatigue,
        stress=stress,
    )


MOST: Final = 10.0
HEAVY: Final = 2.0
"""The legs of someone who says no more than that they are tired."""


def _sore_legs(heard: Heard) -> Legs | None:
    """Sore muscles told without being asked, on the morning of a run."""
    ache = next((one for one in heard.reading("asked:soreness").aches if one.site in MUSCLES), None)
    return Legs(ache.score if ache.score is not None else float(SORE), ache.site, ache.side) if ache else None


def _legs_echo(legs: Legs, on: date) -> Text:
    if legs.unwell:
        return NOTHING
    if legs.site:
        score = float(legs.score)
        return of_the_day(
            on,
            t("{site} {score}, noted.", site=_capital(legs), score=score),
            t("Noted: {site} {score}.", site=site_text(legs.site, legs.side), score=score),
        )
    score = float(legs.score)
    if legs.fatigue is not None:
        return t("Legs {score}, tiredness {fatigue}, noted.", score=score, fatigue=float(legs.fatigue))
    if legs.score == 0:
        return of_the_day(on, t("Good to hear."), t("That's good."))
    return of_the_day(on, t("Legs {score}, noted.", score=score), t("Noted: legs {score}.", score=score))


def _capital(legs: Legs) -> Text:
    return site_text(legs.site or "", legs.side, capital=True)
