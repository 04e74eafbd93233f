"""A message as the body of a request: its words, its buttons, and a page in a frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from adapters.discord.lists import drawn
from adapters.discord.words import components
from core.messages import Button, Message

CARD = 1 << 15
"""The flag of a message made of components alone (components v2)."""
MOST = 40
"""Components of a message."""


def words(message: Message) -> dict[str, Any]:
    """Return text and buttons as a body; nobody is ever pinged by them."""
    if message.card:
        return {"flags": CARD, "components": [card(message)], "allowed_mentions": {"parse": []}}
    return {
        "content": message.text,
        "components": components(message.buttons, many=message.many),
        "allowed_mentions": {"parse": []},
    }


def card(message: Message) -> Mapping[str, Any]:
    """Return a page in a frame: its first line as a heading, a line under it, the rest, and the buttons.

    Where they would be too many, the buttons beside single lines are left out.
    """
    head, *rest = message.text.strip().split("\n")
    texts: list[Mapping[str, Any]] = [_text(f"### {head}")]
    if rest:
        texts += [{"type": 14, "divider": True, "spacing": 1}, *_lines(rest, dict(message.beside))]
    made = {"type": 17, "components": [*texts, *components(message.buttons)]}
    return made if _size(made) <= MOST or not message.beside else card(replace(message, beside=()))


def _size(part: Mapping[str, Any]) -> int:
    """Return how many components there are in one."""
    return 1 + ("accessory" in part) + sum(_size(one) for one in part.get("components", ()))


def _text(content: str) -> Mapping[str, Any]:
    return {"type": 10, "content": content}


def _lines(lines: Sequence[str], beside: Mapping[int, Button]) -> Iterator[Mapping[str, Any]]:
    """Yield the lines of a card below its first: those with a button beside them as sections, the others together."""
    for button, group in groupby(enumerate(lines, 1), lambda numbered: beside.get(numbered[0])):
        content = "\n".join(line for _, line in group)
        yield (
            {"type": 9, "components": [_text(content)], "accessory": drawn(button)}
            if button
            else _text(content)
        )
