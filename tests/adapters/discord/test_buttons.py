"""A tap finds its way in by the coach's one button, and by the back door where that is gone."""

from __future__ import annotations

import pytest

from adapters.discord.buttons import Choice
from adapters.discord.handles import BUTTON
from core.messages import Button, Message, token
from tests.adapters.discord.conftest import Bench, MemoryInbox, listening
from tests.fakes.discord import FakeDiscord

SORE = token(7, 3, "knee\nsince 3 km: été")
ASK = Message("Any soreness?", ((Button("Knee", SORE), Button("None", token(7, 3, "none"))),))


@pytest.fixture
def by_button(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what comes in by the button."""
    found: list[str] = []
    callback = Choice.callback

    async def noting(self, interaction):
        found.append(self.custom_id)
        await callback(self, interaction)

    monkeypatch.setattr(Choice, "callback", noting)
    return found


def acknowledgements(bench: Bench) -> int:
    """Count what Discord was told about interactions."""
    return sum("callback" in call for call in bench.discord.world.calls)


async def test_a_tap_comes_in_by_the_button_once(bench: Bench, by_button: list[str]) -> None:
    """One item takes every tap, whatever its token holds; it is stored once and acknowledged once."""
    await bench.send(bench.direct(), ASK)
    envelope = await bench.acknowledged(await bench.dana.taps("Knee"))
    assert envelope.incoming.token == SORE
    await bench.acknowledged(await bench.dana.slash("week"))
    assert by_button == [BUTTON + SORE]
    assert (acknowledgements(bench), bench.inbox.repeated) == (2, 0)


async def test_a_button_that_is_gone_is_still_heard(bench: Bench, by_button: list[str]) -> None:
    """A tap that crosses with the end of its buttons is stored and acknowledged all the same, once."""
    post = bench.discord.world.posts[await bench.send(bench.direct(), ASK)]
    post.components = []
    tap = {"custom_id": BUTTON + SORE, "component_type": 2}
    late = await bench.dana._interacts(3, tap, post.channel, post)
    assert (await bench.acknowledged(late)).incoming.token == SORE
    assert (by_button, acknowledgements(bench)) == ([], 1)


async def test_a_button_outlives_the_process(
    discord: FakeDiscord, inbox: MemoryInbox, by_button: list[str]
) -> None:
    """A new process takes a tap on a message that it did not send."""
    dana = discord.person("Dana")
    async with listening(discord, inbox) as platform:
        bench = Bench(discord, platform, inbox, dana, [])
        await bench.send(bench.direct(), ASK)
    async with listening(discord, inbox) as platform:
        bench = Bench(discord, platform, inbox, dana, [])
        assert (await bench.acknowledged(await dana.taps("None"))).incoming.token == token(7, 3, "none")
    assert len(by_button) == 1


async def test_a_tap_that_cannot_be_stored_fails_without_a_word(
    bench: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    """Discord says that it failed, it is not tried by another way, and the log does not hold what it says."""
    await bench.send(bench.direct(), ASK)
    bench.inbox.broken = 1
    lost = await bench.dana.taps("Knee")
    await bench.acknowledged(await bench.dana.taps("None"))
    assert not lost.acknowledged
    assert "choice failed: OSError" in caplog.text
    assert "knee" not in caplog.text
