"""When the coach writes first, and what it then does.

Each kind of reminder is an entry: at which local time it falls on a date (None: not that day), how long it is
worth sending, and the turn it makes. A kind is sent at most once per local date (`Occurrence`); what was not sent
in time is let go. Times are wall clock in the athlete's zone: a time that a spring night skips comes later that
night, one that an autumn night repeats comes the first time. Nothing leaves in quiet hours, however late it is.
Nobody's seven o'clock is everybody's: a time comes within SPREAD, always at the same moment for an athlete, unless
it was asked for or promised to the minute. What is to the minute leaves first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.athlete.athlete import Athlete
from core.athlete.log import Occurrence
from core.athlete.profile import loud
from core.messages import Turn
from core.reminding import KINDS
from core.reminding.kind import Reminder
from core.scene import Scene

AHEAD: Final = 8
"""Days that are looked through; after that, the calendar is looked at anew."""
TALKING: Final = timedelta(minutes=10)
"""Nothing falls into a conversation: a reminder waits until the athlete has been silent this long."""
SPREAD: Final = timedelta(minutes=10)
"""How far the mornings of athletes who chose the same time lie apart, so that a platform can take them all."""
KEPT: Final = timedelta(days=40)
"""How long an occurrence is remembered."""
DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder on a date, and the moments (UTC) between which it is sent."""

    reminder: Reminder
    on: date
    at: datetime
    until: datetime


def next_at(athlete: Athlete, now: datetime) -> datetime | None:
    """Return when the next reminder is due (aware, UTC); None when the coach is not to write first."""
    coming: list[datetime] = []
    for on in _days(athlete, now, AHEAD):
        coming += (due.at for due in _dues(athlete, on, now))
        if coming and min(coming) < moment(on + DAY, time(0), athlete.zone):
            break  # what falls on a later date is later
    looks = athlete.profile.zone and _kinds(athlete)
    look_again = now.astimezone(UTC) + timedelta(days=AHEAD - 1) if looks else None
    return min(coming, default=look_again)


def say_due(scene: Scene) -> Turn:
    """Return the turn of everything due now, in the order of the table, each kept as sent."""
    turn = Turn(scene.athlete)
    for due in due_now(scene.athlete, scene.now):
        if turn.opens:
            break
        now = replace(scene, athlete=_sent(turn.athlete, due, scene.now))
        said = due.reminder.say(now)
        until = min(due.until, turn.until) if turn.until else due.until
        turn = (said.quietly() if _hushed(turn.athlete, due) else said).after(turn)
        turn = replace(turn, until=until)
    return replace(turn, until=min(turn.until, _night(scene.athlete, scene.now))) if turn.until else turn


def due_now(athlete: Athlete, now: datetime) -> tuple[Due, ...]:
    """Return the reminders that are due at *now* and not sent yet, the first of each kind, in the table's order."""
    found: dict[str, Due] = {}
    for on in _days(athlete, now, 1):
        for due in _dues(athlete, on, now):
            found.setdefault(due.reminder.name, due)
    ordered = (found[kind.name] for kind in KINDS if kind.name in found)
    return tuple(due for due in ordered if due.at <= now)


LOUD_A_DAY: Final = 2
LOUD_A_WEEK: Final = 10
"""Messages with sound; more of them come silently."""


def _hushed(athlete: Athlete, due: Due) -> bool:
    """Return whether a reminder comes without a sound: by its kind, or because enough others had one."""
    silent = {kind.name for kind in KINDS if kind.silent}
    week = due.on - timedelta(days=7)
    loud = [one.on for one in athlete.occurrences if one.kind not in silent and week < one.on <= due.on]
    full = loud.count(due.on) >= LOUD_A_DAY or len(loud) >= LOUD_A_WEEK
    return due.reminder.silent or full


def _kinds(athlete: Athlete) -> tuple[Reminder, ...]:
    """Return what the coach may write of its own: nothing unasked for; without a clock, what needs none."""
    if not athlete.profile.wants_messages or athlete.heard_at is None:
        return ()
    return KINDS if athlete.profile.zone else tuple(kind for kind in KINDS if kind.anywhere)


def _days(athlete: Athlete, now: datetime, ahead: int) -> Iterator[date]:
    """Yield the athlete's dates from yesterday on, up to *ahead* of them from today."""
    today = athlete.today(now)
    return (today + DAY * number for number in range(-1, ahead))


def _dues(athlete: Athlete, on: date, now: datetime) -> Iterator[Due]:
    """Yield what falls on a date, is not over and not sent, in the order of the table."""
    sent = {one.kind for one in athlete.occurrences if one.on == on}
    for kind in _kinds(athlete):
        clock = None if kind.name in sent else kind.at(athlete, on)
        if clock is None:
            continue
        at = moment(on, loud(athlete.profile, clock), athlete.zone)
        until = _until(kind, on, at, athlete.zone)
        at = _sendable(athlete, at if sharp(athlete, kind) else _spread(athlete, at), now)
        if until > max(now, at):
            yield Due(kind, on, at, until)


def sharp(athlete: Athlete, kind: Reminder) -> bool:
    """Return whether a reminder is to come to the minute."""
    return kind.sharp or kind.keeps in athlete.profile.sharp


def punctual(athlete: Athlete, now: datetime) -> bool:
    """Return whether anything that is due was asked for or promised to the minute."""
    return any(sharp(athlete, due.reminder) for due in due_now(athlete, now))


GOLDEN: Final = 0x9E3779B9
"""2^32 by the golden ratio: multiples of it lie as far apart as can be (Knuth 1973, 6.4)."""


def _spread(athlete: Athlete, at: datetime) -> datetime:
    """Return the athlete's own moment about *at*; *at* itself where that would be another day, or in quiet hours."""
    about = at + SPREAD * ((athlete.id - 1) * GOLDEN % 2**32 / 2**32)
    same_day = about.astimezone(athlete.zone).date() == at.astimezone(athlete.zone).date()
    return about if same_day and _awake(athlete, about) == about else at


def _until(kind: Reminder, on: date, at: datetime, zone: ZoneInfo) -> datetime:
    """Return when an occurrence is over: what is about a day is not said on the next, nor on one that never was."""
    if at.astimezone(zone).date() != on:
        return at
    ends = at + kind.lasts
    return min(ends, moment(on + DAY, time(0), zone)) if kind.lasts < DAY else ends


def _sendable(athlete: Athlete, at: datetime, now: datetime) -> datetime:
    """Return *at*, or the moment after it at which nobody is talking or asleep."""
    soonest = max(at, athlete.heard_at + TALKING) if athlete.heard_at else at
    awake = _awake(athlete, max(soonest, now))
    return awake if awake > now else soonest


def _awake(athlete: Athlete, instant: datetime) -> datetime:
    """Return *instant*, or the end of the quiet hours it falls in."""
    first, last = athlete.profile.quiet_from, athlete.profile.quiet_until
    here = instant.astimezone(athlete.zone)
    clock = here.time()
    quiet = first <= clock < last if first <= last else clock >= first or clock < last
    return moment(here.date() + DAY * (clock >= last), last, athlete.zone) if quiet else instant


def asleep(athlete: Athlete, now: datetime) -> bool:
    """Return whether *now* lies in the athlete's quiet hours."""
    return _awake(athlete, now) != now


def _night(athlete: Athlete, now: datetime) -> datetime:
    """Return when quiet hours begin next: what was held up on its way until then does not leave any more."""
    first, here = athlete.profile.quiet_from, now.astimezone(athlete.zone)
    if first == athlete.profile.quiet_until:
        return now + AHEAD * DAY
    return moment(here.date() + DAY * (here.time() >= first), first, athlete.zone)


def _sent(athlete: Athlete, due: Due, now: datetime) -> Athlete:
    kept = tuple(one for one in athlete.occurrences if now - one.at < KEPT)
    return replace(athlete, occurrences=(*kept, Occurrence(due.reminder.name, due.on, now)))


def moment(on: date, clock: time, zone: ZoneInfo) -> datetime:
    """Return the instant (UTC) of a wall-clock time; a skipped one comes later, a repeated one the first time."""
    return datetime.combine(on, clock, zone).astimezone(UTC)
