"""What a runner asks for in numbers: paces, and what they predict."""

from __future__ import annotations

from core.athlete.goal import GOAL_DISTANCES, Result
from core.commands.table import command
from core.locks import locked
from core.messages import Turn
from core.scene import Scene
from core.training.fitness import enduring, fitness_index, index, marathon_band, race_time
from core.training.paces import by_effort, paces
from core.understanding.reading import Intent, Reading
from core.units import Duration
from core.voice.text import NOTHING, Text, join, lines, t


@command("paces", t("Your training paces, and what they predict"), Intent.ASK_PACE)
def my_paces(scene: Scene, _reading: Reading) -> Turn:
    """Show paces with how they feel, and equivalents with an honest band for the marathon."""
    waiting = unused(scene)
    if waiting and "new pace" in scene.said.casefold():
        return scene.opens("trial", scene.said, result=str(waiting.number))
    level = fitness_index(scene.athlete.results, scene.today)
    if level is None or by_effort(level):
        by_feel = (
            t(
                "I have no recent race to set paces from, so you run by effort: easy in full sentences, tempo in "
                "short phrases, fast reps tall and relaxed. A 5K or a mile time trial would give you numbers."
            )
            if level is None
            else t(
                "You run by effort for now: easy in full sentences, tempo in short phrases. That works better than "
                "numbers at this point."
            )
        )
        return scene.say(join((locked(scene), by_feel)))
    found = paces(level)
    rows = (
        t("Easy {pace}: full sentences", pace=found.easy),
        t("Marathon {pace}: steady, a few words", pace=found.marathon),
        t("Tempo {pace}: comfortably hard", pace=found.threshold),
        t("Intervals {pace}: hard, even", pace=found.interval),
        t("Mile pace {pace}: quick and relaxed", pace=found.repetition),
    )
    return scene.say(lines(locked(scene), *rows, _predicts(scene)))


def unused(scene: Scene) -> Result | None:
    """Return the newest result that sets no paces."""
    idle = (one for one in scene.athlete.results if not one.counts)
    return max(idle, key=lambda one: one.number, default=None)


def _predicts(scene: Scene) -> Text:
    result = enduring(scene.athlete.results, scene.today)
    if result is None:
        return NOTHING
    level = fitness_index(scene.athlete.results, scene.today) or index(result.distance_m, result.time_s)
    ten = Duration(race_time(GOAL_DISTANCES["10k"], level))
    band = marathon_band(result)
    return t(
        "That is a 10K of about {ten}; a marathon between {low} and {high}, depending on endurance.",
        ten=ten,
        low=Duration(band.low_s),
        high=Duration(band.high_s),
    )
