"""What reading a message costs: python -m tests.bench.reading."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any, Final

from core.understanding.normalise import LONGEST
from core.understanding.understand import forget, understand
from core.understanding.words import LANGUAGES
from core.units import Units

CORPUS: Final = Path(__file__).parents[1] / "corpus"
TODAY: Final = date(2026, 11, 23)
PROSE: Final = 80
"""Messages strung together to one as long as is read."""

Line = dict[str, Any]


def lines(language: str) -> list[Line]:
    """Return the labelled lines of a language."""
    return [json.loads(line) for line in (CORPUS / f"{language}.jsonl").read_text("utf-8").splitlines()]


def typical() -> float:
    """Return the milliseconds of processor that the message in the middle takes, of all labelled ones, once it is warm."""
    every = [line for language in LANGUAGES for line in lines(language)]
    for line in every:
        _read(line)
    return median(_took(lambda line=line: _read(line)) for line in every)  # type: ignore[misc]


def longest() -> float:
    """Return the milliseconds of processor that the longest message that is read takes, in the slowest language."""
    return max(_longest(language) for language in LANGUAGES)


def _longest(language: str) -> float:
    text = " ".join(line["text"] for line in lines(language)[-PROSE:])[:LONGEST]
    line = {"text": text, "context": "idle", "units": "km", "lang": language}
    return min(_took(lambda: _read(line)) for _ in range(10))


def _read(line: Line) -> None:
    understand(
        line["text"], context=line["context"], units=Units(line["units"]), today=TODAY, language=line["lang"]
    )


def _took(call: Callable[[], None]) -> float:
    forget()
    start = process_time()
    call()
    return 1000 * (process_time() - start)


if __name__ == "__main__":
    print(f"{typical():.2f} ms, {longest():.1f} ms")
