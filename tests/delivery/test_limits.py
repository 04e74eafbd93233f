"""Several processes at once keep the limits of a platform, and pause together when it asks."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from itertools import pairwise

from sqlalchemy import ClauseElement, Executable, Select
from sqlalchemy.ext.compiler import compiles

from adapters.storage import pacing
from adapters.storage.store import SqlStore, open_store
from core.messages import Address, Kind, Message
from core.ports.deliveries import Limits, Window
from tests.adapters.storage.conftest import (
    NOW,
    newcomer,
    only_postgresql,
    rows,
    say,
    statements,
    texts,
)

FAST = Limits(Window(10, 0.5), Window(1, 0.2), Window(2, 60.0), "-")
ON = {"telegram": FAST}


def chat(word: str) -> Address:
    """Return a chat of Telegram's."""
    return Address("telegram", word)


async def drained(store: SqlStore, many: int) -> None:
    """Claim and deliver until *many* have left, all processes together."""
    while sum(row["state"] == "sent" for row in await rows(store, "outbox")) < many:
        for delivery in await store.claim(NOW, 8, ON):
            await store.sent(delivery.id, "m", NOW, delivery.attempt)
        await asyncio.sleep(0.01)


async def test_no_more_than_allowed_in_any_window(url) -> None:
    """Four processes send no more in any half second than one may, and in a chat one after the other."""
    stores = [await open_store(url) for _ in range(4)]
    first = stores[0]
    athlete = await newcomer(first)
    for number in range(30):
        await say(first, athlete, Message(f"{number}"), to=chat(str(number % 12)))
    await asyncio.gather(*(drained(store, 30) for store in stores))
    left = sorted((row["left_at"], row["chat"]) for row in await rows(first, "outbox"))
    moments = [at for at, _ in left]
    assert not [at for at, later in zip(moments, moments[10:], strict=False) if later - at < 0.5]
    for one in {chat for _, chat in left}:
        assert all(later - at >= 0.2 for at, later in pairwise(at for at, chat in left if chat == one))
    for store in stores:
        await store.close()


async def test_a_group_has_a_limit_of_its_own(store) -> None:
    """Two posts in a group leave and the third waits, whatever the limit of a chat."""
    athlete = await newcomer(store)
    for number in range(3):
        await say(store, athlete, Message(f"{number}"), to=chat("-100"))
    slow = {"telegram": Limits(group=FAST.group, groups="-")}
    for _ in range(2):
        (delivery,) = await store.claim(NOW, 8, slow)
        await store.sent(delivery.id, "m", NOW)
    assert await store.claim(NOW, 8, slow) == []


async def test_replies_take_what_room_there_is(store) -> None:
    """When only few may leave, replies overtake reminders, and those recaps."""
    athlete = await newcomer(store)
    for kind in (Kind.RECAP, Kind.REMINDER, Kind.REPLY):
        for number in range(5):
            await say(store, athlete, Message(kind, kind=kind), to=chat(f"{kind}{number}"))
    left = await store.claim(NOW, 100, {"telegram": Limits(Window(7, 60.0))})
    assert [one.message.kind for one in left] == [Kind.REPLY] * 5 + [Kind.REMINDER] * 2


async def test_what_is_punctual_leaves_before_others_of_its_kind(store) -> None:
    """A reminder asked for to the minute overtakes other reminders, and no reply."""
    athlete = await newcomer(store)
    for number, (kind, punctual) in enumerate(
        [(Kind.RECAP, False), (Kind.REMINDER, False), (Kind.REMINDER, True), (Kind.REPLY, False)]
    ):
        await say(store, athlete, Message(kind, kind=kind, punctual=punctual), to=chat(f"{number}"))
    left = await store.claim(NOW, 100, {"telegram": Limits(Window(9, 60.0))})
    assert [(one.message.kind, one.message.punctual) for one in left] == [
        (Kind.REPLY, False),
        (Kind.REMINDER, True),
        (Kind.REMINDER, False),
        (Kind.RECAP, False),
    ]


async def test_platforms_do_not_share_a_limit(store) -> None:
    """One that is full holds up no other, and one that is not ours is left alone."""
    athlete = await newcomer(store)
    for name in ("telegram", "discord", "pigeon"):
        await say(store, athlete, Message(name), to=Address(name, "1"))
    left = await store.claim(NOW, 8, {"telegram": Limits(Window(0, 1.0)), "discord": Limits()})
    assert [one.address.platform for one in left] == ["discord"]


async def test_a_pause_holds_for_all_processes_and_for_what_was_named(store, url) -> None:
    """A chat's pause holds up that chat, a platform's the platform, until it is over, in every process."""
    athlete = await newcomer(store)
    await say(store, athlete, Message("paused"), to=chat("1"))
    await say(store, athlete, Message("free"), to=chat("2"))
    until = NOW + timedelta(seconds=7)
    await store.pause("telegram", "1", until)
    other = await open_store(url)
    assert await texts(other) == ["free"]
    await other.pause("telegram", "", until + timedelta(seconds=7))
    assert await texts(store, until) == []
    assert await texts(store, until + timedelta(seconds=8)) == ["paused"]
    await other.close()


async def test_a_platform_that_rests_is_not_searched(store) -> None:
    """However much waits for it: nothing of that may leave, and to look through it each time would hold up all else."""
    athlete = await newcomer(store)
    await say(store, athlete, Message("paused"), to=chat("1"))
    await store.pause("telegram", "", NOW + timedelta(seconds=7))
    with statements(store.aside.engine) as seen:
        assert await store.claim(NOW, 8, ON) == []
    assert seen == []


@only_postgresql
async def test_what_left_lately_is_found_by_an_index(store) -> None:
    """A look at the last second reads the last second, not all that was ever sent on a platform."""
    given = {"there": "telegram", "seconds": 1.0}

    def plan(connection) -> str:
        connection.exec_driver_sql(SENT_LONG_AGO)
        connection.exec_driver_sql("ANALYZE outbox")
        words = connection.execute(explain(pacing._LEFT), given).scalars()
        return "\n".join(words)

    found = await store.database.once(plan)
    (condition,) = [line for line in found.splitlines() if "Index Cond" in line and "telegram" in line]
    assert "left_at >=" in condition


SENT_LONG_AGO = """
INSERT INTO outbox (platform, chat, via, rank, message, buttons, state, not_before, attempt, nonce, created_at, left_at)
SELECT 'telegram', n, '', 1, '{}', false, 'sent', now(), 1, '', now(), n FROM generate_series(1, 5000) n"""


class explain(Executable, ClauseElement):  # noqa: N801 - it is a word of SQL
    """How a statement is going to be run."""

    inherit_cache = False

    def __init__(self, statement: Select) -> None:
        self.statement = statement


@compiles(explain)
def _explain(element: explain, compiler, **more) -> str:
    return f"EXPLAIN {compiler.process(element.statement, **more)}"
