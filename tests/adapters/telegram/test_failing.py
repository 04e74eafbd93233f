"""What the sender is told when a delivery fails."""

from __future__ import annotations

import asyncio
import traceback

import pytest

from adapters.telegram.floods import Floods
from adapters.telegram.platform import Telegram
from core.messages import Message
from core.ports.deliveries import (
    Delivery,
    NotSentError,
    RefusedError,
    SlowDownError,
    UnknownError,
    UnreachableError,
)
from tests.adapters.telegram.harness import rows, to
from tests.fakes.telegram import cut, flood, lost_answer, refusal, server_error


async def test_a_blocked_bot_is_told_so(platform, rita):
    """Who blocks the bot is left alone."""
    await rita.blocks()
    with pytest.raises(UnreachableError):
        await platform.deliver(to(rita, Message("Ready?")))


async def test_a_stranger_cannot_be_written_to(platform, telegram):
    """Nobody is written to who has not written first."""
    with pytest.raises(UnreachableError):
        await platform.deliver(to(telegram.person("Ben"), Message("Ready?")))


async def test_a_flood_is_a_pause(platform, telegram, rita):
    """Telegram's pause reaches the sender, and nothing was sent."""
    telegram.fails("sendMessage", flood(11))
    with pytest.raises(SlowDownError) as slow:
        await platform.deliver(to(rita, Message("Ready?")))
    assert (slow.value.seconds, rita.said()) == (11.0, [])


async def test_two_chats_refused_at_once_are_the_whole_bot(platform, telegram, rita):
    """Telegram names nobody: one chat pauses alone, a second one meanwhile means that all do."""
    ben = telegram.person("Ben")
    ben.room.open = True
    told = []
    for who, seconds in ((rita, 11), (rita, 7), (ben, 5)):
        telegram.fails("sendMessage", flood(seconds))
        with pytest.raises(SlowDownError) as slow:
            await platform.deliver(to(who, Message("Ready?")))
        told.append((slow.value.seconds, slow.value.whole_bot))
    assert told == [(11, False), (7, False), (5, True)]


def test_a_pause_that_is_over_says_nothing_of_others():
    """A chat refused after the other's pause has ended pauses alone."""
    now = [0.0]
    floods = Floods(lambda: now[0])
    assert not floods.judged("1", SlowDownError(5)).whole_bot
    now[0] = 6.0
    assert not floods.judged("2", SlowDownError(5)).whole_bot


async def test_without_a_connection_nothing_was_sent(platform, telegram, rita):
    """A refused connection is sure: try again."""
    await telegram.stop()
    with pytest.raises(NotSentError):
        await platform.deliver(to(rita, Message("Ready?")))


@pytest.mark.parametrize(("fault", "arrived"), [(lost_answer(), 1), (cut(), 0), (server_error(502), 0)])
async def test_a_lost_answer_is_unknown(platform, telegram, rita, fault, arrived):
    """From outside it looks the same whether the message arrived or not."""
    telegram.fails("sendMessage", fault)
    with pytest.raises(UnknownError):
        await platform.deliver(to(rita, Message("Ready?")))
    assert len(rita.said()) == arrived


async def test_a_malformed_message_is_our_defect(platform, rita):
    """Empty texts and tokens over 64 bytes are refused, not retried."""
    with pytest.raises(RefusedError, match="empty"):
        await platform.deliver(to(rita, Message("")))
    with pytest.raises(RefusedError, match=r"(?i)button_data_invalid"):
        await platform.deliver(to(rita, Message("Ready?", rows("é" * 40))))


async def test_no_failure_names_the_token_or_the_words(telegram, rests, rita):
    """Whatever goes wrong, the whole trace of it can be logged."""
    token, words = "7000001:AAF-wrong", "my calf hurts"
    wrong = Telegram(token, api_url=telegram.url, rest=rests)
    traces = [await _trace(wrong, to(rita, Message(words)))]
    right = Telegram(telegram.token, api_url=telegram.url, rest=rests)
    closed = refusal(400, "Bad Request: chat not found")
    for fault in (lost_answer(), cut(), server_error(), flood(3), closed):
        telegram.fails("sendMessage", fault)
        traces.append(await _trace(right, to(rita, Message(words))))
    await telegram.stop()
    traces.append(await _trace(right, to(rita, Message(words))))
    await asyncio.gather(wrong.close(), right.close())
    assert len(traces) == 7
    assert not [trace for trace in traces if "AAF-" in trace or words in trace]


async def _trace(platform: Telegram, delivery: Delivery) -> str:
    with pytest.raises(Exception) as failure:  # noqa: PT011 - any
        await platform.deliver(delivery)
    return "".join(traceback.format_exception(failure.value))
