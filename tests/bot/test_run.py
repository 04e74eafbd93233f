"""The house as a whole: it goes on, it stops, it leaves in order."""

from __future__ import annotations

import asyncio
import io

import pytest

from bot import loop
from bot.run import run
from bot.settings import SettingsError
from core.ports.deliveries import BadTokenError
from tests.bot.fakes import MORNING, FakePlatform, FakeStore, house


async def until(true) -> None:
    """Let the house go on until *true*."""
    async with asyncio.timeout(5):
        while not true():  # noqa: ASYNC110 - what is waited for rings no bell
            await asyncio.sleep(0)


async def test_a_message_is_answered() -> None:
    """What a platform hears comes back as an answer, and the end of listening is the end."""
    platform = FakePlatform(events=[("1", {"text": "hi"}), ("1", {"text": "hi"})], hold=asyncio.Event())
    home, stop = house(platform), asyncio.Event()
    running = asyncio.create_task(run(home, stop))
    await until(lambda: platform.delivered)
    stop.set()
    await running
    assert [d.message.text for d in platform.delivered] == ["hi 1"]
    assert (platform.closed, home.store.closed, home.store.recovered) == (True, True, frozenset())


async def test_it_ends_when_nobody_listens_any_more() -> None:
    """A terminal that is left ends the process."""
    platform = FakePlatform()
    await run(house(platform), asyncio.Event())
    assert platform.closed


async def test_a_delivery_in_flight_lands() -> None:
    """A stop waits for what is being delivered."""
    gate = asyncio.Event()

    class Slow(FakePlatform):
        async def deliver(self, delivery):
            self.answers.append("begun")
            await gate.wait()
            return "m"

    platform = Slow(events=[("1", {"text": "hi"})], hold=asyncio.Event())
    home, stop = house(platform), asyncio.Event()
    running = asyncio.create_task(run(home, stop))
    await until(lambda: platform.answers)
    stop.set()
    await asyncio.sleep(0)
    gate.set()
    await running
    assert home.store.states() == ["sent"]


async def test_a_refused_token_names_its_setting() -> None:
    """A platform that does not know our token ends the start with the variable's name."""
    platform = FakePlatform(name="chatter", ends=BadTokenError("Chatter does not know this bot"))
    with pytest.raises(SettingsError, match=r"^CHATTER_TOKEN: Chatter does not know this bot$"):
        await run(house(platform), asyncio.Event())
    assert platform.closed


async def test_listening_begins_again_after_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error no adapter foresaw does not leave a platform deaf."""
    monkeypatch.setattr("bot.run.back_off", lambda _: 0)

    class Shaky(FakePlatform):
        async def listen(self, inbox):
            if not self.events:
                self.events.append(("1", {"text": "hi"}))
                raise RuntimeError("odd")
            await super().listen(inbox)

    platform = Shaky()
    home = house(platform)
    await run(home, asyncio.Event())
    assert home.store.inbox()


async def test_what_is_listened_to_is_said(logged: io.StringIO) -> None:
    """Whoever starts the coach sees that it listens, and where."""
    await run(house(FakePlatform(name="chatter")), asyncio.Event())
    assert "event=listening platform=chatter" in logged.getvalue()


async def test_a_failing_store_slows_a_road_and_does_not_end_it(
    monkeypatch: pytest.MonkeyPatch, logged: io.StringIO
) -> None:
    """While the store fails, passes are made again, later each time; then all is as before."""
    monkeypatch.setattr(loop, "back_off", lambda failures: 0 if failures < 3 else 60)
    platform = FakePlatform(events=[("1", {"text": "hi"})], hold=asyncio.Event())
    store, failing = FakeStore(), [OSError("disk full"), OSError("disk full")]

    def trouble(call: str) -> None:
        if call == "waiting" and failing:
            raise failing.pop()

    store.trouble = trouble
    home, stop = house(platform, store=store), asyncio.Event()
    running = asyncio.create_task(run(home, stop))
    await until(lambda: platform.delivered)
    stop.set()
    await running
    assert logged.getvalue().count("pass failed") == 2


def test_waits_after_failures_grow_to_a_limit() -> None:
    """One second, two, four, and never more than the limit."""
    assert [loop.back_off(n) for n in (0, 1, 2, 5, 6, 99)] == [1, 2, 4, 32, 60, 60]


def test_the_clock_stands_where_it_was_set() -> None:
    """A set clock tells what it was set to, in UTC."""
    home = house(FakePlatform())
    assert home.sender.clock.now() == MORNING
