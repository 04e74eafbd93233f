"""A plan for the race that fits in the head: three lines, talked through some evenings before, sent in the morning."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Final

from core.athlete.goal import Goal
from core.athlete.log import Promise
from core.condition import known
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen, declines
from core.messages import Choice, Turn
from core.scene import Scene
from core.training.race_plan import aim_s
from core.training.season import race_day
from core.understanding.reading import Intent
from core.voice import racing
from core.voice.text import lines, t

MORNING: Final = time(7, 0)
"""When the plan is sent again on race day."""


PROMISE: Final = "race_morning"


def plan_day(race_on: date) -> date:
    """Return the evening on which the race plan is talked through: four days before a Sunday, else three."""
    return race_on - timedelta(days=4 if race_on.weekday() == 6 else 3)  # noqa: PLR2004 - Sunday


@dataclass(frozen=True, slots=True)
class Agreed:
    """The time the plan is for, in seconds (None: by feel), and whether to send it on the morning."""

    time_s: float | None
    send: bool


MOST_TRIES: Final = 8


def race_plan(scene: Scene) -> Dialog[Agreed]:
    """Show three lines; move them when they are called too fast or too slow."""
    race, shift = scene.athlete.racing(_race_on(scene)), 0
    before: float | None = None
    for n in range(1, MOST_TRIES + 1):
        time_s = aim_s(race, known(scene.athlete, scene.today), shift)
        stuck = n > 1 and time_s == before
        said: str = yield from ask(offer(scene, race, (f"plan{n}", time_s), stuck=stuck))
        if said in {"yes", "no"}:
            return Agreed(time_s, send=said == "yes")
        before, shift = time_s, shift + (1 if said == "too slow" else -1)
    return Agreed(before, send=False)


def _race_on(scene: Scene) -> date | None:
    return race_day(scene.athlete.plan, scene.today) if scene.athlete.plan else None


def offer(scene: Scene, race: Goal, asked: tuple[str, float | None], *, stuck: bool) -> Question[str]:
    """Show the plan of a race for a time; *asked*: the key of the question, and the time."""
    key, time_s = asked
    text = racing.plan_text(scene, race, time_s)
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
    if agrees(heard) or heard.word.startswith("yes"):
        return "yes"
    if declines(heard) or heard.word.startswith("no"):
        return "no"
    raise UnclearError


def plan_finish(scene: Scene, told: Agreed) -> Turn:
    """Keep the promise to send it, or leave the morning alone."""
    race_on = _race_on(scene)
    if not told.send or race_on is None:
        return scene.say(t("Then race morning is yours. The plan stays here, three lines up."))
    promise = Promise(PROMISE, race_on, f"{told.time_s:.0f}" if told.time_s else "")
    others = tuple(one for one in scene.athlete.promises if one.kind != PROMISE)
    after = scene.but(promises=(*others, promise))
    return after.say(t("It will be here on {on:weekday} at {at}.", on=race_on, at=MORNING))


RACE_PLAN: Final = Kind("race_plan", race_plan, plan_finish, Lasts.TODAY)
