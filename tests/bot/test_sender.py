"""The road out."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.sender import AT_ONCE
from bot.wiring import House
from core.messages import Address, Kind, Message
from core.ports.deliveries import (
    Delivery,
    NotSentError,
    RefusedError,
    SlowDownError,
    UnknownError,
    UnreachableError,
)
from tests.bot.fakes import MORNING, FakePlatform, FakeStore, Row, house

REPLY = Message("hi")
REMINDER = Message("hi", kind=Kind.REMINDER)
SECOND = timedelta(seconds=1)


def outbox(
    *messages: Message, platform: FakePlatform, chats: int = 1, edits: str | None = None
) -> tuple[House, FakeStore]:
    """Return a house with *messages* to deliver, spread over *chats*."""
    store = FakeStore()
    for number, message in enumerate(messages, 1):
        address = Address(platform.name, f"chat {number % chats}")
        store.kept.outbox[number] = Row(1, Delivery(number, address, message, edits=edits), MORNING, None)
    return house(platform, store=store), store


async def deliver(home: House) -> None:
    """Deliver all that may leave now."""
    while not await home.sender.once():
        await home.sender.landed()


async def test_what_arrived_is_kept_with_its_id() -> None:
    """A delivery that arrives is sent, under the platform's id, in the order of its chat."""
    platform = FakePlatform(answers=["a", "b"])
    home, store = outbox(REPLY, replace(REPLY, text="again"), platform=platform)
    await deliver(home)
    assert [d.message.text for d in platform.delivered] == ["hi", "again"]
    assert [(row.state, row.message_id) for row in store.kept.outbox.values()] == [
        ("sent", "a"),
        ("sent", "b"),
    ]


@pytest.mark.parametrize(
    ("error", "message", "resends", "edits", "state", "wait"),
    [
        (NotSentError(), REPLY, False, None, "new", 1),
        (NotSentError(), REMINDER, False, None, "new", 1),
        (SlowDownError(7), REPLY, False, None, "new", 7),
        (UnknownError(), REPLY, False, None, "new", 1),
        (UnknownError(), REMINDER, False, None, "uncertain", 0),
        (UnknownError(), REMINDER, True, None, "new", 1),
        (UnknownError(), REMINDER, False, "m0", "new", 1),
        (UnknownError(), replace(REMINDER, react="👍"), False, None, "new", 1),
        (UnreachableError(), REPLY, False, None, "failed", 0),
        (RefusedError(), REPLY, False, None, "failed", 0),
        (RuntimeError("?"), REPLY, False, None, "uncertain", 0),
    ],
)
async def test_each_error_has_its_end(error, message, resends, edits, state, wait) -> None:
    """What surely did not arrive is sent again, later; what may have is not, unless twice does no harm."""
    home, store = outbox(message, platform=FakePlatform(answers=[error], resends=resends), edits=edits)
    await deliver(home)
    assert store.states() == [state]
    assert store.kept.outbox[1].not_before == MORNING + wait * SECOND


@pytest.mark.parametrize(("edits", "state"), [("m0", "sent"), (None, "failed")])
async def test_a_reminder_is_never_shown_anew_to_be_closed(edits: str | None, state: str) -> None:
    """New words take the place of a reminder; where none is known to stand they are not said: it might come twice."""
    platform = FakePlatform()
    home, store = outbox(replace(REMINDER, revises=True), platform=platform, edits=edits)
    await deliver(home)
    assert (len(platform.delivered), store.states()) == (int(state == "sent"), [state])


@pytest.mark.parametrize(
    ("message", "edits", "doubted_s", "state"),
    [
        (REMINDER, None, 3600.0, "uncertain"),
        (REMINDER, None, -3600.0, "uncertain"),
        (REMINDER, None, 20.0, "sent"),
        (REMINDER, "m0", 3600.0, "sent"),
        (REPLY, None, 3600.0, "sent"),
    ],
)
async def test_no_platform_drops_repetitions_for_ever(message, edits, doubted_s, state) -> None:
    """What may have arrived long ago is not said again if it is a reminder: only lately would it have been dropped."""
    platform = FakePlatform(resends=True)
    home, store = outbox(message, platform=platform, edits=edits)
    row = store.kept.outbox[1]
    store.kept.outbox[1] = replace(row, delivery=replace(row.delivery, doubted=True, doubted_s=doubted_s))
    await deliver(home)
    assert (len(platform.delivered), store.states()) == (int(state == "sent"), [state])


async def test_waits_grow() -> None:
    """Each failed try doubles the wait until the next."""
    home, store = outbox(REPLY, platform=FakePlatform(answers=[NotSentError() for _ in range(4)]))
    waits = []
    for _ in range(4):
        await deliver(home)
        waits.append((store.kept.outbox[1].not_before - home.sender.clock.now()).total_seconds())
        home.sender.clock.at = store.kept.outbox[1].not_before
    assert waits == [1, 2, 4, 8]
    await deliver(home)
    assert store.states() == ["sent"]


@pytest.mark.parametrize(
    ("before", "ends"),
    [
        ([], ["new", "new", "new", "uncertain"]),
        ([NotSentError()], ["new", "new", "new", "uncertain"]),
        ([NotSentError()] * 5, ["new"] * 6 + ["uncertain"]),
    ],
)
async def test_a_lost_reply_is_repeated_a_few_times(before, ends) -> None:
    """A reply whose fate stays unknown is closed as uncertain in the end; what failed for sure leaves it two tries."""
    answers = [*before, *(UnknownError() for _ in range(4))]
    home, store = outbox(REPLY, platform=FakePlatform(answers=list(answers)))
    states = []
    while "uncertain" not in states:
        await deliver(home)
        states += store.states()
        home.sender.clock.at += 99 * SECOND
    assert states == ends


async def test_one_chat_slows_down_alone() -> None:
    """A pause for one chat does not hold up another."""
    platform = FakePlatform(answers=[SlowDownError(7)])
    home, store = outbox(REPLY, REPLY, platform=platform, chats=2)
    await deliver(home)
    assert store.states() == ["new", "sent"]


async def test_the_whole_bot_slows_down_together() -> None:
    """A pause for the whole bot reaches every chat, without asking the platform again."""
    platform = FakePlatform(answers=[SlowDownError(7, whole_bot=True)])
    home, store = outbox(REPLY, REPLY, platform=platform)
    await deliver(home)
    assert len(platform.delivered) == 1
    home.sender.clock.at += 7 * SECOND
    await deliver(home)
    assert store.states() == ["sent", "sent"]


async def test_an_unreachable_chat_is_not_written_to_again() -> None:
    """Someone who blocked the bot loses their address."""
    home, store = outbox(REPLY, platform=FakePlatform(answers=[UnreachableError()]))
    store.kept.homes[1] = Address("fake", "chat 0")
    await deliver(home)
    assert store.kept.homes == {}


async def test_replies_go_first() -> None:
    """Replies overtake reminders, and reminders recaps."""
    platform = FakePlatform()
    recap = replace(REPLY, kind=Kind.RECAP)
    home, _ = outbox(recap, REMINDER, REPLY, platform=platform)
    await deliver(home)
    assert [d.message.kind for d in platform.delivered] == [Kind.REPLY, Kind.REMINDER, Kind.RECAP]


async def test_few_are_in_flight() -> None:
    """No more are being sent at once than may be uncertain after a crash."""
    platform = FakePlatform()
    home, store = outbox(*[REPLY] * 20, platform=platform, chats=20)
    await home.sender.once()
    assert store.states().count("sending") == AT_ONCE
    await home.sender.landed()


async def test_an_outcome_is_written_down_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that fails after a delivery is asked again, so the message is not sent twice."""
    monkeypatch.setattr("bot.sender.back_off", lambda *_: 0)
    platform = FakePlatform()
    home, store = outbox(REPLY, platform=platform)
    broken = iter([OSError("disk full")])

    def trouble(call: str) -> None:
        if call == "sent" and (error := next(broken, None)):
            raise error

    store.trouble = trouble
    await deliver(home)
    assert (store.states(), len(platform.delivered)) == (["sent"], 1)


async def test_a_platform_that_is_off_keeps_its_messages() -> None:
    """What waits for a platform without a token is kept for when it is back."""
    home, store = outbox(REPLY, platform=FakePlatform())
    object.__setattr__(home.sender, "platforms", {})
    await deliver(home)
    assert store.states() == ["new"]


async def test_who_was_silent_for_long_sends_nothing_claimed_before() -> None:
    """What was claimed before a silence is others' by then, also once signs of life are given again."""
    platform = FakePlatform()
    home, store = outbox(REMINDER, platform=platform)
    claimed = store.claim

    async def claimed_in_an_earlier_life(*asked):
        found = await claimed(*asked)
        home.presence.life += 1
        return found

    store.claim = claimed_in_an_earlier_life
    await home.sender.once()
    await home.sender.landed()
    assert platform.delivered == []
    assert store.states() == ["new"]
