"""What may be done in a group: who runs it, and whether we may write there. Asked when somebody gives a command in it."""

from __future__ import annotations

from typing import Final

from telegram import Bot, ChatMemberRestricted
from telegram.error import TelegramError

from adapters.telegram.shapes import Update
from core.ports.events import Raw

GROUPS: Final = frozenset({"group", "supergroup"})
RUNS: Final = frozenset({"administrator", "creator"})
OUT: Final = frozenset({"left", "kicked"})


async def noted(bot: Bot, update: Raw) -> dict[str, bool]:
    """Note whether whoever gives a command in a group runs it, and if so whether we lack the right to write there.

    When the first cannot be learned, they don't; when the second can't, we may.
    """
    try:
        post = Update.model_validate(dict(update)).message
    except ValueError:
        return {}  # it is refused when it is read
    if not post or not post.sender or post.chat.type not in GROUPS or not post.words.startswith("/"):
        return {}
    try:
        member = await bot.get_chat_member(post.chat.id, post.sender.id)
    except TelegramError:
        return {}
    runs = member.status in RUNS
    return {"_admin": runs, "_lacks": runs and not await may_write(bot, post.chat.id)}


async def may_write(bot: Bot, chat: int) -> bool:
    """Return whether we may write in a group, by our own standing and by what it lets everybody do."""
    try:
        mine = await bot.get_chat_member(chat, int(bot.token.partition(":")[0]))
        if mine.status in RUNS | OUT:
            return mine.status in RUNS
        if isinstance(mine, ChatMemberRestricted):
            return mine.can_send_messages
        everybody = (await bot.get_chat(chat)).permissions
    except TelegramError:
        return True
    return everybody is None or everybody.can_send_messages is not False
