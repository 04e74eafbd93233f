"""A scripted chat: real roads, the real store, and a transcript that is the same each time."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.storage.errors import StorageError
from adapters.terminal.script import ScriptError, Type
from bot.coach import Coach
from bot.scripted import chat_of, play
from core.athlete.athlete import Athlete
from core.messages import Button, Incoming, Kind, Message, Turn, read_token, token
from tests.bot.fakes import echo

NOW = datetime.fromisoformat("2027-01-04T07:00")


def at_eight(athlete: Athlete, now: datetime) -> datetime | None:
    """Name the next eight o'clock where the athlete lives, for those who wrote."""
    local = now.astimezone(athlete.zone)
    today = local.replace(hour=8, minute=0)
    return athlete.heard_at and (today if today > local else today + timedelta(days=1))


def morning(athlete: Athlete, now: datetime) -> Turn:
    """Greet with the local date."""
    text = f"Good morning of {now.astimezone(athlete.zone):%a %d}\nHow do you feel?"
    buttons = ((Button("Fine", token(athlete.id, 1, "well")), Button("Not so", token(athlete.id, 1, "ill"))),)
    return Turn(athlete, messages=(Message(text, buttons, thread="morning", kind=Kind.REMINDER),))


def hear(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Revise the morning's question when it is tapped; say everything else back."""
    tap = read_token(incoming.token or "")
    if tap is None:
        return echo(athlete, incoming, now)
    heard = replace(athlete, heard_at=now)
    return Turn(heard, messages=(Message(f"Noted: {tap[2]}", revises=True, thread="morning"),))


async def transcript(
    tmp_path: Path,
    script: str,
    *,
    zone: str | None = "Europe/Lisbon",
    restart_between: bool = False,
    now: datetime = NOW,
) -> list[str]:
    """Return what a script gives."""
    said: list[str] = []
    coach = Coach(hear, morning, at_eight)
    chat = chat_of(said.append, now=now, zone=zone, url=f"sqlite:///{tmp_path}/chat.db", coach=coach)
    await play(chat, script.splitlines(), restart_between=restart_between)
    return said


DAYS = """
# two days with Ann
hi
@ 2027-01-05 09:00
! tap Fine
there
@ 2027-01-06 08:00
! tap ILL
"""
TWO_DAYS = """\
< hi 1
  [Again]
< Good morning of Mon 04
  How do you feel?
  [Fine] [Not so]
< Good morning of Tue 05
  How do you feel?
  [Fine] [Not so]
< (edit) Noted: well
< there 2
  [Again]
< Good morning of Wed 06
  How do you feel?
  [Fine] [Not so]
< (edit) Noted: ill""".splitlines()


@pytest.mark.parametrize("restart_between", [False, True])
async def test_a_transcript(tmp_path: Path, restart_between: bool) -> None:
    """Everything that falls due is said on the way, in order; a restart between all lines changes nothing."""
    assert await transcript(tmp_path, DAYS, restart_between=restart_between) == TWO_DAYS


async def test_restarts_in_the_script(tmp_path: Path) -> None:
    """A restart keeps the runner, the reminders and the open choices."""
    assert await transcript(tmp_path, DAYS.replace("\n", "\n! restart\n")) == TWO_DAYS


async def test_a_database_is_kept_between_scripts(tmp_path: Path) -> None:
    """A second script goes on where the first ended, and first says what fell due meanwhile."""
    await transcript(tmp_path, "hi")
    later = await transcript(tmp_path, "there", now=NOW + timedelta(hours=2))
    assert later == [
        "< Good morning of Mon 04",
        "  How do you feel?",
        "  [Fine] [Not so]",
        "< there 2",
        "  [Again]",
    ]


async def test_without_a_zone_times_are_the_runners(tmp_path: Path) -> None:
    """Without a zone the clock is UTC's until the runner says where they live."""
    said = await transcript(tmp_path, "hi\n@ 2027-01-04 08:00", zone=None)
    assert said[2] == "< Good morning of Mon 04"


async def test_a_label_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Tapping what is not on the screen is heard as saying it."""
    assert await transcript(tmp_path, "! tap Tired") == ["< Tired 1", "  [Again]"]


async def test_a_defect_does_not_end_a_script(tmp_path: Path) -> None:
    """What the coach stumbles over ends in its apology, and the script goes on."""
    said = await transcript(tmp_path, "boom\nhi")
    assert re.match("< Something went wrong on my side", said[0])
    assert said[1:] == ["< hi 1", "  [Again]"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("@ 2027-01-03 07:00", "line 2: the clock is already past 2027-01-03 07:00"),
        ("@ soon", "line 2: 'soon' is no date and time"),
        ("! dance", "line 2: '! dance' is not known"),
    ],
)
async def test_a_line_that_cannot_be_followed_is_named(tmp_path: Path, line: str, why: str) -> None:
    """A script that cannot be followed ends with the number of its line."""
    with pytest.raises(ScriptError, match=f"^{why}"):
        await transcript(tmp_path, f"hi\n{line}")


async def test_a_database_that_cannot_be_opened_is_said_to_be_so(tmp_path: Path) -> None:
    """A database that is none ends a script with one readable line."""
    (tmp_path / "chat.db").write_text("no database " * 100, encoding="utf-8")
    with pytest.raises(StorageError, match="not an SQLite database"):
        await transcript(tmp_path, "hi")


async def test_a_script_may_take_long(tmp_path: Path) -> None:
    """However slowly lines are played, all that is said is shown."""
    said: list[str] = []
    url = f"sqlite:///{tmp_path}/chat.db"
    chat = chat_of(said.append, now=NOW, zone="Europe/Lisbon", url=url, coach=Coach(hear, morning, at_eight))
    await chat.open()
    try:
        for minutes, line in enumerate(("one", "two"), 1):
            chat.house.presence.beaten_at -= 60.0 * minutes
            await chat.follow(Type(line))
    finally:
        await chat.close()
    assert [line for line in said if line.startswith("<")] == ["< one 1", "< two 2"]
