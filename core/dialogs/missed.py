"""A run that did not happen is let go. The reason is asked once, is optional, and is used."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from core.commands.moving import let_go
from core.commands.this_week import lighter_week
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons
from core.dialogs.question import SKIP, Default, Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.dialogs.small import single
from core.logbook import runs_on, without_run
from core.messages import Choice, Say, Turn
from core.presumed import MISSED_ON, missed_days
from core.recommender.change import edit, lay, noted
from core.scene import Scene
from core.training.catalogue import easier, is_quality, is_run, title
from core.training.workout import Workout
from core.understanding.days import resolve
from core.understanding.reading import Intent
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

RULE: Final = "missed"
"""The rule of a change that lets a run go (`core.commands.moving.let_go`)."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a run was missed; *beside* where that was said with it, and so was never asked for."""

    said: str | None = None
    sleep_h: float | None = None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Missed:
    """Why a run was missed, and what is to happen to the next hard session."""

    reason: Reason
    choice: str | None = None


REASONS: Final[Rows] = (
    (Choice(t("Busy"), "busy"), Choice(t("Tired"), "tired"), Choice(t("Sore or ill"), "sore or ill")),
    (Choice(t("Just didn't"), "just didn't"), SKIP),
)


SHORT_H: Final = 5.0


def missed(scene: Scene) -> Dialog[Missed]:
    """Let it go; ask why; when the reason is tiredness, propose a lighter next session."""
    reason = yield from ask(why(scene))
    ahead = next_hard(scene)
    if _worn_out(reason) and ahead:
        choice = yield from ask(lighter(ahead, reason))
        return Missed(reason, choice)
    return Missed(reason)


def _worn_out(reason: Reason) -> bool:
    return reason.said == "tired" or (reason.sleep_h is not None and reason.sleep_h <= SHORT_H)


def why(scene: Scene) -> Question[Reason]:
    """Say what stays, and ask once."""
    return Question(
        key="reason",
        text=join(
            (
                _let_go(scene),
                _stays(scene),
                t("Anything behind it I should know?"),
            )
        ),
        short=t("Anything behind it I should know?"),
        choices=REASONS,
        context="asked:sleep",
        read=_reason,
        offered=_offered,
        skipped=Default(Reason()),
        claims=lambda heard: _same_day(scene, heard),
        welcomes=frozenset({Intent.REPORT_ILLNESS, Intent.SMALLTALK}),
    )


def _same_day(scene: Scene, heard: Heard) -> bool:
    """Return whether a run left out is still the one that is asked about; another day, or a week, is another one."""
    reading = heard.reading()
    return reading.intent is Intent.SKIP_RUN and (
        reading.when is None
        or scene.day in {resolve(reading.when, heard.on, past=past) for past in (True, False)}
    )


def _let_go(scene: Scene) -> Text:
    if scene.day <= scene.today:
        return t("No problem. One run changes nothing, so I'm letting it go rather than squeezing it in.")
    return t(
        "No problem. {day:weekday}'s {what} goes, and nothing is squeezed in elsewhere. One run changes nothing.",
        day=scene.day,
        what=title(_planned(scene)),
    )


def _planned(scene: Scene) -> Workout:
    """Return what the day held before it was let go."""
    changes = reversed(scene.athlete.plan.changes) if scene.athlete.plan else ()
    gone = (one for change in changes if change.rule == RULE and not change.undone for one in change.edits)
    return next((one.before for one in gone if one.on == scene.day), scene.workout())


def _stays(scene: Scene) -> Text:
    """Name what stays: the next hard session, and the long run."""
    plan, ahead = scene.athlete.plan, next_hard(scene)
    long = next(((day, plan.on(day)) for day in _ahead(scene) if plan and plan.on(day).type in LONG), None)
    kept = sorted({one[0]: one[1] for one in (ahead, long) if one}.items())
    named = [_named(scene, day, workout) for day, workout in kept]
    if not named:
        return NOTHING
    return (
        t("{what} stays.", what=named[0]) if len(named) == 1 else t("{what} stay.", what=phrases.both(named))
    )


LONG: Final = frozenset({"long", "marathon_pace_long"})


def _named(scene: Scene, day: date, workout: Workout) -> Text:
    if day == scene.today:
        return t("today's {what}", what=title(workout))
    return t("{day:weekday}'s {what}", day=day, what=title(workout))


def _ahead(scene: Scene) -> list[date]:
    """Return the days after the one let go that are still to come: today is one of them until it is run."""
    over = scene.day >= scene.today or bool(runs_on(scene.athlete, scene.today))
    first = max(scene.day, scene.today) + timedelta(days=int(over))
    return [first + timedelta(days=n) for n in range(SHOWN)]


SHOWN: Final = 5


def next_hard(scene: Scene) -> tuple[date, Workout] | None:
    """Return the next hard session of the coming days: its day and workout."""
    plan = scene.athlete.plan
    return next(
        (
            (d, plan.on(d))
            for d in _ahead(scene)
            if plan and is_quality(plan.on(d)) and plan.on(d).type != "race"
        ),
        None,
    )


def _reason(heard: Heard) -> Reason:
    said = chosen(REASONS, heard.word)
    if said:
        return Reason(said)
    if not heard.word or heard.text.rstrip().endswith("?"):
        raise UnclearError
    sleep_h = heard.reading("asked:sleep").sleep_h
    if sleep_h is not None:
        return Reason("tired", sleep_h)
    return Reason(_in_words(heard) or heard.text[:80])


def _offered(heard: Heard) -> Reason | None:
    """A reason said with the run that was left out: "can't today, too much work"; being ill is heard elsewhere."""
    sleep_h = heard.reading("asked:sleep").sleep_h
    said = "tired" if sleep_h is not None else _in_words(heard)
    return Reason(said, sleep_h, beside=True) if said in {"busy", "tired"} else None


def _in_words(heard: Heard) -> str | None:
    return next((reason for reason, words in WORDS if words.search(heard.word)), None)


WORDS: Final = (
    ("busy", re.compile(r"\b(?:kids?|child(?:ren)?|busy|work(?!out)\w*|meetings?|no time|too much on)\b")),
    ("sore or ill", re.compile(r"\b(?:ill|sick|sore)\b")),
    ("tired", re.compile(r"\b(?:tired|exhaust\w*|knackered|shattered)\b")),
)
"""A reason, and the words that say it; a child that is ill is a day that is full."""


LIGHTER_ROWS: Final[Rows] = (
    (Choice(t("Yes"), "yes"), Choice(t("Keep it as it is"), "keep")),
    (Choice(t("Lighten the whole week"), "week"),),
)


def lighter(ahead: tuple[date, Workout], told: Reason) -> Question[str]:
    """Propose an easy run in the place of the next hard session."""
    day, workout = ahead
    sleep_h = told.sleep_h
    reason = (
        t(
            "That's reason enough. With {hours} hours of sleep a hard session isn't worth much,",
            hours=float(sleep_h),
        )
        if sleep_h is not None
        else t("That's reason enough. A hard session on tired legs isn't worth much,")
    )
    rest = t(
        "so {day:weekday} becomes {easy} and the session waits. All right?",
        day=day,
        easy=title(easier(workout)),
    )
    return Question(
        key="lighter",
        text=join((reason, rest)),
        choices=LIGHTER_ROWS,
        read=_agreed,
    )


def _agreed(heard: Heard) -> str:
    said = chosen(LIGHTER_ROWS, heard.word)
    if said is None and heard.word in {"ok", "fine", "sure", "all right", "yes please", "good"}:
        said = "yes"
    if said is None and ("whole week" in heard.word or "lighten" in heard.word or "lighter" in heard.word):
        said = "week"
    if said is None and heard.word in {"no", "keep", "keep it", "nope"}:
        said = "keep"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: Missed) -> Turn:
    """Lighten what was agreed; open what the reason asks for."""
    if told.reason.said == "sore or ill":
        return scene.opens("unwell")
    if told.choice == "week":
        return lighter_week(scene)
    if told.choice == "yes":
        return _lightened(scene)
    if told.reason.beside and told.choice is None:
        return scene.say(join((_let_go(scene), _stays(scene))))
    return scene.say(t("Thanks. The rest of the week stays as it is."))


def _lightened(scene: Scene) -> Turn:
    plan, ahead = scene.athlete.plan, next_hard(scene)
    if plan is None or ahead is None:
        return scene.say(t("The rest of the week stays as it is."))
    after = lay(scene, RULE, (edit(plan, ahead[0], easier(ahead[1])),))
    what = title(after.workout(ahead[0]))
    text = t("Done: {day:weekday} is {what} now, and that's fine. Get some sleep.", day=ahead[0], what=what)
    return after.say(Say(text, (buttons(scene, after),)))


def at_once(scene: Scene) -> Scene:
    """Let the run go as it is said, whether a reason comes or not; of a day that is over it is known to be missed."""
    if scene.day >= scene.today:
        return let_go(scene, scene.day) if is_run(scene.workout()) else scene
    plan = scene.athlete.plan
    known = plan is None or scene.day in missed_days(plan) or not is_run(plan.on(scene.day))
    return scene if known else noted(scene, RULE, ((MISSED_ON, scene.day.isoformat()),))


MISSED: Final = Kind("missed", missed, finish, Lasts.TODAY, at_once=at_once)


OUT: Final[Rows] = ((Choice(t("Take it out"), "take it out"), Choice(t("Leave it"), "leave it")),)


def take_out(scene: Scene) -> Question[str]:
    """Ask about a run that is in the log of a day on which none was, as its runner says."""
    run = runs_on(scene.athlete, scene.day)[-1]
    return Question(
        key="out",
        text=t(
            "My log has {run} on {on:weekday}. Shall I take it out?", run=phrases.run(run, None), on=scene.day
        ),
        choices=OUT,
        read=_out,
    )


def _out(heard: Heard) -> str:
    said = chosen(OUT, heard.word)
    if said is None and not (agrees(heard) or declines(heard)):
        raise UnclearError
    return said or ("take it out" if agrees(heard) else "leave it")


def unrun_finish(scene: Scene, said: str) -> Turn:
    """Take the run out of the log, and let it go; or leave it."""
    if said == "leave it":
        return scene.say(t("Then it stays in the log."))
    gone = without_run(scene.athlete, runs_on(scene.athlete, scene.day)[-1].number)
    return replace(scene, athlete=gone).opens("missed", on=scene.day.isoformat())


UNRUN: Final = single("unrun", take_out, unrun_finish)
