"""The way out: order, one at a time in a chat, what is too late, what a crash leaves, what is edited."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from adapters.storage.store import open_store
from adapters.storage.tables import outbox
from core.messages import Address, Kind, Message
from tests.adapters.storage.conftest import ASK, HOME, NOW, deliver, newcomer, reminder, rows, say, texts

LATER = NOW + timedelta(minutes=1)


def chat(number: int) -> Address:
    """Return a chat of that number."""
    return Address("telegram", str(number))


@pytest.fixture
async def athlete(store):
    """Return an athlete who can be written to."""
    return await newcomer(store)


async def states(store) -> list[str]:
    """Return what became of each delivery."""
    return [row["state"] for row in await rows(store, "outbox")]


async def test_message_comes_back_as_it_was(store, athlete):
    """What is claimed is what was said, with where it goes and what it answers."""
    message = Message("Hard?", ASK, silent=True, thread="t", kind=Kind.REMINDER)
    await say(store, athlete, message, via="callback")
    (delivery,) = await store.claim(NOW)
    assert (delivery.message, delivery.address, delivery.via) == (message, HOME, "callback")
    assert (delivery.edits, delivery.strips) == (None, None)


async def test_replies_before_reminders_before_recaps(store, athlete):
    """What was said last goes first, when it is a reply."""
    for number, kind in enumerate((Kind.RECAP, Kind.REMINDER, Kind.REPLY)):
        await say(store, athlete, Message(kind, kind=kind), to=chat(number))
    assert await texts(store, limit=2) == ["reply", "reminder"]
    assert await texts(store) == ["recap"]


async def test_one_chat_in_order_one_at_a_time(store, athlete):
    """In a chat the next message goes when the one before has arrived."""
    await say(store, athlete, Message("1"), Message("2"))
    await say(store, athlete, Message("elsewhere"), to=chat(2))
    first, _ = await store.claim(NOW)
    assert await texts(store) == []
    await store.sent(first.id, "m1", NOW)
    assert await texts(store) == ["2"]


async def test_reply_overtakes_in_its_own_chat(store, athlete):
    """A reply goes before a reminder that waits in the same chat."""
    await say(store, athlete, reminder("reminder"))
    await say(store, athlete, Message("reply"))
    assert (await deliver(store)).message.text == "reply"
    assert (await deliver(store)).message.text == "reminder"


async def test_again_keeps_its_place(store, athlete):
    """One that is tried again holds up those behind it, and nobody else; a reply overtakes a reminder even then."""
    await say(store, athlete, reminder("1"), reminder("2"))
    (first,) = await store.claim(NOW)
    await store.again(first.id, LATER)
    await say(store, athlete, Message("elsewhere"), to=chat(2))
    assert await texts(store) == ["elsewhere"]
    await say(store, athlete, Message("reply"))
    assert (await deliver(store)).message.text == "reply"
    assert await texts(store) == []
    assert await texts(store, LATER) == ["1"]


async def test_nonce_is_the_same_for_every_try(store, athlete):
    """A delivery tried again bears the same nonce, another one another."""
    await say(store, athlete, Message("1"), Message("2"))
    (first,) = await store.claim(NOW)
    await store.again(first.id, NOW)
    again = await deliver(store)
    (second,) = await store.claim(NOW)
    assert (again.nonce, len({first.nonce, second.nonce})) == (first.nonce, 2)
    assert 0 < len(first.nonce) <= 25


async def test_message_for_later_waits_aside(store, athlete):
    """A message for later goes then, and holds up nothing until it does."""
    await say(store, athlete, Message("later"), at=LATER)
    await say(store, athlete, Message("now"))
    assert (await deliver(store)).message.text == "now"
    assert await texts(store) == []
    assert await texts(store, LATER) == ["later"]


async def test_expired_is_dropped(store, athlete):
    """What is too late to say is never said."""
    await say(store, athlete, reminder("late"), expires_at=LATER)
    await say(store, athlete, reminder("fine"))
    assert await texts(store, LATER) == ["fine"]
    assert await states(store) == ["expired", "sending"]


async def test_expired_while_tried_again(store, athlete):
    """One that waits to be tried again is dropped as well when it is too late."""
    await say(store, athlete, reminder("late"), expires_at=LATER)
    (first,) = await store.claim(NOW)
    await store.again(first.id, LATER + timedelta(minutes=5))
    assert await texts(store, LATER) == []
    assert await states(store) == ["expired"]


@pytest.mark.parametrize(("uncertain", "state"), [(True, "uncertain"), (False, "failed")])
async def test_given_up_lets_the_next_go(store, athlete, uncertain, state):
    """A delivery that is given up makes way."""
    await say(store, athlete, Message("1"), Message("2"))
    (first,) = await store.claim(NOW)
    await store.given_up(first.id, uncertain=uncertain)
    assert await texts(store) == ["2"]
    assert await states(store) == [state, "sending"]


async def test_recover_after_a_crash(store, athlete):
    """What was in flight: a reply goes again, a reminder only where twice is once, else nobody knows."""
    for number, message in enumerate((Message("reply"), reminder("lost"))):
        await say(store, athlete, message, to=chat(number))
    await say(store, athlete, reminder("once"), to=Address("discord", "1"))
    await say(store, athlete, Message("waits"), to=chat(9), at=LATER)
    assert len(await store.claim(NOW)) == 3
    await store.recover(frozenset({"discord"}))
    assert await texts(store) == ["reply", "once"]
    assert await states(store) == ["sending", "uncertain", "sending", "new"]


@pytest.mark.parametrize("kind", [Kind.REMINDER, Kind.RECAP])
async def test_an_edit_that_was_in_flight_is_made_again(store, athlete, kind):
    """New words for what stands in a chat look the same made twice: after a crash they are tried again, whatever they are."""
    await say(store, athlete, Message("Tuesday 19:00", kind=kind, thread="t"))
    (first,) = await store.claim(NOW)
    await store.sent(first.id, "m1", NOW)
    await say(store, athlete, Message("Called off", kind=kind, thread="t", revises=True))
    await store.claim(NOW)
    await store.recover(frozenset())
    (again,) = await store.claim(NOW)
    assert (again.message.text, again.edits, again.only_edits) == ("Called off", "m1", True)


async def left_long_ago(store, seconds: float) -> None:
    """Let *seconds* have passed since everything left."""
    earlier = {
        outbox.c.left_at: outbox.c.left_at - seconds,
        outbox.c.doubted_at: outbox.c.doubted_at - seconds,
    }
    query = update(outbox).where(outbox.c.left_at.is_not(None)).values(earlier)
    await store.database.once(lambda connection: connection.execute(query) and None)


@pytest.mark.parametrize("crashed", [True, False])
async def test_how_long_it_may_have_been_there_is_known(store, athlete, crashed):
    """From the first try that may have arrived on, through crashes and further tries; not while it surely has not."""
    await say(store, athlete, reminder("hi"), to=Address("discord", "1"))
    (first,) = await store.claim(NOW)
    await store.again(first.id, NOW, first.attempt)
    (second,) = await store.claim(NOW)
    assert (first.doubted_s, second.doubted_s) == (None, None)
    for passed in (50, 100):
        await left_long_ago(store, 50)
        if crashed:
            await store.recover(frozenset({"discord"}))
        else:
            (claimed,) = [row for row in await rows(store, "outbox") if row["state"] == "sending"]
            await store.again(first.id, NOW, claimed["attempt"], doubted=True)
        (later,) = await store.claim(NOW)
        assert passed <= (later.doubted_s or 0) < passed + 20


async def test_recover_after_the_process_is_gone(store, athlete, url):
    """What was marked before the platform was called is found by the next process."""
    await say(store, athlete, Message("1"), Message("2"))
    await store.claim(NOW)
    await store.close()
    again = await open_store(url)
    assert await texts(again) == []
    await again.recover(frozenset())
    assert await texts(again) == ["1"]
    await again.close()


async def test_recover_keeps_the_order(store, athlete):
    """After a crash the reply that was in flight goes before those that waited behind it."""
    await say(store, athlete, Message("1"), Message("2"))
    await store.claim(NOW)
    await store.recover(frozenset())
    assert await texts(store) == ["1"]


async def test_unreachable_until_a_sign_of_life(store, athlete):
    """An address that is closed gets nothing, what waited is dropped, until its person writes there again."""
    await say(store, athlete, reminder("1"), reminder("2"))
    (first,) = await store.claim(NOW)
    await store.unreachable(HOME)
    await store.given_up(first.id, uncertain=False)
    assert await texts(store) == []
    assert await states(store) == ["failed", "failed"]
    async with store.work() as work:
        assert await work.home(athlete) is None
    await newcomer(store, home=None)
    async with store.work() as work:
        assert await work.home(athlete) is None
    await newcomer(store, home=HOME)
    async with store.work() as work:
        assert await work.home(athlete) == HOME


async def test_unreachable_is_one_address(store, athlete):
    """Another's address stays open."""
    other = await newcomer(store, "8", chat(8))
    await store.unreachable(HOME)
    async with store.work() as work:
        assert (await work.home(athlete), await work.home(other)) == (None, chat(8))


async def test_revision_edits_the_last_of_its_thread(store, athlete):
    """A message that revises takes the place of the last one in its thread that arrived."""
    await say(store, athlete, Message("1", thread="a"), Message("2", thread="a"), Message("3", thread="b"))
    for message_id in ("m1", "m2", "m3"):
        await deliver(store, message_id)
    await say(store, athlete, Message("new", thread="a", revises=True))
    assert (await deliver(store, "m2")).edits == "m2"


async def test_revision_knows_only_its_own_chat_and_athlete(store, athlete):
    """The same thread of another athlete, or in another chat, is another thread."""
    other = await newcomer(store, "8")
    await say(store, other, Message("theirs", thread="a"))
    await deliver(store, "m1")
    await say(store, athlete, Message("elsewhere", thread="a"), to=chat(2))
    await deliver(store, "m2")
    await say(store, athlete, Message("new", thread="a", revises=True))
    assert (await deliver(store)).edits is None


async def test_revision_of_what_never_arrived_is_new(store, athlete):
    """What failed cannot be edited: the one before is."""
    await say(store, athlete, Message("1", thread="a"), Message("2", thread="a"))
    await deliver(store, "m1")
    (second,) = await store.claim(NOW)
    await store.given_up(second.id, uncertain=True)
    await say(store, athlete, Message("new", thread="a", revises=True))
    assert (await deliver(store)).edits == "m1"


async def test_next_message_strips_old_buttons_once(store, athlete):
    """Buttons above a new message of the same thread are over, and are taken away once."""
    await say(store, athlete, Message("Hard?", ASK, thread="a"))
    await deliver(store, "m1")
    await say(store, athlete, Message("Noted", thread="a"), Message("Sore?", ASK, thread="a"))
    first = await deliver(store, "m2")
    second = await deliver(store, "m3")
    assert (first.strips, first.edits, second.strips) == ("m1", None, None)


async def test_revision_does_not_strip(store, athlete):
    """A message that takes the place of one with buttons replaces them itself."""
    await say(store, athlete, Message("Hard?", ASK, thread="a"))
    await deliver(store, "m1")
    await say(store, athlete, Message("Effort: 7", thread="a", revises=True), Message("Next", thread="a"))
    revised = await deliver(store, "m1")
    assert (revised.edits, revised.strips, (await deliver(store)).strips) == ("m1", None, None)


@pytest.mark.parametrize(
    "message", [Message(react="x", thread="a"), Message("x", toast=True, thread="a"), Message("x")]
)
async def test_what_stands_in_no_thread_leaves_it_alone(store, athlete, message):
    """A reaction, a toast and a message without a thread edit and strip nothing."""
    await say(store, athlete, Message("Hard?", ASK, thread="a"))
    await deliver(store, "m1")
    await say(store, athlete, message)
    delivery = await deliver(store)
    assert (delivery.edits, delivery.strips) == (None, None)


async def test_nothing_to_say_is_nothing(store, athlete):
    """No messages make no deliveries."""
    await say(store, athlete)
    assert await store.claim(NOW) == []


async def test_tidying_takes_what_is_closed_and_old(store, athlete):
    """Old deliveries go once they are closed; those that wait or are in flight stay."""
    await say(store, athlete, Message("sent"), Message("in flight"), Message("waits"))
    await deliver(store, "m1")
    await store.claim(NOW)
    await store.tidy(NOW)
    assert await states(store) == ["sent", "sending", "new"]
    await store.tidy(LATER)
    assert await states(store) == ["sending", "new"]
