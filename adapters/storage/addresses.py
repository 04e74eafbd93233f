"""Who writes as whom on which platform, where they can be written to first, and how far that was heard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from adapters.storage.tables import addresses, athletes
from core.messages import Address

_PERSON: Final = (addresses.c.platform == bindparam("on")) & (addresses.c.person == bindparam("who"))
_KNOWN: Final = select(addresses.c.athlete_id).where(_PERSON)
_FOUND: Final = (
    select(addresses.c.athlete_id, athletes.c.stamp, addresses.c.home, addresses.c.reachable)
    .join(athletes, athletes.c.id == addresses.c.athlete_id)
    .where(_PERSON)
    .with_for_update(of=athletes, key_share=True)
)
_MOVED: Final = update(addresses).where(_PERSON).values(home=bindparam("chat"), reachable=True)
_HOME: Final = (
    select(addresses.c.platform, addresses.c.home)
    .where(
        addresses.c.athlete_id == bindparam("athlete"), addresses.c.reachable, addresses.c.home.is_not(None)
    )
    .join(athletes, athletes.c.id == addresses.c.athlete_id)
    .order_by(addresses.c.platform != athletes.c.write_to, addresses.c.id)
)
_PLATFORMS: Final = (
    select(addresses.c.platform)
    .where(addresses.c.athlete_id == bindparam("athlete"))
    .order_by(addresses.c.id)
)
_BECOMES: Final = (
    update(addresses).where(addresses.c.athlete_id == bindparam("this")).values(athlete_id=bindparam("other"))
)
_PART: Final = delete(addresses).where(
    addresses.c.athlete_id == bindparam("athlete"), addresses.c.platform == bindparam("on")
)

_MARK: Final = (
    update(addresses)
    .where(addresses.c.platform == bindparam("on"), addresses.c.home == bindparam("chat"))
    .values(mark=bindparam("heard"))
)
_MARKS: Final = select(addresses.c.home, addresses.c.mark).where(
    addresses.c.platform == bindparam("on"), addresses.c.home.is_not(None), addresses.c.mark.is_not(None)
)


def known(connection: Connection, platform: str, person: str) -> int | None:
    """Return the athlete who writes as *person* on *platform*."""
    return connection.execute(_KNOWN, {"on": platform, "who": person}).scalar()


def found(connection: Connection, platform: str, person: str, home: Address | None) -> tuple[int, int] | None:
    """Return the athlete who writes as *person* and their stamp; note *home* if it is shown, which is open then.

    What was done elsewhere opens no private chat that is closed to us, nor a thread that is gone.
    """
    who = {"on": platform, "who": person}
    row = connection.execute(_FOUND, who).first()
    if row is None:
        return None
    athlete, stamp, known_home, reachable = row
    if home and (not reachable or home.chat != known_home):
        connection.execute(_MOVED, {**who, "chat": home.chat})
    return athlete, stamp


def add(connection: Connection, athlete: int, platform: str, person: str, home: Address | None) -> None:
    """Note that an athlete writes as *person* on *platform*, and *home* as where to write first."""
    who = {"athlete_id": athlete, "platform": platform, "person": person}
    connection.execute(insert(addresses), {**who, "home": home and home.chat, "reachable": True})


def homes(connection: Connection, athlete: int) -> Sequence[Address]:
    """Return where an athlete can be written to, the place they want it first."""
    return [Address(*row) for row in connection.execute(_HOME, {"athlete": athlete})]


def home(connection: Connection, athlete: int, platform: str | None = None) -> Address | None:
    """Return where to write to an athlete first (on *platform*, if given); None when nowhere can be reached."""
    found = (one for one in homes(connection, athlete) if platform in {None, one.platform})
    return next(found, None)


def persons(connection: Connection, those: Sequence[int], platform: str) -> Mapping[int, str]:
    """Return as whom athletes write on a platform, by athlete."""
    query = select(addresses.c.athlete_id, addresses.c.person).where(
        addresses.c.platform == platform, addresses.c.athlete_id.in_(those)
    )
    return {row.athlete_id: row.person for row in connection.execute(query)}


def platforms(connection: Connection, athlete: int) -> Sequence[str]:
    """Return the platforms an athlete is known on, the first one first."""
    return list(dict.fromkeys(connection.execute(_PLATFORMS, {"athlete": athlete}).scalars()))


def become(connection: Connection, athlete: int, other: int) -> None:
    """Let every address of *athlete* be one of *other*'s."""
    connection.execute(_BECOMES, {"this": athlete, "other": other})


def part(connection: Connection, athlete: int, platform: str) -> None:
    """Let nobody on *platform* be that athlete any more."""
    connection.execute(_PART, {"athlete": athlete, "on": platform})


def close(connection: Connection, address: Address) -> None:
    """Stop writing there until there is a sign of life."""
    here = (addresses.c.platform == address.platform) & (addresses.c.home == address.chat)
    connection.execute(update(addresses).where(here).values(reachable=False))


def mark(connection: Connection, heard: Sequence[Mapping[str, str]]) -> None:
    """Note how far private chats were heard."""
    connection.execute(_MARK, heard)


def marks(connection: Connection, platform: str) -> Sequence[tuple[str, str]]:
    """Return how far each private chat of a platform was heard."""
    return [(chat, heard) for chat, heard in connection.execute(_MARKS, {"on": platform})]
