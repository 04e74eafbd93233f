"""What stands in a channel and reads otherwise now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from core.clubs import boards, posts, weekly
from core.clubs.club import Club, Recap, Session
from core.clubs.session import ahead
from core.messages import Say

T = TypeVar("T", Recap, Session, date, posts.RaceDay)


def revised(before: Club, after: Club, today: date) -> tuple[Say, ...]:
    """Return the posts that read otherwise now, to take the place of what stands there; of sessions, those not over."""
    return (
        *_anew(_recap, before, after, zip(before.recaps, after.recaps, strict=True)),
        *_anew(_session, before, after, zip(ahead(before, today), ahead(after, today), strict=True)),
        *_anew(_mile, before, after, ((one, one) for one in _months(before, after))),
        *_anew(_races, before, after, ((one, one) for one in posts.race_days(before))),
    )


def _anew(
    said: Callable[[Club, T], Say], before: Club, after: Club, pairs: Iterable[tuple[T, T]]
) -> Iterable[Say]:
    """Yield what is said now of each pair of old and new, where other words were said before."""
    told = ((said(before, old), said(after, new)) for old, new in pairs)
    return (now for then, now in told if now != then)


def _months(*clubs: Club) -> list[date]:
    return sorted({row.month for club in clubs for row in club.miles})


def _recap(club: Club, one: Recap) -> Say:
    return weekly.recap(club, one, again=True)


def _session(club: Club, one: Session) -> Say:
    return posts.session(club, one, again=True)


def _mile(club: Club, month: date) -> Say:
    return boards.mile(club, month, again=True)


def _races(club: Club, day: posts.RaceDay) -> Say:
    return posts.race_day(club, day, again=True)
