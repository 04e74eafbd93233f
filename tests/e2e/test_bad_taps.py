"""What people do in a club's channel that nobody meant, through the real client libraries: it harms nobody."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from bot import wiring
from core.clubs.club import Club
from tests.e2e.clubs import coached, shown
from tests.e2e.people import eventually
from tests.e2e.squares import SQUARES, OnDiscord, Square

FORGED = (
    "1.0./leave",
    "2.0./going in 1",
    "99.3.yes",
    "0.0./club Mine, Porto",
    "0.0./session friday 10 x 400 m",
    "0.0./calloff 1",
    "0.0./match",
    "0.0./going in 1; DROP TABLE clubs",
    "0.0./going maybe 99",
    "0.0./countme 1 -5",
    "0.0./export all",
    "..",
)
"""What a button of ours never said to this person."""


NAMES = {"Kim": "Kim", "Mo": "Mo @everyone <b>*x*</b> <@&1>"}
AS_READ = "Mo everyone <b>*x*< b> < &1>"
"""What a channel may read of such a name: the words of it, calling nobody."""


@dataclass
class Scene:
    """A channel with Kim, who runs it, and Mo, who does what he likes; a coach, and a session on Tuesday."""

    square: Square
    house: wiring.House

    async def club(self) -> Club:
        """Return the club as it is kept."""
        async with self.house.store.work() as work:
            found = await work.club_of(self.square.channel)
        assert found
        return found

    async def knows(self, person: str, **told: object) -> None:
        """Let the coach know something of somebody."""
        async with self.house.store.work() as work:
            name = self.square.channel.platform
            before = await work.welcome(name, str(self.square.people[person].id), self.square.home(person))
            await work.save(before, replace(before, profile=replace(before.profile, **told)), None)


@asynccontextmanager
async def opened(place: str, folder: Path, session: str = "tuesday 18:30 5 x 1 km") -> AsyncIterator[Scene]:
    """Open a channel with a club and its session."""
    on, server = SQUARES[place]
    async with AsyncExitStack() as stack:
        square = on(await stack.enter_async_context(server()), NAMES, frozenset({"Kim"}))
        house = await stack.enter_async_context(coached(square.platform(), folder, square.connected))
        await square.commands("Kim", "/club Harbour, Porto, tuesday")
        await shown(square.reads, "Harbour has a weekly recap here")
        await square.commands("Kim", f"/session {session}")
        await shown(square.reads, "In: 0")
        yield Scene(square, house)


@pytest.mark.parametrize("place", SQUARES)
async def test_forged_buttons_change_nothing(place: str, tmp_path: Path) -> None:
    """Whatever data a press brings, the club is as it was, the channel reads nothing new, and others are still heard."""
    async with opened(place, tmp_path) as scene:
        club, before = await scene.club(), scene.square.reads()
        for data in FORGED:
            await scene.square.presses("Mo", data)
        await scene.square.presses("Mo", "0.0./going in 1")
        await shown(scene.square.reads, "In: 1, Maybe: 0")
        after = await scene.club()
        assert len(scene.square.reads()) == len(before)
        assert (after.name, len(after.sessions), after.sessions[0].off) == (club.name, 1, False)
        assert (after.members, after.run_by) == (club.members, club.run_by)


@pytest.mark.parametrize("place", SQUARES)
async def test_a_press_repeated_is_one(place: str, tmp_path: Path) -> None:
    """The same word again and again, as new presses, is one word; another word takes its place."""
    async with opened(place, tmp_path) as scene:
        for data in ["0.0./going in 1"] * 5:
            await scene.square.presses("Mo", data)
        await shown(scene.square.reads, "In: 1, Maybe: 0")
        for data in ["0.0./going in 1", "0.0./going maybe 1"] * 3:
            await scene.square.presses("Mo", data)
        await shown(scene.square.reads, "In: 0, Maybe: 1")
        assert len((await scene.club()).sessions[0].rsvps) == 1


@pytest.mark.parametrize("place", SQUARES)
async def test_what_only_those_who_run_it_may(place: str, tmp_path: Path) -> None:
    """A command of those who run the channel does nothing when somebody else gives it, and nobody reads of it."""
    async with opened(place, tmp_path) as scene:
        club, before = await scene.club(), scene.square.reads()
        for words in (
            "session friday 4 x 1 km",
            "match",
            "mile saturday 9:00",
            "calloff",
            "club Mine, Porto, german",
        ):
            await scene.square.commands("Mo", f"/{words}")
        await scene.square.presses("Mo", "0.0./going maybe 1")
        await shown(scene.square.reads, "In: 0, Maybe: 1")
        after = await scene.club()
        assert len(scene.square.reads()) == len(before) + (
            place == "telegram"
        )  # the door of who has no private chat
        assert (after.name, after.language, [one.off for one in after.sessions]) == (club.name, "en", [False])


@pytest.mark.parametrize("place", SQUARES)
async def test_a_name_is_words(place: str, tmp_path: Path) -> None:
    """Markup and mentions in a name are read as they are written, and call nobody; a club of one has a board of one."""
    async with opened(place, tmp_path) as scene:
        await scene.knows("Mo", age=40, sex="m")
        await scene.square.commands("Kim", "/mile")
        await shown(scene.square.reads, "Club mile")
        await scene.square.commands("Mo", "/join")
        await scene.square.commands("Mo", "/mile 6:12")
        await shown(scene.square.reads, "1 runner so far.")
        await scene.square.presses("Mo", "0.0./mileboard graded")
        await shown(scene.square.reads, f"By age grade: {AS_READ}")
        if isinstance(scene.square, OnDiscord):
            bodies = [json.loads(one) for one in scene.square.server.world.bodies if "By age grade" in one]
            assert all(one["allowed_mentions"] == {"parse": []} for one in bodies)
            assert not any("<b>*x*" in one["content"] for one in bodies)
        else:
            assert not [one for one in scene.square.server.world.calls if "parse_mode" in one.params]


MANY = 500


@pytest.mark.slow
@pytest.mark.parametrize("place", SQUARES)
async def test_five_hundred_answers(place: str, tmp_path: Path) -> None:
    """Five hundred people answer at once: every word counts, places are never more than there are, and few edits tell of it."""
    async with opened(place, tmp_path, "tuesday 18:30 5 x 1 km for 20") as scene:
        server = scene.square.server
        scene.square.people |= {f"R{n}": server.person(f"R{n}") for n in range(MANY)}
        for n in range(MANY):
            await scene.square.presses(f"R{n}", f"0.0./going {'in' if n % 5 else 'maybe'} 1")
        await shown(scene.square.reads, f"In: 20 of 20, Maybe: {MANY // 5}, Waiting: {MANY * 4 // 5 - 20}")
        assert sum("Group session" in one for one in scene.square.reads()) == 1
        (session,) = (await scene.club()).sessions
        assert (len(session.rsvps), len(session.coming())) == (MANY, 20)
        assert len(await edits(scene)) < MANY / 2


async def edits(scene: Scene) -> list[str]:
    """Return how the session's post read, one after the other, once all is said."""
    await eventually(lambda: not scene.house.sender.flying)
    return [line.text for line in scene.square.shown() if "In: " in line.text]
