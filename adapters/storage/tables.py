"""Every table. What makes up an athlete describes itself; the rest is what moves messages in and out."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    false,
    func,
)

from adapters.storage.columns import Many, Moment, Plain, Word
from adapters.storage.kept import Kept, Shape, keep
from core.athlete.athlete import Athlete
from core.athlete.goal import Race, Result
from core.athlete.log import Absence, CheckIn, Occurrence, Pain, Promise, Run
from core.athlete.profile import TimeLimit
from core.clubs.club import Club, Count, Member, MemberRace, Mile, Recap, Rsvp, Session
from core.messages import Message
from core.ports.events import InboxState
from core.training.plan import Change, Plan, Planned, Week

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

SEASON: Final = timedelta(days=400)
"""How much of the log a turn reads: longer than any rule looks back."""
LATELY: Final = timedelta(days=40)

_ATHLETE: Final = {"athlete_id": "athletes.id"}
_PLAN: Final = {"athlete_id": "plans.athlete_id", "plan": "plans.number"}
_WEEK: Final = {"athlete_id": "weeks.athlete_id", "plan": "weeks.plan", "week": "weeks.number"}
_CHANGE: Final = {"athlete_id": "changes.athlete_id", "plan": "changes.plan", "change": "changes.number"}
_NEW_WEEK: Final = {
    "athlete_id": "replanned_weeks.athlete_id",
    "plan": "replanned_weeks.plan",
    "change": "replanned_weeks.change",
    "week": "replanned_weeks.number",
}

_NUMBER: Final = ("number",)
_DAY: Final = ("on",)

PLANNED = keep(Planned, "planned_workouts", _DAY, metadata, Shape(_WEEK, inside={"workout": ""}))
WEEKS = keep(Week, "weeks", _NUMBER, metadata, Shape(_PLAN, parts={"days": PLANNED}))
REPLANNED = keep(
    Week,
    "replanned_weeks",
    _NUMBER,
    metadata,
    Shape(
        _CHANGE,
        parts={
            "days": keep(
                Planned, "replanned_workouts", _DAY, metadata, Shape(_NEW_WEEK, inside={"workout": ""})
            )
        },
    ),
)
CHANGES = keep(Change, "changes", _NUMBER, metadata, Shape(_PLAN, parts={"weeks": REPLANNED}))
PLANS = keep(
    Plan,
    "plans",
    _NUMBER,
    metadata,
    Shape(_ATHLETE, parts={"base": WEEKS, "changes": CHANGES}, newest=True, late={"behind": "{}"}),
)
ATHLETES = keep(
    Athlete,
    "athletes",
    ("id",),
    metadata,
    Shape(
        inside={"profile": "", "goal": "goal_", "lock": "lock_", "open": "open_", "paused": "paused_"},
        parts={
            "races": keep(Race, "races", _DAY, metadata, Shape(_ATHLETE)),
            "time_limits": keep(TimeLimit, "time_limits", ("weekday",), metadata, Shape(_ATHLETE)),
            "results": keep(Result, "results", _NUMBER, metadata, Shape(_ATHLETE)),
            "plan": PLANS,
            "runs": keep(
                Run,
                "runs",
                _NUMBER,
                metadata,
                Shape(_ATHLETE, order=("on", "number"), recent=SEASON, late={"told_in": ""}),
            ),
            "checkins": keep(CheckIn, "checkins", _DAY, metadata, Shape(_ATHLETE, recent=SEASON)),
            "pains": keep(Pain, "pains", _NUMBER, metadata, Shape(_ATHLETE)),
            "absences": keep(Absence, "absences", _NUMBER, metadata, Shape(_ATHLETE)),
            "promises": keep(Promise, "promises", ("on", "kind", "subject"), metadata, Shape(_ATHLETE)),
            "occurrences": keep(
                Occurrence, "occurrences", ("on", "kind"), metadata, Shape(_ATHLETE, recent=LATELY)
            ),
        },
        late={"sharp": "[]", "asks_sleep": "1"},
        more=(Column("next_at", Moment, index=True), Column("stamp", BigInteger, nullable=False)),
    ),
)
"""The root: everything the core knows of a runner hangs on it."""

athletes = ATHLETES.table

_CLUB: Final = {"club_id": "clubs.id"}
_SESSION: Final = {"club_id": "club_sessions.club_id", "session": "club_sessions.number"}
_RECAP: Final = {"club_id": "club_recaps.club_id", "recap": "club_recaps.number"}
_MEMBER: Final = ("athlete",)


def _theirs(kept: Kept) -> Kept:
    """Tie rows to the athlete they tell of as well: they go when the athlete goes."""
    kept.table.append_constraint(ForeignKeyConstraint(_MEMBER, ["athletes.id"], ondelete="CASCADE"))
    Index(None, kept.table.c.athlete)
    return kept


CLUBS = keep(
    Club,
    "clubs",
    ("id",),
    metadata,
    Shape(
        parts={
            "members": _theirs(keep(Member, "club_members", _MEMBER, metadata, Shape(_CLUB))),
            "sessions": keep(
                Session,
                "club_sessions",
                _NUMBER,
                metadata,
                Shape(
                    _CLUB,
                    parts={"rsvps": _theirs(keep(Rsvp, "club_rsvps", _MEMBER, metadata, Shape(_SESSION)))},
                ),
            ),
            "recaps": keep(
                Recap,
                "club_recaps",
                _NUMBER,
                metadata,
                Shape(
                    _CLUB,
                    parts={
                        "counts": _theirs(
                            keep(Count, "club_counts", _MEMBER, metadata, Shape(_RECAP, inside={"own": ""}))
                        )
                    },
                    more=(UniqueConstraint("club_id", "on"),),
                ),
            ),
            "miles": _theirs(keep(Mile, "club_miles", ("month", "athlete"), metadata, Shape(_CLUB))),
            "races": _theirs(keep(MemberRace, "club_races", ("athlete", "on"), metadata, Shape(_CLUB))),
        },
        late={"asked": "0"},
        more=(Column("next_at", Moment, index=True), UniqueConstraint("platform", "chat")),
    ),
)
"""A channel's club, and all that hangs on it: nothing of it says how a runner is."""

clubs = CLUBS.table

addresses = Table(
    "addresses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("athlete_id", ForeignKey("athletes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("platform", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("home", Text),
    Column("reachable", Boolean, nullable=False),
    Column("mark", Text),
    UniqueConstraint("platform", "person"),
)
"""Who writes as whom on which platform, the chat where they can be written to first, and how far it was heard."""

passes = Table(
    "passes",
    metadata,
    Column("code", Text, primary_key=True),
    Column("athlete_id", ForeignKey("athletes.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("says", Text, nullable=False),
    Column("until", Moment, nullable=False, index=True),
    Column("platform", Text),
    Column("chat", Text),
)
"""What a code opens, once and for a while: the words it stands for, and the channel they are heard in."""

inbox = Table(
    "inbox",
    metadata,
    Column("id", Many, primary_key=True),
    Column("lane", Text, nullable=False, server_default=""),  # an older release knows none
    Column("platform", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("raw", Plain(dict[str, Any]), nullable=False),
    Column("state", Word(InboxState), nullable=False),
    Column("received_at", Moment, nullable=False, default=func.now()),
    Column("athlete_id", ForeignKey("athletes.id", ondelete="CASCADE"), index=True),
    UniqueConstraint("platform", "key"),
    Index("ix_inbox_state", "state", "id"),
    sqlite_autoincrement=True,
)
"""Events as they came. Once dealt with only the key is left, which tells a repetition."""


class OutState(StrEnum):
    """What became of a delivery."""

    NEW = "new"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    EXPIRED = "expired"


outbox = Table(
    "outbox",
    metadata,
    Column("id", Many, primary_key=True),
    Column("athlete_id", ForeignKey("athletes.id", ondelete="CASCADE")),
    Column("club_id", ForeignKey("clubs.id", ondelete="CASCADE"), index=True),
    Column("platform", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("via", Text, nullable=False),
    Column("rank", Integer, nullable=False),
    Column("message", Plain(Message), nullable=False),
    Column("thread", Text),
    Column("buttons", Boolean, nullable=False),
    Column("state", Word(OutState), nullable=False),
    Column("not_before", Moment, nullable=False),
    Column("expires_at", Moment),
    Column("attempt", Integer, nullable=False),
    Column("nonce", Text, nullable=False),
    Column("message_id", Text),
    Column("created_at", Moment, nullable=False),
    Column("sent_at", Moment),
    Column("holder", Text),
    Column("left_at", Float),
    Column("doubted", Boolean, nullable=False, server_default=false()),
    Column("doubted_at", Float),
    Index("ix_outbox_line", "state", "rank", "id"),
    Index("ix_outbox_chat", "platform", "chat", "state"),
    Index("ix_outbox_late", "state", "expires_at"),
    Index("ix_outbox_thread", "athlete_id", "thread"),
    Index("ix_outbox_pace", "platform", "left_at"),
    sqlite_autoincrement=True,  # the id of a deleted delivery may still be in flight
)
"""What the coach says to an athlete or in a club's channel, on its way out and after."""

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", Float, nullable=False),
    Index("ix_leases_holder", "holder"),
)
"""What only one process may do at a time, which process that is, and until when on the database's clock.

Every process holds one under its own name: while it does, it lives.
"""

pauses = Table(
    "pauses",
    metadata,
    Column("platform", Text, nullable=False),
    Column("chat", Text, nullable=False),
    Column("until", Moment, nullable=False),
    PrimaryKeyConstraint("platform", "chat"),
)
"""How long a platform asked to be left alone: in one chat, or (an empty one) in all."""
