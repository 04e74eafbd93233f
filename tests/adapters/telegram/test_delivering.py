"""From the coach onto a runner's screen."""

from __future__ import annotations

import pytest

from core.messages import Address, Message
from core.ports.deliveries import Delivery, NotSentError, UnknownError
from tests.adapters.telegram.harness import rows, to
from tests.fakes.telegram import lost_answer, server_error


async def test_a_message_arrives_as_it_was_written(platform, telegram, rita):
    """Words are plain, markup included; buttons keep their rows and tokens; links show no preview."""
    text = "<b>Easy</b> 8 km *now* [see](https://example.org) @everyone"
    sent = await platform.deliver(to(rita, Message(text, rows("Done|Later", "Skip"))))
    shown = await rita.hears()
    assert (shown.text, shown.silent, str(shown.id)) == (text, False, sent)
    assert [[key.label for key in row] for row in shown.keys] == [["Done", "Later"], ["Skip"]]
    assert shown.keys[0][0].data == "1.2.Done"
    assert telegram.calls("sendMessage")[0]["link_preview_options"] == {"is_disabled": True}


async def test_a_silent_message_makes_no_sound(platform, rita):
    """Silence is the platform's own."""
    await platform.deliver(to(rita, Message("Week 3 is done.", silent=True)))
    assert (await rita.hears()).silent


async def test_a_topic_is_written_to(platform, telegram, rita):
    """An address with a topic leads into it."""
    await platform.deliver(Delivery(1, Address("telegram", f"{rita.id}:9"), Message("hi")))
    assert (await rita.hears()).thread == 9


async def test_a_group_is_written_to(platform, telegram, rita):
    """A pointer to the private chat lands in the group it was asked in."""
    club = telegram.group()
    await rita.says("/week", to=club)
    pointer = Message("I've answered you in private.")
    await platform.deliver(Delivery(1, Address("telegram", str(club.id)), pointer))
    assert club.messages[-1].text == pointer.text


async def test_a_long_text_comes_in_parts_with_the_buttons_last(platform, rita):
    """A text Telegram would refuse arrives whole, in order; the id is that of the last part."""
    week = "\n".join(f"{day}: easy running, in full sentences" for day in range(200))
    sent = await platform.deliver(to(rita, Message(week, rows("Done"))))
    shown = rita.said()
    assert len(shown) == 2
    assert "\n".join(part.text for part in shown) == week
    assert (shown[0].labels, shown[1].labels, str(shown[1].id)) == ([], ["Done"], sent)


async def test_parts_that_arrived_are_not_sent_again(platform, telegram, rita):
    """When a later part fails, nobody can say "not sent" any more."""
    telegram.world.limits.on = True
    with pytest.raises(UnknownError):
        await platform.deliver(to(rita, Message("word " * 1000)))
    assert len(rita.said()) == 1


async def test_an_edit_changes_the_message_in_place(platform, rita):
    """A question becomes the fact, and its buttons go."""
    sent = await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    same = await platform.deliver(to(rita, Message("Effort: 5"), edits=sent, strips=sent))
    (shown,) = rita.said()
    assert (same, shown.text, shown.labels, shown.edited) == (sent, "Effort: 5", [], True)


async def test_an_edit_keeps_its_own_buttons(platform, rita):
    """The next step of a dialog takes the place of the last, whose buttons are the ones that go."""
    sent = await platform.deliver(to(rita, Message("Legs?", rows("Fresh|Heavy"))))
    await platform.deliver(to(rita, Message("Sleep?", rows("Good|Bad")), edits=sent, strips=sent))
    assert rita.said()[0].labels == ["Good", "Bad"]


async def test_an_edit_that_changes_nothing_is_done(platform, rita):
    """The second of two taps finds the work done already."""
    sent = await platform.deliver(to(rita, Message("Effort: 5")))
    assert await platform.deliver(to(rita, Message("Effort: 5"), edits=sent)) == sent


async def test_an_edit_of_a_message_that_is_gone_is_a_new_message(platform, rita):
    """A runner may delete what the coach wanted to change."""
    sent = await platform.deliver(to(rita, Message("Effort?")))
    rita.room.messages.pop()
    new = await platform.deliver(to(rita, Message("Effort: 5"), edits=sent))
    assert new != sent
    assert [shown.text for shown in rita.said()] == ["Effort: 5"]


async def test_a_lost_answer_to_an_edit_is_tried_again_without_harm(platform, telegram, rita):
    """Whether the first try arrived or not, the second ends in the same screen."""
    sent = await platform.deliver(to(rita, Message("Effort?")))
    edit = to(rita, Message("Effort: 5"), edits=sent)
    telegram.fails("editMessageText", lost_answer())
    with pytest.raises(NotSentError):
        await platform.deliver(edit)
    assert await platform.deliver(edit) == sent
    assert [shown.text for shown in rita.said()] == ["Effort: 5"]


async def test_old_buttons_go_when_the_question_is_over(platform, rita):
    """A typed answer is answered anew, and the question it closed cannot be tapped any more."""
    asked = await platform.deliver(to(rita, Message("Effort?", rows("5|6"))))
    await platform.deliver(to(rita, Message("Logged."), strips=asked))
    assert [(shown.text, shown.labels) for shown in rita.said()] == [("Effort?", []), ("Logged.", [])]


async def test_buttons_that_cannot_be_taken_away_do_no_harm(platform, telegram, rita):
    """The message counts; old buttons are known to be stale."""
    telegram.fails("editMessageReplyMarkup", server_error())
    assert await platform.deliver(to(rita, Message("Logged."), strips="3"))
    assert await platform.deliver(to(rita, Message("Logged."), strips="4"))
