"""What the coach may do in a channel: from its roles in the server, and what the channel says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

import discord
from discord.http import HTTPClient

from adapters.discord.rest import listed, send
from adapters.discord.servers import look, member, roles

THREADS = frozenset({10, 11, 12})
"""Kinds of channels whose rights are those of the channel they hang under."""


async def rights(http: HTTPClient, chat: str, me: str) -> discord.Permissions | None:
    """Return what *me* may do in a channel; None where it is of no server. Raises the errors of `core.ports`."""
    channel = await send(http, look(chat))
    if channel.get("type") in THREADS:
        channel = await send(http, look(str(channel["parent_id"])))
    if not channel.get("guild_id"):
        return None
    guild = str(channel["guild_id"])
    mine = await send(http, member(guild, me))
    return granted(await listed(http, roles(guild)), [guild, *mine["roles"]], me, channel)


def granted(
    all_roles: Iterable[Mapping[str, Any]], held: Sequence[str], me: str, channel: Mapping[str, Any]
) -> discord.Permissions:
    """Return what somebody may do who has the roles *held*, the first of them everyone's."""
    given = _all(int(one["permissions"]) for one in all_roles if one["id"] in held)
    if discord.Permissions(given).administrator:
        return discord.Permissions.all()
    said = {one["id"]: one for one in channel.get("permission_overwrites", ())}
    for layer in ([held[0]], held[1:], [me]):
        found = [said[one] for one in layer if one in said]
        given &= ~_all(int(one["deny"]) for one in found)
        given |= _all(int(one["allow"]) for one in found)
    return discord.Permissions(given)


def _all(bits: Iterable[int]) -> int:
    return reduce(or_, bits, 0)
