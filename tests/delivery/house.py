"""A process of the coach with a platform made of files.

What it is handed is `updates.jsonl`, of which the first lines are confirmed in `offset`; what it delivers is a
line of `sent.jsonl`. Both outlive any kill, so that afterwards the files and the database tell what happened.
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import sys
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from adapters.queue.jobs import PgJobs
from adapters.storage import leases
from adapters.telegram.platform import Telegram
from bot import log, presence, remembered, ticker
from bot.clock import SystemClock
from bot.coach import Coach
from bot.run import run
from bot.settings import Settings
from bot.start import stopped
from bot.wiring import Role, Shape, build, open_store, telegram_limits
from core.athlete.athlete import Athlete
from core.athlete.log import Occurrence, Run
from core.messages import Address, Incoming, Kind, Message, Turn
from core.ports.deliveries import Delivery
from core.ports.events import Envelope, Raw
from core.ports.platform import Inbox
from tests.fakes.telegram.server import TOKEN

EVERY = timedelta(seconds=0.5)
FIRST = date(2027, 1, 4)
NAME = "files"
REMINDERS = 10
"""How many each athlete is sent."""


@dataclass(frozen=True)
class Lot:
    """What a process is told when it starts."""

    folder: Path
    url: str
    role: str = "all"
    queue: str = ""
    slow_s: float = 0.0
    """How long a delivery takes before, and again after, it arrives."""
    reminders: int = REMINDERS
    api: str = ""
    """Where a fake Telegram is, in place of files."""
    per_second: int = 29
    memory: bool = False
    """Whether it remembers beside the database when something last left."""


class Files:
    """A platform: a list of updates in, a list of messages out."""

    name = NAME
    resends = False

    def __init__(self, folder: Path, slow_s: float = 0.0) -> None:
        self.folder = folder
        self.slow_s = slow_s

    async def listen(self, inbox: Inbox) -> None:
        """Take what is new, store it, and confirm it then."""
        while True:
            offset = confirmed(self.folder)
            lines = (self.folder / "updates.jsonl").read_text().splitlines()[offset : offset + 50]
            events = [json.loads(line) for line in lines]
            await asyncio.gather(*(inbox.put(NAME, event["key"], event) for event in events))
            fresh = self.folder / f"offset.{os.getpid()}"
            fresh.write_text(str(offset + len(lines)))
            fresh.replace(self.folder / "offset")
            await asyncio.sleep(0.0 if lines else 0.05)

    def read(self, raw: Raw) -> Envelope | None:
        """Return what an update says."""
        person = str(raw["person"])
        home = Address(NAME, person)
        return Envelope(person, home, Incoming(str(raw["text"]), language="en"), home=home)

    async def deliver(self, delivery: Delivery) -> str | None:
        """Write a line, as one write: it is there as a whole or not at all."""
        await asyncio.sleep(self.slow_s)
        said = {"id": delivery.id, "chat": delivery.address.chat, "text": delivery.message.text}
        line = json.dumps({**said, "kind": delivery.message.kind, "by": os.getpid()}) + "\n"
        with (self.folder / "sent.jsonl").open("ab", buffering=0) as sent:
            sent.write(line.encode())
        await asyncio.sleep(self.slow_s)
        return str(delivery.id)

    async def close(self) -> None:
        """Do nothing."""


def confirmed(folder: Path) -> int:
    """Return how many updates were confirmed."""
    offset = folder / "offset"
    return int(offset.read_text()) if offset.exists() else 0


def hear(athlete: Athlete, incoming: Incoming, now: datetime) -> Turn:
    """Log a run with the words as its note, and say them back."""
    run = Run(len(athlete.runs) + 1, FIRST, note=incoming.text)
    after = replace(athlete, runs=(*athlete.runs, run), heard_at=athlete.heard_at or now)
    return Turn(after, messages=(Message(incoming.text),))


def remind(athlete: Athlete, now: datetime) -> Turn:
    """Remind of the next day that has no reminder yet."""
    count = len(athlete.occurrences)
    day = FIRST + timedelta(days=count)
    after = replace(athlete, occurrences=(*athlete.occurrences, Occurrence("daily", day, now)))
    return Turn(
        after, messages=(Message(f"{athlete.id} {day}", kind=Kind.REMINDER),), until=now + timedelta(hours=1)
    )


def next_at(athlete: Athlete, now: datetime, reminders: int = REMINDERS) -> datetime | None:
    """Return when the next is due."""
    count = len(athlete.occurrences)
    began = athlete.heard_at or now
    return began + EVERY * (count + 1) if count < reminders else None


async def main(lot: Lot) -> None:
    """Run until asked to stop."""
    stop = stopped()
    log.start("info", "console", ())
    ticker.SOONEST = timedelta(0)
    leases.LASTS_S, presence.BEAT_S, presence.SURE_S = 3.0, 0.5, 2.0  # who is gone is gone soon
    remembered.EVERY = timedelta(seconds=0.1)
    jobs = PgJobs(lot.url) if lot.queue else None
    platform = Telegram(TOKEN, api_url=lot.api) if lot.api else Files(lot.folder, lot.slow_s)
    limits = {"telegram": telegram_limits(Settings(telegram_per_second=lot.per_second))} if lot.api else {}
    shape = Shape(Role(lot.role), limits, bots={platform.name: "7"}, idle_s=30.0 if jobs else 0.2)
    shape = replace(shape, memory=lot.folder / "last_left" if lot.memory else None)
    coach = Coach(hear, remind, partial(next_at, reminders=lot.reminders))
    _ends_with_its_parent()
    parts: tuple[Any, ...] = (
        {platform.name: platform},
        coach,
        SystemClock(),
        100,
        shape,
        jobs,
    )
    await run(build(await open_store(lot.url, jobs), *parts), stop)


def _ends_with_its_parent() -> None:
    """Leave no process behind when the tests are ended in the middle."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        asyncio.get_running_loop().add_reader(parent.sentinel, os._exit, 1)


def live(lot: Lot) -> None:
    """Be a process of its own, which says what it has to say into the folder's log."""
    with (lot.folder / "log").open("ab") as said:
        os.dup2(said.fileno(), sys.stderr.fileno())
    asyncio.run(main(lot))
