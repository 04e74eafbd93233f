"""Updates as they come in bad times: twice, late, out of order, of no known shape, under ids used before."""

from __future__ import annotations

import asyncio
import copy
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from adapters.storage.store import open_store
from adapters.telegram.platform import Telegram
from bot import wiring
from bot.clock import SetClock, SystemClock
from bot.coach import Coach
from bot.run import run
from bot.wiring import House, Shape, build
from core.messages import Address
from tests.adapters.storage.conftest import rows
from tests.core.dialogs.chat import at, day, runner
from tests.delivery import house as town
from tests.delivery.test_fault_points import emptied
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram.updates import Updates, Waiting

PEOPLE = 8
WORDS = 120


def twice(updates: Updates, _dice: Random) -> None:
    """Bring the last update once more, as it was, after it was confirmed."""
    updates._waiting.append(copy.deepcopy(updates._waiting[-1]))


def unknown(updates: Updates, _dice: Random) -> None:
    """Bring a kind of update that did not exist when this was written."""
    updates.add("thought_reading", {"id": 7, "thoughts": "none"})


def unparsable(updates: Updates, dice: Random) -> None:
    """Bring something of a known kind and of no known shape."""
    odd: list[object] = [{"message_id": "odd", "chat": 7}, [], "text", None, {"from": {"id": "x" * 99}}]
    updates.add("message", dice.choice(odd))


def restarted(updates: Updates, dice: Random) -> None:
    """Count the ids from another number, one used before among them."""
    updates.next_id = dice.choice((updates.next_id + 9000, updates.next_id - 1, 400_000))


def late(updates: Updates, _dice: Random) -> None:
    """Let the last update have been written 23 hours ago."""
    last = updates._waiting.pop()
    body = copy.deepcopy(last.json)
    body["message"]["date"] -= 23 * 3600
    updates._waiting.append(Waiting(last.id, last.expires, body))


HARM: tuple[Callable[[Updates, Random], None], ...] = (twice, unknown, unparsable, restarted, late)


def harmed(telegram: FakeTelegram, dice: Random) -> Callable[[], None]:
    """Return what may do harm to what waits."""

    def do() -> None:
        if dice.random() < 0.5:
            dice.choice(HARM)(telegram.world.updates, dice)

    return do


def shuffled(waiting: list[Waiting], dice: Random) -> list[Waiting]:
    """Return updates in another order, each chat's own kept; ids rise, as Telegram's do within a poll."""
    chats: dict[Any, list[Waiting]] = defaultdict(list)
    for one in waiting:
        chats[_chat(one)].append(one)
    order = [chat for chat, many in chats.items() for _ in many]
    dice.shuffle(order)
    return [chats[chat].pop(0) for chat in order]


def _chat(one: Waiting) -> object:
    body = one.json.get("message") or one.json.get("edited_message")
    return body["chat"]["id"] if isinstance(body, dict) and isinstance(body.get("chat"), dict) else None


async def brought(telegram: FakeTelegram, waiting: list[Waiting], dice: Random) -> None:
    """Hand updates over in a few polls; ids that go back can only come in another one."""
    updates = telegram.world.updates
    polls: list[list[Waiting]] = [[]]
    for one in waiting:
        if polls[-1] and (one.id <= polls[-1][-1].id or dice.random() < 0.05):
            polls.append([])
        polls[-1].append(one)
    for poll in polls:
        updates._waiting = list(poll)
        telegram.world.pulse.beat()
        await telegram.world.pulse.until(lambda: not updates._waiting, 30)


async def written(telegram: FakeTelegram, dice: Random) -> dict[int, list[str]]:
    """Let people write and correct themselves, and harm be done to what waits; return what each of them said."""
    people = [telegram.person(f"Runner {number}") for number in range(PEOPLE)]
    said, harm = defaultdict[int, list[str]](list), harmed(telegram, dice)
    for number in range(WORDS):
        person, words = dice.choice(people), f"w{number}"
        shown = await person.says(words)
        said[person.id].append(words)
        harm()
        if dice.random() < 0.1:
            await person.edits(shown, f"{words} corrected")
            said[person.id].append(f"{words} corrected")
    return said


async def in_bad_times(url: str, seed: int) -> None:
    """Let people write in bad times, and look at what came of it."""
    dice = Random(seed)
    print(f"seed {seed}")
    async with FakeTelegram(clock=time.time) as telegram:  # type: ignore[arg-type]
        said = await written(telegram, dice)
        waiting, telegram.world.updates._waiting = telegram.world.updates._waiting, []
        house, stop = await home(url, telegram), asyncio.Event()
        going = asyncio.create_task(run(house, stop))
        await brought(telegram, shuffled(waiting, dice), dice)
        while await house.store.waiting():  # noqa: ASYNC110 - no bell rings for it
            await asyncio.sleep(0.01)
        runs, kept = [await rows(house.store, table) for table in ("runs", "inbox")]  # type: ignore[arg-type]
        stop.set()
        await going
    heard = defaultdict[int, list[str]](list)
    for row in sorted(runs, key=lambda row: row["number"]):
        heard[row["athlete_id"]].append(row["note"])
    assert sorted(heard.values()) == sorted(said.values())
    assert {row["state"] for row in kept} == {"done", "ignored", "unreadable"}


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_updates_in_bad_times(path: Path, seed: int) -> None:
    """Each word has its effect once, each chat in its order, corrections too; what nobody can read is set aside."""
    await in_bad_times(f"sqlite:///{path}", seed)


@pytest.mark.slow
@pytest.mark.timeout(600)
async def test_updates_in_many_bad_times(url: str) -> None:
    """The same for thirty seeds more, on both databases."""
    for seed in range(4, 34):
        await in_bad_times(url, seed)
        await emptied(url)


@pytest.mark.parametrize(("hours", "counts_for"), [(9, 1), (0, 2), (30, 2)])
async def test_what_waited_overnight_means_the_evening(path: Path, hours: int, counts_for: int) -> None:
    """A run told at ten in the evening, while nobody listened, is that day's; Telegram keeps nothing longer than a day."""
    morning = at(day(2), 7)
    house = build(
        await open_store(f"sqlite:///{path}"),
        {"telegram": Telegram("7:token")},
        wiring.coach(),
        SetClock(morning),
    )
    async with house.store.work() as work:
        before = await work.welcome("telegram", "7", Address("telegram", "7"))
        await work.save(before, replace(runner(), id=before.id), None)
    post = {
        "message_id": 1,
        "date": int((morning - timedelta(hours=hours)).timestamp()),
        "chat": {"id": 7, "type": "private"},
        "from": {"id": 7, "first_name": "Tom"},
        "text": "ran 8 km easy, effort 4, legs fine",
    }
    await house.store.put("telegram", "k", {"update_id": 1, "message": post}, "7")
    await house.turns.once()
    (run,) = await rows(house.store, "runs")  # type: ignore[arg-type]
    assert run["on"] == day(counts_for)
    await house.store.close()


async def home(url: str, telegram: FakeTelegram) -> House:
    """Return a coach on Telegram that logs every word."""
    bot = Telegram(telegram.token, api_url=telegram.url, patience=0.0)
    coach = Coach(town.hear, lambda athlete, _now: town.Turn(athlete), lambda _athlete, _now: None)
    return build(await open_store(url), {"telegram": bot}, coach, SystemClock(), shape=Shape())
