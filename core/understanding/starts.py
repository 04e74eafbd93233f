"""Where a pattern may begin: it is tried only at the words and figures of a text that it can begin with.

A message of a thousand characters has some two hundred words; eighty patterns tried at every character are slow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Final, TypeAlias

FIGURE: Final = "0"
"""Stands for any row of figures among the heads of a pattern."""

Heads: TypeAlias = frozenset[str] | None
"""Letters that a pattern may begin with; None: anything."""

_START: Final = re.compile(r"\w+")
_AROUND: Final = re.compile(r"\(\?<?[!=]")
_GROUP: Final = re.compile(r"\((?:\?(?::|P<\w+>))?")
_LITERAL: Final = re.compile(r"[^\W\d_]+")
_FIGURES: Final = re.compile(r"\\d|[0-9]+|\[[0-9-]+\]")
_MAYBE: Final = re.compile(r"[?*]|\{0,")


def starts(text: str) -> Iterator[tuple[int, str]]:
    """Yield where words and rows of figures begin in *text*, with each; "8km" is both, from its figure on."""
    for one in _START.finditer(text):
        yield one.start(), one[0]
        if not one[0].isalpha():
            yield from ((one.start() + at.start(), FIGURE) for at in _INNER.finditer(one[0]))


_INNER: Final = re.compile(r"(?<=\D)\d+")


def begins(word: str, heads: Heads) -> bool:
    """Say whether what stands at the beginning of *word* may be what a pattern begins with."""
    if heads is None:
        return False
    return word.startswith(tuple(heads - {FIGURE})) or (FIGURE in heads and word[0].isdecimal())


def replaced(
    pattern: re.Pattern[str], read: Callable[[re.Match[str]], str], text: str, where: Iterable[int]
) -> str:
    """Return what `pattern.sub(read, text)` returns, tried only at the places *where* it may begin."""
    parts, last = [], 0
    for at in where:
        match = pattern.match(text, at) if at >= last else None
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
    optional = _MAYBE.match(rest, literal.end())
    return (
        frozenset({literal[0][:-1]})
        if optional and len(literal[0]) > 1
        else None
        if optional
        else frozenset({literal[0]})
    )


def _of_group(rest: str, begins: int) -> Heads:
    end = _closing(rest)
    inside, after = rest[begins : end - 1], rest[end:]
    optional = _MAYBE.match(after)
    if not inside:
        return _heads(after)
    found: frozenset[str] = frozenset()
    for one in _alternatives(inside):
        more = _heads(one or after)
        if more is None:
            return None
        found |= more
    rest_heads = _heads(after[optional.end() :]) if optional else frozenset()
    return None if rest_heads is None else found | rest_heads


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
