"""How the legs are this morning: the question, in the words the day asks for, and how an answer is read."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Pain, Promise
from core.condition import current_index
from core.dialogs.lapsed import over
from core.dialogs.legs_said import Legs, compared, fine_legs, read_legs, sore_legs
from core.dialogs.outlook import outlook
from core.dialogs.question import Question, Rows
from core.logbook import runs_on
from core.messages import Choice
from core.scene import Scene
from core.training.catalogue import TYPES, is_run, title
from core.understanding.body import site_text
from core.understanding.reading import Ache, Intent
from core.voice.day import on_a_belt, today_line
from core.voice.rotation import good_morning, of_the_day
from core.voice.text import NOTHING, Text, join, t

WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.SKIP_RUN})


PROMISED: Final = ("ready", "spot")
"""Kinds of promises a morning keeps: a workout that was put off, a place that was sore after a run."""


LET_REST: Final = timedelta(days=3)
"""A question about a pain that found no answer by then is not asked any more."""


def about(athlete: Athlete, on: date) -> Promise | Pain | None:
    """Return what the coach promised to ask about on a day: a workout put off, a sore spot, or a pain.

    Of several pains it is the one that was spoken of longest ago, so that each is followed in its turn.
    """
    promised = next((p for p in athlete.promises if p.kind in PROMISED and p.on == on), None)
    if promised:
        return promised
    due = (p for p in athlete.pains if p.closed is None and _due(athlete, p, on))
    return min(due, key=lambda one: (one.told, -one.severity), default=None)


def _due(athlete: Athlete, pain: Pain, on: date) -> bool:
    """Return whether a pain is asked about: on its day, and after a morning without an answer only before a run."""
    first, heard = pain.ask_on, athlete.heard_at
    if first is None or not first <= on < first + LET_REST:
        return False
    mornings = (one for one in athlete.occurrences if one.kind == "checkin" and first <= one.on < on)
    silent = any(heard is None or one.at > heard for one in mornings)
    return not silent or (athlete.plan is not None and is_run(athlete.plan.on(on)))


def spotted(promise: Promise) -> Ache:
    """Return the place a promise is about, and how sore it was where that was kept."""
    site, _, more = promise.subject.partition(":")
    side, _, score = more.partition(":")
    return Ache(site, side or None, float(score) if score else None)


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
        read=lambda heard: compared(heard, subject) or read_legs(heard, rows, site, side),
        offered=lambda heard: sore_legs(heard) or (fine_legs(heard) if subject is None else None),
        echo=lambda legs: _legs_echo(legs, scene.day),
        welcomes=WELCOME,
        hints=(PAIN_HINT if isinstance(subject, Pain) else LEGS_HINT,),
    )


LEGS_HINT: Final = t("A number from 0 (fresh) to 10, or a word: fresh, heavy, sore.")
PAIN_HINT: Final = t("A number from 0 (no pain) to 10, or a word: fine, stiff, painful.")


def _opening(scene: Scene, subject: Promise | Pain | None) -> tuple[Text, Rows, str | None, str | None]:
    hello = join((good_morning(scene.day, scene.athlete.profile.name), over(scene)))
    line = today_line(scene.workout(), current_index(scene.athlete, scene.today))
    today = join((line, on_a_belt(scene.athlete.plan, scene.day)))
    if isinstance(subject, Pain):
        where = site_text(subject.site, subject.side)
        if outlook(scene.athlete, scene.day):
            today = t("Today, depending on the {where}: {what}.", where=where, what=title(scene.workout()))
        asks = of_the_day(
            scene.day,
            t("How do the first steps feel on the {where}?", where=where),
            t("What do the first steps on the {where} feel like?", where=where),
        )
        return join((hello, today, asks)), PAIN, subject.site, subject.side
    if isinstance(subject, Promise) and subject.kind == "spot":
        sore = spotted(subject)
        asks = t("How do the {site} feel?", site=site_text(sore.site or "", None))
        return join((hello, today, asks)), SPOT, sore.site, sore.side
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
    """Return the day of a long run just behind; one that nobody told of is none."""
    days = (scene.day - timedelta(days=n) for n in (1, 2))
    ran = (d for d in days if runs_on(scene.athlete, d))
    return next((d for d in ran if scene.workout(d).type in {"long", "marathon_pace_long"}), None)


def _after_long(scene: Scene) -> bool:
    return _last_long(scene) is not None


def _legs_echo(legs: Legs, on: date) -> Text:
    if legs.unwell:
        return NOTHING
    told = [_part(site, side, score) for site, side, score in _places(legs) if legs.said]
    told += [t("tiredness {score}", score=legs.fatigue)] if legs.fatigue is not None else []
    told += [t("stress {score}", score=legs.stress)] if legs.stress is not None else []
    if legs.said and not told[1:] and not legs.site and legs.score == 0:
        return of_the_day(on, t("Good to hear."), t("That's good."))
    what = join(told, ", ")
    return of_the_day(on, t("{what:first}, noted.", what=what), t("Noted: {what}.", what=what))


def _places(legs: Legs) -> list[tuple[str | None, str | None, float]]:
    """Return what was rated: the legs, a place in them, or both."""
    if legs.told and legs.whole is not None:
        return [(None, None, legs.whole), (legs.told.site, legs.told.side, legs.told.score or 0.0)]
    return [(legs.site, legs.side, float(legs.score))]


def _part(site: str | None, side: str | None, score: float) -> Text:
    return (
        t("{site} {score}", site=site_text(site, side), score=score)
        if site
        else t("legs {score}", score=score)
    )
