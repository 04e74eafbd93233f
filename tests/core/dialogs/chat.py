"""A runner with a plan, and a chat with the coach: what the tests of days away talk through."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal
from core.athlete.log import Run
from core.athlete.profile import Profile
from core.coach import hear, remind
from core.messages import Incoming, Message
from core.reminders import next_at
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import Request
from core.units import Units

MONDAY = date(2027, 3, 1)
"""The day the plan starts; running days are Tuesday, Thursday, Saturday, Sunday."""
RACE = Goal("10k", date(2027, 5, 30))


@cache
def season() -> Plan:
    """Return thirteen weeks to a 10K."""
    made = plan(Request(RACE, MONDAY, weekly_m=40_000.0, days=(1, 3, 5, 6), long_run_day=6))
    assert isinstance(made, Plan)
    return made


def runner(**changes) -> Athlete:
    """Return someone who has a plan, lives in UTC, and was heard from on the first Monday."""
    profile = Profile(name="Tom", units=Units.KM, zone="UTC", weekly_m=40_000.0, days=(1, 3, 5, 6))
    start = at(MONDAY, 9)
    known = {"profile": profile, "goal": RACE, "plan": season(), "heard_at": start, "onboarded_at": start}
    return Athlete(1, **{**known, **changes})


def at(day: date, hour: int = 9) -> datetime:
    """Return an hour of a day."""
    return datetime.combine(day, time(hour), UTC)


def day(number: int) -> date:
    """Return a day of the plan; 0 is its first Monday."""
    return MONDAY + timedelta(days=number)


def ran(*days: int) -> tuple[Run, ...]:
    """Return runs of 8 km on some days of the plan."""
    return tuple(Run(n, day(on), 8000.0, effort=3.0) for n, on in enumerate(days, 1))


@dataclass
class Chat:
    """What is said, and what comes back."""

    athlete: Athlete = field(default_factory=runner)
    now: datetime = field(default_factory=lambda: at(MONDAY))
    last: tuple[Message, ...] = ()

    def says(self, words: str, on: date | None = None, hour: int = 9) -> str:
        """Type something; return what the coach answers."""
        self.now = at(on, hour) if on else self.now
        return self._taken(hear(self.athlete, Incoming(words), self.now))

    def taps(self, label: str) -> str:
        """Tap a button of the last messages."""
        found = next(b for m in reversed(self.last) for row in m.buttons for b in row if b.label == label)
        return self._taken(hear(self.athlete, Incoming(token=found.token), self.now))

    def waits(self, until: datetime) -> list[tuple[datetime, Message]]:
        """Let time pass; return what the coach wrote of its own, and when."""
        wrote = []
        while (due := next_at(self.athlete, self.now)) is not None and due <= until:
            self.now = max(due, self.now)
            self._taken(remind(self.athlete, self.now))
            wrote += [(self.now, message) for message in self.last]
        self.now = until
        return wrote

    def labels(self) -> set[str]:
        """Return the buttons of the last messages."""
        return {button.label for message in self.last for row in message.buttons for button in row}

    def _taken(self, turn) -> str:
        self.athlete, self.last = turn.athlete, turn.messages
        return "\n".join(message.text or message.react or "" for message in turn.messages)

    def plan_on(self, number: int):
        """Return what is planned on a day of the plan."""
        assert self.athlete.plan
        return self.athlete.plan.on(day(number))
