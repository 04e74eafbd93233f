"""Many runners at once on a fake Telegram, in a process of their own: python -m tests.bench.crowd PEOPLE RATE.

They all answer the questions of the same onboarding, each as fast as they are asked or all together RATE times a
second, and stop before the plan is made. Told to begin by a line on standard input, it prints how to reach the
server, that all is warm, and how many turns took how long.
"""

from __future__ import annotations

import asyncio
import json
import sys
from collections import Counter
from datetime import timedelta
from itertools import islice
from statistics import quantiles
from time import perf_counter

from bot.clock import SystemClock
from tests.fakes.telegram import FakeTelegram, Person
from tests.fakes.telegram.world import World

SETTLED_S = 6.0
"""By then every bot has done what it does once after its start."""
AT_ONCE = 32
"""Runners who write at the same time."""
REPLIES = ("sendMessage", "editMessageText")


def lines(number: int) -> tuple[str, ...]:
    """Return what a runner writes, from the first word to the last question; each has a story of their own."""
    race = SystemClock().now() + timedelta(weeks=16 + number % 9)
    tenth, rest = 45 + number % 17, number % 60
    return (
        "hi",
        "let's go",
        f"half marathon in lisbon on {race:%d %B %Y}, hoping for under 1:{tenth + 5}",
        f"10k {tenth}:{rest:02} last month",
        f"{20 + number % 30} km",
        ("tue thu sat sun", "mon wed fri sun", "tue wed sat", "mon thu sat sun")[number % 4],
        "none",
        ("lisbon", "porto", "berlin", "madrid", "london")[number % 5],
    )


class Crowd:
    """Runners who write when they were answered."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.pace = 0.0
        """Seconds between two lines of anybody; 0 for as fast as they are answered."""
        self.free_at = 0.0
        self.took: list[float] = []
        """Seconds from each line to its answer."""
        self.waiting: dict[int, asyncio.Event] = {}
        self.turns = 0

    async def listens(self) -> None:
        """Wake who was answered."""
        seen = 0
        while True:
            await self.world.pulse.until(lambda: len(self.world.calls) > seen, 60)  # noqa: B023 - awaited here
            for call in islice(self.world.calls, seen, None):
                if call.method in REPLIES and (answered := self.waiting.get(call.params["chat_id"])):
                    answered.set()
            seen = len(self.world.calls)

    async def talks(self, person: Person, words: tuple[str, ...]) -> None:
        """Let one runner write line after line, each when the one before was answered."""
        answered = self.waiting[person.id] = asyncio.Event()
        for line in words:
            await self.paces()
            answered.clear()
            begun = perf_counter()
            await person.says(line)
            await answered.wait()
            self.took.append(perf_counter() - begun)
            self.turns += 1

    async def paces(self) -> None:
        """Wait until anybody may write again."""
        if self.pace:
            self.free_at = max(self.free_at, perf_counter()) + self.pace
            await asyncio.sleep(self.free_at - perf_counter())

    async def all_talk(self, people: list[Person]) -> None:
        """Let all of them write, as many at once as there is room for."""
        room = asyncio.Semaphore(AT_ONCE)

        async def one(number: int, person: Person) -> None:
            async with room:
                await self.talks(person, lines(number))

        await asyncio.gather(*(one(*each) for each in enumerate(people)))


async def main(number: int, rate: float = 0.0) -> None:
    """Serve, wait for a line, and let *number* runners write, *rate* lines a second if that is given."""
    async with FakeTelegram() as telegram:
        say(url=telegram.url, token=telegram.token)
        crowd = Crowd(telegram.world)
        listening = asyncio.create_task(crowd.listens())
        await asyncio.to_thread(sys.stdin.readline)
        await crowd.all_talk(
            [telegram.person(f"Pacer {n}") for n in range(4)]
        )  # what is made once is made now
        await asyncio.sleep(SETTLED_S)
        say(warm=True)
        people = [telegram.person(f"Runner {n}") for n in range(number)]
        crowd.pace, crowd.took = 1 / rate if rate else 0.0, []
        start, before = perf_counter(), crowd.turns
        await crowd.all_talk(people)
        seconds = perf_counter() - start
        listening.cancel()
        calls = Counter(call.method for call in telegram.world.calls if call.method != "getUpdates")
        polls = len(telegram.calls("getUpdates"))
        slow = quantiles(crowd.took, n=100)[98]
        say(turns=crowd.turns - before, seconds=seconds, calls=sum(calls.values()), polls=polls, slow=slow)
        await asyncio.to_thread(sys.stdin.readline)


def say(**facts: object) -> None:
    """Tell whoever started this process."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), *map(float, sys.argv[2:])))
