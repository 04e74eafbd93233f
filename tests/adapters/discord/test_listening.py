"""From the gateway into the inbox, with the real client."""

from __future__ import annotations

import pytest

from core.messages import Media, Place
from tests.adapters.discord.conftest import Bench, MemoryInbox, listening
from tests.fakes.discord import FakeDiscord


async def test_direct_message_is_stored_and_read(bench: Bench) -> None:
    """A direct message reaches the coach with its words, its sender and where to answer."""
    post = await bench.dana.says("ran 8k easy")
    [envelope] = await bench.heard()
    assert list(bench.inbox.events) == [post.id]
    assert envelope.incoming.text == "ran 8k easy"
    assert envelope.incoming.name == "Dana"
    assert envelope.person == bench.dana.id
    assert envelope.address == envelope.home == bench.direct()


async def test_messages_keep_their_order(bench: Bench) -> None:
    """Messages are stored in the order they were written."""
    for number in range(5):
        await bench.dana.says(str(number))
    assert [envelope.incoming.text for envelope in await bench.heard(5)] == ["0", "1", "2", "3", "4"]


async def test_mention_in_a_channel_is_shared(bench: Bench) -> None:
    """A mention in a server is heard without the mention, as something all can read."""
    await bench.dana.says("this is between us", guild=True, mention=False)
    await bench.dana.says("hill sprints when?", guild=True)
    [envelope] = await bench.heard()
    assert envelope.incoming.text == "hill sprints when?"
    assert envelope.incoming.place is Place.SHARED
    assert envelope.home is None


@pytest.mark.parametrize(
    ("sends", "media"),
    [
        ("image/png", Media.PICTURE),
        ("audio/ogg", Media.VOICE),
        ("application/gpx+xml", Media.FILE),
        ("text/calendar; charset=utf-8", Media.FILE),
    ],
)
async def test_what_is_sent_has_a_kind(bench: Bench, sends: str, media: Media) -> None:
    """A picture, a voice note and a file are told apart; nothing of what is in them is stored."""
    await bench.dana.says("", sends=sends)
    [envelope] = await bench.heard()
    assert envelope.incoming.media is media
    assert "filename" not in repr(bench.inbox.events)


async def test_a_forwarded_message_is_told_apart(bench: Bench) -> None:
    """What is passed on is somebody else's, and none of its words is stored."""
    await bench.dana.forwards("ran 10k in 45:00")
    [envelope] = await bench.heard()
    assert envelope.incoming.forwarded
    assert (envelope.incoming.text, envelope.incoming.media) == ("", None)


async def test_correction_is_stored_beside_the_message(bench: Bench) -> None:
    """An edit of an earlier message comes in as a correction, once."""
    post = await bench.dana.says("ran 8k")
    await bench.dana.corrects(post, "ran 18k")
    await bench.dana.corrects(post, "ran 18k")
    await bench.dana.says("done")
    first, second, _ = await bench.heard(3)
    assert (first.incoming.text, first.incoming.edited) == ("ran 8k", False)
    assert (second.incoming.text, second.incoming.edited) == ("ran 18k", True)


async def test_other_bots_are_not_heard(bench: Bench) -> None:
    """What a bot writes is left alone."""
    robot = bench.discord.person("Robot")
    bench.discord.world.people[robot.id]["bot"] = True
    await robot.says("beep")
    await bench.dana.says("hi")
    [envelope] = await bench.heard()
    assert envelope.person == bench.dana.id


async def test_command_in_direct_messages_answers_there(bench: Bench) -> None:
    """A command in direct messages is heard as typed, and shows "thinking…" to come."""
    envelope = await bench.acknowledged(await bench.dana.slash("week", "next"))
    assert envelope.incoming.text == "/week next"
    assert envelope.incoming.language == "en-US"
    assert envelope.address == envelope.home == bench.direct()
    [shown] = bench.dana.sees()
    assert shown.thinking
    assert not shown.ephemeral


async def test_command_in_a_server_is_answered_in_private(bench: Bench) -> None:
    """A command in a server is acknowledged and addressed so that only its person sees the answer."""
    envelope = await bench.acknowledged(await bench.dana.slash("today", guild=True))
    assert envelope.incoming.text == "/today"
    assert envelope.incoming.place is Place.PRIVATE
    assert envelope.home is None
    assert [shown.ephemeral for shown in bench.dana.sees(guild=True)] == [True]
    assert bench.discord.person("Sam").sees(guild=True) == []


async def test_nothing_is_acknowledged_before_it_is_stored(bench: Bench) -> None:
    """While the inbox has not committed, Discord is not told that we have it."""
    bench.inbox.gate.clear()
    interaction = await bench.dana.slash("week")
    await bench.discord.gateway.ask_to_reconnect()
    await bench.discord.until(lambda: bench.discord.gateway.resumed)
    assert not interaction.acknowledged
    bench.inbox.gate.set()
    await bench.acknowledged(interaction)


async def test_slow_inbox_does_not_make_an_interaction_fail(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A tap or command that takes long to store is acknowledged before Discord calls it failed, and stored still."""
    async with listening(discord, inbox, patience=0.01):
        inbox.gate.clear()
        interaction = await discord.person("Dana").slash("week")
        await discord.until(lambda: interaction.acknowledged)
        assert not inbox.events
        inbox.gate.set()
        await discord.until(lambda: interaction.id in inbox.events)


async def test_acknowledged_interaction_is_stored_when_the_inbox_recovers(
    discord: FakeDiscord, inbox: MemoryInbox, caplog: pytest.LogCaptureFixture
) -> None:
    """When the slow inbox fails in the end it is tried until it takes what was acknowledged."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    async with listening(discord, inbox, patience=0.01, rest=rest):
        inbox.gate.clear()
        inbox.broken = 2
        interaction = await discord.person("Dana").slash("week", "with secret words")
        await discord.until(lambda: interaction.acknowledged)
        inbox.gate.set()
        await discord.until(lambda: interaction.id in inbox.events)
    assert rests == [1]
    assert "secret" not in caplog.text


async def test_interaction_that_cannot_be_stored_is_not_acknowledged(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """A command that cannot be stored fails for the runner to see, and the log holds no words of it."""
    bench.inbox.broken = 1
    lost = await bench.dana.slash("week", "with secret words")
    await bench.acknowledged(await bench.dana.slash("week", "again"))
    assert not lost.acknowledged
    assert "on_interaction failed: OSError" in caplog.text
    assert "secret" not in caplog.text


async def test_late_acknowledgement_loses_nothing(bench: Bench) -> None:
    """An interaction stored after the 3 seconds is still there to be answered."""
    bench.inbox.gate.clear()
    interaction = await bench.dana.slash("week")
    bench.discord.advance(4)
    bench.inbox.gate.set()
    [envelope] = await bench.heard()
    assert envelope.incoming.text == "/week"
    await bench.discord.until(lambda: any("callback" in call for call in bench.discord.world.calls))
    assert not interaction.acknowledged


async def test_repeated_event_is_stored_once_and_acknowledged(bench: Bench) -> None:
    """An interaction that is already stored is acknowledged all the same."""
    interaction = await bench.dana.slash("week")
    await bench.acknowledged(interaction)
    again = bench.discord.gateway.sessions
    session = next(iter(again.values()))
    await session.dispatch("INTERACTION_CREATE", session.events[-1]["d"])
    await bench.discord.until(lambda: sum("callback" in call for call in bench.discord.world.calls) == 2)
    assert bench.inbox.repeated == 1


async def test_message_that_no_database_takes_holds_up_nobody(bench: Bench) -> None:
    """Broken Unicode is left out, and the next message is heard."""
    await bench.dana.says("\ud800")
    await bench.dana.says("fine")
    assert [envelope.incoming.text for envelope in await bench.heard()] == ["fine"]


async def test_message_waits_until_the_disk_has_room(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """A message that cannot be stored is tried again, before the next one."""
    bench.inbox.broken = 2
    await bench.dana.says("first")
    await bench.dana.says("second")
    assert [envelope.incoming.text for envelope in await bench.heard(2)] == ["first", "second"]
    assert bench.rests == [1, 2]
    assert "first" not in caplog.text
