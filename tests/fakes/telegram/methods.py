"""The methods of the Bot API, each a function of the world and its parameters."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from telegram.constants import ReactionEmoji

from tests.fakes.telegram import rules
from tests.fakes.telegram.faults import RefusedCall, bad
from tests.fakes.telegram.screen import Shown
from tests.fakes.telegram.world import World

ANSWERED_WITHIN = 15
"""Seconds a tap can be answered in."""
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)


async def get_me(world: World) -> Any:
    flags = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": False}
    return world.me | flags


async def get_updates(
    world: World,
    offset: int = 0,
    limit: int = 100,
    timeout: int = 0,  # noqa: ASYNC109 - a parameter of the Bot API
    allowed_updates: list[str] | None = None,
) -> Any:
    if world.hook:
        raise RefusedCall(
            409,
            "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        )
    return await world.updates.get(offset, limit, timeout, allowed_updates)


async def set_my_commands(
    world: World, commands: list[dict[str, str]], scope: dict[str, str] | None = None, language_code: str = ""
) -> Any:
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    kind = (scope or {"type": "default"})["type"]
    world.menus[f"{kind} {language_code}".strip()] = [rules.command(entry) for entry in commands]
    return True


async def send_message(
    world: World,
    chat_id: int,
    text: str,
    message_thread_id: int | None = None,
    disable_notification: bool = False,
    reply_markup: dict[str, Any] | None = None,
    link_preview_options: dict[str, Any] | None = None,
    entities: list[dict[str, Any]] | None = None,
) -> Any:
    room, words, keys = world.writable(chat_id), rules.text(text), rules.keyboard(reply_markup)
    moments = rules.entities(text, entities)
    world.limits.check(chat_id, world.clock())
    shown = world.post(
        room,
        world.me,
        words,
        keys=keys,
        silent=disable_notification,
        thread=message_thread_id,
        moments=moments,
    )
    return shown.json()


async def send_document(
    world: World,
    chat_id: int,
    document: rules.File,
    caption: str = "",
    message_thread_id: int | None = None,
    disable_notification: bool = False,
    reply_markup: dict[str, Any] | None = None,
) -> Any:
    room, words, keys = world.room(chat_id), rules.caption(caption), rules.keyboard(reply_markup)
    if not document.name or not document.content:
        raise bad("file must be non-empty")
    world.limits.check(chat_id, world.clock())
    shown = world.post(
        room, world.me, words, keys=keys, silent=disable_notification, thread=message_thread_id, file=document
    )
    return shown.json()


async def edit_message_text(
    world: World,
    chat_id: int,
    message_id: int,
    text: str,
    reply_markup: dict[str, Any] | None = None,
    link_preview_options: dict[str, Any] | None = None,
    entities: list[dict[str, Any]] | None = None,
) -> Any:
    shown = _mine(world, chat_id, message_id)
    if shown.file:
        raise bad("there is no text in the message to edit")
    moments = rules.entities(text, entities)
    changed = _change(shown, rules.text(text), reply_markup)
    shown.moments = moments
    return changed


async def edit_message_reply_markup(
    world: World, chat_id: int, message_id: int, reply_markup: dict[str, Any] | None = None
) -> Any:
    shown = _mine(world, chat_id, message_id)
    return _change(shown, shown.text, reply_markup)


async def set_message_reaction(
    world: World, chat_id: int, message_id: int, reaction: list[dict[str, str]] | None = None
) -> Any:
    shown = world.room(chat_id).find(message_id)
    if shown is None:
        raise bad("message to react not found")
    emoji = [entry["emoji"] for entry in reaction or ()]
    if len(emoji) > 1 or not set(emoji) <= set(ReactionEmoji):
        raise bad("REACTION_INVALID")
    shown.reaction = emoji[0] if emoji else None
    return True


async def delete_message(world: World, chat_id: int, message_id: int) -> Any:
    room = world.room(chat_id)
    shown = room.find(message_id)
    if shown is None:
        raise bad("message to delete not found")
    room.messages.remove(shown)
    return True


async def answer_callback_query(
    world: World, callback_query_id: str, text: str = "", show_alert: bool = False, url: str = ""
) -> Any:
    tapped = world.taps.get(callback_query_id)
    late = tapped is None or world.clock() - tapped.at > ANSWERED_WITHIN
    if tapped is None or late or tapped.answer is not None:
        raise bad(TOO_OLD)
    if rules.units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if url and not url.startswith(f"https://t.me/{world.username}?start="):
        raise bad("URL_INVALID")
    tapped.answer, tapped.opened = text, url
    if text:
        tapped.person.toasts.append(text)
    return True


async def set_webhook(world: World, url: str, **settings: Any) -> bool:
    """Call there from now on."""
    world.hook = {"url": url, **settings}
    return True


async def delete_webhook(world: World, drop_pending_updates: bool = False) -> bool:
    """Call nobody any more."""
    world.hook = {}
    if drop_pending_updates:
        world.updates.drop()
    return True


async def get_webhook_info(world: World) -> Any:
    return {
        "url": world.hook["url"] if world.hook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting),
    }


async def get_my_commands(world: World) -> Any:
    return world.menus.get("default", [])


async def get_chat_member(world: World, chat_id: int, user_id: int) -> Any:
    room = world.room(chat_id)
    status = "administrator" if user_id in room.admins else "left" if user_id in room.left else "member"
    me = world.me["id"] == user_id
    user = world.me if me else {"id": user_id, "is_bot": False, "first_name": "Somebody"}
    if me and room.silenced:
        flags = dict.fromkeys(RESTRICTED, False) | {"is_member": True, "until_date": 0}
        return {"status": "restricted", "user": user, **flags}
    rights = dict.fromkeys(RIGHTS, False) if status == "administrator" else {}
    return {"status": status, "user": user, **rights}


async def get_chat(world: World, chat_id: int) -> Any:
    room = world.room(chat_id)
    permissions = {"can_send_messages": not room.closed_to_members}
    full = {"accent_color_id": 1, "max_reaction_count": 1, "permissions": permissions}
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
        False,
    )
    return room.json() | full | {"accepted_gift_types": gifts}


RESTRICTED = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip
"""What the Bot API tells of somebody who is restricted."""
RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
"""What the Bot API tells of an administrator."""


async def get_file(world: World, file_id: str) -> Any:
    file = world.files.get(file_id)
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > LARGEST:
        raise bad("file is too big")
    known = {"file_id": file_id, "file_unique_id": f"u{file_id}", "file_size": len(file.content)}
    return known | {"file_path": f"documents/{file_id}"}


LARGEST = 20 * 1024 * 1024
"""Bytes of a file that a bot may fetch."""


Method = Callable[..., Awaitable[Any]]

ALL: dict[str, Method] = {
    "getMe": get_me,
    "getWebhookInfo": get_webhook_info,
    "deleteWebhook": delete_webhook,
    "getMyCommands": get_my_commands,
    "getChatMember": get_chat_member,
    "getChat": get_chat,
    "getFile": get_file,
    "getUpdates": get_updates,
    "setMyCommands": set_my_commands,
    "setWebhook": set_webhook,
    "sendMessage": send_message,
    "sendDocument": send_document,
    "editMessageText": edit_message_text,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "setMessageReaction": set_message_reaction,
    "deleteMessage": delete_message,
    "answerCallbackQuery": answer_callback_query,
}


def _mine(world: World, chat: int, message: int) -> Shown:
    shown = world.room(chat).find(message)
    if shown is None:
        raise bad("message to edit not found")
    if not shown.by_bot:
        raise bad("message can't be edited")
    return shown


def _change(shown: Shown, text: str, markup: dict[str, Any] | None) -> dict[str, Any]:
    keys = rules.keyboard(markup)
    if (text, keys) == (shown.text, shown.keys):
        raise bad(SAME)
    shown.edited = shown.edited or text != shown.text
    shown.text, shown.keys = text, keys
    return shown.json()
