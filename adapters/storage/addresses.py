"""Who writes as whom on which platform, and where they can be written to first."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, bindparam, insert, or_, select, update

from adapters.storage.tables import addresses
from core.messages import Address

_PERSON: Final = (addresses.c.platform == bindparam("on")) & (addresses.c.person == bindparam("who"))
_KNOWN: Final = select(addresses.c.athlete_id).where(_PERSON)
_ALIVE: Final = update(addresses).where(_PERSON, ~addresses.c.reachable).values(reachable=True)
_MOVED: Final = (
    update(addresses)
    .where(_PERSON, or_(~addresses.c.reachable, addresses.c.home.is_distinct_from(bindparam("chat"))))
    .values(home=bindparam("chat"), reachable=True)
)
_HOME: Final = (
    select(addresses.c.platform, addresses.c.home)
    .where(
        addresses.c.athlete_id == bindparam("athlete"), addresses.c.reachable, addresses.c.home.is_not(None)
    )
    .order_by(addresses.c.id)
    .limit(1)
)


def known(connection: Connection, platform: str, person: str) -> int | None:
    """Return the athlete who writes as *person* on *platform*."""
    return connection.execute(_KNOWN, {"on": platform, "who": person}).scalar()


def add(connection: Connection, athlete: int, platform: str, person: str) -> None:
    """Note that an athlete writes as *person* on *platform*."""
    row = {"athlete_id": athlete, "platform": platform, "person": person, "reachable": True}
    connection.execute(insert(addresses), row)


def alive(connection: Connection, platform: str, person: str, home: Address | None) -> None:
    """Note a sign of life, and *home* as where to write first, if it is shown."""
    given = {"on": platform, "who": person}
    if home:
        connection.execute(_MOVED, {**given, "chat": home.chat})
    else:
        connection.execute(_ALIVE, given)


def home(connection: Connection, athlete: int) -> Address | None:
    """Return where to write to an athlete first; None when nowhere can be reached."""
    row = connection.execute(_HOME, {"athlete": athlete}).first()
    return Address(*row) if row else None


def close(connection: Connection, address: Address) -> None:
    """Stop writing there until there is a sign of life."""
    here = (addresses.c.platform == address.platform) & (addresses.c.home == address.chat)
    connection.execute(update(addresses).where(here).values(reachable=False))
