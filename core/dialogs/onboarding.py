"""From hello to a first week: six questions, a summary that can be corrected, then a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from core import clearance
from core.athlete.goal import Goal, Result
from core.athlete.profile import Injury
from core.dialogs import intake
from core.dialogs.dialog import Again, Dialog, ask
from core.dialogs.intake import races
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.messages import Choice, Turn
from core.scene import Scene
from core.seasons import build
from core.understanding.cities import City
from core.understanding.health import Cause
from core.understanding.health import causes as causes_in
from core.understanding.reading import Intent
from core.units import Distance, Duration
from core.voice import phrases
from core.voice.text import NOTHING, Named, Text, join, lines, t


@dataclass(frozen=True, slots=True)
class Intake:
    """All that was told, once it is confirmed. *weekly_m* in metres, *days* 0 (Monday) to 6."""

    goal: Goal
    result: Result | None
    weekly_m: float | None
    days: tuple[int, ...]
    injuries: tuple[Injury, ...]
    city: City | None
    checkin_at: time
    beside: tuple[races.Named, ...] = ()
    """Races on the way, told beside the goal."""
    causes: tuple[Cause, ...] = ()
    """Why hard sessions wait for a professional's leave."""
    longest_m: float | None = None


FIELDS: Final = {
    "goal": t("Goal"),
    "result": t("Result"),
    "volume": t("Volume"),
    "days": t("Days"),
    "injuries": t("Care"),
    "city": t("City"),
    "checkin_at": t("Check-in time"),
}
"""What can be changed at the summary, by question key."""

PARTS: Final = {
    "goal": ("goal", "race_date", "target", "further"),
    "injuries": ("injuries", "injury_where", "injury_still"),
    "city": ("city", "which_city"),
}
"""Questions that belong together: changing one asks its parts anew."""


SHOWN: Final = frozenset({key for part in PARTS.values() for key in part} | set(FIELDS)) - {"further"}
"""What the summary reads back."""
CORRECTS: Final = frozenset(
    {Intent.SET_REMINDER, Intent.CHANGE_GOAL, Intent.EDIT_LAST, Intent.ASK_WEEK, Intent.LOG_RUN}
)
"""How a correction at the summary may look."""


def onboarding(scene: Scene) -> Dialog[Intake]:
    """Ask what a plan needs, read it back, and let it be corrected."""
    units = scene.athlete.units
    yield from ask(hello(scene.athlete.profile.name, scene.today))
    causes = yield from ask(intake.told_health())
    goal = yield from intake.goal(scene.today)
    beside = yield from ask(intake.further())
    result = yield from ask(intake.recent_result(goal, scene.today))
    weekly_m = yield from ask(
        intake.weekly_volume(units, lambda weekly: intake.means(result, goal, weekly, scene.today))
    )
    longest_m = yield from ask(intake.longest_run())
    days = yield from ask(intake.training_days())
    injuries = yield from intake.injuries()
    city = yield from intake.city(scene.athlete.profile.zone)
    checkin_at = yield from ask(intake.checkin_time(scene.athlete.profile.checkin_at))
    told = Intake(goal, result, weekly_m, days, injuries, city, checkin_at, beside, causes, longest_m)
    answer = yield from ask(summary(told))
    if answer == "well":
        answer = yield from ask(right())
    certain = replace(told, goal=intake.sure(goal))
    if answer == "build":
        return certain
    if answer == "health":
        more = yield from ask(intake.which_health())
        return replace(certain, causes=tuple(dict.fromkeys((*causes, *more))))
    changed = yield from ask(which())
    if changed == "build":
        return certain
    return Again(("summary", "right", "change", *PARTS.get(changed, (changed,))), insist=changed)


def hello(name: str, today: date) -> Question[str]:
    """Say who this is. A first line that already answers something is a yes, and is told who is speaking all the same.

    The value is what was told at once, "goal" or "much": then the introduction is still to be said.
    """
    hi = (
        t("Hi {name}, I'm Fourlap, your running coach.", name=name)
        if name
        else t("Hi, I'm Fourlap, your running coach.")
    )
    software = t(
        "I'm software, not a person: I build you a plan, then change it as you tell me how the running feels."
    )
    return Question(
        key="hello",
        text=join(
            (
                hi,
                software,
                t("Six short questions first, about two minutes. Tap or type, and skip what you like."),
            )
        ),
        short=t("Ready when you are."),
        choices=((Choice(t("Let's go"), "let's go"), Choice(t("What do you store?"), "/privacy")),),
        read=_begun,
        offered=lambda heard: _tells(heard, today),
        echo=lambda told: (
            join((hi, software, MUCH)) if told == "much" else join((hi, software)) if told else NOTHING
        ),
        welcomes=frozenset({Intent.CHANGE_GOAL, Intent.GREETING, Intent.LOG_RUN, Intent.REPORT_PAIN}),
    )


MUCH: Final = t("Thanks, that's a lot to go on.")


def _tells(heard: Heard, today: date) -> str | None:
    """Return "goal" or "much" where first words are an answer already: a race, or several things at once."""
    if intake.goal_race(today).offered_in(heard) is not None:
        return "goal"
    return "much" if intake.tells_much(heard) else None


def _begun(heard: Heard) -> str:
    """Whatever is said begins; only who is speaking is answered first."""
    if heard.reading().intent is Intent.SMALLTALK and WHO.search(heard.word):
        raise UnclearError
    return ""


WHO: Final = re.compile(r"\b(?:who|are you|your name|do you)\b")


def summary(told: Intake) -> Question[str]:
    """Read everything back."""
    return Question(
        key="summary",
        text=lines(t("Here's what I have."), *told_lines(told), intake.ANY, t("Otherwise: is that right?")),
        short=t("Shall I build it?"),
        choices=(
            (Choice(t("Build my plan"), "build"), Choice(t("Change something"), "change")),
            (intake.ONE_OF_THESE,),
        ),
        read=_confirmed,
        shows=SHOWN,
        welcomes=CORRECTS,
        hints=(
            t('Tap "Build my plan", or tell me what to change: "50 km a week", "check in at 6:45".'),
            t("One of these two, and we're there."),
        ),
    )


def right() -> Question[str]:
    """Ask for the rest, once "no" has answered the first half of the summary: none of these."""
    return Question(
        key="right",
        text=t("None of these, good. And the rest, is that right?"),
        short=t("Shall I build it?"),
        choices=((Choice(t("Build my plan"), "build"), Choice(t("Change something"), "change")),),
        read=lambda heard: "change" if declines(heard) else _confirmed(heard),
        settles=("summary",),
        welcomes=CORRECTS,
        hints=(t('Tap "Build my plan", or tell me what to change: "50 km a week", "check in at 6:45".'),),
    )


def which() -> Question[str]:
    """Ask which answer to change."""
    choices = [Choice(label, key) for key, label in FIELDS.items()]
    rows: Rows = (tuple(choices[:4]), tuple(choices[4:]))
    return Question(
        key="change",
        text=t("Which one?"),
        choices=rows,
        read=lambda heard: _picked(rows, heard),
        settles=("summary", "right"),
        welcomes=CORRECTS,
        hints=(t('Tap one, or say what it should be: "check in at 6:45".'),),
    )


def told_lines(told: Intake) -> list[Text]:
    """Return the summary, one line a field."""
    return [
        _goal(told.goal),
        t("Now: {now}", now=_now(told)),
        t("Days: {days}", days=phrases.days(told.days)),
        t("Care: {sites}", sites=phrases.injuries(told.injuries)) if told.injuries else NOTHING,
        t("Health: {what}", what=intake.health_text(told.causes)) if told.causes else NOTHING,
        _clock(told),
    ]


def _goal(told: Goal) -> Text:
    named = phrases.goal(intake.sure(told))
    if isinstance(told.on, intake.Guess):
        return t("Goal: {goal}, the day a guess until you tell me", goal=named)
    return t("Goal: {goal}", goal=named)


def _clock(told: Intake) -> Text:
    if told.city is None:
        return t("Check-in: {when}, once I know your city", when=phrases.around(told.checkin_at))
    return t(
        "Check-in: {when}, {city} time", when=phrases.around(told.checkin_at), city=Named(told.city.name)
    )


def _now(told: Intake) -> Text:
    parts = [_volume(told.weekly_m)]
    if told.longest_m:
        parts.append(t("longest {far}", far=Distance(told.longest_m)))
    if told.result:
        race = phrases.race(told.result.distance_m)
        parts.append(t("{race} in {time}", race=race, time=Duration(told.result.time_s)))
    return join(parts, ", ")


def _volume(weekly_m: float | None) -> Text:
    if weekly_m is None:
        return t("volume not said")
    return t("about {weekly} a week", weekly=Distance(weekly_m)) if weekly_m else t("starting from zero")


BUILD: Final = re.compile(
    r"(?:(?:yes|ok|okay|great|perfect|please|then|now|so)[ ,]+)*(?:build|make|create|prepare)"
    r"(?: me)?(?: it| (?:my|the|a) plan)?(?:[ ,]+(?:please|then|now))*"
    r"|(?:all |looks |sounds |that's )?(?:good|right)|good, start|correct|start|go(?: ahead)?|great|perfect|let's go|yup"
)
"""Says that what was read back is right: "looks good", "yes, build it", "make me a plan"."""


def _confirmed(heard: Heard) -> str:
    if heard.word == intake.ONE_OF_THESE.says or causes_in(heard.text):
        return "health"
    if BUILD.fullmatch(heard.word) or agrees(heard):
        return "build"
    if heard.word in {"change", "change something", "wrong"}:
        return "change"
    if declines(heard):
        return "well"
    raise UnclearError


def _picked(rows: Rows, heard: Heard) -> str:
    said = chosen(rows, heard.word)
    if said is None and (BUILD.fullmatch(heard.word) or declines(heard)):
        return "build"
    if said is None:
        raise UnclearError
    return said


def finish(scene: Scene, told: Intake) -> Turn:
    """Keep what was told, and answer with a first week."""
    known = scene.knowing(
        weekly_m=told.weekly_m,
        longest_run_m=told.longest_m,
        days=told.days,
        long_run_day=intake.long_run_day(told.days),
        injuries=told.injuries,
        checkin_at=told.checkin_at,
        **_where(told.city),
    )
    results = (
        (*scene.athlete.results, replace(told.result, number=1)) if told.result else scene.athlete.results
    )
    built = _built(known.but(goal=told.goal, results=results, onboarded_at=scene.now), told)
    if not told.beside or built.opens:
        return built
    return replace(scene, athlete=built.athlete).opens("beside", races.as_said(told.beside)).after(built)


def _built(after: Scene, told: Intake) -> Turn:
    """Build the plan; hard sessions wait where the runner named a cause for it."""
    if not told.causes:
        return build(after)
    noted = clearance.told(after, told.causes)
    return build(replace(after, athlete=noted.athlete)).after(noted)


def _where(city: City | None) -> dict[str, str]:
    return {"zone": city.zone, "city": city.name} if city else {}


def leave(scene: Scene) -> Turn:
    """Keep the answers: onboarding never expires."""
    return scene.say(t("All right, later. What you told me is kept; say hi whenever you want to go on."))


ONBOARDING: Final = Kind("onboarding", onboarding, finish, Lasts.ALWAYS, keeps=True, leave=leave)
