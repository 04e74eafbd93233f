"""Joining and leaving: by the runner's own tap, at once, without a reason."""

from __future__ import annotations

from dataclasses import replace

from core.clubs.club import Club, Going, Member, Recap, Rsvp, Session

LONGEST_NAME = 40


def joined(club: Club, member: Member) -> Club:
    """Return the club with *member* in it."""
    name = " ".join(member.name.split())[:LONGEST_NAME]
    others = tuple(one for one in club.members if one.athlete != member.athlete)
    members = sorted((*others, replace(member, name=name)), key=lambda one: one.athlete)
    return replace(club, members=tuple(members))


def left(club: Club, athlete: int) -> Club:
    """Return the club without anything of *athlete*: not in what comes, not in what was posted."""
    return replace(
        club,
        members=tuple(one for one in club.members if one.athlete != athlete),
        recaps=tuple(_without(recap, athlete) for recap in club.recaps),
    )


def forgotten(club: Club, athlete: int) -> Club:
    """Return the club as if it had never met *athlete*."""
    gone = left(club, athlete)
    return replace(gone, sessions=tuple(_unasked(one, athlete) for one in gone.sessions))


def answered(session: Session, athlete: int, going: Going) -> Session:
    """Return the session with a runner's word in the place of their earlier one."""
    others = _unasked(session, athlete).rsvps
    return replace(session, rsvps=tuple(sorted((*others, Rsvp(athlete, going)), key=lambda one: one.athlete)))


def with_session(club: Club, session: Session) -> Club:
    """Return the club with *session* in the place of the one of that number, or added."""
    others = tuple(one for one in club.sessions if one.number != session.number)
    return replace(club, sessions=tuple(sorted((*others, session), key=lambda one: one.number)))


def _without(recap: Recap, athlete: int) -> Recap:
    counts = tuple(one for one in recap.counts if one.athlete != athlete)
    return recap if len(counts) == len(recap.counts) else replace(recap, counts=counts)


def _unasked(session: Session, athlete: int) -> Session:
    return replace(session, rsvps=tuple(one for one in session.rsvps if one.athlete != athlete))
