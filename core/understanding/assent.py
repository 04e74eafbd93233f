"""Yes and no at the head of an answer, in every language: "sí, ayer", "ja, hab ich", "pas encore"."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from core.understanding.lexicon import listed
from core.understanding.normalise import clean, fold
from core.understanding.small import small
from core.understanding.words import BASE

_ALSO_IF: Final = "si"
""""Yes" in Spanish when it has its accent or stands apart; else it may be "if"."""
_NEVER: Final = "(?!)"


def assent(text: str, language: str = BASE) -> bool | None:
    """Return whether *text* begins with a yes or a no; None when it does neither, or takes back what it began with.

    A yes with "but" or a denial behind it is none: it opens what must not open by accident.
    """
    answers = (_assent(text, one) for one in dict.fromkeys((language, BASE)))
    return next((one for one in answers if one is not None), None)


def _assent(text: str, language: str) -> bool | None:
    folded = fold(clean(text)).strip(" .!?")
    no, yes = _head(language, "no").match(folded), _head(language, "yes").match(folded)
    if no and not (yes and yes.end() > no.end()):
        return None if _head(language, "yes").match(folded[no.end() :].lstrip(" ,.!")) else False
    if yes is None or _turned(language).search(folded, yes.end()):
        return None
    rest = folded[yes.end() :]
    unsure = (
        yes[0] == _ALSO_IF
        and rest[:1] == " "
        and not clean(text).lower().startswith("s\N{LATIN SMALL LETTER I WITH ACUTE}")
    )
    return None if unsure else True


@cache
def _head(language: str, name: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_any((*small(language).get(name, ()), *small(language).get(f'{name}_too', ())))})(?!\w)"
    )


@cache
def _turned(language: str) -> re.Pattern[str]:
    turns = {*listed(language)["not"], *listed(language)["but"]} - set(small(language).get("no_turn", ()))
    return re.compile(rf"(?<!\w)(?:{_any(sorted(turns))})(?!\w)")


def _any(phrases: tuple[str, ...] | list[str]) -> str:
    longest = sorted((one for one in phrases if "*" not in one), key=len, reverse=True)
    return "|".join(map(re.escape, longest)) or _NEVER
