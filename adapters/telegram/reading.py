"""A raw update read into an `Envelope`: pure, for any process, at any later time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from adapters.telegram.handles import NAME, Via, write_chat
from adapters.telegram.shapes import Membership, Post, Tap, Update, User
from core.documents.brought import from_plain
from core.messages import Address, Happened, Incoming, Media, Place
from core.ports.events import Envelope, Raw

PLACES = {"private": Place.PRIVATE, "group": Place.SHARED, "supergroup": Place.SHARED}

MEDIA: Final[Mapping[str, Media]] = {
    **dict.fromkeys(("animation", "paid_media", "photo", "story", "video", "video_note"), Media.PICTURE),
    **dict.fromkeys(("audio", "voice"), Media.VOICE),
    "document": Media.FILE,
    **dict.fromkeys(
        ("checklist", "contact", "dice", "game", "location", "poll", "sticker", "venue"), Media.OTHER
    ),
}
"""The fields of a message that hold what a runner sent; the others without words are notices of a chat."""

_COMMAND = re.compile(r"(/\w+)(?:@(\w+))?")


def read(raw: Raw) -> Envelope | None:
    """Return what an update means to the coach, None for nothing. Raises ValueError for an odd shape."""
    update = Update.model_validate(dict(raw))
    if update.callback_query:
        return _tap(update.callback_query)
    if update.my_chat_member:
        return _allowed(update.my_chat_member)
    post = update.message or update.edited_message
    if not post or not post.sender:
        return None
    if post.under:
        return _unnamed(post, update.bot)
    if post.left_chat_member or post.migrate_to_chat_id:
        return _notice(post, post.sender)
    return _said(raw, update, post, post.sender)


def _said(raw: Raw, update: Update, post: Post, sender: User) -> Envelope | None:
    """Return what was written, sent, or written anew."""
    edited = update.message is None
    words = _heard(post, update.bot)
    sent = raw["edited_message" if edited else "message"]
    media = next((what for name, what in MEDIA.items() if name in sent), None)
    if words == "" and not edited:  # a location that goes on being shared is edited as its sender moves
        words = post.says
    if words is None or not (words or (media and not edited)):
        return None
    incoming = Incoming(
        text=words,
        media=media,
        brought=from_plain(update.file) if update.file is not None and not edited else None,
        edited=edited,
        forwarded=post.of_another,
        at=datetime.fromtimestamp(post.date, UTC) if post.date and not edited else None,
        admin=update.admin,
        lacks=update.lacks,
    )
    return _envelope(sender, post, incoming, Via(post.message_id))


def _tap(tap: Tap) -> Envelope | None:
    if tap.message is None or tap.data is None:
        return None
    return _envelope(tap.sender, tap.message, Incoming(token=tap.data), Via(tap.message.message_id, tap.id))


def _notice(post: Post, sender: User) -> Envelope | None:
    """Return that somebody left a group, or that the group has another id now."""
    who = post.left_chat_member or sender
    moved = post.migrate_to_chat_id is not None
    incoming = Incoming(
        text=write_chat(post.migrate_to_chat_id) if post.migrate_to_chat_id is not None else "",
        happened=Happened.MOVED if moved else Happened.LEFT,
    )
    return None if who.is_bot and not moved else _envelope(who, post, incoming, Via())


def _allowed(change: Membership) -> Envelope | None:
    """Return what a change of our own standing means: blocked or not by a person, let into a group, put out, silenced."""
    what = _ours(change, private=PLACES.get(change.chat.type) is Place.PRIVATE)
    post = Post.model_construct(
        message_id=0, chat=change.chat, message_thread_id=None, is_topic_message=False
    )
    return _envelope(change.sender, post, Incoming(happened=what), Via()) if what else None


def _ours(change: Membership, *, private: bool) -> Happened | None:
    silenced = change.new.status == "restricted" and not change.new.writes
    shut = change.new.out or silenced
    if private:
        return Happened.BLOCKED if shut else Happened.UNBLOCKED
    if shut:
        return Happened.CLOSED
    return Happened.ADDED if change.old and change.old.out else None


def _unnamed(post: Post, bot: str) -> Envelope | None:
    """Return that somebody gave a command in a group in the group's own name."""
    words = _heard(post, bot) or ""
    own = post.under is not None and post.under.id == post.chat.id
    if not (own and words.startswith("/") and post.chat.type in PLACES):
        return None
    thread = post.message_thread_id if post.is_topic_message else None
    here = Address(NAME, write_chat(post.chat.id, thread))
    unnamed = Incoming(text=words, happened=Happened.UNNAMED, place=Place.SHARED, channel=here)
    return Envelope("", here, unnamed)


def _envelope(sender: User, post: Post, incoming: Incoming, via: Via) -> Envelope | None:
    place = PLACES.get(post.chat.type)
    if place is None or sender.is_bot:
        return None
    thread = post.message_thread_id if post.is_topic_message else None
    here = Address(NAME, write_chat(post.chat.id, thread))
    written = f"{write_chat(post.chat.id)} {via.message}" if via.message and not via.tap else ""
    known = replace(
        incoming, place=place, language=sender.language_code, name=sender.first_name, message=written
    )
    if place is Place.PRIVATE:
        return Envelope(str(sender.id), here, known, str(via), Address(NAME, write_chat(post.chat.id)))
    known = replace(known, channel=here)
    if not _personal(incoming):
        return Envelope(str(sender.id), here, known, str(via))
    # In a group nobody can be answered alone: the answer goes to their private chat, a word in passing to the tap.
    aside = Via(0, via.tap) if via.tap else Via()
    home = Address(NAME, write_chat(sender.id))
    return Envelope(str(sender.id), home, replace(known, place=Place.PRIVATE), str(aside), group=here)


def _personal(incoming: Incoming) -> bool:
    """Tell whether what was done in a group is answered to one person: a command, a tap, a notice."""
    told = incoming.happened not in {None, Happened.ADDED}
    return incoming.token is not None or told or incoming.text.startswith("/")


def _heard(post: Post, bot: str) -> str | None:
    """Return the words meant for *bot*, without its name; None when they are for somebody else."""
    command = _COMMAND.match(post.words)
    if command:
        mine = _same(command[2], bot) or post.chat.type == "private"
        return command[1] + post.words[command.end() :] if mine else None
    if post.chat.type == "private":
        return post.words
    rest = re.sub(rf"@{re.escape(bot)}\b", "", post.words, flags=re.IGNORECASE) if bot else post.words
    return rest.strip() if rest != post.words or _replies_to(bot, post) else None


def _replies_to(bot: str, post: Post) -> bool:
    quoted = post.reply_to_message and post.reply_to_message.sender
    return bool(quoted and quoted.is_bot and _same(quoted.username, bot))


def _same(name: str | None, bot: str) -> bool:
    """Tell whether *name* is the bot's; no name, or a bot that does not know its own, is taken for yes."""
    return not name or not bot or name.casefold() == bot.casefold()
