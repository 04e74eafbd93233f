"""What more running, or a hard session, would mean: both weeks before and after, what speaks against it, what is safe."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from core.recommender.harder import next_of_kind
from core.recommender.more import Budgets, Preview
from core.recommender.recommend import Recommendation
from core.scene import Scene
from core.training.catalogue import title
from core.training.workout import Workout
from core.units import Distance
from core.voice.text import NOTHING, Text, join, lines, t


def shown(scene: Scene, seen: Preview) -> list[Text]:
    """Return what was asked, and two weeks in both budgets."""
    first = t(
        "{day:weekday}: {asked}, where {before} is planned.",
        day=seen.on,
        asked=title(seen.asked),
        before=title(seen.before) if seen.before.type != "rest" else t("rest"),
    )
    return [first, *two_weeks(scene, seen.on, seen.weeks)]


def two_weeks(scene: Scene, on: date, weeks: tuple[tuple[Budgets, Budgets], ...]) -> list[Text]:
    """Return the week of a day and the one after it, in both budgets, before and after."""
    first = NAMES.get((on - monday_of(scene.today)).days // 7, t("That week"))
    return [_week(name, *both) for name, both in zip((first, t("Week after")), weeks, strict=True)]


NAMES: Final = {0: t("This week"), 1: t("Next week")}
"""What a week is called, by how many weeks away it is."""


def monday_of(day: date) -> date:
    """Return the first day of a day's week."""
    return day - timedelta(days=day.weekday())


def _fast(of: Budgets) -> Text:
    return t("fast {fast}", fast=Distance(of.speed_m)) if of.speed_m else t("nothing fast")


def _week(name: Text, before: Budgets, after: Budgets) -> Text:
    fast, as_fast = _fast(after), round(before.speed_m, -2) == round(after.speed_m, -2)
    if not as_fast:
        fast = (
            t("fast {now} instead of {was}", now=Distance(after.speed_m), was=Distance(before.speed_m))
            if after.speed_m and before.speed_m
            else t("{fast} instead of {was}", fast=fast, was=_fast(before))
        )
    if round(before.endurance_m) == round(after.endurance_m):
        same = t("{name}: {now}, {fast}, as planned.", name=name, now=Distance(after.endurance_m), fast=fast)
        moved = t("{name}: {now} as planned, {fast}.", name=name, now=Distance(after.endurance_m), fast=fast)
        return same if as_fast else moved
    return t(
        "{name}: {now} instead of {before}, {fast}.",
        name=name,
        now=Distance(after.endurance_m),
        before=Distance(before.endurance_m),
        fast=fast,
    )


def offer(scene: Scene, seen: Preview, safe: Workout, kind: str | None) -> Text:
    """Offer what was asked where it fits, else the nearest that does, and say what speaks against the rest."""
    if safe == seen.asked:
        return t("That fits within every limit. Shall I add it?")
    return join((_against(scene, seen, kind), t("The most I'd add is {safe}.", safe=title(safe))))


def refused(scene: Scene, seen: Preview, kind: str | None) -> Text:
    """Say why nothing can be added to a day, and what stands there or comes."""
    if seen.held:
        return not_more(seen.held)
    stays = NOTHING if kind else t("What is planned is as far as that day should go.")
    return lines(*shown(scene, seen), join((_against(scene, seen, kind), stays)))


def not_more(held: Recommendation) -> Text:
    """Say that the runner's own state leaves no room for more, and what of it."""
    why = held.proposal.reason if held.proposal else held.advice or t("What hurts has to be quiet first.")
    return join((t("Not more just now."), why))


def _against(scene: Scene, seen: Preview, kind: str | None) -> Text:
    """Say which limit stands against it; of a session, when one comes of itself."""
    if seen.soon and kind:
        return join((t("Not yet: the base comes first, then speed."), coming(scene, kind)))
    limit = seen.broken[0].text if seen.broken else NOTHING
    if kind:
        return join((t("That doesn't fit there. {limit}", limit=limit), coming(scene, kind)))
    return t("Too big a step. {limit}", limit=limit)


def coming(scene: Scene, kind: str) -> Text:
    """Say which session of that kind, or else which hard one, the plan holds next; nothing when it holds none."""
    found = next_of_kind(scene, kind)
    if found is None:
        return NOTHING
    on, workout = found
    return t("Next in your plan: {what}, on {on:date}.", what=title(workout), on=on)
