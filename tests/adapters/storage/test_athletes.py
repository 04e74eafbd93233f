"""Athletes in the database: what comes back, what is written, what is left alone."""

import asyncio
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings

from adapters.storage.memory import ROOM, Memory
from adapters.storage.store import open_store
from adapters.storage.tables import LATELY, SEASON
from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Occurrence, Run
from core.messages import Address
from tests.adapters.storage.conftest import HOME, NOW, newcomer, rows, statements
from tests.adapters.storage.strategies import athletes
from tests.adapters.storage.test_rows import plan

TODAY = NOW.date()


async def change(store, **fields):
    """Save the first athlete with other *fields*, and return them."""
    async with store.work() as work:
        before = await work.athlete(1)
        after = replace(before, **fields)
        await work.save(before, after, None)
    return after


async def reread(store) -> Athlete:
    """Return the first athlete as the database has them, not as they are remembered."""
    store.memory.stamped.clear()
    async with store.work() as work:
        return await work.athlete(1)


@given(athlete=athletes())
@settings(derandomize=True, max_examples=25, deadline=None)
def test_saved_is_loaded(template, tmp_path_factory, athlete):
    """What was saved comes back, whatever it is, as far as it is not too long ago."""

    async def there_and_back():
        path = shutil.copy(template, tmp_path_factory.mktemp("store") / "fourlap.db")
        store = await open_store(f"sqlite:///{path}")
        try:
            await newcomer(store)
            await change(
                store, **{name: getattr(athlete, name) for name in athlete.__slots__ if name != "id"}
            )
            return await reread(store)
        finally:
            await store.close()

    assert asyncio.run(there_and_back()) == recent(athlete)


def recent(athlete: Athlete) -> Athlete:
    """Return the athlete without what a turn does not read."""
    if athlete.heard_at is None:
        return athlete
    heard = athlete.heard_at.date()
    last = max((run.number for run in athlete.runs), default=0)
    return replace(
        athlete,
        runs=tuple(r for r in athlete.runs if r.on >= heard - SEASON or r.number == last),
        checkins=tuple(c for c in athlete.checkins if c.on >= heard - SEASON),
        occurrences=tuple(o for o in athlete.occurrences if o.on >= heard - LATELY),
    )


async def test_newcomer_is_blank(store):
    """Who writes for the first time is an athlete of whom nothing is known, and the same one ever after."""
    async with store.work() as work:
        first = await work.welcome("telegram", "7", HOME)
    async with store.work() as work:
        assert await work.known("discord", "7") is None
        assert await work.known("telegram", "7") == first.id
        assert await work.welcome("telegram", "7", None) == first == Athlete(first.id)


async def test_times_come_back_in_utc(store):
    """A moment given in any zone is the same moment, in UTC, when it comes back."""
    there = datetime(2026, 11, 23, 8, 0, tzinfo=UTC).astimezone()
    await newcomer(store)
    await change(store, heard_at=there)
    heard = (await reread(store)).heard_at
    assert (heard, heard.tzinfo) == (there, UTC)


async def test_checkin_is_one_row(store):
    """Saving a check-in touches neither the plan nor the runs."""
    await newcomer(store)
    await change(store, plan=plan(), runs=(Run(1, TODAY),))
    await reread(store)
    with statements(store.database.engine) as seen:
        await change(store, checkins=(CheckIn(TODAY, legs=3),))
    assert seen == ["INSERT checkins", "UPDATE athletes"]


async def test_whole_plan_is_three_statements(store):
    """A new plan of 26 weeks is written table by table, not row by row."""
    await newcomer(store)
    with statements(store.database.engine) as seen:
        await change(store, plan=plan())
    assert [one.split(" x")[0] for one in seen] == [
        "INSERT plans",
        "INSERT weeks",
        "INSERT planned_workouts",
        "UPDATE athletes",
    ]


async def test_nothing_changed_writes_the_time_only(store):
    """Without a change only the time of the next reminder is written."""
    await newcomer(store)
    with statements(store.database.engine) as seen:
        await change(store)
    assert seen == ["UPDATE athletes"]


async def test_only_lately_is_loaded_and_all_is_kept(store):
    """What is long ago is not loaded, and saving what is loaded does not delete it."""
    await newcomer(store)
    old = tuple(Run(n, TODAY - SEASON - timedelta(days=9 - n)) for n in range(1, 4))
    sent = Occurrence("checkin", TODAY - LATELY - timedelta(days=1), NOW)
    await change(
        store,
        runs=(*old, Run(4, TODAY)),
        checkins=(CheckIn(TODAY - SEASON - timedelta(days=1)),),
        occurrences=(sent,),
        heard_at=NOW,
    )
    loaded = await reread(store)
    assert (loaded.runs, loaded.checkins, loaded.occurrences) == ((Run(4, TODAY),), (), ())
    await change(store, runs=())
    assert [len(await rows(store, name)) for name in ("runs", "checkins", "occurrences")] == [3, 1, 1]


async def test_last_number_is_always_loaded(store):
    """The run with the last number is loaded however old it is: the next one must not take its number."""
    await newcomer(store)
    long_ago = Run(9, TODAY - SEASON - timedelta(days=1))
    await change(store, runs=(Run(8, TODAY - SEASON - timedelta(days=2)), long_ago), heard_at=NOW)
    assert (await reread(store)).runs == (long_ago,)


async def test_only_the_current_plan_is_loaded(store):
    """Of several plans the last is loaded; the earlier ones stay in the database."""
    await newcomer(store)
    await change(store, plan=plan(1, weeks=3))
    await change(store, plan=plan(2, weeks=2))
    assert (await reread(store)).plan == plan(2, weeks=2)
    assert len(await rows(store, "weeks")) == 5


async def test_no_plan_stays_no_plan(store):
    """When the plan is dropped no earlier one comes back, nor any part of it."""
    await newcomer(store)
    await change(store, plan=plan(1, weeks=2))
    await change(store, plan=plan(2, weeks=2))
    await change(store, plan=None)
    assert (await reread(store)).plan is None
    assert await rows(store, "planned_workouts") == []


async def test_failed_turn_changes_nothing(store):
    """An exception undoes everything, and what was remembered with it."""
    await newcomer(store)
    with pytest.raises(ZeroDivisionError):
        await failing_turn(store)
    async with store.work() as work:
        assert await work.athlete(1) == Athlete(1)
    assert await store.next_due() is None


async def failing_turn(store):
    """Save something, see it saved, and fail."""
    async with store.work() as work:
        before = await work.athlete(1)
        await work.save(before, replace(before, revision=5), NOW)
        assert (await work.athlete(1)).revision == 5
        assert 1 / 0


async def test_other_processes_are_seen(store, url):
    """What another process saved is seen, although the athlete was remembered."""
    await newcomer(store)
    await change(store, revision=1)
    other = await open_store(url)
    await change(other, revision=2)
    await other.close()
    async with store.work() as work:
        assert (await work.athlete(1)).revision == 2


async def test_two_turns_at_once_are_one_after_the_other(store):
    """Turns that come together wait for each other: none undoes what another saved."""
    await newcomer(store)

    async def count():
        async with store.work() as work:
            before = await work.athlete(1)
            await asyncio.sleep(0)
            await work.save(before, replace(before, revision=before.revision + 1), None)

    await asyncio.gather(*(count() for _ in range(20)))
    assert (await reread(store)).revision == 20


async def test_turns_in_one_transaction_see_each_other(store):
    """Who is heard twice in a transaction is found as the first time left them, and written once."""
    await newcomer(store)
    with statements(store.database.engine) as seen:
        async with store.work() as work:
            for number in range(3):
                before = await work.welcome("telegram", "7", HOME)
                assert before.revision == number
                await work.save(before, replace(before, revision=number + 1), None)
                assert await work.athlete(1) == replace(before, revision=number + 1)
    assert seen == ["UPDATE athletes"]
    assert (await reread(store)).revision == 3


async def test_turns_in_one_transaction_are_written_together(store):
    """Several athletes who changed alike are one statement."""
    athletes = [await newcomer(store, person) for person in "abc"]
    with statements(store.database.engine) as seen:
        async with store.work() as work:
            for athlete in athletes:
                before = await work.athlete(athlete)
                await work.save(before, replace(before, revision=7), None)
    assert seen == ["UPDATE athletes x3"]
    async with store.work() as work:
        assert [(await work.athlete(athlete)).revision for athlete in athletes] == [7, 7, 7]


async def test_cancelled_turn_lets_go(store):
    """A turn cancelled half-way is undone and holds up nobody."""
    await newcomer(store)
    half_way = asyncio.Event()

    async def stuck():
        async with store.work() as work:
            before = await work.athlete(1)
            await work.save(before, replace(before, revision=5), None)
            await work.athlete(1)
            half_way.set()
            await asyncio.Event().wait()

    turn = asyncio.create_task(stuck())
    await half_way.wait()
    turn.cancel()
    await asyncio.wait([turn])
    assert (await reread(store)).revision == 0


async def test_reminders_in_order(store):
    """Who is due longest comes first, who is not due yet not at all."""
    for number, minutes in enumerate((-1, -5, 0, 3, None)):
        athlete = await newcomer(store, str(number))
        async with store.work() as work:
            before = await work.athlete(athlete)
            at = None if minutes is None else NOW + timedelta(minutes=minutes)
            await work.save(before, before, at)
    assert await store.due(NOW) == [2, 1, 3]
    assert await store.due(NOW, 1) == [2]
    assert await store.next_due() == NOW - timedelta(minutes=5)


async def test_home(store):
    """The home is what was shown last; without one there is nowhere to write first."""
    await newcomer(store, home=None)
    async with store.work() as work:
        assert await work.home(1) is None
    for chat in ("1", "2"):
        await newcomer(store, home=Address("telegram", chat))
    await newcomer(store, home=None)
    async with store.work() as work:
        assert await work.home(1) == Address("telegram", "2")


async def test_how_far_a_chat_was_heard_is_kept_per_chat(store):
    """The last mark of a private chat is what a platform reads on from; of a forgotten one nothing is left."""
    async with store.work() as work:
        first = (await work.welcome("discord", "7", Address("discord", "11"))).id
        await work.welcome("discord", "8", Address("discord", "12"))
        for mark in ("100", "101"):
            await work.mark(Address("discord", "11"), mark)
    assert await store.marks("discord") == [("11", "101")]
    assert await store.marks("telegram") == []
    async with store.work() as work:
        await work.forget(first)
    assert await store.marks("discord") == []


async def test_id_is_never_given_out_again(store):
    """The id of a forgotten athlete goes to nobody: their old buttons must not become another's."""
    first = await newcomer(store)
    async with store.work() as work:
        await work.forget(first)
    assert await newcomer(store) == first + 1


def test_memory_has_little_room():
    """Only so many athletes are remembered; the one not heard for longest goes first."""
    memory = Memory()
    for number in range(ROOM + 1):
        memory.learn(Athlete(number), stamp=5)
    assert (memory.recall(0, 5), memory.recall(1, 5), memory.recall(1, 6)) == (None, Athlete(1), None)


def test_memory_ends_with_the_day():
    """On a new day the athlete is read anew, so that how long we run changes nothing."""
    memory = Memory()
    before, after = Athlete(1, heard_at=NOW), Athlete(1, heard_at=NOW + timedelta(days=1))
    memory.learn(before, 1)
    memory.learn(after, 2, before)
    assert memory.recall(1, 2) is None


async def test_the_whole_of_an_athlete(store):
    """Asked for everything, the store gives also what is too long ago for a turn, and what is not saved yet."""
    await newcomer(store)
    ago = TODAY - SEASON - timedelta(days=400)
    await change(store, runs=(Run(1, ago, 9000.0), Run(2, TODAY, 8000.0)), heard_at=NOW)
    assert [run.number for run in (await reread(store)).runs] == [2]
    async with store.work() as work:
        before = await work.athlete(1)
        await work.save(before, replace(before, runs=(*before.runs, Run(3, TODAY, 7000.0))), None)
        whole = await work.whole(1)
        assert await work.whole(99) is None
    assert [run.number for run in whole.runs] == [1, 2, 3]
