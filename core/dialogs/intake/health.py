"""Health before the first plan: the PAR-Q+ as one "any of these?", and which of them it is."""

from __future__ import annotations

from typing import Final

from core.dialogs.question import BACK, Default, Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice
from core.understanding.health import Cause, causes
from core.voice.text import NOTHING, Text, join, t

ANY: Final = t(
    "Any of these: heart trouble, high blood pressure, chest pain, fainting, a lasting condition or medicine, a "
    'doctor\'s limit, pregnancy, a birth in the last year, under 18? Then tap "One of these".'
)
ONE_OF_THESE: Final = Choice(t("One of these"), "one of these")
WHICH: Final[Rows] = (
    (
        Choice(t("Heart or blood pressure"), Cause.HEART),
        Choice(t("Chest pain or fainting"), "chest pain or fainting"),
        Choice(t("Condition or medicine"), Cause.LASTING),
        Choice(t("A doctor's limit"), Cause.SUPERVISED),
    ),
    (
        Choice(t("Pregnant"), Cause.PREGNANT),
        Choice(t("A birth in the last year"), Cause.BIRTH),
        Choice(t("Under 18"), Cause.MINOR),
        BACK,
    ),
)


def told_health() -> Question[tuple[Cause, ...]]:
    """What was told of one's health along the way: never asked here, and never forgotten."""
    return Question(
        key="told_health",
        text=NOTHING,
        read=lambda heard: causes(heard.text),
        offered=lambda heard: causes(heard.text) or None,
        echo=lambda told: t("Good that you say so; the plan will mind it.") if told else NOTHING,
        default=Default(()),
    )


def health_text(told: tuple[Cause, ...]) -> Text:
    """Return what was told, in a line of the summary: "a birth in the last year"."""
    names = {choice.says: choice.label for row in WHICH for choice in row}
    return join([names[cause.value] for cause in told], ", ")


def which_health() -> Question[tuple[Cause, ...]]:
    """Ask which of them it is: only of who said that there is one."""
    return Question(
        key="health",
        text=t("Good that you say so. Which is it?"),
        choices=WHICH,
        read=_which,
        context="asked:injury",
        offered=lambda heard: causes(heard.text) or None,
        hints=(t('Tap one, or say it in your words, like "high blood pressure".'),),
    )


def _which(heard: Heard) -> tuple[Cause, ...]:
    said = chosen(WHICH, heard.word)
    if said == "chest pain or fainting":
        return (Cause.HEART,)
    found = (Cause(said),) if said else causes(heard.text)
    if not found:
        raise UnclearError
    return found
