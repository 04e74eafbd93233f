"""From Telegram into the inbox."""

from __future__ import annotations

import asyncio

import pytest

from core.messages import Happened, Media, Place
from tests.adapters.telegram.harness import listening
from tests.fakes.telegram import refusal
from tests.fakes.telegram.screen import Key

KEY = Key("Yes", "1.2.yes")


async def test_an_update_is_stored_as_it_came_and_then_confirmed(platform, telegram, inbox, rita):
    """What Telegram handed over is in the inbox, and Telegram has forgotten it."""
    sent = telegram.world.updates.waiting
    async with listening(platform, inbox):
        stored = await inbox.holds(1)
        await rita.until(lambda: not telegram.world.updates.waiting)
    assert stored == [{**sent[0], "_bot": "fourlap_test_bot"}]


async def test_the_updates_of_one_poll_are_stored_together_and_in_order(platform, telegram, inbox, rita):
    """What waited is one visit to the database, as it was written."""
    for number in range(20):
        await rita.says(str(number))
    async with listening(platform, inbox):
        stored = await inbox.holds(21)
    assert [raw["message"]["text"] for raw in stored] == ["/start", *map(str, range(20))]


async def test_a_death_between_store_and_confirmation_repeats_the_update_under_its_key(
    platform, hasty, telegram, inbox, rita
):
    """Killed after the store, the next process is handed the same update, and it is one event."""
    await rita.says("8k easy")
    inbox.dies_at = 2
    async with listening(platform, inbox) as first:
        await asyncio.wait([first])
    assert len(telegram.world.updates.waiting) == 2
    inbox.dies_at = None
    async with listening(hasty, inbox):
        await inbox.tried(4)
        await rita.until(lambda: not telegram.world.updates.waiting)
    assert [raw["message"]["text"] for raw in inbox.events.values()] == ["/start", "8k easy"]


async def test_an_update_that_cannot_be_stored_is_not_confirmed(platform, telegram, inbox, rests, rita):
    """A full disk keeps updates at Telegram until there is room, and the loop lives on."""
    waiting: list[int] = []

    async def look() -> None:
        waiting.append(len(telegram.world.updates.waiting))

    rests.meanwhile = look
    inbox.troubles = [OSError("disk full"), OSError("disk full")]
    async with listening(platform, inbox):
        await inbox.holds(1)
        await rita.until(lambda: not telegram.world.updates.waiting)
    assert (waiting, rests.taken) == ([1, 1], [1.0, 2.0])


async def test_one_unreadable_update_does_not_stop_the_others(platform, telegram, inbox, rita):
    """An update of a shape nobody knows is stored like any other, and refused only when it is read."""
    telegram.world.updates.add("message", {"message_id": "odd", "chat": 7})
    await rita.says("hello")
    async with listening(platform, inbox):
        first, odd, last = await inbox.holds(3)
    assert platform.read(first).incoming.text == "/start"
    assert platform.read(last).incoming.text == "hello"
    with pytest.raises(ValueError, match="message_id"):
        platform.read(odd)


async def test_ids_that_start_anew_are_heard(platform, telegram, inbox, rita):
    """After a quiet week Telegram may count from a lower number; nothing is taken for old."""
    telegram.world.updates.longest = 0
    async with listening(platform, inbox):
        await inbox.holds(1)
        polls = len(telegram.calls("getUpdates"))
        await rita.until(lambda: len(telegram.calls("getUpdates")) > polls + 1)
        telegram.world.updates.next_id = 400_000
        await rita.says("back again")
        assert [raw["update_id"] for raw in await inbox.holds(2)] == [500_001, 400_000]


async def test_the_same_id_with_other_content_is_another_update(platform, telegram, inbox, rita):
    """An id used again does not hide an update."""
    async with listening(platform, inbox):
        await inbox.holds(1)
        await rita.until(lambda: not telegram.world.updates.waiting)
        telegram.world.updates.next_id = 500_001
        await rita.says("same number, other words")
        assert len(await inbox.holds(2)) == 2


async def test_a_webhook_is_taken_down(platform, telegram, inbox, rita, caplog):
    """Who was called before and now polls hears what waits, and says what it took down; nothing waiting is dropped."""
    telegram.world.hook = {"url": "https://us.example/telegram"}
    await rita.says("8k easy")
    async with listening(platform, inbox):
        stored = await inbox.holds(2)
    assert [raw["message"]["text"] for raw in stored] == ["/start", "8k easy"]
    assert telegram.calls("deleteWebhook") == [{}]
    assert "a webhook was set" in caplog.text


async def test_no_webhook_is_no_word(platform, telegram, inbox, rita, caplog):
    """Where none is set nothing is taken down."""
    async with listening(platform, inbox):
        await inbox.holds(1)
    assert (telegram.calls("deleteWebhook"), caplog.text) == ([], "")


async def test_the_menu_is_shown_where_it_belongs(platform, telegram, inbox, rita):
    """Private chats see what is about one runner, groups what is about a club, its admins all of that; in each language."""
    async with listening(platform, inbox):
        await inbox.holds(1)
    menus = telegram.world.menus
    names = {scope: [entry["command"] for entry in menu] for scope, menu in menus.items()}
    assert names == {
        "all_private_chats": ["today", "pain", "help"],
        "all_private_chats de": ["today", "pain", "help"],
        "all_group_chats": ["join"],
        "all_group_chats de": ["join"],
        "all_chat_administrators": ["join", "club"],
        "all_chat_administrators de": ["join", "club"],
    }
    assert menus["all_private_chats de"][0]["description"] == "Dein Lauf heute"


async def test_a_refused_menu_does_not_stop_the_bot(platform, telegram, inbox, rita):
    """The menu is a nicety; messages are heard without it."""
    telegram.fails("setMyCommands", refusal(400, "Bad Request: BOT_COMMAND_INVALID"))
    async with listening(platform, inbox):
        assert await inbox.holds(1)


async def test_a_tap_nobody_speaks_about_is_answered_all_the_same(hasty, telegram, inbox, rita):
    """The spinner on a button goes, whatever the coach has to say."""
    shown = telegram.world.post(rita.room, telegram.world.me, "Ready?", keys=[[KEY]])
    async with listening(hasty, inbox):
        tap = await rita.taps("Yes", on=shown)
        await rita.until(lambda: not rita.spins(tap))
    assert rita.toasts == []


async def test_a_tap_older_than_telegram_remembers_does_no_harm(hasty, telegram, inbox, rita):
    """A tap that waited too long is heard; that it cannot be answered any more troubles nobody."""
    shown = telegram.world.post(rita.room, telegram.world.me, "Ready?", keys=[[KEY]])
    tap = await rita.taps("Yes", on=shown)
    telegram.clock.advance(60)
    async with listening(hasty, inbox) as task:
        await inbox.holds(2)
        await rita.until(lambda: telegram.calls("answerCallbackQuery"))
        assert not task.done()
    assert rita.spins(tap)


async def test_what_people_do_is_heard_as_they_meant_it(platform, telegram, inbox, rita):
    """Photos, corrections and replies in a group arrive as such; blocking the bot is no word."""
    club = telegram.group()
    said = await rita.says("9 km")
    await rita.edits(said, "9.2 km")
    await rita.sends(caption="new shoes")
    pointer = telegram.world.post(club, telegram.world.me, "See you Sunday?")
    await rita.says("yes", to=club, reply_to=pointer)
    await rita.says("who has my bottle", to=club)
    await rita.blocks()
    await rita.unblocks()
    async with listening(platform, inbox):
        heard = [platform.read(raw) for raw in await inbox.holds(8)]
    happened = [e.incoming.happened for e in heard if e and e.incoming.happened]
    assert happened == [Happened.BLOCKED, Happened.UNBLOCKED]
    words = [e for e in heard if e and not e.incoming.happened]
    found = [(e.incoming.text, e.incoming.place, e.incoming.edited, e.incoming.media) for e in words]
    assert found == [
        ("/start", Place.PRIVATE, False, None),
        ("9 km", Place.PRIVATE, False, None),
        ("9.2 km", Place.PRIVATE, True, None),
        ("new shoes", Place.PRIVATE, False, Media.PICTURE),
        ("yes", Place.SHARED, False, None),
    ]
