"""Which minutes are promised, read from everybody's times."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from adapters.storage.store import SqlStore
from core.messages import Address, Promised
from tests.adapters.storage.conftest import NOW, newcomer


async def chooses(store: SqlStore, person: str, next_at: datetime | None = None, **profile: object) -> int:
    """Let somebody have these times, and be due then; return who they are."""
    number = await newcomer(store, person, Address("telegram", person))
    async with store.work() as work:
        athlete = await work.athlete(number)
        assert athlete
        await work.save(athlete, replace(athlete, profile=replace(athlete.profile, **profile)), next_at)
    return number


async def test_what_is_promised(store: SqlStore) -> None:
    """Times to the minute by zone, the end of the quiet hours where they fall into them; nobody who wants no messages."""
    lisbon, both = "Europe/Lisbon", ("checkin_at", "debrief_at")
    await chooses(store, "1", zone=lisbon, checkin_at=time(7), sharp=("checkin_at",))
    await chooses(store, "2", zone=lisbon, checkin_at=time(7), debrief_at=time(20), sharp=both)
    await chooses(store, "3", zone=lisbon, checkin_at=time(5), sharp=("checkin_at",))
    await chooses(store, "4", zone="Asia/Tokyo", checkin_at=time(7))
    await chooses(store, "5", zone=lisbon, checkin_at=time(7), sharp=("checkin_at",), wants_messages=False)
    async with store.work() as work:
        found = await work.promised()
    assert sorted(found, key=lambda one: one.at) == [
        Promised(lisbon, time(6, 30), 1),
        Promised(lisbon, time(7), 2),
        Promised(lisbon, time(20), 1),
    ]


async def test_who_has_a_minute_promised_waits_behind_nobody(store: SqlStore) -> None:
    """However many are overdue: their minute is now; among the others the longest overdue is first."""
    late = await chooses(store, "9", NOW - timedelta(minutes=9))
    later = await chooses(store, "5", NOW - timedelta(minutes=5))
    sharp = await chooses(store, "1", NOW, sharp=("checkin_at",))
    assert await store.due(NOW, 2) == [sharp, late]
    assert await store.due(NOW, 3) == [sharp, late, later]
