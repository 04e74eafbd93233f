"""One delivery put on a runner's screen: in passing, as an edit, or as a new message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any, Final, TypeAlias, TypeVar

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    MessageEntity,
    ReactionTypeEmoji,
)
from telegram.constants import CallbackQueryLimit, MessageLimit
from telegram.error import BadRequest, TelegramError

from adapters.telegram.errors import meaning, says
from adapters.telegram.handles import read_chat, read_via
from adapters.telegram.moments import marked
from adapters.telegram.reactions import allowed
from adapters.telegram.splitting import LIMIT, parts, units
from adapters.telegram.taps import Taps
from core.messages import Button, Message
from core.ports.deliveries import Delivery, RefusedError, UnknownError

T = TypeVar("T")
Marks: TypeAlias = list[MessageEntity] | None
CAPTION: Final = int(MessageLimit.CAPTION_LENGTH)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)

GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
"""Descriptions of a 400 that say a message is no longer there to be edited."""


async def deliver(bot: Bot, taps: Taps, delivery: Delivery) -> str | None:
    """Show *delivery*; return the id of the message it is now. Raises the errors of `core.ports`."""
    shown = None
    if (delivery.message.door or delivery.message.invites) and not bot_known(bot):
        await bot.initialize()
    if delivery.message.invites:
        delivery = replace(delivery, message=with_link(bot, delivery.message))
    if not (await _toasted(bot, taps, delivery) or await _reacted(bot, delivery)):
        shown = await _edited(bot, delivery)
        if shown is None and delivery.only_edits:
            raise RefusedError("taken down")
        shown = shown or await _sent(bot, delivery)
    if delivery.strips and delivery.strips != shown:
        await _strip(bot, delivery, int(delivery.strips))
    if delivery.message.begins and shown and not delivery.edits:
        await _begin(bot, delivery, int(shown))
    return shown


async def _begin(bot: Bot, delivery: Delivery, shown: int) -> None:
    """Put the first emoji under a message; where that is not possible, others will."""
    chat, _ = read_chat(delivery.address.chat)
    if emoji := allowed(delivery.message.begins):
        with suppress(TelegramError):
            await bot.set_message_reaction(chat, shown, [ReactionTypeEmoji(emoji)])


async def _toasted(bot: Bot, taps: Taps, delivery: Delivery) -> bool:
    """Show a word about a tap in passing, if it is a short one and the tap still waits."""
    tap, words = read_via(delivery.via).tap, delivery.message.text
    short = units(words) <= CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH
    if not (delivery.message.toast and tap and short):
        return False
    door = delivery.message.door
    return await taps.opens(tap, link(bot, door)) if door else await taps.answer(tap, words)


def link(bot: Bot, door: str) -> str:
    """Return the address that opens the private chat and says *door* there."""
    return f"https://t.me/{bot.username}?start={door}"


def with_link(bot: Bot, message: Message) -> Message:
    """Return a message with the address under it that says its invitation's code to us in private."""
    address = link(bot, message.invites.rpartition(" ")[2])
    return replace(message, text=f"{message.text}\n\n{address}", invites="")


def bot_known(bot: Bot) -> bool:
    """Tell whether the bot knows its own name by now."""
    try:
        return bool(bot.username)
    except RuntimeError:
        return False


async def _reacted(bot: Bot, delivery: Delivery) -> bool:
    """Put an emoji under the runner's message; where that fails its words are sent, if it has any."""
    if delivery.message.react is None:
        return False
    emoji, target = allowed(delivery.message.react), read_via(delivery.via).message
    if emoji and target:
        chat, _ = read_chat(delivery.address.chat)
        try:
            return await bot.set_message_reaction(chat, target, [ReactionTypeEmoji(emoji)])
        except BadRequest:
            pass  # Reactions are switched off here, or the message is gone.
        except TelegramError as error:
            raise meaning(error, repeatable=True) from None
    return not delivery.message.text


async def _edited(bot: Bot, delivery: Delivery) -> str | None:
    """Let the message take the place of an earlier one; None when that cannot be done any more."""
    if not delivery.edits or delivery.message.document or len(parts(delivery.message.text)) > 1:
        return None
    chat, _ = read_chat(delivery.address.chat)
    message, target = delivery.message, int(delivery.edits)
    given: Any = {"reply_markup": keys(bot, message), "link_preview_options": NO_PREVIEW}
    try:
        await _marked(
            message,
            lambda entities: bot.edit_message_text(message.text, chat, target, entities=entities, **given),
        )
    except TelegramError as error:
        if says(error, *GONE):
            return None
        if not says(error, "message is not modified"):
            raise meaning(error, repeatable=True) from None
    return delivery.edits


async def _sent(bot: Bot, delivery: Delivery) -> str:
    """Send as many messages as the text needs, buttons and file with the last; return the id of that."""
    message = delivery.message
    *before, last = parts(message.text, CAPTION if message.document else LIMIT)
    words = replace(delivery, message=replace(message, document=None))
    for arrived, part in enumerate(before):
        await _send(bot, words, part, None, begun=arrived > 0)
    return await _send(bot, delivery, last, keys(bot, message), begun=bool(before))


def keys(bot: Bot, message: Message) -> InlineKeyboardMarkup | None:
    """Return what can be tapped under a message; under a door it leads to the private chat."""
    if not message.door:
        return keyboard(message.buttons)
    url = link(bot, message.door)
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(b.label, url=url) for row in message.buttons for b in row]]
    )


async def _send(
    bot: Bot, delivery: Delivery, text: str, buttons: InlineKeyboardMarkup | None, *, begun: bool
) -> str:
    chat, thread = read_chat(delivery.address.chat)
    document, quiet = delivery.message.document, _quiet(delivery.message) or None
    given: Any = {"message_thread_id": thread, "disable_notification": quiet, "reply_markup": buttons}
    try:
        if document:
            file = InputFile(document.content.encode(), filename=document.name)
            message = await bot.send_document(chat, file, caption=text or None, **given)
        else:
            said = replace(delivery.message, text=text)
            message = await _marked(
                said,
                lambda entities: bot.send_message(
                    chat, text, entities=entities, link_preview_options=NO_PREVIEW, **given
                ),
            )
    except TelegramError as error:
        if begun:  # A second try would repeat the parts that are there already.
            raise UnknownError("only the beginning was sent") from None
        raise meaning(error) from None
    return str(message.message_id)


async def _marked(message: Message, say: Callable[[Marks], Awaitable[T]]) -> T:
    """Say something with its moments marked; without marks to a server too old for them."""
    marks = marked(message)
    try:
        return await say(marks or None)
    except BadRequest as error:
        if not (marks and says(error, "entit")):
            raise
        return await say(None)


def _quiet(message: Message) -> bool:
    """Tell whether a message makes no sound: also one that was meant to be shown in passing."""
    return message.silent or message.toast or message.react is not None


def keyboard(buttons: tuple[tuple[Button, ...], ...]) -> InlineKeyboardMarkup | None:
    """Return *buttons* as Telegram draws them, row by row."""
    rows = [[InlineKeyboardButton(b.label, callback_data=b.token) for b in row] for row in buttons]
    return InlineKeyboardMarkup(rows) if rows else None


async def _strip(bot: Bot, delivery: Delivery, message: int) -> None:
    """Take the buttons from an earlier message; if they stay, a tap on them is known to be stale."""
    chat, _ = read_chat(delivery.address.chat)
    with suppress(TelegramError):
        await bot.edit_message_reply_markup(chat, message)
