"""Tries out a real token: who we are, whether anyone else reads our messages, and a message sent, changed, taken back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReactionTypeEmoji
from telegram.constants import ReactionEmoji
from telegram.error import (
    BadRequest,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from adapters.telegram.errors import pause, says
from adapters.telegram.request import Request
from core.ports.platform import Check

CLOUD: Final = "https://api.telegram.org"
TRIED: Final = "Fourlap: trying out what I can do here. This goes by itself."
THUMB: Final = ReactionTypeEmoji(ReactionEmoji.THUMBS_UP)
MARK: Final = MessageEntity(
    MessageEntity.DATE_TIME, offset=0, length=7, unix_time=datetime(2027, 1, 15, 8, tzinfo=UTC)
)
"""A moment, whose mark a server of an earlier Bot API does not know."""


async def probe(token: str, api_url: str | None, chat: str | None) -> Sequence[Check]:
    """Return what came of trying a token; with a *chat*, what is written there is taken back."""
    requests = (Request(), Request())
    url = f"{(api_url or CLOUD).rstrip('/')}/bot"
    bot = Bot(token, base_url=url, get_updates_request=requests[0], request=requests[1])
    checks = [await tried("token", lambda: _me(bot))]
    if checks[0].fine:  # without one, all the rest fails alike
        checks.append(await tried("reading", lambda: _alone(bot)))
        checks.append(await tried("menu", lambda: _menu(bot)))
        if chat:
            checks.append(await tried("writing", lambda: _written(bot, _number(chat))))
    for request in requests:
        await request.shutdown()
    return checks


async def tried(name: str, step: Callable[[], Awaitable[str]]) -> Check:
    """Return what came of one step; of an error, what may be done about it, and what Telegram says of it."""
    try:
        return Check(name, fine=True, seen=await step())
    except (TelegramError, ValueError) as error:
        return Check(name, fine=False, seen=why(error))


def why(error: Exception) -> str:
    """Return what an error means to whoever runs the coach."""
    match error:
        case InvalidToken() | EndPointNotFound():
            return "Telegram knows no bot with this token; copy it anew from BotFather (/mybots, API Token)"
        case RetryAfter():
            return f"Telegram asks to wait; try again in {pause(error):.0f} seconds"
        case BadRequest() | Forbidden():
            advice = next((told for phrase, told in ADVICE.items() if says(error, phrase)), None)
            return f"{advice} ({error})" if advice else f"Telegram refuses it: {error}"
        case NetworkError():
            return f"{UNREACHED} ({error})"
        case _:
            return str(error)


UNREACHED: Final = (
    "Telegram could not be reached; is there a network here, a proxy in between, the right TELEGRAM_API_URL?"
)
ADVICE: Final[Mapping[str, str]] = {
    "chat not found": "no such chat is known to the bot; write to it there first, or check the number",
    "blocked": "the bot is blocked in that chat; unblock it there",
    "deactivated": "that account is gone; take another chat",
    "kicked": "the bot is not in that group; let it in",
    "not a member": "the bot is not in that group; let it in",
    "upgraded to a supergroup": "that group has another number now, which begins with -100",
    "right": "the bot may not write there; let it send messages in that group",
    "write_forbidden": "the bot may not write there; let it send messages in that group",
    "can't be deleted": "the message is left there, as the bot may not take it back",
}
"""What may be done about what Telegram says, by words of it."""


async def _me(bot: Bot) -> str:
    me = await bot.get_me()
    groups = "may join groups" if me.can_join_groups else "may not join groups (BotFather: /setjoingroups)"
    reads = "reads everything in groups" if me.can_read_all_group_messages else "privacy mode is on"
    return f"@{me.username}, {groups}, {reads}"


async def _alone(bot: Bot) -> str:
    hook = await bot.get_webhook_info()
    if hook.last_error_message:
        raise ValueError(f"the webhook fails: {hook.last_error_message}")
    waiting = f"{hook.pending_update_count} updates wait"
    return f"by webhook, {waiting}" if hook.url else f"by long poll, {waiting}"


async def _menu(bot: Bot) -> str:
    return f"{len(await bot.get_my_commands())} commands for everyone"


async def _written(bot: Bot, chat: int) -> str:
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("OK", callback_data="0.0.ok")]])
    sent = await bot.send_message(chat, TRIED, disable_notification=True, reply_markup=keys)
    await bot.edit_message_text(f"{TRIED} Changed.", chat, sent.message_id)
    extras = [
        await _allowed("reactions", bot.set_message_reaction(chat, sent.message_id, THUMB)),
        await _allowed(
            "marks of the clock", bot.edit_message_text(TRIED, chat, sent.message_id, entities=[MARK])
        ),
    ]
    await bot.delete_message(chat, sent.message_id)
    return f"sent, changed and taken back; {', '.join(extras)}"


def _number(chat: str) -> int:
    if not chat.removeprefix("-").isdecimal():
        raise ValueError("a chat is a number, like 12345 or -100678")
    return int(chat)


async def _allowed(what: str, call: Awaitable[object]) -> str:
    """Return whether something works here that is done without where it does not."""
    try:
        await call
    except BadRequest as error:
        return f"no {what} ({error})"
    return what
