"""Repeats, late answers and failures: what the sender learns, and what the runner is spared."""

from __future__ import annotations

import pytest

from adapters.discord.platform import Discord
from core.messages import Address, Message
from core.ports.deliveries import (
    Delivery,
    NotSentError,
    RefusedError,
    SlowDownError,
    UnknownError,
    UnreachableError,
)
from tests.adapters.discord.conftest import Bench
from tests.fakes.discord import FakeDiscord, Shown, Trouble
from tests.fakes.discord.trouble import rate_limited


async def test_repeated_delivery_arrives_once(bench: Bench) -> None:
    """The same nonce gives the same message, even when the first answer was lost."""
    bench.discord.troubles += [Trouble("POST /channels", done=True)]
    with pytest.raises(UnknownError):
        await bench.send(bench.direct(), Message("Tempo today"), nonce="r1")
    assert await bench.send(bench.direct(), Message("Tempo today"), nonce="r1")
    assert bench.dana.sees() == [Shown("Tempo today")]


async def test_repeated_long_delivery_arrives_once(bench: Bench) -> None:
    """Each part of a long message has a nonce of its own."""
    long = Message("word " * 1000)
    for _ in range(2):
        await bench.send(bench.direct(), long, nonce="n" * 25)
    assert len(bench.dana.sees()) == 3


@pytest.mark.parametrize("guild", [False, True])
async def test_expired_command_is_answered_in_direct_messages(bench: Bench, *, guild: bool) -> None:
    """After 15 minutes an answer goes to direct messages that exist."""
    await bench.dana.says("hi")
    envelope = await bench.acknowledged(await bench.dana.slash("today", guild=guild))
    bench.discord.advance(16 * 60)
    await bench.answer(envelope, Message("Rest day."))
    assert bench.dana.sees()[-1] == Shown("Rest day.")


async def test_expired_command_of_a_stranger_is_unreachable(bench: Bench) -> None:
    """Nobody gets a first direct message just because an answer came late."""
    envelope = await bench.acknowledged(await bench.dana.slash("today", guild=True))
    bench.discord.advance(16 * 60)
    with pytest.raises(UnreachableError):
        await bench.answer(envelope, Message("Rest day."))
    assert bench.dana.sees() == []


async def test_command_is_answered_where_direct_messages_are_closed(bench: Bench) -> None:
    """Somebody who takes no direct messages still gets answers to what they ask."""
    bench.discord.world.closed.add(bench.dana.id)
    envelope = await bench.acknowledged(await bench.dana.slash("today"))
    for text in ("Rest day.", "Tomorrow: strides."):
        await bench.answer(envelope, Message(text))
    assert [shown.text for shown in bench.dana.sees()] == ["Rest day.", "Tomorrow: strides."]
    with pytest.raises(UnreachableError):
        await bench.send(bench.direct(), Message("Tempo today"))


def name(value: object) -> str | None:
    """Name a case by what Discord answers."""
    return f"{value.status} {value.code}" if isinstance(value, Trouble) else None


ERRORS = [
    (Trouble("POST", 403, 50007), UnreachableError),
    (Trouble("POST", 403, 50278), UnreachableError),
    (Trouble("POST", 403, 0), UnreachableError),
    (Trouble("POST", 404, 10003), UnreachableError),
    (Trouble("POST", 403, 40003), SlowDownError),
    (rate_limited("POST", 45), SlowDownError),
    (Trouble("POST", 400, 50035), RefusedError),
    (Trouble("POST", 401, 0), NotSentError),
    (Trouble("POST", 503, 0), UnknownError),
    (Trouble("POST"), UnknownError),
]


@pytest.mark.parametrize(("trouble", "error"), ERRORS, ids=name)
async def test_failures_are_told_apart(bench: Bench, trouble: Trouble, error: type[Exception]) -> None:
    """The sender learns what a failure means for the next try, and nothing of the words."""
    bench.discord.troubles += [trouble]
    with pytest.raises(error) as caught:
        await bench.send(bench.direct(), Message("a private word"))
    assert "private" not in str(caught.value)
    assert bench.dana.sees() == []


PAUSES = [
    (rate_limited("POST", 700), 700, False),
    (Trouble("POST", 429, headers={"Via": "", "Retry-After": "700"}), 700, True),
    (Trouble("POST", 429, headers={"Via": ""}), 60, True),
    (Trouble("POST", 403, 40003), 60, False),
]


@pytest.mark.parametrize(
    ("trouble", "seconds", "whole_bot"), PAUSES, ids=["limit", "ban", "long ban", "opening"]
)
async def test_pause_is_as_long_as_discord_says(
    bench: Bench, trouble: Trouble, seconds: float, *, whole_bot: bool
) -> None:
    """A pause too long to sit out, and whether it is for all, is told to the sender."""
    bench.discord.troubles += [trouble]
    with pytest.raises(SlowDownError) as caught:
        await bench.send(bench.direct(), Message("hi"))
    assert caught.value.seconds == seconds
    assert caught.value.whole_bot is whole_bot


async def test_short_pause_is_waited_for(bench: Bench) -> None:
    """A pause the library can sit out costs nothing but time."""
    bench.discord.troubles += [rate_limited("POST", 0.01)]
    await bench.send(bench.direct(), Message("hi"))
    assert bench.dana.sees() == [Shown("hi")]


async def test_closed_platform_sends_nothing(bench: Bench) -> None:
    """After the connections are closed a delivery is known not to be sent."""
    await bench.platform.close()
    with pytest.raises(NotSentError):
        await bench.send(bench.direct(), Message("hi"))


async def test_no_connection_means_not_sent(bench: Bench) -> None:
    """With Discord out of reach, nothing was sent and the next try is safe."""
    await bench.discord.stop()
    with pytest.raises(NotSentError):
        await bench.send(bench.direct(), Message("hi"))


async def test_one_that_only_sends_logs_in_by_itself(discord: FakeDiscord) -> None:
    """A process that never listens sends all the same; while Discord is away a delivery has to wait."""
    dana = discord.person("Dana")
    deaf = Discord(discord.token, api_url="http://127.0.0.1:9")
    with pytest.raises(NotSentError):
        await deaf.deliver(Delivery(1, Address("discord", dana.direct), Message("hi")))
    await deaf.close()
    platform = Discord(discord.token, api_url=discord.api_url)
    await platform.deliver(Delivery(1, Address("discord", dana.direct), Message("hi"), nonce="n1"))
    await platform.close()
    assert [shown.text for shown in dana.sees()] == ["hi"]
