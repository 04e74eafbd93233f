"""Clocks that are wrong: set back, asleep for half a day, in another zone. Nothing comes twice, and nothing is held up."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from adapters.storage.leases import LASTS_S
from adapters.storage.store import SqlStore, open_store
from adapters.storage.tables import leases, outbox
from bot.clock import SetClock
from bot.coach import Coach
from bot.remembered import Remembered
from bot.wiring import House, build
from core import coach, reminders
from core.athlete.athlete import Athlete
from core.messages import Address, Kind, Message, Turn
from core.ports.deliveries import Limits, NotSentError, SlowDownError, Window
from tests.adapters.storage.conftest import NOW, newcomer, say, texts
from tests.core.dialogs.chat import MONDAY, at, runner
from tests.delivery.test_fault_points import NAME, Wire

HOUR = timedelta(hours=1)
ZONES = ("Pacific/Kiritimati", "Pacific/Pago_Pago", "Pacific/Apia", "Europe/Lisbon", "America/St_Johns")
"""On both sides of the date line, and far from it."""


def remind(athlete: Athlete, now: datetime) -> Turn:
    """Remind as the coach does, in words that name what is reminded of: a kind and a date."""
    turn = coach.remind(athlete, now)
    fresh = [one for one in turn.athlete.occurrences if one not in athlete.occurrences]
    said = tuple(Message(f"{one.kind} {one.on}", kind=Kind.REMINDER) for one in fresh)
    return replace(turn, messages=said if turn.messages else ())


@dataclass
class Life:
    """One runner, whose coach lives on a clock that anything may happen to."""

    url: str
    wire: Wire = field(default_factory=Wire)
    clock: SetClock = field(default_factory=lambda: SetClock(at(MONDAY)))

    @asynccontextmanager
    async def lived(self) -> AsyncIterator[House]:
        """Run the coach on the database as it is, meanwhile."""
        store = await open_store(self.url)
        wild = Coach(coach.hear, remind, reminders.next_at)
        house = build(store, {NAME: self.wire}, wild, self.clock, 100)
        await house.presence.arrive()
        yield house
        await store.close()

    async def born(self) -> None:
        """Make the runner."""
        async with self.lived() as house, house.store.work() as work:
            before = await work.welcome(NAME, "p", Address(NAME, "p"))
            await work.save(before, replace(runner(), id=before.id), self.clock.now())

    async def goes_on(self, house: House, hours: float) -> None:
        """Let the clock jump by *hours*, and everything happen that is due then."""
        self.clock.at += hours * HOUR
        while await house.store.due(self.clock.now()):
            await house.ticker.once()
        while not await house.sender.once():
            await house.sender.landed()

    async def flies(self, house: House, zone: str) -> None:
        """Move the runner to another *zone*."""
        async with house.store.work() as work:
            athlete = await work.athlete(1)
            assert athlete
            moved = replace(athlete, profile=replace(athlete.profile, zone=zone))
            await work.save(athlete, moved, reminders.next_at(moved, self.clock.now()))

    def said(self) -> list[str]:
        """Return what arrived."""
        return [one.message.text for one in self.wire.arrived]


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_wild_clock(url: str, seed: int) -> None:
    """Back by hours, asleep for half a day, flown across the date line: a kind comes once on a date."""
    dice, life = Random(seed), Life(url)
    await life.born()
    async with life.lived() as house:
        for step in range(120):
            await life.goes_on(house, dice.choice((1, 1, 1, 2, 2, 12, -1, -3)))
            if step % 5 == 0:
                await life.flies(house, dice.choice(ZONES))
    assert repeated(life) == []
    assert len(life.said()) >= 4


def repeated(life: Life) -> list[str]:
    """Return what came more than once."""
    return [text for text, times in Counter(life.said()).items() if times > 1]


async def test_twelve_hours_asleep(url: str) -> None:
    """What fell due in the sleep is let go: no burst, and the evening comes as on any day."""
    life = Life(url)
    await life.born()
    said = []
    async with life.lived() as house:
        for hours in (21, 12, 1):  # to six in the morning, to six in the evening, and on
            await life.goes_on(house, hours)
            said.append(life.said())
    assert said[0] == said[1]
    assert said[2] == ["debrief 2027-03-02"]


@pytest.mark.parametrize(
    ("before", "after", "late"), [("Etc/GMT-2", "Etc/GMT-3", 1), ("Etc/GMT-3", "Etc/GMT-2", 0)]
)
async def test_new_rules_for_a_zone(url: str, before: str, after: str, late: int) -> None:
    """A country gives up its summer time, or keeps it: nothing comes early, the first at most as late as the change, all once."""
    life = Life(url)
    await life.born()
    came: dict[str, float] = {}
    async with life.lived() as house:
        await life.flies(house, before)
        async with house.store.work() as work:
            athlete = await work.athlete(1)
            assert athlete
            due = reminders.next_at(athlete, life.clock.now())
            newer = replace(athlete, profile=replace(athlete.profile, zone=after))
            await work.save(athlete, newer, due)  # as it was reckoned by the old rules
        for _ in range(24 * 4 * 3):
            await life.goes_on(house, 0.25)
            came |= {text: _hour(life.clock.at, after) for text in life.said()[len(came) :]}
    assert repeated(life) == []
    mornings = [hour for text, hour in came.items() if text.startswith("checkin")]
    assert mornings == [7 + late, *[7.0] * (len(mornings) - 1)]
    assert len(mornings) >= 2


def _hour(moment: datetime, zone: str) -> float:
    here = moment.astimezone(ZoneInfo(zone))
    return here.hour + here.minute / 60


async def test_what_waits_when_the_clock_is_set_back(url: str) -> None:
    """An answer that is tried again in a second, and a pause of a few, do not last an hour longer."""
    life = Life(url)
    store = await open_store(url)
    athlete = await newcomer(store)
    for chat in ("1", "2"):
        await say(store, athlete, Message("hi"), to=Address(NAME, chat))
    troubles = [NotSentError("no connection"), SlowDownError(5)]

    async def deliver(delivery) -> str:
        if troubles:
            raise troubles.pop()
        life.wire.arrived.append(delivery)
        return "m"

    life.wire.deliver = deliver  # type: ignore[method-assign]
    house = build(store, {NAME: life.wire}, Coach(coach.hear, remind, reminders.next_at), life.clock, 100)
    for moment in (NOW, NOW - HOUR):
        life.clock.at = moment
        while not await house.sender.once():
            await house.sender.landed()
    assert life.said() == ["hi", "hi"]
    await store.close()


async def test_a_lease_from_before_the_clock_was_set_back(store: SqlStore) -> None:
    """Who died an hour from now holds nothing up."""
    await store.lease("gone", ["gone", "poller"])
    query = update(leases).values(until=leases.c.until + 3600)
    await store.database.once(lambda connection: connection.execute(query) and None)
    assert await store.lease("b", ["b", "poller"]) == {"b", "poller"}
    query = update(leases).values(until=leases.c.until + LASTS_S + 1)
    await store.database.once(lambda connection: connection.execute(query) and None)
    assert await texts(store) == []


async def test_a_window_from_before_the_clock_was_set_back(store: SqlStore) -> None:
    """What left an hour from now takes nobody's place."""
    athlete = await newcomer(store)
    full = {"telegram": Limits(Window(2, 1.0), Window(1, 1.0))}
    for number in range(2):
        await say(store, athlete, Message(f"{number}"))
        (delivery,) = await store.claim(NOW)
        await store.sent(delivery.id, "m", NOW)
    await say(store, athlete, Message("now"))
    assert await store.claim(NOW, 8, full) == []
    assert 0 < (await store.full_for(full) or 0) <= 1
    query = update(outbox).where(outbox.c.left_at.is_not(None)).values(left_at=outbox.c.left_at + 3600)
    await store.database.once(lambda connection: connection.execute(query) and None)
    assert await store.full_for(full) is None
    assert [one.message.text for one in await store.claim(NOW, 8, full)] == ["now"]


def test_what_is_remembered_of_a_clock_set_back(tmp_path: Path) -> None:
    """What leaves after the clock was set back is noted too."""
    memory = Remembered(tmp_path / "last_left")
    memory.note(datetime(2027, 1, 1, tzinfo=UTC))
    memory.note(datetime(2026, 1, 1, tzinfo=UTC))
    assert memory.last() == datetime(2026, 1, 1, tzinfo=UTC)
