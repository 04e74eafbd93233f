"""How somebody feels, told before the morning asks: it is part of today's answers, and only the rest is asked.

As in "tired, fatigue 6, slept 4 hours": what is rated in figures counts; a mere "knackered" is asked about on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from core.athlete.log import CheckIn
from core.dialogs.legs_said import Legs, fine_legs
from core.dialogs.question import Default, Heard, Question
from core.logbook import runs_on
from core.messages import Say, Turn
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding.pressure import pressed, rated, tired
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Felt:
    """Tiredness and stress, 0 to 10, and last night in hours; None: not told."""

    fatigue: float | None = None
    stress: float | None = None
    sleep_h: float | None = None


def felt(heard: Heard) -> Felt | None:
    """Return what a line tells of tiredness, stress and the night in figures; None when it tells of none."""
    sleep_h = heard.reading("asked:soreness").sleep_h
    if sleep_h is None and not rated(heard.text):
        return None
    return Felt(tired(heard.word), pressed(heard.word), sleep_h)


def told_before(on: date) -> Question[Felt | None]:
    """What was told before the check-in: never asked, and played back."""
    return Question(
        key="felt",
        text=NOTHING,
        read=felt,
        offered=felt,
        echo=lambda found: _echo(found, on),
        default=Default(None),
    )


def with_felt(legs: Legs, told: Felt) -> Legs:
    """Return an answer about the legs with what was told before it."""
    fatigue = told.fatigue if legs.fatigue is None else legs.fatigue
    stress = told.stress if legs.stress is None else legs.stress
    return replace(legs, fatigue=fatigue, stress=stress)


def _echo(told: Felt | None, on: date) -> Text:
    if told is None:
        return NOTHING
    parts = [t("tiredness {score}", score=told.fatigue)] if told.fatigue is not None else []
    parts += [t("stress {score}", score=told.stress)] if told.stress is not None else []
    parts += [t("{hours} h of sleep", hours=told.sleep_h)] if told.sleep_h is not None else []
    what = join(parts, ", ")
    return of_the_day(on, t("{what:first}, noted.", what=what), t("Noted: {what}.", what=what))


def before_the_checkin(scene: Scene) -> Turn | None:
    """Open today's check-in with what was told ahead of it; on a day without a run, keep it. None: nothing was told."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    told, fine = felt(heard), fine_legs(heard)
    known = next((one for one in scene.athlete.checkins if one.on == scene.today), CheckIn(scene.today))
    if not (told or fine) or scene.athlete.plan is None:
        return None
    if known.legs is not None:
        return scene.say(Say(NOTHING, react="👍")) if fine else None
    if is_run(scene.workout(scene.today)) and not runs_on(scene.athlete, scene.today):
        early = {"early": "yes"} if told else {}
        return scene.opens("checkin", scene.said, on=scene.today.isoformat(), **early)
    return _kept(scene, known, told) if told else scene.say(Say(NOTHING, react="👍"))


def _kept(scene: Scene, known: CheckIn, told: Felt) -> Turn:
    """Keep what was told on a day without a run ahead: nothing changes for it."""
    now = replace(known, fatigue=told.fatigue, stress=told.stress, sleep_h=told.sleep_h)
    others = tuple(one for one in scene.athlete.checkins if one.on != scene.today)
    kept = scene.but(checkins=(*others, now))
    rests = t("Nothing more to run today, and that is right for it.")
    return kept.say(join((_echo(told, scene.today), rests)))
