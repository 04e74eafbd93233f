"""Runs processes of the coach against each other, does them harm, and looks at what is left."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess as Process
from pathlib import Path

from sqlalchemy import func, select

from adapters.storage.engine import connect
from adapters.storage.tables import ATHLETES, inbox, outbox
from core.messages import Kind
from core.ports.events import InboxState
from tests.delivery.house import REMINDERS, Lot, live

NURSERY = multiprocessing.get_context("forkserver")
"""Where processes come from: they share what takes long to import, and nothing else."""
NURSERY.set_forkserver_preload(
    [
        live.__module__,
        "pytest",
        "sqlalchemy.dialects.postgresql.asyncpg",
        "sqlalchemy.dialects.sqlite.aiosqlite",
    ]
)
RUNS = ATHLETES.parts["runs"].table
OCCURRENCES = ATHLETES.parts["occurrences"].table
AT_ONCE = 8
"""How many deliveries a process has in flight: `bot.sender.AT_ONCE`."""


@dataclass
class Town:
    """Athletes who write, processes that answer, and a folder that remembers both."""

    folder: Path
    url: str
    athletes: int
    updates: int
    slow_s: float = 0.0
    queue: str = ""
    reminders: int = REMINDERS
    api: str = ""
    per_second: int = 29
    memory: bool = False
    """Whether it is remembered beside the database when something last left."""
    processes: list[Process] = field(default_factory=list)
    kills: int = 0
    doubts: int = 0
    """How many deliveries may have been in flight when harm was done: of so many nobody knows whether they arrived."""

    def write(self) -> None:
        """Let every athlete write their share, turn by turn."""
        lines = [
            {"key": f"k{number}", "person": f"p{number % self.athletes}", "text": f"u{number}"}
            for number in range(self.updates)
        ]
        (self.folder / "updates.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
        (self.folder / "sent.jsonl").touch()

    def start(self, role: str = "all") -> Process:
        """Start one more process."""
        lot = Lot(
            self.folder,
            self.url,
            role,
            queue=self.queue,
            slow_s=self.slow_s,
            reminders=self.reminders,
            api=self.api,
            per_second=self.per_second,
            memory=self.memory,
        )
        process = NURSERY.Process(target=live, args=(lot,))
        process.start()
        self.processes.append(process)
        return process

    def kill(self, process: Process) -> None:
        """End a process at once, in the middle of whatever it does."""
        self.harm()
        process.kill()
        self._buried(process)

    def harm(self) -> None:
        """Count a process that was disturbed with deliveries in flight."""
        self.kills += 1
        self.doubts += AT_ONCE

    def stop(self) -> None:
        """Ask every process to end, and wait for it."""
        for process in self.processes:
            process.terminate()
        for process in list(self.processes):
            self._buried(process)

    def _buried(self, process: Process) -> None:
        process.join()
        process.close()
        self.processes.remove(process)

    def awaited(self) -> int:
        """Count what is to arrive: an answer for each update, and every reminder."""
        return self.updates + self.athletes * self.reminders

    def arrived(self) -> int:
        """Count what arrived."""
        return (self.folder / "sent.jsonl").read_bytes().count(b"\n")

    def sent(self) -> list[dict[str, str]]:
        """Return what arrived, in order."""
        return [json.loads(line) for line in (self.folder / "sent.jsonl").read_text().splitlines()]

    async def query(self, *statements: object) -> list[list[tuple[object, ...]]]:
        """Return the rows of *statements*."""
        engine = connect(self.url)
        try:
            async with engine.begin() as connection:
                return [[tuple(row) for row in await connection.execute(one)] for one in statements]
        finally:
            await engine.dispose()

    async def done(self) -> bool:
        """Tell whether everything was heard, every reminder made, and nothing waits to be sent."""
        waits = select(func.count()).select_from(outbox).where(outbox.c.state.in_(["new", "sending"]))
        heard = select(func.count()).select_from(RUNS)
        reminded = select(func.count()).select_from(OCCURRENCES)
        counts = [rows[0][0] for rows in await self.query(waits, heard, reminded)]
        return counts == [0, self.updates, self.athletes * self.reminders]

    async def finish(self, seconds: float) -> None:
        """Wait until all is done. Raises TimeoutError."""
        until = asyncio.get_running_loop().time() + seconds
        while not await self.done():
            if asyncio.get_running_loop().time() > until:
                left = select(outbox.c.state, outbox.c.rank, func.count()).group_by(
                    outbox.c.state, outbox.c.rank
                )
                raise TimeoutError(
                    await self.query(left, select(inbox.c.state, func.count()).group_by(inbox.c.state))
                )
            await asyncio.sleep(0.2)


async def reached(town: Town, share: float) -> None:
    """Wait until this share of all there is to say has arrived."""
    while town.arrived() < town.awaited() * share:  # noqa: ASYNC110 - a file rings no bell
        await asyncio.sleep(0.01)


async def figures(town: Town) -> str:
    """Say in numbers what the harm cost."""
    query = select(func.count()).select_from(outbox).where(outbox.c.state == "uncertain")
    ((uncertain,),) = (await town.query(query))[0]
    replies = Counter(line["text"] for line in town.sent() if line["kind"] == Kind.REPLY)
    again = sum(count - 1 for count in replies.values())
    return (
        f"{town.kills} kills, {town.updates} updates: {uncertain} reminders uncertain, {again} answers twice"
    )


async def broken(town: Town) -> list[str]:
    """Return every promise that was broken, read from what is left: the checker of the history."""
    runs, states, occurrences, ends = await town.query(
        select(RUNS.c.athlete_id, RUNS.c.number, RUNS.c.note).order_by(RUNS.c.athlete_id, RUNS.c.number),
        select(inbox.c.state, func.count()).group_by(inbox.c.state),
        select(OCCURRENCES.c.athlete_id, OCCURRENCES.c.on, func.count()).group_by(
            OCCURRENCES.c.athlete_id, OCCURRENCES.c.on
        ),
        select(outbox.c.state, outbox.c.rank, func.count()).group_by(outbox.c.state, outbox.c.rank),
    )
    sent = town.sent()
    return [
        *_effects(runs, town.updates),
        *_order(runs),
        *([] if dict(states) == {InboxState.DONE: town.updates} else [f"inbox: {states}"]),
        *_reminders(town, sent, occurrences, ends),
        *_replies(town, sent),
    ]


def _effects(runs: Sequence[tuple[object, ...]], updates: int) -> list[str]:
    counts = Counter(note for _, _, note in runs)
    missing = [f"u{number}" for number in range(updates) if f"u{number}" not in counts]
    twice = [note for note, count in counts.items() if count > 1]
    return [f"without effect: {missing}"] * bool(missing) + [f"effect twice: {twice}"] * bool(twice)


def _order(runs: Sequence[tuple[object, ...]]) -> list[str]:
    """What an athlete wrote later was heard later."""
    heard: dict[object, list[int]] = defaultdict(list)
    for athlete, _, note in runs:
        heard[athlete].append(int(str(note)[1:]))
    return [f"athlete {who} out of order: {notes}" for who, notes in heard.items() if notes != sorted(notes)]


def _reminders(
    town: Town,
    sent: Sequence[dict[str, str]],
    occurrences: Sequence[tuple[object, ...]],
    ends: Sequence[tuple],
) -> list[str]:
    counts = Counter(line["text"] for line in sent if line["kind"] == Kind.REMINDER)
    twice = [text for text, count in counts.items() if count > 1]
    made = len(occurrences)
    lost = made - len(counts)
    uncertain = sum(count for state, rank, count in ends if state == "uncertain")
    return [
        *([f"reminders twice: {twice}"] if twice else []),
        *([f"{lost} reminders lost, {uncertain} uncertain"] if lost > uncertain else []),
        *([f"{uncertain} uncertain of {town.doubts} in doubt"] if uncertain > town.doubts else []),
    ]


def _replies(town: Town, sent: Sequence[dict[str, str]]) -> list[str]:
    counts = Counter(line["text"] for line in sent if line["kind"] == Kind.REPLY)
    missing = [f"u{number}" for number in range(town.updates) if not counts[f"u{number}"]]
    again = sum(count - 1 for count in counts.values())
    return [
        *([f"never answered: {missing}"] if missing else []),
        *([f"{again} answers twice of {town.doubts} in doubt"] if again > town.doubts else []),
    ]
