"""The platform connected to a fake Bot API, and an inbox in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.telegram.platform import Telegram
from core.messages import MenuEntry
from tests.adapters.telegram.harness import MemoryInbox, Rests
from tests.fakes.telegram import FakeTelegram, Person

MENU = (
    MenuEntry("today", "Today's run", summaries=(("de", "Dein Lauf heute"),)),
    MenuEntry("pain", "Something hurts", argument="where"),
    MenuEntry("help", "What I can do"),
    MenuEntry("join", "Be counted", shared=True),
    MenuEntry("club", "Set up a club", shared=True, admin=True),
    MenuEntry("logthis", "Log it", shared=True, on_message="Log this"),
)


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
def rests() -> Rests:
    return Rests()


@pytest.fixture
def inbox() -> MemoryInbox:
    return MemoryInbox()


@pytest.fixture
async def platform(telegram: FakeTelegram, rests: Rests) -> AsyncIterator[Telegram]:
    """Return a platform that gives a tap all the time it wants for a word."""
    made = Telegram(telegram.token, api_url=telegram.url, menu=MENU, patience=600, rest=rests)
    yield made
    await made.close()


@pytest.fixture
async def hasty(telegram: FakeTelegram, rests: Rests) -> AsyncIterator[Telegram]:
    """Return a platform that answers a tap at once."""
    made = Telegram(telegram.token, api_url=telegram.url, patience=0, rest=rests)
    yield made
    await made.close()


@pytest.fixture
async def rita(telegram: FakeTelegram) -> Person:
    """Someone who has written to the bot."""
    rita = telegram.person("Rita")
    await rita.says("/start")
    return rita
