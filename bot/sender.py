"""The road out: outbox → platform. Every delivery ends as sent, again later, or given up."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from typing import Final, TypeAlias

import structlog

from bot import clubs
from bot.clock import Clock
from bot.loop import IDLE_S, Bells, back_off
from core.messages import Kind
from core.ports import (
    Delivery,
    NotSentError,
    Platform,
    RefusedError,
    SlowDownError,
    Store,
    UnknownError,
    UnreachableError,
)

AT_ONCE: Final = 8
"""Deliveries in flight: as many may be uncertain after a crash."""
SLOWEST_S: Final = 300.0
"""The longest wait between two tries of a delivery."""

Settle: TypeAlias = Callable[[], Awaitable[None]]
"""Writes down what became of a delivery."""

log = structlog.get_logger("fourlap")


@dataclass(frozen=True, slots=True)
class Sender:
    """Delivers what the coach says."""

    store: Store
    platforms: Mapping[str, Platform]
    clock: Clock
    bells: Bells
    flying: set[asyncio.Task[None]] = field(default_factory=set)
    tries: dict[int, int] = field(default_factory=dict)
    """How often each delivery failed so far."""
    doubted: set[int] = field(default_factory=set)
    """Deliveries sent again although they may have arrived."""
    paused: dict[str, datetime] = field(default_factory=dict)
    """Until when a whole platform asked to be left alone."""

    async def once(self) -> float:
        """Let as many deliveries fly as there is room for; return the seconds until the next look."""
        room = AT_ONCE - len(self.flying)
        claimed = await self.store.claim(self.clock.now(), room) if room else ()
        for delivery in claimed:
            task = asyncio.create_task(self._send(delivery))
            self.flying.add(task)
            task.add_done_callback(self._landed)
        return 0.0 if claimed else IDLE_S

    async def landed(self, seconds: float | None = None) -> None:
        """Wait until nothing is in flight, at most *seconds*."""
        if self.flying:
            await asyncio.wait(self.flying, timeout=seconds)

    def _landed(self, task: asyncio.Task[None]) -> None:
        self.flying.discard(task)
        self.bells.said.set()

    async def _send(self, delivery: Delivery) -> None:
        settle = await self._outcome(delivery)
        for failures in count():
            try:
                await settle()
            except Exception:
                # what was sent must be written down, however long it takes
                log.warning("outcome not kept", delivery=delivery.id, exc_info=True)
                await asyncio.sleep(back_off(failures))
            else:
                return

    async def _outcome(self, delivery: Delivery) -> Settle:
        """Deliver, and return what there is to write down."""
        try:
            message_id = await self._deliver(delivery)
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
        self._forget(delivery)
        return partial(self.store.sent, delivery.id, message_id, self.clock.now())

    async def _deliver(self, delivery: Delivery) -> str | None:
        name = delivery.address.platform
        pause = (self.paused.get(name, self.clock.now()) - self.clock.now()).total_seconds()
        if pause > 0:
            raise SlowDownError(pause)
        if name not in self.platforms:
            raise NotSentError(f"{name} is off")
        return await self.platforms[name].deliver(delivery)

    def _slow_down(self, delivery: Delivery, slow: SlowDownError) -> Settle:
        if slow.whole_bot:
            self.paused[delivery.address.platform] = self.clock.now() + timedelta(seconds=slow.seconds)
        return self._again_in(delivery, slow.seconds)

    def _again(self, delivery: Delivery) -> Settle:
        failures = self.tries.get(delivery.id, 0)
        self.tries[delivery.id] = failures + 1
        return self._again_in(delivery, back_off(failures, SLOWEST_S))

    def _again_in(self, delivery: Delivery, seconds: float) -> Settle:
        asyncio.get_running_loop().call_later(seconds, self.bells.said.set)
        return partial(self.store.again, delivery.id, self.clock.now() + timedelta(seconds=seconds))

    def _uncertain(self, delivery: Delivery) -> Settle:
        """Send a lost one again where that is safe, or where twice is better than never: a reply, once."""
        safe = self.platforms[delivery.address.platform].resends or repeatable(delivery)
        first = delivery.id not in self.doubted
        if safe or (first and delivery.message.kind is Kind.REPLY):
            self.doubted.add(delivery.id)
            return self._again(delivery)
        log.warning("uncertain", delivery=delivery.id, platform=delivery.address.platform)
        return self._given_up(delivery, uncertain=True)

    def _unreachable(self, delivery: Delivery) -> Settle:
        log.info("unreachable", platform=delivery.address.platform)

        async def settle() -> None:
            await self.store.unreachable(delivery.address)
            if delivery.message.kind is Kind.RECAP:
                await clubs.shut(self.store, delivery.address, self.clock.now())
                self.bells.said.set()
            await self.store.given_up(delivery.id, uncertain=False)

        self._forget(delivery)
        return settle

    def _given_up(self, delivery: Delivery, *, uncertain: bool) -> Settle:
        self._forget(delivery)
        return partial(self.store.given_up, delivery.id, uncertain=uncertain)

    def _forget(self, delivery: Delivery) -> None:
        self.tries.pop(delivery.id, None)
        self.doubted.discard(delivery.id)


def repeatable(delivery: Delivery) -> bool:
    """Tell whether a delivery made twice looks the same as once: an edit, a reaction, a toast."""
    message = delivery.message
    return bool(delivery.edits or message.react or message.toast)
