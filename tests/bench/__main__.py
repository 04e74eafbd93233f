"""`make bench`: a line for each limit. What a limit is compared with was measured in the same run, or is named."""

from __future__ import annotations

import asyncio
import json

from tests.bench import (
    durable,
    jobqueue,
    numbers,
    outbound,
    plans,
    reading,
    reminders,
    size,
    start,
    turn,
    workers,
)

PEOPLE = 60
"""Runners who go through the onboarding at once."""
DUE = 100


def core() -> None:
    """A turn, and plans, without any road."""
    turns, season, many = turn.turns(), plans.season(), plans.thousand()
    row("a core turn, median", f"{turns.middle:.2f} ms", turns.middle / 1)
    row(f"… 99th percentile of {turns.calls}", f"{turns.slow:.2f} ms", turns.slow / 5)
    short, long = reading.typical(), reading.longest()
    row("a message read, median of the corpus", f"{short:.2f} ms", short / 0.5)
    row("… 1,000 characters", f"{long:.1f} ms", long / 5)
    decided = turn.recommendations()
    row("a recommendation, a season known", f"{decided.middle:.3f} ms", decided.middle / 1)
    row("a 24-week plan, median", f"{season:.1f} ms", season / 10)
    row(
        f"plans for {plans.RUNNERS} runners, median",
        f"{many.middle:.1f} ms, the slowest {many.slowest:.0f} ms",
    )
    print(f"  slowest: {json.dumps(many.who)}")
    for name, measured in numbers.MEASURED.items():
        middle, high = numbers.microseconds(measured)
        row(name, f"{middle:.0f} µs, 99 % {high:.0f} µs")


def roads() -> None:
    """A turn from update to reply, and how many the bot makes that it is measured by."""
    theirs, plain, ours = (
        asyncio.run(durable.load(way, PEOPLE)) for way in (durable.theirs, durable.plain, durable.ours)
    )
    for name, took in (("a ConversationHandler", theirs), ("our roads, no coaching", plain)):
        row(
            f"turns a second, {name}",
            f"{took.per_second:.0f}, {1000 * took.cpu / took.turns:.1f} ms of processor",
        )
    half = theirs.per_second / 2
    slow = {
        way.__name__: asyncio.run(durable.load(way, PEOPLE, half)).slow
        for way in (durable.theirs, durable.ours)
    }
    cost = f"{ours.per_second:.0f}, {1000 * ours.cpu / ours.turns:.1f} ms of processor"
    row("turns a second, durable", cost, theirs.per_second / ours.per_second)
    row(f"99 of 100 turns at {half:.0f}/s, theirs", f"{1000 * slow['theirs']:.0f} ms")
    row("… durable", f"{1000 * slow['ours']:.0f} ms", slow["ours"] / slow["theirs"])


def clock() -> None:
    """A pass of the ticker: by who exists, and by who is due."""
    few, many = reminders.measured(1000, DUE), reminders.measured(1_000_000, DUE)
    middle, tens = reminders.measured(100_000, DUE), reminders.measured(10_000, DUE)
    more = reminders.measured(1000, 4 * DUE)
    row(f"{DUE} of 1000 reminded", f"{few.ms:.0f} ms")
    for exist, cost in (("10,000", tens), ("100,000", middle), ("1,000,000", many)):
        times = f"{cost.ms:.0f} ms, {cost.ms / few.ms:.2f} times as much"
        row(f"{DUE} of {exist}", times, cost.megabytes / 200)
        row(f"start to first poll with {exist}", f"{cost.start:.2f} s", cost.start / 1.5)
    row(f"{4 * DUE} of 1000", f"{more.ms:.0f} ms, {more.ms / few.ms:.2f} times as much")
    for jobs in (10_000, 100_000):
        row(*jobqueue.line(jobs))


def the_start() -> None:
    """From nothing to the first poll."""
    seconds = asyncio.run(start.first_poll())
    row("start to first poll", f"{seconds:.2f} s", seconds / 1.5)


def many() -> None:
    """How well a platform's limit is filled, and what more workers bring."""
    asyncio.run(outbound.main())
    asyncio.run(workers.main())


def lengths() -> None:
    """What a reader has to hold in mind."""
    found = size.measured()
    function, file = found.middle()
    row("lines of a function, median", f"{function:g}", function / 8)
    row("… functions over 25", f"{sum(n > 25 for n in found.functions)} of {len(found.functions)}")
    row("lines of a file, median", f"{file:g}", file / 120)
    row("… files over 250", f"{sum(n > 250 for n in found.files)} of {len(found.files)}")
    row(
        "lines of test for a line of code",
        f"{found.tests / sum(found.files):.2f}",
        sum(found.files) / found.tests,
    )


def row(what: str, figure: str, of_limit: float | None = None) -> None:
    """Print one line; *of_limit* is what was measured as a part of what is allowed."""
    share = "" if of_limit is None else f"{of_limit:.2f} of the limit{'' if of_limit <= 1 else '  OVER'}"
    print(f"{what:<40} {figure:<38} {share}", flush=True)


if __name__ == "__main__":
    for part in (core, roads, clock, the_start, many, lengths):
        part()
