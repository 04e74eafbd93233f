"""What is wrong with what a script wrote, in one line: the field, the value, what is allowed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

Where: TypeAlias = "tuple[int | str, ...]"

SHOWN: Final = 60
"""How much of a wrong value is shown."""


def telling(errors: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the faults without those of a list that only follow from a fault in it."""
    inside = {one["loc"][:-1] for one in errors}
    return [one for one in errors if one["type"] != "too_short" or one["loc"] not in inside]


WORDS: Final[Mapping[str, str]] = {
    "tuple_type": "a list",
    "too_short": "a list that is not empty",
    "dict_type": "an object",
    "model_type": "an object",
}
"""What is allowed where a value has the wrong shape, by pydantic's name for the fault."""


def fault(error: Mapping[str, Any], keys: Callable[[Where], Iterable[str]], whole: str) -> str:
    """Return pydantic's *error* in one line; *keys* names those of an object, *whole* is the name of the outermost."""
    kind, where = error["type"], _path(error["loc"]) or whole
    if kind == "missing":
        return f"{where}: missing, and needed"
    if kind == "extra_forbidden":
        return f"{where}: unknown key; allowed: {', '.join(keys(error['loc']))}"
    if kind == "json_invalid":
        return f"{where}: no JSON ({str(error['msg']).removeprefix('Invalid JSON: ')}); allowed: an object"
    what = WORDS.get(kind, error["msg"].removeprefix("Value error, "))
    return line(where, json.dumps(error["input"], default=str), what)


def line(where: str, value: str, what: str) -> str:
    """Return that a value is not allowed, cut short where it is long, and what is."""
    shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
    return f"{where}: {shown} is not allowed; allowed: {what}"


class _Pairs(tuple[tuple[str, Any], ...]):
    """The keys and values of an object, as they are written."""

    __slots__ = ()


def written_twice(text: bytes) -> Iterator[str]:
    """Yield each key that an object of a JSON *text* holds more than once; nothing of what is no JSON."""
    try:
        found = json.loads(text, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError):  # said by who reads it
        return
    yield from _doubled(found, ())


def _doubled(value: Any, where: Where) -> Iterator[str]:  # noqa: ANN401 - whatever a file holds
    pairs = value if isinstance(value, _Pairs) else ()
    for key, count in Counter(key for key, _ in pairs).items():
        if count > 1:
            values = ", ".join(json.dumps(one) for name, one in pairs if name == key)
            yield line(_path((*where, key)), values, "each key once")
    parts: Iterable[tuple[int | str, Any]] = pairs or (enumerate(value) if isinstance(value, list) else ())
    for part, one in parts:
        yield from _doubled(one, (*where, part))


def _path(where: tuple[int | str, ...]) -> str:
    """Return "results[0].time_s"."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in where if part != "[key]")
    return "".join(parts).removeprefix(".")
