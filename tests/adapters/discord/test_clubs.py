"""A club on Discord: posts for all, answers for one, and the menu of a message."""

import pytest

from adapters.discord.handles import channel
from adapters.discord.menu import command
from core.messages import ANYONE, Button, Kind, MenuEntry, Message, token
from core.ports.deliveries import RefusedError

ROW = ((Button("I'm in", token(ANYONE, 0, "/going in 1")),),)
POST = Message("Group session. In: 0", ROW, silent=True, thread="session1", kind=Kind.RECAP)
AGAIN = Message("Group session. In: 1", ROW, thread="session1", kind=Kind.RECAP, revises=True)


def square(bench):
    """Return the address of the server's channel."""
    return channel(bench.discord.world.square.id)


async def test_post_and_its_revision(bench):
    """A post stands in the channel for everyone, and its revision takes its place."""
    first = await bench.send(square(bench), POST)
    assert await bench.send(square(bench), AGAIN, edits=first) == first
    (shown,) = bench.discord.person("Mo").sees(guild=True)
    assert (shown.text, shown.buttons, shown.ephemeral) == ("Group session. In: 1", (("I'm in",),), False)


async def test_post_taken_down_stays_down(bench):
    """The revision of a post that somebody deleted is let go, and the channel stays usable."""
    first = await bench.send(square(bench), POST)
    del bench.discord.world.posts[first]
    with pytest.raises(RefusedError):
        await bench.send(square(bench), AGAIN, edits=first)
    assert bench.dana.sees(guild=True) == []


async def test_public_button_is_answered_to_one(bench):
    """Who taps a public button is heard in the channel, and answered where nobody else sees it."""
    await bench.send(square(bench), POST)
    envelope = await bench.acknowledged(await bench.dana.taps("I'm in", guild=True))
    assert (envelope.incoming.token, envelope.incoming.channel) == ("0.0./going in 1", square(bench))
    await bench.answer(envelope, Message("You're in.", toast=True))
    mo = bench.discord.person("Mo")
    assert [one.text for one in mo.sees(guild=True)] == ["Group session. In: 0"]
    assert [one.text for one in bench.dana.sees(guild=True) if one.ephemeral] == ["You're in."]


async def test_who_may_run_a_channel(bench):
    """Who manages the server is told to the coach as such, and nobody else."""
    told = []
    for manages in (False, True):
        bench.dana.manages = manages
        envelope = await bench.acknowledged(await bench.dana.slash("week", "x", guild=True))
        told.append(envelope.incoming.admin)
    assert told == [False, True]


async def test_private_commands_have_no_channel(bench):
    """In direct messages there is no channel and nothing to run."""
    bench.dana.manages = True
    envelope = await bench.acknowledged(await bench.dana.slash("week", "x"))
    assert (envelope.incoming.channel, envelope.incoming.admin) == (None, False)


async def test_log_this_reads_the_message(bench):
    """The menu of one's own message gives its words, and is answered to its writer alone."""
    post = await bench.dana.says("24k sunday was brutal", guild=True, mention=False)
    envelope = await bench.acknowledged(await bench.dana.picks("Log this", post))
    assert envelope.incoming.text == "/logthis 24k sunday was brutal"
    await bench.answer(envelope, Message("From your message: 24 km."))
    (shown,) = [one for one in bench.dana.sees(guild=True) if not one.mine]
    assert (shown.text, shown.ephemeral) == ("From your message: 24 km.", True)


async def test_log_this_keeps_off_others_words(bench):
    """The words of somebody else's message are not even stored."""
    mo = bench.discord.person("Mo")
    post = await mo.says("24k, knee hurts", guild=True, mention=False)
    envelope = await bench.acknowledged(await bench.dana.picks("Log this", post))
    assert envelope.incoming.text == "/logthis"
    assert "knee" not in repr(bench.inbox.events)


async def test_mention_names_its_channel(bench):
    """A mention in a server says in which channel it was."""
    await bench.dana.says("can i join?", guild=True)
    (envelope,) = await bench.heard()
    assert envelope.incoming.channel == envelope.address == square(bench)


def test_menu_of_a_club():
    """Commands of a channel are for servers, those of its admins for admins, and one is in a message's menu."""
    session = command(MenuEntry("session", "Announce", "what", shared=True, admin=True))
    log_this = command(MenuEntry("logthis", "Log it", shared=True, on_message="Log this"))
    assert (session["contexts"], session["default_member_permissions"]) == ([0], "32")
    assert (log_this["type"], log_this["name"], log_this["description"]) == (3, "Log this", "")
