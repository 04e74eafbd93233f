"""`fourlap doctor --live` tries the tokens where they are used, says what it saw, and leaves nothing behind."""

import pytest

from adapters.discord.standing import granted
from bot.doctor import try_out
from bot.settings import Settings
from tests.fakes.discord import FakeDiscord
from tests.fakes.discord.trouble import Trouble
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


NOWHERE = {"telegram_api_url": "http://127.0.0.1:1", "discord_api_url": "http://127.0.0.1:1/api/v10"}


@pytest.mark.parametrize(
    ("more", "advice"),
    [
        (
            {"telegram_token": "12:wrong", "discord_token": "wrong"},
            ("copy it anew from BotFather", "copy it anew from the developer portal"),
        ),
        (NOWHERE, ("Telegram could not be reached", "Discord could not be reached")),
    ],
)
async def test_a_token_that_is_refused_or_no_network(telegram, discord, more, advice):
    """It is said once per platform what may be done about it, in words, and nothing else is tried."""
    fine, lines = await try_out(settings(telegram, discord, **more), {"telegram": "1", "discord": "1"})
    assert not fine
    assert [line.split(",")[0].split() for line in lines] == [
        ["telegram", "token:", "FAILED"],
        ["discord", "token:", "FAILED"],
    ]
    assert [words in line for words, line in zip(advice, lines, strict=True)] == [True, True]
    assert "wrong" not in "".join(lines)


@pytest.mark.parametrize(
    ("said", "advice"),
    [
        (refusal(400, "Bad Request: chat not found"), "write to it there first"),
        (refusal(403, "Forbidden: bot was blocked by the user"), "unblock it there"),
        (refusal(403, "Forbidden: bot is not a member of the channel chat"), "let it in"),
        (
            refusal(400, "Bad Request: not enough rights to send text messages to the chat"),
            "let it send messages",
        ),
        (refusal(400, "Bad Request: something new"), "Telegram refuses it: Something new"),
    ],
)
async def test_a_chat_telegram_keeps_closed(telegram, discord, said, advice):
    """What is missing in a chat is said, and what opens it."""
    rita = telegram.person("Rita")
    telegram.fails("sendMessage", said)
    fine, lines = await try_out(settings(telegram, discord), {"telegram": str(rita.room.id)})
    assert not fine
    assert [advice in line for line in lines if "FAILED" in line] == [True]


@pytest.mark.parametrize(
    ("trouble", "advice"),
    [
        (Trouble("POST /channels", 403, 50001), "give it the right to view it"),
        (Trouble("POST /channels", 403, 50013), "send messages"),
        (Trouble("POST /channels", 404, 10003), "invite it, or check the number"),
        (Trouble("GET /gateway/bot", 401), "copy it anew"),
        (Trouble("GET /gateway/bot", 400, 50035), "Discord refuses it: 400 50035"),
    ],
)
async def test_a_channel_discord_keeps_closed(telegram, discord, trouble, advice):
    """What is missing in a channel is said, and what opens it."""
    discord.troubles.append(trouble)
    fine, lines = await try_out(settings(telegram, discord), {"discord": discord.world.square.id})
    assert not fine
    assert [advice in line for line in lines if "FAILED" in line] == [True]


@pytest.mark.parametrize(
    ("rights", "words"),
    [
        (1 << 10 | 1 << 11, "rights: ok, fine without, better with Create Events"),
        (1 << 10 | 1 << 11 | 1 << 44, "rights: ok, fine without, better with Create Private Threads"),
        (1 << 10, "rights: FAILED, the bot may not write there"),
        (1 << 3, "rights: ok, all that clubs are better with"),
    ],
)
async def test_rights_in_a_channel(telegram, discord, rights, words):
    """What may be done in a channel is looked at, and what is missing is said by its name in Discord, with what it is for."""
    discord.world.rights = str(rights)
    _, lines = await try_out(settings(telegram, discord), {"discord": discord.world.square.id})
    assert any(words in line for line in lines), lines


def test_a_channel_says_otherwise():
    """A channel takes rights from everyone, gives them to a role, and has the last word on one member."""

    def said(whose: str, deny: int, allow: int) -> dict[str, str]:
        return {"id": whose, "deny": str(deny), "allow": str(allow)}

    roles = [{"id": "g", "permissions": str(1 << 10 | 1 << 11)}, {"id": "r", "permissions": "0"}]
    for overwrites, writes in (
        ([], True),
        ([said("g", 1 << 11, 0)], False),
        ([said("g", 1 << 11, 0), said("r", 0, 1 << 11)], True),
        ([said("g", 1 << 11, 0), said("r", 0, 1 << 11), said("me", 1 << 11, 0)], False),
        ([said("x", 1 << 11, 0)], True),
    ):
        found = granted(roles, ["g", "r"], "me", {"permission_overwrites": overwrites})
        assert found.send_messages is writes


async def test_chats_that_are_none(telegram, discord):
    """A name is no chat, and a chat of a platform without a token is not passed over."""
    chats = {"telegram": "@club", "discord": "#running"}
    _, lines = await try_out(settings(telegram, discord), chats)
    failed = [line for line in lines if "FAILED" in line]
    assert [one in line for one, line in zip(("like 12345", "Copy Channel ID"), failed, strict=True)] == [
        True,
        True,
    ]
    fine, lines = await try_out(settings(telegram, discord, discord_token=None), {"discord": "1"})
    assert (fine, lines[-1]) == (False, "discord     writing: FAILED, there is no token to write with")


async def test_nothing_to_try():
    """Without a token there is nothing to try, and that is not well."""
    assert await try_out(Settings(_env_file=None), {}) == (
        False,
        ["No platform has a token: there is nothing to try."],
    )
