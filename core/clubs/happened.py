"""What happens around a channel: somebody leaves it, it is closed to us, somebody does something in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from core.clubs.club import Club
from core.clubs.going import changed
from core.clubs.membership import forgotten
from core.clubs.revising import revised
from core.messages import Happened, Say, Turn
from core.scene import Scene
from core.voice.text import Text, t


def happened(scene: Scene, what: Happened) -> Turn:
    """Take note of something that is no word and needs no answer."""
    act = IN_CLUB.get(what)
    club = scene.incoming.club
    return act(scene, club) if act and club else Turn(scene.athlete)


def gone(scene: Scene, club: Club) -> Turn:
    """Who left the channel has left its club, and is taken out of what stands there."""
    run_by, here = club.run_by, scene.athlete.id
    after = replace(forgotten(club, here), run_by=run_by)
    turn = Turn(scene.athlete, club=after, posts=revised(club, after))
    for before in club.sessions:
        now = after.session(before.number)
        if now is not None and now != before:
            turn = replace(changed(turn, after, before, now), posts=turn.posts)
    return turn


def closed(scene: Scene, club: Club) -> Turn:
    """Be quiet in a channel that is gone, or that we were taken out of, and tell who set it up, once."""
    after, told = shut(club)
    return Turn(scene.athlete, club=after, to_others=told)


def moved(scene: Scene, club: Club) -> Turn:
    """Follow a channel that has another id now."""
    return Turn(scene.athlete, club=replace(club, chat=scene.incoming.text))


def shut(club: Club) -> tuple[Club, tuple[tuple[int, Say], ...]]:
    """Return the club as a closed one, and what to tell whoever set it up; nothing when it was closed before."""
    told = () if club.closed or club.run_by is None else ((club.run_by, Say(quiet(club), silent=True)),)
    return replace(club, closed=True), told


def quiet(club: Club) -> Text:
    """Say that a channel is closed to us, and what would open it."""
    return t(
        "I can't write in the channel of {club} any more, so I'm quiet there. Let me in and say /club there, and it goes "
        "on. Nobody's own plan is affected.",
        club=club.name,
    )


IN_CLUB: Final[Mapping[Happened, Callable[[Scene, Club], Turn]]] = {
    Happened.LEFT: gone,
    Happened.CLOSED: closed,
    Happened.MOVED: moved,
}


def alive(club: Club, now: datetime) -> Club:
    """Return the club as one in which somebody did something today."""
    today = club.today(now)
    return club if club.alive_on == today else replace(club, alive_on=today, answers=0)
