"""Run the house: platforms listen, the three roads go on, until someone says stop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, cast

import structlog

from bot.clock import Clock
from bot.coach import Coach
from bot.gathering import Gathering
from bot.loop import back_off, go_on
from bot.remembered import said_until
from bot.settings import SettingsError
from bot.wiring import House
from core.messages import Address
from core.ports.deliveries import BadTokenError
from core.ports.events import Raw
from core.ports.platform import Caller, Inbox, Platform
from core.ports.store import Store

GRACE_S: Final = 20.0
"""How long deliveries in flight may take to land after a stop."""

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Letterbox:
    """The inbox with a bell: what is put in is heard at once."""

    inbox: Store
    bell: asyncio.Event
    platforms: Mapping[str, Platform]
    coach: Coach
    clock: Clock

    async def put(self, platform: str, key: str, raw: Raw, lane: str = "") -> bool:
        """Store one event in its sender's lane, and wake the turns: before it is kept, where they may keep it too."""
        lane = lane or self._lane(platform, raw)
        if self.inbox.shared:
            self.bell.set()
            return await self.inbox.put(platform, key, raw, lane)
        fresh = await self.inbox.put(platform, key, raw, lane)
        self.bell.set()
        return fresh

    def _lane(self, platform: str, raw: Raw) -> str:
        """Return who sent an event; one that cannot be read, or means nothing, needs to wait for nobody."""
        with suppress(Exception):
            envelope = self.platforms[platform].read(raw)
            return envelope.person if envelope else ""
        return ""

    async def marks(self, platform: str) -> Sequence[tuple[str, str]]:
        """Return how far each private chat was heard."""
        return await self.inbox.marks(platform)

    async def suggest(self, channel: Address, person: str, command: str, typed: str) -> Sequence[str]:
        """Return what may finish the option of *command*; nothing for a stranger."""
        async with self.inbox.work() as work:
            known = await work.known(channel.platform, person)
            athlete = await work.look_at(known) if known else None
            club = await work.club_of(channel)
        return self.coach.suggest(athlete, command, typed, self.clock.now(), club) if athlete else ()


async def run(house: House, stop: asyncio.Event) -> None:
    """Run until *stop*, or until no platform listens any more; finish what is under way.

    Raises SettingsError when a platform refuses its token.
    """
    await house.presence.arrive()
    await _after_a_restore(house)
    listening = asyncio.create_task(_listen_all(house) if house.shape.role.listens else stop.wait())
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
        await _leave(house)
        await _close(house)
    if not listening.cancelled():
        listening.result()


async def _after_a_restore(house: House) -> None:
    """Send no reminder again that the database does not know to be sent, because it is an older one."""
    remembered = house.sender.remembered
    until = remembered and said_until(remembered.last(), await house.store.last_left())
    until = until and min(
        until, house.turns.clock.now()
    )  # what is remembered may be of a clock that was wrong
    if until and house.shape.role.works:
        log.warning(
            "the database is older than what was sent: no reminder due before is sent again", until=until
        )
        await house.ticker.take_as_said(until)


def _start(roads: asyncio.TaskGroup, house: House, stop: asyncio.Event) -> None:
    bells, idle_s = house.bells, house.shape.idle_s
    roads.create_task(go_on("presence", partial(_beat, house), bells.stopped, stop))
    if house.shape.role.works:
        if house.jobs:
            roads.create_task(go_on("jobs", partial(_do_jobs, house, stop), bells.stopped, stop))
        roads.create_task(go_on("turns", house.turns.once, bells.heard, stop, idle_s))
        roads.create_task(go_on("ticker", house.ticker.once, bells.due, stop, idle_s))
        roads.create_task(go_on("sender", house.sender.once, bells.said, stop, idle_s))


async def _beat(house: House) -> float:
    """Give a sign of life; what the dead left may be sent now."""
    pause = await house.presence.once()
    house.bells.said.set()
    return pause


async def _do_jobs(house: House, stop: asyncio.Event) -> float:
    """Do what is handed to this process, until *stop* or until the database is gone."""
    hear = Gathering(house.turns.these)

    async def send(_delivery: int) -> bool:
        house.bells.said.set()  # which goes first, and how fast, is decided by the outbox as a whole
        return True

    if house.jobs:
        await house.jobs.run({"hear": hear.one, "remind": house.ticker.one, "send": send}, stop)
    return 1.0


async def _listen_all(house: House) -> None:
    """Listen on every platform until all are done. Raises SettingsError."""
    letterbox = Letterbox(
        house.store, house.bells.heard, house.platforms, house.turns.coach, house.turns.clock
    )
    async with _called(house, letterbox):
        await _listen_everywhere(house, letterbox)


@asynccontextmanager
async def _called(house: House, inbox: Inbox) -> AsyncIterator[None]:
    """Answer platforms that call, meanwhile."""
    if house.shape.door is None:
        yield
        return
    from adapters.web.hooks import serving  # noqa: PLC0415 - most are never called

    # What has a setting for it can be called.
    callers = {
        name: cast("Caller", house.platforms[name]) for name in house.shape.calls & house.platforms.keys()
    }
    async with serving(callers, inbox, *house.shape.door) as port:
        log.info("called at", host=house.shape.door[0], port=port)
        yield


async def _listen_everywhere(house: House, letterbox: Letterbox) -> None:
    try:
        async with asyncio.TaskGroup() as platforms:
            for platform in house.platforms.values():
                platforms.create_task(_listen_alone(house, platform, letterbox))
    except ExceptionGroup as refused:
        raise SettingsError(*map(str, refused.exceptions)) from None


async def _listen_alone(house: House, platform: Platform, inbox: Inbox) -> None:
    """Listen while no other process does with the same bot: two would take each other's words away."""
    if platform.name not in house.shape.bots:
        return await _listen(platform, inbox)
    name = f"listening on {platform.name} as {house.shape.bots[platform.name]}"
    while True:
        await house.presence.hold(name)
        listening = asyncio.create_task(_listen(platform, inbox))
        taken = asyncio.create_task(house.presence.lose(name))
        try:
            await asyncio.wait({listening, taken}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            taken.cancel()
            if not listening.done():
                listening.cancel()
                await asyncio.wait([listening])
        if not listening.cancelled():
            return listening.result()
        log.warning("another process has taken over", what=name)


async def _listen(platform: Platform, inbox: Inbox) -> None:
    """Listen, and again after trouble that the adapter did not expect. Raises BadTokenError."""
    failures = 0
    log.info("listening", platform=platform.name)
    while True:
        try:
            return await platform.listen(inbox)
        except BadTokenError as error:
            raise BadTokenError(f"{platform.name.upper()}_TOKEN: {error}") from None
        except Exception:
            log.exception("listening failed", platform=platform.name)
            await asyncio.sleep(back_off(failures))
            failures += 1


async def _leave(house: House) -> None:
    try:
        await house.presence.leave()
    except Exception:
        # it is not heard of any more, which says the same a little later
        log.warning("not let go", exc_info=True)


async def _close(house: House) -> None:
    parts: list[Platform | Store] = [*house.platforms.values(), house.store]
    for part in parts:
        try:
            await part.close()
        except Exception:
            # the others must be closed all the same
            log.warning("not closed", part=type(part).__name__, exc_info=True)
