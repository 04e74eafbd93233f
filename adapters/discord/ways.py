"""The ways a delivery can reach its runner, as REST requests in the order they are tried.

A way that is over (edited message gone, interaction older than 15 minutes, channel closed) leaves it to
the next one. A send to a channel has a nonce and cannot arrive twice; an answer to an interaction has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from discord.http import Route

from adapters.discord.bodies import words
from adapters.discord.handles import Via, person_aside, read_via
from adapters.discord.lengths import cut
from core.messages import Address, Document, Message
from core.ports.deliveries import Delivery

EPHEMERAL = 1 << 6
SILENT = 1 << 12


STRIPPED: Mapping[str, Any] = {"components": []}
"""The body of an edit that takes the buttons off."""


@dataclass(frozen=True, slots=True)
class Way:
    """One REST request: a *path* with the ids that fill it, and a JSON *body*."""

    method: str
    path: str
    ids: Mapping[str, str]
    body: Mapping[str, Any] | None = None
    file: Document | None = None
    """What comes along with the body."""

    def route(self) -> Route:
        """Return it as discord.py wants it; the names of the ids tell it which share a rate limit."""
        return Route(self.method, self.path, **self.ids)


def ways(delivery: Delivery, *, thinking: bool) -> tuple[Way, ...]:
    """Return how to say the words of *delivery*; *thinking*: the command it answers has no answer yet."""
    via, message, address = read_via(delivery.via), delivery.message, delivery.address
    private = person_aside(address) is not None
    found = [
        delivery.edits and edit(address, via, delivery.edits, words(message)),
        thinking and original(via, words(message)),
        not (private or delivery.only_edits) and create(address.chat, message, delivery.nonce),
        via.token and followup(via, message),
    ]
    return tuple(replace(way, file=message.document) for way in found if isinstance(way, Way))


def edit(address: Address, via: Via, message: str, body: Mapping[str, Any]) -> Way | None:
    """Change an earlier *message*; in an aside that is possible only for the message that was tapped."""
    if person_aside(address) is None:
        return change(address.chat, message, body)
    return original(via, body) if via.kind == "tap" and via.message == message else None


def change(chat: str, message: str, body: Mapping[str, Any]) -> Way:
    """Change a message of a channel."""
    path = "/channels/{channel_id}/messages/{message_id}"
    return Way("PATCH", path, {"channel_id": chat, "message_id": message}, body)


def original(via: Via, body: Mapping[str, Any] | None = None) -> Way:
    """Change (or with no *body* look at) the first answer to a command, or the message that was tapped."""
    method = "GET" if body is None else "PATCH"
    return Way(method, "/webhooks/{webhook_id}/{webhook_token}/messages/@original", _webhook(via), body)


def create(chat: str, message: Message, nonce: str) -> Way:
    """Send to a channel, once however often it is tried."""
    body = words(message)
    body["flags"] = body.get("flags", 0) | (SILENT if message.silent else 0)
    if nonce:
        body |= {"nonce": nonce, "enforce_nonce": True}
    return Way("POST", "/channels/{channel_id}/messages", {"channel_id": chat}, body)


def followup(via: Via, message: Message) -> Way:
    """Answer an interaction once more, for the eyes of its person only."""
    body = words(message)
    body["flags"] = body.get("flags", 0) | EPHEMERAL | (SILENT if message.silent else 0)
    return Way("POST", "/webhooks/{webhook_id}/{webhook_token}", _webhook(via), body)


def react(chat: str, message: str, emoji: str) -> Way:
    """Put *emoji* under a message of a channel."""
    path = "/channels/{channel_id}/messages/{message_id}/reactions/{emoji}/@me"
    return Way("PUT", path, {"channel_id": chat, "message_id": message, "emoji": emoji})


def acknowledge(interaction: str, token: str, *, tap: bool, private: bool) -> Way:
    """Tell Discord an interaction is taken: nothing to see for a tap, "thinking…" for a command."""
    body = {"type": 6} if tap else {"type": 5, "data": {"flags": EPHEMERAL if private else 0}}
    return _callback(interaction, token, body)


def _callback(interaction: str, token: str, body: Mapping[str, Any]) -> Way:
    # discord.py counts rate limits by webhook; an interaction is one, whose id and token stand in its path.
    ids = {"webhook_id": interaction, "webhook_token": token}
    return Way("POST", "/interactions/{webhook_id}/{webhook_token}/callback", ids, body)


def show_form(interaction: str, token: str, body: Mapping[str, Any]) -> Way:
    """Answer a command with a form; nothing was said yet that could be lost."""
    return _callback(interaction, token, {"type": 9, "data": body})


def suggest(interaction: str, token: str, found: Sequence[str]) -> Way:
    """Answer what is being typed with what may finish it."""
    choices = [{"name": cut(one, 100), "value": cut(one, 100)} for one in found[:25]]
    return _callback(interaction, token, {"type": 8, "data": {"choices": choices}})


def _webhook(via: Via) -> Mapping[str, str]:
    return {"webhook_id": via.application, "webhook_token": via.token}
