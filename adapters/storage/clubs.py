"""Clubs: read when an event or a recap concerns them, saved by what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    case,
    func,
    insert,
    select,
    update,
)

from adapters.storage.athletes import updates, write_down
from adapters.storage.kept import Kept
from adapters.storage.rows import Key, Row, every, value_of, writes_of
from adapters.storage.tables import ATHLETES, CLUBS, athletes, clubs
from core.clubs.club import Club, Tally
from core.messages import Address

# Statements are built once: building one costs more than running it.
_ID: Final = bindparam("club", type_=Integer)
_ROOT: Final = select(clubs).where(clubs.c.id == _ID).with_for_update(key_share=True)
_PARTS: Final = tuple(
    (kept, select(kept.table).where(kept.table.c.club_id == _ID))
    for kept in every(CLUBS)
    if kept is not CLUBS
)
_HERE: Final = select(clubs.c.id).where(
    clubs.c.platform == bindparam("platform"), clubs.c.chat == bindparam("chat")
)
_WITHIN: Final = (
    select(clubs.c.id)
    .where(clubs.c.platform == bindparam("platform"), clubs.c.chat.like(bindparam("topics")))
    .order_by(clubs.c.id)
)
_DUE: Final = (
    select(clubs.c.id)
    .where(clubs.c.next_at <= bindparam("now"))
    .order_by(clubs.c.next_at)
    .limit(bindparam("most", type_=Integer))
)
_NEXT_AT: Final = update(clubs).where(clubs.c.id == bindparam("this_id"))
_UPDATE: Final = updates(CLUBS)
_OWN: Final = (
    *(
        select(kept.table.c.club_id).where(kept.table.c.athlete == bindparam("athlete"))
        for kept in every(CLUBS)
        if "athlete" in kept.key
    ),
    select(clubs.c.id).where(clubs.c.run_by == bindparam("athlete")),
)


def of_channel(connection: Connection, channel: Address) -> Club | None:
    """Return the club of a channel."""
    here = connection.execute(_HERE, {"platform": channel.platform, "chat": channel.chat}).scalar()
    return None if here is None else load(connection, here)


def of_topics(connection: Connection, channel: Address) -> Sequence[Club]:
    """Return the clubs of the topics of a channel."""
    given = {"platform": channel.platform, "topics": f"{channel.chat}:%"}
    found = connection.execute(_WITHIN, given).scalars().all()
    return [club for one in found if (club := load(connection, one))]


def load(connection: Connection, club: int) -> Club | None:
    """Return the club with that id."""
    given = {"club": club}
    root = connection.execute(_ROOT, given).mappings().first()
    if root is None:
        return None
    rows: dict[str, Mapping[Key, Row]] = {clubs.name: {(club,): dict(root)}}
    for kept, statement in _PARTS:
        found = [dict(row) for row in connection.execute(statement, given).mappings()]
        rows[kept.table.name] = {_key(kept, row): row for row in found}
    value: Club = value_of(CLUBS, rows)
    return value


def _key(kept: Kept, row: Row) -> Key:
    return tuple(row[name] for name in (*kept.owner, *kept.key))


def of_athlete(connection: Connection, athlete: int) -> Sequence[Club]:
    """Return every club that holds anything of an athlete."""
    ids = {club for query in _OWN for club in connection.execute(query, {"athlete": athlete}).scalars()}
    return [club for one in sorted(ids) if (club := load(connection, one))]


def save(connection: Connection, before: Club | None, after: Club, next_at: datetime) -> Club:
    """Write what changed, and when to look at the club next; return the club, a new one with its id."""
    if before is None:
        bare = replace(after, members=(), sessions=(), recaps=(), miles=(), races=())
        (row,) = (write.new for write in writes_of(CLUBS, None, bare))
        fresh = {name: value for name, value in (row or {}).items() if name != "id"}
        number = connection.execute(insert(clubs).returning(clubs.c.id), fresh).scalar_one()
        before, after = replace(bare, id=number), replace(after, id=number)
    write_down(connection, _UPDATE, list(writes_of(CLUBS, before, after)))
    connection.execute(_NEXT_AT, {"this_id": after.id, "next_at": next_at})
    return after


def due(connection: Connection, now: datetime, most: int) -> Sequence[int]:
    """Return clubs to look at by now, the longest overdue first."""
    return connection.execute(_DUE, {"now": now, "most": most}).scalars().all()


_MEMBERS: Final = CLUBS.parts["members"].table
_RUNS: Final = ATHLETES.parts["runs"].table
_RESULTS: Final = ATHLETES.parts["results"].table
_FIRST: Final = bindparam("first", type_=_RUNS.c.on.type)
_LAST: Final = bindparam("last", type_=_RUNS.c.on.type)


def _tallied() -> Select[Any]:
    """Select runs and metres of the members, and of their past how far and when last: nothing else of them."""
    this_week, before = and_(_RUNS.c.on >= _FIRST, ~_RUNS.c.private), _RUNS.c.on < _FIRST
    raced = (
        select(func.max(_RESULTS.c.distance_m))
        .where(_RESULTS.c.athlete_id == _MEMBERS.c.athlete, _RESULTS.c.on < _FIRST)
        .scalar_subquery()
    )

    def when(holds: ColumnElement[bool], column: ColumnElement[Any]) -> ColumnElement[Any]:
        return case((holds, column))

    return (
        select(
            _MEMBERS.c.athlete,
            _MEMBERS.c.name,
            func.count(when(this_week, _RUNS.c.number)),
            func.coalesce(func.sum(when(this_week, _RUNS.c.distance_m)), 0.0),
            func.coalesce(func.max(when(this_week, _RUNS.c.distance_m)), 0.0),
            func.min(when(this_week, _RUNS.c.on)),
            func.max(when(before, _RUNS.c.on)),
            func.max(when(before, _RUNS.c.distance_m)),
            func.max(athletes.c.longest_run_m),
            raced,
        )
        .select_from(_MEMBERS)
        .join(athletes, athletes.c.id == _MEMBERS.c.athlete)
        .join(_RUNS, and_(_RUNS.c.athlete_id == _MEMBERS.c.athlete, _RUNS.c.on <= _LAST), isouter=True)
        .where(_MEMBERS.c.club_id == _ID)
        .group_by(_MEMBERS.c.athlete, _MEMBERS.c.name)
        .order_by(_MEMBERS.c.athlete)
    )


_TALLIES: Final = _tallied()


def tallies(connection: Connection, club: int, first: date, last: date) -> Sequence[Tally]:
    """Add up what the members of a club ran from *first* to *last*, both included."""
    rows = connection.execute(_TALLIES, {"club": club, "first": first, "last": last})
    return [_tally(tuple(row)) for row in rows]


def _tally(row: tuple[Any, ...]) -> Tally:
    athlete, name, runs, metres, longest_m, first, last_before, *farthest = row
    return Tally(athlete, name, runs, metres, longest_m, first, last_before, _farthest(farthest))


def _farthest(told: Sequence[float | None]) -> float | None:
    return max((metres for metres in told if metres), default=None)
