"""An invitation to a club: a link on Telegram, words to send on Discord; once, for a week, and taken back at will."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.e2e import test_club_on_discord, test_club_on_telegram
from tests.e2e.clubs import NOON, shown
from tests.e2e.people import eventually
from tests.e2e.test_club_on_telegram import club_of

channel, group, limits = (
    test_club_on_discord.channel,
    test_club_on_telegram.group,
    test_club_on_telegram.limits,
)
OVER = "That invitation is over, was used, or was taken back."


async def link(group, person) -> str:
    """Let somebody ask for an invitation; return the address in it."""
    before = len(person.said())
    await person.says("/invite", to=group.room)
    await eventually(lambda: len(person.said()) > before)
    found = re.findall(r"https://t\.me/fourlap_test_bot\?start=[A-Z0-9]{10}", person.said()[-1].text)
    assert len(found) == 1
    return str(found[0])


async def test_a_link_opens_the_club_once(group):
    """Somebody new follows it, is told what joining means, and is in by one tap; the next who follows it is not."""
    await group.set_up()
    ana, ben = group.server.person("Ana"), group.server.person("Ben")
    opens = await link(group, group.dana)
    await ana.follows(opens)
    await shown(lambda: group.private(ana), "Harbour runs together, and you're invited.")
    assert {one.name for one in (await club_of(group)).members} == {"Dana"}
    await ben.follows(opens)
    await shown(lambda: group.private(ben), "you're invited")
    await ana.taps("Join")
    await shown(lambda: group.private(ana), "You're in Harbour.")
    await ben.taps("Join")
    await shown(lambda: group.private(ben), OVER)
    await ben.follows(opens)
    await shown(lambda: group.private(ben), "That link is over or was used.")
    assert {one.name for one in (await club_of(group)).members} == {"Dana", "Ana"}
    assert not any("Ana" in one for one in group.reads())


async def test_who_may_invite(group):
    """A member and whoever runs the group; nobody else, and not oneself."""
    await group.set_up()
    await group.mo.says("hi")
    await group.mo.says("/invite", to=group.room)
    await shown(lambda: group.private(group.mo), "Only members invite.")
    mine = await link(group, group.kim)
    await group.kim.follows(mine)
    await shown(lambda: group.private(group.kim), "That is your own invitation.")
    await group.dana.follows(mine)
    await shown(lambda: group.private(group.dana), "You're in Harbour already.")


async def test_taken_back(group):
    """A member takes back their own; whoever runs the group takes back all."""
    await group.set_up()
    theirs, kims = await link(group, group.dana), await link(group, group.kim)
    ana = group.server.person("Ana")
    await group.dana.taps("Take it back")
    await shown(lambda: group.private(group.dana), "Your open invitations to this club are taken back.")
    await ana.follows(theirs)
    await shown(lambda: group.private(ana), "That link is over or was used.")
    await ana.follows(kims)
    await shown(lambda: group.private(ana), "you're invited")
    await group.kim.taps("Take it back")
    await shown(lambda: group.private(group.kim), "Every open invitation to this club is taken back.")
    await ana.taps("Join")
    await shown(lambda: group.private(ana), OVER)
    assert {one.name for one in (await club_of(group)).members} == {"Dana"}


async def test_over_after_a_week_or_when_the_inviter_left(group):
    """An invitation lasts seven days, and as long as who made it is in the club."""
    await group.set_up()
    ana = group.server.person("Ana")
    opens = await link(group, group.dana)
    await group.dana.says("/leave", to=group.room)
    await shown(lambda: group.private(group.dana), "You won't appear")
    await ana.follows(opens)
    await shown(lambda: group.private(ana), OVER)
    opens = await link(group, group.kim)
    group.house.turns.clock.at = NOON + timedelta(days=7, seconds=1)
    await ana.follows(opens)
    await shown(lambda: group.private(ana), "That link is over or was used.")


async def test_forged(group):
    """A code nobody made opens nothing, is said to, and the questions of the start go on behind it."""
    await group.set_up()
    ana = group.server.person("Ana")
    await ana.says("/start AAAAAAAAAA")
    await shown(lambda: group.private(ana), "That link is over or was used.")
    await shown(lambda: group.private(ana), "I'm software")
    await ana.says("/join BBBBBBBBBB")
    await shown(lambda: group.private(ana), OVER)
    await ana.says("/invited BBBBBBBBBB yes")
    await shown(lambda: group.private(ana), OVER, 2)
    await ana.says("/start")
    await shown(lambda: group.private(ana), "1 of 6")
    assert {one.name for one in (await club_of(group)).members} == {"Dana"}


async def test_another_door_is_nobody_elses(group):
    """A link that was made for one person in the group opens nothing for another."""
    await group.set_up()
    await group.mo.says("/join", to=group.room)
    await eventually(
        lambda: any(one.keys and one.keys[0][0].data.startswith("https") for one in group.room.messages)
    )
    ana = group.server.person("Ana")
    await ana.follows(group.newest().keys[0][0].data)
    await shown(lambda: group.private(ana), "That link is over or was used.")
    assert {one.name for one in (await club_of(group)).members} == {"Dana", "Mo"}


async def test_words_to_send_on_discord(channel):
    """Seen by who asked alone: the words for direct messages, and where those are; they open the club once."""
    await channel.set_up()
    ana, ben = channel.server.person("Ana"), channel.server.person("Ben")
    await channel.dana.slash("invite", guild=True)
    said = await shown(lambda: channel.reads(channel.dana, alone=True), "An invitation to Harbour")
    assert f"https://discord.com/users/{channel.server.world.application}" in said
    assert not any("invitation" in one for one in channel.everyone())
    (words,) = re.findall(r"/join [A-Z0-9]{10}", said)
    await ana.says(words)
    await shown(lambda: [one.text for one in ana.sees()], "you're invited")
    await ana.taps("Join")
    await shown(lambda: [one.text for one in ana.sees()], "You're in Harbour.")
    await ben.says(words)
    await shown(lambda: [one.text for one in ben.sees()], OVER)
    assert {one.name for one in (await channel.club()).members} == {"Dana everyone", "Mo", "Ana"}
