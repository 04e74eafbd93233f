"""Race week: nerves, a plan that fits in the head, and the day itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any, Final

from core.athlete.goal import Result
from core.athlete.log import Promise
from core.condition import known
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import NO_WORDS, YES_WORDS, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.trial import result
from core.logbook import longest_run
from core.messages import Choice, Turn
from core.scene import Scene
from core.training.catalogue import TYPES
from core.training.plan import Phase
from core.training.race_plan import aim_s
from core.training.season import race_day
from core.understanding.reading import Intent
from core.units import Distance, Duration, Pace
from core.voice import phrases, racing
from core.voice.text import NOTHING, Text, join, lines, t, tn
from core.voice.trial import praise

SEASON: Final = timedelta(days=183)
MORNING: Final = time(7, 0)
"""When the plan is sent again on race day."""
PROMISE: Final = "race_morning"


def plan_day(race_on: date) -> date:
    """Return the evening on which the race plan is talked through: four days before a Sunday, else three."""
    return race_on - timedelta(days=4 if race_on.weekday() == 6 else 3)  # noqa: PLR2004 - Sunday


# --- Monday -----------------------------------------------------------------------------------------------------

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


# --- The plan, some evenings before ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreed:
    """The time the plan is for, in seconds (None: by feel), and whether to send it on the morning."""

    time_s: float | None
    send: bool


MOST_TRIES: Final = 8


def race_plan(scene: Scene) -> Dialog[Agreed]:
    """Show three lines; move them when they are called too fast or too slow."""
    shift = 0
    before: float | None = None
    for n in range(1, MOST_TRIES + 1):
        time_s = aim_s(scene.athlete.goal, known(scene.athlete, scene.today), shift)
        stuck = n > 1 and time_s == before
        said: str = yield from ask(offer(scene, f"plan{n}", time_s, stuck=stuck))
        if said in {"yes", "no"}:
            return Agreed(time_s, send=said == "yes")
        before, shift = time_s, shift + (1 if said == "too slow" else -1)
    return Agreed(before, send=False)


def offer(scene: Scene, key: str, time_s: float | None, *, stuck: bool) -> Question[str]:
    """Show the plan for a time."""
    text = racing.plan_text(scene, time_s)
    if stuck:
        text = lines(racing.LIMIT, text)
    rows: Rows = ((Choice(t("Yes, at {at}", at=MORNING), "yes"), Choice(t("No"), "no")),)
    if time_s is not None:
        rows = (*rows, (Choice(t("Too fast"), "too fast"), Choice(t("Too slow"), "too slow")))
    return Question(
        key=key,
        text=lines(text, t("Shall I send it again on race morning?")),
        short=t("Shall I send the plan again on race morning?"),
        choices=rows,
        read=lambda heard: _wanted(heard, rows),
        welcomes=frozenset({Intent.ASK_PACE, Intent.SET_REMINDER}),
        hints=(t('Yes or no, or tell me it is "too fast" or "too slow".'),),
    )


def _wanted(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if "too fast" in heard.word or "slower" in heard.word:
        return "too fast"
    if "too slow" in heard.word or "faster" in heard.word:
        return "too slow"
    if heard.word in YES_WORDS or heard.word.startswith("yes"):
        return "yes"
    if heard.word in NO_WORDS or heard.word.startswith("no"):
        return "no"
    raise UnclearError


def plan_finish(scene: Scene, told: Agreed) -> Turn:
    """Keep the promise to send it, or leave the morning alone."""
    race_on = race_day(scene.athlete.plan, scene.today) if scene.athlete.plan else None
    if not told.send or race_on is None:
        return scene.say(t("Then race morning is yours. The plan stays here, three lines up."))
    promise = Promise(PROMISE, race_on, f"{told.time_s:.0f}" if told.time_s else "")
    others = tuple(one for one in scene.athlete.promises if one.kind != PROMISE)
    after = scene.but(promises=(*others, promise))
    return after.say(t("It will be here on {on:weekday} at {at}.", on=race_on, at=MORNING))


RACE_PLAN: Final = Kind("race_plan", race_plan, plan_finish, Lasts.TODAY)


# --- The result -----------------------------------------------------------------------------------------------------

SORE: Final[Rows] = (
    (
        Choice(t("Just tired"), "just tired"),
        Choice(t("Something hurts"), "something hurts"),
        Choice(t("Later"), "later"),
    ),
)


def raced(scene: Scene) -> Dialog[str]:
    """Say what the result means, and ask one thing."""
    return (yield from ask(anything_sore(scene, result(scene))))


def anything_sore(scene: Scene, found: Result) -> Question[str]:
    """Celebrate with a number, then look after the body."""
    return Question(
        key="sore",
        text=join(
            (
                meaning_of(scene, found),
                t("Get warm, eat something, walk a little."),
                t("One tap when you feel like it: anything sore beyond tired?"),
            )
        ),
        short=t("Anything sore beyond tired?"),
        choices=SORE,
        read=_sore,
    )


def _sore(heard: Heard) -> str:
    said = chosen(SORE, heard.word)
    if said:
        return said
    if heard.word in NO_WORDS or any(word in heard.word for word in ("tired", "nothing", "fine", "wrecked")):
        return "just tired"
    if heard.word in YES_WORDS or "hurt" in heard.word:
        return "something hurts"
    raise UnclearError


def meaning_of(scene: Scene, found: Result) -> Text:
    """Return what the day says: the pace, and where it stands to the goal, or to the last one at that distance."""
    return join((_headline(scene, found), _against(scene, found), _behind_it(scene)))


def _headline(scene: Scene, found: Result) -> Text:
    time, pace = Duration(found.time_s), Pace(found.time_s / found.distance_m * 1000)
    inside = round((scene.athlete.goal.target_s or 0) - found.time_s)
    if inside > 0:
        margin = phrases.length_of(inside)
        return t("{time}! That's {pace}, {margin} inside your goal.", time=time, pace=pace, margin=margin)
    return t("{time}! That's {pace}.", time=time, pace=pace)


CLOSE: Final = 0.02
"""Up to 2 % over the goal is close."""


def _against(scene: Scene, found: Result) -> Text:
    """Say where the day stands: to a goal that was missed, or to the last time at that distance."""
    target = scene.athlete.goal.target_s
    if target is None:
        return praise(scene, found) if _ran_it_before(scene, found) else NOTHING
    over = round(found.time_s - target)
    if over < 0:
        return NOTHING
    if over == 0:
        return t("Your goal, to the second.")
    if over <= CLOSE * target:
        return t("{margin} from the goal, and a whole season kept.", margin=phrases.length_of(over))
    return t("Not the number you were after, and still a race you trained for, started and finished.")


def _ran_it_before(scene: Scene, found: Result) -> bool:
    return any(
        one.number != found.number and abs(one.distance_m - found.distance_m) < 0.01 * found.distance_m
        for one in scene.athlete.results
    )


def _behind_it(scene: Scene) -> Text:
    longs = sum(1 for run in scene.athlete.runs if run.type in {"long", "marathon_pace_long"})
    if longs < 4:  # noqa: PLR2004 - fewer are no season
        return NOTHING
    return tn("That's what {n} long run was for.", "That's what {n} long runs were for.", longs)


def raced_finish(scene: Scene, said: str) -> Turn:
    """Ask what hurts, or leave them to their evening."""
    if said == "something hurts":
        return scene.opens("pain")
    return scene.say(t("Good. Enjoy the day; I'll write tomorrow about the days after."))


def raced_leave(scene: Scene) -> Turn:
    """Later is fine."""
    return scene.say(t("No hurry. Enjoy it; I'll write tomorrow."))


RACED: Final = Kind("raced", raced, raced_finish, Lasts.NEXT_MORNING, leave=raced_leave)

KINDS: Final[tuple[Kind[Any], ...]] = (RACE_WEEK, RACE_PLAN, RACED)
