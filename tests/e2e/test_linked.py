"""One runner on two platforms: one plan, one log, one question at a time, and messages in one place."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import wiring
from bot.clock import SetClock
from bot.run import run
from tests.e2e.people import OnDiscord, OnTelegram, eventually, on_discord, on_telegram
from tests.fakes.databases import ready

MORNING = datetime(2027, 1, 4, 9, tzinfo=UTC)


@dataclass
class Both:
    """Rita with both phones in hand, and the house that coaches her."""

    telegram: OnTelegram
    discord: OnDiscord
    clock: SetClock
    house: wiring.House

    async def link(self) -> str:
        """Link Discord to what Telegram knows; return the code that did it."""
        await self.telegram.says("/link")
        code = await self.code()
        await self.discord.says(f"/link {code}")
        await shows(self.discord, "Linked.")
        return code

    async def code(self) -> str:
        """Return the code on Telegram's screen."""
        await shows(self.telegram, "/link ")
        return re.findall(r"/link ([A-Z0-9]{10})", "\n".join(self.telegram.sees()))[-1]

    async def athletes(self) -> set[int | None]:
        """Return who is known on either platform."""
        async with self.house.store.work() as work:
            people = (("telegram", str(self.telegram.person.id)), ("discord", self.discord.person.id))
            return {await work.known(*person) for person in people}


async def shows(phone: OnTelegram | OnDiscord, words: str, times: int = 1) -> None:
    """Wait until *words* are on the screen so many times."""

    def shown() -> bool:
        return sum(words in one for one in phone.sees()) >= times

    try:
        await eventually(shown)
    except TimeoutError:
        raise AssertionError(f"expected {words!r} in\n" + "\n---\n".join(phone.sees())) from None


@pytest.fixture
async def both(tmp_path) -> AsyncIterator[Both]:
    """Give Rita two phones, and a coach in a real process."""
    async with AsyncExitStack() as stack:
        telegram = await stack.enter_async_context(on_telegram())
        discord = await stack.enter_async_context(on_discord())
        store = await wiring.open_store(ready(f"sqlite:///{tmp_path / 'fourlap.db'}"))
        platforms = {"telegram": telegram.platform(), "discord": discord.platform()}
        clock = SetClock(MORNING)
        house = wiring.build(store, platforms, wiring.coach(), clock, 1000)
        stop = asyncio.Event()
        process = asyncio.create_task(run(house, stop))
        try:
            await eventually(discord.connected)
            yield Both(telegram, discord, clock, house)
        finally:
            stop.set()
            await process


async def test_linked_by_a_code(both):
    """A code makes both one runner, and whoever had it is told where they were before."""
    await both.link()
    await shows(both.telegram, "Discord is linked to you now.")
    assert len(await both.athletes()) == 1


async def test_a_code_works_once(both):
    """A code that was used, is too old or was never made links nobody."""
    code = await both.link()
    await both.discord.says("/unlink discord")
    await shows(both.discord, "Discord is off.")
    await both.discord.says(f"/link {code}")
    await shows(both.discord, "That code is over or was used.")
    await both.telegram.says("/link")
    await shows(both.telegram, "It works once.", 2)
    fresh = await both.code()
    both.clock.at += timedelta(minutes=16)
    await both.discord.says(f"/link {fresh}")
    await shows(both.discord, "That code is over or was used.", 2)
    await both.discord.says("/link AAAAAAAAAA")
    await shows(both.discord, "That code is over or was used.", 3)
    assert len(await both.athletes()) == 2


async def test_answered_here_closed_there(both):
    """A question shown on one platform and answered on the other loses its buttons, and says where that was."""
    await both.telegram.says("hi")
    await shows(both.telegram, "[")
    await both.link()
    await both.discord.says("marathon on 2 May 2027")
    await shows(both.telegram, "You answered this on Discord.")
    assert not both.telegram.person.said()[0].buttons
    await eventually(lambda: len(both.discord.sees()) > 1)


async def test_written_to_in_one_place(both):
    """What is said first goes to the preferred platform alone; /here moves it."""
    await both.link()
    (athlete,) = await both.athletes()
    async with both.house.store.work() as work:
        assert (await work.home(athlete)).platform == "telegram"
    await both.discord.says("/here")
    await shows(both.discord, "From now on I write to you here.")
    async with both.house.store.work() as work:
        assert (await work.home(athlete)).platform == "discord"
        assert (await work.home(athlete, "telegram")).platform == "telegram"
    await both.discord.says("/settings")
    await shows(both.discord, "I write first on: Discord")


async def test_unlinked(both):
    """Who takes a platform off is somebody new there, and stays themselves on the other."""
    await both.link()
    await both.telegram.says("/unlink")
    await shows(both.telegram, "Which one shall I take off?")
    await both.telegram.taps("Discord")
    await shows(both.telegram, "Discord is off.")
    await both.discord.says("hi")
    await eventually(lambda: len(both.discord.sees()) > 1)
    assert len(await both.athletes()) == 2


async def test_deleted_on_both(both):
    """Who deletes everything on one platform is forgotten on the other as well."""
    await both.link()
    await both.discord.says("/delete")
    await shows(both.discord, "[Yes, delete everything]")
    await both.discord.taps("Yes, delete everything")
    await shows(both.discord, "Everything about you is deleted.")

    async def gone() -> bool:
        return await both.athletes() == {None}

    async with asyncio.timeout(10):
        while not await gone():  # noqa: ASYNC110 - a database has no signal
            await asyncio.sleep(0.01)


async def test_two_plans_are_not_lost_by_accident(both):
    """Who already runs with the coach here is asked before what they made here is deleted."""
    async with both.house.store.work() as work:
        before = await work.welcome("discord", both.discord.person.id, None)
        await work.save(before, replace(before, onboarded_at=MORNING), None)
    await both.telegram.says("/link")
    code = await both.code()
    await both.discord.says(f"/link {code}")
    await shows(both.discord, "You already run with me here.")
    assert len(await both.athletes()) == 2
    await both.discord.taps("Link")
    await shows(both.discord, "Linked.")
    assert len(await both.athletes()) == 1


async def test_linked_by_a_link(both):
    """A code from Discord opens Telegram by a link to the bot: pressing Start is enough."""
    await both.discord.says("/link")
    await shows(both.discord, "It works once.")
    code = re.findall(r"/link ([A-Z0-9]{10})", "\n".join(both.discord.sees()))[-1]
    await both.telegram.says(f"/start {code}")
    await shows(both.telegram, "Linked.")
    assert len(await both.athletes()) == 1
