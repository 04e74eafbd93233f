"""Stored events, also odd ones, become envelopes or a ValueError."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.handles import Via, aside, person_aside, read_via
from adapters.discord.reading import read
from core.messages import Address, Media, Place
from core.ports.events import Envelope

SAID = {"kind": "message", "id": "9", "channel": "5", "person": "3", "name": "Dana", "me": "1", "text": "hi"}
SLASH = {
    "kind": "slash", "id": "9", "channel": "5", "person": "3", "name": "Dana", "application": "1",
    "token": "aW50", "locale": "de", "command": "week",
}  # fmt: skip
TAP = SLASH | {"kind": "tap", "custom_id": "f:7.3.8", "message": "8"}
SHAPES = st.sampled_from([SAID, SLASH, TAP])
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_message_in_a_server() -> None:
    """A mention is cut out, and its place is shared."""
    envelope = read(SAID | {"guild": "4", "text": "<@1> hill <@!1>sprints <@2>?"})
    assert envelope
    assert envelope.incoming.text == "hill  sprints <@2>?"
    assert envelope.incoming.place is Place.SHARED
    assert envelope.home is None


def test_command_with_and_without_words() -> None:
    """A command reads as if typed."""
    for option, text in (("next ", "/week next"), ("", "/week")):
        envelope = read(SLASH | {"option": option, "direct": True})
        assert envelope
        assert envelope.incoming.text == text
        assert envelope.incoming.language == "de"
        assert envelope.via == "slash:1:aW50:"
        assert envelope.home == Address("discord", "5")


def test_tap_in_a_server_is_an_aside() -> None:
    """What is tapped in a channel is answered to its person alone, always at the same address."""
    envelope = read(TAP)
    assert envelope
    assert envelope.incoming.token == "7.3.8"
    assert envelope.incoming.place is Place.PRIVATE
    assert envelope.address == aside("5", "3")
    assert person_aside(envelope.address) == "3"
    assert envelope.via == "tap:1:aW50:8"


def test_foreign_button_means_nothing() -> None:
    """A button that is not the coach's has no meaning, and is no error."""
    assert read(TAP | {"custom_id": "shop:7"}) is None


def test_picture_with_words_is_words() -> None:
    """Only a message without words counts as a picture."""
    for text, media in (("my run", None), ("", Media.PICTURE)):
        envelope = read(SAID | {"brings": "picture", "text": text})
        assert envelope
        assert envelope.incoming.media is media


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    SHAPES,
    st.dictionaries(st.sampled_from(sorted({*SAID, *SLASH, *TAP, "guild", "direct"})), JSON, max_size=3),
)
def test_odd_events_are_value_errors(event: dict[str, object], odd: dict[str, object]) -> None:
    """Whatever a field holds, reading gives an envelope, nothing, or a ValueError."""
    try:
        envelope = read(event | odd)
    except ValueError:
        return
    assert envelope is None or isinstance(envelope, Envelope)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.dictionaries(st.text(), JSON, max_size=4))
def test_foreign_json_is_a_value_error(raw: dict[str, object]) -> None:
    """An object of another shape is refused without repeating its content."""
    with pytest.raises(ValueError, match="kind"):
        read(raw | {"kind": None})


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.text())
def test_foreign_via_is_empty(text: str) -> None:
    """A via that was not written by us answers no event."""
    via = read_via(text)
    assert via == Via() or str(via) == text


def test_a_message_says_when_it_was_written() -> None:
    """A snowflake holds the moment; a correction is of now."""
    raw = {
        "kind": "message",
        "id": "175928847299117063",
        "channel": "1",
        "person": "2",
        "me": "3",
        "text": "hi",
    }
    said, corrected = read(raw), read({**raw, "edited": True})
    assert said
    assert said.incoming.at == datetime(2016, 4, 30, 11, 18, 25, 796000, UTC)
    assert corrected
    assert corrected.incoming.at is None
