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
