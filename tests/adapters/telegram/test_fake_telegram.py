"""The fake Bot API keeps Telegram's rules, so that a test against it means something."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from tests.fakes.telegram import FakeTelegram, Person, slow
from tests.fakes.telegram.screen import Key

CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def call(telegram: FakeTelegram, method: str, token: str = "", **params: Any) -> Any:
    """Return what the server answers: the result, or the code and the description."""
    url = f"{telegram.url}/bot{token or telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, data=params) as response:
        answer = await response.json()
    return answer["result"] if answer["ok"] else (answer["error_code"], answer["description"])


def button(data: str) -> str:
    """Return a keyboard of one button that says *data*."""
    return json.dumps({"inline_keyboard": [[{"text": "Yes", "callback_data": data}]]})


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({"text": "hi", "color": "red"}, "unknown parameter color"),
        ({}, "message text is empty"),
        ({"text": "  \n"}, "message text is empty"),
        ({"text": "🏃" * 2049}, "message is too long"),
        ({"text": "hi", "message_thread_id": "x"}, "can't parse message_thread_id"),
        ({"text": "hi", "reply_markup": button("x" * 65)}, "BUTTON_DATA_INVALID"),
        ({"text": "hi", "reply_markup": button("é" * 33)}, "BUTTON_DATA_INVALID"),
        ({"text": "hi", "reply_markup": '{"keyboard":[]}'}, "object expected as reply markup"),
    ],
)
async def test_a_call_that_breaks_a_rule_is_refused(telegram, rita, params, description):
    """Parameters are checked one by one, and nothing is shown."""
    refused = await call(telegram, "sendMessage", chat_id=rita.id, **params)
    assert refused == (400, f"Bad Request: {description}")
    assert rita.said() == []


async def test_only_the_right_token_and_method_are_known(telegram):
    """A wrong token is 401, an unknown method 404."""
    assert await call(telegram, "getMe", token="7:wrong") == (401, "Unauthorized")
    assert await call(telegram, "sendPigeon") == (404, "Not Found")


async def test_updates_come_again_until_they_are_confirmed(telegram, rita):
    """The same updates are handed out until a higher offset is asked for; a limit cuts them."""
    await rita.says("one")
    first = await call(telegram, "getUpdates", limit=1)
    assert first == await call(telegram, "getUpdates", limit=1)
    rest = await call(telegram, "getUpdates", offset=first[0]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["one"]


async def test_a_poll_is_held_until_something_comes(telegram, rita):
    """A long poll returns with the first update."""
    start = (await call(telegram, "getUpdates"))[-1]["update_id"]
    poll = asyncio.create_task(call(telegram, "getUpdates", offset=start + 1, timeout=50))
    await rita.until(lambda: not telegram.world.updates.waiting)
    await rita.says("now")
    assert [update["message"]["text"] for update in await poll] == ["now"]


async def test_a_second_poll_ends_the_first(telegram, rita):
    """Two readers of one bot get in each other's way."""
    start = (await call(telegram, "getUpdates"))[-1]["update_id"]
    poll = asyncio.create_task(call(telegram, "getUpdates", offset=start + 1, timeout=50))
    await rita.until(lambda: not telegram.world.updates.waiting)
    assert await call(telegram, "getUpdates", offset=start + 1) == []
    assert await poll == (409, CONFLICT)


async def test_updates_are_forgotten_in_time(telegram, rita):
    """A tap waits 150 s to be fetched, a message a day."""
    await press(telegram, rita)
    telegram.clock.advance(151)
    assert [list(update)[1] for update in telegram.world.updates.waiting] == ["message"]
    telegram.clock.advance(86_400)
    assert telegram.world.updates.waiting == []


async def test_a_tap_is_answered_once_and_soon(telegram, rita):
    """A second answer and a late one are refused in the same words."""
    first, second = await press(telegram, rita), await press(telegram, rita)
    assert await call(telegram, "answerCallbackQuery", callback_query_id=first) is True
    assert await call(telegram, "answerCallbackQuery", callback_query_id=first) == (400, TOO_OLD)
    telegram.clock.advance(16)
    assert await call(telegram, "answerCallbackQuery", callback_query_id=second) == (400, TOO_OLD)


async def test_limits_hold_when_they_are_switched_on(telegram, rita):
    """One message a second to a chat, thirty to all, twenty a minute to a group."""
    telegram.world.limits.on = True
    many = [telegram.person(str(number)) for number in range(30)]
    for person in many:
        await person.says("/start")
        assert isinstance(await call(telegram, "sendMessage", chat_id=person.id, text="hi"), dict)
    flood = (429, "Too Many Requests: retry after 1")
    assert await call(telegram, "sendMessage", chat_id=rita.id, text="hi") == flood
    telegram.clock.advance(1)
    assert isinstance(await call(telegram, "sendMessage", chat_id=rita.id, text="hi"), dict)
    assert await call(telegram, "sendMessage", chat_id=rita.id, text="hi") == flood


async def test_a_group_takes_twenty_messages_a_minute(telegram):
    """The pause asked for ends when the minute of the first does."""
    club = telegram.group()
    telegram.world.limits.on = True
    for _ in range(20):
        await call(telegram, "sendMessage", chat_id=club.id, text="hi")
        telegram.clock.advance(2)
    assert await call(telegram, "sendMessage", chat_id=club.id, text="hi") == (
        429,
        "Too Many Requests: retry after 20",
    )


async def test_a_message_can_be_deleted_once(telegram, rita):
    """What is gone is gone from the screen."""
    sent = await call(telegram, "sendMessage", chat_id=rita.id, text="hi")
    gone = {"chat_id": rita.id, "message_id": sent["message_id"]}
    assert await call(telegram, "deleteMessage", **gone) is True
    assert rita.said() == []
    assert await call(telegram, "deleteMessage", **gone) == (400, "Bad Request: message to delete not found")


async def test_the_bot_changes_only_its_own_messages(telegram, rita):
    """A runner's words stay theirs."""
    said = await rita.says("8k")
    edit = {"chat_id": rita.id, "message_id": said.id, "text": "9k"}
    assert await call(telegram, "editMessageText", **edit) == (400, "Bad Request: message can't be edited")


async def test_a_kind_of_update_that_is_not_wanted_never_comes(telegram, rita):
    """The last choice of kinds counts until the next."""
    await call(telegram, "getUpdates", allowed_updates='["message"]')
    await press(telegram, rita)
    assert [list(update)[1] for update in telegram.world.updates.waiting] == ["message"]


async def press(telegram: FakeTelegram, rita: Person) -> str:
    """Let *rita* press a button; return the id of the tap."""
    shown = telegram.world.post(rita.room, telegram.world.me, "Ready?", keys=[[Key("Yes", "1.2.yes")]])
    return await rita.taps("Yes", on=shown)


async def test_a_slow_call_is_answered_in_the_end(telegram, rita):
    """Slow is not lost."""
    telegram.fails("sendMessage", slow(0.01))
    await call(telegram, "sendMessage", chat_id=rita.id, text="hi")
    assert (await rita.hears()).text == "hi"


@pytest.mark.parametrize(
    ("keys", "description"),
    [
        ([[{"text": " ", "callback_data": "x"}]], "inline keyboard button text must be non-empty"),
        ([[{"text": "Yes", "callback_data": "x"}] * 9], "reply markup is too long"),
        (
            [[{"text": "Yes"}]],
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
    ],
)
async def test_an_odd_keyboard_is_refused(telegram, rita, keys, description):
    """Every button has a label and a token, and a row at most eight."""
    markup = json.dumps({"inline_keyboard": keys})
    refused = await call(telegram, "sendMessage", chat_id=rita.id, text="hi", reply_markup=markup)
    assert refused == (400, f"Bad Request: {description}")


@pytest.mark.parametrize(
    ("name", "summary", "refusal"),
    [("Today", "x", "BOT_COMMAND_INVALID"), ("today", "", "BOT_COMMAND_DESCRIPTION_INVALID")],
)
async def test_an_odd_menu_is_refused(telegram, name, summary, refusal):
    """Commands are small letters, and each says what it does."""
    menu = json.dumps([{"command": name, "description": summary}])
    assert await call(telegram, "setMyCommands", commands=menu) == (400, f"Bad Request: {refusal}")


async def test_a_reaction_is_one_of_telegrams_own(telegram, rita):
    """Any other emoji is refused, and so is one under a message that is gone."""
    said = await rita.says("done")
    boot, thumb = (json.dumps([{"type": "emoji", "emoji": emoji}]) for emoji in "🥾👍")
    react = {"chat_id": rita.id, "message_id": said.id}
    refused = await call(telegram, "setMessageReaction", **react, reaction=boot)
    assert refused == (400, "Bad Request: REACTION_INVALID")
    gone = await call(telegram, "setMessageReaction", **(react | {"message_id": 999}), reaction=thumb)
    assert gone == (400, "Bad Request: message to react not found")
