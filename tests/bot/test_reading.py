"""`fourlap read`: messages in, what they say out, and a clear no to a line that is not one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app


def asked(*lines: dict[str, Any] | str, explain: bool = False) -> Result:
    text = "".join((one if isinstance(one, str) else json.dumps(one)) + "\n" for one in lines)
    return CliRunner().invoke(app, ("read", *(("--explain",) if explain else ())), input=text)


def said(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "context": "idle", "units": "km", **more}


def test_each_line_is_answered_in_order() -> None:
    """One JSON line out for each line in, with the id it came with."""
    result = asked(said("8k in 45:10", id="a"), "", said("chest felt tight", id="b"))
    first, second = map(json.loads, result.output.splitlines())
    assert result.exit_code == 0
    assert (first["id"], first["intent"], first["red_flag"]) == ("a", "log_run", None)
    assert first["slots"] == {"distance_m": 8000, "duration_s": 2710}
    assert (second["id"], second["red_flag"]) == ("b", "emergency")


@pytest.mark.parametrize(
    ("text", "lang", "level"),
    [
        ("mir wurde schwarz vor augen", "de", "emergency"),
        ("urines foncées depuis hier", "fr", "same_day"),
        ("estoy cojeando", "es", "stop"),
        ("estou com febre", "pt", "illness"),
        ("killed it, dead legs", "en", None),
    ],
)
def test_the_level_is_told(text: str, lang: str, level: str | None) -> None:
    """How urgent a sign is comes with every line, whatever its language."""
    assert json.loads(asked(said(text, lang=lang)).output)["red_flag"] == level


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (said("8k", mood="fine"), "line 2: mood: unknown key"),
        ({"context": "idle", "units": "km"}, "line 2: text: missing"),
        (said("8k", units="m"), 'line 2: units: "m" is not allowed; allowed: one of km, mi'),
        (said("8k", lang="it"), 'line 2: lang: "it" is not allowed; allowed: one of en, es, de, fr, pt'),
        (said("8k") | {"context": "asked:shoes"}, 'line 2: context: "asked:shoes" is not allowed'),
        (said("8k", today="soon"), 'line 2: today: "soon" is not allowed; allowed: a date like'),
        ("8k", "line 2: message: no JSON ("),
    ],
)
def test_a_wrong_line_is_refused(line: dict[str, Any] | str, fault: str) -> None:
    """The line, the field, the value and what is allowed are named; the exit code is 2."""
    result = asked(said("5k"), line)
    assert result.exit_code == 2
    assert fault in result.output


def test_why_is_told_when_asked() -> None:
    """With --explain come the values found and the words that make the sign."""
    why = json.loads(asked(said("8k, chest felt tight"), explain=True).output)["explain"]
    assert why["tokens"][0]["text"] == "8k"
    assert why["sign"]["level"] == "emergency"
    assert [part["text"] for part in why["sign"]["parts"]] == ["chest", "tight"]
    assert json.loads(asked(said("8k"), explain=True).output)["explain"]["sign"] is None
