"""The long poll, on raw JSON: an update is stored first and confirmed by the next poll.

The library's own updater confirms what it has in memory only, and one update it cannot parse stops it for
ever. Here an update is parsed when it is read, alone.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial
from typing import Any, TypeAlias

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
)
from telegram.constants import BotCommandLimit
from telegram.error import TelegramError

from adapters.telegram.handles import NAME
from adapters.telegram.hook import Hook
from adapters.telegram.patience import Patience
from adapters.telegram.whereabouts import without_places
from core.messages import MenuEntry
from core.ports.events import Raw
from core.ports.platform import Inbox

WANTED = ["message", "edited_message", "callback_query", "my_chat_member"]
HELD = 50
"""Seconds for which Telegram holds a poll without news; it allows no more."""

DESCRIPTION = int(BotCommandLimit.MAX_DESCRIPTION)

_log = logging.getLogger(__name__)


Noted: TypeAlias = Callable[[Raw], Awaitable[Raw]]
"""Returns an update with what is noted on its receipt."""


async def listen(
    bot: Bot,
    menu: Sequence[MenuEntry],
    inbox: Inbox,
    patience: Patience,
    noted: Noted,
    heard: Callable[[Raw], None],
) -> None:
    """Put every update into *inbox*, then tell *heard*, until cancelled. Raises BadTokenError."""
    name = (await patience.get(bot.get_me)).username or ""
    await patience.get(partial(_call_no_more, bot))
    await _show(bot, menu)
    offset = None
    while True:
        updates = [without_places(one) for one in await patience.get(partial(_news, bot, offset))]
        offset = None  # That poll has confirmed it; after a quiet week, ids may go on below it.
        # Together, so that one slow file holds up nobody for longer than itself.
        events = [{**event, "_bot": name} for event in await asyncio.gather(*map(noted, updates))]
        # Together: the inbox keeps their order, and one commit serves them all.
        await asyncio.gather(
            *(_keep(inbox, patience, *pair) for pair in zip(map(key, updates), events, strict=True))
        )
        for event in events:
            offset = event["update_id"] + 1
            heard(event)


async def be_called(bot: Bot, menu: Sequence[MenuEntry], hook: Hook, patience: Patience) -> None:
    """Have Telegram call *hook* with every update, until cancelled. Raises BadTokenError."""
    await patience.get(bot.get_me)
    await _show(bot, menu)
    await patience.get(partial(bot.set_webhook, **hook.settings(WANTED)))
    await asyncio.Event().wait()


async def _call_no_more(bot: Bot) -> None:
    """Take down a webhook: while one is set Telegram answers no poll. What waits there is kept."""
    hook = await bot.get_webhook_info()
    if hook.url:
        await bot.delete_webhook()
        _log.warning("telegram: a webhook was set and is taken down, messages are fetched from now on")


async def _keep(inbox: Inbox, patience: Patience, name: str, event: Raw) -> None:
    """Store one event, however often it takes."""
    await patience.get(partial(inbox.put, NAME, name, event))


def key(update: Raw) -> str:
    """Return what tells an update from every other.

    Telegram repeats an unconfirmed update as it was, and starts its ids anew after a quiet week: the same id
    with other content is another update.
    """
    content = json.dumps(update, sort_keys=True).encode()
    return f"{update['update_id']}:{hashlib.sha256(content).hexdigest()[:16]}"


async def _news(bot: Bot, offset: int | None) -> Any:  # noqa: ANN401 - raw JSON
    """Return the updates from *offset* on, which confirms those before it."""
    return await bot.do_api_request(
        "get_Updates",  # not "get_updates": the library would recommend its own, which parses all at once
        {"offset": offset, "timeout": HELD, "allowed_updates": WANTED},
        read_timeout=HELD + 10,
    )


def menus(menu: Sequence[MenuEntry]) -> Iterator[tuple[list[BotCommand], BotCommandScope, str]]:
    """Yield the commands for each scope and language ("": all others)."""
    listed = [entry for entry in menu if entry.on_message is None]
    scopes = (
        (BotCommandScopeAllPrivateChats(), [entry for entry in listed if not entry.shared]),
        (BotCommandScopeAllGroupChats(), [entry for entry in listed if entry.shared and not entry.admin]),
        (BotCommandScopeAllChatAdministrators(), [entry for entry in listed if entry.shared]),
    )
    for scope, entries in scopes:
        for language in ("", *dict(menu[0].summaries if menu else ())):
            if entries:
                yield [_command(entry, language) for entry in entries], scope, language


def _command(entry: MenuEntry, language: str) -> BotCommand:
    summary = dict(entry.summaries).get(language, entry.summary)
    return BotCommand(entry.name, summary[:DESCRIPTION])


async def _show(bot: Bot, menu: Sequence[MenuEntry]) -> None:
    """Show the commands; last time's stay when Telegram does not take them."""
    try:
        for commands, scope, language in menus(menu):
            await bot.set_my_commands(commands, scope, language or None)
    except TelegramError as error:
        _log.warning("telegram: the menu was not taken: %s", type(error).__name__)
