"""Where a pattern may begin: it is tried only at the words and figures of a text that it can begin with.

A message of a thousand characters has some two hundred words; eighty patterns tried at every character are slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

TAKEN: Final = "\N{SYMBOL FOR NULL}"
"""Stands where a value was found before."""

FIGURE: Final = "0"
"""Stands for any row of figures among the heads of a pattern."""

INNER: Final = "00"
"""Stands for figures right behind others, as the 30 of "48:30": where no pattern that asks for a number's start begins."""

Heads: TypeAlias = frozenset[str] | None
"""Letters that a pattern may begin with, with a space behind a whole word; None: anything."""

_NEVER: Final = "(?!)"
"""An empty list of words, which matches nothing."""
_START: Final = re.compile(r"\w+")
_AROUND: Final = re.compile(r"\(\?<?[!=]")
_GROUP: Final = re.compile(r"\((?:\?(?::|P<\w+>))?")
_LITERAL: Final = re.compile(r"[^\W\d_]+")
_FIGURES: Final = re.compile(r"\\d|[0-9]+|\[[0-9-]+\]")
_MAYBE: Final = re.compile(r"[?*]|\{0,")
_WHOLE: Final = re.compile(r"(?:\\[sW]|\[\\s[^\]]*\]|\(\?:\\W\{1,3\}\))(?![?*]|\{0)|\(\?!\\w\)")
"""What ends a word: a gap that has to be there, or that no letter follows."""
_INSIDE: Final = ".:"
_OF_A_START: Final = re.compile(r"\(\?<!\[\\w\.,?:")
"""How a pattern begins that asks for the start of a number: behind no letter, figure, point or colon."""


def starts(text: str) -> Iterator[tuple[int, str]]:
    """Yield where words and rows of figures begin in *text*, with each; "8km" is both, from its figure on."""
    for one in _START.finditer(text):
        word, at = one[0], one.start()
        if word.isalpha():
            yield at, word
            continue
        inside = at > 0 and text[at - 1] in _INSIDE
        yield at, word if not word[0].isdecimal() else INNER if inside else FIGURE
        yield from ((at + inner.start(), INNER) for inner in _INNER.finditer(word))


_INNER: Final = re.compile(r"(?<=\D)\d+")


def begins(word: str, heads: Heads) -> bool:
    """Say whether what stands at the beginning of *word* may be what a pattern begins with."""
    if heads is None:
        return False
    if word in {FIGURE, INNER}:
        return FIGURE in heads
    return f"{word} " in heads or word.startswith(tuple(heads - {FIGURE}))


def of_a_start(pattern: str) -> bool:
    """Say whether a pattern asks for the start of a number, so that it never begins inside another one."""
    return _OF_A_START.match(pattern) is not None


def replaced(
    pattern: re.Pattern[str], read: Callable[[re.Match[str]], str], text: str, where: Iterable[int]
) -> str:
    """Return what `pattern.sub(read, text)` returns, tried only at the places *where* it may begin."""
    parts, last = [], 0
    for at in where:
        match = pattern.match(text, at) if at >= last and text[at] != TAKEN else None
        if match:
            parts += [text[last:at], read(match)]
            last = match.end()
    return "".join((*parts, text[last:])) if parts else text


@lru_cache(maxsize=16)
def figures(text: str) -> tuple[int, ...]:
    """Return where rows of figures begin in *text*."""
    return tuple(one.start() for one in _ROW.finditer(text))


_ROW: Final = re.compile(r"\d+")


def heads(pattern: str) -> Heads:
    """Return the letters that whatever *pattern* matches begins with, at the beginning of a word or of figures."""
    rest = pattern
    if not rest.startswith(("(?<![\\w", "(?<!\\w")):
        return None
    return _heads(rest)


def _heads(rest: str) -> Heads:
    if rest.startswith(_NEVER):
        return frozenset()
    while _AROUND.match(rest):
        rest = rest[_closing(rest) :]
    if _FIGURES.match(rest):
        found = _FIGURES.match(rest)
        return None if found and _MAYBE.match(rest, found.end()) else frozenset({FIGURE})
    group = _GROUP.match(rest)
    if group:
        return _of_group(rest, group.end())
    literal = _LITERAL.match(rest)
    if literal is None:
        return None
    if _MAYBE.match(rest, literal.end()):
        return frozenset({literal[0][:-1]}) if len(literal[0]) > 1 else None
    return frozenset({literal[0] + (" " if _WHOLE.match(rest, literal.end()) else "")})


def _of_group(rest: str, begins: int) -> Heads:
    end = _closing(rest)
    inside, after = rest[begins : end - 1], rest[end:]
    optional = _MAYBE.match(after)
    if not inside:
        return _heads(after)
    rest = after[optional.end() :] if optional else after
    found: frozenset[str] = frozenset()
    for one in [*_alternatives(inside), *([""] if optional else [])]:
        more = _heads(one + rest)
        if more is None:
            return None
        found |= more
    return found


def _closing(text: str) -> int:
    """Return the place after the bracket that closes the first one of *text*."""
    depth = 0
    for at, char in _signs(text):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at + 1
    return len(text)


def _alternatives(body: str) -> list[str]:
    """Return the alternatives of a group, split outside of its brackets and classes."""
    found, start, depth = [], 0, 0
    for at, char in _signs(body):
        depth += (char == "(") - (char == ")")
        if char == "|" and not depth:
            found.append(body[start:at])
            start = at + 1
    return [*found, body[start:]]


_SIGN: Final = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def _signs(text: str) -> Iterator[tuple[int, str]]:
    """Yield each sign of a pattern and its place; an escaped one or a class is one sign."""
    return ((one.start(), one[0]) for one in _SIGN.finditer(text))
