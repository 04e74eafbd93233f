"""The ways a delivery can reach its runner, as REST requests in the order they are tried.

A way that is over (edited message gone, interaction older than 15 minutes, channel closed) leaves it to
the next one. A send to a channel has a nonce and cannot arrive twice; an answer to an interaction has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from discord.http import Route

from adapters.discord.handles import Via, person_aside, read_via
from adapters.discord.lengths import cut
from adapters.discord.words import components
from core.messages import Address, Kind, Meeting, Message
from core.ports.deliveries import Delivery

EPHEMERAL = 1 << 6
SILENT = 1 << 12
CARD = 1 << 15
"""The flag of a message made of components alone (components v2)."""

STRIPPED: Mapping[str, Any] = {"components": []}
"""The body of an edit that takes the buttons off."""


@dataclass(frozen=True, slots=True)
class Way:
    """One REST request: a *path* with the ids that fill it, and a JSON *body*."""

    method: str
    path: str
    ids: Mapping[str, str]
    body: Mapping[str, Any] | None = None

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
        not (private or only_edits(delivery)) and create(address.chat, message, delivery.nonce),
        via.token and followup(via, message),
    ]
    return tuple(way for way in found if isinstance(way, Way))


def only_edits(delivery: Delivery) -> bool:
    """A channel's post that was taken down by hand is not put up again."""
    return delivery.edits is not None and delivery.message.kind is Kind.RECAP


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
    """Return a page in a frame: its first line as a heading, a line under it, the rest, and the buttons."""
    head, _, rest = message.text.partition("\n")
    texts = [{"type": 10, "content": f"### {head}"}]
    if rest:
        texts += [{"type": 14, "divider": True, "spacing": 1}, {"type": 10, "content": rest}]
    return {"type": 17, "components": [*texts, *components(message.buttons)]}


def calendar(guild: str, channel_name: str, event: Meeting) -> Way:
    """Put a meeting into a server's calendar; where it is stays with those who come."""
    body = {
        "name": cut(event.name, 100),
        "privacy_level": 2,
        "entity_type": 3,
        "scheduled_start_time": event.begins.isoformat(),
        "scheduled_end_time": event.ends.isoformat(),
        "entity_metadata": {"location": cut(f"#{channel_name}", 100)},
    }
    return Way("POST", "/guilds/{guild_id}/scheduled-events", {"guild_id": guild}, body)


def look(channel: str) -> Way:
    """Look at a channel."""
    return Way("GET", "/channels/{channel_id}", {"channel_id": channel})


def member(guild: str, person: str) -> Way:
    """Look at a member of a server, which needs no intent."""
    return Way("GET", "/guilds/{guild_id}/members/{user_id}", {"guild_id": guild, "user_id": person})


def show_form(interaction: str, token: str, body: Mapping[str, Any]) -> Way:
    """Answer a command with a form; nothing was said yet that could be lost."""
    return _callback(interaction, token, {"type": 9, "data": body})


def suggest(interaction: str, token: str, found: Sequence[str]) -> Way:
    """Answer what is being typed with what may finish it."""
    choices = [{"name": cut(one, 100), "value": cut(one, 100)} for one in found[:25]]
    return _callback(interaction, token, {"type": 8, "data": {"choices": choices}})


def _webhook(via: Via) -> Mapping[str, str]:
    return {"webhook_id": via.application, "webhook_token": via.token}
