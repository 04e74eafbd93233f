"""Long before Discord bans an address for invalid requests, none leaves any more."""

from __future__ import annotations

from types import SimpleNamespace

import discord
import pytest

from adapters.discord.guard import MOST, WINDOW_S, Guard
from core.messages import Message
from core.ports.deliveries import SlowDownError
from tests.adapters.discord.conftest import Bench

BAN = 10_000


def answered(status: int, scope: str = "user") -> discord.HTTPException:
    """Return an answer of Discord's."""
    response = SimpleNamespace(status=status, reason="", headers={"X-RateLimit-Scope": scope})
    return discord.HTTPException(response, None)  # type: ignore[arg-type]


def test_closed_after_too_many_and_open_again_in_time() -> None:
    """After half a per cent of what leads to a ban no request leaves, until the first of them is ten minutes old."""
    now = [0.0]
    guard = Guard(lambda: now[0])
    for _ in range(MOST):
        guard.check()
        guard.note(answered(403))
        now[0] += 1.0
    with pytest.raises(discord.RateLimited) as closed:
        guard.check()
    assert closed.value.retry_after == WINDOW_S - MOST
    now[0] = WINDOW_S
    guard.check()
    assert MOST < BAN / 100


@pytest.mark.parametrize(("status", "scope"), [(404, "user"), (400, "user"), (500, "user"), (429, "shared")])
def test_what_discord_does_not_count(status: int, scope: str) -> None:
    """Other errors, and limits of a place that others share, close nothing."""
    guard = Guard()
    for _ in range(MOST + 1):
        guard.note(answered(status, scope))
    guard.check()


async def test_a_closed_door_is_not_knocked_at_for_ever(bench: Bench) -> None:
    """Once the guard has closed, a delivery is told to wait, with all others of all processes, and nothing leaves."""
    await bench.dana.says("hi")
    (envelope,) = await bench.heard()
    guard = bench.platform._listener.http.guard
    for _ in range(MOST):
        guard.note(answered(403))
    with pytest.raises(SlowDownError) as stopped:
        await bench.answer(envelope, Message("hi"))
    assert 0 < stopped.value.seconds <= WINDOW_S
    assert stopped.value.whole_bot
