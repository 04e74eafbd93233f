"""The Monday of race week: what is left of it, and the nerves; heavy legs are the taper's."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, chosen
from core.dialogs.race_plan import plan_day
from core.logbook import longest_run
from core.messages import Choice, Turn
from core.scene import Scene
from core.training.catalogue import TYPES
from core.training.plan import Phase
from core.training.season import race_day
from core.units import Distance
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, lines, t, tn

SEASON: Final = timedelta(days=183)

MOODS: Final[Rows] = (
    (
        Choice(t("Good"), "good"),
        Choice(t("Nervous"), "nervous"),
        Choice(t("Something hurts"), "something hurts"),
    ),
)


def race_week(scene: Scene) -> Dialog[str]:
    """Show the week, and ask how the runner is."""
    return (yield from ask(mood(scene)))


def mood(scene: Scene) -> Question[str]:
    """Show the few lines that are left, and ask."""
    return Question(
        key="mood",
        text=week_text(scene),
        short=t("How are you this week?"),
        choices=MOODS,
        context="asked:choice",
        read=_mood,
        hints=(t("Good, nervous, or does something hurt?"),),
    )


FEELINGS: Final = (
    ("nerv", "nervous"), ("anxious", "nervous"), ("scared", "nervous"), ("afraid", "nervous"), ("worried", "nervous"),
    ("hurt", "something hurts"), ("pain", "something hurts"),
    ("good", "good"), ("great", "good"), ("fine", "good"), ("ready", "good"), ("excited", "good"), ("ok", "good"),
)  # fmt: skip


def _mood(heard: Heard) -> str:
    said = chosen(MOODS, heard.word) or next((mood for word, mood in FEELINGS if word in heard.word), None)
    if said is None:
        raise UnclearError
    return said


def week_text(scene: Scene) -> Text:
    """Return the days up to the race, one a line."""
    plan, name = scene.athlete.plan, scene.athlete.profile.name
    race_on = race_day(plan, scene.today) if plan else None
    hello = t("Race week, {name}.", name=name) if name else t("Race week.")
    days = [scene.today + timedelta(days=n) for n in range((race_on - scene.today).days)] if race_on else []
    rows = [phrases.day_line(day, plan.on(day)) for day in days if plan and plan.on(day).type != "rest"]
    race = t("{day:short} race", day=race_on) if race_on else NOTHING
    first = join((hello, t("The work is done; this week only keeps you fresh.")))
    return lines(first, *rows, race, t("Feeling a little flat or twitchy is normal. How are you?"))


def mood_finish(scene: Scene, said: str) -> Turn:
    """Calm, answer, or ask what hurts."""
    if said == "something hurts":
        return scene.opens("pain")
    if said == "good":
        return scene.say(join((t("Good. Change nothing, and keep easy really easy."), _plan_evening(scene))))
    return scene.say(join((for_nerves(scene), _plan_evening(scene))))


def _plan_evening(scene: Scene) -> Text:
    race_on = race_day(scene.athlete.plan, scene.today) if scene.athlete.plan else None
    if race_on is None or plan_day(race_on) <= scene.today:
        return NOTHING
    return t("On {on:weekday} evening we go through the race plan.", on=plan_day(race_on))


def for_nerves(scene: Scene) -> Text:
    """Return two true things from the log."""
    first = scene.today - SEASON
    longest = longest_run(scene.athlete, first, scene.today)
    since = [run for run in scene.athlete.runs if run.on >= first]
    hard = sum(run.type in HARD for run in since)
    facts = []
    if longest:
        facts.append(t("you've run {longest} in one go", longest=Distance(longest)))
    if hard > 1:
        facts.append(tn("you've done {n} hard session", "you've done {n} hard sessions", hard))
    if len(facts) < 2 and len(since) > 1:  # noqa: PLR2004 - two things
        facts.append(tn("{n} run is in the log", "{n} runs are in the log", len(since)))
    if not facts:
        return t("Fair. Nerves mean it matters to you, and they fade in the first kilometre.")
    return join(
        (
            t("Fair. From your log, for the nerves: {facts}.", facts=phrases.both(facts)),
            t("None of that goes away by Sunday.") if scene.today.weekday() == 0 else NOTHING,
        )
    )


HARD: Final = frozenset(kind.key for kind in TYPES.values() if kind.quality)


RACE_WEEK: Final = Kind("race_week", race_week, mood_finish, Lasts.TODAY)


HEAVY: Final = ("heavy", "flat", "dead", "sluggish", "tired", "lead", "wooden", "empty", "slow")


TAPER: Final = frozenset({Phase.TAPER, Phase.RACE})


def taper_legs(scene: Scene) -> Text:
    """Return the answer to heavy legs in a taper; nothing when it is no taper, or something hurts."""
    plan = scene.athlete.plan
    week = plan.week_of(scene.today) if plan else None
    if week is None or week.phase not in TAPER or not any(word in scene.plain for word in HEAVY):
        return NOTHING
    return t(
        "That's the taper, and it's common: your body repairs and stores fuel, and that feels sluggish. It usually "
        "lifts by the race. Change nothing, and please don't test your legs."
    )
