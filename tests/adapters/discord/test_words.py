"""Text and buttons in Discord's terms."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.words import LIMIT, NONCE, components, escaped, parts
from core.messages import Address, Button, Message
from core.ports.deliveries import Delivery


def buttons(*rows: int) -> tuple[tuple[Button, ...], ...]:
    """Return rows with so many buttons each."""
    return tuple(
        tuple(Button(f"{row}-{at}", f"{row}.{at}") for at in range(many)) for row, many in enumerate(rows)
    )


def shape(*rows: int) -> list[int]:
    """Return how many buttons Discord is given in each row."""
    return [len(row["components"]) for row in components(buttons(*rows))]


def test_rows_are_kept_where_they_fit() -> None:
    """Rows of up to five stay as they are."""
    assert shape(3, 5, 1) == [3, 5, 1]


def test_long_rows_are_broken() -> None:
    """A row of seven becomes two."""
    assert shape(7, 1) == [5, 2, 1]


def test_many_rows_are_filled_up() -> None:
    """More than five rows are set anew, five by five, and end at 25 buttons."""
    assert shape(1, 1, 1, 1, 1, 2) == [5, 2]
    assert shape(*[4] * 7) == [5, 5, 5, 5, 5]


def test_label_is_cut_and_token_is_not() -> None:
    """A label has at most 80 characters; the token comes whole."""
    [row] = components([[Button("x" * 100, "t" * 64)]])
    [button] = row["components"]
    assert len(button["label"]) == 80
    assert button["custom_id"] == "f:" + "t" * 64


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="ab*_~`|<>#-\\ \n1"))
def test_escaped_text_reads_the_same(text: str) -> None:
    """Taking the backslashes away gives the text back, and no sign is left to be markup."""
    shown = escaped(text)
    assert re.sub(r"\\([^0-9A-Za-z\s])", r"\1", shown) == text
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~`|<]", shown)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(st.lists(st.integers(1, 3000), max_size=4), st.text(min_size=1, max_size=25))
def test_parts_fit_and_lose_nothing(lengths: list[int], nonce: str) -> None:
    """Parts are at most 2000 characters, keep every letter, and have different nonces of at most 25."""
    text = "\n".join("w" * length for length in lengths) or "w"
    delivery = Delivery(1, Address("discord", "1"), Message(text), nonce=nonce, edits="7")
    found = parts(delivery)
    assert all(len(part.message.text) <= LIMIT for part in found)
    assert "".join(part.message.text for part in found).replace("\n", "") == text.replace("\n", "")
    assert len({part.nonce for part in found}) == len(found)
    assert all(len(part.nonce) <= NONCE for part in found)
    assert [part.edits for part in found] == ["7"] + [None] * (len(found) - 1)


def test_commands_can_be_tapped() -> None:
    """A command that Discord knows becomes one to tap; everything that only looks like one stays a word."""
    known = {"week": "7", "log": "8"}
    text = 'Try /week next or "/log 8 km", not /nope, 5 km/week, a//week, https://x.example/week or /weekend.'
    shown = 'Try </week:7> next or "</log:8> 8 km", not /nope, 5 km/week, a//week, https://x.example/week or /weekend.'
    assert escaped(text, known) == shown
    assert escaped(text) == text
    assert escaped("*/week*", known) == "\\*</week:7>\\*"


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(alphabet="ab*_~`|<>#-\\ \n1/w"))
def test_commands_hide_nothing(text: str) -> None:
    """Whatever a text holds, showing commands by their names gives it back."""
    shown = re.sub(r"</w:7>", "/w", escaped(text, {"w": "7"}))
    assert re.sub(r"\\([^0-9A-Za-z\s])", r"\1", shown) == text
