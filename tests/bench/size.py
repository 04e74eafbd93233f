"""How long functions and files are, and how much of all is test."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[2]
CODE = ("core", "bot", "adapters")


@dataclass(frozen=True)
class Size:
    """Lengths in lines; a docstring is no line of a function, an empty file is none."""

    functions: tuple[int, ...]
    files: tuple[int, ...]
    tests: int
    """Lines of all tests, transcripts and labelled messages."""

    def middle(self) -> tuple[float, float]:
        """Return the median function and the median file."""
        return median(self.functions), median(self.files)


def measured() -> Size:
    """Count."""
    texts = [path.read_text("utf-8") for folder in CODE for path in sorted((ROOT / folder).rglob("*.py"))]
    files = tuple(len(text.splitlines()) for text in texts if text.strip())
    functions = tuple(length for text in texts for length in _functions(text))
    tests = (path for end in ("py", "txt", "jsonl") for path in (ROOT / "tests").rglob(f"*.{end}"))
    return Size(functions, files, sum(len(path.read_text("utf-8").splitlines()) for path in tests))


def _functions(text: str) -> Iterator[int]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            said = first.end_lineno - first.lineno + 1 if ast.get_docstring(node) else 0
            yield node.end_lineno - node.lineno + 1 - said
