"""Events: stored once, heard once, then emptied."""

from datetime import timedelta

from core.ports.events import InboxState
from tests.adapters.storage.conftest import HOME, newcomer, rows

RAW = {"message": {"text": "calves sore 4/10 \N{FEARFUL FACE}", "from": {"id": 7}}, "n": [1, 2.5, None, True]}


async def test_event_comes_back_as_it_was(store):
    """What was stored is what is heard, in the order it came."""
    for key in ("b", "a"):
        assert await store.put("telegram", key, RAW)
    assert [(e.platform, e.key, e.raw) for e in await store.waiting()] == [
        ("telegram", "b", RAW),
        ("telegram", "a", RAW),
    ]
    assert [e.key for e in await store.waiting(1)] == ["b"]


async def test_event_counts_once(store):
    """A repeated key is not stored again, even after it was dealt with; another platform's is."""
    assert await store.put("telegram", "1", RAW)
    assert not await store.put("telegram", "1", {})
    (event,) = await store.waiting()
    async with store.work() as work:
        await work.done(event.id, InboxState.DONE)
    assert not await store.put("telegram", "1", RAW)
    assert await store.put("discord", "1", RAW)
    assert [e.platform for e in await store.waiting()] == ["discord"]


async def test_content_goes_when_heard(store):
    """Of an event that was dealt with only its key is left."""
    for number, state in enumerate((InboxState.DONE, InboxState.IGNORED)):
        await store.put("telegram", str(number), RAW)
        (event,) = await store.waiting()
        async with store.work() as work:
            await work.done(event.id, state)
    assert [(row["raw"], row["athlete_id"]) for row in await rows(store, "inbox")] == [({}, None)] * 2


async def test_unreadable_is_kept_as_its_athletes(store):
    """An event we stumble over is kept to look into, and goes when its athlete wants to be forgotten."""
    await store.put("telegram", "1", RAW)
    (event,) = await store.waiting()
    async with store.work() as work:
        athlete = await work.welcome("telegram", "7", HOME)
        await work.done(event.id, InboxState.UNREADABLE)
    (row,) = await rows(store, "inbox")
    assert (row["raw"], row["athlete_id"], await store.waiting()) == (RAW, athlete.id, [])
    async with store.work() as work:
        await work.forget(athlete.id)
    assert await rows(store, "inbox") == []


async def test_turn_that_fails_leaves_its_event(store):
    """An event whose turn failed is heard again."""
    await newcomer(store)
    await store.put("telegram", "1", RAW)
    (event,) = await store.waiting()
    try:
        async with store.work() as work:
            await work.done(event.id, InboxState.DONE)
            assert 1 / 0
    except ZeroDivisionError:
        assert await store.waiting() == [event]


async def test_unreadable_between_turns_is_nobodys(store):
    """In a transaction of several turns, an event nobody could read belongs to nobody."""
    await store.put("telegram", "1", RAW)
    await store.put("telegram", "2", RAW)
    heard, unreadable = await store.waiting()
    async with store.work() as work:
        await work.welcome("telegram", "7", HOME)
        await work.done(heard.id, InboxState.DONE)
        await work.done(unreadable.id, InboxState.UNREADABLE)
    assert [row["athlete_id"] for row in await rows(store, "inbox")] == [None, None]


async def test_tidying_takes_what_was_dealt_with_long_ago(store):
    """Old events go once they were dealt with; those that wait stay, however old."""
    await store.put("telegram", "1", RAW)
    await store.put("telegram", "2", RAW)
    first, second = await store.waiting()
    async with store.work() as work:
        await work.done(first.id, InboxState.UNREADABLE)
    await store.tidy(first.received_at - timedelta(days=1))
    assert len(await rows(store, "inbox")) == 2
    await store.tidy(second.received_at + timedelta(days=1))
    assert [row["key"] for row in await rows(store, "inbox")] == ["2"]


async def test_half_a_letter_does_not_keep_an_event_out(store):
    """A lone surrogate cannot be written anywhere: it becomes a question mark, and the rest is heard."""
    assert await store.put("telegram", "1", {"text": "8k easy \ud83d", "\ude00": ["\udfff"]})
    assert [event.raw for event in await store.waiting()] == [{"text": "8k easy ?", "?": ["?"]}]
