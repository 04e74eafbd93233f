"""Tries out a real token: who we are, which commands there are, and a message sent, changed, taken back."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

import aiohttp
import discord

from adapters.discord.bodies import words
from adapters.discord.hosts import Http
from adapters.discord.rest import FAILED, FAILURES, send
from adapters.discord.standing import rights
from adapters.discord.ways import Way, change, create
from core.messages import Button, Message
from core.ports.deliveries import SlowDownError
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
                checks.append(await tried("rights", lambda: _rights(http, chat)))
                if checks[-1].fine:
                    checks.append(await tried("writing", lambda: _written(http, chat)))
        await http.close()
    return checks


async def tried(name: str, step: Callable[[], Awaitable[str]]) -> Check:
    """Return what came of one step; of an error, what may be done about it, and Discord's code."""
    try:
        return Check(name, fine=True, seen=await step())
    except (*FAILED, *FAILURES, KeyError, TypeError, ValueError) as error:
        return Check(name, fine=False, seen=why(error))


def why(error: Exception) -> str:
    """Return what an error means to whoever runs the coach."""
    match error:
        case discord.LoginFailure():
            return "Discord knows no bot with this token; copy it anew from the developer portal (Bot, Reset Token)"
        case SlowDownError(seconds=wait) | discord.RateLimited(retry_after=wait):
            return f"Discord asks to wait; try again in {wait:.0f} seconds"
        case aiohttp.ClientError() | OSError():
            return f"{UNREACHED} ({type(error).__name__})"
        case KeyError() | TypeError():
            return "something answers, but not as Discord does; is DISCORD_API_URL right?"
        case _:
            return str(error) if isinstance(error, ValueError) else _refused(str(error))


def _refused(said: str) -> str:
    """Return what Discord's answer, or its code, means; a word alone is what kept us from getting one."""
    if said.isalpha():
        return f"{UNREACHED} ({said})"
    advice = next((told for code, told in ADVICE.items() if re.search(rf"\b{code}\b", said)), None)
    return f"{advice} ({said})" if advice else f"Discord refuses it: {said}"


UNREACHED: Final = (
    "Discord could not be reached; is there a network here, a proxy in between, the right DISCORD_API_URL?"
)
ADVICE: Final[Mapping[int, str]] = {
    10003: "there is no such channel, or the bot is not in its server; invite it, or check the number",
    50001: "the bot does not see that channel; give it the right to view it",
    50013: "the bot may not write there; give it the rights to view the channel and to send messages",
    50007: "that person takes no direct messages from the bot",
    HTTPStatus.UNAUTHORIZED: "the token is not taken any more; copy it anew from the developer portal",
}
"""What may be done about what Discord says, by its code."""


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


async def _rights(http: Http, chat: str) -> str:
    if not chat.isdecimal():
        raise ValueError("a channel is a number: switch on Developer Mode, then Copy Channel ID")
    me: dict[str, Any] = await send(http, Way("GET", "/users/@me", {}))
    found = await rights(http, chat, str(me["id"]))
    if found is None:
        return "a private chat, where none are needed"
    if not (found.view_channel and found.send_messages):
        raise ValueError(ADVICE[50013])
    wanted = {
        "Create Events, for sessions in the server's calendar": found.create_events or found.manage_events,
        "Create Private Threads and Send Messages in Threads, for members who take no direct messages": (
            found.create_private_threads and found.send_messages_in_threads
        ),
    }
    missing = [words for words, given in wanted.items() if not given]
    return (
        f"fine without, better with {'; and '.join(missing)}" if missing else "all that clubs are better with"
    )


async def _written(http: Http, chat: str) -> str:
    sent = await send(http, create(chat, TRIED, ""))
    await send(http, change(chat, str(sent["id"]), words(Message("Changed."))))
    page = await send(http, create(chat, PAGE, ""))
    for one in (sent, page):
        ids = {"channel_id": chat, "message_id": str(one["id"])}
        await send(http, Way("DELETE", "/channels/{channel_id}/messages/{message_id}", ids))
    return "sent, changed and taken back, a page of components too"
