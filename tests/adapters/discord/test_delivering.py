"""What a runner sees of a delivery."""

from __future__ import annotations

import asyncio

import pytest

from core.messages import Button, Message, token
from core.ports.deliveries import Delivery
from tests.adapters.discord.conftest import Bench, MemoryInbox, listening
from tests.fakes.discord import FakeDiscord, Shown, Trouble

ASK = Message("How hard was it?", ((Button("Easy", token(7, 3, "3")), Button("Hard", token(7, 3, "8"))),))
BUTTONS = (("Easy", "Hard"),)


async def test_reply_to_a_message(bench: Bench) -> None:
    """A reply to a direct message appears below it."""
    await bench.dana.says("hi")
    [envelope] = await bench.heard()
    await bench.answer(envelope, ASK)
    assert bench.dana.sees() == [Shown("hi", mine=True), Shown("How hard was it?", BUTTONS)]


async def test_reply_to_a_mention_is_public(bench: Bench) -> None:
    """A reply to a mention appears in the channel, for all."""
    await bench.dana.says("hi", guild=True)
    [envelope] = await bench.heard()
    await bench.answer(envelope, Message("Hello!"))
    assert bench.discord.person("Sam").sees(guild=True)[-1] == Shown("Hello!")


async def test_reminder_arrives_in_direct_messages(bench: Bench) -> None:
    """A reminder needs no event to answer, and can be silent."""
    await bench.send(bench.direct(), Message("Tempo today", silent=True))
    assert bench.dana.sees() == [Shown("Tempo today", silent=True)]


@pytest.mark.parametrize("guild", [False, True])
async def test_answers_to_a_command(bench: Bench, *, guild: bool) -> None:
    """The first answer takes the place of "thinking…", the next follow; in a server nobody else sees them."""
    envelope = await bench.acknowledged(await bench.dana.slash("today", guild=guild))
    await bench.answer(envelope, Message("Rest day."))
    await bench.answer(envelope, ASK)
    assert bench.dana.sees(guild=guild) == [
        Shown("Rest day.", ephemeral=guild),
        Shown("How hard was it?", BUTTONS, ephemeral=guild),
    ]
    assert bench.discord.person("Sam").sees(guild=True) == []
    assert not any(call.startswith("GET /webhooks") for call in bench.discord.world.calls)


async def test_answer_waits_for_the_acknowledgement(bench: Bench) -> None:
    """An answer that is ready before Discord took the acknowledgement does not leave a "thinking…" behind."""
    taken = asyncio.Event()
    bench.discord.troubles += [Trouble("callback", until=taken)]
    asked = await bench.dana.slash("today", guild=True)
    [envelope] = await bench.heard()
    answering = asyncio.create_task(bench.answer(envelope, Message("Rest day.")))
    await bench.discord.until(lambda: any("callback" in call for call in bench.discord.world.calls))
    await asyncio.wait([answering], timeout=0.05)
    taken.set()
    await answering
    assert asked.acknowledged
    assert bench.dana.sees(guild=True) == [Shown("Rest day.", ephemeral=True)]


async def test_command_answered_after_a_restart(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A new process finds out from Discord whether a command still shows "thinking…"."""
    dana = discord.person("Dana")
    async with listening(discord, inbox) as platform:
        asked = await dana.slash("today")
        await discord.until(lambda: asked.acknowledged)
        envelope = platform.read(inbox.events[asked.id])
    assert envelope
    async with listening(discord, inbox) as platform:
        for number, text in enumerate(["Rest day.", "Tomorrow: strides."]):
            await platform.deliver(Delivery(number, envelope.address, Message(text), envelope.via))
    assert dana.sees() == [Shown("Rest day."), Shown("Tomorrow: strides.")]


async def test_tap_comes_back_as_the_token(bench: Bench) -> None:
    """A tapped button brings back exactly what the coach put on it, whoever taps."""
    await bench.send(bench.direct(), ASK)
    envelope = await bench.acknowledged(await bench.dana.taps("Hard"))
    assert envelope.incoming.token == token(7, 3, "8")
    assert envelope.person == bench.dana.id
    assert envelope.home == bench.direct()


async def test_somebody_elses_button_is_passed_on_as_it_is(bench: Bench) -> None:
    """In a channel another runner's tap comes with their own id and the token of whom the button is for."""
    await bench.dana.says("hi", guild=True)
    [mention] = await bench.heard()
    await bench.answer(mention, ASK)
    sam = bench.discord.person("Sam")
    envelope = await bench.acknowledged(await sam.taps("Easy", guild=True))
    assert envelope.person == sam.id
    assert envelope.incoming.token == token(7, 3, "3")
    await bench.answer(envelope, Message("This one is for Dana."))
    assert sam.sees(guild=True)[-1] == Shown("This one is for Dana.", ephemeral=True)
    assert bench.dana.sees(guild=True)[-1].text == "How hard was it?"


async def test_tap_is_answered_by_an_edit(bench: Bench) -> None:
    """An answer that takes a message's place changes it and keeps its id."""
    sent = await bench.send(bench.direct(), ASK)
    envelope = await bench.acknowledged(await bench.dana.taps("Easy"))
    assert await bench.answer(envelope, Message("Effort: 3"), edits=sent) == sent
    assert bench.dana.sees() == [Shown("Effort: 3")]


async def test_tap_on_a_private_answer_in_a_server(bench: Bench) -> None:
    """In a server, too, a tap can change its message, and more answers stay private."""
    asked = await bench.acknowledged(await bench.dana.slash("today", guild=True))
    sent = await bench.answer(asked, ASK)
    tapped = await bench.acknowledged(await bench.dana.taps("Easy", guild=True))
    assert tapped.address == asked.address
    assert await bench.answer(tapped, Message("Effort: 3"), edits=sent) == sent
    await bench.answer(tapped, Message("Any soreness?"))
    assert bench.dana.sees(guild=True) == [
        Shown("Effort: 3", ephemeral=True),
        Shown("Any soreness?", ephemeral=True),
    ]


async def test_private_message_that_was_not_tapped_is_said_anew(bench: Bench) -> None:
    """A private answer only its own interaction could change is written again."""
    first = await bench.acknowledged(await bench.dana.slash("today", guild=True))
    sent = await bench.answer(first, Message("Rest day."))
    second = await bench.acknowledged(await bench.dana.slash("today", guild=True))
    await bench.answer(second, Message("Strides."), edits=sent)
    assert [shown.text for shown in bench.dana.sees(guild=True)] == ["Rest day.", "Strides."]


async def test_edit_of_a_deleted_message_is_said_anew(bench: Bench) -> None:
    """When the message to change is gone, the words arrive as a new one."""
    sent = await bench.send(bench.direct(), Message("Week 1"), edits="404")
    assert sent
    assert bench.dana.sees() == [Shown("Week 1")]


async def test_buttons_of_an_earlier_message_are_taken_off(bench: Bench) -> None:
    """A new message can end the buttons of an earlier one, whose words stay."""
    sent = await bench.send(bench.direct(), ASK)
    await bench.send(bench.direct(), Message("Noted."), strips=sent)
    assert bench.dana.sees() == [Shown("How hard was it?"), Shown("Noted.")]


async def test_buttons_that_cannot_be_taken_off_do_no_harm(bench: Bench) -> None:
    """A message arrives even if the earlier one is gone."""
    await bench.send(bench.direct(), Message("Noted."), strips="404")
    assert bench.dana.sees() == [Shown("Noted.")]


async def test_reaction_goes_under_the_runners_message(bench: Bench) -> None:
    """A reaction is no message of its own."""
    await bench.dana.says("thanks")
    [envelope] = await bench.heard()
    assert await bench.answer(envelope, Message(react="👍")) is None
    assert bench.dana.sees() == [Shown("thanks", mine=True, reactions=("👍",))]


async def test_reaction_to_a_command_is_said(bench: Bench) -> None:
    """A command has no message to react to, and must not go on "thinking…"."""
    envelope = await bench.acknowledged(await bench.dana.slash("today"))
    await bench.answer(envelope, Message(react="👍"))
    assert bench.dana.sees() == [Shown("👍")]


async def test_toast_is_for_the_tapping_person(bench: Bench) -> None:
    """A toast is a private note, and a late one is dropped."""
    await bench.send(bench.direct(), ASK)
    envelope = await bench.acknowledged(await bench.dana.taps("Easy"))
    await bench.answer(envelope, Message("That question is over", toast=True))
    assert bench.dana.sees()[-1] == Shown("That question is over", ephemeral=True)
    bench.discord.advance(16 * 60)
    assert await bench.answer(envelope, Message("Too late", toast=True)) is None
    assert bench.dana.sees()[-1].text == "That question is over"


async def test_message_without_words_sends_nothing(bench: Bench) -> None:
    """An empty message is not put on the wire."""
    assert await bench.send(bench.direct(), Message()) is None
    assert bench.dana.sees() == []


async def test_long_message_comes_in_parts(bench: Bench) -> None:
    """A text over 2000 characters is cut between lines; the last part has the buttons."""
    lines = [f"Week {number}: 5 × 400 m, then easy" for number in range(120)]
    sent = await bench.send(bench.direct(), Message("\n".join(lines), ASK.buttons))
    shown = bench.dana.sees()
    assert "\n".join(part.text for part in shown).splitlines() == lines
    assert [part.buttons for part in shown] == [(), BUTTONS]
    assert sent == max(bench.discord.world.posts)


async def test_words_are_shown_as_they_are(bench: Bench) -> None:
    """Stars and mentions in a text are neither markup nor a ping."""
    text = "# 4*400_m* <@1> @everyone `x` https://example.org/a_b"
    await bench.send(bench.direct(), Message(text))
    assert bench.dana.sees() == [Shown(text)]
    assert "https://example.org/a_b" in next(iter(bench.discord.world.posts.values())).content
