"""From the gateway into the inbox, with the real client."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.discord.platform import Discord
from core.messages import Address, Place
from core.ports import BadTokenError
from tests.adapters.discord.conftest import MENU, Bench, MemoryInbox, last_seen, listening
from tests.fakes.discord import FakeDiscord, Trouble


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


async def test_photo_is_media(bench: Bench) -> None:
    """A picture without words is heard as a picture."""
    await bench.dana.says("", photo=True)
    [envelope] = await bench.heard()
    assert envelope.incoming.media


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


async def test_interaction_that_cannot_be_stored_is_not_acknowledged(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """A command that cannot be stored fails for the runner to see, and the log holds no words of it."""
    bench.inbox.broken = 1
    lost = await bench.dana.slash("week", "with secret words")
    await bench.acknowledged(await bench.dana.slash("week", "again"))
    assert not lost.acknowledged
    assert "on_interaction failed" in caplog.text
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


async def test_message_waits_until_the_disk_has_room(bench: Bench, caplog: pytest.LogCaptureFixture) -> None:
    """A message that cannot be stored is tried again, before the next one."""
    bench.inbox.broken = 2
    await bench.dana.says("first")
    await bench.dana.says("second")
    assert [envelope.incoming.text for envelope in await bench.heard(2)] == ["first", "second"]
    assert bench.rests == [1, 2]
    assert "first" not in caplog.text


async def test_reconnect_resumes_without_loss(bench: Bench) -> None:
    """What is said between two connections of one session is heard once."""
    await bench.discord.gateway.ask_to_reconnect()
    await bench.dana.says("in between")
    [envelope] = await bench.heard()
    assert envelope.incoming.text == "in between"
    assert bench.discord.gateway.resumed == 1
    assert bench.discord.gateway.identified == 1


async def test_lost_session_is_read_back(bench: Bench) -> None:
    """When Discord forgot the session, what was said meanwhile is read from the conversation, in order."""
    await bench.dana.says("before")
    await bench.heard()
    await bench.discord.gateway.lose_sessions()
    await bench.dana.says("meanwhile 1")
    await bench.dana.says("meanwhile 2")
    heard = [envelope.incoming.text for envelope in await bench.heard(3)]
    assert heard == ["before", "meanwhile 1", "meanwhile 2"]
    assert bench.discord.gateway.identified == 2
    assert bench.rests == [5.0]


async def test_messages_missed_while_down_are_read_back(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A start reads what people wrote while nobody listened, before anything newer of theirs."""
    dana = discord.person("Dana")

    async def seen() -> list[tuple[str, str]]:
        return last_seen(inbox)

    async with listening(discord, inbox):
        await dana.says("goodnight")
        await discord.until(lambda: inbox.events)
    for number in range(120):
        await dana.says(f"missed {number}")
    async with listening(discord, inbox, seen=seen):
        await dana.says("and now")
        await discord.until(lambda: len(inbox.events) == 122)
    texts = [raw["text"] for raw in inbox.events.values()]
    assert texts == ["goodnight", *(f"missed {number}" for number in range(120)), "and now"]


async def test_conversation_that_cannot_be_read_back_stops_nothing(
    discord: FakeDiscord, inbox: MemoryInbox
) -> None:
    """A known conversation that is gone does not keep others from being heard."""
    dana = discord.person("Dana")

    async def seen() -> list[tuple[str, str]]:
        return [("404", "1"), (dana.direct, "1")]

    await dana.says("missed")
    async with listening(discord, inbox, seen=seen):
        await discord.until(lambda: inbox.events)
    assert [raw["text"] for raw in inbox.events.values()] == ["missed"]


async def test_wrong_token_is_named_as_such(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A token Discord does not know ends listening with an error that does not repeat it."""
    platform = Discord("not-the-token", api_url=discord.api_url, gateway_url=discord.gateway_url)
    with pytest.raises(BadTokenError, match="Discord") as caught:
        await platform.listen(inbox)
    assert "not-the-token" not in str(caught.value)


async def test_token_the_gateway_refuses_is_a_wrong_token(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """A token that is revoked between login and gateway ends listening the same way."""
    discord.troubles += [Trouble("GET /users/@me", 200, body=discord.world.bot)]
    discord.troubles += [Trouble("GET /oauth2", 200, body=await application(discord))]
    platform = Discord("revoked", api_url=discord.api_url, gateway_url=discord.gateway_url)
    with pytest.raises(BadTokenError):
        await platform.listen(inbox)


async def test_first_connection_is_tried_until_it_works(
    discord: FakeDiscord, inbox: MemoryInbox, caplog: pytest.LogCaptureFixture
) -> None:
    """A network that is down at the start is waited for, longer each time."""
    rests: list[float] = []

    async def rest(seconds: float) -> None:
        rests.append(seconds)

    discord.troubles += [
        Trouble("GET /users/@me", 503),
        Trouble("GET /users/@me", 503),
        Trouble("GET /gateway", 503),
    ]
    caplog.set_level(logging.CRITICAL, "discord.client")
    async with listening(discord, inbox, rest=rest):
        assert discord.gateway.identified == 1
    assert rests == [1, 2, 4]


async def test_menu_is_sent_when_it_changed(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Commands are sent at the first start and left alone at the second."""
    for _ in range(2):
        async with listening(discord, inbox, menu=MENU):
            assert discord.world.syncs == 1
    async with listening(discord, inbox, menu=MENU[:1]):
        assert discord.world.syncs == 2
    assert [command["name"] for command in discord.world.commands] == ["week"]


async def test_menu_that_fails_does_not_stop_the_start(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Without a menu the coach listens all the same."""
    discord.troubles += [Trouble("PUT /applications", 403, 20012)]
    async with listening(discord, inbox, menu=MENU):
        await discord.person("Dana").says("hi")
        await discord.until(lambda: inbox.events)


async def test_two_clients_have_their_own_addresses(discord: FakeDiscord, inbox: MemoryInbox) -> None:
    """Where one client finds Discord does not change where another does."""
    async with FakeDiscord() as other:
        there = MemoryInbox(stored=other.world.changed)
        async with listening(discord, inbox), listening(other, there):
            await other.person("Sam").says("there")
            await other.until(lambda: there.events)
    assert not inbox.events


async def test_nobody_is_written_to_before_the_connection(discord: FakeDiscord) -> None:
    """A platform that is made has opened nothing, and can be closed."""
    platform = Discord(discord.token, api_url=discord.api_url)
    await platform.close()
    await asyncio.sleep(0)
    assert discord.world.calls == []
    assert platform.name == Address("discord", "1").platform


async def application(discord: FakeDiscord) -> dict[str, object]:
    """Return what Discord says about our application."""
    return {
        "id": discord.world.application, "name": "Fourlap", "icon": None, "description": "", "flags": 0,
        "bot_public": True, "bot_require_code_grant": False, "owner": discord.world.bot, "verify_key": "",
    }  # fmt: skip
