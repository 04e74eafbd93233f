"""After the race: what the result means, against what it was, and what is sore."""

from __future__ import annotations

from typing import Final

from core.athlete.goal import Result
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.question import NO_WORDS, YES_WORDS, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.trial import result
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.body import MUSCLES
from core.units import Duration, Pace
from core.voice import phrases
from core.voice.text import NOTHING, Text, join, t, tn
from core.voice.trial import praise

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
        claims=_tired_all_over,
    )


def _tired_all_over(heard: Heard) -> bool:
    """Return whether legs are spent, as they are after a race: no pain, and no one place."""
    aches = heard.reading("asked:soreness").aches
    return bool(aches) and all(one.site in {*MUSCLES, "legs"} and not (one.pain or one.side) for one in aches)


def _sore(heard: Heard) -> str:
    said = chosen(SORE, heard.word)
    if said:
        return said
    if _tired_all_over(heard):
        return "just tired"
    if heard.word in NO_WORDS or any(word in heard.word for word in ("tired", "nothing", "fine", "wrecked")):
        return "just tired"
    if heard.word in YES_WORDS or "hurt" in heard.word:
        return "something hurts"
    raise UnclearError


def meaning_of(scene: Scene, found: Result) -> Text:
    """Return what the day says: the pace, and where it stands to the goal, or to the last one at that distance."""
    untimed = scene.athlete.racing(found.on).target_s is None
    if untimed and _ran_it_before(scene, found):
        return join((praise(scene, found), _behind_it(scene)))
    return join((_headline(scene, found), _against(scene, found), _behind_it(scene)))


def _headline(scene: Scene, found: Result) -> Text:
    time, pace = Duration(found.time_s), Pace(found.time_s / found.distance_m * 1000)
    inside = round((scene.athlete.racing(found.on).target_s or 0) - found.time_s)
    if inside > 0:
        margin = phrases.length_of(inside)
        return t("{time}! That's {pace}, {margin} inside your goal.", time=time, pace=pace, margin=margin)
    return t("{time}! That's {pace}.", time=time, pace=pace)


CLOSE: Final = 0.02
"""Up to 2 % over the goal is close."""


def _against(scene: Scene, found: Result) -> Text:
    """Say where the day stands: to a goal that was missed, or to the last time at that distance."""
    target = scene.athlete.racing(found.on).target_s
    if target is None:
        return NOTHING
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
