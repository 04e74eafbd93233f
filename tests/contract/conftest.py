"""Every platform in turn, on its stage."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot import wiring
from tests.contract.scene import Coach, Stage, heard, listening
from tests.contract.stages import STAGES


@pytest.fixture(params=["terminal", *wiring.PLATFORMS])
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    """A platform that does not listen yet."""
    if request.param not in STAGES:
        pytest.fail(f"{request.param} needs an entry in tests/contract/stages.py")
    async with STAGES[request.param]() as found:
        yield found
        await found.platform.close()


@pytest.fixture
async def on(stage: Stage) -> AsyncIterator[Stage]:
    """A platform that listens."""
    async with listening(stage):
        yield stage


@pytest.fixture
async def coach(on: Stage) -> Coach:
    """A coach to whom somebody has said hi."""
    await on.says("hi")
    return Coach(on, await heard(on))
