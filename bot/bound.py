"""Buttons that belong to a club's channel, under an answer that is read in another chat.

In a group nobody can be answered alone, so the answer goes to the private chat, and a tap on it comes from there. Its
buttons carry a code that stands for the channel: nobody else can use it, and who is in two clubs is heard in the right one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot import codes
from core.athlete.athlete import Athlete
from core.commands.menu import COMMANDS
from core.messages import Address, Button, Incoming, Message, Pass, Turn, read_token, token
from core.ports.work import Work
from core.understanding.small import commands_by_name

BOUND: Final = "/in"
"""Stands before the code, and the code before what is said in its channel."""
AS_ADMIN: Final = f"{BOUND} admin"
LASTS: Final = timedelta(days=14)
STAYS: Final = frozenset({"invited", "in"})
"""Commands that bring their channel along."""
HERE: Final = "/club"
"""Typed in private it means that very place; only a button says it for a channel."""
ADMIN_LASTS: Final = timedelta(hours=1)
"""How long it is believed that somebody runs the channel."""


def shared(says: str) -> bool:
    """Return whether words are a command of a club's channel."""
    name = says.removeprefix("/").partition(" ")[0]
    one = COMMANDS.get(name) or COMMANDS.get(commands_by_name().get(name, ""))
    return says.startswith("/") and one is not None and one.shared and one.name not in STAYS


async def bound(work: Work, turn: Turn, incoming: Incoming, now: datetime) -> Turn:
    """Return a turn whose buttons of the channel are heard there, wherever they are tapped."""
    channel = incoming.channel
    buttons = [button for message in turn.messages for row in message.buttons for button in row]
    if channel is None or not any(_says(button) for button in buttons):
        return turn
    code = codes.fresh()
    athlete, what = turn.athlete, AS_ADMIN if incoming.admin else BOUND
    await work.issue(code, Pass(athlete.id, what, now + LASTS, channel), now)
    offered = tuple((label, _behind(code, says) if shared(says) else says) for label, says in athlete.offered)
    messages = tuple(_rewritten(message, code) for message in turn.messages)
    return replace(turn, messages=messages, athlete=replace(athlete, offered=offered))


def _says(button: Button) -> str | None:
    """Return what a button says that belongs to a channel."""
    found = read_token(button.token)
    return found[2] if found and found[1] == 0 and shared(found[2]) else None


def _behind(code: str, says: str) -> str:
    return f"{BOUND} {code} {says.removeprefix('/')}"


def _rewritten(message: Message, code: str) -> Message:
    rows = tuple(tuple(_with(button, code) for button in row) for row in message.buttons)
    return replace(message, buttons=rows)


def _with(button: Button, code: str) -> Button:
    says, found = _says(button), read_token(button.token)
    return replace(button, token=token(found[0], 0, _behind(code, says))) if says and found else button


def heard(here: Incoming, opens: Pass, athlete: int, said: str, now: datetime) -> Incoming:
    """Return what is said behind a code, heard in the channel the code stands for; somebody else's code is none."""
    says = "/" + said.partition(" ")[2]
    if opens.athlete != athlete or not shared(says):
        return replace(here, stale=True)
    admin = opens.says == AS_ADMIN and now < opens.until - LASTS + ADMIN_LASTS
    there = replace(here, channel=opens.channel, admin=admin)
    return replace(there, token=token(athlete, 0, says)) if here.token else replace(there, text=says)


def as_admin(says: str) -> str:
    """Return words for a code to keep, as those of somebody who runs the channel."""
    return f"{AS_ADMIN} {says}"


def kept(says: str) -> tuple[str, bool]:
    """Return the words a code kept, and whether they are those of somebody who runs the channel."""
    plain = says.removeprefix(f"{AS_ADMIN} ")
    return plain, plain != says


def typed(athlete: Athlete, incoming: Incoming) -> Incoming:
    """Return what was heard; where it is the label of such a button, what the button says."""
    said = incoming.text.strip().casefold()
    says = (says for label, says in athlete.offered if label.casefold() == said)
    found = next((one for one in says if one.startswith(f"{BOUND} ")), None)
    return replace(incoming, text=found) if found else incoming


async def at_home(work: Work, athlete: int, incoming: Incoming) -> Address | None:
    """Return the channel a command of clubs is meant for that was said in private: that of the only club one is in."""
    says = codes.words(incoming)
    if incoming.channel is not None or not shared(says) or says.partition(" ")[0] == HERE:
        return incoming.channel
    clubs = [club for club in await work.clubs_with(athlete) if club.member(athlete)]
    return Address(clubs[0].platform, clubs[0].chat) if len(clubs) == 1 else None
