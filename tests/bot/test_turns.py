"""The road of a message."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from adapters.storage.errors import StorageError
from bot.coach import Coach
from bot.turns import AT_ONCE, written
from bot.wiring import House
from core.athlete.athlete import Athlete
from core.messages import Incoming, Promised, Turn
from core.ports.deliveries import UnreachableError
from core.ports.events import InboxState, Raw
from core.voice.answers import SORRY
from tests.bot.fakes import ECHO, MORNING, FakePlatform, FakeStore, echo, hourly, house, nudge

DONE, IGNORED, UNREADABLE = InboxState.DONE, InboxState.IGNORED, InboxState.UNREADABLE


async def told(
    *raws: Raw, coach: Coach = ECHO, platform: FakePlatform | None = None
) -> tuple[House, FakeStore]:
    """Return a house whose inbox holds *raws*."""
    store = FakeStore()
    for number, raw in enumerate(raws):
        await store.put("fake", str(number), raw)
    return house(platform or FakePlatform(), coach, store), store


async def hear_all(house: House) -> None:
    """Make passes until nothing waits."""
    while not await house.turns.once():
        pass


def said_to(store: FakeStore, person: str) -> Sequence[str]:
    """Return what the outbox holds for *person*."""
    rows = store.kept.outbox.values()
    return [row.delivery.message.text for row in rows if row.delivery.address.chat == person]


async def test_order_is_kept_for_each_runner() -> None:
    """Two runners who write by turns are each answered in the order they wrote."""
    home, store = await told(*({"from": who, "text": str(n)} for n in range(3) for who in ("ann", "bob")))
    await home.turns.once()
    assert said_to(store, "ann") == said_to(store, "bob") == ["0 1", "1 2", "2 3"]


async def test_who_asks_for_a_minute_is_heard_knowing_how_full_it_is() -> None:
    """Only they: all others' turns look at nobody else."""
    looked = []

    def hear(athlete: Athlete, incoming: Incoming, _now: datetime) -> Turn:
        looked.append(bool(incoming.promised))
        sharp = ("checkin_at",) if incoming.text == "sharp" else ()
        return Turn(replace(athlete, profile=replace(athlete.profile, sharp=sharp)))

    home, store = await told({"text": "hi"}, {"text": "sharp"}, coach=replace(ECHO, hear=hear))
    store.promised = (Promised("Europe/Lisbon", time(7), 1),)
    await hear_all(home)
    assert looked == [False, False, True]


async def test_one_turn_writes_everything() -> None:
    """A turn keeps the athlete, the next reminder, the answer and the event's state."""
    home, store = await told({"text": "hi"})
    await home.turns.once()
    assert store.kept.athletes[1].heard_at == MORNING
    assert store.kept.next_at[1] == MORNING + timedelta(hours=1)
    assert (store.said(), store.inbox()) == (["hi 1"], [DONE])


async def test_a_turn_notes_how_far_a_chat_was_heard() -> None:
    """What a platform must read on from after a stop is kept with the turn; most events say nothing of it."""
    home, store = await told(
        {"text": "hi", "mark": "41"}, {"text": "ok", "mark": "42"}, {"text": "still here"}
    )
    await hear_all(home)
    assert await store.marks("fake") == [("ann", "42")]


async def test_a_turn_is_whole_or_not_at_all() -> None:
    """A crash before the commit leaves nothing of a turn, and the next pass makes it once."""
    home, store = await told({"text": "hi"})
    broken = iter([StorageError("disk full")])

    def trouble(call: str) -> None:
        if call == "commit" and (error := next(broken, None)):
            raise error

    store.trouble = trouble
    with pytest.raises(StorageError):
        await home.turns.once()
    assert (store.said(), store.inbox()) == ([], [InboxState.NEW])
    await home.turns.once()
    assert (store.said(), store.inbox()) == (["hi 1"], [DONE])


async def test_nothing_new_is_not_written() -> None:
    """A turn that changes nothing and says nothing only marks its event as done."""
    home, store = await told({"text": "ok"})
    await home.turns.once()
    assert (store.kept.saves, store.said(), store.inbox()) == (0, [], [DONE])


async def test_an_unreadable_event_is_set_aside() -> None:
    """An event of a strange shape is answered to nobody, and the others are heard."""
    home, store = await told({"text": "a"}, {"odd": 1}, {"text": ""}, {"text": "b"})
    await home.turns.once()
    assert store.inbox() == [DONE, UNREADABLE, IGNORED, DONE]
    assert store.said() == ["a 1", "b 2"]


async def test_an_event_of_a_platform_that_is_off_does_not_wait_for_ever() -> None:
    """What a platform left in the inbox before it was switched off is let go."""
    home, store = await told()
    await store.put("gone", "1", {"text": "hi"})
    await home.turns.once()
    assert store.inbox() == [IGNORED]


async def test_a_defect_ends_in_an_apology() -> None:
    """An event the coach stumbles over each time is set aside with kind words, and order is kept."""
    home, store = await told({"text": "a"}, {"text": "boom"}, {"text": "b"}, {"from": "bob", "text": "c"})
    await hear_all(home)
    assert said_to(store, "bob") == ["c 1"]
    assert said_to(store, "ann") == ["a 1", SORRY.one, "b 2"]
    assert store.inbox() == [DONE, UNREADABLE, DONE, DONE]


async def test_a_batch_shares_one_transaction() -> None:
    """What waits is heard together; after a defect batches begin small, and grow again."""
    home, store = await told(*({"text": str(n)} for n in range(3)), {"text": "boom"}, {"text": "c"})
    transactions: list[str] = []
    store.trouble = lambda call: transactions.append(call) if call == "commit" else None
    await home.turns.once()
    assert (transactions, store.said(), home.turns.batch) == ([], [], 1)
    await hear_all(home)
    assert store.inbox().count(DONE) == 4
    assert 1 < home.turns.batch <= AT_ONCE
    assert home.turns.failures == {}


async def test_a_stranger_gets_the_apology_too() -> None:
    """A first message the coach stumbles over is answered as well."""
    home, store = await told({"text": "boom"})
    await hear_all(home)
    assert store.said() == [SORRY.one]


async def test_logs_hold_no_words(logged: io.StringIO) -> None:
    """Each turn leaves one line, and neither that nor a defect's says what was written."""
    home, _ = await told({"text": "boom"}, {"text": "my knee"}, {"odd": "secret"})
    await hear_all(home)
    lines = logged.getvalue()
    assert "event=set aside inbox=1" in lines
    assert "RuntimeError at tests/bot/fakes.py" in lines
    assert "event=turn athlete=1 heard=text" in lines
    assert not re.search("knee|boom|secret|Ann", lines)


NIGHT = datetime(2027, 3, 3, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("at", "heard_at", "speaks_from"),
    [
        (None, None, NIGHT),
        (NIGHT - timedelta(minutes=10), None, NIGHT),
        (NIGHT - timedelta(hours=3), None, NIGHT - timedelta(hours=3)),
        (NIGHT - timedelta(hours=3), NIGHT - timedelta(hours=2), NIGHT - timedelta(hours=2)),
        (NIGHT - timedelta(hours=3), NIGHT + timedelta(hours=2), NIGHT),
        (NIGHT - timedelta(hours=26), None, NIGHT),
        (NIGHT + timedelta(hours=1), None, NIGHT),
    ],
)
def test_words_speak_from_the_day_they_were_written_on(at, heard_at, speaks_from) -> None:
    """What waited past midnight is of the evening, after all that was heard before; no clock that is wrong moves it."""
    assert written(Athlete(1, heard_at=heard_at), Incoming(at=at), NIGHT) == speaks_from


async def test_goodbye_is_said_past_what_is_deleted() -> None:
    """Deletion delivers its last words past the outbox and leaves nothing behind."""
    platform = FakePlatform()
    home, store = await told({"text": "hi"}, {"text": "delete"}, {"text": "hi"}, platform=platform)
    home.turns.batch = 2
    await home.turns.once()
    assert [d.message.text for d in platform.delivered] == ["delete 2"]
    assert (store.kept.athletes, store.kept.people, store.kept.outbox) == ({}, {}, {})
    assert store.inbox() == [DONE, DONE, InboxState.NEW]
    await home.turns.once()
    assert store.said() == ["hi 1"]


async def test_deletion_does_not_depend_on_the_goodbye() -> None:
    """A goodbye that cannot be delivered does not keep what had to be deleted."""
    platform = FakePlatform(answers=[UnreachableError()])
    home, store = await told({"text": "delete"}, platform=platform)
    await home.turns.once()
    assert store.kept.athletes == {}


async def test_the_platforms_zone_holds_until_one_is_told() -> None:
    """A runner who has not said where they live is taken to be where their platform says."""

    def settle(athlete, incoming, now) -> Turn:
        return echo(replace(athlete, profile=replace(athlete.profile, zone="Asia/Tokyo")), incoming, now)

    home, store = await told({"text": "hi", "zone": "Europe/Lisbon"})
    await home.turns.once()
    assert store.kept.athletes[1].profile.zone == "Europe/Lisbon"
    home, store = await told(
        {"text": "hi"}, {"text": "x", "zone": "Europe/Lisbon"}, coach=Coach(settle, nudge, hourly)
    )
    await home.turns.once()
    assert store.kept.athletes[1].profile.zone == "Asia/Tokyo"


@pytest.mark.parametrize(("seconds", "rings"), [(5, True), (3600, False)])
async def test_a_turn_wakes_whom_it_concerns(seconds: float, rings: bool) -> None:
    """After a turn the sender looks at once, and the ticker when a reminder is due before its next look."""

    def soon(_athlete, now):
        return now + timedelta(seconds=seconds)

    home, _ = await told({"text": "hi"}, coach=Coach(echo, nudge, soon))
    await home.turns.once()
    assert home.bells.said.is_set()
    assert home.bells.due.is_set() is rings
