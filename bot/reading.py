"""`fourlap read`: messages in, one JSON object a line, and what they say out, for scripts."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Final, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from bot.faults import fault
from bot.profiles import Day, allowed
from core.understanding.reading import Reading
from core.understanding.record import as_record
from core.understanding.safety import Explained, explained, red_flag
from core.understanding.understand import scanned, understand
from core.understanding.words import LANGUAGES
from core.units import Units

CONTEXTS: Final = (
    "idle",
    "asked:run",
    "asked:rpe",
    "asked:soreness",
    "asked:sleep",
    "asked:race_date",
    "asked:recent_race",
    "asked:weekly_volume",
    "asked:days",
    "asked:timezone",
    "asked:goal",
    "asked:reminder_time",
    "asked:injury",
    "asked:choice",
)
"""What the coach may have asked last."""


class LineError(Exception):
    """A line that cannot be read; *lines* name each fault: the line, the field, the value, what is allowed."""

    def __init__(self, *lines: str) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


def _in(known: tuple[str, ...]) -> Callable[[str], str]:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError(value)
        return value

    return check


class _Line(BaseModel):
    """A message, and when and to what it was said."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    text: str
    context: Annotated[str, AfterValidator(_in(CONTEXTS)), allowed(f"one of {', '.join(CONTEXTS)}")]
    units: Annotated[Literal["km", "mi"], allowed("one of km, mi")]
    id: str | int | None = None
    lang: Annotated[str, AfterValidator(_in(LANGUAGES)), allowed(f"one of {', '.join(LANGUAGES)}")] | None = (
        None
    )
    today: Day | None = None


def read(lines: Iterable[bytes], today: date, *, explain: bool) -> Iterator[bytes]:
    """Yield what each line says, as JSON in UTF-8; empty lines are left out. Raises LineError."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = _record(_line(line, number), today, explain=explain)
            yield json.dumps(record, ensure_ascii=False).encode()


def _line(line: bytes, number: int) -> _Line:
    try:
        return _Line.model_validate_json(line)
    except ValidationError as error:
        raise LineError(
            *(f"line {number}: {fault(one, _keys, 'message')}" for one in error.errors())
        ) from None


def _keys(_: object) -> Iterable[str]:
    """Return the keys of a line, which has no objects in it."""
    return _Line.model_fields


def _record(said: _Line, today: date, *, explain: bool) -> dict[str, Any]:
    language = said.lang or "en"
    reading = understand(
        said.text,
        context=said.context,
        units=Units(said.units),
        today=said.today or today,
        language=language,
    )
    flag = red_flag(said.text, language)
    named: dict[str, Any] = {} if said.id is None else {"id": said.id}
    record = {**named, **as_record(reading), "red_flag": flag.level.value if flag else None}
    return {**record, "explain": _why(said, language, reading)} if explain else record


def _why(said: _Line, language: str, reading: Reading) -> dict[str, Any]:
    """Return the values that were found, and the sign with the words that make it."""
    page = scanned(said.text, said.context, Units(said.units), language)
    found = explained(said.text, language)
    return {
        "tokens": [
            {
                "kind": one.kind.value,
                "text": page.text[one.start : one.end],
                "number": one.number,
                "word": one.word,
            }
            for one in page.tokens
        ],
        "rest": page.rest,
        "clarify": reading.clarify,
        "sign": _sign(found) if found else None,
    }


def _sign(found: Explained) -> dict[str, Any]:
    parts = [{"text": text, "means": sorted(means)} for text, means in found.parts]
    return {"level": found.flag.level.value, "language": found.language, "needs": found.needs, "parts": parts}
