"""What stands in a channel and reads otherwise now."""

from __future__ import annotations

from core.clubs import boards, posts, weekly
from core.clubs.club import Club
from core.messages import Say


def revised(before: Club, after: Club) -> tuple[Say, ...]:
    """Return the recaps and sessions that read otherwise now, to take the place of what was posted."""
    recaps = tuple(
        weekly.recap(after, new, again=True)
        for old, new in zip(before.recaps, after.recaps, strict=True)
        if old != new
    )
    sessions = tuple(
        posts.session(after, new, again=True)
        for old, new in zip(before.sessions, after.sessions, strict=True)
        if old.rsvps != new.rsvps
    )
    return recaps + sessions + _miles(before, after)


def _miles(before: Club, after: Club) -> tuple[Say, ...]:
    gone = sorted({one.month for one in before.miles} if before.miles != after.miles else ())
    return tuple(boards.mile(after, month, again=True) for month in gone)
