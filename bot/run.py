"""Run the house: platforms listen, the three roads go on, until someone says stop."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from bot.clock import Clock
from bot.coach import Coach
from bot.loop import back_off, go_on
from bot.settings import SettingsError
from bot.wiring import House
from core.ports import BadTokenError, Inbox, Platform, Raw, Store

GRACE_S: Final = 20.0
"""How long deliveries in flight may take to land after a stop."""

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The inbox with a bell: what is put in is heard at once."""

    inbox: Store
    bell: asyncio.Event
    coach: Coach
    clock: Clock

    async def put(self, platform: str, key: str, raw: Raw) -> bool:
        """Store one event, then wake the turns."""
        fresh = await self.inbox.put(platform, key, raw)
        self.bell.set()
        return fresh

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return how far each private chat was heard."""
        return await self.inbox.marks(platform)

    async def suggest(self, platform: str, person: str, command: str, typed: str) -> Sequence[str]:
        """Return what may finish the option of *command*; nothing for a stranger."""
        async with self.inbox.work() as work:
            known = await work.known(platform, person)
            athlete = await work.athlete(known) if known else None
        return self.coach.suggest(athlete, command, typed, self.clock.now()) if athlete else ()


async def run(house: House, stop: asyncio.Event) -> None:
    """Run until *stop*, or until no platform listens any more; finish what is under way.

    Raises SettingsError when a platform refuses its token.
    """
    await house.store.recover(frozenset(p.name for p in house.platforms.values() if p.resends))
    listening = asyncio.create_task(_listen_all(house))
    listening.add_done_callback(lambda _: stop.set())
    try:
        async with asyncio.TaskGroup() as roads:
            _start(roads, house, stop)
            await stop.wait()
            house.bells.ring()
        await house.sender.landed(GRACE_S)
    finally:
        listening.cancel()
        await asyncio.wait([listening])
        await _close(house)
    if not listening.cancelled():
        listening.result()


def _start(roads: asyncio.TaskGroup, house: House, stop: asyncio.Event) -> None:
    bells = house.bells
    roads.create_task(go_on("turns", house.turns.once, bells.heard, stop))
    roads.create_task(go_on("ticker", house.ticker.once, bells.due, stop))
    roads.create_task(go_on("sender", house.sender.once, bells.said, stop))


async def _listen_all(house: House) -> None:
    """Listen on every platform until all are done. Raises SettingsError."""
    letterbox = Letterbox(house.store, house.bells.heard, house.turns.coach, house.turns.clock)
    try:
        async with asyncio.TaskGroup() as platforms:
            for platform in house.platforms.values():
                platforms.create_task(_listen(platform, letterbox))
    except ExceptionGroup as refused:
        raise SettingsError(*map(str, refused.exceptions)) from None


async def _listen(platform: Platform, inbox: Inbox) -> None:
    """Listen, and again after trouble that the adapter did not expect. Raises BadTokenError."""
    failures = 0
    while True:
        try:
            return await platform.listen(inbox)
        except BadTokenError as error:
            raise BadTokenError(f"{platform.name.upper()}_TOKEN: {error}") from None
        except Exception:
            log.exception("listening failed", platform=platform.name)
            await asyncio.sleep(back_off(failures))
            failures += 1


async def _close(house: House) -> None:
    parts: list[Platform | Store] = [*house.platforms.values(), house.store]
    for part in parts:
        try:
            await part.close()
        except Exception:
            # the others must be closed all the same
            log.warning("not closed", part=type(part).__name__, exc_info=True)
