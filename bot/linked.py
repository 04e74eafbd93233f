"""One runner in several places: what a code opens, and what a turn changes about who is who where."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Final

from bot import bound, clubs, codes
from core.athlete.athlete import Athlete
from core.clubs.inviting import INVITED
from core.clubs.membership import became
from core.commands.linking import answered_on
from core.messages import Incoming, Pass, Turn
from core.ports.events import Envelope
from core.ports.work import Work
from core.voice.speech import speak

OPENING: Final = frozenset({"/link", "/start", "/join", INVITED, bound.BOUND})
"""Commands behind which a code may stand."""


async def known(work: Work, athlete: Athlete, platform: str, incoming: Incoming, now: datetime) -> Incoming:
    """Return *incoming* with what is known of where it was heard, and what a code in it opens.

    What a code opened for somebody in a channel is heard as if they had said it there.
    """
    incoming = bound.typed(athlete, incoming)
    here = replace(incoming, platform=platform)
    typed = codes.words(incoming)
    if not typed.startswith("/"):
        return here
    command, _, said = typed.partition(" ")
    others = [one for one in await work.platforms(athlete.id) if one != platform]
    here = replace(here, elsewhere=tuple(others), code=codes.fresh())
    code = said.partition(" ")[0]
    if command not in OPENING or not code:
        return here
    opens = await work.opened(code, now)
    if opens is None:
        return replace(here, stale=codes.looks_like(code))
    if opens.says in {bound.BOUND, bound.AS_ADMIN}:
        return bound.heard(here, opens, athlete.id, said, now)
    found = _handed(here, opens, athlete.id, command, said)
    if found.opened is None and not found.stale:
        await work.spend(code)
    return found


def _handed(here: Incoming, opens: Pass, athlete: int, command: str, said: str) -> Incoming:
    """Return what a code says: one for another than who made it is opened, one's own is heard at once."""
    if opens.says == INVITED:
        words = here.text and f"{INVITED} {said}"
        return replace(here, text=words, channel=opens.channel, opened=opens)
    if opens.channel is None:
        return replace(here, text=f"/link {said}" if command == "/start" else here.text, opened=opens)
    if opens.athlete != athlete:
        return replace(here, stale=True)
    says, admin = bound.kept(opens.says)
    return replace(here, text=says, channel=opens.channel, admin=admin)


async def settle(work: Work, before: Athlete, envelope: Envelope, turn: Turn, now: datetime) -> None:
    """Carry out what a turn says about who is who, and close elsewhere what was answered here."""
    if turn.hands:
        await work.issue(envelope.incoming.code, turn.hands, now)
    if turn.revokes:
        await work.revoke(turn.revokes)
    if turn.spends:
        await work.spend(codes.words(envelope.incoming).split()[1])
    if turn.parts:
        await work.part(before.id, turn.parts)
    several = bool(turn.athlete.profile.write_to)
    if several and before.open and before.open.thread and _over(before, turn.athlete):
        words = speak(answered_on(envelope.address.platform), turn.athlete.profile.language)
        await work.settle_elsewhere(before.id, before.open.thread, envelope.address, words, now)


def _over(before: Athlete, after: Athlete) -> bool:
    """Return whether the question that was open is not any more."""
    return before.open is not None and (after.open is None or after.open.revision != before.open.revision)


async def become(work: Work, before: Athlete, other: int, incoming: Incoming, now: datetime) -> None:
    """Let a person be another athlete from now on, in their clubs too; the code that did it is spent."""
    await work.spend(codes.words(incoming).split()[1])
    for club in await work.clubs_with(before.id):
        after = became(club, before.id, other)
        await clubs.keep(work, club, after, (), now)
    await work.become(before.id, other)
