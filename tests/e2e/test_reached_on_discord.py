"""On Discord nobody is written to who did not open the way: direct messages, or a private thread they asked for."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.discord.platform import Discord
from bot import wiring
from core.commands.menu import menu
from core.messages import Address
from tests.core.commands.runner import marathoner
from tests.e2e.clubs import NOON, coached, shown
from tests.e2e.people import eventually
from tests.fakes.discord import FakeDiscord, Person, Trouble
from tests.fakes.discord.world import Channel

MORNING = datetime(2027, 4, 13, 6, 0, 5, tzinfo=UTC)


@dataclass
class Square:
    """A server with a coach in it, who knows Dana from her commands there alone."""

    server: FakeDiscord
    dana: Person
    mo: Person
    house: wiring.House

    def alone(self, person: Person) -> list[str]:
        """Return what the coach said to one person in the channel."""
        return [one.text for one in person.sees(guild=True) if not one.mine and one.ephemeral]

    async def home(self, person: Person) -> Address | None:
        """Return where somebody is written to first."""
        async with self.house.store.work() as work:
            known = await work.known("discord", person.id)
            return known and await work.home(known)

    async def thread(self) -> Channel:
        """Let Dana have a private thread, in which the coach has begun to speak."""
        await self.dana.slash("here", guild=True)
        await shown(lambda: self.alone(self.dana), "private thread")
        await self.dana.taps("Open a thread", guild=True)
        await eventually(lambda: bool(self.dana.threads()))
        (thread,) = self.dana.threads()
        await eventually(lambda: bool(self.dana.sees(thread=thread)))
        return thread

    async def later(self, moment: datetime) -> None:
        """Let time pass, until everything due was said."""
        self.house.turns.clock.at = moment
        self.house.bells.ring()
        await self.house.ticker.once()


@pytest.fixture
async def square(tmp_path) -> AsyncIterator[Square]:
    """Let Dana have a plan, and no direct messages with the coach."""
    async with FakeDiscord() as server:
        dana, mo = server.person("Dana"), server.person("Mo")
        platform = Discord(server.token, api_url=server.api_url, gateway_url=server.gateway_url, menu=menu())
        async with coached(platform, tmp_path, lambda: server.gateway.connected) as house:
            async with house.store.work() as work:
                before = await work.welcome("discord", dana.id, None)
                known = replace(marathoner(), id=before.id)
                await work.save(before, known, NOON)
            house.turns.clock.at = MORNING - timedelta(days=1)
            yield Square(server, dana, mo, house)


def opened(server: FakeDiscord) -> list[str]:
    """Return the calls that opened direct messages."""
    return [call for call in server.world.calls if call == "POST /users/@me/channels"]


async def test_nobody_is_written_to_who_opened_nothing(square):
    """A check-in that is due opens no direct messages and says nothing in the channel; asked, the coach says so."""
    await square.later(MORNING)
    assert (opened(square.server), square.dana.sees(guild=True), square.dana.sees()) == ([], [], [])
    await square.dana.slash("here", guild=True)
    await shown(lambda: square.alone(square.dana), "I can't write to you first yet, so no check-ins")
    assert await square.home(square.dana) is None


async def test_a_private_thread(square):
    """Asked for, a thread is opened for one person; from their tap in it on check-ins come there, and their taps count."""
    await square.dana.slash("here", guild=True)
    await shown(lambda: square.alone(square.dana), "Those who run the server can read it too")
    await square.dana.taps("Open a thread", guild=True)
    await shown(lambda: square.alone(square.dana), "Look for our thread")
    await eventually(
        lambda: bool(square.dana.threads()) and bool(square.dana.sees(thread=square.dana.threads()[0]))
    )
    (thread,) = square.dana.threads()
    assert square.mo.threads() == []
    assert await square.home(square.dana) is None
    await square.dana.taps("Write to me here", thread=thread)
    await eventually(lambda: len(square.dana.sees(thread=thread)) > 1)
    assert await square.home(square.dana) == Address("discord", thread.id)
    await square.later(MORNING)
    await eventually(lambda: any("legs" in one.text for one in square.dana.sees(thread=thread)))
    await square.dana.taps("Fresh 0", thread=thread)
    await eventually(lambda: any("sleep" in one.text for one in square.dana.sees(thread=thread)))
    assert opened(square.server) == []
    assert not [one for one in square.mo.sees(guild=True) if not one.ephemeral]


async def test_words_in_a_private_thread(square):
    """In one's own thread words that name the coach are a private talk; the others get a hint how to be heard."""
    thread = await square.thread()

    def told() -> list[str]:
        return [one.text for one in square.dana.sees(thread=thread) if not one.mine]

    assert "begin with @ and my name" in told()[0]
    await square.dana.writes("8 km in 45:10, left calf hurts 4", thread)
    await shown(told, "only reaches me if you begin with @")
    await square.dana.writes("8 km in 45:10, effort 6", thread, mention=True)
    await shown(told, "Logged: 8 km in 45:10")
    assert await square.home(square.dana) == Address("discord", thread.id)
    await square.later(MORNING)
    await shown(told, "legs")
    await square.dana.writes("2", thread, mention=True)
    await shown(told, "sleep")
    assert not [one for one in square.mo.sees(guild=True) if not one.ephemeral]


async def test_who_looks_in_is_not_answered(square):
    """Words of somebody else in a runner's thread are no talk of theirs; named, the coach speaks of nobody."""
    thread = await square.thread()
    await square.mo.writes("what did Dana run?", thread)
    await square.mo.writes("what did Dana run?", thread, mention=True)
    await eventually(lambda: len(square.mo.sees(thread=thread)) == 4)
    assert "km" not in square.mo.sees(thread=thread)[-1].text
    assert await square.home(square.mo) is None


async def test_somebody_elses_thread(square):
    """Who runs the server and looks into a thread is not at home there, whatever they tap or type."""
    thread = await square.thread()
    await square.mo.taps("Write to me here", thread=thread)
    await square.mo.slash("here", thread=thread)
    await eventually(lambda: len([one for one in square.mo.sees(thread=thread) if one.ephemeral]) == 2)
    assert (await square.home(square.mo), await square.home(square.dana)) == (None, None)


async def test_where_threads_are_not_allowed(square):
    """Without the right to open threads none is offered; direct messages opened by the runner do as always."""
    square.server.world.rights = str(1 << 10 | 1 << 11)
    await square.dana.slash("here", guild=True)
    await shown(lambda: square.alone(square.dana), "open a private chat with me and say hi.")
    assert not [one for one in square.dana.sees(guild=True) if one.buttons]
    await square.dana.says("hi")
    await eventually(lambda: any(not one.mine for one in square.dana.sees()))
    await square.later(MORNING)
    await eventually(lambda: any("legs" in one.text for one in square.dana.sees()))


async def test_the_right_is_lost_in_between(square):
    """When the thread cannot be opened after all, what was said of that holds, and nothing breaks."""
    await square.dana.slash("here", guild=True)
    await shown(lambda: square.alone(square.dana), "private thread")
    square.server.troubles += [Trouble("/threads", status=403, code=50013)]
    await square.dana.taps("Open a thread", guild=True)
    await eventually(lambda: any("threads" in call for call in square.server.world.calls))
    await square.dana.slash("week", guild=True)
    await shown(lambda: square.alone(square.dana), "km")
    assert square.dana.threads() == []


async def test_words_in_a_thread_while_nobody_listened(square):
    """What named the coach in one's own thread while it was away is heard afterwards; the rest nobody asks about then."""
    thread = await square.thread()

    def told() -> list[str]:
        return [one.text for one in square.dana.sees(thread=thread) if not one.mine]

    await eventually(lambda: bool(told()))
    await square.dana.writes("hi", thread, mention=True)
    await eventually(lambda: len(told()) > 1)
    await square.server.gateway.lose_sessions()
    await square.dana.writes("not meant for anyone", thread)
    await square.dana.writes("8 km in 45:10, effort 6", thread, mention=True)
    await shown(told, "Logged: 8 km in 45:10")
    assert not [one for one in told() if "only reaches me" in one]


async def test_a_thread_that_is_gone(square):
    """A thread somebody deleted is no home any more, whatever is done in the channel; asked, the coach offers another."""
    thread = await square.thread()
    await square.dana.taps("Write to me here", thread=thread)
    await eventually(lambda: len(square.dana.sees(thread=thread)) > 1)
    del square.server.world.channels[thread.id]
    await square.later(MORNING)
    await eventually(lambda: f"POST /channels/{thread.id}/messages" in square.server.world.calls)
    before = len(square.alone(square.dana))
    await square.dana.slash("today", guild=True)
    await eventually(lambda: len(square.alone(square.dana)) > before)
    await square.dana.slash("here", guild=True)
    await shown(lambda: square.alone(square.dana), "I can't write to you first yet", 2)
    assert await square.home(square.dana) is None
