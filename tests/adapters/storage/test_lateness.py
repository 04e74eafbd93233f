"""How late reminders were lately."""

from __future__ import annotations

from datetime import timedelta

from adapters.storage.store import SqlStore
from core.messages import Message
from tests.adapters.storage.conftest import NOW, newcomer, reminder, say


async def test_what_is_counted(store: SqlStore) -> None:
    """Reminders that arrived lately, from when they were made; no answers."""
    athlete = await newcomer(store)
    for message in (Message("answer"), reminder("lost"), reminder("late")):
        await say(store, athlete, message)
    answer, *_ = await store.claim(NOW)
    await store.sent(answer.id, "1", NOW)
    (lost,) = await store.claim(NOW)
    await store.given_up(lost.id, uncertain=True)
    (late,) = await store.claim(NOW)
    await store.sent(late.id, "2", NOW + timedelta(seconds=7))
    assert await store.late("telegram", 3600.0) == [("UTC", 7.0)]
    assert await store.late("discord", 3600.0) == []
