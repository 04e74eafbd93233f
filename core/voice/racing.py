"""A race plan in three lines: the feeling beside the number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.athlete.goal import Goal
from core.condition import known
from core.scene import Scene
from core.training.race_plan import aim_s, race_plan
from core.units import Duration
from core.voice.text import NOTHING, Text, lines, t

LIMIT: Final = t(
    "That is as fast as your results allow me to plan. If the day is great, the last part shows it."
)

FEELS: Final[Mapping[str, tuple[Text, Text]]] = {
    "5k": (t("quick, and held back on purpose"), t("hard and even, two words at a time")),
    "10k": (t("easier than you want it to be"), t("comfortably hard, a few words")),
    "half": (t("feels too slow"), t("full words, not full sentences")),
    "marathon": (t("feels far too slow"), t("calm and even, eat and drink as you practised")),
}
"""How the start and the middle of a race feel, by distance."""


def plan_text(scene: Scene, race: Goal, time_s: float | None) -> Text:
    """Return the plan of a race for a time in seconds; without one, by feel."""
    distance = race.distance or "10k"
    if distance == "mile":
        return _mile(time_s)
    start, middle = FEELS[distance]
    if time_s is None:
        return lines(
            t("Your race plan, three lines."),
            t("The first part: {feel}.", feel=start),
            t("The long middle: {feel}.", feel=middle),
            t("The last quarter: whatever is left."),
        )
    plan = race_plan(distance, time_s, scene.athlete.units)
    return lines(
        t("Your race plan, three lines."),
        t("First {first}: {pace}, {feel}.", first=plan.first, pace=plan.slow, feel=start),
        t("To {until}: {pace}, {feel}.", until=plan.until, pace=plan.steady, feel=middle),
        t("From there: whatever is left."),
        t("That lands at about {time}.", time=plan.lands),
        _short_of(scene),
    )


def _short_of(scene: Scene) -> Text:
    """Say why a plan is not for the time that is hoped for."""
    goal = scene.athlete.goal
    honest, target = aim_s(goal, known(scene.athlete, scene.today)), goal.target_s
    if target is None or honest is None or honest <= target:
        return NOTHING
    return t(
        "Your {goal} would be quicker than your races and your log support so far.", goal=Duration(target)
    )


def _mile(time_s: float | None) -> Text:
    if time_s is None:
        return lines(
            t("Your race plan, three lines."),
            t("Lap one: quick, and held back on purpose."),
            t("Laps two and three: the same again, this is where it bites."),
            t("Last lap: whatever is left."),
        )
    lap = Duration(round(time_s / 1609.344 * 400))
    return lines(
        t("Your race plan, three lines."),
        t("Lap one: {lap}, held back on purpose.", lap=lap),
        t("Laps two and three: {lap} again, this is where it bites.", lap=lap),
        t("Last lap: whatever is left."),
        t("That lands at about {time}.", time=Duration(round(time_s))),
    )


def morning_text(scene: Scene, time_s: float | None) -> Text:
    """Return the plan in one line, for the morning."""
    race = scene.athlete.racing(scene.today)
    distance, where = race.distance or "10k", race.place
    enjoy = t("Be patient early. Enjoy {place}.", place=where) if where else t("Be patient early. Enjoy it.")
    if time_s is None:
        return lines(t("Patient, then steady, then go."), enjoy)
    if distance == "mile":
        return lines(
            t("{lap} a lap, three times, then go.", lap=Duration(round(time_s / 1609.344 * 400))), enjoy
        )
    plan = race_plan(distance, time_s, scene.athlete.units)
    return lines(
        t(
            "{slow} for {first}, then {steady}, then go.",
            slow=plan.slow,
            first=plan.first,
            steady=plan.steady,
        ),
        enjoy,
    )
