"""After a run: whether anything is sore or hurts, where, and how much."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from core.dialogs.legs_said import fine_legs
from core.dialogs.question import SKIP, Default, Heard, Question, Rows, UnclearError, chosen
from core.dialogs.run_questions import MOST, SOME, WELCOME
from core.messages import Choice
from core.understanding.body import MUSCLES, site_text
from core.understanding.places import places
from core.voice.rotation import of_the_day
from core.voice.text import t


@dataclass(frozen=True, slots=True)
class Sore:
    """How sore: 0-10, where, and whether it was called pain."""

    score: float
    site: str | None = None
    side: str | None = None
    pain: bool = False
    rated: bool = False
    """The score was said, and not put for a word."""
    everywhere: bool = False
    """No place of its own."""


ALL_OVER: Final = re.compile(r"\b(?:all over|everywhere|whole body|everything (?:hurts|aches|is sore))\b")


def soreness(on: date) -> Question[Sore | None]:
    """Ask for anything sore or painful."""
    rows: Rows = ((Choice(t("None"), "none"), Choice(t("Sore"), "sore"), Choice(t("Pain"), "pain"), SKIP),)
    return Question(
        key="soreness",
        text=of_the_day(on, t("Any soreness or pain?"), t("Is anything sore or painful?")),
        choices=rows,
        context="asked:soreness",
        read=lambda heard: _sore(heard, rows),
        offered=_sore_offered,
        skipped=Default(None),
        welcomes=WELCOME,
        hints=(t('None, or where and how much: "calves 3".'),),
    )


def _sore(heard: Heard, rows: Rows) -> Sore:
    word = chosen(rows, heard.word)
    if word == "none" or heard.word in NOWHERE:
        return Sore(0)
    if word in {"sore", "pain"}:
        return Sore(SOME, pain=word == "pain")
    run = heard.reading("asked:run")
    if run.duration_s and not run.aches:
        raise UnclearError  # "no, 1:10" corrects a time
    found = _sore_offered(heard)
    if found is not None and (found.site or found.score == 0):
        return found
    reading = heard.reading("asked:soreness")
    score = reading.soreness if reading.soreness is not None else reading.number
    named = next(iter(places(heard.text, heard.language)), None)
    if named:  # "shin, 5" and "yes, my calf"
        site, side = named
        return Sore(SOME if score is None else score, site, side, pain=site not in MUSCLES)
    over = ALL_OVER.search(heard.word) is not None
    if found is not None and not over:
        return found
    if score is None and not over:
        raise UnclearError
    exact = score is not None and "soreness" not in reading.approx
    return Sore(SOME if score is None else score, rated=exact, everywhere=over)


def _sore_offered(heard: Heard) -> Sore | None:
    reading = heard.reading("asked:run")
    ache = next((one for one in reading.aches if one.site), None)
    if ache:
        return Sore(ache.score if ache.score is not None else SOME, ache.site, ache.side, pain=ache.pain)
    if any(words in heard.word for words in PAIN_FREE):
        return Sore(0)
    over = reading.soreness is not None and ALL_OVER.search(heard.word) is not None
    if reading.soreness is not None:
        return Sore(reading.soreness, everywhere=over)
    return Sore(0) if _legs_well(heard) else None


def _legs_well(heard: Heard) -> bool:
    """Return whether a clause says that all is well with the legs: "11 km 1:16, effort 4, legs ok"."""
    parts = (replace(heard, text=part) for part in heard.text.split(","))
    return any(fine_legs(part) for part in parts)


PAIN_FREE: Final = (
    "no pain",
    "no soreness",
    "not sore",
    "nothing hurts",
    "nothing sore",
    "nothing is sore",
    "pain free",
    "pain-free",
    "no niggles",
)


SITES: Final = ("calf", "shin", "knee", "achilles", "quad", "hamstring", "hip", "foot")


def where() -> Question[tuple[str | None, str | None]]:
    """Ask for the place; the value is site and side."""
    buttons = tuple(Choice(site_text(site, None, capital=True), site) for site in SITES)
    rows: Rows = (buttons[:4], buttons[4:], (Choice(t("Somewhere else"), "elsewhere"),))
    return Question(
        key="where",
        text=t("Where is it?"),
        choices=rows,
        context="asked:injury",
        read=lambda heard: _where(heard, rows),
        welcomes=WELCOME,
        skipped=Default((None, None)),
        hints=(t('A place, like "left calf" or "knees".'),),
    )


def where_sore() -> Question[tuple[str | None, str | None] | None]:
    """Ask for the place that is sore after a run; None: the number before was of something else, and nothing is."""
    asked = where()
    return Question(
        key=asked.key,
        text=asked.text,
        choices=asked.choices,
        context=asked.context,
        read=lambda heard: None if heard.word in NOWHERE else asked.read(heard),
        welcomes=WELCOME,
        skipped=Default((None, None)),
        hints=asked.hints,
    )


NOWHERE: Final = frozenset(
    {"no", "none", "nothing", "nowhere", "nope", "all good", "0", "no soreness", "no pain"}
)


def _where(heard: Heard, rows: Rows) -> tuple[str | None, str | None]:
    said = chosen(rows, heard.word)
    if said == "elsewhere" or ALL_OVER.search(heard.word):
        return None, None
    if said:
        return said, None
    ache = next((one for one in heard.reading("asked:injury").aches if one.site), None)
    if ache is None:
        raise UnclearError
    return ache.site, ache.side


AMOUNTS: Final[Rows] = (
    (Choice(t("1-2"), "2"), Choice(t("3-4"), "4"), Choice(t("5-6"), "6"), Choice(t("7-10"), "8")),
)


def how_much() -> Question[float]:
    """Ask how much, 0-10."""
    return Question(
        key="how_much",
        text=t("And how much, 0 to 10?"),
        choices=AMOUNTS,
        context="asked:soreness",
        read=_amount,
        offered=_told_amount,
        welcomes=WELCOME,
        hints=(t("0 is nothing, 10 the worst you can think of."),),
    )


def _told_amount(heard: Heard) -> float | None:
    """A number said with the place: "calves 3"."""
    reading = heard.reading("asked:injury")
    if {"soreness", "pain"} & reading.approx:
        return None
    return next((ache.score for ache in reading.aches if ache.site and ache.score is not None), None)


def _amount(heard: Heard) -> float:
    tapped = chosen(AMOUNTS, heard.word)
    if tapped:
        return float(tapped)
    reading = heard.reading("asked:soreness")
    value = next((n for n in (reading.soreness, reading.pain, reading.number) if n is not None), None)
    if value is None or not 0 <= value <= MOST:
        raise UnclearError
    return value
