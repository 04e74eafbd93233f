"""Make text fit for reading: what a runner typed stays as it is, the readers see a plain version of it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

LONGEST: Final = 1000
"""Characters that are read; a longer message is read up to here."""

_INVISIBLE: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn"})
_SAME: Final = str.maketrans(
    {
        **dict.fromkeys("\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`\N{PRIME}", "'"),
        "\N{ACUTE ACCENT}": "'",
        **dict.fromkeys("\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}\N{DOUBLE PRIME}", '"'),
        **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-"),
        "\N{MULTIPLICATION SIGN}": "x",
        "\N{FRACTION SLASH}": "/",
        "½": ".5",
    }
)
_ELIDED: Final = re.compile(r"(?<!\w)([cdjlmnst]|qu)'(?=\w{2})")
"""The article or pronoun that French puts before a vowel."""

_WORD_APOSTROPHE: Final = re.compile(r"(?<=[^\W\d])'(?=[^\W\d])")


def clean(text: str) -> str:
    """Return the first 1000 characters, width-normalised (NFKC), without control and format characters."""
    grouped = _GROUPED.sub("", _HALF_RACE.sub("half ", text[:LONGEST]))
    wide = unicodedata.normalize("NFKC", grouped.translate(_SAME))
    if wide.isascii() and wide.isprintable():
        return " ".join(wide.split())
    kept = _ODD.sub(lambda odd: _visible(odd[0]), wide)
    return " ".join(kept[:LONGEST].translate(_SAME).split())


_ODD: Final = re.compile(r"[^ -~]")
_HALF_RACE: Final = re.compile(r"½[ -]?(?=mara)", re.IGNORECASE)
_GROUPED: Final = re.compile(r"(?<=\d)[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}](?=\d{3}(?!\d))")
"""The space that groups thousands, where it is typed as one that does not break: "1\N{NARROW NO-BREAK SPACE}200 m"."""


def own(text: str) -> str:
    """Return *text* without the lines it quotes ("> my knee hurts"), when there are others."""
    if ">" not in text:
        return text
    lines = text.splitlines()
    mine = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if not _QUOTES.match(line) and not (_INTRODUCES.search(line) and _QUOTES.match(after))
    ]
    return "\n".join(mine) if any(map(str.strip, mine)) else text


_QUOTES: Final = re.compile(r"\s*>(?!\s*\d)")
"""Begins a line that somebody else wrote; "> 10 km" says more than ten."""
_INTRODUCES: Final = re.compile(r":\s*$")
"""Ends the line that says who wrote what is quoted below: "On Monday, Bob wrote:"."""


@lru_cache(4096)
def _visible(char: str) -> str:
    return char if unicodedata.category(char) not in _INVISIBLE else (" " if char.isspace() else "")


def unquoted(text: str) -> str:
    """Return *text* without what it quotes, when it says something of its own: '"my knee hurts" is all I hear'."""
    own = _QUOTED.sub(" ", text)
    return own if own != text and len(own.split()) > 1 else text


def spaced(text: str) -> str:
    """Return *text* with a space where two sentences were glued together: "did 5k.felt easy,knee ok"."""
    return _GLUED.sub(r"\g<0> ", text)


_GLUED: Final = re.compile(r"(?<=[^\W\d_])[.,;!?](?=[^\W\d_]{2})|(?<=\d)[.;!?](?=[A-Z][a-z])")

_QUOTED: Final = re.compile(r'(?<!\S)"[^"]{8,}"(?!\w)|[\u00ab\u201e][^"\u00bb\u201c]{8,}[\u00bb\u201c]')


def fold(text: str) -> str:
    """Return cleaned text in lower case, without accents, and without the apostrophe inside words."""
    lowered = text.lower()
    if not lowered.isascii():
        lowered = _FOREIGN.sub(lambda letter: _base(letter[0]), lowered)
    opened = _ELIDED.sub(r"\1 ", lowered.replace("'ll ", " will "))
    return _WORD_APOSTROPHE.sub("", opened)


def flat(text: str) -> str:
    """Return text in lower case and without accents, letter for letter: a place in it is the same place in *text*."""
    if text.isascii():
        return text.lower()
    return "".join(_base(char.lower()[:1])[:1] or char for char in text)


_JOINED: Final = {"\N{LATIN SMALL LIGATURE OE}": "oe", "\N{LATIN SMALL LETTER AE}": "ae"}
"""Letters made of two, which stay one letter under NFKD: "c\N{LATIN SMALL LIGATURE OE}ur"."""
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")


@lru_cache(4096)
def _base(char: str) -> str:
    """Return the letter without its accent, or the decimal digit it stands for."""
    if char in _JOINED:
        return _JOINED[char]
    if char.isdecimal():
        return str(unicodedata.decimal(char))
    plain = unicodedata.normalize("NFKD", char)
    return "".join(c for c in plain if not unicodedata.combining(c)) or char
