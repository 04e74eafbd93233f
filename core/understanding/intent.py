"""What a message wants. A run that happened comes first, then pain and illness, then the rest.

The phrases are in the vocabulary; here is only their order (the corpus' rules 1 to 4).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding import phrases as index
from core.understanding.reading import Intent
from core.understanding.words import section, words

_EDGE: Final = re.compile(r"[^\w?/]+")
_HESITATION: Final = (
    "ok|okay|hey|hi|hello|please|pls|um+|uh|er|so|well|oh|hm+|coach|ah|right|yo|and|erm|oof|euh|heu|ben|bah|bon|alors"
    "|franchement|honnetement|honestamente|sinceramente|ehrlich|ehrlich gesagt|la verdad|na verdade|sabes"
    "|hein|bitte|porfa|por favor|stp|svp|ahm|ah?em|aeh|oh?m|also|naja|na ja|tja|puh|pues|eh|este|bueno|bom|entao|ih|olha|oi"
    "|phew|whew|uf+|puf+|pfiou|pff+|ufa|nossa|eita|puh|boah|ouf|wow|jeez|man"
)
_COURTESY: Final = (
    "sorry|thanks|thx|please|pls|now|porfa|porfavor|s'il te plait|si te plait|bitte schon|tbh|really|yet|mate|coach"
    "|lol|atm|right now|merci|stp|svp|desole|desolee|danke|leider|bitte|ehrlich gesagt|gracias|por favor|obrigado"
    "|obrigada|desculpa|lo siento|perdon|ehrlich|la verdad|franchement|sinceramente|honestamente|de verdad|alter|bro|hein"
    "|tio|tia|mano|cara|wey|guey|che|jefe|crack|chef|digga|profe|mister|entrenador|entraineur|trainer|treinador"
)
"""Words around an answer that say nothing, before it and after, in any language."""
_FILLERS: Final = re.compile(rf"^(?:(?:{_HESITATION})\s)+")
_KIND: Final = re.compile(rf"(?: (?:{_COURTESY}))+$")


def bare(text: str) -> str:
    """Return a message without punctuation, as the lists of whole messages are written."""
    return _EDGE.sub(" ", text).strip()


def kernel(text: str) -> str:
    """Return a message without punctuation, and without the words around it that say nothing."""
    return _KIND.sub("", _FILLERS.sub("", bare(text) + " ").strip())


_NOD: Final = re.compile("[👍👌✅✔💪👏🙌😀-🙏🔥❤🎉🏃]")
"""A sign that says yes, or something kind, without a word."""


LONGEST_WHOLE: Final = 120
"""Characters; no known phrase is longer."""


def whole(text: str, language: str) -> Intent | None:
    """Return what a message means that is nothing but a known phrase."""
    if len(text) > LONGEST_WHOLE:
        return None
    plain = bare(text)
    if not plain and _NOD.search(text):
        return Intent.SMALLTALK
    listed = _wholes(language)
    found = listed.get(plain) or listed.get(_FILLERS.sub("", plain + " ").strip())
    found = found or _of_pieces(text, listed)
    return found or listed.get(_KIND.sub("", plain).rstrip(" ?")) or listed.get(_KIND.sub("", plain))


def _of_pieces(text: str, listed: dict[str, Intent]) -> Intent | None:
    """Return what a message wants that is nothing but known phrases: "hi, good morning", "ok, thanks"."""
    pieces = [piece for piece in map(bare, _PIECES.split(text)) if piece]
    meant = [listed.get(piece) or listed.get(_FILLERS.sub("", piece + " ").strip()) for piece in pieces]
    known = [one for one in meant if one]
    if len(known) < 2 or len(known) < len(meant):  # noqa: PLR2004 - several pieces, each of them known
        return None
    wanted = [one for one in known if one not in _KIND_WORDS]
    sure = [one for one in wanted if one is not Intent.EDIT_LAST] or wanted  # "oops, undo that"
    return sure[0] if sure else max(known, key=_KIND_WORDS.index)


_PIECES: Final = re.compile(r"[,.;!\n]+")
_KIND_WORDS: Final = (Intent.SMALLTALK, Intent.GREETING, Intent.THANKS)
"""What is said beside everything else, the least telling first."""


@cache
def _wholes(language: str) -> dict[str, Intent]:
    return {
        phrase: Intent(name) for name, phrases in section(language, "whole").items() for phrase in phrases
    }


def phrases(text: str, language: str, group: str) -> tuple[Intent, ...]:
    """Return the intents of *group* ("orders", "questions", "reports") whose phrases are in the text, in order."""
    padded, known = " " + text, _names(language, group)

    def meant(number: int, start: int, end: int) -> bool:
        return not _taken_back(padded, language, known[number], (start, end))

    found = index.phrases(language, group).find(padded, meant)
    return tuple(known[number] for number in sorted(found))


@cache
def _names(language: str, group: str) -> tuple[Intent, ...]:
    return tuple(Intent(name) for name in section(language, group))


def _taken_back(padded: str, language: str, intent: Intent, span: tuple[int, int]) -> bool:
    """Say whether an illness is denied, over, or somebody else's: "no fever since yesterday", "sore throat gone"."""
    if intent is not Intent.REPORT_ILLNESS:
        return False
    denied = _denied(language).search(padded[: span[0]])
    return denied is not None or _over(language).match(padded, span[1]) is not None


@cache
def _over(language: str) -> re.Pattern[str]:
    return re.compile(rf"\W{{1,2}}(?:\w{{1,4}}\W){{0,2}}{words(language, 'not', 'over')}(?!\w)")


@cache
def _denied(language: str) -> re.Pattern[str]:
    denied, theirs, none = (words(language, "not", name) for name in ("denied", "theirs", "no_illness"))
    return re.compile(rf"(?<!\w)(?:{denied}\W(?:\w+\W)?|(?:{theirs}|{none})\W(?:\w+\W){{0,4}})$")


def declines(text: str, language: str) -> bool:
    """Say whether a message does nothing but decline a question."""
    plain = bare(text)
    if _declined(plain, language):
        return True
    first, _, reason = text.partition(",")
    lone = bool(reason.strip()) and not _FIGURE.search(text) and len(reason.split()) <= _REASON
    return (lone and _declined(bare(first), language)) or bool(_declining(language).fullmatch(plain))


def _declined(plain: str, language: str) -> bool:
    listed = _declines(language)
    return plain in listed or _KIND.sub("", _FILLERS.sub("", plain)) in listed


_FIGURE: Final = re.compile(r"\d")
_REASON: Final = 6
"""Words of a reason why there is nothing to say: "none, I'm a beginner"."""


@cache
def _declining(language: str) -> re.Pattern[str]:
    return re.compile(rf"{words(language, 'declining', 'like')}(?:\W(?:[^\W\d]+|1)){{0,4}}")


@cache
def _declines(language: str) -> frozenset[str]:
    return frozenset(bare(phrase) for phrase in section(language, "declines").get("words", ()))
