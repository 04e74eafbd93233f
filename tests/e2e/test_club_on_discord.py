"""A club in a Discord channel: what is for one person is seen by one person, what is for all is silent and pings nobody."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import pytest

from adapters.discord.platform import Discord
from bot import wiring
from core.athlete.log import Run
from core.commands.menu import menu
from core.messages import Address
from tests.e2e.clubs import NOON, coached, shown
from tests.e2e.people import eventually
from tests.fakes.discord import FakeDiscord, Person


@dataclass
class Channel:
    """The channel, the server it is in, and who is there: Kim runs it, Dana and Mo run."""

    server: FakeDiscord
    kim: Person
    dana: Person
    mo: Person
    house: wiring.House

    def reads(self, person: Person, *, alone: bool) -> list[str]:
        """Return what the coach said to everyone, or to somebody alone, as they see it."""
        return [one.text for one in person.sees(guild=True) if not one.mine and one.ephemeral is alone]

    def everyone(self) -> list[str]:
        """Return what everyone reads."""
        return self.reads(self.mo, alone=False)

    async def set_up(self) -> None:
        """Let Kim set up the club, and Dana and Mo join it."""
        await self.kim.slash("club", "Harbour, Porto, tuesday", guild=True)
        await shown(self.everyone, "Harbour has a weekly recap here")
        for person in (self.dana, self.mo):
            await person.taps("Join", guild=True)
            await shown(lambda person=person: self.reads(person, alone=True), "You're in.")

    async def club(self):
        """Return the club as it is kept."""
        async with self.house.store.work() as work:
            return await work.club_of(Address("discord", self.server.world.square.id))


@pytest.fixture
async def channel(tmp_path) -> AsyncIterator[Channel]:
    """Give a channel with a coach in it."""
    async with FakeDiscord() as server:
        kim, dana, mo = (server.person(name) for name in ("Kim", "Dana @everyone", "Mo"))
        kim.manages = True
        platform = Discord(server.token, api_url=server.api_url, gateway_url=server.gateway_url, menu=menu())
        async with coached(platform, tmp_path, lambda: server.gateway.connected) as house:
            yield Channel(server, kim, dana, mo, house)


async def test_a_session(channel):
    """A session stands in the channel and in the calendar; its place and everyone's paces are told to one person each."""
    await channel.set_up()
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km at the old mill for 1", guild=True)
    await shown(channel.everyone, "In: 0 of 1")
    await channel.dana.taps("I'm in", guild=True)
    await shown(lambda: channel.reads(channel.dana, alone=True), "We meet at the old mill.")
    await shown(channel.everyone, "In: 1 of 1, Maybe: 0")
    await channel.mo.taps("I'm in", guild=True)
    await shown(lambda: channel.reads(channel.mo, alone=True), "number 1 on the list")
    await channel.mo.taps("My paces", guild=True)
    await shown(lambda: channel.reads(channel.mo, alone=True), "For you, Mo")
    assert not [one for one in channel.everyone() if "old mill" in one or "For you" in one]
    assert [one["name"] for one in channel.server.world.events] == ["Harbour: 5 × 1 km"]
    assert "old mill" not in json.dumps(channel.server.world.events)


async def test_a_session_is_called_off(channel):
    """The post says so, the calendar forgets it, and who was in is told where only they read it."""
    await channel.dana.says("hi")
    await channel.set_up()
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km", guild=True)
    await shown(channel.everyone, "In: 0")
    await channel.dana.taps("I'm in", guild=True)
    await shown(channel.everyone, "In: 1")
    assert len(channel.server.world.events) == 1
    await channel.kim.slash("calloff", "tuesday", guild=True)
    await shown(channel.everyone, "Called off: the group session on Tuesday 17 November at 18:30.")
    await shown(
        lambda: [one.text for one in channel.dana.sees() if not one.mine], "Harbour: the session on Tuesday"
    )
    await eventually(lambda: not channel.server.world.events)
    assert not [one for one in channel.everyone() if "Dana" in one]


async def test_nobody_is_pinged(channel):
    """Whatever somebody is called, no message can call anyone."""
    await channel.set_up()
    bodies = [
        json.loads(text) for call, text in channel.server.world.requests if text and "commands" not in call
    ]
    said = [body for body in bodies if isinstance(body, dict) and ("content" in body or "components" in body)]
    assert said
    assert all(body.get("allowed_mentions") == {"parse": []} or body == {"components": []} for body in said)
    assert [one.name for one in (await channel.club()).members] == ["Dana everyone", "Mo"]


async def test_the_channel_is_deleted(channel):
    """A channel that is deleted is never written to again, and who set it up is told in private, once."""
    await channel.kim.says("hi")
    await channel.set_up()
    world = channel.server.world
    gone = world.channels.pop(world.square.id)
    await channel.server.gateway.dispatch("CHANNEL_DELETE", gone.json() | {"guild_id": world.guild})

    def told() -> list[str]:
        return [one.text for one in channel.kim.sees() if not one.mine]

    await shown(told, "I can't write in the channel of Harbour any more")
    assert (await channel.club()).closed


@pytest.mark.parametrize("how", ["a thread", "the server"])
async def test_what_the_club_is_in_is_gone(channel, how):
    """A thread that is deleted, or a server that puts the coach out in the middle of a session, closes the club; told once."""
    await channel.kim.says("hi")
    await channel.set_up()
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km", guild=True)
    await shown(channel.everyone, "In: 0")
    await channel.dana.taps("I'm in", guild=True)
    await shown(channel.everyone, "In: 1")
    world = channel.server.world
    gone = world.channels.pop(world.square.id)
    if how == "a thread":
        where = {"id": gone.id, "guild_id": world.guild, "parent_id": "1", "type": 11}
        await channel.server.gateway.dispatch("THREAD_DELETE", where)
    else:
        await channel.server.gateway.dispatch("GUILD_DELETE", {"id": world.guild})

    def told() -> list[str]:
        return [one.text for one in channel.kim.sees() if not one.mine]

    await shown(told, "I can't write in the channel of Harbour any more")
    assert (await channel.club()).closed
    assert sum("can't write" in one for one in told()) == 1


async def test_the_channel_is_renamed(channel):
    """A channel with another name is the same club: posts come as before, and the calendar names it as it is now."""
    await channel.set_up()
    world = channel.server.world
    world.square.name = "laps-and-coffee"
    await channel.server.gateway.dispatch("CHANNEL_UPDATE", world.square.json() | {"guild_id": world.guild})
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km", guild=True)
    await shown(channel.everyone, "In: 0")
    await eventually(lambda: bool(world.events))
    assert world.events[0]["entity_metadata"]["location"] == "#laps-and-coffee"
    assert [one.name for one in (await channel.club()).members] == ["Dana everyone", "Mo"]


async def test_the_right_to_write_is_lost(channel):
    """When a post is refused for want of rights, the coach is quiet there and tells who set it up, once."""
    await channel.kim.says("hi")
    await channel.set_up()
    channel.server.world.channels.pop(channel.server.world.square.id)
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km", guild=True)

    def told() -> list[str]:
        return [one.text for one in channel.kim.sees() if not one.mine]

    await shown(told, "I can't write in the channel of Harbour any more")
    assert (await channel.club()).closed
    assert sum("can't write" in one for one in told()) == 1


async def test_who_left_the_server(channel):
    """Somebody who left the server is not in the recap, and no member any more, whether they ran or not."""
    await channel.set_up()
    ann = channel.server.person("Ann")
    await ann.slash("join", guild=True)
    await shown(lambda: channel.reads(ann, alone=True), "You're in.")
    channel.server.world.left.add(ann.id)
    await channel.kim.slash("join", guild=True)
    async with channel.house.store.work() as work:
        for person, km in ((channel.dana, 12), (channel.mo, 9), (channel.kim, 8)):
            before = await work.welcome("discord", person.id, None)
            run = Run(1, date(2026, 11, 18), 1000.0 * km)
            await work.save(before, replace(before, runs=(run,), onboarded_at=NOON), None)
    channel.server.world.left.add(channel.mo.id)
    channel.house.turns.clock.at = datetime(2026, 11, 22, 18, 0, 1, tzinfo=UTC)
    channel.house.bells.ring()
    assert "2 of 2 logged a run, 20 km together" in await shown(channel.everyone, "Week 47 at Harbour")
    assert {one.name for one in (await channel.club()).members} == {"Dana everyone", "Kim"}


async def test_the_real_menu(channel):
    """Discord takes the coach's real menu, with what it suggests while it is typed."""
    await eventually(lambda: channel.server.world.syncs == 1)
    names = {one["name"] for one in channel.server.world.commands}
    assert {"club", "session", "match", "mile", "link", "log", "Log this"} <= names
    suggesting = [
        one["name"] for one in channel.server.world.commands for o in one["options"] if o.get("autocomplete")
    ]
    assert {"move", "week", "race"} <= set(suggesting)


async def test_the_sessions_to_call_off_are_suggested(channel):
    """While /calloff is typed the open sessions of this channel are offered, and the one picked goes."""
    await channel.set_up()
    for words in ("tuesday 18:30 5 x 1 km", "tuesday 7:00 4 x 800 m", "thursday 19:00 3 x 1 km"):
        await channel.kim.slash("session", words, guild=True)
    await shown(channel.everyone, "3 × 1 km")
    typed = await channel.kim.types("calloff", "tue", guild=True)
    await eventually(lambda: typed.choices is not None)
    assert [one["value"] for one in typed.choices] == ["Tuesday 18:30", "Tuesday 07:00"]
    elsewhere = await channel.kim.types("calloff", "")
    await eventually(lambda: elsewhere.choices is not None)
    assert elsewhere.choices == []
    await channel.kim.slash("calloff", "Tuesday 07:00", guild=True)
    await shown(lambda: [one.text for one in channel.kim.sees(guild=True)], "Called off.")
    assert [(one.at.hour, one.off) for one in (await channel.club()).sessions] == [
        (18, False),
        (7, True),
        (19, False),
    ]


async def test_rights_that_are_missing_are_explained(channel):
    """Who sets the club up is told what a right that is missing would be for; the club works without."""
    channel.server.world.rights = str(1 << 10 | 1 << 11)
    await channel.set_up()
    for words in ("not in the server's calendar", "may not open private threads"):
        await shown(lambda: channel.reads(channel.kim, alone=True), words)
    assert (await channel.club()).name == "Harbour"


async def test_without_the_right_to_write(channel):
    """Where the coach may not write, nothing is set up, and who tried is told what it takes."""
    channel.server.world.rights = str(1 << 10)
    await channel.kim.slash("club", "Harbour, Porto, tuesday", guild=True)
    await shown(lambda: channel.reads(channel.kim, alone=True), "I may not write in this channel yet.")
    assert await channel.club() is None


class Track:
    """A second club, in another channel of the same server, which Dana joined too."""

    def __init__(self, channel: Channel) -> None:
        self.channel, self.place = channel, channel.server.world.add_channel(None)

    def reads(self, *, alone: bool) -> list[str]:
        """Return what the coach said there, to everyone or to Dana alone."""
        seen = self.channel.dana.sees(thread=self.place)
        return [one.text for one in seen if not one.mine and one.ephemeral is alone]

    async def set_up(self) -> None:
        """Let Kim set it up and Dana join."""
        await self.channel.set_up()
        server = self.channel.server
        await server.gateway.dispatch("CHANNEL_CREATE", self.place.json() | {"guild_id": server.world.guild})
        await self.channel.kim.slash("club", "Track, Porto, tuesday", thread=self.place)
        await shown(lambda: self.reads(alone=False), "Track has a weekly recap here")
        await self.channel.dana.taps("Join", thread=self.place)
        await shown(lambda: self.reads(alone=True), "You're in.")


async def test_sessions_of_two_clubs_of_one_server(channel):
    """Who is in the clubs of two channels is counted in each, and told where each of them meets."""
    track, dana = Track(channel), channel.dana
    await track.set_up()
    await channel.kim.slash("session", "tuesday 18:30 5 x 1 km at the mill", guild=True)
    await channel.kim.slash("session", "tuesday 18:30 4 x 1 km at the bridge", thread=track.place)
    await shown(channel.everyone, "In: 0")
    await shown(lambda: track.reads(alone=False), "In: 0")
    await dana.taps("I'm in", guild=True)
    await shown(lambda: channel.reads(dana, alone=True), "We meet at the mill.")
    await dana.taps("I'm in", thread=track.place)
    await shown(lambda: track.reads(alone=True), "We meet at the bridge.")
    await shown(channel.everyone, "In: 1")
    await shown(lambda: track.reads(alone=False), "In: 1")


async def test_leaving_one_of_two_clubs_of_one_server(channel):
    """Who is in the clubs of two channels leaves the one it says it in, and is asked which elsewhere."""
    track, dana = Track(channel), channel.dana
    await track.set_up()
    await dana.slash("leave")
    await shown(lambda: [one.text for one in dana.sees()], "Say it in the club's channel")
    await dana.slash("leave", thread=track.place)
    await shown(lambda: track.reads(alone=True), "You won't appear in recaps")
    async with channel.house.store.work() as work:
        there = await work.club_of(Address("discord", track.place.id))
    assert there.members == ()
    assert [one.name for one in (await channel.club()).members] == ["Dana everyone", "Mo"]
