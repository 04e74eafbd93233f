"""What kind of illness a line tells of, by its words; "no fever" tells of none."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.safety import named
from core.understanding.words import LANGUAGES, words

NEGATED: Final = (
    r"(?<!\bno )(?<!\bnot )(?<!\bno more )(?<!\bwithout )(?<!\bwithout a )(?<!\bnot a )(?<!\bno longer a )"
)

FEVER: Final = re.compile(
    NEGATED + r"(?:(?<!hay )fever|temperature|3[89][.,]\d|flu\b|influenza|covid|corona\b|shiver|chills)"
)
CHEST: Final = re.compile(
    NEGATED + r"(?:chest|cough|bronchit|pneumonia|lungs?\b|everything aches|aching all over)"
)
STOMACH: Final = re.compile(
    NEGATED
    + r"(?:stomach|tummy|vomit|throwing up|threw up|puk(?:e|ing)|diarrh|food poison|nausea|nauseous|norovirus)"
)
COLD: Final = re.compile(
    NEGATED
    + r"(?:\bcold\b|sniffl|runny nose|blocked nose|stuffy|stuffed up|sore throat|sneez|hay fever|scratchy throat)"
)
TIRED: Final = re.compile(NEGATED + r"(?:tired|exhausted|worn out|knackered|fatigued?|wiped out|no energy)")

KINDS: Final = (("fever", FEVER), ("fever", CHEST), ("stomach", STOMACH), ("cold", COLD), ("tired", TIRED))
"""Kinds of illness, the gravest first."""


def kind(text: str) -> str | None:
    """Return "fever" (or anything below the neck), "stomach", "cold", "tired", or None when none is named."""
    folded = text.casefold()
    english = next((name for name, words in KINDS if words.search(folded)), None)
    return english or _in_other_words(text)


def ill(text: str) -> bool:
    """Return whether a line names an illness; being tired is none."""
    return kind(text) not in {None, "tired"}


def _in_other_words(text: str) -> str | None:
    """Return the kind by the words of the danger lists, which are in every language."""
    found = named(text, frozenset(MEANINGS))
    return next((kind for meaning, kind in MEANINGS.items() if meaning in found), None)


MEANINGS: Final = {
    "fever": "fever",
    "pneumonia": "fever",
    "chesty": "fever",
    "stomach": "stomach",
    "cold": "cold",
}
"""Kinds by what a listed word means, the gravest first."""


def state(text: str) -> str | None:
    """Return "fever", "ill" or "better" for how somebody ill says they are today; None when it is not said."""
    gone = _says(text, "gone")
    if FEVER.search(text.casefold()) and not gone:
        return "fever"
    if _says(text, "not_well"):
        return "ill"
    if _says(text, "well"):
        return "better"
    kinds = kind(text)
    if kinds == "fever" and not gone:
        return "fever"
    return "ill" if gone or kinds or _says(text, "still") else None


def told_afterwards(text: str) -> bool:
    """Return whether an illness is told as one that was: "was sick for a week". Whether it is over is not said."""
    return _says(text, "was_ill") and state(text) != "better"


def a_day_already(text: str) -> bool:
    """Return whether a line says that it has been better since an earlier day."""
    return _says(text, "since")


def _says(text: str, name: str) -> bool:
    """Say whether a line holds a phrase of a list, in whatever language."""
    return _listed(name).search(fold(clean(text))) is not None


@cache
def _listed(name: str) -> re.Pattern[str]:
    bodies = "|".join(words(language, "health", name) for language in LANGUAGES)
    return re.compile(rf"(?<!\w)(?:{bodies})(?!\w)")
