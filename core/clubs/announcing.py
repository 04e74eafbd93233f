"""What is posted for everyone, by those who run the channel: sessions, and the month's mile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.clubs import match, mile, posts
from core.clubs.club import Club
from core.clubs.guards import ADMINS, for_members
from core.clubs.membership import with_session
from core.clubs.session import read, recent
from core.messages import Turn
from core.scene import Scene
from core.voice.text import t


def announce(scene: Scene, club: Club, said: str) -> Turn:
    """Post a session in the channel."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    today = club.today(scene.now)
    kept = recent(club, today)
    one = read(said, kept, today)
    if one is None:
        return scene.say(
            t(
                'Say it like "/session tuesday 18:30 5 x 1 km off 2 min at the track" or "… for 12" if room is short.'
            )
        )
    if too_many(kept, today):
        return scene.say(FULL)
    after = with_session(replace(kept, posted=one.number), one)
    return replace(
        scene.say(t("Posted.")), club=after, posts=(posts.in_calendar(after, one, posts.session(after, one)),)
    )


MOST_AHEAD: Final = 5
FULL: Final = t("Five sessions are announced already. That is plenty for one channel; let one go by first.")


def too_many(club: Club, today: date) -> bool:
    """Return whether a channel has as many sessions ahead as anyone wants to read of."""
    return sum(one.on >= today for one in club.sessions) >= MOST_AHEAD


def together(scene: Scene, club: Club, _said: str) -> Turn:
    """Post the session that most have in their own plans anyway."""
    if not scene.incoming.admin:
        return scene.say(ADMINS)
    today = club.today(scene.now)
    kept = recent(club, today)
    found = match.match(kept, scene.incoming.wishes, today)
    if found is None:
        return scene.say(
            t(
                "No two members have the same kind of hard session in the week ahead, so I have nothing to put together."
            )
        )
    if too_many(kept, today):
        return scene.say(FULL)
    after = with_session(replace(kept, posted=found.session.number), found.session)
    post = posts.in_calendar(after, found.session, posts.match(after, found.session, found.many))
    said = t("Posted: {what}, from what members have in their plans anyway.", what=found.shape.name)
    return replace(scene.say(said), club=after, posts=(post,))


def club_mile(scene: Scene, club: Club, said: str) -> Turn:
    """Post this month's mile, for whoever runs the channel; everyone else is told what it is for them."""
    if not scene.incoming.admin or said:
        return for_members(mile.mine)(scene, club, said)
    today = club.today(scene.now)
    return replace(scene.say(t("Posted.")), club=recent(club, today), posts=(mile.posted(club, today),))
