"""The morning: today's workout first, then legs, then sleep. Two taps when all is well.

Off the green path there is exactly one question before a change: where it is, or whether it eases. A morning on
which the coach promised to ask about something asks about that instead of the legs.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final

from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Pain, Promise
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import SKIP, Default, Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice, Say, Turn
from core.recommender.change import edit, lay
from core.recommender.recommend import recommend
from core.recommender.rule import Proposal
from core.recommender.rules.soreness import A_LITTLE
from core.scene import Scene
from core.training.catalogue import TYPES, avoid_sites, easier, is_quality, title
from core.training.fitness import fitness_index
from core.training.plan import Edit
from core.training.workout import REST, Workout
from core.understanding.body import MUSCLES, site_text
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.day import tip, today_line
from core.voice.text import NOTHING, Text, join, lines, t

SORE: Final = 4
WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.SKIP_RUN})


@dataclass(frozen=True, slots=True)
class Legs:
    """How the legs are: 0 (fresh) to 10, where if it was said, and whether the runner is unwell."""

    score: float
    site: str | None = None
    side: str | None = None
    unwell: bool = False
    pain: bool = False


@dataclass(frozen=True, slots=True)
class Morning:
    """What a check-in ends with."""

    legs: Legs
    pattern: str | None = None
    sleep_h: float | None = None
    proposal: Proposal | None = None
    choice: str | None = None


def checkin(scene: Scene) -> Dialog[Morning]:
    """Ask how the morning is; propose another day when the answer asks for one."""
    subject = about(scene.athlete, scene.day)
    legs = yield from ask(opening(scene, subject))
    if legs.unwell:
        return Morning(legs)
    if legs.score >= SORE and legs.site is None and subject is None and is_quality_like(scene.workout()):
        site = yield from ask(where())
        legs = replace(legs, site=site)
    pattern = None
    if _one_question(scene, legs, subject):
        pattern = yield from ask(both_sides())
    if pattern in {"one side", "not easing"} or legs.pain:
        return Morning(legs, pattern)
    slept = None
    if legs.score < SORE and subject is None:
        slept = yield from ask(sleep())
    return (yield from _decide(scene, Morning(legs, pattern, slept)))


def _decide(scene: Scene, morning: Morning) -> Generator[Question[Any], Any, Morning]:
    proposal = recommend(as_told(scene, morning), scene.day).proposal
    if proposal is None:
        return morning
    choice = yield from ask(proposed(proposal, scene.day))
    return replace(morning, proposal=proposal, choice=choice)


def _one_question(scene: Scene, legs: Legs, subject: Promise | Pain | None) -> bool:
    fast = legs.site in avoid_sites(scene.workout())
    known = isinstance(subject, Pain) and subject.site == legs.site
    return legs.score > A_LITTLE and legs.site is not None and fast and not known


def is_quality_like(workout: Workout) -> bool:
    """Hard, or fast enough that it matters where the legs are sore."""
    return is_quality(workout) or bool(avoid_sites(workout))


def as_told(scene: Scene, morning: Morning) -> Athlete:
    """Return the athlete with this morning in the log."""
    athlete = scene.athlete
    one = CheckIn(scene.day, morning.legs.score, morning.sleep_h, morning.legs.site)
    others = tuple(c for c in athlete.checkins if c.on != scene.day)
    return replace(athlete, checkins=(*others, one), pains=_pains(scene, morning))


PROMISED: Final = ("ready", "spot")
"""Kinds of promises a morning keeps: a workout that was put off, a place that was sore after a run."""


def about(athlete: Athlete, on: date) -> Promise | Pain | None:
    """Return what the coach promised to ask about on a day: a workout put off, a sore spot, or a pain."""
    promised = next((p for p in athlete.promises if p.kind in PROMISED and p.on == on), None)
    if promised:
        return promised
    return next(
        (p for p in athlete.pains if p.closed is None and p.ask_on is not None and p.ask_on <= on), None
    )


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
        read=lambda heard: _legs(heard, rows, site, side),
        offered=_sore_legs,
        echo=_legs_echo,
        welcomes=WELCOME,
        hints=(t("A number from 0 (fresh) to 10, or a word: fresh, heavy, sore."),),
    )


def _opening(scene: Scene, subject: Promise | Pain | None) -> tuple[Text, Rows, str | None, str | None]:
    name = scene.athlete.profile.name
    hello = t("Morning, {name}.", name=name) if name else t("Morning.")
    today = today_line(scene.workout(), fitness_index(scene.athlete.results, scene.today))
    if isinstance(subject, Pain):
        where = site_text(subject.site, subject.side)
        asks = t("How do the first steps feel on the {where}?", where=where)
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
        asks = t("How are the legs after {day:weekday}?", day=_last_long(scene) or yesterday)
        return join((hello, today, asks)), LEGS, None, None
    return join((hello, today, t("How are the legs?"))), LEGS, None, None


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
    if score is None or reading.clarify:
        raise UnclearError
    return Legs(
        score,
        ache.site if ache else site,
        ache.side if ache else side,
        pain=bool(ache and ache.pain and score > SORE and site is None),
    )


def _sore_legs(heard: Heard) -> Legs | None:
    """Sore muscles told without being asked, on the morning of a run."""
    ache = next((one for one in heard.reading("asked:soreness").aches if one.site in MUSCLES), None)
    return Legs(ache.score if ache.score is not None else float(SORE), ache.site, ache.side) if ache else None


def _legs_echo(legs: Legs) -> Text:
    if legs.unwell:
        return NOTHING
    if legs.site:
        return t("{site} {score}, noted.", site=_capital(legs), score=float(legs.score))
    if legs.score == 0:
        return t("Good to hear.")
    return t("Legs {score}, noted.", score=float(legs.score))


def _capital(legs: Legs) -> Text:
    return site_text(legs.site or "", legs.side, capital=True)


def where() -> Question[str | None]:
    """Ask where, before something fast."""
    names = ("calf", "shin", "knee", "achilles", "quad", "hamstring")
    buttons = tuple(Choice(site_text(site, None, capital=True), site) for site in names)
    rows: Rows = (buttons[:3], buttons[3:], (Choice(t("All over"), "all over"),))
    return Question(
        key="where",
        text=t("Where is it most?"),
        choices=rows,
        context="asked:injury",
        read=lambda heard: _site(heard, rows),
        welcomes=WELCOME,
        skipped=Default(None),
    )


def _site(heard: Heard, rows: Rows) -> str | None:
    said = chosen(rows, heard.word)
    if said == "all over" or heard.word in {"all over", "everywhere", "both legs", "general"}:
        return None
    site = said or next((ache.site for ache in heard.reading("asked:injury").aches if ache.site), None)
    if site is None:
        raise UnclearError
    return site


def both_sides() -> Question[str]:
    """Tell ordinary soreness from something else."""
    rows: Rows = (
        (Choice(t("Both, and it eases"), "both"), Choice(t("One side only"), "one side")),
        (Choice(t("Not easing"), "not easing"),),
    )
    return Question(
        key="pattern",
        text=t("One question so I choose well: is it the same on both sides, and easing as you move about?"),
        choices=rows,
        read=lambda heard: _pattern(heard, rows),
        welcomes=WELCOME,
    )


ONE_SIDE: Final = ("one side", "left", "right", "just one", "only one")
EASES: Final = ("both", "eases", "easing", "better as", "yes", "same")


def _pattern(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if "not eas" in heard.word or "no better" in heard.word or "worse" in heard.word:
        return "not easing"
    if any(word in heard.word for word in ONE_SIDE):
        return "one side"
    if any(word in heard.word for word in EASES):
        return "both"
    raise UnclearError


def sleep() -> Question[float | None]:
    """Ask for last night; the value is hours."""
    rows: Rows = (
        (Choice(t("Under 6 h"), "5 h"), Choice(t("6-7 h"), "6.5 h"), Choice(t("7-8 h"), "7.5 h")),
        (Choice(t("Over 8 h"), "8.5 h"), SKIP),
    )
    return Question(
        key="sleep",
        text=t("And last night's sleep?"),
        choices=rows,
        context="asked:sleep",
        read=_hours,
        offered=lambda heard: heard.reading().sleep_h,
        skipped=Default(None),
        hints=(t('Hours are enough: "7" or "6.5".'),),
    )


MOST_H: Final = 16


def _hours(heard: Heard) -> float:
    reading = heard.reading("asked:sleep")
    hours = reading.sleep_h if reading.sleep_h is not None else reading.number
    if hours is None or not 0 <= hours <= MOST_H:
        raise UnclearError
    return hours


def proposed(proposal: Proposal, on: date) -> Question[str]:
    """Say what would be better today, and why; hold the line kindly."""
    rests = any(one.after.type == "rest" and one.on == on for one in proposal.edits)
    rest = () if rests else (Choice(t("Rest today"), "rest"),)
    rows: Rows = ((Choice(t("Do that"), "do that"), *rest, Choice(t("As planned"), "keep")),)
    return Question(
        key="plan",
        text=join((proposal.reason, proposal.suggestion)),
        short=t("Shall we do that?"),
        choices=rows,
        read=lambda heard: _accepted(heard, rows),
        claims=_bargains,
        hints=(proposal.holds, proposal.holds),
    )


AGREED: Final = frozenset(
    {"yes", "ok", "okay", "fine", "sure", "do that", "good", "do it", "alright", "all right", "yes please"}
)


LESS_OF_IT: Final = (
    "just",
    "instead",
    "only",
    "fewer",
    "half",
    "shorter",
    "a few",
    "couldn't i",
    "could i",
    "can i",
)


def _bargains(heard: Heard) -> bool:
    return any(word in heard.word for word in LESS_OF_IT)


def _accepted(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if heard.word in AGREED:
        return "do that"
    if heard.word in {"rest", "rest day", "day off", "i'll rest"}:
        return "rest"
    raise UnclearError


def _pains(scene: Scene, morning: Morning) -> tuple[Pain, ...]:
    """Return the open pains with this morning's answer in them."""
    subject = about(scene.athlete, scene.day)
    if not isinstance(subject, Pain) or morning.legs.site != subject.site:
        return scene.athlete.pains
    score = morning.legs.score
    over = score == 0 and subject.asked >= 1
    told = replace(
        subject,
        severity=score,
        told=scene.day,
        asked=subject.asked + 1,
        closed=scene.day if over else None,
        ask_on=None if over else next_ask(scene, score),
    )
    return tuple(told if p.number == subject.number else p for p in scene.athlete.pains)


def next_ask(scene: Scene, score: float) -> date:
    """Ask again tomorrow while it hurts; when it is fine, once more before the next fast day."""
    tomorrow = scene.day + timedelta(days=1)
    if score > 0:
        return tomorrow
    ahead = (scene.day + timedelta(days=n) for n in range(1, 8))
    plan = scene.athlete.plan
    return next((d for d in ahead if plan and is_quality_like(plan.on(d))), tomorrow)


def finish(scene: Scene, morning: Morning) -> Turn:
    """Keep the morning, and answer it with one sentence that changes or confirms the day."""
    promises = tuple(p for p in scene.athlete.promises if p.on > scene.day or p.kind not in PROMISED)
    subject = about(scene.athlete, scene.day)
    told = as_told(scene, morning)
    after = scene.but(checkins=told.checkins, pains=told.pains, promises=promises)
    if morning.legs.unwell:
        return after.opens("unwell")
    if morning.pattern in {"one side", "not easing"} or morning.legs.pain:
        return after.opens("pain", **_pain_about(morning.legs))
    if morning.proposal and morning.choice in {"do that", "rest"}:
        return _changed(after, morning.proposal, morning.choice)
    if morning.proposal:
        return after.say(
            t("Your call. Start gently, and stop if it doesn't loosen in the first ten minutes.")
        )
    return _green(after, morning, subject)


def _pain_about(legs: Legs) -> dict[str, str]:
    said = {"site": legs.site, "side": legs.side, "score": f"{legs.score:g}"}
    return {key: value for key, value in said.items() if value}


def _changed(scene: Scene, proposal: Proposal, choice: str) -> Turn:
    edits = proposal.edits
    if choice == "rest":
        edits = tuple(Edit(e.on, e.before, REST) if e.on == scene.day else e for e in edits)
    after = lay(scene, proposal.rule, edits, proposal.facts)
    if proposal.promise and choice == "do that":
        after = after.but(promises=(*after.athlete.promises, proposal.promise))
    shown = [phrases.day_line(one.on, one.after) for one in edits]
    text = lines(t("Changed."), *shown, t("If anything gets worse while you run, walk home and tell me."))
    number = after.athlete.plan.changes[-1].number if after.athlete.plan and after.athlete.plan.changes else 0
    return after.say(Say(text, ((Choice(t("Undo"), f"/undo {number}"), Choice(t("See the week"), "/week")),)))


def _green(scene: Scene, morning: Morning, subject: Promise | Pain | None) -> Turn:
    workout = scene.workout()
    buttons = ((Choice(t("See the week"), "/week"), Choice(t("Can't today"), "/cant")),)
    if isinstance(subject, Promise) and subject.kind == "ready" and morning.legs.score > A_LITTLE:
        today = easier(workout)
        after = (
            lay(scene, "still-sore", (edit(scene.athlete.plan, scene.day, today),))
            if scene.athlete.plan
            else scene
        )
        return after.say(
            Say(t("Then they wait for another week. Today: {easy}, on the flat.", easy=title(today)), buttons)
        )
    return scene.say(Say(_all_green(workout, morning, subject), buttons))


def _all_green(workout: Workout, morning: Morning, subject: Promise | Pain | None) -> Text:
    if isinstance(subject, Pain):
        told = t("Good.") if morning.legs.score == 0 else t("Noted.")
        again = t("I'll ask once more before the next fast day, then leave you in peace about it.")
        if morning.legs.score > 0:
            again = t("I'll ask again tomorrow.")
        return join((told, t("{what} it is.", what=title(workout)), again))
    if workout.type == "rest":
        return t("A rest day, and that is training too. See you at the next run.")
    if morning.legs.score > A_LITTLE:
        return t(
            "Noted. Run it easy, and if it doesn't loosen in the first ten minutes, walk home and call it a day."
        )
    return join((t("All green, run as planned."), tip(workout)))


CHECKIN: Final = Kind("checkin", checkin, finish, Lasts.TODAY)
