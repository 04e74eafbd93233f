"""Danger signs: the scripted answer, at once, in any state of any dialog; then running is off until cleared.

The words are fixed (science: red flags and responses). No diagnosis, no medicine, no trade.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.athlete.athlete import Athlete
from core.athlete.log import Lock, RedFlag, Run
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.logbook import runs_on, with_run
from core.messages import Choice, Say, Turn
from core.recommender.change import lay, rest
from core.scene import Scene
from core.training.plan import Edit
from core.understanding.body import site_text
from core.understanding.days import resolve
from core.understanding.how_long import how_long
from core.understanding.reading import Intent
from core.understanding.safety import Flag, cleared, seen
from core.understanding.understand import understand
from core.voice.text import NOTHING, Text, join, t

SOON: Final = timedelta(days=3)
"""When to ask whether it was seen."""
CLEARED_DAYS: Final = 14
"""Days of the plan that are cleared at once; the lock stands for the rest."""

WORDS: Final = {
    RedFlag.EMERGENCY: t(
        "Stop, and please call your local emergency number now. What you describe must be checked at once. "
        "All running is off. I'm software and can't help with this; a person can."
    ),
    RedFlag.SAME_DAY: t(
        "Please stop, and get urgent medical care today. What you describe shouldn't wait. All running is off until "
        "a professional has cleared you. I can't examine you."
    ),
}


def answer(scene: Scene, flag: Flag) -> Turn:
    """Answer a danger sign at once: words first, running off, one question at most. A run told with it is kept."""
    scene = with_run_told(scene)
    if flag.level is RedFlag.ILLNESS:
        return scene.opens("illness", scene.said)
    if flag.level is RedFlag.STOP:
        return stop_running(scene, flag.site, flag.side)
    locked = lock(
        scene, Lock(flag.level, scene.today, flag.site, flag.side, ask_on=scene.today + timedelta(days=1))
    )
    return locked.say(WORDS[flag.level])


def with_run_told(scene: Scene) -> Scene:
    """Return the scene with the run in the log, when the message tells of one ("had to stop at 4k")."""
    reading = understand(scene.said, units=scene.athlete.units, today=scene.today)
    if (
        reading.intent is not Intent.LOG_RUN
        or reading.clarify
        or not (reading.distance_m or reading.duration_s)
    ):
        return scene
    run = Run(
        0,
        scene.today,
        reading.distance_m,
        reading.duration_s,
        reading.effort,
        planned=True,
        logged_at=scene.now,
    )
    return scene.but(runs=with_run(scene.athlete, run).runs)


def lock(scene: Scene, found: Lock) -> Scene:
    """Return the scene with running off: the lock set, the days ahead cleared, every question closed."""
    days = [scene.today + timedelta(days=n) for n in range(CLEARED_DAYS)]
    plan = scene.athlete.plan
    edits: tuple[Edit, ...] = rest(plan, days) if plan else ()
    cleared_days = lay(scene, "red-flag", edits, (("level", found.level.value),))
    keep = cleared_days.athlete.open
    waiting = keep if keep and keep.dialog == "onboarding" else cleared_days.athlete.paused
    return cleared_days.but(lock=_graver(cleared_days.athlete, found), open=None, paused=waiting)


def _graver(athlete: Athlete, found: Lock) -> Lock:
    """A graver lock is never replaced by a lighter one."""
    order = list(RedFlag)
    now = athlete.lock
    return now if now and order.index(now.level) < order.index(found.level) else found


def stop_running(scene: Scene, site: str | None, side: str | None) -> Turn:
    """Bone may be involved: no running; one question sorts how soon it must be seen."""
    locked = lock(scene, Lock(RedFlag.STOP, scene.today, site, side, ask_on=scene.today + SOON))
    about = {"site": site or "", "side": side or ""}
    return locked.opens("stop", **{key: value for key, value in about.items() if value})


@dataclass(frozen=True, slots=True)
class Spot:
    """Whether it hurts at rest or at night."""

    at_rest: bool


YES_NO: Final[Rows] = ((Choice(t("Yes"), "yes"), Choice(t("No"), "no"), Choice(t("Not sure"), "not sure")),)


def stop(scene: Scene) -> Dialog[Spot]:
    """Ask the one question that decides how soon."""
    site, side = scene.about.get("site"), scene.about.get("side")
    at_rest = yield from ask(rest_or_night(site, side))
    return Spot(at_rest)


def rest_or_night(site: str | None, side: str | None) -> Question[bool]:
    """Stop first, then ask."""
    on_it = (
        t("Please don't run on it.")
        if site is None
        else t("Please don't run on that {where}.", where=site_text(site, side))
    )
    return Question(
        key="at_rest",
        text=join(
            (
                t("I'm sorry, that's a rotten way to end a run."),
                on_it,
                t("Signs like these need a professional to look, because bone can be involved."),
                t("One question: does it hurt at rest or at night?"),
            )
        ),
        short=t("Does it hurt at rest or at night?"),
        choices=YES_NO,
        read=_at_rest,
        hints=(t("Yes, no, or not sure: does it hurt when you don't use it, or at night?"),),
    )


def _at_rest(heard: Heard) -> bool:
    said = chosen(YES_NO, heard.word)
    if said is None:
        first = heard.word.split(" ")[0].strip(",") if heard.word else ""
        said = {"yes": "yes", "yeah": "yes", "yep": "yes", "no": "no", "nope": "no"}.get(first)
    if said is None and ("night" in heard.word or "at rest" in heard.word or "lying" in heard.word):
        said = "yes"
    if said is None:
        raise UnclearError
    return said != "no"


def stop_finish(scene: Scene, spot: Spot) -> Turn:
    """Say how soon it must be seen, and keep the promise to ask."""
    ask_on = scene.athlete.lock.ask_on if scene.athlete.lock else None
    soon = t("Then please see a doctor in the next day or two, and keep weight off it as far as you can.")
    calm = t("Good. Please have it looked at this week all the same.")
    text = join(
        (
            soon if spot.at_rest else calm,
            t("I can't examine you and this may be nothing, but it's the kind that must be ruled out."),
            t("All running is off your plan. I'll ask on {on:weekday}.", on=ask_on) if ask_on else NOTHING,
            t("Today's run is in the log.") if runs_on(scene.athlete, scene.today) else NOTHING,
        )
    )
    return scene.say(
        Say(text, ((Choice(t("I'll get it seen"), "thanks"), Choice(t("I've been cleared"), "/cleared")),))
    )


STOP: Final = Kind("stop", stop, stop_finish, Lasts.ALWAYS, keeps=False)

SEEN_ROWS: Final[Rows] = (
    (Choice(t("Seen"), "seen"), Choice(t("Appointment booked"), "booked"), Choice(t("Not yet"), "not yet")),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of it; *until* is a date on which running may be looked at again."""

    state: str
    until: date | None = None


def seen_yet(scene: Scene) -> Dialog[Seen]:
    """Ask whether it was seen, and then what was said."""
    found = scene.athlete.lock
    told = yield from ask(was_it_seen(found))
    if told.state != "seen" or told.until:
        return told
    verdict = yield from ask(what_was_said())
    return verdict


def was_it_seen(found: Lock | None) -> Question[Seen]:
    """The question that was promised."""
    where = site_text(found.site, found.side) if found and found.site else None
    text = (
        t("Did you manage to get the {where} seen?", where=where)
        if where
        else t("Did you manage to see someone about it?")
    )
    return Question(key="seen", text=text, choices=SEEN_ROWS, read=_seen, context="asked:injury")


def _seen(heard: Heard) -> Seen:
    said = chosen(SEEN_ROWS, heard.word)
    if said:
        return Seen(said)
    if cleared(heard.text):
        return Seen("cleared")
    if seen(heard.text) or "seen" in heard.word:
        return Seen("seen", _until(heard))
    if "book" in heard.word or "appointment" in heard.word:
        return Seen("booked")
    if heard.word in {"no", "nope", "not yet", "haven't"}:
        return Seen("not yet")
    raise UnclearError


VERDICT_ROWS: Final[Rows] = ((Choice(t("Cleared to run"), "cleared"), Choice(t("Not yet"), "not yet")),)


def what_was_said() -> Question[Seen]:
    """Only their word brings running back."""
    return Question(
        key="verdict",
        text=t("Thank you for telling me, and well done for going. What did they say about running?"),
        choices=VERDICT_ROWS,
        read=_verdict,
        hints=(t('For example "4 weeks no running", or "cleared to run".'),),
    )


def _verdict(heard: Heard) -> Seen:
    said = chosen(VERDICT_ROWS, heard.word)
    if said == "cleared" or cleared(heard.text):
        return Seen("cleared")
    until = _until(heard)
    if until:
        return Seen("seen", until)
    if said == "not yet" or "no running" in heard.word or heard.word in {"no", "rest", "not yet"}:
        return Seen("off")
    raise UnclearError


def _until(heard: Heard) -> date | None:
    """Return the end of "4 weeks no running", or the day that was named."""
    span = how_long(heard.text)
    if span:
        return heard.on + span
    said = heard.reading("asked:race_date").race_date
    found = resolve(said, heard.on) if said else None
    return found if found and found > heard.on else None


def seen_finish(scene: Scene, told: Seen) -> Turn:
    """Keep the lock as long as they said; ask again on a named day."""
    if told.state == "cleared":
        return released(scene)
    found = scene.athlete.lock
    if found is None:
        return scene.say(t("Good to hear from you."))
    ask_on = told.until or scene.today + SOON
    after = scene.but(lock=replace(found, ask_on=ask_on, until=told.until))
    if told.until:
        return lock(after, replace(found, ask_on=ask_on, until=told.until)).say(
            t(
                "I've noted what they said. No running until {until:date}; then I'll ask whether you've been cleared, "
                "and we start with walk-run.",
                until=told.until,
            )
        )
    return after.say(_patience(told, ask_on))


def _patience(told: Seen, ask_on: date) -> Text:
    if told.state == "booked":
        return t("Good. Running stays off until then. I'll ask on {on:weekday}.", on=ask_on)
    if told.state == "off":
        return t(
            "Then running stays off. I'll ask again on {on:weekday}; it comes back when they say so.",
            on=ask_on,
        )
    return t(
        "Please do; it is the kind that should be ruled out. Running stays off. I'll ask on {on:weekday}.",
        on=ask_on,
    )


def released(scene: Scene) -> Turn:
    """A professional said yes: the lock is off, and running comes back in small steps."""
    found = scene.athlete.lock
    after = scene.but(lock=None)
    if found is None:
        return after.say(t("Good. Nothing is locked; your plan stands."))
    return after.opens("comeback", why="injury", since=found.since.isoformat())


SEEN: Final = Kind("seen", seen_yet, seen_finish, Lasts.ALWAYS)
