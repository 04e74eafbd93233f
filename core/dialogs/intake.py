"""The six questions of the intake. Each can also be asked alone, when the runner wants to change one answer."""

from __future__ import annotations

from collections.abc import Generator
from datetime import date, time
from typing import Any, Final

from core.athlete.goal import GOAL_DISTANCES, Goal, Result, ResultKind
from core.athlete.profile import Injury
from core.dialogs.dialog import ask
from core.dialogs.question import (
    BACK,
    NO_WORDS,
    SKIP,
    YES_WORDS,
    Default,
    Heard,
    Question,
    Rows,
    UnclearError,
    chosen,
)
from core.messages import Choice
from core.training.fitness import equivalents, index
from core.understanding.cities import City, find_city
from core.understanding.days import resolve
from core.understanding.feel import places
from core.understanding.listed import weekdays
from core.understanding.reading import Intent, Reading
from core.units import Distance, Duration, Units
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t

Asks = Generator[Question[Any], Any, Any]

RACES: Final = {
    "marathon": t("Marathon"),
    "half": t("Half"),
    "10k": t("10K"),
    "5k": t("5K"),
    "mile": t("Mile"),
}
"""The goals that are offered, the main one first."""

LEARNED: Final = frozenset({Intent.CHANGE_GOAL, Intent.LOG_RUN, Intent.ASK_PLAN})
"""Ways to read an answer to a goal question that must not interrupt it."""


FIRST: Final = t("1 of 6. What are you training for, and when is it?")


def goal(today: date, text: Text = FIRST) -> Generator[Question[Any], Any, Goal]:
    """Ask for the race and, when it was not said with it, its day."""
    told: Goal = yield from ask(goal_race(today, text))
    if told.distance is None:
        return told
    on = told.on
    if on is None:
        on = yield from ask(race_date(today, told.distance))
    target_s: float | None = yield from ask(target(told))
    return Goal(told.distance, on, target_s, told.place)


def target(told: Goal) -> Question[float | None]:
    """The time to aim for: never asked, taken when it is said."""
    return Question(
        key="target",
        text=t("Is there a time you'd like to run? No is fine."),
        choices=((Choice(t("No target"), "none"), BACK),),
        context="asked:goal",
        read=lambda heard: heard.reading("asked:goal").race_time_s,
        offered=_offered_target,
        echo=lambda seconds: t("Under {time}.", time=Duration(seconds)) if seconds else NOTHING,
        default=Default(told.target_s),
    )


AIMS: Final = ("sub", "under", "target", "aim", "hoping", "goal")


def _offered_target(heard: Heard) -> float | None:
    """A time to beat, said without its race: "actually sub 3:45"."""
    reading = heard.reading("asked:goal")
    said = reading.race is None and any(word in heard.word for word in AIMS)
    return reading.race_time_s if said else None


def _goal_echo(told: Goal) -> Text:
    """Play the goal back; what is asked next anyway is left out."""
    if told.distance and told.on is None:
        return t("{race} it is.", race=phrases.TITLES[told.distance])
    return t("{goal}.", goal=phrases.goal(told))


def goal_race(today: date, text: Text = FIRST) -> Question[Goal]:
    """Ask what the training is for."""
    races = [Choice(label, key) for key, label in RACES.items()]
    return Question(
        key="goal",
        text=text,
        choices=(tuple(races[:3]), (*races[3:], Choice(t("Just to run better"), "run better"))),
        context="asked:goal",
        read=lambda heard: _goal(heard, today),
        offered=lambda heard: _offered_goal(heard, today),
        echo=_goal_echo,
        label=t("Goal"),
        welcomes=LEARNED,
        hints=(
            t(
                'A marathon, half, 10K, 5K or mile, with its day if you know it: "marathon 10 October, under 3:45".'
            ),
            t("Tap the distance that is nearest, and we'll sort out the rest."),
        ),
    )


def race_date(today: date, distance: str) -> Question[date | None]:
    """Ask for the day of the race."""
    return Question(
        key="race_date",
        text=t("When is your {race}? A date is best; a month will do.", race=phrases.race_name(distance)),
        choices=((Choice(t("No date yet"), "no date"), BACK),),
        context="asked:race_date",
        read=lambda heard: _race_date(heard, today),
        echo=lambda on: t("{on}.", on=on) if on else t("No date yet, so we start with a rolling plan."),
        hints=(t('A day like "10 October", or tap "No date yet".'),),
        welcomes=LEARNED,
    )


def _goal(heard: Heard, today: date) -> Goal:
    if heard.word in {"run better", "just to run better", "no race", "nothing", "fitness", "none"}:
        return Goal()
    told = _offered_goal(heard, today)
    if told is None:
        reading = heard.reading("asked:goal")
        if reading.race not in GOAL_DISTANCES:
            raise UnclearError
        told = _goal_of(reading, heard, today)
    return told


def _offered_goal(heard: Heard, today: date) -> Goal | None:
    """A race with a day or a target in a line about something else is a goal; a race with a time is a result."""
    reading = heard.reading("asked:goal")
    if reading.race not in GOAL_DISTANCES or reading.intent is Intent.LOG_RUN:
        return None
    if not (reading.race_date or reading.race_time_s or heard.word in GOAL_DISTANCES):
        return None
    return _goal_of(reading, heard, today)


def _goal_of(reading: Reading, heard: Heard, today: date) -> Goal:
    on = resolve(reading.race_date, heard.on) if reading.race_date else None
    if on is not None and on <= today:
        raise UnclearError(t("{on} has passed. Which day is the race?", on=on))
    return Goal(reading.race, on, reading.race_time_s, reading.place)


def _race_date(heard: Heard, today: date) -> date | None:
    if heard.word in NO_WORDS | {"no date", "no date yet", "not yet", "don't know", "skip", "none yet"}:
        return None
    reading = heard.reading("asked:race_date")
    on = resolve(reading.race_date or reading.when or "", heard.on)
    if on is None:
        raise UnclearError
    if on <= today:
        raise UnclearError(t("{on} has passed. Which day is the race?", on=on))
    return on


def recent_result(goal: Goal) -> Question[Result | None]:
    """Ask for a race or hard run to set paces from."""
    return Question(
        key="result",
        text=t(
            '2 of 6. A race or hard run from the last few months helps me set honest paces, like "10k 52:05 in '
            'October". Do you have one?'
        ),
        choices=((Choice(t("No, skip"), "skip"), BACK),),
        context="asked:recent_race",
        read=_result,
        offered=_offered_result,
        echo=lambda result: _result_echo(result, goal),
        label=t("Result"),
        skipped=Default(None),
        welcomes=frozenset({Intent.LOG_RUN, Intent.CHANGE_GOAL, Intent.ASK_PACE}),
        hints=(
            t('A distance and a time, like "5k 24:30" or "half in 1:52:10". Or skip it.'),
            t("I need both the distance and the time. Skip it if you have none: we'll start by effort."),
        ),
    )


def _result(heard: Heard) -> Result | None:
    if heard.word in NO_WORDS:
        return None
    found = _offered_result(heard)
    if found is None:
        raise UnclearError
    return found


def _offered_result(heard: Heard) -> Result | None:
    """A race with its time (never a target), or a plain distance and time."""
    reading = heard.reading("asked:recent_race")
    if reading.clarify or "sub" in heard.word.split() or "under" in heard.word:
        return None
    distance_m = reading.distance_m or (GOAL_DISTANCES.get(reading.race) if reading.race else None)
    time_s = reading.race_time_s or reading.duration_s
    if not distance_m or not time_s:
        return None
    said = resolve(reading.race_date or reading.when or "", heard.on, past=True)
    return Result(1, distance_m, time_s, said if said and said <= heard.on else heard.on, ResultKind.RACE)


def _result_echo(result: Result | None, goal: Goal) -> Text:
    if result is None:
        return t("No race needed: we start by effort, and a time trial will set paces.")
    done = t("{race} in {time}.", race=phrases.race(result.distance_m), time=Duration(result.time_s))
    if goal.distance is None or GOAL_DISTANCES[goal.distance] == result.distance_m:
        return done
    return t("{done} {means}", done=done, means=_means(result, goal.distance, goal.target_s))


def _means(result: Result, distance: str, target_s: float | None) -> Text:
    """Say what a result points to for the goal, and how far the wish is from it."""
    equal = equivalents(index(result.distance_m, result.time_s))[distance]
    points = t(
        "That points to about {time} for {race} today",
        time=Duration(round(equal / 30) * 30),
        race=phrases.a_race(distance),
    )
    return join((points, _wish(equal, target_s)), "")


REALISTIC: Final = 0.97
AMBITIOUS: Final = 0.92
"""A target that is this part of what a result points to."""


def _wish(equal: float, target_s: float | None) -> Text:
    if target_s is None:
        return t(".")
    target = Duration(target_s)
    if target_s >= equal * REALISTIC:
        return t(", so under {target} is realistic with a good build.", target=target)
    if target_s >= equal * AMBITIOUS:
        return t(", so under {target} is ambitious; we'll see how the training goes.", target=target)
    return t(
        ". Under {target} is a lot from there, so I plan from today and we look again on the way.",
        target=target,
    )


VOLUMES_KM: Final = (
    ("Under 10 km", "8 km"),
    ("10-20", "15 km"),
    ("20-35", "28 km"),
    ("35-50", "42 km"),
    ("Over 50", "58 km"),
)
VOLUMES_MI: Final = (
    ("Under 6 mi", "5 mi"),
    ("6-12", "9 mi"),
    ("12-20", "16 mi"),
    ("20-30", "25 mi"),
    ("Over 30", "36 mi"),
)
"""Ranges to tap, and what each says: its middle."""


def weekly_volume(units: Units) -> Question[float | None]:
    """Ask how much is run in a normal week; the value is metres."""
    volumes = VOLUMES_MI if units is Units.MI else VOLUMES_KM
    choices = tuple(Choice(t(label), says) for label, says in volumes)
    return Question(
        key="volume",
        text=t("3 of 6. How much do you run in a normal week now?"),
        choices=(choices[:3], choices[3:], (BACK, SKIP)),
        context="asked:weekly_volume",
        read=_weekly,
        offered=lambda heard: heard.reading().weekly_m,
        echo=lambda metres: t("{weekly} a week.", weekly=Distance(metres)) if metres is not None else NOTHING,
        label=t("Volume"),
        skipped=Default(None),
        hints=(t('A number like "40 km" or "25 miles". Your usual week is enough.'),),
        welcomes=frozenset({Intent.LOG_RUN}),
    )


MOST_WEEKLY_M: Final = 250_000.0


def _weekly(heard: Heard) -> float:
    reading = heard.reading("asked:weekly_volume")
    metres = reading.weekly_m if reading.weekly_m is not None else reading.distance_m
    if metres is None and reading.number is not None:
        metres = reading.number * heard.units.metres
    if metres is None or metres < 0:
        raise UnclearError
    if metres > MOST_WEEKLY_M:
        raise UnclearError(t("{weekly} in one week? Please check the number.", weekly=Distance(metres)))
    return metres


WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NO_PREFERENCE: Final = (1, 3, 5, 6)
"""Tuesday, Thursday, Saturday, Sunday: what a skip means."""


def training_days() -> Question[tuple[int, ...]]:
    """Ask which days can hold a run."""
    days = tuple(Choice(phrases.day_short(n), f"+{name}") for n, name in enumerate(WEEK))
    return Question(
        key="days",
        text=t("4 of 6. Which days can you run? Tap all that fit, then Done."),
        choices=(days[:4], days[4:], (Choice(t("Done"), "done"), BACK, SKIP)),
        context="asked:days",
        read=_days,
        offered=lambda heard: weekdays(heard.text) or None,
        echo=lambda found: t("{days}.", days=phrases.days(found)),
        label=t("Days"),
        skipped=Default(NO_PREFERENCE),
        toggles=True,
        hints=(t('Tap the days, or type them: "tue thu sat sun".'),),
    )


FEWEST_DAYS: Final = 2


def _days(heard: Heard) -> tuple[int, ...]:
    days = heard.reading("asked:days").days
    if not days:
        raise UnclearError
    if len(days) < FEWEST_DAYS:
        raise UnclearError(
            t("One day is too few to get fitter safely. Which other day could hold a short run?")
        )
    return days


def long_run_day(days: tuple[int, ...]) -> int | None:
    """Return the last weekend day, or else the last day, of *days*."""
    return max(days) if days else None


NO_INJURY: Final[Default[tuple[Injury, ...]]] = Default(())
UNSAID: Final[Default[tuple[Injury, ...] | None]] = Default(())


def injuries() -> Generator[Question[Any], Any, tuple[Injury, ...]]:
    """Ask for injuries now or in the last half year."""
    told: tuple[Injury, ...] | None = yield from ask(
        Question(
            key="injuries",
            text=t("5 of 6. Any injury now, or in the last six months?"),
            choices=((Choice(t("None"), "none"), Choice(t("Yes"), "yes"), BACK, SKIP),),
            context="asked:injury",
            read=lambda heard: None if heard.word in YES_WORDS else _injuries(heard),
            offered=lambda heard: _injuries_in(heard) if "injur" in heard.word else None,
            echo=_injury_echo,
            label=t("Care"),
            skipped=UNSAID,
            hints=(t('Say where and when, like "shins in July, fine since". Or none.'),),
            welcomes=frozenset({Intent.REPORT_PAIN, Intent.REPORT_ILLNESS, Intent.LOG_RUN}),
        )
    )
    if told is not None:
        return told
    where: tuple[Injury, ...] = yield from ask(
        Question(
            key="injury_where",
            text=t("Where was it, and is it still there?"),
            choices=((BACK, SKIP),),
            context="asked:injury",
            read=_injuries,
            echo=_injury_echo,
            skipped=NO_INJURY,
            hints=(t('For example "left Achilles, still a bit stiff" or "shins in July, fine since".'),),
            welcomes=frozenset({Intent.REPORT_PAIN, Intent.REPORT_ILLNESS, Intent.LOG_RUN}),
        )
    )
    return where


OVER: Final = (
    "fine",
    "gone",
    "ok now",
    "okay now",
    "healed",
    "recovered",
    "better now",
    "no problem since",
    "was ",
)


def _injuries(heard: Heard) -> tuple[Injury, ...]:
    if heard.word in NO_WORDS | {"nothing", "all good", "healthy", "never"}:
        return ()
    found = _injuries_in(heard)
    if not found:
        raise UnclearError
    return found


def _injuries_in(heard: Heard) -> tuple[Injury, ...]:
    over = any(word in heard.word for word in OVER)
    return tuple(Injury(site, side, open=not over, said=heard.text[:80]) for site, side in places(heard.text))


def _injury_echo(told: tuple[Injury, ...] | None) -> Text:
    if not told:
        return NOTHING
    return t(
        "Thanks, that matters. I'll build up gently and ask about your {sites} now and then.",
        sites=phrases.sites(told),
    )


NOWHERE: Final[Default[tuple[City, ...]]] = Default(())
LAST: Final = t("6 of 6. Which city are you in, or near? I only use it for the clock.")


def city(zone: str | None, text: Text = LAST) -> Generator[Question[Any], Any, City | None]:
    """Ask for the city, for the clock; a name that many share is asked once more."""
    found: tuple[City, ...] = yield from ask(_city(zone, text))
    if len(found) <= 1:
        return found[0] if found else None
    rows: Rows = tuple((Choice(phrases.city(one), one.zone),) for one in found[:4])
    which: City = yield from ask(
        Question(
            key="which_city",
            text=t("There are a few of those. Which one?"),
            choices=(*rows, (BACK,)),
            read=lambda heard: _which_city(found, rows, heard),
            echo=lambda one: t("{city}.", city=phrases.city(one)),
        )
    )
    return which


def _city(zone: str | None, text: Text) -> Question[tuple[City, ...]]:
    return Question(
        key="city",
        text=text,
        choices=((BACK, SKIP),),
        context="asked:timezone",
        read=_cities,
        echo=lambda found: t("{city}.", city=phrases.city(found[0])) if len(found) == 1 else NOTHING,
        label=t("City"),
        skipped=NOWHERE,
        default=Default((City(zone.rsplit("/", 1)[-1].replace("_", " "), "", zone, 0),)) if zone else None,
        hints=(
            t("I don't know that one. A bigger city on the same clock will do."),
            t('Try the biggest city near you, or a zone like "Europe/Lisbon". Or skip it for now.'),
        ),
    )


def _cities(heard: Heard) -> tuple[City, ...]:
    found = find_city(heard.text)
    if not found:
        raise UnclearError
    zones = {one.zone for one in found}
    return found[:1] if len(zones) == 1 else found


def _which_city(found: tuple[City, ...], rows: Rows, heard: Heard) -> City:
    said = chosen(rows, heard.word)
    match = [one for one in found if said == one.zone or one.country.casefold() in heard.word]
    if not match:
        raise UnclearError
    return match[0]


def checkin_time(usual: time) -> Question[time]:
    """The hour of the morning message: assumed, until the runner brings it up."""
    return Question(
        key="checkin_at",
        text=t("At what time shall I check in, on days you run?"),
        choices=((Choice(t("06:30"), "6:30"), Choice(t("07:00"), "7:00"), Choice(t("08:00"), "8:00"), BACK),),
        context="asked:reminder_time",
        read=_time,
        offered=_offered_time,
        echo=lambda at: t("Check-in at {at}.", at=at),
        label=t("Check-in time"),
        default=Default(usual),
        hints=(t('A time like "6:45".'),),
        welcomes=frozenset({Intent.SET_REMINDER}),
    )


def _time(heard: Heard) -> time:
    said = heard.reading("asked:reminder_time").reminder_time
    if not said:
        raise UnclearError
    return time.fromisoformat(said)


def _offered_time(heard: Heard) -> time | None:
    reading = heard.reading()
    return time.fromisoformat(reading.reminder_time) if reading.reminder_time else None
