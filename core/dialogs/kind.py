"""What a dialog is made of: how it starts, what its end does, and how long it waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum
from typing import Any, Generic, TypeVar

from core.athlete.athlete import Athlete
from core.dialogs.dialog import Dialog
from core.messages import Turn
from core.scene import Scene

R = TypeVar("R")


class Lasts(Enum):
    """How long a dialog waits for its answer."""

    TODAY = "until the athlete's day ends"
    NEXT_MORNING = "until the next check-in"
    ALWAYS = "until it is answered"

    def until(self, athlete: Athlete, now: datetime) -> datetime | None:
        """Return when a dialog opened at *now* (aware) is over; None: never."""
        if self is Lasts.ALWAYS:
            return None
        clock = time(0) if self is Lasts.TODAY else athlete.profile.checkin_at
        tomorrow = athlete.today(now) + timedelta(days=1)
        return datetime.combine(tomorrow, clock, athlete.zone)


@dataclass(frozen=True, slots=True)
class Kind(Generic[R]):
    """One dialog of the table. *finish* is given a scene in which the dialog is closed already."""

    name: str
    start: Callable[[Scene], Dialog[R]]
    finish: Callable[[Scene, R], Turn]
    lasts: Lasts = Lasts.TODAY
    keeps: bool = False
    """Its question is asked again after an interruption, and it waits while another dialog has the word."""
    leave: Callable[[Scene], Turn] | None = None
    """What "not now" does; None: a short goodbye."""
    at_once: Callable[[Scene], Scene] | None = None
    """What is done as soon as it opens: its questions only add to it; None: nothing."""
    lapse: Callable[[Scene, Mapping[str, Any]], Scene] | None = None
    """Keeps what was told (values by question key) when it ends without an end; None: nothing is kept."""


AnyKind = Kind[Any]
