"""Joining and leaving: by the runner's own tap, at once, without a reason."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from core.clubs.club import Club, Count, Going, Member, MemberRace, Mile, Recap, Rsvp, Session

Theirs: TypeAlias = Member | Rsvp | Count | Mile | MemberRace
"""What a club holds of one runner."""
T = TypeVar("T", Member, Rsvp, Count, Mile, MemberRace)


LONGEST_NAME: Final = 40
_TAPPED: Final = re.compile(r"[@/:#]+|(?<=\w)\.(?=\w)")
"""What makes a mention, a command or an address of words; a name is only read."""


def one_line(name: str) -> str:
    """Return a name on one line, with no mention of anybody and nothing hidden."""
    plain = "".join(letter if letter.isprintable() else " " for letter in name if letter != "@")
    return " ".join(plain.split())[:LONGEST_NAME].rstrip() or "?"


def shown_name(name: str) -> str:
    """Return a member's name as a channel may read it: one line of words, with nothing in it that can be tapped."""
    return one_line(_TAPPED.sub(" ", name))


def joined(club: Club, member: Member) -> Club:
    """Return the club with *member* in it."""
    others = tuple(one for one in club.members if one.athlete != member.athlete)
    members = sorted((*others, replace(member, name=shown_name(member.name))), key=lambda one: one.athlete)
    return replace(club, members=tuple(members))


def left(club: Club, athlete: int) -> Club:
    """Return the club without anything of *athlete*: not in what comes, not in what was posted."""
    return replace(
        club,
        members=tuple(one for one in club.members if one.athlete != athlete),
        miles=tuple(one for one in club.miles if one.athlete != athlete),
        races=tuple(one for one in club.races if one.athlete != athlete),
        recaps=tuple(_without(recap, athlete) for recap in club.recaps),
        sessions=tuple(_unasked(one, athlete) for one in club.sessions),
    )


def forgotten(club: Club, athlete: int) -> Club:
    """Return the club as if it had never met *athlete*."""
    return replace(left(club, athlete), run_by=None if club.run_by == athlete else club.run_by)


def became(club: Club, athlete: int, other: int) -> Club:
    """Return the club in which *athlete* is *other* from now on; where both are in it, *other* stays as they are."""
    return replace(
        club,
        run_by=other if club.run_by == athlete else club.run_by,
        members=_renamed(club.members, athlete, other),
        sessions=tuple(replace(one, rsvps=_renamed(one.rsvps, athlete, other)) for one in club.sessions),
        recaps=tuple(replace(one, counts=_renamed(one.counts, athlete, other)) for one in club.recaps),
        miles=_renamed(club.miles, athlete, other),
        races=_renamed(club.races, athlete, other),
    )


def _renamed(rows: tuple[T, ...], athlete: int, other: int) -> tuple[T, ...]:
    kept = {_key(row): row for row in rows if row.athlete != athlete}
    moved = (replace(row, athlete=other) for row in rows if row.athlete == athlete)
    kept = {_key(row): row for row in moved} | kept
    return tuple(kept[key] for key in sorted(kept))


def _key(row: Theirs) -> tuple[str, int, str]:
    """Return what tells a row of a club from the others: its month, its athlete, its day."""
    return str(getattr(row, "month", "")), row.athlete, str(row.on) if isinstance(row, MemberRace) else ""


def answered(session: Session, athlete: int, going: Going) -> Session:
    """Return the session with a runner's word in the place of their earlier one."""
    before, others = session.said(athlete), _unasked(session, athlete).rsvps
    same = before is not None and before.going is going
    since = before.since if before and same else max((one.since for one in session.rsvps), default=0) + 1
    said = Rsvp(athlete, going, since)
    return replace(session, rsvps=tuple(sorted((*others, said), key=lambda one: one.athlete)))


def with_mile(club: Club, mile: Mile) -> Club:
    """Return the club with *mile* in the place of the one its runner had that month; of who neither ran nor helps, none."""
    key = (mile.month, mile.athlete)
    others = tuple(one for one in club.miles if (one.month, one.athlete) != key)
    rows = (*others, mile) if mile.on or mile.marshal else others
    return replace(club, miles=tuple(sorted(rows, key=lambda one: (one.month, one.athlete))))


def moved_up(before: Session, after: Session) -> tuple[int, ...]:
    """Return who waited before and has a place now."""
    waited = set(before.waiting())
    return tuple(one for one in after.coming() if one in waited)


def with_session(club: Club, session: Session) -> Club:
    """Return the club with *session* in the place of the one of that number, or added."""
    others = tuple(one for one in club.sessions if one.number != session.number)
    return replace(club, sessions=tuple(sorted((*others, session), key=lambda one: one.number)))


def _without(recap: Recap, athlete: int) -> Recap:
    counts = tuple(one for one in recap.counts if one.athlete != athlete)
    return recap if len(counts) == len(recap.counts) else replace(recap, counts=counts)


def _unasked(session: Session, athlete: int) -> Session:
    rsvps = tuple(one for one in session.rsvps if one.athlete != athlete)
    return session if len(rsvps) == len(session.rsvps) else replace(session, rsvps=rsvps)
