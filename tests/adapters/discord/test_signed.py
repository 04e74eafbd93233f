"""Interactions over HTTP: signed by Discord, stored, answered 202, and only then acknowledged."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from adapters.discord.platform import Discord
from core.documents.brought import Brought, Filed
from core.messages import Blank, MenuEntry, Message
from core.ports.deliveries import Delivery
from core.ports.platform import Reply
from tests.adapters.discord.conftest import MemoryInbox
from tests.fakes.discord import FakeDiscord, Person

OURS, THEIRS = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
PING = {"type": 1}


def signed(call: object, by: Ed25519PrivateKey = OURS, age: float = 0) -> tuple[dict[str, str], bytes]:
    """Return a call as Discord makes it."""
    body, stamp = json.dumps(call).encode(), str(int(time.time() - age))
    seal = by.sign(stamp.encode() + body).hex()
    return {"X-Signature-Ed25519": seal, "X-Signature-Timestamp": stamp}, body


@pytest.fixture
async def called(discord: FakeDiscord) -> AsyncIterator[Discord]:
    """Return a platform that is called, and never listens."""
    key = OURS.public_key().public_bytes_raw().hex()
    platform = Discord(discord.token, api_url=discord.api_url, key=key)
    yield platform
    await platform.close()


@pytest.fixture
def told(discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Return what Discord would bring, instead of telling the gateway."""
    calls: list[dict[str, Any]] = []

    async def note(_name: str, data: dict[str, Any]) -> None:
        calls.append(data)

    monkeypatch.setattr(discord.gateway, "dispatch", note)
    return calls


async def bring(platform: Discord, inbox: MemoryInbox, call: object, **more: Any) -> Reply:
    """Bring a call."""
    return await platform.receive(inbox, *signed(call, **more))


async def test_ping_is_answered(called: Discord, inbox: MemoryInbox) -> None:
    """Discord's question whether we are there is answered, and nothing is stored."""
    reply = await bring(called, inbox, PING)
    assert (reply.status, reply.body, inbox.events) == (200, {"type": 1}, {})


async def test_unsigned_is_refused(called: Discord, inbox: MemoryInbox) -> None:
    """Without Discord's seal, with another's, with an old one, or over other words, nothing is heard."""
    headers, body = signed(PING)
    replies = [
        await called.receive(inbox, {}, body),
        await called.receive(inbox, {**headers, "X-Signature-Ed25519": "zz"}, body),
        await called.receive(inbox, {**headers, "X-Signature-Timestamp": "soon"}, body),
        await called.receive(inbox, headers, body + b" "),
        await bring(called, inbox, PING, by=THEIRS),
        await bring(called, inbox, PING, age=3600),
        await bring(called, inbox, PING, age=-3600),
    ]
    assert {reply.status for reply in replies} == {401}


async def test_without_a_key_nobody_is_heard(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Who was given no key refuses every call."""
    platform = Discord(discord.token, api_url=discord.api_url)
    assert (await bring(platform, inbox, PING)).status == 401


@pytest.mark.parametrize("call", [[], "hi", {}, {"type": "two"}])
async def test_nonsense(called: Discord, inbox: MemoryInbox, call: object) -> None:
    """What is signed and no interaction is an error of the caller."""
    assert (await bring(called, inbox, call)).status == 400


async def test_a_command_is_stored_then_acknowledged_then_answered(
    called: Discord, discord: FakeDiscord, inbox: MemoryInbox, told: list[dict[str, Any]]
) -> None:
    """The 202 leaves when it is stored; then Discord is told, and the answer arrives, all without a gateway."""
    dana: Person = discord.person("Dana")
    interaction = await dana.slash("today")
    reply = await bring(called, inbox, told[0])
    assert (reply.status, list(inbox.events), bool(interaction.acknowledged)) == (
        202,
        [interaction.id],
        False,
    )
    assert reply.after
    await reply.after()
    assert interaction.acknowledged
    envelope = called.read(inbox.events[interaction.id])
    assert envelope
    await called.deliver(Delivery(1, envelope.address, Message("Rest."), envelope.via, nonce="n1"))
    assert dana.sees()[-1].text == "Rest."


@dataclass
class Slow:
    """Opens a file as slowly as a test wants it."""

    person: str = ""
    opens: asyncio.Event = field(default_factory=asyncio.Event)

    async def open(self, person: str, size: int | None, fetch: Callable[[], Awaitable[bytes]]) -> Brought:
        await self.opens.wait()
        assert (person, size, await fetch()) == (self.person, 3, b"gpx")
        return Brought(Filed.OTHER)


async def test_a_file_that_takes_its_time(
    discord: FakeDiscord, inbox: MemoryInbox, told: list[dict[str, Any]]
) -> None:
    """A file is waited for no longer than Discord waits; the command is acknowledged, and stored once the file is there."""
    slow, dana = Slow(), discord.person("Dana")
    slow.person = dana.id
    key = OURS.public_key().public_bytes_raw().hex()
    platform = Discord(discord.token, api_url=discord.api_url, key=key, files=slow, patience=0.01)
    interaction = await dana.slash("log", "effort 3", file=("a.gpx", b"gpx", ""), guild=True)
    reply = await bring(platform, inbox, told[0])
    assert (reply.status, inbox.events) == (202, {})
    assert reply.after
    after = asyncio.create_task(reply.after())  # type: ignore[arg-type]
    await discord.until(lambda: interaction.acknowledged)
    assert inbox.events == {}
    slow.opens.set()
    await after
    envelope = platform.read(inbox.events[interaction.id])
    assert envelope
    assert (envelope.incoming.text, envelope.incoming.brought) == ("effort 3", Brought(Filed.OTHER))
    assert "a.gpx" not in json.dumps(inbox.events)
    await platform.close()


async def test_what_is_shown_at_once(
    discord: FakeDiscord, inbox: MemoryInbox, told: list[dict[str, Any]]
) -> None:
    """Over HTTP a form is shown and a word being typed is finished, after the 202, and nothing of it is kept."""
    key = OURS.public_key().public_bytes_raw().hex()
    log = MenuEntry("log", "Log a run", "run", form=(Blank("Distance", "8 km", needed=True),))
    platform = Discord(discord.token, api_url=discord.api_url, key=key, menu=(log,))

    async def suggest(_platform: str, _person: str, command: str, typed: str) -> list[str]:
        return [f"{command} {typed}rsday"]

    inbox.suggest = suggest  # type: ignore[attr-defined]
    dana = discord.person("Dana")
    asked, typed = await dana.slash("log"), await dana.types("week", "thu")
    for call in told:
        reply = await bring(platform, inbox, call)
        assert reply.status == 202
        assert reply.after
        await reply.after()
    assert asked.form
    assert [one["name"] for one in typed.choices or ()] == ["week thursday"]
    assert inbox.events == {}
    await platform.close()


async def test_a_command_that_cannot_be_stored_fails_for_its_person_to_see(
    called: Discord, discord: FakeDiscord, inbox: MemoryInbox, told: list[dict[str, Any]]
) -> None:
    """While the database is away nothing is taken: Discord says at once that it failed."""
    interaction = await discord.person("Dana").slash("today")
    inbox.broken = 1
    with pytest.raises(OSError, match="disk full"):
        await bring(called, inbox, told[0])
    assert not interaction.acknowledged
    assert (await bring(called, inbox, told[0])).status == 202
