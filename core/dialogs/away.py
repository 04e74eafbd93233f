"""Going away: the dates read back, the consequences before they are saved, then quiet.

What the days become: `core.training.away`. A later change of mind is one line ("actually we stay till the 20th").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from core.absences import DAY, coming, on_the_ladder, with_absence
from core.athlete.log import Why
from core.dialogs.belt import BELT, NO_BELT, stays_on_a_belt
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.laid import buttons, lay_days
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.dialogs.rungs import around
from core.dialogs.trip import Dates, dates_of, days_away, rebooked
from core.messages import Choice, Say, Turn
from core.recommender.way_back import ends, way_back
from core.scene import Scene
from core.training.away import back_from
from core.training.comeback import still_fits
from core.understanding.days import SPANS, resolve
from core.understanding.reading import Intent, Reading
from core.understanding.small import word_for
from core.voice.text import NOTHING, Text, join, t, tn

WELCOME: Final = frozenset({Intent.VACATION, Intent.PAUSE_PLAN, Intent.EDIT_LAST})


@dataclass(frozen=True, slots=True)
class Vacation:
    """Dates, and what is to happen in them: "rest", "easy", "keep" or "treadmill"; *saved* unless it was left."""

    dates: Dates
    use: str
    saved: bool = True


def vacation(scene: Scene) -> Dialog[Vacation]:
    """Ask from when to when, how to use it, and whether that is right."""
    dates = yield from ask(when(1))
    use = yield from ask(how(scene, dates))
    if use in {"keep", "treadmill"}:
        return Vacation(dates, use)
    number = 1
    while (saved := (yield from ask(save(scene, dates, use, number)))) == "dates":
        number += 1
        dates = yield from ask(when(number))
    return Vacation(dates, use, saved == "save")


def when(number: int) -> Question[Dates]:
    """Ask for both ends; only the first time a line said before may answer it."""
    return Question(
        key="dates" if number == 1 else f"dates{number}",
        text=t("From which day to which?"),
        read=_dates,
        offered=_dates_offered if number == 1 else None,
        echo=_read_back,
        welcomes=WELCOME,
        again=False,
        hints=(t('Like "3 to 17 August", or "from Friday for ten days".'),),
    )


def _dates(heard: Heard) -> Dates:
    found = _dates_offered(heard)
    if found is None:
        raise UnclearError
    return found


def _dates_offered(heard: Heard) -> Dates | None:
    return dates_of(heard.reading(), heard.on) or dates_of(_as_trip(heard), heard.on) or _one_day(heard)


def _one_day(heard: Heard) -> Dates | None:
    """Return the one day that is named where nothing says that more follow: "i'm travelling thursday"."""
    reading = heard.reading() if heard.reading().when else _as_trip(heard)
    first = resolve(reading.when, heard.on) if reading.when and not LONGER.search(heard.word) else None
    spans = reading.when in SPANS or (reading.when or "").startswith("--0")
    whole = reading.when is not None and (not spans or reading.when.count("-") > MONTH_ALONE)
    return Dates(first, first) if first and whole and first >= heard.on else None


MONTH_ALONE: Final = 2
"""A month without a day has so many dashes in its notation."""
LONGER: Final = re.compile(r"\b(?:from|starting|since|as of|onwards?|until|till|for|weeks?|days)\b")


def _as_trip(heard: Heard) -> Reading:
    """Read bare dates as those of a trip."""
    dates = BELT.sub("", heard.text)
    return replace(heard, text=f"{word_for('away', heard.language)} {dates}").reading()


USES: Final[Rows] = (
    (Choice(t("Rest completely"), "rest"), Choice(t("Easy runs if I feel like it"), "easy")),
    (Choice(t("Keep the plan"), "keep"), Choice(t("Treadmill only"), "treadmill")),
)


def how(scene: Scene, dates: Dates) -> Question[str]:
    """Read the dates back with their weekdays, and ask how to use them."""
    race = scene.athlete.goal.on
    clash = (
        t("Your race falls into these days; it stays where it is.")
        if race and dates.first <= race <= dates.last
        else NOTHING
    )
    return Question(
        key="use",
        text=join((_read_back(dates), clash, t("How shall we use it?"))),
        short=t("Rest completely, easy runs, keep the plan, or the treadmill?"),
        offered=_told_use,
        shows=frozenset({"dates", "dates2", "dates3"}),
        choices=USES,
        read=_use,
        claims=lambda heard: NO_BELT.search(heard.word) is not None,
        welcomes=WELCOME,
    )


def _told_use(heard: Heard) -> str | None:
    """Return the use that was named with the dates; "might run a bit" names none."""
    told = NO_BELT.sub("", heard.word)
    return next((use for use, words in TOLD if words.search(told)), None)


def _read_back(dates: Dates) -> Text:
    return tn(
        "A day away, {first:date}.",
        "Away from {first:date} to {last:date}, {n} days.",
        dates.days,
        first=dates.first,
        last=dates.last,
    )


TOLD: Final = (
    ("treadmill", BELT),
    (
        "keep",
        re.compile(r"\b(?:keep(?:ing)?|stick(?:ing)? (?:to|with)) (?:to )?(?:the|my) (?:plan|training)\b"),
    ),
    ("rest", re.compile(r"\b(?:rest(?:ing)? completely|complete rest|no run(?:ning|s)|not run(?:ning)?)\b")),
    ("easy", re.compile(r"\b(?:only|just) easy runs?\b|\beasy runs? only\b")),
)
"""How a use is named beside the dates."""


def _use(heard: Heard) -> str:
    none = NO_BELT.search(heard.word)
    said = None if none else chosen(USES, heard.word)
    if said is None and BELT.search(heard.word) and not none:
        said = "treadmill"
    if said is None and ("keep" in heard.word or "as planned" in heard.word or "as usual" in heard.word):
        said = "keep"
    if said is None and ("easy" in heard.word or "might" in heard.word or "jog" in heard.word):
        said = "easy"
    if said is None and ("rest" in heard.word or "nothing" in heard.word or "no run" in heard.word):
        said = "rest"
    if said is None:
        raise UnclearError(
            t("No treadmill, then. Rest completely, easy runs, or keep the plan?") if none else NOTHING
        )
    return said


SAVE: Final[Rows] = ((Choice(t("Save"), "save"), Choice(t("Change dates"), "dates")),)


def save(scene: Scene, dates: Dates, use: str, number: int) -> Question[str]:
    """Say what it means before it is kept."""
    return Question(
        key="save" if number == 1 else f"save{number}",
        text=join(
            (_read_back(dates) if number > 1 else NOTHING, _consequence(dates, use), _back(scene, dates, use))
        ),
        short=join((_read_back(dates), t("Shall I save it?"))),
        choices=SAVE,
        read=_saved,
        welcomes=WELCOME,
    )


def _consequence(dates: Dates, use: str) -> Text:
    day_off = use == "rest" and dates.days == 1
    return t("Good. No running planned that day, and no reminders.") if day_off else CONSEQUENCES[use]


MOST_OF_IT: Final = 0.65
"""The part of a week from which it is called four fifths: runs are cut to half kilometres."""

CONSEQUENCES: Final = {
    "easy": t(
        "Good choice. Up to three easy runs a week, about 35 minutes, early where it's hot. No sessions, no "
        "check-ins, no reminders."
    ),
    "rest": t("Good, a real break. No running planned, no check-ins, no reminders."),
}


def _back(scene: Scene, dates: Dates, use: str) -> Text:
    if on_the_ladder(scene.athlete):
        return t("After it the steps back into running go on where they stand.")
    way = back_from(dates.days, running=use == "easy")
    if not way:
        return t("After it the plan goes on as it is.")
    first = (
        t("The first week back starts at about four fifths, all easy.")
        if len(way) == 1 and _first_week(scene, dates, use) >= MOST_OF_IT
        else t("Then you come back in steps: about half at first, all easy, then more.")
    )
    fits = still_fits(scene.athlete.goal, dates.last + DAY, 0 if use == "easy" else dates.days)
    return join((first, NOTHING if fits else t("Honestly, that leaves little time before your race.")))


def _first_week(scene: Scene, dates: Dates, use: str) -> float:
    """Return which part of the week after the trip is left of it, as it would be laid."""
    plan = scene.athlete.plan
    if plan is None:
        return 1.0
    laid = {one.on: one.after for one in way_back(scene, plan, days_away(scene, plan, dates, use))}
    week = [dates.last + DAY * n for n in range(1, 8)]
    planned = sum(plan.on(day).distance_m for day in week)
    return sum(laid.get(day, plan.on(day)).distance_m for day in week) / planned if planned else 1.0


def _saved(heard: Heard) -> str:
    said = chosen(SAVE, heard.word)
    if said is None and agrees(heard):
        said = "save"
    if said is None and declines(heard):
        said = "no"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: Vacation) -> Turn:
    """Keep it as one change of the plan, and be quiet."""
    if told.use == "keep":
        return scene.say(
            t("Then the plan stays, check-ins too. If your clock changes, tell me the city. Enjoy the trip.")
        )
    if told.use == "treadmill":
        return stays_on_a_belt(scene, told.dates)
    if not told.saved:
        return scene.say(t("Then nothing is saved. Tell me when you know more."))
    known = coming(scene.athlete, scene.today, Why.VACATION)
    if known and known.first <= told.dates.last and told.dates.first <= (known.last or known.first):
        return rebooked(scene, known, told.dates, told.use)
    number = max((one.number for one in scene.athlete.absences), default=0) + 1
    plan = scene.athlete.plan
    gone = with_absence(scene.athlete, Why.VACATION, told.dates.first, told.dates.last, told.use)
    away_then, known_by = scene.but(absences=gone.absences), (("absence", float(number)),)
    if on_the_ladder(scene.athlete):
        laid = around(away_then, "vacation", known_by)
    elif plan is None:
        laid = away_then
    else:
        days = days_away(scene, plan, told.dates, told.use)
        laid = lay_days(away_then, "vacation", way_back(scene, plan, days), (*known_by, ends(days)))
    text = (
        t("Saved. I'll be quiet on {first:daymonth}. Enjoy the day.", first=told.dates.first)
        if told.dates.days == 1
        else _quiet(told.dates)
    )
    return laid.say(Say(text, (buttons(scene, laid),)))


def _quiet(dates: Dates) -> Text:
    return t(
        "Saved. I'll be quiet from {first:daymonth} to {last:daymonth}. If you run, just tell me; if not, "
        "enjoy the break.",
        first=dates.first,
        last=dates.last,
    )


def on_a_belt(scene: Scene) -> bool:
    """Return whether a line tells of several days with nothing but a treadmill: "treadmill only thu to sat"."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    wanted = BELT.search(heard.word) and not NO_BELT.search(heard.word)
    dates = _dates_offered(heard) if wanted else None
    return dates is not None and dates.days > 1


VACATION: Final = Kind("vacation", vacation, finish, Lasts.TODAY, keeps=True)
