"""The contracts of docs/formats.md: every example is run, every key is told."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from typer.testing import CliRunner, Result

from bot import profiles
from bot.cli import app
from core.training.key_dates import Key
from core.training.plan import Phase
from core.training.warned import OF_RACES, WARNINGS

DOC = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
BLOCK = re.compile(r"<!-- (file|run|fails): (.+?) -->\n```\w+\n(.*?)```", re.DOTALL)
BLOCKS = BLOCK.findall(DOC)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the files of the page in it, where commands are run."""
    for kind, name, text in BLOCKS:
        if kind == "file":
            (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def fourlap(words: str) -> Result:
    return CliRunner().invoke(app, shlex.split(words))


def part_of(shown: Any, whole: Any) -> bool:
    """Return whether what is shown stands in what was said: keys may be left out, and elements of a list."""
    if isinstance(shown, dict):
        return isinstance(whole, dict) and all(
            key in whole and part_of(value, whole[key]) for key, value in shown.items()
        )
    if isinstance(shown, list) and isinstance(whole, list):
        left = iter(whole)
        return (bool(shown) or not whole) and all(any(part_of(one, other) for other in left) for one in shown)
    return bool(shown == whole)


@pytest.mark.parametrize(("words", "shown"), [(words, text) for kind, words, text in BLOCKS if kind == "run"])
def test_what_is_shown_is_what_is_said(folder: Path, words: str, shown: str) -> None:
    """Each example on the page is part of what the command writes."""
    result = fourlap(words)
    assert result.exit_code == 0, result.output
    assert part_of(json.loads(shown), json.loads(result.stdout))


@pytest.mark.parametrize(
    ("words", "shown"), [(words, text) for kind, words, text in BLOCKS if kind == "fails"]
)
def test_what_is_refused_is_refused_in_these_words(folder: Path, words: str, shown: str) -> None:
    """A bad input is answered as the page says, with exit code 2."""
    result = fourlap(words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", shown)


def test_every_key_is_told() -> None:
    """Each key of a profile stands on the page, and each word a plan may hold there."""
    models: list[type[BaseModel]] = [
        profiles.ProfileIn,
        profiles.GoalIn,
        profiles.RaceIn,
        profiles.ResultIn,
        profiles.InjuryIn,
    ]
    words = {key for model in models for key in model.model_fields} | set(Phase) | set(Key)
    words |= {key.partition(":")[0] for key in (*WARNINGS, *OF_RACES)}
    assert {word for word in words if f"`{word}`" not in DOC} == set()


def test_every_command_that_is_told_exists() -> None:
    """The page promises no command that is not there."""
    told = set(re.findall(r"^## `fourlap (\w+)", DOC, re.MULTILINE))
    assert told
    assert told <= {
        command.name or command.callback.__name__ for command in app.registered_commands if command.callback
    }
