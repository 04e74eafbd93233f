"""What goes beside the runs, as a lasting wish: strength so often a week, cross-training on some weekdays."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.wishes import Wishes, wishes
from core.commands.table import command
from core.dialogs import meanwhile
from core.dialogs.replan import settle
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.footing import footing
from core.training.request import request
from core.understanding.arguments import weekdays_in
from core.understanding.lasting import Crossing, Strength
from core.understanding.reading import Reading
from core.understanding.sports import named
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, pt, t

MOST: Final = 2
"""Sessions of strength a week: more leaves no day at rest."""


def strength(scene: Scene, wish: Strength) -> Turn:
    """Have strength so often a week, or none any more; without a number, ask."""
    if wish.times is None:
        return _how_often(scene)
    return settle(scene, replace(wishes(scene.athlete), strength=min(wish.times, MOST)), "strength")


def _how_often(scene: Scene) -> Turn:
    row = (
        Choice(t("Once a week"), "/strength 1"),
        Choice(t("Twice a week"), "/strength 2"),
        Choice(t("None"), "/strength 0"),
    )
    return scene.say(
        Say(t("How often would you like strength? On days without a run, never before a hard one."), (row,))
    )


def crossing(scene: Scene, wish: Crossing) -> Turn:
    """Have cross-training on more weekdays or fewer; a day that holds a run keeps it."""
    resting = meanwhile.asked(scene) if wish.more else None
    if resting:
        return resting
    now = wishes(scene.athlete)
    wanted = replace(now, crossing=_days(now, wish))
    running = now.days or footing(request(scene.athlete, scene.today)).days
    taken = sorted(set(wish.more) & set(running))
    if taken and set(wish.more) <= set(running):
        return scene.say(_taken(taken))
    turn = settle(scene, wanted, "crossing")
    return turn.after(scene.say(_taken(taken))) if taken else turn


def _days(now: Wishes, wish: Crossing) -> tuple[int, ...]:
    if not wish.more and not wish.fewer:
        return ()
    return tuple(sorted((set(now.crossing) | set(wish.more)) - set(wish.fewer)))


def _taken(days: list[int]) -> Text:
    return t(
        "{days}: a running day, and one thing a day is enough. Another day, or run on fewer days first?",
        days=phrases.days(days),
    )


@command("strength", t("Strength beside the runs: /strength 2"), argument=pt("option", "times"))
def strength_command(scene: Scene, _reading: Reading) -> Turn:
    """Have strength so often a week; without words, ask how often."""
    said = _argument(scene)
    known = {"0": 0, "none": 0, "no": 0, "1": 1, "once": 1, "2": 2, "twice": 2}
    return strength(scene, Strength(known.get(said)))


@command("cross", t("Cross-training on some days: /cross monday"), argument=pt("option", "days"))
def crossing_command(scene: Scene, _reading: Reading) -> Turn:
    """Have cross-training on these weekdays; "none" takes it out."""
    said = _argument(scene)
    named = weekdays_in(said, scene.language)
    if named or said in {"0", "none", "no"}:
        return crossing(scene, Crossing(more=named))
    days = scene.athlete.profile.crossing
    now = t("Cross-training: {days}.", days=phrases.days(days)) if days else NOTHING
    return scene.say(join((now, t('Say which days: "bike on Mondays", or "no more cross-training".'))))


@command("meanwhile", t("Something easy while running is off"), argument=pt("option", "sport"), listed=False)
def in_its_place(scene: Scene, _reading: Reading) -> Turn:
    """Set up what may go on while a sore place rests; without a word, say what may."""
    sport = named(_argument(scene), scene.language) if _argument(scene) else None
    return (
        meanwhile.set_up(scene, sport)
        if sport
        else (meanwhile.asked(scene) or scene.say(t("Running isn't off just now.")))
    )


def _argument(scene: Scene) -> str:
    return scene.said.partition(" ")[2].strip().casefold()
