"""A message of the coach in Discord's terms: escaped text, parts that fit, rows of buttons."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain
from types import MappingProxyType
from typing import Any, Final

from adapters.discord.handles import read_via
from adapters.discord.lengths import fitting
from adapters.discord.lists import drawn, one_of, several
from core.messages import Button
from core.ports.deliveries import Delivery

LIMIT: Final = 2000
"""UTF-16 units of one message."""
ROW: Final = 5
"""Buttons in a row, and rows under a message."""
NONCE: Final = 25
NO_COMMANDS: Final[Mapping[str, str]] = MappingProxyType({})

_SPECIAL = re.compile(
    r"(?P<url>https?://\S+)|(?<![\w/])/(?P<command>[a-z]+)\b|[\\*_~`|<[]|^(?:>|#|-)", re.MULTILINE
)


def escaped(text: str, commands: Mapping[str, str] = NO_COMMANDS) -> str:
    """Return *text* so that Discord shows it as it is; addresses stay links, and *commands* (name: id) can be tapped.

    Discord shows such a command by what it is called in the language of who reads it.
    """

    def shown(found: re.Match[str]) -> str:
        if found["command"]:
            known = commands.get(found["command"])
            return f"</{found['command']}:{known}>" if known else found[0]
        return found[0] if found["url"] else "\\" + found[0]

    return _SPECIAL.sub(shown, text)


def parts(delivery: Delivery, commands: Mapping[str, str] = NO_COMMANDS) -> list[Delivery]:
    """Return *delivery* in parts that fit, its text escaped; the last one has the buttons and the nonce.

    A reaction that can only be said becomes its text; without any words there are no parts.
    """
    words = delivery.message.text or delivery.message.react or ""
    if not words and not delivery.message.buttons:
        return []
    texts = _split(escaped(words, commands) + _handed_on(delivery))
    if len(texts) > 1:  # a line is no longer the line it was
        delivery = replace(delivery, message=replace(delivery.message, beside=()))
    return [_part(delivery, text, len(texts) - i - 1, first=not i) for i, text in enumerate(texts)]


def _handed_on(delivery: Delivery) -> str:
    """Return what somebody else is to send, to be copied as it is, and where to."""
    if not delivery.message.invites:
        return ""
    me = read_via(delivery.via).application
    where = f"\nhttps://discord.com/users/{me}" if me else ""
    return f"\n\n`{delivery.message.invites}`{where}"


def _part(delivery: Delivery, text: str, left: int, *, first: bool) -> Delivery:
    """Return one part with *left* more to come. Only the first can take another message's place."""
    message = replace(delivery.message, text=text)
    if left:
        message = replace(message, buttons=(), document=None)
    nonce = f"{delivery.nonce[: NONCE - 4]}+{left}" if left and delivery.nonce else delivery.nonce
    return replace(delivery, message=message, nonce=nonce, edits=delivery.edits if first else None)


def _split(text: str, limit: int = LIMIT) -> list[str]:
    """Return *text* cut at the ends of lines, else between words, else anywhere."""
    found = []
    while (end := fitting(text, limit)) < len(text):
        cut = next((at for mark in ("\n", " ") if (at := text.rfind(mark, 1, end + 1)) > 0), end)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [*found, text]


def components(buttons: Sequence[Sequence[Button]], *, many: bool = False) -> list[Mapping[str, Any]]:
    """Return action rows: ours where they fit, a list of choices where they are many, else five by five.

    Discord takes 25 buttons in rows of five; a list takes as many choices, and several of them at once.
    """
    if many:
        return several(buttons)
    if picked := one_of(buttons):
        return picked
    rows = list(chain.from_iterable(_fives(row) for row in buttons))
    if len(rows) > ROW:
        rows = _fives([button for row in rows for button in row])[:ROW]
    return [{"type": 1, "components": [drawn(button) for button in row]} for row in rows]


def _fives(row: Sequence[Button]) -> list[Sequence[Button]]:
    return [row[i : i + ROW] for i in range(0, len(row), ROW)]
