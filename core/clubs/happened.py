"""What happens around a channel: somebody leaves it, it is closed to us, somebody does something in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Final

from core.clubs.club import Club
from core.clubs.going import AS_IT_WAS, freed, own_days
from core.clubs.membership import left
from core.clubs.revising import revised
from core.messages import Happened, Say, Turn
from core.scene import Scene
from core.voice.text import Text, join, t


def happened(scene: Scene, what: Happened) -> Turn:
    """Take note of something that is no word; of what was done in a channel, most needs no answer."""
    if what is Happened.ADDED:
        return scene.say(Say(hello(scene.incoming.club), silent=True))
    act = IN_CLUB.get(what)
    club = scene.incoming.club
    return act(scene, club) if act and club else Turn(scene.athlete)


def hello(club: Club | None) -> Text:
    """Say who came into a channel, and what it is asked to be there for."""
    if club is not None:
        return t("Thanks for having me back. Say /club here, and {club} goes on as it was.", club=club.name)
    return t(
        "Hi, I'm Fourlap, a running coach made of software. Whoever runs this channel can start a club in it, like "
        '"/club Harbour Runners, Porto, tuesday": a weekly recap without a ranking, and sessions that fit everyone\'s own '
        "plan. Nobody is counted who doesn't join."
    )


UNNAMED: Final = t(
    "You write under this channel's name, so I can't tell who you are. Write under your own for a moment, and say it again."
)


def gone(scene: Scene, club: Club) -> Turn:
    """Who left the channel has left its club and its sessions; a day that one of them took is their own again.

    Only who set it up did so all the same.
    """
    after, free = left(club, scene.athlete.id), own_days(scene, club)
    told = () if free is scene else ((scene.athlete.id, Say(_off_its_lists(club), silent=True)),)
    today = club.today(scene.now)
    others = freed(club, after, today)
    return Turn(free.athlete, club=after, posts=revised(club, after, today), to_others=others + told)


def _off_its_lists(club: Club) -> Text:
    text = t("You left the channel of {club}, so I took you off its sessions too.", club=club.name)
    return join((text, AS_IT_WAS))


def closed(scene: Scene, club: Club) -> Turn:
    """Be quiet in a channel that is gone, or that we were taken out of, and tell who set it up, once."""
    after, told = shut(club)
    return Turn(scene.athlete, club=after, to_others=told)


def moved(scene: Scene, club: Club) -> Turn:
    """Follow a channel that has another id now."""
    return Turn(scene.athlete, club=elsewhere(club, scene.incoming.text))


def elsewhere(club: Club, chat: str) -> Club:
    """Return the club in the channel it has now, where we may write until we learn otherwise."""
    return replace(club, chat=chat, closed=False)


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
    return club if club.alive_on == today else replace(club, alive_on=today, answers=0, asked=0)
