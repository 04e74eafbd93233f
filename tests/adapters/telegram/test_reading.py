"""What a raw update means."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.reading import MEDIA, read
from core.messages import Address, Happened, Incoming, Media, Place
from core.ports.events import Envelope

RITA = {"id": 42, "is_bot": False, "first_name": "Rita", "language_code": "de"}
BOT = {"id": 7, "is_bot": True, "first_name": "Fourlap", "username": "FourlapBot"}
PRIVATE = {"id": 42, "type": "private", "first_name": "Rita"}
GROUP = {"id": -1007, "type": "supergroup", "title": "Sunday Club"}


def message(text: str | None = None, chat: dict[str, Any] = PRIVATE, **more: Any) -> dict[str, Any]:
    """Return a message as the Bot API writes it."""
    said = {"message_id": 5, "date": 1, "from": RITA, "chat": chat}
    return said | ({} if text is None else {"text": text}) | more


def update(kind: str = "message", **body: Any) -> dict[str, Any]:
    """Return an update as it is stored."""
    return {"update_id": 1, kind: body, "_bot": "FourlapBot"}


def heard(text: str, **more: Any) -> str | None:
    """Return what of *text* is meant for the bot in a group."""
    envelope = read(update(**message(text, GROUP, **more)))
    return envelope.incoming.text if envelope else None


def test_a_private_message_says_who_where_and_what():
    """The envelope holds the person, the chat to answer in, their language, their words and which message they are."""
    home = Address("telegram", "42")
    at = datetime.fromtimestamp(1, UTC)
    said = Incoming(text="8k easy, felt good", language="de", name="Rita", at=at, message="42 5")
    assert read(update(**message("8k easy, felt good"))) == Envelope("42", home, said, "m:5", home)


def test_a_tap_is_its_token_and_can_be_answered():
    """A tap carries the button's data, and a handle for its answer and its message."""
    tap = {"id": "99", "from": RITA, "data": "42.3.yes", "message": message("Ready?", **{"from": BOT})}
    envelope = read(update("callback_query", **tap))
    assert envelope is not None
    assert (envelope.incoming.token, envelope.via, envelope.person) == ("42.3.yes", "c:99:5", "42")


def test_a_tap_on_a_message_too_old_to_show_is_still_heard():
    """Of an old message only the chat and the id remain; that is enough."""
    tap = {"id": "99", "from": RITA, "data": "x", "message": {"message_id": 5, "date": 0, "chat": PRIVATE}}
    assert read(update("callback_query", **tap)).via == "c:99:5"


@pytest.mark.parametrize("tap", [{"data": "x"}, {"message": message()}])
def test_a_tap_without_a_chat_or_a_token_means_nothing(tap):
    """Inline messages and games are not ours."""
    assert read(update("callback_query", id="99", **{"from": RITA}, **tap)) is None


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/week", "/week"),
        ("/week@FourlapBot", "/week"),
        ("/log@fourlapbot 8k easy", "/log 8k easy"),
        ("/start club_7fQ", "/start club_7fQ"),
        ("/week@anything", "/week"),
        ("write to me@fourlapbot.com", "write to me@fourlapbot.com"),
    ],
)
def test_a_command_loses_the_name_of_the_bot(typed, text):
    """In a private chat every command is ours, and only a command's name is cut."""
    assert read(update(**message(typed))).incoming.text == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/week", "/week"),
        ("/week@FourlapBot", "/week"),
        ("/week@OtherBot", None),
        ("@FourlapBot what's on today?", "what's on today?"),
        ("what's on, @fourlapbot", "what's on,"),
        ("@FourlapBot2 hello", None),
        ("lovely run this morning", None),
    ],
)
def test_in_a_group_only_what_is_meant_for_the_bot_is_heard(typed, text):
    """Commands and mentions are heard; what runners say to each other is not."""
    assert heard(typed) == text


def test_in_a_group_a_reply_to_the_bot_is_meant_for_it():
    """A reply needs no name; a reply to somebody else does."""
    assert heard("yes", reply_to_message=message(**{"from": BOT})) == "yes"
    assert heard("yes", reply_to_message=message(**{"from": RITA})) is None
    assert heard("yes", reply_to_message=message(**{"from": BOT | {"username": "OtherBot"}})) is None


def test_a_group_is_shared_and_nobodys_home():
    """What is said to the bot in a group is read by all; it is not where a runner is written to first."""
    envelope = read(update(**message("@FourlapBot when is it?", GROUP)))
    assert envelope is not None
    assert (envelope.incoming.place, envelope.home) == (Place.SHARED, None)
    assert (envelope.address, envelope.person) == (Address("telegram", "-1007"), "42")
    assert envelope.incoming.channel == envelope.address


def test_a_command_in_a_group_is_answered_in_private():
    """A command or a tap in a group is about its channel, and answered where only that person reads."""
    envelope = read(update(**message("/join", GROUP)))
    assert envelope is not None
    assert (envelope.incoming.place, envelope.home) == (Place.PRIVATE, None)
    assert (envelope.address, envelope.group) == (Address("telegram", "42"), Address("telegram", "-1007"))
    assert envelope.incoming.channel == envelope.group


def test_what_happens_is_read():
    """Blocking, leaving a group, being put out of one and its new id are told apart."""

    def of(raw: dict) -> tuple:
        found = read(raw)
        return (found.incoming.happened, found.person, found.incoming.text) if found else ()

    us = {"from": RITA, "new_chat_member": {"status": "kicked"}}
    assert of(update("my_chat_member", chat=PRIVATE, **us)) == (Happened.BLOCKED, "42", "")
    assert of(update("my_chat_member", chat=GROUP, **us)) == (Happened.CLOSED, "42", "")
    back = us | {"new_chat_member": {"status": "member"}}
    assert of(update("my_chat_member", chat=PRIVATE, **back)) == (Happened.UNBLOCKED, "42", "")
    assert of(update("my_chat_member", chat=GROUP, **back)) == ()
    left = message("", GROUP, left_chat_member=RITA | {"id": 43})
    assert of(update(**left)) == (Happened.LEFT, "43", "")
    assert of(update(**message("", GROUP, left_chat_member=BOT))) == ()
    assert of(update(**message("", GROUP, migrate_to_chat_id=-1009))) == (Happened.MOVED, "42", "-1009")


def test_a_topic_is_answered_in_the_topic():
    """The address names the topic; home is the chat."""
    envelope = read(update(**message("hi", message_thread_id=9, is_topic_message=True)))
    assert envelope is not None
    assert (envelope.address.chat, envelope.home) == ("42:9", Address("telegram", "42"))


def test_a_thread_of_replies_is_no_topic():
    """Groups number chains of replies too; those cannot be written to."""
    assert read(update(**message("/week", GROUP, message_thread_id=9))).group.chat == "-1007"


@pytest.mark.parametrize("kind", sorted(MEDIA))
def test_media_is_something_without_words(kind):
    """A picture, a file or a voice note is heard as such."""
    assert read(update(**message(**{kind: {}}))).incoming.media is MEDIA[kind]


def test_a_sticker_says_its_emoji():
    """A drawn thumb is a thumb."""
    assert read(update(**message(sticker={"emoji": "👍"}))).incoming.text == "👍"


def test_a_caption_is_what_was_said():
    """Words under a picture count."""
    incoming = read(update(**message(photo=[], caption="12k with Ben"))).incoming
    assert (incoming.text, incoming.media) == ("12k with Ben", Media.PICTURE)


def test_an_edit_is_a_correction():
    """Changed words come with a mark; a change without words means nothing."""
    edit = read(update("edited_message", **message("9.2 km")))
    assert edit is not None
    assert (edit.incoming.text, edit.incoming.edited, edit.via) == ("9.2 km", True, "m:5")
    assert read(update("edited_message", **message(location={}))) is None


@pytest.mark.parametrize(
    "raw",
    [
        update("my_chat_member", chat=GROUP, new_chat_member={"status": "member"}, **{"from": RITA}),
        update(**message("hi", **{"from": BOT})),
        update("channel_post", **message("news")),
        update(**message("news", {"id": -1, "type": "channel"})),
        update(**message(pinned_message={})),
        update(**{key: value for key, value in message("anonymous").items() if key != "from"}),
        {"update_id": 1},
    ],
)
def test_what_is_not_a_runner_speaking_means_nothing(raw):
    """Bots, channels and notices of a chat are passed over."""
    assert read(raw) is None


def test_an_odd_shape_is_refused_without_its_content():
    """The error names the field, never what a runner wrote."""
    with pytest.raises(ValueError, match="chat") as refused:
        read(update(message_id=5, text="my knee hurts", chat="my knee hurts"))
    assert "knee" not in str(refused.value)


FIELDS = [
    "message", "edited_message", "callback_query", "from", "chat", "id", "type", "text", "data", "is_bot",
    "message_id", "first_name", "username", "reply_to_message", "message_thread_id", "photo", "_bot",
]  # fmt: skip
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["private", "/week@"])
)
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=20,
)


@given(raw=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4))
@settings(derandomize=True, max_examples=200, deadline=None)
def test_any_json_is_read_passed_over_or_refused(raw):
    """Whatever arrives, reading ends in an envelope, in nothing, or in a ValueError."""
    _is_settled(raw)


@given(
    kind=st.sampled_from(["message", "edited_message", "callback_query"]),
    field=st.sampled_from(["from", "chat", "text", "message_id", "data", "id", "message", "caption"]),
    odd=JSON,
)
@settings(derandomize=True, max_examples=200, deadline=None)
def test_a_real_update_with_one_odd_field_is_settled_too(kind, field, odd):
    """One field of another type does not break reading either."""
    body = message("/week@FourlapBot", GROUP, id="99", data="x", message=message("Ready?"))
    _is_settled(update(kind, **(body | {field: odd})))


def _is_settled(raw: dict[str, Any]) -> None:
    with suppress(ValueError):
        assert isinstance(read(raw), Envelope | None)


def test_a_forwarded_message_is_somebody_elses():
    """What was written by another, or by nobody known, is told apart from the runner's own words."""
    theirs = {"type": "user", "date": 1, "sender_user": BOT}
    hidden = {"type": "hidden_user", "date": 1, "sender_user_name": "Bob"}
    mine = {"type": "user", "date": 1, "sender_user": RITA}
    found = [read(update(**message("10k in 45:00", forward_origin=one))) for one in (theirs, hidden, mine)]
    assert [one and one.incoming.forwarded for one in found] == [True, True, False]
