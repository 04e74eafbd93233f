"""The road out: outbox → platform. Every delivery ends as sent, again later, or given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Final, TypeAlias

import structlog

from adapters.storage.errors import StorageError
from bot import clubs
from bot.clock import Clock, Hindsight
from bot.loop import IDLE_S, Bells, back_off
from bot.presence import Presence
from bot.remembered import Remembered
from bot.roll import Roll
from core.messages import Kind
from core.ports.deliveries import (
    Delivery,
    Limits,
    NotSentError,
    RefusedError,
    SlowDownError,
    UnknownError,
    UnreachableError,
)
from core.ports.platform import Platform
from core.ports.store import Store

AT_ONCE: Final = 8
"""Deliveries in flight: as many may be uncertain after a crash."""
LOOK_AGAIN_S: Final = 1.1
"""When what was held back in a busy second is looked at again."""
UNSURE: Final = 4
"""Tries of an answer whose fate stays unknown: each of them may have come, and after so many it is given up."""
SLOWEST_S: Final = 300.0
"""The longest wait between two tries of a delivery."""

Settle: TypeAlias = Callable[[], Awaitable[None]]
"""Writes down what became of a delivery."""

log = structlog.get_logger("fourlap")


@dataclass(slots=True)
class Sender:
    """Delivers what the coach says."""

    store: Store
    platforms: Mapping[str, Platform]
    clock: Clock
    bells: Bells
    presence: Presence
    limits: Mapping[str, Limits] = field(default_factory=dict)
    """How fast each platform may be written to, where that is limited."""
    remembered: Remembered | None = None
    """Beside the database: when something last left."""
    hindsight: Hindsight = field(default_factory=Hindsight)
    flying: dict[asyncio.Task[None], int] = field(default_factory=dict)
    """What delivers, and which delivery."""
    untold: bool = False
    """A claim failed, and may have been kept all the same."""

    @property
    def roll(self) -> Roll:
        """Who is in a channel still that a post names."""
        return Roll(self.store, self.platforms)

    async def once(self) -> float:
        """Let as many deliveries fly as there is room for; return the seconds until the next look."""
        if len(self.flying) >= AT_ONCE:
            return IDLE_S
        now = self.clock.now()
        if self.hindsight.set_back(now):
            log.warning("the clock was set back: what waits for a moment waits no more")
            await self.store.hurry(now)
        self.hindsight.note(now)
        limits = {name: self.limits.get(name, Limits()) for name in self.platforms} if self.limits else None
        asked_at, life = asyncio.get_running_loop().time(), self.presence.life
        claimed = await self._claim(limits)
        for delivery in claimed:
            task = asyncio.create_task(self._send(delivery, asked_at, life))
            self.flying[task] = delivery.id
            task.add_done_callback(self._landed)
        if claimed:
            return 0.0
        full_for = await self.store.full_for(limits) if limits else None
        return IDLE_S if full_for is None else full_for

    async def _claim(self, limits: Mapping[str, Limits] | None) -> Sequence[Delivery]:
        """Claim what there is room for; first put back what an earlier claim took without our being told."""
        if self.untold:
            await self.store.unclaim(tuple(self.flying.values()))
        self.untold = True
        repeats = [name for name, platform in self.platforms.items() if not platform.resends]
        claimed = await self.store.claim(self.clock.now, AT_ONCE - len(self.flying), limits, repeats)
        self.untold = False
        return claimed

    async def landed(self, seconds: float | None = None) -> None:
        """Wait until nothing is in flight, at most *seconds*."""
        if self.flying:
            await asyncio.wait(self.flying, timeout=seconds)

    def _landed(self, task: asyncio.Task[None]) -> None:
        del self.flying[task]
        self.bells.said.set()
        if self.limits:  # what was held back by a limit may leave then
            asyncio.get_running_loop().call_later(LOOK_AGAIN_S, self.bells.said.set)

    async def _send(self, delivery: Delivery, asked_at: float, life: int) -> None:
        closed = self._unsaid(delivery)
        settle = closed or await self._reworded(delivery) or await self._outcome(delivery, asked_at, life)
        for failures in count():
            try:
                await settle()
            except Exception:
                # what was sent must be written down, however long it takes
                log.warning("outcome not kept", delivery=delivery.id, exc_info=True)
                await asyncio.sleep(back_off(failures))
            else:
                return

    def _unsaid(self, delivery: Delivery) -> Settle | None:
        """Return how to close what would come twice, or might; None when it may leave."""
        if delivery.forgotten:
            log.warning("uncertain", delivery=delivery.id, platform=delivery.address.platform)
        unsaid = delivery.vain or delivery.forgotten
        return self._given_up(delivery, uncertain=delivery.forgotten) if unsaid else None

    async def _reworded(self, delivery: Delivery) -> Settle | None:
        """Return how to take out of a post those who left its channel; None when it may leave as it is."""
        if not delivery.message.names:
            return None
        try:
            gone = await self.roll.named(delivery)
        except StorageError:
            return self._again(delivery)
        return partial(self.roll.reword, delivery, gone, self.clock.now()) if gone else None

    async def _outcome(self, delivery: Delivery, asked_at: float, life: int) -> Settle:
        """Deliver what was *asked_at* by the loop's clock, and return what there is to write down."""
        try:
            message_id = await self._deliver(delivery, life)
        except SlowDownError as slow:
            return self._slow_down(delivery, slow)
        except NotSentError:
            return self._again(delivery)
        except UnknownError:
            return self._uncertain(delivery)
        except UnreachableError:
            return self._unreachable(delivery)
        except Exception as error:
            log.exception("delivery failed", delivery=delivery.id, platform=delivery.address.platform)
            return self._given_up(delivery, uncertain=not isinstance(error, RefusedError))
        now, took = self.clock.now(), asyncio.get_running_loop().time() - asked_at
        if self.remembered:
            self.remembered.note(now)
        return partial(self.store.sent, delivery.id, message_id, now, delivery.attempt, took)

    async def _deliver(self, delivery: Delivery, life: int) -> str | None:
        name = delivery.address.platform
        if name not in self.platforms:
            raise NotSentError(f"{name} is off")
        if not self.presence.sure(life):
            raise NotSentError("this process was not heard of for long: by now it may be others' to send")
        return await self.platforms[name].deliver(delivery)

    def _slow_down(self, delivery: Delivery, slow: SlowDownError) -> Settle:
        """Let every process pause exactly what was named."""
        chat = "" if slow.whole_bot else delivery.address.chat
        until = self.clock.now() + timedelta(seconds=slow.seconds)
        again = self._again_in(delivery, slow.seconds)

        async def settle() -> None:
            await self.store.pause(delivery.address.platform, chat, until)
            await again()

        return settle

    def _again(self, delivery: Delivery, *, doubted: bool = False) -> Settle:
        return self._again_in(delivery, back_off(max(delivery.attempt - 1, 0), SLOWEST_S), doubted=doubted)

    def _again_in(self, delivery: Delivery, seconds: float, *, doubted: bool = False) -> Settle:
        asyncio.get_running_loop().call_later(seconds, self.bells.said.set)
        then = self.clock.now() + timedelta(seconds=seconds)
        doubted = doubted or delivery.doubted
        return partial(self.store.again, delivery.id, then, delivery.attempt, doubted=doubted)

    def _uncertain(self, delivery: Delivery) -> Settle:
        """Send a lost one again where that is safe, or where twice is better than never: a reply, a few times."""
        safe = self.platforms[delivery.address.platform].resends or delivery.repeatable
        hopeless = delivery.doubted and delivery.attempt >= UNSURE
        if safe or (delivery.message.kind is Kind.REPLY and not hopeless):
            return self._again(delivery, doubted=True)
        log.warning("uncertain", delivery=delivery.id, platform=delivery.address.platform)
        return self._given_up(delivery, uncertain=True)

    def _unreachable(self, delivery: Delivery) -> Settle:
        log.info("unreachable", platform=delivery.address.platform)

        async def settle() -> None:
            await self.store.unreachable(delivery.address)
            if delivery.message.kind is Kind.RECAP:
                await clubs.shut(self.store, delivery.address, self.clock.now())
                self.bells.said.set()
            await self.store.given_up(delivery.id, uncertain=False, attempt=delivery.attempt)

        return settle

    def _given_up(self, delivery: Delivery, *, uncertain: bool) -> Settle:
        return partial(self.store.given_up, delivery.id, uncertain=uncertain, attempt=delivery.attempt)
