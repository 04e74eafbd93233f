"""What somebody else did is told at once, at night without a sound."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.clubs import tell
from core.athlete.athlete import Athlete
from core.messages import Address, Say
from core.voice.text import t
from tests.bot.fakes import FakeStore, FakeWork


@pytest.mark.parametrize(("hour", "silent"), [(12, False), (21, False), (22, True), (5, True)])
async def test_what_others_did_wakes_nobody(hour: int, silent: bool) -> None:
    """A place in a session that is free now comes at any hour, and with a sound only while nobody sleeps."""
    store = FakeStore()
    store.kept.athletes[1], store.kept.homes[1] = Athlete(1), Address("fake", "ann")
    now = datetime(2027, 1, 4, hour, tzinfo=UTC)
    await tell(FakeWork(store), [(1, Say(t("In a channel")))], now)
    assert [row.delivery.message.silent for row in store.kept.outbox.values()] == [silent]
