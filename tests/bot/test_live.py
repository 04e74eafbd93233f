"""`fourlap doctor --live` tries the tokens where they are used, says what it saw, and leaves nothing behind."""

import pytest

from bot.doctor import try_out
from bot.settings import Settings
from tests.fakes.discord import FakeDiscord
from tests.fakes.telegram import FakeTelegram, refusal


@pytest.fixture
async def telegram():
    """Serve a fake Telegram."""
    async with FakeTelegram() as fake:
        yield fake


@pytest.fixture
async def discord():
    """Serve a fake Discord."""
    async with FakeDiscord() as fake:
        yield fake


def settings(telegram, discord, **more) -> Settings:
    """Return the settings of a host with both tokens."""
    known = {
        "telegram_token": telegram.token,
        "telegram_api_url": telegram.url,
        "discord_token": discord.token,
        "discord_api_url": discord.api_url,
    }
    return Settings(_env_file=None, **(known | more))


async def test_all_is_well(telegram, discord):
    """Every step is tried and said, no message is left behind, and no token is named."""
    rita = telegram.person("Rita")
    await rita.says("/start")
    square = discord.world.square.id
    chats = {"telegram": str(rita.room.id), "discord": square}
    fine, lines = await try_out(settings(telegram, discord), chats)
    assert fine, lines
    said = "\n".join(lines)
    assert [word in said for word in ("@fourlap_test_bot", "privacy mode is on", "Fourlap, 0 commands")] == [
        True
    ] * 3
    assert said.count("sent, changed and taken back") == 2
    assert "reactions, marks of the clock" in said
    assert "998 of 1000 starts are left today" in said
    assert "a page of components too" in said
    assert (rita.said(), discord.world.posts) == ([], {})
    assert telegram.token not in said
    assert discord.token not in said


async def test_what_this_server_lacks_is_named(telegram, discord):
    """A Bot API server of an earlier day, or a chat without reactions, is no failure: it is said what is done without."""
    rita = telegram.person("Rita")
    await rita.says("/start")
    telegram.fails("setMessageReaction", refusal(400, "Bad Request: REACTION_INVALID"))
    fine, lines = await try_out(settings(telegram, discord), {"telegram": str(rita.room.id)})
    assert fine, lines
    assert any("no reactions (reaction_invalid), marks of the clock" in line.casefold() for line in lines), (
        lines
    )
    assert rita.said() == []


async def test_what_fails_is_named(telegram, discord):
    """A wrong token, or a chat that is closed to us, is said, and the rest is tried all the same."""
    telegram.fails("getMe", refusal(401, "Unauthorized"))
    fine, lines = await try_out(settings(telegram, discord, discord_token="wrong"), {"telegram": "999"})
    assert not fine
    failed = [line.split(",")[0] for line in lines if "FAILED" in line]
    assert failed == ["telegram    token: FAILED", "telegram    writing: FAILED", "discord     token: FAILED"]


async def test_nothing_to_try():
    """Without a token there is nothing to try, and that is not well."""
    assert await try_out(Settings(_env_file=None), {}) == (
        False,
        ["No platform has a token: there is nothing to try."],
    )
