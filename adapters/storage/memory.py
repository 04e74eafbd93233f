"""Athletes as last read or written, so that a talk does not read them anew at every word."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from core.athlete.athlete import Athlete

ROOM: Final = 128
"""Athletes remembered; each is some 100 kB with a long plan."""


def new_stamp() -> int:
    """Return what marks one saved state of an athlete; chance tells apart states that were rolled back."""
    return secrets.randbits(62)


@dataclass(slots=True)
class Memory:
    """What is remembered is true while the stamp in the athlete's row is still the same, whoever writes there."""

    stamped: OrderedDict[int, tuple[int, Athlete]] = field(default_factory=OrderedDict)

    def recall(self, athlete: int, stamp: int) -> Athlete | None:
        """Return the athlete in the state that bears *stamp*."""
        then, known = self.stamped.get(athlete, (None, None))
        return known if then == stamp else None

    def learn(self, athlete: Athlete, stamp: int, before: Athlete | None = None) -> None:
        """Remember a state. A new day is read anew: what a turn sees must not depend on when we started."""
        self.stamped.pop(athlete.id, None)
        if before is None or _day(before) == _day(athlete):
            self.stamped[athlete.id] = (stamp, athlete)
        if len(self.stamped) > ROOM:
            self.stamped.popitem(last=False)


def _day(athlete: Athlete) -> object:
    return athlete.heard_at and athlete.heard_at.date()
