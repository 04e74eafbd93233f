"""Who may do what in a channel, and what is said to those who may not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from core.clubs.club import Club
from core.clubs.founding import behind
from core.commands.table import Answer
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice.text import t

InClub: TypeAlias = Callable[[Scene, Club, str], Turn]

NO_CLUB: Final = t("There is no club in this channel. Someone who runs it can set one up with /club, there.")
WHICH: Final = t("That belongs to a club. Say it in the club's channel, so that I know which one you mean.")
ADMINS: Final = t("Only those who run this channel can do that.")
NO_RIGHTS: Final = t(
    "I may not write in this channel yet. Give me the rights to see it and to send messages here, then say "
    "/club once more."
)


def in_club(act: InClub) -> Answer:
    """Give a function the club of the channel and the words behind the command."""

    def answer(scene: Scene, _reading: Reading) -> Turn:
        club = scene.incoming.club
        if club is None:
            return scene.say(NO_CLUB if scene.incoming.channel else WHICH)
        return act(scene, club, behind(scene))

    return answer


def for_members(act: Callable[[Scene, Club], Turn]) -> InClub:
    """Let only those who joined do something that shows them to the club."""

    def answer(scene: Scene, club: Club, _said: str) -> Turn:
        if club.member(scene.athlete.id) is None:
            text = t("That shows you to the club, so join it first: nobody is counted who didn't say so.")
            return scene.offer(text, Choice(t("Join"), "/join"))
        return act(scene, club)

    return answer


def for_all(act: InClub) -> InClub:
    """Let only those who run the channel post in it, and say so where we may not write: "posted" must be true."""

    def answer(scene: Scene, club: Club, said: str) -> Turn:
        if not scene.incoming.admin:
            return scene.say(ADMINS)
        if scene.incoming.lacks or club.closed:
            return scene.say(NO_RIGHTS)
        return act(scene, club, said)

    return answer
