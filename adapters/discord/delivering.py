"""From a delivery to the REST requests that make a runner see it."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from discord.http import HTTPClient

from adapters.discord.handles import channel_aside, person_aside, read_via
from adapters.discord.interactions import Interactions
from adapters.discord.lengths import cut
from adapters.discord.rest import FAILED, listed, send
from adapters.discord.servers import NAME, calendar, calendars, invite, look, strike, thread
from adapters.discord.ways import STRIPPED, Way, create, edit, followup, react, ways
from adapters.discord.words import parts
from core.messages import Meeting
from core.ports.deliveries import Delivery, RefusedError, UnreachableError


async def deliver(
    http: HTTPClient, interactions: Interactions, delivery: Delivery, commands: Mapping[str, str]
) -> str | None:
    """Send, edit, react or toast; return the message's id; *commands*: their ids by name. Raises the errors of `core.ports`."""
    await interactions.taken(read_via(delivery.via).token)
    passing = _passing(delivery)
    if passing is not None:
        with suppress(RefusedError, UnreachableError):  # it is late or unwanted, and nobody misses it
            await send(http, passing)
        return None
    person = person_aside(delivery.address)
    if delivery.message.room and person:
        return await _in_a_room(http, delivery, person)
    sent = None
    for part in parts(delivery, commands):
        sent = await _say(http, interactions, part)
    await _strip(http, delivery)
    event = delivery.message.event
    if event and event.off:
        await _struck(http, delivery.address.chat, event)
    elif sent and not delivery.edits:
        await _beside(http, delivery, sent)
    return sent


async def _in_a_room(http: HTTPClient, delivery: Delivery, person: str) -> str | None:
    """Open a private thread for one person, and say it there; where we may not, they were told of that case."""
    with suppress(RefusedError, UnreachableError):
        room = str((await send(http, thread(channel_aside(delivery.address), person)))["id"])
        await send(http, invite(room, person))
        (words,) = parts(delivery)
        return str((await send(http, create(room, words.message, delivery.nonce)))["id"])
    return None


async def _beside(http: HTTPClient, delivery: Delivery, sent: str) -> None:
    """Do what belongs to a message that was just posted: the calendar, the first emoji under it."""
    if delivery.message.event:
        await _noted(http, delivery.address.chat, delivery.message.event)
    if delivery.message.begins:
        with suppress(*FAILED):
            await send(http, react(delivery.address.chat, sent, delivery.message.begins))


async def _noted(http: HTTPClient, chat: str, event: Meeting) -> None:
    """Put a meeting into the server's calendar; the post says the same where we may not."""
    with suppress(*FAILED, KeyError):
        place = await send(http, look(chat))
        await send(http, calendar(str(place["guild_id"]), str(place.get("name", "")), event))


async def _struck(http: HTTPClient, chat: str, event: Meeting) -> None:
    """Take a meeting out of the server's calendar, if it still stands there as we put it."""
    with suppress(*FAILED, KeyError, ValueError):
        guild = str((await send(http, look(chat)))["guild_id"])
        for one in await listed(http, calendars(guild)):
            begins = datetime.fromisoformat(str(one["scheduled_start_time"]))
            if one["name"] == cut(event.name, NAME) and begins == event.begins:
                await send(http, strike(guild, str(one["id"])))


def _passing(delivery: Delivery) -> Way | None:
    """Return how to react or toast, where Discord can."""
    message, via = delivery.message, read_via(delivery.via)
    if message.react and via.kind == "message":
        return react(delivery.address.chat, via.message, message.react)
    return followup(via, message) if message.toast and via.kind == "tap" else None


async def _say(http: HTTPClient, interactions: Interactions, delivery: Delivery) -> str:
    """Try one way after the other; return the message's id."""
    via = read_via(delivery.via)
    for way in ways(delivery, thinking=await interactions.thinking(http, via)):
        with suppress(UnreachableError):
            sent = await send(http, way)
            interactions.note(via.token, thinking=False)
            return str(sent["id"])
    return await _directly(http, delivery)


async def _directly(http: HTTPClient, delivery: Delivery) -> str:
    """Say what can no longer be said aside in direct messages, if this person ever wrote or read there."""
    person = person_aside(delivery.address)
    if person is None:
        # A post that was taken down says nothing about its channel.
        raise RefusedError("taken down") if delivery.only_edits else UnreachableError("no way left")
    direct = await send(http, Way("POST", "/users/@me/channels", {}, {"recipient_id": person}))
    if not direct.get("last_message_id"):
        raise UnreachableError("no direct messages yet")
    way = create(direct["id"], delivery.message, delivery.nonce)
    return str((await send(http, replace(way, file=delivery.message.document)))["id"])


async def _strip(http: HTTPClient, delivery: Delivery) -> None:
    """Take the buttons off an earlier message; if that fails, a tap on them is told to be late."""
    if delivery.strips and delivery.strips != delivery.edits:
        way = edit(delivery.address, read_via(delivery.via), delivery.strips, STRIPPED)
        with suppress(*FAILED):
            if way:
                await send(http, way)
