"""The labelled lines in tests/corpus: in every language, messages are read as their labels say.

`<language>.jsonl` was read while the words were written; `held_out/` was never mended by its single lines.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from core.understanding.record import as_record
from core.understanding.understand import understand
from core.understanding.words import LANGUAGES
from core.units import Units

Line = dict[str, Any]

CORPUS: Final = Path(__file__).parents[2] / "corpus"
TODAY: Final = date(2026, 11, 23)
NEAR: Final = {"distance_m": 0.005, "weekly_km": 0.005}
LOOSE: Final = {"rpe": 1, "soreness": 2, "pain": 2}
FREE: Final = {"text_note", "race", "when"}
FEWEST: Final = 200
AIMS: Final = {"": (0.97, 0.96, 0.98), "held_out": (0.94, 0.90, 0.92)}
"""Least shares of right intents, of stated values found, and of messages without an invented one.

Of the lines held out, what the hardest language was read with when they were last added to (some 350 of seven rounds,
fresh voices each time): their single lines are not mended, so this says what nobody has seen.
"""


def same(slot: str, want: Any, got: Any, *, approx: bool) -> bool:
    """Say whether a value is near enough (corpus: how close is right)."""
    if not isinstance(want, (int, float)) or not isinstance(got, (int, float)):
        return bool(want == got)
    within = LOOSE[slot] if slot in LOOSE and approx else NEAR.get(slot, 0) * want or 0.11
    return abs(want - got) <= max(within, 1 if slot.endswith(("_s", "per_km")) else 0)


@cache
def lines(part: str, language: str) -> tuple[Line, ...]:
    """Return the labelled lines of a language."""
    text = (CORPUS / part / f"{language}.jsonl").read_text("utf-8")
    return tuple(map(json.loads, text.splitlines()))


@cache
def read(part: str, language: str, every: int) -> tuple[tuple[Line, Line], ...]:
    """Return the labelled lines of a language, or one of so many, each with what is read."""
    return tuple((line, record(line)) for line in lines(part, language)[::every])


def record(line: Line) -> Line:
    """Return what is read in a line."""
    return as_record(
        understand(
            line["text"],
            context=line["context"],
            units=Units(line["units"]),
            today=TODAY,
            language=line["lang"],
        )
    )


def parts(one: Line) -> list[Line]:
    """Return the values of a label or a reading, and of all that is said besides."""
    return [one["slots"], *(also["slots"] for also in one.get("also", []))]


def values(line: Line, got: Line) -> Iterator[bool]:
    """Yield for each stated value whether it was found."""
    approx = line.get("approx", [])
    for want in parts(line) if not line.get("clarify") else ():
        for slot, value in want.items():
            found = (part[slot] for part in parts(got) if slot in part)
            if slot != "text_note":
                yield any(same(slot, value, one, approx=slot in approx) for one in found)


def clean(line: Line, got: Line) -> Iterator[bool]:
    """Yield whether no value was invented."""
    if not line.get("clarify"):
        yield set().union(*parts(got)) - set().union(*parts(line)) <= FREE


def intent(line: Line, got: Line) -> Iterator[bool]:
    """Yield whether the intent, and that of all that is said besides, was found."""
    yield got["intent"] == line["intent"]
    yield from (
        also["intent"] in {one["intent"] for one in got.get("also", [])} for also in line.get("also", [])
    )


HELD_OUT: Final = [("held_out", language, 1) for language in LANGUAGES]
SEEN: Final = [("", language, 3) for language in LANGUAGES]
SEEN_ALL: Final = [pytest.param("", language, 1, marks=pytest.mark.slow) for language in LANGUAGES]
of_each = pytest.mark.parametrize(("part", "language", "every"), [*HELD_OUT, *SEEN, *SEEN_ALL])
"""What is held out is read whole; of the lines that were seen, one of three in the quick tests."""


def share(part: str, language: str, every: int, judge: Callable[[Line, Line], Iterator[bool]]) -> float:
    """Return the share of what is right in the lines of a language, or in one of so many."""
    found = [right for line, got in read(part, language, every) for right in judge(line, got)]
    return sum(found) / len(found)


@of_each
def test_shares(part: str, language: str, every: int) -> None:
    """Intents, stated values and restraint are as good as is aimed for, in each language."""
    got = tuple(share(part, language, every, judge) for judge in (intent, values, clean))
    assert all(right >= aim for right, aim in zip(got, AIMS[part], strict=True)), got


@of_each
def test_what_is_unclear_is_asked(part: str, language: str, every: int) -> None:
    """Whatever is ambiguous or cannot be is asked about; hardly anything else is."""
    found = read(part, language, every)
    assert [line["text"] for line, got in found if line.get("clarify") and not got.get("clarify")] == []
    needless = [line["text"] for line, got in found if got.get("clarify") and not line.get("clarify")]
    assert len(needless) <= 0.02 * len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_lines(language: str) -> None:
    """Each language has at least 200 lines, and more held out."""
    assert len(lines("", language)) >= FEWEST
    assert len({line["id"] for line in lines("", language)}) == len(lines("", language))
    assert len(lines("held_out", language)) >= FEWEST // 3
