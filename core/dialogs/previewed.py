"""What more running, or a hard session, would mean: both weeks before and after, what speaks against it, what is safe."""

from __future__ import annotations

from datetime import date

from core.recommender.harder import next_of_kind
from core.recommender.more import Budgets, Preview
from core.scene import Scene
from core.training.catalogue import title
from core.training.workout import Workout
from core.units import Distance
from core.voice.text import NOTHING, Text, join, lines, t


def shown(scene: Scene, seen: Preview) -> list[Text]:
    """Return what was asked, and two weeks in both budgets."""
    (this, this_after), (following, following_after) = seen.weeks
    names = (
        (t("This week"), t("Week after")) if _this_week(scene, seen.on) else (t("That week"), t("Week after"))
    )
    first = t(
        "{day:weekday}: {asked}, where {before} is planned.",
        day=seen.on,
        asked=title(seen.asked),
        before=title(seen.before) if seen.before.type != "rest" else t("rest"),
    )
    return [first, _week(names[0], this, this_after), _week(names[1], following, following_after)]


def _this_week(scene: Scene, on: date) -> bool:
    return on.isocalendar()[:2] == scene.today.isocalendar()[:2]


def _fast(of: Budgets) -> Text:
    return t("fast {fast}", fast=Distance(of.speed_m)) if of.speed_m else t("nothing fast")


def _week(name: Text, before: Budgets, after: Budgets) -> Text:
    fast, as_fast = _fast(after), round(before.speed_m, -2) == round(after.speed_m, -2)
    if not as_fast:
        fast = t("{fast} instead of {was}", fast=fast, was=_fast(before))
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
        why = seen.held.proposal.reason if seen.held.proposal else t("What hurts has to be quiet first.")
        return join((t("Not more just now."), why))
    stays = NOTHING if kind else t("What is planned is as far as that day should go.")
    return lines(*shown(scene, seen), join((_against(scene, seen, kind), stays)))


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
