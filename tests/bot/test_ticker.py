"""The road of the clock."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.coach import Coach
from bot.ticker import AFTER_A_FAILURE, KEPT, SOONEST, USEFUL_FOR
from bot.wiring import House
from core.athlete.athlete import Athlete
from core.messages import Address
from tests.bot.fakes import ECHO, MORNING, FakePlatform, FakeStore, echo, hourly, house, nudge

MINUTE = timedelta(minutes=1)


def waiting(*minutes: float, coach: Coach = ECHO) -> tuple[House, FakeStore]:
    """Return a house with one athlete due at each of *minutes* from now."""
    store = FakeStore()
    for number, offset in enumerate(minutes, 1):
        store.kept.athletes[number] = Athlete(number)
        store.kept.homes[number] = Address("fake", f"chat {number}")
        store.kept.next_at[number] = MORNING + offset * MINUTE
    return house(FakePlatform(), coach, store), store


async def test_only_those_due_are_reminded() -> None:
    """A pass reminds who is due, the longest overdue first, and nobody else."""
    home, store = waiting(-1, 30, -5)
    assert await home.ticker.once() == 0
    assert [row.athlete for row in store.kept.outbox.values()] == [3, 1]
    assert store.kept.saves == 2


async def test_it_sleeps_until_the_next_is_due() -> None:
    """With nobody due, a pass returns the seconds until somebody is."""
    home, _ = waiting(30, 45)
    assert await home.ticker.once() == 30 * 60


async def test_a_reminder_expires() -> None:
    """A reminder that cannot be delivered in time is not delivered late."""
    home, store = waiting(0)
    await home.ticker.once()
    assert store.kept.outbox[1].expires_at == MORNING + USEFUL_FOR


async def test_someone_who_cannot_be_reached_is_left_alone() -> None:
    """Without an address there is no reminder, and none is planned until they write."""
    home, store = waiting(0)
    store.kept.homes.clear()
    await home.ticker.once()
    assert (store.said(), store.kept.next_at[1]) == ([], None)


async def test_a_defect_stalls_nobody_else() -> None:
    """An athlete whose reminder fails is put off, and the others get theirs."""

    def fail(athlete, now):
        if athlete.id == 1:
            raise RuntimeError("boom")
        return nudge(athlete, now)

    home, store = waiting(-9, 0, coach=Coach(echo, fail, hourly))
    await home.ticker.once()
    assert store.kept.next_at[1] == MORNING + AFTER_A_FAILURE
    assert [row.athlete for row in store.kept.outbox.values()] == [2]


async def test_a_coach_that_names_the_past_does_not_spin() -> None:
    """Whatever the coach answers, nobody is due again within a minute."""
    home, store = waiting(0, coach=Coach(echo, nudge, lambda _athlete, now: now - MINUTE))
    await home.ticker.once()
    assert store.kept.next_at[1] == MORNING + SOONEST


async def test_a_crowd_leaves_room_for_replies() -> None:
    """When more are due than may leave in a second, the rest wait a second."""
    home, store = waiting(*[-1] * 5)
    ticker = replace(home.ticker, per_second=3)
    assert await ticker.once() == 1
    assert len(store.said()) == 3
    assert await ticker.once() == 0
    assert len(store.said()) == 5


async def test_what_is_long_over_goes_once_a_day() -> None:
    """A day's first quiet pass lets go of events and deliveries older than a month; the next ones need not."""
    home, store = waiting(30)
    for _ in range(3):
        await home.ticker.once()
    assert store.tidied == [MORNING - KEPT]
    home.ticker.clock.at = MORNING + timedelta(days=1)
    await home.ticker.once()
    assert store.tidied == [MORNING - KEPT]
    await home.ticker.once()
    assert store.tidied == [MORNING - KEPT, MORNING + timedelta(days=1) - KEPT]


async def test_reminders_share_a_transaction() -> None:
    """Who is due together is reminded together; a defect costs one more each, and nobody else their reminder."""

    def fail(athlete, now):
        if athlete.id == 2:
            raise RuntimeError("boom")
        return nudge(athlete, now)

    for remind, commits in ((nudge, 1), (fail, 3)):
        home, store = waiting(-1, -2, -3, coach=Coach(echo, remind, hourly))
        transactions: list[str] = []
        store.trouble = lambda call, seen=transactions: seen.append(call) if call == "commit" else None
        await home.ticker.once()
        assert len(transactions) == commits
        assert len(store.said()) == (3 if remind is nudge else 2)
