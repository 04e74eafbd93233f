"""Whatever becomes of the connection, the sender is told whether a message may have arrived."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from adapters.telegram import platform as ours
from adapters.telegram.platform import Telegram
from core.messages import Message
from core.ports.deliveries import NotSentError, UnknownError
from tests.adapters.telegram.harness import listening, to
from tests.fakes.proxy import AFTER, BEFORE, HARMLESS, WAYS, Proxy


@pytest.fixture
async def way(telegram) -> AsyncIterator[Proxy]:
    """Stand between the bot and Telegram; nothing goes wrong yet."""
    async with Proxy(telegram.port, lambda _: "fine") as proxy:
        yield proxy


@pytest.fixture
async def bot(telegram, way, rests, monkeypatch) -> AsyncIterator[Telegram]:
    """Return the bot behind it, which waits for no answer for long."""
    monkeypatch.setattr(ours, "ANSWER_S", 0.3)
    made = Telegram(telegram.token, api_url=way.url, rest=rests)
    yield made
    await made.close()


@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("warm", [False, True])
async def test_what_became_of_a_message(bot, way, rita, name, warm):
    """It arrived and that is known; or the answer was lost, on a fresh connection and on one used before."""
    if warm:
        await bot.deliver(to(rita, Message("Warm up.")))
    way.went.clear()
    way.choose = lambda _: name
    if name in HARMLESS:
        await bot.deliver(to(rita, Message("Ready?")))
    else:
        with pytest.raises(UnknownError):
            await bot.deliver(to(rita, Message("Ready?")))
    assert [one.text for one in rita.said()].count("Ready?") == (name not in BEFORE)
    assert way.went[name] == 1, "it was tried once"


async def test_nobody_listens(bot, way, rita):
    """A refused connection is sure, and the next message goes through."""
    await way.stop()
    with pytest.raises(NotSentError):
        await bot.deliver(to(rita, Message("Ready?")))
    await way.start()
    await bot.deliver(to(rita, Message("Now?")))
    assert [one.text for one in rita.said()] == ["Now?"]


async def test_the_poll_lives_through_all_of_it(bot, way, telegram, inbox, rita):
    """Every way a poll can fail, one after the other: each update is stored once, and in order."""
    turns = iter([name for name in BEFORE | AFTER if name != "silent"])
    way.choose = lambda request: next(turns, "fine") if b"getUpdates" in request else "fine"
    for number in range(3):
        await rita.says(str(number))
    async with listening(bot, inbox):
        stored = await inbox.holds(4)
    assert [raw["message"]["text"] for raw in stored] == ["/start", "0", "1", "2"]
    assert way.went.keys() >= {*BEFORE, "torn", "cut after"}
