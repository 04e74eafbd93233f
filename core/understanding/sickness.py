"""What kind of illness a line tells of, by its words; "no fever" tells of none."""

from __future__ import annotations

import re
from typing import Final

from core.understanding.safety import named

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


WELL: Final = re.compile(
    r"\b(?:better|recovered|healthy|healed|all clear|back to normal|feel(?:ing)? (?:good|great)|fine|well|great)\b"
)
NOT_WELL: Final = re.compile(
    r"\b(?:no|not|isn't|any|bit|little|slightly|somewhat|getting)"
    r"(?: (?:really|much|a bit|a little|feeling|any|yet|so))* (?:better|well|great|good|fine|recovered)"
    r"|\b(?:worse|unwell|still (?:ill|sick|bad|rough|not)|no change|the same|same as|same)\b"
)
SINCE: Final = re.compile(r"\bsince\b|\byesterday\b|\b(?:two|three|2|3) days\b")


def state(text: str) -> str | None:
    """Return "fever", "ill" or "better" for how somebody ill says they are today; None when it is not said."""
    folded = text.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    if FEVER.search(folded) and not GONE.search(folded):
        return "fever"
    if NOT_WELL.search(folded):
        return "ill"
    if WELL.search(folded):
        return "better"
    named = GONE.search(folded) or kind(folded) or re.search(r"\bno fever\b|\bstill\b|\bweak\b", folded)
    return "ill" if named else None


GONE: Final = re.compile(
    r"\b(?:fever|temperature|flu)(?:'s| is| has)? (?:is )?(?:gone|over|down|left|away|broke)"
)


def a_day_already(text: str) -> bool:
    """Return whether a line says that it has been better since an earlier day."""
    return SINCE.search(text.casefold()) is not None
