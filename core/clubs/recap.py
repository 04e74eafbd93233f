"""The weekly recap: when it is due, what is counted, what is posted; silent, and at most one per local date."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.clubs import mile, posts, races, weekly
from core.clubs.club import Club, Count, Recap, Tally, is_dead
from core.clubs.ladder import month_of
from core.clubs.session import recent
from core.messages import Message, Say
from core.reminders import moment

CLOSED: Final = timedelta(days=90)
"""How long a club that is closed is not looked at."""
ROLL_HOUR: Final = 12
LASTS: Final = timedelta(hours=3)
"""A recap later than this is let go."""
BREAK: Final = timedelta(days=21)
"""Days without a run that make the next one a comeback."""
WEEK: Final = timedelta(days=6)
"""From the first to the last of the seven days a recap counts."""
TEN_M: Final = 10_000.0
NEARLY: Final = 0.995
"""A watch is forgiven half a per cent."""


@dataclass(frozen=True, slots=True)
class Due:
    """A recap on a date, and the moments (UTC) between which it is posted."""

    on: date
    at: datetime
    until: datetime

    @property
    def first(self) -> date:
        """The first of the seven days it counts."""
        return self.on - WEEK


def coming(club: Club, now: datetime) -> Due:
    """Return the recap that is due at *now* (aware), else the next one; one that was posted is over."""
    today = club.today(now)
    days = (today + timedelta(days=ahead) for ahead in range(-1, 15))
    dues = (_on(club, day) for day in days if day.weekday() == club.recap_day and not _was_posted(club, day))
    return next(due for due in dues if due.until > now)


def _on(club: Club, on: date) -> Due:
    at = moment(on, club.recap_at, ZoneInfo(club.zone))
    return Due(on, at, at + LASTS)


def _was_posted(club: Club, on: date) -> bool:
    return any(recap.on == on for recap in club.recaps)


def next_at(club: Club, now: datetime) -> datetime:
    """Return when to look at the club next (aware, UTC)."""
    if club.closed:
        return now + CLOSED
    race = races.coming(club, now)
    return min(coming(club, now).at, _roll_at(club, now), *([race.at] if race else []))


def _roll_at(club: Club, now: datetime) -> datetime:
    """Return when it is asked next who is in the channel still: at noon or soon after, not of all clubs at once."""
    at, zone = time(ROLL_HOUR, club.id % 60), ZoneInfo(club.zone)
    days = (club.today(now) + timedelta(days=ahead) for ahead in (0, 1, 2))
    return next(then for day in days if (then := moment(day, at, zone)) > now)


def post(club: Club, due: Due, tallies: Sequence[Tally], now: datetime) -> tuple[Club, tuple[Message, ...]]:
    """Return the club with this recap kept as posted, and its words; no words when nobody ran.

    Only members are counted, whatever the tallies hold. The first of a month brings its mile, where the last one had runners.
    """
    joined = sorted((one for one in tallies if club.member(one.athlete)), key=lambda one: one.athlete)
    mine = tuple(count(one, due.first) for one in joined)
    number = club.posted + 1
    made = Recap(number, due.on, now, mine)
    kept = recent(club, due.on)
    after = replace(kept, posted=number, recaps=(*kept.recaps, made))
    quiet = is_dead(club, due.on)
    said = not quiet and sum(bool(one.runs) for one in mine) >= weekly.FEWEST
    says = (*((weekly.recap(after, made),) if said else ()), *(() if quiet else _mile(kept, due.on)))
    return after, tuple(posts.in_words(after, say) for say in says)


def _mile(club: Club, on: date) -> tuple[Say, ...]:
    """Return the mile of a month that has just begun, for a club that ran or helped at the last one's."""
    before = month_of(month_of(on) - timedelta(days=1))
    begins = on.day <= WEEK.days + 1 and any(row.month == before for row in club.miles)
    return (mile.posted(club, on),) if begins else ()


def counting(club: Club, athlete: int, days: Collection[date]) -> tuple[Recap, ...]:
    """Return the recaps that counted a runner in a week with one of *days*."""
    return tuple(
        one
        for one in club.recaps
        if any(one.on - WEEK <= day <= one.on for day in days)
        and any(counted.athlete == athlete for counted in one.counts)
    )


def recounted(club: Club, posted: Recap, tally: Tally) -> Club:
    """Return the club with a runner counted anew in a recap that was posted."""
    mine = count(tally, posted.on - WEEK)
    counts = tuple(mine if one.athlete == mine.athlete else one for one in posted.counts)
    changed = replace(posted, counts=counts)
    return replace(club, recaps=tuple(changed if one is posted else one for one in club.recaps))


def count(tally: Tally, first: date) -> Count:
    """Return what is said of a member whose week began on *first*: a first is a race, so that no run need be longer."""
    far = tally.raced_m >= NEARLY * TEN_M
    known = tally.farthest_before_m
    return Count(
        athlete=tally.athlete,
        name=tally.name,
        runs=tally.runs,
        metres=tally.metres,
        longest_m=tally.longest_m,
        own=tally.own,
        first_10k=far and known is not None and known < NEARLY * TEN_M,
        back=tally.last_before is not None and (tally.first or first) - tally.last_before > BREAK,
    )
