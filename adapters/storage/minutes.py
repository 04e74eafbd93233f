"""Which minutes of the day are promised. It looks at everybody, and only when somebody asks for one more."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import time
from typing import Final

from sqlalchemy import Connection, Text, cast, func, select

from adapters.storage.tables import athletes
from core.athlete.profile import Profile, loud
from core.messages import Promised

_SHARP: Final = cast(athletes.c.sharp, Text)
EXACT: Final = _SHARP != "[]"
"""Whether an athlete has a time that is kept to the minute."""
_TIMES: Final = (athletes.c.checkin_at, athletes.c.debrief_at, athletes.c.quiet_from, athletes.c.quiet_until)
_PROMISED: Final = (
    select(athletes.c.zone, _SHARP, *_TIMES, func.count())
    .where(EXACT, athletes.c.wants_messages, athletes.c.zone.is_not(None))
    .group_by(athletes.c.zone, _SHARP, *_TIMES)
)


def promised(connection: Connection) -> Sequence[Promised]:
    """Return which times are promised in which zone, and to how many; what falls in quiet hours comes at their end."""
    found: Counter[tuple[str, time]] = Counter()
    for zone, sharp, checkin_at, debrief_at, quiet_from, quiet_until, many in connection.execute(_PROMISED):
        theirs = Profile(
            checkin_at=checkin_at, debrief_at=debrief_at, quiet_from=quiet_from, quiet_until=quiet_until
        )
        for field in json.loads(sharp):
            found[zone, loud(theirs, getattr(theirs, field))] += many
    return [Promised(zone, at, many) for (zone, at), many in found.items()]
