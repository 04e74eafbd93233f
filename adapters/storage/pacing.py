"""How fast a platform may be written to. What left is counted in the outbox itself, which all processes share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Float, Integer, Text, bindparam, func, or_, select

from adapters.storage.columns import seconds_now
from adapters.storage.tables import OutState, outbox, pauses
from core.ports.deliveries import Limits, Window

UNLIMITED: Final = Window(1_000_000, 0.0)


def just_now(left_at: ColumnElement[float], name: str) -> ColumnElement[bool]:
    """Return the condition that something left within a window; what left later than now left before the clock was set back."""
    seconds = bindparam(name, type_=Float)
    return left_at.between(seconds_now() - seconds, seconds_now() + seconds)


_LEFT: Final = (
    select(func.count())
    .select_from(outbox)
    .where(
        outbox.c.platform == bindparam("there"),
        # What is on its way may arrive at any moment from now on.
        or_(just_now(outbox.c.left_at, "seconds"), outbox.c.state == OutState.SENDING),
    )
)

_RESTS: Final = select(pauses.c.until).where(
    pauses.c.platform == bindparam("there"), pauses.c.chat == "", pauses.c.until > bindparam("now")
)

_NEXT: Final = (
    select(outbox.c.left_at + bindparam("seconds", type_=Float) - seconds_now())
    .where(outbox.c.platform == bindparam("there"), just_now(outbox.c.left_at, "seconds"))
    .order_by(outbox.c.left_at.desc())
    .limit(1)
    .offset(bindparam("last", type_=Integer))
)


def _fewer(name: str) -> ColumnElement[bool]:
    """Return the condition that a chat had fewer messages lately than its window allows."""
    other = outbox.alias(f"left_{name}")
    lately = select(func.count()).where(
        other.c.platform == outbox.c.platform,
        other.c.chat == outbox.c.chat,
        just_now(other.c.left_at, f"{name}_s"),
    )
    return lately.correlate(outbox).scalar_subquery() < bindparam(f"{name}_most", type_=Integer)


IN_PACE: Final = (
    outbox.c.platform == bindparam("there"),
    _fewer("chat"),
    or_(outbox.c.chat.not_like(bindparam("groups", type_=Text)), _fewer("group")),
)
"""What must hold for a delivery to leave now on one platform."""


def given(platform: str, limits: Limits) -> Mapping[str, Any]:
    """Return the values for IN_PACE."""
    chat, group = limits.chat or UNLIMITED, limits.group or UNLIMITED
    return {
        "there": platform,
        "chat_most": chat.most,
        "chat_s": chat.seconds,
        "group_most": group.most,
        "group_s": group.seconds,
        "groups": f"{limits.groups}%" if limits.groups else "",
    }


def room(connection: Connection, platform: str, limits: Limits, most: int, now: datetime) -> int:
    """Return how many may leave now on a platform, at most *most*; none while it asked to be left alone as a whole."""
    if connection.execute(_RESTS, {"there": platform, "now": now}).first():
        return 0
    if limits.bot is None:
        return most
    lately = connection.execute(_LEFT, {"there": platform, "seconds": limits.bot.seconds}).scalar_one()
    return min(most, limits.bot.most - lately)


def full_for(connection: Connection, limits: Mapping[str, Limits]) -> float | None:
    """Return the seconds until a platform that is full now takes one more; None when none is full."""
    windows = ((platform, limit.bot) for platform, limit in limits.items() if limit.bot and limit.bot.most)
    waits = [
        connection.execute(
            _NEXT, {"there": platform, "seconds": window.seconds, "last": window.most - 1}
        ).scalar()
        for platform, window in windows
    ]
    return min((max(wait, 0.0) for wait in waits if wait is not None), default=None)
