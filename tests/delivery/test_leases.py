"""Who holds what: one at a time, until it lets go, is gone, or is not heard of for long."""

from __future__ import annotations

import asyncio

from sqlalchemy import Connection, event, update
from sqlalchemy.exc import OperationalError

from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import leases
from bot import presence
from bot.presence import Presence, is_gone, new_holder
from core.messages import Message
from tests.adapters.storage.conftest import HOME, NOW, newcomer, only_postgresql, reminder, rows, say, texts


async def silence(store: SqlStore, holder: str) -> None:
    """Let long enough pass that *holder* counts as gone."""
    query = update(leases).where(leases.c.holder == holder).values(until=0.0)
    await store.database.once(lambda connection: connection.execute(query) and None)


async def states(store: SqlStore) -> list[str]:
    """Return what became of each delivery."""
    return [row["state"] for row in await rows(store, "outbox")]


async def test_one_holds_it_until_it_lets_go(store) -> None:
    """A second process gets what the first let go of, or is not heard of for."""
    assert await store.lease("a", ["a", "poller"]) == {"a", "poller"}
    assert await store.lease("b", ["b", "poller"]) == {"b"}
    await store.release(["a"])
    assert await store.lease("b", ["b", "poller"]) == {"b", "poller"}
    await silence(store, "b")
    assert await store.lease("c", ["poller"]) == {"poller"}
    assert await store.lease("b", ["b", "poller"]) == {"b"}


async def test_one_that_is_not_heard_of_claims_nothing(store) -> None:
    """A process whose leases have run out is given no delivery until it shows up again."""
    athlete = await newcomer(store)
    await store.lease("a", ["a"])
    await say(store, athlete, Message("hi"))
    await silence(store, "a")
    assert await texts(store) == []
    await store.lease("a", ["a"])
    assert await texts(store) == ["hi"]


async def test_what_the_dead_left_is_settled_and_the_living_keep_theirs(store, url) -> None:
    """A reply of the dead goes again, a reminder is uncertain; of those that live nothing is touched."""
    athlete = await newcomer(store)
    other = await open_store(url)
    await store.lease("a", ["a"])
    await other.lease("b", ["b"])
    await say(store, athlete, Message("reply"))
    await say(store, athlete, reminder("lost"), to=HOME.__class__("telegram", "2"))
    assert await texts(other) == ["reply", "lost"]
    await store.recover(frozenset())
    assert await states(store) == ["sending", "sending"]
    await silence(store, "b")
    await store.recover(frozenset())
    assert await states(store) == ["new", "uncertain"]
    await other.close()


async def test_who_dies_while_the_dead_are_settled_loses_no_answer(store, url) -> None:
    """A lease that runs out in the middle of it makes no answer uncertain: it goes again, now or the next time."""
    athlete = await newcomer(store)
    other = await open_store(url)
    await other.lease("b", ["b"])
    await say(store, athlete, Message("reply"))
    assert await texts(other) == ["reply"]

    def dies(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if statement.startswith("SELECT outbox"):
            connection.execute(update(leases).values(until=0.0))

    event.listen(store.aside.engine.sync_engine, "after_cursor_execute", dies)
    await store.recover(frozenset())
    assert await states(store) == ["sending"]
    await store.recover(frozenset())
    assert await states(store) == ["new"]
    await other.close()


async def test_what_was_claimed_without_a_word_is_put_back(store) -> None:
    """Of what a process claimed, all that it knows nothing of waits again; another's is not touched."""
    athlete = await newcomer(store)
    for holder, chat in (("a", "1"), ("b", "2"), ("b", "3")):
        await store.lease(holder, [holder])
        await say(store, athlete, reminder(chat), to=HOME.__class__("telegram", chat))
        (claimed,) = await store.claim(NOW)
    await store.unclaim([claimed.id])
    assert await states(store) == ["sending", "new", "sending"]


async def test_what_an_earlier_attempt_tells_does_not_count(store) -> None:
    """Who wakes late writes nothing over what another made of it; that it did arrive is kept."""
    athlete = await newcomer(store)
    await say(store, athlete, Message("reply"))
    (late,) = await store.claim(NOW)
    await store.recover(frozenset())
    (again,) = await store.claim(NOW)
    await store.given_up(late.id, uncertain=True, attempt=late.attempt)
    await store.again(late.id, NOW, late.attempt)
    await store.sent(late.id, "late", NOW, late.attempt)
    assert await states(store) == ["sending"]
    await store.sent(again.id, "m2", NOW, again.attempt)
    await store.given_up(again.id, uncertain=False, attempt=again.attempt)
    assert [(row["state"], row["message_id"]) for row in await rows(store, "outbox")] == [("sent", "m2")]


async def test_an_uncertain_one_that_did_arrive_is_sent(store) -> None:
    """A reminder given up for its process' silence is known to have arrived when that says so."""
    athlete = await newcomer(store)
    await say(store, athlete, reminder("here"))
    (late,) = await store.claim(NOW)
    await store.recover(frozenset())
    await store.sent(late.id, "m", NOW, late.attempt)
    assert await states(store) == ["sent"]


async def test_a_second_process_says_so_and_waits(store, url, logged) -> None:
    """Of two that would listen as the same bot the second says one clear line, and listens when the first ends."""
    other = await open_store(url)
    first, second = Presence(store), Presence(other)
    await first.arrive()
    await second.arrive()
    await first.hold("listening on telegram as 7")
    waiting = asyncio.create_task(second.hold("listening on telegram as 7"))
    while "another process" not in logged.getvalue():  # noqa: ASYNC110 - a line of a log rings no bell
        await asyncio.sleep(0.01)
    assert not waiting.done()
    await first.leave()
    await second.once()
    await waiting
    await other.close()


async def test_what_cannot_be_held_at_once_is_held_later(store) -> None:
    """Who begins while the database is away listens as soon as it is back: it does not end."""

    def away(*_: object) -> None:
        raise OperationalError("", {}, Exception("database is locked"))

    process = Presence(store)
    engine = store.aside.engine.sync_engine
    event.listen(engine, "before_cursor_execute", away)
    holding = asyncio.create_task(process.hold("poller"))
    await asyncio.wait([holding], timeout=0.2)
    assert not holding.done()
    event.remove(engine, "before_cursor_execute", away)
    await process.once()
    await holding


async def test_a_name_taken_over_is_lost(store, url) -> None:
    """Who was not heard of learns with its next sign of life that another listens now."""
    other = await open_store(url)
    first, second = Presence(store), Presence(other)
    await first.hold("poller")
    losing = asyncio.create_task(first.lose("poller"))
    await asyncio.sleep(0)
    await silence(store, first.holder)
    await second.hold("poller")
    await first.once()
    await losing
    await other.close()


def test_a_process_that_ended_is_told_from_one_that_runs() -> None:
    """By its number and when it began; of other machines nothing is known."""
    ours = new_holder()
    here, number, _, chance = ours.split(" ")
    assert not is_gone(ours)
    assert is_gone(f"{here} {number} 1 {chance}")
    assert is_gone(f"{here} 4194305 77 {chance}")
    assert not is_gone(f"elsewhere 4194305 77 {chance}")


def test_a_container_of_the_same_name_is_another_machine() -> None:
    """Where numbers of processes are counted apart, one that is not found here may live all the same."""
    here, number, _, chance = new_holder().split(" ")
    name = here.partition("/")[0]
    assert not is_gone(f"{name}/pid:[1] {number} 1 {chance}")


async def test_sure_for_a_while_only(store) -> None:
    """After a sign of life a process is sure of what it claimed, and not for longer than that may be."""
    now = [100.0]
    here = Presence(store, seconds=lambda: now[0])
    await here.arrive()
    life = here.life
    assert here.sure(life)
    now[0] += presence.SURE_S
    assert not here.sure(life)
    assert presence.BEAT_S < presence.SURE_S


async def test_who_wakes_is_sure_of_nothing_claimed_before(store) -> None:
    """A sign of life after too long a silence makes sure of what is claimed from then on, and of nothing earlier."""
    now = [100.0]
    here = Presence(store, seconds=lambda: now[0])
    await here.arrive()
    before = here.life
    now[0] += presence.BEAT_S
    await here.once()
    assert here.sure(before)
    now[0] += presence.SURE_S
    await here.once()
    assert here.sure(here.life)
    assert not here.sure(before)


@only_postgresql
async def test_who_is_heard_by_one_process_is_heard_by_it_again(store, url) -> None:
    """Each of two processes takes its own lanes first, all lanes are somebody's, and nobody waits for the other."""
    other = await open_store(url)
    for holder, one in (("a", store), ("b", other), ("a", store)):
        await one.lease(holder, [holder])
    assert (store.place, other.place) == ((0, 2), (1, 2))
    for number in range(20):
        await store.put("telegram", str(number), {}, f"p{number}")
    firsts = []
    for one in (store, other):
        async with one.work() as work:
            mine = [event.id for event in await work.waiting(20)]
            assert sorted(mine) == list(range(1, 21))
    for one in (store, other):
        async with one.work() as work:
            firsts.append({event.id for event in await work.waiting(4)})
    assert not firsts[0] & firsts[1]
    await other.close()
