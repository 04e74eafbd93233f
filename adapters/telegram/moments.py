"""Moments in a text as Telegram marks them: tapped, they show the reader's own clock, and the words stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC

from telegram import MessageEntity

from adapters.telegram.splitting import units
from core.messages import Message


def marked(message: Message) -> list[MessageEntity]:
    """Return an entity for each place in the text where a moment is named."""
    return sorted(_marked(message), key=lambda one: one.offset)


def _marked(message: Message) -> Iterator[MessageEntity]:
    for moment in message.moments:
        for found in re.finditer(rf"(?<!\w){re.escape(moment.words)}(?!\w)", message.text):
            yield MessageEntity(
                MessageEntity.DATE_TIME,
                offset=units(message.text[: found.start()]),
                length=units(moment.words),
                unix_time=moment.at.astimezone(UTC),
            )
