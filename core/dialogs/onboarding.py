"""From hello to a first week: six questions, a summary that can be corrected, then a plan."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Final

from core import clearance
from core.dialogs import intake
from core.dialogs.dialog import Again, Dialog, ask
from core.dialogs.intake import races
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, UnclearError
from core.dialogs.summed_up import PARTS, Intake, right, summary, which
from core.messages import Choice, Turn
from core.scene import Scene
from core.seasons import build
from core.understanding.cities import City
from core.understanding.reading import Intent
from core.voice.text import NOTHING, join, t


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
    long_day = yield from ask(intake.long_day())
    limits = yield from ask(intake.time_limits())
    injuries = yield from intake.injuries()
    city = yield from intake.city(scene.athlete.profile.zone)
    checkin_at = yield from ask(intake.checkin_time(scene.athlete.profile.checkin_at))
    told = Intake(
        goal, result, weekly_m, days, injuries, city, checkin_at, beside, causes, longest_m, long_day, limits
    )
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
        stands=True,
        echo=lambda told: join((hi, software, MUCH if told == "much" else NOTHING)) if told else NOTHING,
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


def finish(scene: Scene, told: Intake) -> Turn:
    """Keep what was told, and answer with a first week."""
    known = scene.knowing(
        weekly_m=told.weekly_m,
        longest_run_m=told.longest_m,
        days=told.all_days,
        long_run_day=intake.long_run_day(told.days) if told.long_day is None else told.long_day,
        injuries=told.injuries,
        checkin_at=told.checkin_at,
        **_where(told.city),
    )
    results = (
        (*scene.athlete.results, replace(told.result, number=1)) if told.result else scene.athlete.results
    )
    told_all = known.but(goal=told.goal, results=results, time_limits=told.limits, onboarded_at=scene.now)
    built = _built(told_all, told)
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
