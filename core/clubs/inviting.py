"""Inviting somebody into a club: a code for one person, good for a week, that can be taken back until it is used."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from core.clubs.club import Club, Member
from core.clubs.membership import joined
from core.messages import Address, Choice, Pass, Say, Turn
from core.scene import Scene
from core.understanding.reading import Reading
from core.voice import phrases
from core.voice.text import Text, t

INVITED: Final = "/invited"
"""What an invitation says; whoever it is for may say it, not who made it."""
LASTS: Final = timedelta(days=7)
OVER: Final = t("That invitation is over, was used, or was taken back. Ask for a new one.")


def invite(scene: Scene, club: Club, said: str) -> Turn:
    """Hand out an invitation, to a member or to whoever runs the channel; or take back those that are open."""
    admin = scene.incoming.admin
    if club.member(scene.athlete.id) is None and not admin:
        text = t("Only members invite. Join first, and bring somebody along.")
        return scene.offer(text, Choice(t("Join"), "/join"))
    here = Address(club.platform, club.chat)
    if said == "off":
        return _taken_back(scene, here, everyones=admin)
    text = t(
        "An invitation to {club}, for one person, good for {n} days. Hand on what is below: sent to me in private, it opens "
        "the club.",
        club=club.name,
        n=LASTS.days,
    )
    row = (Choice(t("Take it back"), "/invite off"),)
    turn = scene.say(Say(text, (row,), invites=f"/join {scene.incoming.code}"))
    return Turn(turn.athlete, turn.says, hands=Pass(scene.athlete.id, INVITED, scene.now + LASTS, here))


def _taken_back(scene: Scene, here: Address, *, everyones: bool) -> Turn:
    said = (
        t("Every open invitation to this club is taken back.")
        if everyones
        else t("Your open invitations to this club are taken back.")
    )
    turn = scene.say(said)
    whose = 0 if everyones else scene.athlete.id
    return Turn(turn.athlete, turn.says, revokes=Pass(whose, INVITED, scene.now, here))


def invited(scene: Scene, _reading: Reading) -> Turn:
    """Show what an invitation opens; told yes, count them in and let it open nothing any more."""
    opens, club = scene.incoming.opened, scene.incoming.club
    if opens is None or opens.says != INVITED or club is None or not _stands(club, opens.athlete):
        return scene.say(OVER)
    if opens.athlete == scene.athlete.id:
        return scene.say(t("That is your own invitation. Hand it on to somebody."))
    if club.member(scene.athlete.id):
        return scene.say(t("You're in {club} already.", club=club.name))
    code, _, yes = scene.said.partition(" ")[2].partition(" ")
    return _in(scene, club) if yes == "yes" else _asked(scene, club, code)


def _stands(club: Club, inviter: int) -> bool:
    """Return whether an invitation still holds: the club is there, and so is who invited."""
    return not club.closed and (club.run_by == inviter or club.member(inviter) is not None)


def _asked(scene: Scene, club: Club, code: str) -> Turn:
    text = t(
        "{club} runs together, and you're invited. Its weekly recap would count your runs and kilometres, and may name you "
        "for a first 10K or a return; pace and health never. Come in?",
        club=club.name,
    )
    return scene.offer(text, Choice(t("Join"), f"{INVITED} {code} yes"), Choice(t("Not now"), "/start"))


def _in(scene: Scene, club: Club) -> Turn:
    name = scene.incoming.name or scene.athlete.profile.name
    after = joined(club, Member(scene.athlete.id, name, club.today(scene.now)))
    turn = scene.offer(came_in(club), Choice(t("Leave me out"), "/leave"), Choice(t("Today"), "/today"))
    return Turn(turn.athlete, turn.says, club=after, spends=True)


def came_in(club: Club) -> Text:
    """Say that somebody is in, and where the club is."""
    return t(
        "You're in {club}. {day}'s recap counts your runs. Come into its channel too, where its sessions are: who isn't in "
        "the channel when the recap is made is taken out again.",
        club=club.name,
        day=phrases.weekday(club.recap_day),
    )
