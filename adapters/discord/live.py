"""Tries out a real token: who we are, which commands there are, and a message sent, changed, taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final

import discord

from adapters.discord.bodies import words
from adapters.discord.hosts import Http
from adapters.discord.rest import FAILED, FAILURES, send
from adapters.discord.ways import Way, change, create
from core.messages import Button, Message
from core.ports.platform import Check

TRIED: Final = Message(
    "Fourlap: trying out what I can do here. This goes by itself.", ((Button("OK", "0.0.ok"),),), silent=True
)


PAGE: Final = Message("Fourlap\nTrying out a page. This goes by itself.", silent=True, card=True)


async def probe(token: str, api_url: str | None, chat: str | None) -> Sequence[Check]:
    """Return what came of trying a token; with a *chat* (a channel's id), what is written there is taken back."""
    async with discord.Client(intents=discord.Intents.none()) as client:
        http = client.http = Http(client, api_url, None)
        checks = [await tried("token", lambda: _me(http, token))]
        if checks[0].fine:
            checks.append(await tried("application", lambda: _application(http)))
            checks.append(await tried("gateway", lambda: _gateway(http)))
            if chat:
                checks.append(await tried("writing", lambda: _written(http, chat)))
        await http.close()
    return checks


async def tried(name: str, step: Callable[[], Awaitable[str]]) -> Check:
    """Return what came of one step; an error is named by its kind and Discord's code."""
    try:
        return Check(name, fine=True, seen=await step())
    except (*FAILED, *FAILURES, KeyError) as error:
        return Check(name, fine=False, seen=f"{type(error).__name__}: {error}")


async def _me(http: Http, token: str) -> str:
    me = await http.static_login(token)
    return f"{me['username']} ({me['id']})"


async def _application(http: Http) -> str:
    about: dict[str, Any] = await send(http, Way("GET", "/oauth2/applications/@me", {}))
    commands = await http.get_global_commands(int(about["id"]))
    return f"{about['name']}, {len(commands)} commands"


async def _gateway(http: Http) -> str:
    told: dict[str, Any] = await send(http, Way("GET", "/gateway/bot", {}))
    starts = told["session_start_limit"]
    return (
        f"{starts['remaining']} of {starts['total']} starts are left today, {told['shards']} shards advised"
    )


async def _written(http: Http, chat: str) -> str:
    sent = await send(http, create(chat, TRIED, ""))
    await send(http, change(chat, str(sent["id"]), words(Message("Changed."))))
    page = await send(http, create(chat, PAGE, ""))
    for one in (sent, page):
        ids = {"channel_id": chat, "message_id": str(one["id"])}
        await send(http, Way("DELETE", "/channels/{channel_id}/messages/{message_id}", ids))
    return "sent, changed and taken back, a page of components too"
