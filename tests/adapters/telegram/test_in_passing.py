"""Reactions, and words said in passing about a tap."""

from __future__ import annotations

import asyncio

import pytest

from adapters.telegram import taps
from adapters.telegram.platform import Telegram
from adapters.telegram.reactions import allowed
from core.messages import Message
from core.ports.deliveries import NotSentError
from tests.adapters.telegram.harness import MemoryInbox, listening, rows, to
from tests.fakes.telegram import cut, lost_answer, refusal


async def test_a_reaction_goes_under_the_runners_message(platform, rita):
    """An emoji instead of words."""
    said = await rita.says("done, thanks")
    via = f"m:{said.id}"
    assert await platform.deliver(to(rita, Message(react="👍"), via=via)) is None
    assert (said.reaction, rita.said()) == ("👍", [])


@pytest.mark.parametrize(
    ("emoji", "shown"), [("💪", "🔥"), ("❤️", "❤"), ("🏅", "🏆"), ("🥾", None), ("❤️‍🔥", "❤️‍🔥")]
)
def test_an_emoji_telegram_does_not_allow_has_a_stand_in_or_none(emoji, shown):
    """Every reaction sent is one of Telegram's own."""
    assert allowed(emoji) == shown


async def test_a_reaction_that_cannot_be_shown_is_dropped_unless_it_has_words(platform, telegram, rita):
    """Without words silence is fine; with them, they are said quietly."""
    said = await rita.says("done")
    assert await platform.deliver(to(rita, Message(react="🥾"), via=f"m:{said.id}")) is None
    telegram.fails("setMessageReaction", refusal(400, "Bad Request: REACTION_INVALID"))
    assert await platform.deliver(to(rita, Message("Noted.", react="👍"), via=f"m:{said.id}"))
    assert [(shown.text, shown.silent) for shown in rita.said()] == [("Noted.", True)]


async def test_a_toast_answers_the_tap(platform, inbox, rita):
    """A short note about a tap is shown in passing and leaves nothing in the chat."""
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    async with listening(platform, inbox):
        await rita.taps("5")
        raw = (await inbox.holds(2))[-1]
        toast = to(rita, Message("That one's closed.", toast=True), via=platform.read(raw).via)
        assert await platform.deliver(toast) is None
        assert await platform.deliver(toast), "the tap has had its answer"
    assert rita.toasts == ["That one's closed."]
    assert [(shown.text, shown.silent) for shown in rita.said()][1:] == [("That one's closed.", True)]


async def test_a_word_about_a_tap_ends_the_wait_for_it(platform, inbox, rita):
    """After its toast a tap is not answered a second time."""
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    async with listening(platform, inbox):
        tap = await rita.taps("5")
        await rita.until(_waits)
        await platform.deliver(to(rita, Message("Got it.", toast=True), via=f"c:{tap}:2"))
        await asyncio.sleep(0)
        assert not _waits()


def _waits() -> bool:
    return any("_answer_late" in repr(task) for task in asyncio.all_tasks())


async def test_a_toast_that_comes_too_late_is_a_silent_message(hasty, inbox, rita):
    """When the tap was answered empty already, the words are not lost."""
    await hasty.deliver(to(rita, Message("Effort?", rows("5|6"))))
    async with listening(hasty, inbox):
        tap = await rita.taps("5")
        await rita.until(lambda: not rita.spins(tap))
    await hasty.deliver(to(rita, Message("That one's closed.", toast=True), via=f"c:{tap}:2"))
    assert (rita.toasts, rita.said()[-1].text) == ([], "That one's closed.")


async def test_a_tap_from_before_a_restart_can_still_be_answered(platform, telegram, rita):
    """A process that never saw the tap come answers it, until Telegram calls it too old."""
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    first, second = await rita.taps("5"), await rita.taps("6")
    toast = Message("Got it.", toast=True)
    assert await platform.deliver(to(rita, toast, via=f"c:{first}:2")) is None
    telegram.clock.advance(60)
    assert await platform.deliver(to(rita, toast, via=f"c:{second}:2"))
    assert (rita.toasts, rita.said()[-1].text) == (["Got it."], "Got it.")


async def test_a_toast_that_did_not_get_through_is_tried_again(platform, telegram, rita):
    """A failed answer leaves the tap open for the next try."""
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    toast = to(rita, Message("Got it.", toast=True), via=f"c:{await rita.taps('5')}:2")
    telegram.fails("answerCallbackQuery", cut())
    with pytest.raises(NotSentError):
        await platform.deliver(toast)
    assert await platform.deliver(toast) is None
    assert rita.toasts == ["Got it."]


async def test_a_reaction_that_did_not_get_through_is_tried_again(platform, telegram, rita):
    """The same emoji twice is one emoji, so a lost answer is no question."""
    said = await rita.says("done")
    thumb = to(rita, Message(react="👍"), via=f"m:{said.id}")
    telegram.fails("setMessageReaction", lost_answer())
    with pytest.raises(NotSentError):
        await platform.deliver(thumb)
    await platform.deliver(thumb)
    assert (said.reaction, rita.said()) == ("👍", [])


async def test_only_the_latest_taps_are_remembered(monkeypatch, platform, telegram, rita):
    """A tap forgotten here is still known to Telegram as answered."""
    monkeypatch.setattr(taps, "REMEMBERED", 1)
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    first, second = await rita.taps("5"), await rita.taps("6")
    toast = Message("Got it.", toast=True)
    for tap in (first, second, first):
        await platform.deliver(to(rita, toast, via=f"c:{tap}:2"))
    assert (rita.toasts, rita.said()[-1].text) == (["Got it."] * 2, "Got it.")


async def test_a_tap_that_was_answered_is_not_waited_for(telegram, rita):
    """A word may be quicker than the note that its tap was stored; the tap has had its answer."""
    platform = Telegram(telegram.token, api_url=telegram.url, patience=0)
    await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    tap = await rita.taps("5")
    await platform.deliver(to(rita, Message("Got it.", toast=True), via=f"c:{tap}:2"))
    inbox = MemoryInbox()
    async with listening(platform, inbox):
        await inbox.holds(2)
        await rita.until(lambda: not telegram.world.updates.waiting)
    await platform.close()
    assert len(telegram.calls("answerCallbackQuery")) == 1
