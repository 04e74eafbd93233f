"""The recipes of docs/changing.md, tried on a copy of the tree."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOC = (ROOT / "docs" / "changing.md").read_text("utf-8")
PLAYED = """
from tests.transcripts.stage import begin
from tests.core.test_coach import KNOWN
stage = begin(KNOWN[0])
for line in [*KNOWN[1:], {lines}]:
    stage.play(line)
print(*stage.out, sep="\\n")
"""
WORKOUT = """
from core.training.catalogue import title, purpose, avoid_sites, is_quality
from core.voice.speech import speak
from tests.core.commands.runner import season
made = [day.workout for week in season().weeks for day in week.days if day.workout.type == 'mile_cutdown']
for one in made[:1]:
    print(speak(title(one)), '|', speak(purpose(one)), '|', 'calf' in avoid_sites(one), is_quality(one))
"""
RULE = """
from dataclasses import replace
from core.recommender.recommend import recommend
from core.voice.speech import speak
from tests.core.recommender.mornings import ON, morning
found = recommend(morning('easy', sleep=0.0), ON)
print(found.workout.type, found.proposal.rule, speak(found.proposal.reason))
"""
EVENING = "'@ 2027-04-13 19:05', '! tap Done as planned', '! tap Easy 3', '! tap Trail', '! tap None'"
PLATFORM = """
import asyncio
from datetime import UTC, datetime
from bot import wiring
from bot.clock import SetClock
from bot.settings import load
async def main():
    platforms = wiring.chosen(load(wiring.PLATFORMS))
    store = await wiring.open_store('sqlite:///pigeon.db')
    house = wiring.build(store, platforms, wiring.coach(), SetClock(datetime(2027, 4, 11, 18, tzinfo=UTC)))
    await platforms['pigeon'].listen(store)
    while not await house.turns.once() or not await house.sender.once():
        await house.sender.landed()
    print(platforms['pigeon'].sent)
    await store.close()
asyncio.run(main())
"""
PROOFS = {
    "workout": (
        WORKOUT,
        ("with 4 × 5 minutes, each a little faster", "finish faster than you began", "True True"),
    ),
    "question": (PLAYED.format(lines=EVENING), ("Road or trail?", "Logged: ")),
    "rule": (RULE, ("rest no-sleep A night without sleep",)),
    "command": (
        PLAYED.format(lines="'@ 2027-04-12 12:00', '> /phase', '> /help'"),
        ("This is the base.", "/phase - Which part of the season this is"),
    ),
    "platform": (PLATFORM, ("your running coach",)),
    "answer": (
        PLAYED.format(lines="'@ 2027-04-12 12:00', '> should I run barefoot?'"),
        ("a few strides on grass",),
    ),
}
FILES = {"workout": 1, "question": 1, "rule": 1, "command": 1, "platform": 2, "answer": 2}


def blocks(recipe: str) -> list[tuple[str, str, str, str]]:
    """Return a recipe's blocks: file, how ("after", "end", "new"), the line it goes after, and the code."""
    part = DOC.split(f"<!-- recipe: {recipe} -->")[1].split("\n## ")[0]
    found = re.findall(r"```python\n# (\S+) (after|end|new)(?:: ([^\n]*))?\n(.*?)```", part, re.DOTALL)
    return [(file, how, line, code) for file, how, line, code in found]


def put(tree: Path, file: str, how: str, line: str, code: str) -> None:
    """Put one block into a tree."""
    path = tree / file
    if how == "new":
        path.write_text(code, "utf-8")
        return
    text = path.read_text("utf-8")
    if how == "end":
        path.write_text(f"{text}\n\n{code}", "utf-8")
        return
    lines = text.splitlines()
    at = next(n for n, one in enumerate(lines) if one.strip() == line.strip())
    path.write_text("\n".join([*lines[: at + 1], code.rstrip("\n"), *lines[at + 1 :]]) + "\n", "utf-8")


@pytest.mark.parametrize("recipe", PROOFS)
def test_a_recipe_works_as_it_is_written(recipe: str, tmp_path: Path) -> None:
    """Put into the tree as the page says, a change does what it is for."""
    for part in ("core", "bot", "adapters", "migrations", "tests"):
        shutil.copytree(ROOT / part, tmp_path / part, ignore=shutil.ignore_patterns("__pycache__"))
    for block in blocks(recipe):
        put(tmp_path, *block)
    code, expected = PROOFS[recipe]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path), "PIGEON_TOKEN": "ring-7"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    for words in expected:
        assert words in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("recipe", PROOFS)
def test_a_change_stays_as_small_as_the_page_says(recipe: str) -> None:
    """The files a recipe touches are counted, and the table tells the same number."""
    files = {file for file, *_ in blocks(recipe)}
    assert len(files) == FILES[recipe]
    assert re.search(rf"\| an? {recipe}[^|]*\| {FILES[recipe]} \|", DOC)


def test_the_readmes_talk_is_a_transcript() -> None:
    """What the README shows is what the coach says."""
    readme = (ROOT / "README.md").read_text("utf-8")
    name, talk = re.search(r"<!-- from (\S+) -->\n```text\n(.*?)```", readme, re.DOTALL).groups()
    transcript = (ROOT / name).read_text("utf-8")
    shown = [line for line in transcript.splitlines() if not line.startswith("  (")]
    lines = talk.splitlines()
    at = shown.index(lines[0])
    assert shown[at : at + len(lines)] == lines


def test_every_command_is_in_the_help_and_every_adr_has_its_headings() -> None:
    """Pages that describe the house hold what they must."""
    for page in sorted((ROOT / "docs" / "adr").glob("*.md")):
        text = page.read_text("utf-8")
        for heading in ("## Status", "## Context", "## Decision", "## Consequences"):
            assert heading in text, f"{page.name}: {heading}"
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")


def test_every_target_a_page_names_can_be_made() -> None:
    """Whoever reads `make something` can type it."""
    made = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]
    named = {word for page in pages for word in re.findall(r"`make ([a-z-]+)", page.read_text("utf-8"))}
    assert {"run", "check", "transcripts"} <= named
    assert named <= made
