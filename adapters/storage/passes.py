"""Codes, and what each opens once. A code is kept as its digest: who reads the tables can open nothing."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from adapters.storage.tables import passes
from core.messages import Address, Pass

_THIS: Final = passes.c.code == bindparam("this_code")
# Whoever looks at a code may spend it: of two processes the second waits, and finds nothing.
_OPENS: Final = (
    select(passes)
    .where(_THIS, passes.c.until > bindparam("now", type_=passes.c.until.type))
    .with_for_update()
)
_SPEND: Final = delete(passes).where(_THIS)
_OVER: Final = delete(passes).where(passes.c.until <= bindparam("now", type_=passes.c.until.type))

_LIKE: Final = delete(passes).where(
    passes.c.says == bindparam("these"),
    passes.c.platform == bindparam("on_platform"),
    passes.c.chat == bindparam("in_chat"),
)
_OF_ONE: Final = _LIKE.where(passes.c.athlete_id == bindparam("by"))


def issue(connection: Connection, code: str, what: Pass, now: datetime) -> None:
    """Let *code* open something; forget what is over."""
    connection.execute(_OVER, {"now": now})
    channel = what.channel or Address("", "")
    row = {"athlete_id": what.athlete, "says": what.says, "until": what.until}
    where = {"platform": channel.platform or None, "chat": channel.chat or None}
    connection.execute(insert(passes), {"code": digest(code), **row, **where})


def opened(connection: Connection, code: str, now: datetime) -> Pass | None:
    """Return what *code* opens at *now*; None when it opens nothing, or nothing any more."""
    row = connection.execute(_OPENS, {"this_code": digest(code), "now": now}).one_or_none()
    if row is None:
        return None
    channel = Address(row.platform, row.chat) if row.platform and row.chat else None
    return Pass(row.athlete_id, row.says, row.until, channel)


def spend(connection: Connection, code: str) -> None:
    """Let *code* open nothing any more."""
    connection.execute(_SPEND, {"this_code": digest(code)})


def revoke(connection: Connection, like: Pass) -> None:
    """Let codes that say the same in that channel open nothing any more: of that athlete, or (0) of anybody."""
    channel = like.channel or Address("", "")
    values = {"these": like.says, "on_platform": channel.platform, "in_chat": channel.chat}
    connection.execute(
        _OF_ONE if like.athlete else _LIKE, values | ({"by": like.athlete} if like.athlete else {})
    )


def digest(code: str) -> str:
    """Return how a code is kept: typed in whatever case, with or without dashes and spaces."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    return sha256(plain.encode()).hexdigest()
