"""Lengths as the strictest client counts them, in UTF-16 units; texts cut to them."""

from __future__ import annotations


def fitting(text: str, limit: int) -> int:
    """Return how many characters of *text* fit into *limit* UTF-16 units."""
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * limit]
    return len(kept.decode("utf-16-le", "ignore"))


def cut(text: str, limit: int) -> str:
    """Return as much of *text* as fits into *limit* UTF-16 units."""
    return text[: fitting(text, limit)]
