"""Of somebody who did not join, nothing reaches the channel, by whichever road it is written to; of members, nothing private.

A whole fortnight of a club is played on the real roads and the real store, with every kind of post it has, beside somebody
who does all that can be done without joining, but for counting themselves in with repetitions or a mile: a session that is
not for them leaves its number as it is, which names nobody. It is played again with them being anyone else: the channel
reads the same.
"""

from __future__ import annotations

import asyncio
import re
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings

from bot.scripted import settle
from bot.turns import TRIES
from core.athlete.athlete import Athlete
from core.athlete.goal import Race
from core.messages import Incoming, Message, Turn
from core.voice.answers import SORRY
from core.voice.speech import speak
from tests.core.clubs.test_privacy import COUNTS, PRIVATE, anyone
from tests.transcripts.square import CHANNEL, open_stage, track

STRANGER = "Quillon"
"""A name that stands in no sentence."""
SECRET = "xyzzy"
"""Words of theirs, in notes and places."""

SCRIPT = f"""
> Kim: /club Track Club, Porto, wednesday, recap saturday 19:00, easy days
> Dana: /join
> Priya: /join
> Ann: /join
> Kim: /match
> Kim: /session thursday 18:30 8 x 60 s hills at the old mill for 2
> Kim: /session friday 18:30 5 x 1 km
! Priya tap [I'm in]
> {STRANGER}: /going in 1
> {STRANGER}: /going maybe 2
> {STRANGER}: /mypaces 3
> {STRANGER}: /mymile 6:01
> Kim: /mile sunday 9am at the old mill
> {STRANGER}: /going help 4
> {STRANGER}: /sharerace
> {STRANGER}: /clubraces
> {STRANGER}: /invite
> {STRANGER}: /log 8 km 41:07, effort 6, left knee 4 {SECRET}
> {STRANGER}: /logthis 9 km in 50 {SECRET}, calf hurts
> {STRANGER}: @Coach my knee hurts {SECRET}
> {STRANGER}: @Coach when is it?
> {STRANGER}: @Coach am I counted? {SECRET}
> {STRANGER}: @Coach ran 9 km in 48:20, effort 7, shin 5 {SECRET}
> {STRANGER}: @Coach what's my pace for the tempo? {SECRET}
> {STRANGER}: /club {SECRET}, Porto
> {STRANGER}: /session sunday 3 x 1 km at the {SECRET}
> {STRANGER}: /match
> {STRANGER}: /calloff {SECRET}
> {STRANGER}: /hiderace
> {STRANGER}: /undo
> Kim: /session saturday 20 min tempo at the old mill
> {STRANGER}: /going maybe 5
> {STRANGER}: /mypaces 5
> Dana: @Coach where do we meet?
> Dana: /invite
> Kim: /mile
> Dana: /mymile 5:58
! Dana tap [Improvement]
> Priya: /mymile 6:40
! Priya tap [Age grade]
! Dana tap [Marshal]
> Dana: /sharerace
> Ann: /log 7 km 40:02, effort 3, right calf 2
> Kim: /calloff friday
! Priya leaves
@ 2026-11-21 20:00
> Ann (private): /fix 9 km
> Ann: /leave
> {STRANGER}: /going cant 1
> {STRANGER}: @Coach chest pain and dizzy {SECRET}
! {STRANGER} leaves
@ 2026-11-24 10:00
"""
KINDS: Mapping[str, str] = {
    "the welcome": "has a weekly recap here",
    "a session from plans": "something like this in your plans",
    "a session": "Group session, Thursday",
    "its counts, edited": "In: 1, Maybe: 0",
    "one called off": "Called off: the group session on Friday",
    "the mile": "Club mile, November",
    "a mile together": "Club mile together, Sunday",
    "one piece": "20 minutes at tempo",
    "a danger sign": "call your local emergency number",
    "what is private": "Let's talk in private",
    "the recap": "Week 47 at Track Club",
    "the challenge": "Easy days kept easy",
    "the calendar": "Racing this week: Dana",
    "the evening before a race": "Racing tomorrow: Dana",
    "the morning after": "Race day was yesterday for Dana",
    "an answer to a mention": "The recap comes on Saturday",
}
"""Every kind of message that a channel gets, and words by which it is known."""


def people(stranger: Athlete) -> Mapping[str, Athlete]:
    """Return the track club, Dana with a race on Sunday, and somebody beside it."""
    known = dict(track())
    known["Dana"] = replace(known["Dana"], races=(Race("5k", date(2026, 11, 22)),))
    profile = replace(stranger.profile, name=STRANGER, zone="Europe/Lisbon", language="en")
    theirs = replace(stranger, id=0, profile=profile, goal=replace(stranger.goal, place=SECRET), open=None)
    return {**known, STRANGER: theirs}


def fortnight(stranger: Athlete) -> list[Message]:
    """Return everything the channel was told, whole."""

    async def played(folder: str) -> list[Message]:
        begin = datetime(2026, 11, 16, 9, tzinfo=UTC)
        stage = await open_stage(f"sqlite:///{Path(folder) / 'f.db'}", begin, people(stranger))
        for line in SCRIPT.strip().splitlines():
            await stage.play(line)
        await stage.house.store.close()
        return [message for chat, message in stage.square.sent if chat == CHANNEL.chat]

    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(played(folder))


@cache
def plain() -> list[Message]:
    """Return what the channel reads beside somebody of whom nothing is known."""
    return fortnight(Athlete(0))


def as_read(messages: list[Message]) -> list[tuple[object, ...]]:
    """Return all that a channel shows of messages, but for how many gave their word: a number names nobody."""
    return [
        (COUNTS.sub("", one.text), one.buttons, one.event, one.moments, one.document, one.react, one.silent)
        for one in messages
    ]


def everything(messages: list[Message]) -> str:
    """Return every word in messages, wherever it stands."""
    return "\n".join(repr(one) for one in messages)


def test_every_kind_of_post_is_played() -> None:
    """The fortnight has every kind of message a channel gets: what follows is about all of them."""
    said = "\n".join(one.text for one in plain())
    assert [kind for kind, words in KINDS.items() if words not in said] == []
    assert any(one.revises for one in plain())
    assert any(one.event for one in plain())
    assert any(one.event and one.event.off for one in plain())


@given(anyone())
@settings(max_examples=3, deadline=None, phases=[Phase.generate])
def test_a_stranger_is_nowhere(stranger: Athlete) -> None:
    """Neither their name nor a word of theirs is in any field of any message, and all reads as if they were anyone."""
    told = fortnight(stranger)
    assert STRANGER not in everything(told)
    assert SECRET not in everything(told)
    assert as_read(told) == as_read(plain())


@pytest.mark.slow
@given(anyone())
@settings(max_examples=150, deadline=None, phases=[Phase.generate])
def test_many_strangers_are_nowhere(stranger: Athlete) -> None:
    """The same, of many more."""
    told = fortnight(stranger)
    assert STRANGER not in everything(told)
    assert SECRET not in everything(told)
    assert as_read(told) == as_read(plain())


async def test_a_defect_tells_nothing(tmp_path: Path) -> None:
    """What goes wrong on our side while somebody names the coach is one sentence for all to read, and nothing of them."""

    class Broken:
        next_at = staticmethod(lambda *_: None)

        def hear(self, _athlete: Athlete, incoming: Incoming, _now: datetime) -> Turn:
            raise RuntimeError(f"{incoming.name} {incoming.text}")

    begin = datetime(2026, 11, 16, 9, tzinfo=UTC)
    stage = await open_stage(f"sqlite:///{tmp_path / 'f.db'}", begin, people(Athlete(0)))
    stage.house.turns.coach = Broken()
    await stage.play(f"> {STRANGER}: @Coach ran 9 km in 48:20, knee 5 {SECRET}")
    for _ in range(TRIES):
        await settle(stage.house)
    await stage.house.store.close()
    assert stage.square.public() == [speak(SORRY)]


def test_of_members_nothing_private_is_told() -> None:
    """Of those who joined no post has a word of health, of pace or of body, nor a time they ran."""
    said = [one.text for one in plain()]
    assert [one for one in said if PRIVATE.search(one) and "everyone at their own effort" not in one] == []
    assert not re.search(r"\b(?:5:58|6:40|40:02)\b", "\n".join(said))


def test_who_left_is_in_nothing_that_stands() -> None:
    """What was posted of somebody who left is posted anew without them, in each thread."""
    standing = {one.thread: one.text for one in plain() if one.thread}
    assert len(standing) > 4
    assert not any(name in text for text in standing.values() for name in ("Ann", "Priya"))
    assert any("Priya" in one.text for one in plain())
