"""Danger signs in messages as runners write them, and messages that only sound like it.

`seen/` was read while the words were written; `held_out/` was written first, from symptom lists, and the words were
not fitted to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from core.athlete.log import RedFlag
from core.understanding.safety import red_flag
from core.understanding.words import LANGUAGES

HERE: Final = Path(__file__).parent
URGENT: Final = ("emergency", "same_day", "stop")
FALSE_ALARMS: Final = 0.03


def messages(part: str, language: str) -> Iterator[tuple[str, str]]:
    """Yield level and message; "none" is no sign at all."""
    level = ""
    for line in (HERE / part / f"{language}.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            level = line.strip("[]")
        elif line:
            yield level, line


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["seen", "held_out"])
def test_no_sign_is_missed(part: str, language: str) -> None:
    """Whoever writes of an emergency, a same-day sign or one to stop for is answered with a sign as urgent."""
    order = [level.value for level in RedFlag]
    missed = [
        (level, text)
        for level, text in messages(part, language)
        if level in URGENT
        for flag in [red_flag(text, language)]
        if flag is None or order.index(flag.level.value) > order.index(level)
    ]
    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["seen", "held_out"])
def test_false_alarms_are_rare(part: str, language: str) -> None:
    """Of messages full of "killed it", "dead legs" and "chest strap" hardly any is taken for a sign."""
    calm = [text for level, text in messages(part, language) if level == "none"]
    alarms = [text for text in calm if red_flag(text, language)]
    assert len(alarms) <= FALSE_ALARMS * len(calm), alarms


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_messages(language: str) -> None:
    """At least 150 of each kind in every language, a third of them held out."""
    every = [level for part in ("seen", "held_out") for level, _ in messages(part, language)]
    assert sum(level == "none" for level in every) >= 150
    assert sum(level != "none" for level in every) >= 150
    held = [level for level, _ in messages("held_out", language)]
    assert len(held) >= len(every) / 4
