"""All that crosses the border between the coach and a platform.

In comes an `Incoming`; out goes a `Turn` whose `Message`s are plain words and labelled choices. A choice is
another way of typing: tapping it is heard as its *says*. Choices that answer the open question carry its
revision, so a stale tap can never fill today's question; the others ([Undo], [See the week]) carry none.
"""

from __future__ import annotations

from core.messages.incoming import Happened, Incoming, Media, Promised
from core.messages.menus import Blank, MenuEntry
from core.messages.places import Address, Pass, Place, Right
from core.messages.says import Button, Choice, Document, Kind, Meeting, Message, Moment, Say, spoken_as
from core.messages.tokens import ANYONE, read_token, token
from core.messages.turn import Opens, Turn

__all__ = [
    "ANYONE",
    "Address",
    "Blank",
    "Button",
    "Choice",
    "Document",
    "Happened",
    "Incoming",
    "Kind",
    "Media",
    "Meeting",
    "MenuEntry",
    "Message",
    "Moment",
    "Opens",
    "Pass",
    "Place",
    "Promised",
    "Right",
    "Say",
    "Turn",
    "read_token",
    "spoken_as",
    "token",
]
