"""Telegram calls: what bears the secret is stored and then taken, and nothing else is."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress

import pytest

from adapters.telegram.hook import HEADER, Hook
from adapters.telegram.platform import Telegram
from tests.adapters.telegram.harness import MemoryInbox
from tests.fakes.telegram import FakeTelegram

SECRET = "a-secret-of-our-own"
UPDATE = {"update_id": 7, "message": {"text": "8k easy"}}


@pytest.fixture
async def called(telegram: FakeTelegram):
    """Return a platform that is called."""
    platform = Telegram(
        telegram.token, api_url=telegram.url, hook=Hook("https://us.example/telegram", SECRET)
    )
    yield platform
    await platform.close()


async def status(platform: Telegram, inbox: MemoryInbox, body: object, secret: str = SECRET) -> int:
    """Return what a call is answered."""
    content = body if isinstance(body, bytes) else json.dumps(body).encode()
    return (await platform.receive(inbox, {HEADER: secret}, content)).status


async def test_telegram_is_told_where_to_call(called: Telegram, telegram: FakeTelegram) -> None:
    """The address, the secret and what we want to hear of; nothing is polled."""
    listening = asyncio.create_task(called.listen(MemoryInbox()))
    await telegram.world.pulse.until(lambda: telegram.world.hook)
    listening.cancel()
    with suppress(asyncio.CancelledError):
        await listening
    hook = telegram.world.hook
    assert (hook["url"], hook["secret_token"]) == ("https://us.example/telegram", SECRET)
    assert "callback_query" in hook["allowed_updates"]
    assert not telegram.calls("getUpdates")


async def test_an_update_is_stored_as_by_polling(called: Telegram) -> None:
    """What comes is stored under the key it would have had, once; it is taken each time."""
    inbox = MemoryInbox()
    assert [await status(called, inbox, UPDATE) for _ in range(2)] == [200, 200]
    assert list(inbox.events.values()) == [{**UPDATE, "_bot": "fourlap_test_bot"}]


@pytest.mark.parametrize("runs_it", [True, False])
async def test_who_runs_a_group_is_noted(called: Telegram, telegram: FakeTelegram, runs_it: bool) -> None:
    """A command in a group comes with whether its sender runs the group, as by polling."""
    inbox = MemoryInbox()
    dana, group = telegram.person("Dana"), telegram.group("Harbour")
    if runs_it:
        group.admins.add(dana.id)
    sender = {"id": dana.id, "is_bot": False, "first_name": "Dana"}
    post = {
        "message_id": 1,
        "date": 1,
        "chat": {"id": group.id, "type": "group"},
        "from": sender,
        "text": "/club",
    }
    assert await status(called, inbox, {"update_id": 8, "message": post}) == 200
    assert [event["_admin"] for event in inbox.events.values()] == [runs_it]


@pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "é", "\udce9"])
async def test_without_the_secret_nothing_is_stored(called: Telegram, secret: str) -> None:
    """A stranger's call is refused."""
    inbox = MemoryInbox()
    assert await status(called, inbox, UPDATE, secret) == 403
    assert inbox.events == {}


@pytest.mark.parametrize("body", [b"not json", b"[]", b"{}", {"update_id": "seven"}])
async def test_what_means_nothing_is_taken(called: Telegram, body: object) -> None:
    """A call we cannot read holds up nothing: Telegram would bring it again for a day."""
    inbox = MemoryInbox()
    assert (await status(called, inbox, body), inbox.events) == (200, {})


async def test_what_is_not_stored_is_not_taken(called: Telegram) -> None:
    """While the database is away, the call fails and Telegram brings the update again."""
    inbox = MemoryInbox()
    inbox.troubles.append(OSError("disk full"))
    with pytest.raises(OSError, match="disk full"):
        await status(called, inbox, UPDATE)
    assert await status(called, inbox, UPDATE) == 200


async def test_without_a_hook_every_call_is_refused(telegram: FakeTelegram) -> None:
    """Who polls is not to be called, not even with an empty secret."""
    platform = Telegram(telegram.token, api_url=telegram.url)
    assert await status(platform, MemoryInbox(), UPDATE, "") == 403
    await platform.close()
