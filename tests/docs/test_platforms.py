"""The page on platforms names every field of what the coach says, and no other."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

from core.messages import Media, Message, Say

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "platforms.md").read_text("utf-8")


def test_every_way_to_say_something_is_listed():
    """A field that is new has a line: what each platform makes of it, and what stands in for it."""
    listed = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \| (.+) \|$", PAGE, re.MULTILINE)
    assert sorted(name for name, *_ in listed) == sorted(field.name for field in fields(Say))
    assert all(cell.strip() for _, *cells in listed for cell in cells)


def test_what_leaves_is_what_was_said():
    """A message has the same fields in words: its buttons for the choices, and the door that only an adapter opens."""
    said, left = ({field.name for field in fields(one)} for one in (Say, Message))
    assert said - left == {"choices", "asks"}
    assert left - said == {"buttons", "door"}


def test_every_kind_of_media_is_named():
    """What can be sent besides words has its line."""
    assert all(word in PAGE for word in ("a picture", "a voice note", "a file"))
    assert set(Media) == {"picture", "voice", "file", "other", "unheard"}


def test_every_line_names_a_test_that_is_there():
    """Whatever is said to hold names tests that exist; what does not hold says what is missing."""
    lines = re.findall(
        r"^\| ([^|`]*(?:`[^`]*`[^|`]*)*) \| (kept|in part|not)([^|]*) \| ([^|]*) \|$", PAGE, re.MULTILINE
    )
    assert len(lines) > 50
    for what, holds, missing, shown in lines:
        tests = re.findall(r"`([\w/.]+\.py)(?:::(\w+))?`", shown)
        assert tests or holds == "not", what
        assert missing.strip() or holds != "in part", what
        for path, name in tests:
            text = (ROOT / path).read_text("utf-8")
            assert not name or f"def {name}(" in text, f"{what}: {path}::{name}"
