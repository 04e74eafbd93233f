"""What cannot be, or may be two things, is asked about before anything is stored."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from core.athlete.log import CheckIn
from core.commands.running import log
from core.dialogs.question import Heard, Question, UnclearError
from core.dialogs.small import single
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.reading import Intent
from core.units import KM_M, Distance, Duration
from core.voice.text import t

DOUBTS: Final = {
    "implausible": t("That would be quite something. What did you mean? Nothing is stored yet."),
    "time_or_pace": t('Is that the time, or the pace per kilometre? Say it like "45 min" or "5:20 per km".'),
    "range": t("Effort and soreness go from 0 to 10 here. Which number is it?"),
    "unit": t('Kilometres, miles or minutes? Say it with the unit, like "8 km".'),
    "hours": t("A night's sleep, or a run?"),
}
HOUR_S: Final = 3600.0
SLEPT: Final = "sleep"
"""Says that the hours were a night."""


def doubt(scene: Scene) -> Question[str]:
    """Ask what was meant, before anything is stored."""
    return Question(
        key="meant",
        text=DOUBTS.get(scene.about.get("why", ""), DOUBTS["implausible"]),
        choices=((*_meanings(scene), Choice(t("Forget it"), "cancel")),),
        context="asked:run",
        read=_meant,
        welcomes=frozenset({Intent.LOG_RUN, Intent.EDIT_LAST, Intent.SKIP_RUN}),
        hints=(t('For example "8 km in 45:10, effort 6".'),),
    )


def _meanings(scene: Scene) -> tuple[Choice, ...]:
    """Return what may be meant: a bare number is a distance, minutes, hours; an odd run has the likely one."""
    why, figure = scene.about.get("why"), float(scene.about.get("figure", "0"))
    if why == "unit" and figure:
        minutes = round(figure / scene.athlete.units.metres)
        return (
            Choice(t("{distance}", distance=Distance(figure)), f"{figure / KM_M:g} km"),
            Choice(t("{minutes} min", minutes=minutes), f"{minutes} min"),
        )
    if why == "hours" and figure:
        return (
            Choice(t("Sleep"), SLEPT),
            Choice(t("{time} of running", time=Duration(figure)), f"ran {figure / HOUR_S:g} h"),
        )
    return (_likely(figure, float(scene.about.get("time", "0"))),) if figure and why == "implausible" else ()


def _likely(metres: float, seconds: float) -> Choice:
    """Offer the run that was most likely meant."""
    if not seconds:
        return Choice(t("{distance}", distance=Distance(metres)), f"{metres / KM_M:g} km")
    label = t("{distance} in {time}", distance=Distance(metres), time=Duration(seconds))
    return Choice(label, f"{metres / KM_M:g} km {seconds / MINUTE_S:g} min")


MINUTE_S: Final = 60.0


def _meant(heard: Heard) -> str:
    if heard.word in {SLEPT, "slept", "a night's sleep"}:
        return SLEPT
    reading = heard.reading("asked:run")
    if reading.clarify or not (reading.distance_m or reading.duration_s or reading.effort is not None):
        raise UnclearError
    return heard.text


def doubt_finish(scene: Scene, said: str) -> Turn:
    """Hear the clear version as if it had been said at first."""
    if said == SLEPT:
        return _slept(scene, float(scene.about.get("figure", "0")) / HOUR_S)
    heard = Heard(said, scene.athlete.units, scene.today, scene.language)
    return log(scene, heard.reading("asked:run"))


def _slept(scene: Scene, hours: float) -> Turn:
    """Put the night into this morning's check-in."""
    mornings = scene.athlete.checkins
    today = next((one for one in mornings if one.on == scene.today), CheckIn(scene.today))
    others = tuple(one for one in mornings if one.on != scene.today)
    kept = scene.but(checkins=(*others, replace(today, sleep_h=hours)))
    return kept.say(t("Sleep {hours} h, noted.", hours=hours))


CLARIFY: Final = single("clarify", doubt, doubt_finish)
