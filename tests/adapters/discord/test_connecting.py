"""Starts, interruptions and missed messages, with the real client."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.discord.platform import Discord
from core.commands.menu import menu
from core.messages import Address
from core.ports.deliveries import BadTokenError
from tests.adapters.discord.conftest import MENU, Bench, MemoryInbox, listening
from tests.fakes.discord import FakeDiscord, Trouble


async def test_reconnect_resumes_without_loss(bench: Bench) -> None:
    """What is said between two connections of one session is heard once."""
    await bench.discord.gateway.ask_to_reconnect()
    await bench.dana.says("in between")
    [envelope] = await bench.heard()
    assert envelope.incoming.text == "in between"
    assert bench.discord.gateway.resumed == 1
    assert bench.discord.gateway.identified == 1


async def test_lost_session_is_read_back(bench: Bench) -> None:
    """When Discord forgot the session, what was said meanwhile is read from the conversation, in order."""
    await bench.dana.says("before")
    await bench.heard()
    await bench.discord.gateway.lose_sessions()
    await bench.dana.says("meanwhile 1")
    await bench.dana.says("meanwhile 2")
    heard = [envelope.incoming.text for envelope in await bench.heard(3)]
    assert heard == ["before", "meanwhile 1", "meanwhile 2"]
    assert bench.discord.gateway.identified == 2
    assert bench.rests == [5.0]


async def test_messages_missed_while_down_are_read_back(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A start reads what people wrote while nobody listened, before anything newer of theirs."""
    dana = discord.person("Dana")
    async with listening(discord, inbox):
        await dana.says("goodnight")
        await discord.until(lambda: inbox.events)
    for number in range(120):
        await dana.says(f"missed {number}")
    async with listening(discord, inbox):
        await dana.says("and now")
        await discord.until(lambda: len(inbox.events) == 122)
    texts = [raw["text"] for raw in inbox.events.values()]
    assert texts == ["goodnight", *(f"missed {number}" for number in range(120)), "and now"]


async def test_missed_messages_come_before_newer_ones(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Who writes while many conversations are read back is read back first."""
    dana = discord.person("Dana")
    others = [discord.person(f"Runner {number}") for number in range(30)]

    async def seen() -> list[tuple[str, str]]:
        await dana.says("new")
        return [(person.direct, "1") for person in (*others, dana)]

    inbox.heard = seen
    await dana.says("missed")
    async with listening(discord, inbox):
        await discord.until(lambda: len(inbox.events) == 2)
    assert [raw["text"] for raw in inbox.events.values()] == ["missed", "new"]


async def test_conversation_that_cannot_be_read_back_stops_nothing(
    discord: FakeDiscord, inbox: MemoryInbox
) -> None:
    """A known conversation that is gone does not keep others from being heard."""
    dana = discord.person("Dana")

    async def seen() -> list[tuple[str, str]]:
        return [("404", "1"), (dana.direct, "1")]

    inbox.heard = seen
    await dana.says("missed")
    async with listening(discord, inbox):
        await discord.until(lambda: inbox.events)
    assert [raw["text"] for raw in inbox.events.values()] == ["missed"]


async def test_what_could_not_be_read_back_yet_is_read_with_the_next_message(
    discord: FakeDiscord, inbox: MemoryInbox
) -> None:
    """While Discord itself is in trouble nothing is given up, and the order stays."""
    dana = discord.person("Dana")
    async with listening(discord, inbox):
        await dana.says("goodnight")
        await discord.until(lambda: inbox.events)
    await dana.says("missed")
    discord.troubles += [Trouble("GET /channels", 400)]
    async with listening(discord, inbox):
        await discord.until(lambda: not discord.troubles)
        await dana.says("and now")
        await discord.until(lambda: len(inbox.events) == 3)
    assert [raw["text"] for raw in inbox.events.values()] == ["goodnight", "missed", "and now"]


async def test_wrong_token_is_named_as_such(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A token Discord does not know ends listening with an error that does not repeat it."""
    platform = Discord("not-the-token", api_url=discord.api_url, gateway_url=discord.gateway_url)
    with pytest.raises(BadTokenError, match="Discord") as caught:
        await platform.listen(inbox)
    assert "not-the-token" not in str(caught.value)


async def test_token_the_gateway_refuses_is_a_wrong_token(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A token that is revoked between login and gateway ends listening the same way."""
    discord.troubles += [Trouble("GET /users/@me", 200, body=discord.world.bot)]
    discord.troubles += [Trouble("GET /oauth2", 200, body=await application(discord))]
    platform = Discord("revoked", api_url=discord.api_url, gateway_url=discord.gateway_url)
    with pytest.raises(BadTokenError):
        await platform.listen(inbox)


async def test_first_connection_is_tried_until_it_works(
    discord: FakeDiscord, inbox: MemoryInbox, caplog: pytest.LogCaptureFixture
) -> None:
    """A network that is down at the start is waited for, longer each time."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    discord.troubles += [
        Trouble("GET /users/@me", 503),
        Trouble("GET /users/@me", 503),
        Trouble("GET /gateway", 503),
    ]
    caplog.set_level(logging.CRITICAL, "discord.client")
    async with listening(discord, inbox, rest=rest):
        assert discord.gateway.identified == 1
    assert rests == [1, 2, 4]


async def test_the_real_menu_is_sent_once(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Its words in other languages are asked for, as Discord does not tell of them unasked."""
    for _ in range(2):
        async with listening(discord, inbox, menu=menu()):
            assert discord.world.syncs == 1


async def test_menu_is_sent_when_it_changed(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Commands are sent at the first start and left alone at the second."""
    for _ in range(2):
        async with listening(discord, inbox, menu=MENU):
            assert discord.world.syncs == 1
    async with listening(discord, inbox, menu=MENU[:1]):
        assert discord.world.syncs == 2
    assert [command["name"] for command in discord.world.commands] == ["week"]


async def test_menu_that_fails_does_not_stop_the_start(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Without a menu the coach listens all the same."""
    discord.troubles += [Trouble("PUT /applications", 403, 20012)]
    async with listening(discord, inbox, menu=MENU):
        await discord.person("Dana").says("hi")
        await discord.until(lambda: inbox.events)


async def test_two_clients_have_their_own_addresses(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Where one client finds Discord does not change where another does."""
    async with FakeDiscord() as other:
        there = MemoryInbox(stored=other.world.changed)
        async with listening(discord, inbox), listening(other, there):
            await other.person("Sam").says("there")
            await other.until(lambda: there.events)
    assert not inbox.events


async def test_nobody_is_written_to_before_the_connection(discord: FakeDiscord) -> None:
    """A platform that is made has opened nothing, and can be closed."""
    platform = Discord(discord.token, api_url=discord.api_url)
    await platform.close()
    await asyncio.sleep(0)
    assert discord.world.calls == []
    assert platform.name == Address("discord", "1").platform


async def application(discord: FakeDiscord) -> dict[str, object]:
    """Return what Discord says about our application."""
    return {
        "id": discord.world.application, "name": "Fourlap", "icon": None, "description": "", "flags": 0,
        "bot_public": True, "bot_require_code_grant": False, "owner": discord.world.bot, "verify_key": "",
    }  # fmt: skip
