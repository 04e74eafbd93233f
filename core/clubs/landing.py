"""A mile that was run with the club, wherever its time is told afterwards: it is on the club's ladder, as a number."""

from __future__ import annotations

from datetime import datetime

from core.athlete.athlete import Athlete
from core.clubs import ladder
from core.clubs.club import Club, Going, Mile, Session
from core.clubs.membership import with_mile
from core.messages import Say
from core.scene import Scene
from core.voice.text import join, t


def landed(club: Club, athlete: Athlete, now: datetime) -> Club:
    """Return the club with the miles a member ran at its sessions and told of since.

    Who said they come to a mile wants to be counted in it; by name they are on a board when they choose one.
    """
    scene = Scene(athlete, now)
    for one in (one for one in club.sessions if _came(club, one, athlete)):
        mile = _row(club, one, athlete)
        if mile.on is None and ladder.ran_on(athlete, one.on) and ladder.hurt(scene, one.on) is None:
            club = with_mile(club, ladder.as_run(mile, athlete))
    return club


def _came(club: Club, one: Session, athlete: Athlete) -> bool:
    said = one.said(athlete.id)
    return bool(one.is_mile and club.member(athlete.id) and said and said.going is Going.IN)


def _row(club: Club, one: Session, athlete: Athlete) -> Mile:
    member, month = club.member(athlete.id), ladder.month_of(one.on)
    known = (row for row in club.miles if (row.month, row.athlete) == (month, athlete.id))
    return next(known, Mile(month, athlete.id, member.name if member else ""))


def told(before: Club, after: Club, athlete: Athlete) -> Say | None:
    """Return what to tell somebody whose mile landed, with what the club may see of it; None when none did."""
    rows = [row for row in after.miles if row.athlete == athlete.id and row not in before.miles]
    if not rows:
        return None
    text = join(
        (
            t(
                "Your mile is counted with {club}'s, as one more who has run: without your name, without a time.",
                club=after.name,
            ),
            t("What may it see?"),
        )
    )
    return Say(text, (ladder.boards_of(rows[-1], athlete),), silent=True)
