"""The one question about a pain, by its place: a bone's sharp spot, a tendon's stiffness, when any other was felt."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.dialogs.question import Default, Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice
from core.understanding.body import BONE, site_text
from core.understanding.reading import Intent
from core.understanding.words import words
from core.voice.text import join, t

WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.EDIT_LAST})


BONE_ROWS: Final[Rows] = (
    (Choice(t("One sharp spot"), "one spot"), Choice(t("Along a stretch, eases"), "stretch")),
)
TENDON_ROWS: Final[Rows] = (
    (Choice(t("No"), "no"), Choice(t("A little"), "a little"), Choice(t("Yes, clearly"), "clearly")),
)
OTHER_ROWS: Final[Rows] = (
    (Choice(t("During the run"), "during"), Choice(t("Only after"), "after")),
    (Choice(t("It makes me limp"), "limp"),),
)


def _rows(site: str | None) -> Rows:
    return BONE_ROWS if site in BONE else TENDON_ROWS if site == "achilles" else OTHER_ROWS


def question(site: str | None, side: str | None) -> Question[str]:
    """Return the one question that sorts this place."""
    if site in BONE:
        asks = t(
            "One question about your {where}, so I choose well: is it one sharp spot, or along a stretch that eases as "
            "you go?",
            where=site_text(site or "", side),
        )
        text = join((t("No running on it until this is clear, please."), asks))
    elif site == "achilles":
        text = t("One thing: was the Achilles stiff with your first steps this morning?")
    else:
        text = t("One question: did you feel it during the run, or only after?")
    rows = _rows(site)
    return Question(
        key="sign",
        text=text,
        choices=rows,
        read=lambda heard: _read_sign(heard, rows, _signs(site, rows)),
        offered=lambda heard: told_sign(heard, site),
        welcomes=WELCOME,
        skipped=Default("unsaid"),
    )


def _signs(site: str | None, rows: Rows) -> frozenset[str]:
    """Return what may be answered here; when it was felt answers about any place but a bone, whatever was asked."""
    told = rows if site in BONE else (*rows, *OTHER_ROWS)
    return frozenset(choice.says for row in told for choice in row)


def _read_sign(heard: Heard, rows: Rows, signs: frozenset[str]) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    told = _but_limping(heard)
    for word, sign in SIGNS:
        if word in told and sign in signs:
            return sign
    raise UnclearError


def _but_limping(heard: Heard) -> str:
    """Return the words of an answer without one that nobody limps: that answers nothing that is asked here."""
    return _no_limp(heard.language).sub("", heard.word)


@cache
def _no_limp(language: str) -> re.Pattern[str]:
    denied = rf"(?:{words(language, 'not', 'denied')}|no|not|do(?:es)?n'?t)"
    return re.compile(rf"(?<!\w){denied}(?: \w+){{0,2}} limp\w*|\blimp\w* {denied}(?!\w)")


SIGNS: Final = (
    ("one spot", "one spot"), ("sharp", "one spot"), ("pinpoint", "one spot"),
    ("along", "stretch"), ("eases", "stretch"), ("all over", "stretch"), ("ache", "stretch"),
    ("a little", "a little"), ("bit", "a little"), ("slight", "a little"),
    ("clearly", "clearly"), ("very", "clearly"), ("yes", "clearly"), ("no", "no"),
    ("morning", "a little"), ("stiff", "a little"), ("tight", "a little"),
    ("limp", "limp"), ("during", "during"), ("while", "during"), ("as i r", "during"), ("mid run", "during"),
    ("downhill", "during"), ("uphill", "during"), ("on the hill", "during"), ("the last k", "during"), ("near the end", "during"),
    ("worse and worse", "during"), ("the further", "during"), ("the longer", "during"), ("after", "after"),
)  # fmt: skip


def told_sign(heard: Heard, site: str | None) -> str | None:
    """Return the sign that came with the pain: "knee sore after". About bone nothing is taken for granted."""
    plain, signs = _but_limping(heard), _signs(site, _rows(site))
    return next((sign for sign, found in TOLD_SIGNS if sign in signs and found.search(plain)), None)


_SORE: Final = r"\b(?:stiff|tight|sore|hurts?|painful|pain)\b"
_RISING: Final = r"\b(?:first steps?|mornings?\b(?!'?s? run)|getting (?:up|out of bed))"
MORNING: Final = re.compile(rf"{_SORE}.*{_RISING}|{_RISING}.*{_SORE}")
"""Felt on getting up: about a tendon that is the answer, about other places it is not on the run."""


TOLD_SIGNS: Final = (
    ("limp", re.compile(r"\blimp")),
    (
        "during",
        re.compile(r"\b(?:during|while running|mid[- ]?run|the whole way|the last (?:k|km|miles?))\b"),
    ),
    ("during", re.compile(r"\b(?:(?:had to|made me) (?:stop|walk)|(?:going|running) (?:down|up)hill)\b")),
    ("after", re.compile(r"\b(?:(?:only|just) after|afterwards?|after (?:the|my) run)\b|\bafter$")),
    ("clearly", re.compile(r"\b(?:very|really|clearly) (?:stiff|tight)\b.*\b(?:first steps?|morning)\b")),
    ("a little", MORNING),
    ("after", MORNING),
)
