"""Plays a transcript in a club's channel: several people, one channel, the real roads and the real store.

`> Dana: words` is typed in the channel (to others, unless it begins with "@Coach" or is a command), `> Dana (private):
words` in the chat with the coach; `! Dana tap [Label]` is a tap, `! Mo leaves` what it says, `! Mo log this` the menu
of Mo's last message. The coach's lines: `< ` for everyone, `< (only Dana) ` for one person in the channel,
`< (Dana, private) ` elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from bot import wiring
from bot.clock import SetClock
from bot.scripted import go_on_to, settle
from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Race, Result, ResultKind
from core.athlete.log import CheckIn, Pain, Run
from core.athlete.profile import Level, Profile
from core.messages import Address, Button, Happened, Incoming, Message, Place
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw
from core.ports.platform import Inbox
from core.training.plan import Plan
from core.training.planner import plan
from core.training.request import request
from core.units import MILE_M
from tests.fakes.databases import ready

NAME = "square"
CHANNEL = Address(NAME, "channel")
ZONE = "Europe/Lisbon"
ADMINS = frozenset({"Kim"})
HAPPENS = {"leaves": Happened.LEFT, "takes the coach out": Happened.CLOSED}
"""What happens besides words and taps."""


def alone(person: str) -> Address:
    """Return the address of one person within the channel."""
    return Address(NAME, f"only {person}")


def home(person: str) -> Address:
    """Return the address of somebody's private chat."""
    return Address(NAME, f"{person}, private")


@dataclass
class Square:
    """A channel, and what is on everybody's screen, as a `core.ports.platform.Platform`."""

    name: str = NAME
    resends: bool = True
    out: list[str] = field(default_factory=list)
    buttons: dict[str, tuple[str, tuple[Button, ...]]] = field(default_factory=dict)
    """Message id → who sees it (the chat), and its buttons."""
    texts: list[tuple[str, str]] = field(default_factory=list)
    """Everything the coach said: the chat, and the words."""
    sent: list[tuple[str, Message]] = field(default_factory=list)
    """The same, whole."""
    gone: set[str] = field(default_factory=set)
    """Who left the channel without a word of the platform."""
    ids: Any = field(default_factory=lambda: count(1))

    async def listen(self, inbox: Inbox) -> None:
        """Nothing: events are put in by hand."""

    def read(self, raw: Raw) -> Envelope | None:
        person, private = str(raw["person"]), bool(raw.get("private"))
        shared = bool(raw.get("mention"))
        address = home(person) if private else CHANNEL if shared else alone(person)
        incoming = Incoming(
            text=str(raw.get("text", "")),
            token=raw.get("token"),
            place=Place.SHARED if shared else Place.PRIVATE,
            name=person,
            channel=None if private else CHANNEL,
            admin=person in ADMINS,
            zone=ZONE,
            happened=Happened(raw["happened"]) if "happened" in raw else None,
        )
        return Envelope(person, address, incoming, "", home(person) if private else None)

    async def deliver(self, delivery: Delivery) -> str | None:
        message, chat = delivery.message, delivery.address.chat
        self.texts.append((chat, message.text))
        self.sent.append((chat, message))
        key = delivery.edits or f"m{next(self.ids)}"
        self.buttons.pop(key, None)
        self.buttons[key] = (chat, tuple(b for row in message.buttons for b in row))
        marks = [*([] if chat == CHANNEL.chat else [chat]), *(["edit"] if delivery.edits else [])]
        marks += ["silent"] if message.silent else []
        first, *rest = (message.text or message.react or "").split("\n")
        self.out += [
            f"< {'(' + ', '.join(marks) + ') ' if marks else ''}{first}",
            *(f"  {line}" for line in rest),
        ]
        if message.buttons:
            self.out.append("  " + " ".join(f"[{b.label}]" for row in message.buttons for b in row))
        return key

    async def left(self, channel: Address, person: str) -> bool:
        return person in self.gone

    async def close(self) -> None:
        """Nothing to let go of."""

    def button(self, person: str, label: str) -> Button:
        """Return the newest button with that label that *person* can see."""
        theirs = {CHANNEL.chat, alone(person).chat, home(person).chat}
        rows = (row for chat, row in reversed(self.buttons.values()) if chat in theirs)
        found = [button for row in rows for button in row if button.label == label]
        assert found, "\n".join([*self.out, f"there is no [{label}] to tap"])
        return found[0]

    def public(self) -> list[str]:
        """Return everything the channel was told."""
        return [text for chat, text in self.texts if chat == CHANNEL.chat]


@dataclass
class ClubStage:
    """The channel, its people, and a clock."""

    house: wiring.House
    clock: SetClock
    square: Square
    said: dict[str, str] = field(default_factory=dict)
    """The last words each person wrote to the others."""

    async def play(self, line: str) -> None:
        """Do one line of input."""
        self.square.out.append(line)
        match line[:2]:
            case "@ ":
                day, clock = line[2:].split()[:2]
                await self.until(datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(ZONE)))
            case "> ":
                await self._types(*re.fullmatch(r"> (\w+)( \(private\))?: (.*)", line).groups())  # type: ignore[union-attr]
            case "! ":
                await self._acts(*line[2:].split(" ", 1))
            case _:
                pass

    async def _types(self, person: str, private: str | None, words: str) -> None:
        if private:
            await self.does(person, text=words, private=True)
        elif words.startswith("@Coach"):
            await self.does(person, text=words.removeprefix("@Coach").strip(), mention=True)
        elif words.startswith("/"):
            await self.does(person, text=words)
        else:
            self.said[person] = words

    async def _acts(self, person: str, act: str) -> None:
        if act in HAPPENS:
            await self.does(person, happened=HAPPENS[act])
        elif act == "log this":
            await self.does(person, text=f"/logthis {self.said[person]}")
        else:
            label = act.removeprefix("tap [").removesuffix("]")
            await self.does(person, token=self.square.button(person, label).token)

    async def does(self, person: str, **raw: Any) -> None:
        """Let *person* do something, and all that comes of it."""
        await self.house.store.put(NAME, f"e{next(self.square.ids)}", {"person": person, **raw})
        await settle(self.house)

    async def until(self, moment: datetime) -> None:
        """Let time pass: everything due on the way is said at its time."""
        await go_on_to(self.house, self.clock, moment.astimezone(UTC))

    async def knows(self, name: str, **told: Any) -> None:
        """Let the coach know something of somebody."""
        async with self.house.store.work() as work:
            before = await work.welcome(NAME, name, None)
            await work.save(before, replace(before, **told), None)

    async def meet(self, people: Mapping[str, Athlete]) -> None:
        """Let people be known to the coach already, by what each was like before."""
        for name, athlete in people.items():
            async with self.house.store.work() as work:
                before = await work.welcome(NAME, name, None)
                await work.save(before, replace(athlete, id=before.id), None)


async def open_stage(url: str, now: datetime, people: Mapping[str, Athlete]) -> ClubStage:
    """Return a stage on a fresh database at *url*."""
    store, square, clock = await wiring.open_store(ready(url)), Square(), SetClock(now.astimezone(UTC))
    stage = ClubStage(wiring.build(store, {NAME: square}, wiring.coach(), clock, 100), clock, square)
    await stage.meet(people)
    return stage


async def play(text: str, url: str, people: Mapping[str, Athlete]) -> list[str]:
    """Return a whole transcript as the coach plays it now."""
    first = next(line for line in text.splitlines() if line.startswith("@ ")).split()
    now = datetime.fromisoformat(f"{first[1]} {first[2]}").replace(tzinfo=ZoneInfo(ZONE))
    stage = await open_stage(url, now, people)
    for line in text.splitlines():
        if line.strip() and not line.startswith(("<", "  ")):
            await stage.play(line)
    await stage.house.store.close()
    return stage.square.out


def runner(
    name: str, *runs: Run, result: Result | None = None, weekly_m: float = 60_000.0, longest_m: float = 8000.0
) -> Athlete:
    """Return somebody who has told the coach who they are."""
    profile = Profile(
        name=name,
        zone=ZONE,
        weekly_m=weekly_m,
        longest_run_m=longest_m,
        days=(0, 1, 3, 5, 6),
        long_run_day=6,
        level=Level.ADVANCED,
    )
    told = datetime(2026, 9, 1, 12, tzinfo=UTC)
    results = (result,) if result else ()
    return Athlete(0, profile, results=results, runs=runs, onboarded_at=told, heard_at=told)


def with_plan(athlete: Athlete, first: date, goal: Goal) -> Athlete:
    """Return the athlete with a plan for *goal* from *first* on, all of it run as planned until 15 November."""
    aimed = replace(athlete, goal=goal)
    made = plan(request(aimed, first), 1)
    assert isinstance(made, Plan), made
    return replace(aimed, plan=made, runs=_as_planned(made, date(2026, 11, 15)))


def _as_planned(made: Plan, last: date) -> tuple[Run, ...]:
    days = [
        day for week in made.weeks for day in made.days_of(week) if day.workout.distance_m and day.on <= last
    ]
    return tuple(
        Run(n, day.on, day.workout.distance_m, effort=4, type=day.workout.type, planned=True)
        for n, day in enumerate(days, 1)
    )


SUNDAY = date(2026, 11, 15)


def track() -> Mapping[str, Athlete]:
    """Return the runners of a track club: three with plans, one who hurts, one who is new."""
    goal, monday = Goal("10k", date(2027, 1, 31)), date(2026, 9, 21)
    fast = Result(1, 10_000.0, 2730.0, date(2026, 10, 4))
    mile = Result(2, MILE_M, 370.0, date(2026, 9, 12), ResultKind.TIME_TRIAL)
    dana = with_plan(runner("Dana", result=fast, weekly_m=60_000.0, longest_m=18_000.0), monday, goal)
    priya = with_plan(runner("Priya", result=fast, weekly_m=50_000.0, longest_m=16_000.0), monday, goal)
    ann = replace(dana, profile=replace(dana.profile, name="Ann", age=44, sex="f"))
    return {
        "Kim": runner("Kim"),
        "Dana": replace(dana, results=(fast, mile)),
        "Priya": replace(priya, profile=replace(priya.profile, name="Priya", age=38, sex="f")),
        "Ann": ann,
        "Mo": replace(runner("Mo"), pains=(Pain(1, "calf", "left", 4.0, SUNDAY, SUNDAY),)),
        "Sam": runner("Sam", Run(1, SUNDAY, 12_000.0)),
    }


def race_week() -> Mapping[str, Athlete]:
    """Return the runners of a track club, two of them with a race on Sunday."""
    race = (Race("5k", SUNDAY + timedelta(days=7)),)
    known = track()
    return {
        name: replace(one, races=race if name in {"Dana", "Priya"} else ()) for name, one in known.items()
    }


def harbour() -> Mapping[str, Athlete]:
    """Return the runners of Harbour Runners."""
    dana = runner(
        "Dana", result=Result(1, 10_000.0, 2730.0, date(2026, 10, 4)), weekly_m=70_000.0, longest_m=20_000.0
    )
    dana = with_plan(
        dana,
        date(2026, 9, 21),
        Goal("marathon", date(2027, 2, 28)),
    )
    return {
        "Kim": runner("Kim"),
        "Dana": replace(dana, checkins=(CheckIn(date(2026, 11, 13), legs=3, site="calf"),)),
        "Mo": runner("Mo", Run(1, SUNDAY - timedelta(days=9), 21_000.0)),
        "Priya": runner(
            "Priya",
            Run(1, SUNDAY - timedelta(days=20), 8000.0),
            Run(2, SUNDAY - timedelta(days=1), 10_050.0),
            result=Result(1, 10_000.0, 3660.0, SUNDAY - timedelta(days=1)),
        ),
        "Alex": runner(
            "Alex", Run(1, SUNDAY - timedelta(days=60), 6000.0), Run(2, SUNDAY - timedelta(days=2), 5000.0)
        ),
        "Sam": runner("Sam", Run(1, SUNDAY - timedelta(days=1), 42_000.0)),
    }


PEOPLE = {
    "club-12-recap": harbour,
    "club-14-track": track,
    "club-15-called-off": track,
    "club-16-mile-together": track,
    "club-17-race-week": race_week,
}
"""Who is in which transcript."""
