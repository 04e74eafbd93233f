"""A club in a Telegram group, where nobody can be answered alone: answers go to private chats, or to their door."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from adapters.telegram.platform import Telegram
from bot import wiring
from core.clubs.club import Challenge
from core.commands.menu import menu
from core.messages import Address
from core.ports.deliveries import Limits, Window
from tests.e2e.clubs import coached, shown
from tests.e2e.people import eventually
from tests.fakes.telegram import FakeTelegram, Person, Room, Shown
from tests.fakes.telegram.faults import Fault, bad
from tests.fakes.telegram.methods import TOO_OLD


@dataclass
class Group:
    """The group, the server it is on, and who is in it: Kim runs it, Dana talks to the coach, Mo never did."""

    server: FakeTelegram
    room: Room
    kim: Person
    dana: Person
    mo: Person
    house: wiring.House

    def reads(self) -> list[str]:
        """Return what the coach said in the group, as it stands now."""
        return [one.text for one in self.room.messages if one.by_bot]

    def private(self, person: Person) -> list[str]:
        """Return what the coach said to somebody alone."""
        return [one.text for one in person.said()] + person.toasts

    def newest(self) -> Shown:
        """Return the coach's newest message in the group."""
        return [one for one in self.room.messages if one.by_bot][-1]

    async def set_up(self) -> None:
        """Let Kim set up the club, and Dana join it."""
        await self.kim.says("/club Harbour, Porto, tuesday", to=self.room)
        await shown(self.reads, "Harbour has a weekly recap here")
        await self.dana.taps("Join", to=self.room)
        await shown(lambda: self.private(self.dana), "You're in.")


@pytest.fixture
def limits(request) -> Mapping[str, Limits] | None:
    """Return how fast the platform takes messages: at will, unless a test says otherwise."""
    return getattr(request, "param", None)


@pytest.fixture(params=[0.5])
async def group(request, tmp_path, limits) -> AsyncIterator[Group]:
    """Give a group with a coach in it, who lets a tap wait so long for a word."""
    async with FakeTelegram() as server:
        kim, dana, mo = (server.person(name) for name in ("Kim", "Dana", "Mo"))
        room = server.group()
        room.admins.add(kim.id)
        platform = Telegram(server.token, api_url=server.url, menu=menu(), patience=request.param)
        async with coached(platform, tmp_path, lambda: True, limits) as house:
            for person in (kim, dana):
                await person.says("hi")
                await eventually(lambda person=person: bool(person.said()))
            yield Group(server, room, kim, dana, mo, house)


async def club_of(group: Group):
    """Return the club as it is kept."""
    async with group.house.store.work() as work:
        return await work.club_of(Address("telegram", str(group.room.id)))


async def test_set_up_by_an_admin(group):
    """Who runs the group sets the club up in one line; who does not is refused, where only they read it."""
    await group.dana.says("/club Mine, Porto", to=group.room)
    await shown(lambda: group.private(group.dana), "Only those who run this channel can do that.")
    await group.set_up()
    assert len(group.reads()) == 1


async def test_answers_stay_private(group):
    """In the group stands what is for all; words to one person are in their private chat, or pass by the tap."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km at the track", to=group.room)
    await shown(group.reads, "Group session")
    await group.dana.taps("I'm in", to=group.room)
    await shown(lambda: group.dana.toasts, "We meet at the track.")
    await shown(group.reads, "In: 1, Maybe: 0")
    await group.dana.taps("My paces", to=group.room)
    await shown(lambda: group.private(group.dana), "For you")
    assert not any("For you" in one or "at the track" in one for one in group.reads())


async def test_a_session_is_called_off(group):
    """The post says so without buttons, and who was in is told in private, without a sound."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(group.reads, "Group session")
    begins = min(group.newest().moments.values())
    assert datetime.fromtimestamp(begins, UTC) == datetime(2026, 11, 17, 18, 30, tzinfo=UTC)
    await group.dana.taps("I'm in", to=group.room)
    await shown(group.reads, "In: 1")
    await group.kim.says("/calloff", to=group.room)
    await shown(group.reads, "Called off: the group session on Tuesday 17 November at 18:30.")
    assert group.newest().keys == []
    await shown(lambda: group.private(group.dana), "Harbour: the session on Tuesday at 18:30 is off.")
    assert [one for one in group.dana.said() if "is off" in one.text][-1].silent


async def test_a_door_for_who_has_no_private_chat(group):
    """A tap of somebody the coach cannot write to opens the private chat, where what they tapped is answered; once."""
    await group.set_up()
    tap = await group.mo.taps("Join", to=group.room)
    await eventually(lambda: bool(group.server.world.taps[tap].opened))
    door = group.server.world.taps[tap].opened
    assert group.private(group.mo) == []
    await group.mo.follows(door)
    await shown(lambda: group.private(group.mo), "You're in.")
    assert [one.name for one in (await club_of(group)).members] == ["Dana", "Mo"]
    await group.kim.follows(door)
    await eventually(lambda: len(group.private(group.kim)) > 1)
    assert len((await club_of(group)).members) == 2


async def test_a_word_that_comes_too_late(group):
    """What could not be shown in passing to somebody without a private chat is read by nobody else; their word counts."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km at the old mill", to=group.room)
    await shown(group.reads, "Group session")
    group.server.fails("answerCallbackQuery", *3 * [Fault(refused=bad(TOO_OLD))])
    await group.mo.taps("I'm in", to=group.room)
    await group.mo.taps("My paces", to=group.room)
    await shown(group.reads, "In: 1")
    await group.dana.taps("I'm in", to=group.room)
    await shown(lambda: group.private(group.dana), "We meet at the old mill.")
    await shown(group.reads, "In: 2")
    assert not [one for one in group.reads() if "old mill" in one or "You're in" in one]
    assert len(group.reads()) == 2
    assert group.private(group.mo) == []


async def test_a_door_is_for_one_person(group):
    """Somebody else's door opens nothing."""
    await group.set_up()
    tap = await group.mo.taps("Join", to=group.room)
    await eventually(lambda: bool(group.server.world.taps[tap].opened))
    before = len(group.private(group.dana))
    await group.dana.says("/leave", to=group.room)
    await eventually(lambda: len(group.private(group.dana)) > before)
    await group.dana.follows(group.server.world.taps[tap].opened)
    await eventually(lambda: len(group.private(group.dana)) > before + 1)
    assert [one.name for one in (await club_of(group)).members] == ["Mo"]


async def test_a_typed_command_without_a_private_chat(group):
    """Who types a command and has no private chat gets one button that leads there, in their app's language; later, to that."""
    await group.set_up()
    group.mo.language = "de-AT"
    await group.mo.says("/join", to=group.room)
    await shown(group.reads, "Ich antworte privat")
    (first,) = group.newest().buttons
    assert first.data.startswith("https://t.me/")
    await group.mo.says("/clubraces", to=group.room)
    await eventually(lambda: group.newest().buttons[0] != first)
    assert sum("Ich antworte privat" in one for one in group.reads()) == 1
    await group.mo.follows(group.newest().buttons[0].data)
    await eventually(lambda: bool(group.private(group.mo)))


async def test_a_typed_word_without_a_private_chat(group):
    """What would pass by under a tap is shown to nobody when it was typed: a meeting place is for those who are in."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km at the Old Mill, gate 3 for 2", to=group.room)
    await shown(group.reads, "In: 0 of 2")
    await shown(
        lambda: group.private(group.kim), "Posted. We meet at the Old Mill, gate 3. There is room for 2."
    )
    await group.mo.says("/going in 1", to=group.room)
    await shown(group.reads, "In: 1 of 2")
    await group.dana.taps("I'm in", to=group.room)
    await shown(group.reads, "In: 2 of 2")
    assert len(group.reads()) == 2
    assert not [one for one in group.reads() if "Old Mill" in one or "You're in" in one]


async def test_an_admin_without_a_private_chat(group):
    """Who runs the group and never spoke to the coach sets it up all the same: what is told behind the door is the truth."""
    group.room.admins.add(group.mo.id)
    await group.mo.says("/club Harbour, Porto, tuesday", to=group.room)
    await shown(group.reads, "Harbour has a weekly recap here")
    await shown(group.reads, "I answer in private")
    (door,) = [one for shown in group.room.messages for one in shown.buttons if one.label == "Open"]
    await group.mo.follows(door.data)
    await shown(lambda: group.private(group.mo), "Harbour is set up here.")
    await group.mo.taps("Easy days easy")
    await shown(lambda: group.private(group.mo), "Challenge: easy days kept easy.")
    assert (await club_of(group)).challenge is Challenge.EASY


async def test_a_post_taken_down_by_hand(group):
    """A post that somebody deleted stays away, whatever happens to what it told of."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(group.reads, "Group session")
    group.room.messages.remove(group.newest())
    await group.dana.says("/going in 1", to=group.room)
    await shown(lambda: group.private(group.dana), "You're in.", 2)
    await group.kim.says("/session thursday 18:30 4 x 1 km", to=group.room)
    await shown(group.reads, "4 × 1 km")
    assert not [one for one in group.reads() if "5 × 1 km" in one]
    assert not (await club_of(group)).closed


async def test_leaving_the_group(group):
    """Who leaves the group leaves its club."""
    await group.set_up()
    await group.dana.leaves(group.room)
    await eventually(lambda: not group.server.world.updates.waiting)
    for _ in range(200):
        if not (await club_of(group)).members:
            break
    assert (await club_of(group)).members == ()


async def test_a_club_in_a_topic(group):
    """A club in a topic of a group speaks there; who leaves the group leaves it, and a coach put out of the group is quiet."""
    await group.kim.says("/club Harbour, Porto, tuesday", to=group.room, thread=7)
    await shown(group.reads, "Harbour has a weekly recap here")
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room, thread=7)
    await shown(group.reads, "In: 0")
    await group.dana.taps("Join", to=group.room)
    await shown(lambda: group.private(group.dana), "You're in.")
    await group.dana.taps("I'm in", to=group.room)
    await shown(group.reads, "In: 1")
    assert {one.thread for one in group.room.messages if one.by_bot} == {7}
    here = Address("telegram", f"{group.room.id}:7")
    await group.dana.leaves(group.room)
    await shown(group.reads, "In: 0")
    async with group.house.store.work() as work:
        assert (await work.club_of(here)).members == ()
    await group.kim.says("/help", to=group.room)  # whatever is said elsewhere in the group
    await group.dana.puts_out(group.room)
    await shown(lambda: group.private(group.kim), "I can't write in the channel of Harbour any more")


async def test_put_out(group):
    """A coach put out of the group in the middle of a session is quiet there, and tells who set the club up, once."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(group.reads, "In: 0")
    await group.dana.taps("I'm in", to=group.room)
    await shown(group.reads, "In: 1")
    await group.dana.puts_out(group.room)
    await shown(lambda: group.private(group.kim), "I can't write in the channel of Harbour any more")
    await group.kim.puts_out(group.room)
    club, read = await club_of(group), group.reads()
    assert (club.closed, len(club.sessions[0].rsvps)) == (True, 1)
    assert sum("I can't write" in one for one in group.private(group.kim)) == 1
    await group.dana.taps("Can't", to=group.room)
    await shown(lambda: group.private(group.dana), "All right, maybe next time.")
    assert group.reads() == read


async def test_let_into_a_group(group):
    """Let in, the coach says once what it is there for, without a sound; let in again, how its club goes on."""
    await group.mo.lets_in(group.room)
    await shown(group.reads, "Whoever runs this channel can start a club in it")
    assert group.newest().silent
    await group.set_up()
    await group.dana.puts_out(group.room)
    await shown(lambda: group.private(group.kim), "I can't write in the channel of Harbour any more")
    await group.mo.lets_in(group.room)
    await shown(group.reads, "Say /club here, and Harbour goes on as it was.")


async def test_who_writes_under_the_name_of_the_group(group):
    """A command of nobody in particular is answered with how to be somebody; nobody is kept for it."""
    async with group.house.store.work() as work:
        before = await work.known("telegram", "1087968824")
    for words in ("/ban spammer", "morning all", "/club Harbour, Porto, tuesday"):
        await group.kim.says_unnamed(words, group.room)
    await shown(group.reads, "You write under this channel's name")
    assert sum("You write under" in one for one in group.reads()) == 1
    assert await club_of(group) is None
    async with group.house.store.work() as work:
        assert (before, await work.known("telegram", "1087968824")) == (None, None)
        assert await work.known("telegram", "") is None


async def test_other_bots_commands(group):
    """A command of another bot's is answered by nobody, not even with a door."""
    await group.set_up()
    for person in (group.mo, group.dana):
        await person.says("/weather porto", to=group.room)
    before = len(group.private(group.dana))
    await group.dana.says("/help", to=group.room)
    await eventually(lambda: len(group.private(group.dana)) > before)
    assert len(group.reads()) == 1
    assert not [one for one in group.private(group.dana) if "I don't know" in one]


async def test_help_in_the_group(group):
    """In a club's channel /help is about clubs, for those who run it about running it too."""
    await group.set_up()
    await group.dana.says("/help", to=group.room)
    text = await shown(lambda: group.private(group.dana), "/join")
    assert "/session" not in text
    await group.kim.says("/help", to=group.room)
    assert "/invite" in await shown(lambda: group.private(group.kim), "/session - Announce")


async def test_a_group_with_another_id(group):
    """A group that became a large one is the same club, also when a post was refused in between."""
    await group.set_up()
    new = group.server.group()
    new.admins.add(group.kim.id)
    await group.kim.moves_on(group.room, new)
    group.room.open, group.room = False, new
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=new)
    await shown(group.reads, "In: 0")
    club = await club_of(group)
    assert ([one.name for one in club.members], club.closed) == (["Dana"], False)


async def test_the_group_is_renamed(group):
    """A group with another title, and what it says of that, changes nothing; the club goes on."""
    await group.set_up()
    group.room.name = "Laps & <b>Coffee</b>"
    notice = group.server.world.post(
        group.room, group.kim.json(), "", more={"new_chat_title": group.room.name}
    )
    group.server.world.updates.add("message", notice.json())
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(group.reads, "In: 0")
    assert [one.name for one in (await club_of(group)).members] == ["Dana"]
    assert len(group.reads()) == 2


async def test_a_runner_who_blocks(group):
    """Who blocks the coach is told nothing more, not even that a session they are in is off; unblocked, they are again."""
    await group.set_up()
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(group.reads, "Group session")
    await group.dana.taps("I'm in", to=group.room)
    await shown(group.reads, "In: 1")
    before = len(group.dana.said())
    await group.dana.blocks()
    await group.kim.says("/calloff", to=group.room)
    await shown(group.reads, "Called off")
    assert len(group.dana.said()) == before
    await group.dana.unblocks()
    await group.dana.says("thanks")
    await eventually(
        lambda: len(group.dana.said()) > before or any(one.reaction for one in group.dana.sees())
    )


SLOWLY = {"telegram": Limits(Window(25, 1.0), Window(1, 1.05), Window(20, 61.0), "-")}
"""How fast Telegram takes messages; the clock of these tests stands still, so each window opens once."""


@pytest.mark.parametrize("limits", [SLOWLY], indirect=True)
async def test_many_taps_at_once(group):
    """Fifteen people without a private chat tap at the same time: each is led to theirs, however few messages a group takes."""
    await group.kim.says("/club Harbour, Porto, tuesday", to=group.room)
    await shown(group.reads, "Harbour has a weekly recap here")
    people = [group.server.person(f"Runner{n}") for n in range(15)]
    taps = [await one.taps("Join", to=group.room) for one in people]
    await eventually(lambda: all(group.server.world.taps[tap].opened for tap in taps))
    assert len(group.reads()) == 1


@pytest.mark.parametrize("how", ["silenced", "closed_to_members"])
async def test_rights_are_looked_at_when_a_club_is_set_up(group, how):
    """Where the coach may not write nothing is set up, and who runs the group is told; with the right it goes on."""
    setattr(group.room, how, True)
    await group.kim.says("/club Harbour, Porto, tuesday", to=group.room)
    await shown(lambda: group.private(group.kim), "I may not write in this channel yet.")
    assert await club_of(group) is None
    assert group.reads() == []
    setattr(group.room, how, False)
    await group.set_up()


async def test_a_group_for_those_who_run_it(group):
    """Where only those who run the group may write, a coach who is one of them may."""
    group.room.closed_to_members = True
    group.room.admins.add(group.server.world.me["id"])
    await group.set_up()


async def test_rights_that_cannot_be_learned(group):
    """When Telegram does not answer, the club is set up; a post that is refused will tell."""
    group.server.fails("getChat", Fault(refused=bad("internal")))
    await group.set_up()


async def test_the_right_to_write_is_taken(group):
    """Silenced in the group, the coach is quiet there at once and tells who set it up, once; put right, it goes on."""
    await group.set_up()
    await group.dana.silences(group.room)
    await shown(lambda: group.private(group.kim), "I can't write in the channel of Harbour any more")
    assert (await club_of(group)).closed
    await group.dana.silences(group.room)
    await group.kim.says("/club Harbour, Porto, tuesday", to=group.room)
    await shown(lambda: group.private(group.kim), "I may not write in this channel yet.")
    assert sum("can't write" in one for one in group.private(group.kim)) == 1
    group.room.silenced = False
    await group.kim.says("/club Harbour, Porto, tuesday", to=group.room)
    await shown(lambda: group.private(group.kim), "Harbour is set up here.", 2)
    assert not (await club_of(group)).closed


async def test_the_right_to_write_is_lost_unseen(group):
    """When the group stops everybody from writing no update tells: a command hears of it, and the first refused post."""
    await group.set_up()
    await group.dana.says("/mile 6:12", to=group.room)
    await shown(lambda: group.private(group.dana), "you're counted in this month's mile")
    group.room.closed_to_members = True
    await group.kim.says("/session tuesday 18:30 5 x 1 km", to=group.room)
    await shown(lambda: group.private(group.kim), "I may not write in this channel yet.")
    group.house.turns.clock.at = datetime(2026, 12, 6, 18, 0, 1, tzinfo=UTC)
    group.house.bells.ring()
    await shown(lambda: group.private(group.kim), "I can't write in the channel of Harbour any more")
    assert (await club_of(group)).closed
