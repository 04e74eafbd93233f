"""What is never asked about the goal, and taken when it is said: a time to aim for, another race beside it."""

from __future__ import annotations

from dataclasses import replace

from core.athlete.goal import WORLD_BEST_S, Goal, may_aim
from core.dialogs.intake.races import Named, one_or_more
from core.dialogs.intake.said import AIMED, part
from core.dialogs.question import BACK, Default, Heard, Question, UnclearError, chosen, declines
from core.messages import Choice
from core.units import Duration
from core.voice import phrases
from core.voice.text import NOTHING, Text, t


def target(told: Goal) -> Question[float | None]:
    """The time to aim for: never asked, taken when it is said; one that nobody can run is asked about."""
    doubt = _doubt(told)
    return Question(
        key="target",
        text=doubt or t("Is there a time you'd like to run? No is fine."),
        choices=((Choice(t("No target"), "none"), BACK),),
        context="asked:goal",
        read=lambda heard: _target(heard, told),
        offered=lambda heard: offered_target(heard, told),
        echo=lambda seconds: t("Under {time}.", time=Duration(seconds)) if seconds else NOTHING,
        default=None if doubt else Default(told.target_s),
        skipped=Default(None),
        follows="goal",
    )


def _doubt(told: Goal) -> Text:
    """Return what is asked of a time that nobody can run; nothing of any other."""
    if not told.distance or not told.target_s or may_aim(told.distance, told.target_s):
        return NOTHING
    time, race = Duration(told.target_s), phrases.a_race(told.distance)
    if told.target_s < WORLD_BEST_S[told.distance]:
        return t(
            "{time} for {race} is faster than anyone has ever run it. Which time did you mean?",
            time=time,
            race=race,
        )
    return t("{time} for {race} is slower than a slow walk. Which time did you mean?", time=time, race=race)


def _target(heard: Heard, told: Goal) -> float | None:
    """Return the time that is said, None for none. Raises UnclearError."""
    if chosen(((Choice(t("No target"), "none"),),), heard.word) or declines(heard):
        return None
    reading = heard.reading("asked:goal")
    seconds = reading.race_time_s
    if seconds is None:
        raise UnclearError
    doubt = _doubt(replace(told, target_s=seconds))
    if doubt:
        raise UnclearError(doubt)
    return seconds


def offered_target(heard: Heard, told: Goal) -> float | None:
    """A time to beat, said without its race: "actually sub 3:45"."""
    reading = heard.reading("asked:goal")
    seconds = reading.race_time_s
    if reading.race or not seconds or not told.distance or not AIMED.search(heard.word):
        return None
    return seconds if may_aim(told.distance, seconds) else None


def further() -> Question[tuple[Named, ...]]:
    """Other races beside the goal: never asked, taken when they are said."""
    return Question(
        key="further",
        text=NOTHING,
        read=_further,
        offered=lambda heard: _offered_further(heard) or None,
        echo=lambda races: further_text(races) if races else NOTHING,
        default=Default(()),
        follows="goal",
    )


def further_text(races: tuple[Named, ...]) -> Text:
    """Say what becomes of other races."""
    named = [phrases.a_race(race.distance) for race in races]
    if named[1:]:
        return t("And {races} on the way: I'll fit them in once the plan stands.", races=phrases.both(named))
    return t("And {race} on the way: I'll fit it in once the plan stands.", race=named[0])


def _further(heard: Heard) -> tuple[Named, ...]:
    found = _offered_further(heard)
    if not found:
        raise UnclearError
    return found


def _offered_further(heard: Heard) -> tuple[Named, ...]:
    said = part(heard, "further")
    return one_or_more(said) if said else ()
