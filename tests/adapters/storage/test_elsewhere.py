"""One runner in several chats, and the codes that make them one; also with several processes."""

import asyncio
from datetime import timedelta

from adapters.storage.store import SqlStore, open_store
from core.messages import Address, Message, Pass
from tests.adapters.storage.conftest import (
    ASK,
    HOME,
    NOW,
    deliver,
    newcomer,
    only_postgresql,
    rows,
    say,
    texts,
)

ROOM = Address("discord", "200")
LATER = NOW + timedelta(minutes=15)


async def in_two_places(store: SqlStore) -> int:
    """Welcome a runner on Telegram, who is the same on Discord from then on."""
    athlete = await newcomer(store)
    async with store.work() as work:
        second = await work.welcome("discord", "8", ROOM)
        await work.become(second.id, athlete)
    return athlete


async def test_one_in_two_places(store):
    """Who became another is them on both platforms, is written to on the first, and nothing else is left."""
    athlete = await in_two_places(store)
    async with store.work() as work:
        assert [await work.known(*who) for who in (("telegram", "7"), ("discord", "8"))] == [athlete] * 2
        assert list(await work.platforms(athlete)) == ["telegram", "discord"]
        assert (await work.home(athlete), await work.home(athlete, "discord")) == (HOME, ROOM)
        assert await work.persons([athlete], "discord") == {athlete: "8"}
        assert (await work.athlete(athlete)).profile.write_to == "telegram"
    assert len(await rows(store, "athletes")) == 1


async def test_answered_here_closed_there(store):
    """What was asked in one chat loses its buttons when it is answered in the other; what was not said yet is not."""
    athlete = await in_two_places(store)
    await say(store, athlete, Message("How?", ASK, thread="q"))
    await deliver(store, "m1")
    await say(store, athlete, Message("And now?", ASK, thread="q"))
    async with store.work() as work:
        await work.settle_elsewhere(athlete, "q", ROOM, "Answered on Discord.", NOW)
    closed = await deliver(store, "m1")
    assert (closed.address, closed.edits, closed.message.buttons) == (HOME, "m1", ())
    assert closed.message.text == "How?\nAnswered on Discord."
    assert await texts(store) == []


async def test_parted(store):
    """Who parts a platform is nobody there, and what waited for that chat is not said."""
    athlete = await in_two_places(store)
    await say(store, athlete, Message("there"), to=ROOM)
    await say(store, athlete, Message("here"))
    async with store.work() as work:
        await work.part(athlete, "discord")
        assert await work.known("discord", "8") is None
    assert await texts(store) == ["here"]


async def test_a_code_opens_once_and_for_a_while(store):
    """A code is kept as its digest, opens what it stands for however it is typed, and nothing when spent or over."""
    athlete = await newcomer(store)
    what = Pass(athlete, "/week", LATER, Address("telegram", "-5"))
    async with store.work() as work:
        await work.issue("ABCD234567", what, NOW)
        assert await work.opened("abcd-234 567", NOW) == what
        assert await work.opened("ABCD234567", LATER) is None
        await work.spend("ABCD234567")
        assert await work.opened("ABCD234567", NOW) is None
        await work.issue("ABCD234567", what, NOW)
    assert "ABCD234567" not in str(await rows(store, "passes"))


@only_postgresql
async def test_of_two_processes_one_spends_a_code(store, url):
    """Who tries a code while another process does waits for it, and finds nothing left."""
    athlete = await newcomer(store)
    other = await open_store(url)
    async with store.work() as work:
        await work.issue("ABCD234567", Pass(athlete, "", LATER), NOW)

    async def tries(one: SqlStore) -> bool:
        async with one.work() as work:
            opened = await work.opened("ABCD234567", NOW)
            await asyncio.sleep(0.1)
            await work.spend("ABCD234567")
            return opened is not None

    assert sorted(await asyncio.gather(tries(store), tries(other))) == [False, True]
    await other.close()


@only_postgresql
async def test_who_is_only_looked_at_is_not_waited_for(store, url):
    """A turn reads another runner, and writes to them, while another process has them."""
    athlete = await newcomer(store)
    other = await open_store(url)
    async with store.work() as work, other.work() as beside:
        await work.athlete(athlete)
        assert (await beside.look_at(athlete)).id == athlete
        await beside.send(athlete, HOME, [Message("hello")], at=NOW)
    assert await texts(store) == ["hello"]
    await other.close()
