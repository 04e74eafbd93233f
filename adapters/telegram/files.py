"""A document in a private chat, opened on receipt: what is stored of it is what it was, not where it is nor its name."""

from __future__ import annotations

from functools import partial
from typing import Any

from telegram import Bot

from adapters.telegram.shapes import Update
from core.documents.brought import as_plain
from core.ports.events import Raw
from core.ports.files import Files


async def opened(bot: Bot, files: Files | None, update: Raw) -> dict[str, Any]:
    """Return what changes in an update with a document: what was in it is noted, and how to fetch it is gone."""
    try:
        post = Update.model_validate(dict(update)).message
    except ValueError:
        return {}  # it is refused when it is read
    if files is None or not post or not post.sender or not post.document or post.chat.type != "private":
        return {}
    fetch = partial(_fetched, bot, post.document.file_id)
    found = await files.open(str(post.sender.id), post.document.file_size, fetch)
    return {"message": {**update["message"], "document": {}}, "_file": as_plain(found)}


async def _fetched(bot: Bot, file: str) -> bytes:
    return bytes(await (await bot.get_file(file)).download_as_bytearray())
