"""The words for chats and events."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.telegram.handles import Via, read_chat, read_via, write_chat

NUMBERS = st.integers(0, 2**52)


@given(chat=st.integers(-(2**52), 2**52), thread=st.none() | NUMBERS)
@settings(derandomize=True, max_examples=50)
def test_a_chat_is_read_as_it_was_written(chat, thread):
    """Groups have negative ids, topics a number of their own."""
    assert read_chat(write_chat(chat, thread)) == (chat, thread)


@given(message=NUMBERS, tap=st.just("") | NUMBERS.map(str))
@settings(derandomize=True, max_examples=50)
def test_a_via_is_read_as_it_was_written(message, tap):
    """A message and a tap keep their ids."""
    assert read_via(str(Via(message, tap))) == Via(message, tap)


@pytest.mark.parametrize("word", ["", "m:", "c:9", "m:x", "interaction:7"])
def test_an_unknown_via_leads_nowhere(word):
    """What this adapter did not write names neither a message nor a tap."""
    assert read_via(word) == Via()
