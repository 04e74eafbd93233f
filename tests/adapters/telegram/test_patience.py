"""What listening does when something is wrong."""

from __future__ import annotations

import logging
import traceback

import pytest

from adapters.telegram.patience import TWO_READERS
from adapters.telegram.platform import Telegram
from core.ports.deliveries import BadTokenError
from tests.adapters.telegram.harness import MemoryInbox, listening
from tests.fakes.telegram import Fault, flood, refusal, server_error


async def test_a_broken_line_is_waited_for_longer_each_time(platform, telegram, inbox, rests, rita):
    """Without a connection the pauses grow to half a minute, and then it goes on."""

    async def back() -> None:
        if len(rests.taken) == 7:
            await telegram.start()

    rests.meanwhile = back
    await telegram.stop()
    async with listening(platform, inbox):
        await inbox.holds(1)
    assert rests.taken == [1, 2, 4, 8, 16, 30, 30]


async def test_a_server_in_trouble_is_asked_again(platform, telegram, inbox, rests, rita):
    """A 502 while polling costs a pause, nothing else."""
    telegram.fails("getUpdates", server_error(502))
    async with listening(platform, inbox):
        await inbox.holds(1)
    assert rests.taken == [1.0]


async def test_a_pause_asked_for_is_taken(platform, telegram, inbox, rests, rita):
    """A 429 is obeyed to the second."""
    telegram.fails("getUpdates", flood(17))
    async with listening(platform, inbox):
        await inbox.holds(1)
    assert rests.taken == [17.0]


async def test_two_readers_are_told_once(platform, hasty, telegram, inbox, rests, caplog):
    """Two processes on one token take turns; the log says what is wrong, and not every second."""
    with caplog.at_level(logging.WARNING):
        async with listening(platform, inbox), listening(hasty, MemoryInbox()):
            await telegram.world.pulse.until(lambda: len(rests.taken) >= 6)
    told = [record.getMessage() for record in caplog.records if TWO_READERS in record.getMessage()]
    assert 1 <= len(told) <= 2, "once for each of the two"


@pytest.mark.parametrize(
    ("fault", "times"), [(refusal(409, "Conflict: terminated by other"), 1), (server_error(502), 2)]
)
async def test_a_trouble_is_told_once_until_it_is_over(
    platform, telegram, inbox, rests, *, rita, caplog, fault, times
):
    """A trouble that comes back is told again; two readers, who only take turns, are not."""
    telegram.world.updates.longest = 0
    telegram.fails("getUpdates", fault, fault, Fault(), fault)
    async with listening(platform, inbox):
        await rita.until(lambda: len(rests.taken) == 3)
    assert len(caplog.records) == times


async def test_a_refused_token_ends_the_start_and_stays_secret(telegram, inbox, rests):
    """A wrong token is one clear error, and the token is nowhere in it."""
    token = "7000001:AAF-wrong"
    wrong = Telegram(token, api_url=telegram.url, rest=rests)
    with pytest.raises(BadTokenError) as refused:
        await wrong.listen(inbox)
    await wrong.close()
    assert token not in "".join(traceback.format_exception(refused.value))
    assert rests.taken == []


def test_a_missing_token_is_refused_at_once():
    """An empty token needs no network to be wrong."""
    with pytest.raises(BadTokenError, match="missing"):
        Telegram("")
