"""A club, its session, and a runner with a plan."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from functools import cache

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.profile import Level, Profile
from core.clubs.club import Club, Member, Session
from core.messages import Address, Incoming
from core.scene import Scene
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import request

MONDAY = date(2026, 11, 16)
TUESDAY = date(2026, 11, 17)
NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
CHANNEL = Address("discord", "1")
SESSION = Session(1, TUESDAY, time(18, 30), 5, each_m=1000.0)
CLUB = Club(
    1,
    "discord",
    "1",
    "Harbour Runners",
    "Europe/Lisbon",
    session_days=(1,),
    posted=1,
    members=(Member(1, "Dana", MONDAY),),
    sessions=(SESSION,),
    alive_on=MONDAY,
)


@cache
def dana() -> Athlete:
    """Return a runner of 70 km a week, in the middle of a marathon plan."""
    profile = Profile(
        name="Dana",
        zone="Europe/Lisbon",
        weekly_m=70_000.0,
        longest_run_m=20_000.0,
        days=(0, 1, 3, 5, 6),
        long_run_day=6,
        level=Level.ADVANCED,
    )
    told = Athlete(
        1,
        profile,
        Goal("marathon", date(2027, 2, 28)),
        (Result(1, 10_000.0, 2730.0, date(2026, 10, 4)),),
        onboarded_at=NOW,
        heard_at=NOW,
    )
    made = plan(request(told, date(2026, 11, 9)), 1)
    assert isinstance(made, Plan)
    return replace(told, plan=made)


def scene(athlete: Athlete | None = None, club: Club | None = CLUB, **more) -> Scene:
    """Return a scene in the club's channel."""
    return Scene(athlete or dana(), NOW, incoming=Incoming(name="Dana", channel=CHANNEL, club=club), **more)
