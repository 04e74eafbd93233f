"""The other questions of a morning: where it is sore, whether it eases, how the night was."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from core.dialogs.legs import WELCOME
from core.dialogs.legs_said import LEAD
from core.dialogs.question import SKIP, Default, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.sore_questions import ALL_OVER
from core.messages import Choice
from core.understanding.body import site_text
from core.understanding.pressure import pressed
from core.voice.rotation import of_the_day
from core.voice.text import t


def where() -> Question[str | None]:
    """Ask where, before something fast."""
    names = ("calf", "shin", "knee", "achilles", "quad", "hamstring")
    buttons = tuple(Choice(site_text(site, None, capital=True), site) for site in names)
    rows: Rows = (buttons[:3], buttons[3:], (Choice(t("All over"), "all over"),))
    return Question(
        key="where",
        text=t("Where is it most?"),
        choices=rows,
        context="asked:injury",
        read=lambda heard: _site(heard, rows),
        offered=lambda heard: Default(None) if ALL_OVER.search(heard.word) else None,
        welcomes=WELCOME,
        skipped=Default(None),
    )


def _site(heard: Heard, rows: Rows) -> str | None:
    said = chosen(rows, heard.word)
    if said == "all over" or ALL_OVER.search(heard.word) or heard.word in {"both legs", "general"}:
        return None
    site = said or next((ache.site for ache in heard.reading("asked:injury").aches if ache.site), None)
    if site is None:
        raise UnclearError
    return site


def both_sides() -> Question[str]:
    """Tell ordinary soreness from something else."""
    rows: Rows = (
        (Choice(t("Both, and it eases"), "both"), Choice(t("One side only"), "one side")),
        (Choice(t("Not easing"), "not easing"),),
    )
    return Question(
        key="pattern",
        text=t("One question so I choose well: is it the same on both sides, and easing as you move about?"),
        choices=rows,
        read=lambda heard: _pattern(heard, rows),
        welcomes=WELCOME,
    )


ONE_SIDE: Final = ("one side", "left", "right", "just one", "only one")
EASES: Final = ("both", "eases", "easing", "better as", "yes", "same")


def _pattern(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if "not eas" in heard.word or "no better" in heard.word or "worse" in heard.word:
        return "not easing"
    if any(word in heard.word for word in ONE_SIDE):
        return "one side"
    if any(word in heard.word for word in EASES):
        return "both"
    raise UnclearError


def sleep(on: date) -> Question[float | None]:
    """Ask for last night; the value is hours."""
    rows: Rows = (
        (Choice(t("Under 6 h"), "5 h"), Choice(t("6-7 h"), "6.5 h"), Choice(t("7-8 h"), "7.5 h")),
        (Choice(t("Over 8 h"), "8.5 h"), SKIP),
    )
    return Question(
        key="sleep",
        text=of_the_day(on, t("And last night's sleep?"), t("How long did you sleep?")),
        choices=rows,
        context="asked:sleep",
        read=_hours,
        offered=_slept,
        skipped=Default(None),
        hints=(t('Hours are enough: "7" or "6.5".'),),
    )


NIGHT: Final = ("night", "slept", "sleep")


def _slept(heard: Heard) -> float | None:
    """Hours said along with the legs: "3, slept 6", "2 and 7h", "bad night, 4 hours, legs are heavy"."""
    pair = PAIR.match(heard.plain)
    if pair:
        return float(pair[1].replace(",", "."))
    named, told = heard.reading("asked:soreness").sleep_h, HOURS.search(heard.word)
    if named is not None or told:
        return named if told is None or named is not None else float(told[1].replace(",", "."))
    about_it = any(word in heard.word for word in NIGHT) and not LEAD.match(heard.word)
    hours = heard.reading("asked:sleep").sleep_h if about_it else None
    return BAD_NIGHT_H if hours is None and BADLY.search(heard.word) else hours


PAIR: Final = re.compile(r"^(?:10|\d)(?:, ?| )([4-9](?:[.,]\d)?|1[0-2])$")
"""Two figures and no word, "2, 7.5": the legs, and the hours of the night."""
BAD_NIGHT_H: Final = 5.5
"""What a night counts as that was bad, in words: short, and no less than that."""
BADLY: Final = re.compile(
    r"\b(?:slept|sleep|night)\b.{0,16}\b(?:bad(?:ly)?|poor(?:ly)?|terribl[ey]|awful(?:ly)?|rubbish|little|horribl[ey])\b"
    r"|\b(?:bad|poor|terrible|awful|rough|short|sleepless|rubbish|horrible) (?:night|sleep)\b"
    r"|\b(?:barely|hardly|didn'?t|couldn'?t|not much|no) (?:slept|sleep)\b"
)
"""The night was bad, without its hours: "slept badly"."""


HOURS: Final = re.compile(
    r"(?<![\d:.,])(\d{1,2}(?:[.,]\d)?)\s?(?:h|hrs?|hours?|std|stunden|heures?|horas?)\b"
)
"""A length of time that is told in the morning, where nothing was run, is the night's."""
MOST_H: Final = 16


WELL: Final = re.compile(
    r"^(?:i )?(?:slept )?(?:ok|okay|fine|well|good|great|normal|really well|very well|like a (?:baby|log|stone))$"
)
"""Slept well, in words: enough to go on, and no hours to keep."""


def _hours(heard: Heard) -> float | None:
    if WELL.match(heard.word):
        return None
    reading = heard.reading("asked:sleep")
    hours = reading.sleep_h if reading.sleep_h is not None else reading.number
    if hours is None and BADLY.search(f"slept {heard.word}"):
        return BAD_NIGHT_H
    if hours is None or not 0 <= hours <= MOST_H:
        raise UnclearError
    return hours


PRESSURE: Final[Rows] = (
    (Choice(t("Calm 2"), "2"), Choice(t("Busy 5"), "5"), Choice(t("Very much 8"), "8"), SKIP),
)


def pressure() -> Question[float | None]:
    """Ask how much is going on besides running, 0 to 10."""
    return Question(
        key="stress",
        text=t("And how much is going on besides running?"),
        choices=PRESSURE,
        context="asked:choice",
        read=_pressure,
        skipped=Default(None),
        hints=(t("0 is calm, 10 the most you can think of."),),
    )


def _pressure(heard: Heard) -> float:
    tapped = chosen(PRESSURE, heard.word)
    said = [float(tapped) if tapped else None, heard.reading("asked:soreness").number, pressed(heard.word)]
    value = next((one for one in said if one is not None), None)
    if value is None or not 0 <= value <= MOST:
        raise UnclearError
    return value


MOST: Final = 10
