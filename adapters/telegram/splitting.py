"""Long texts in parts that Telegram takes. It counts as JavaScript does, in UTF-16 units."""

from __future__ import annotations

from telegram.constants import MessageLimit

LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)


def parts(text: str, limit: int = LIMIT) -> list[str]:
    """Return *text* in parts of at most *limit* (2 or more) UTF-16 units.

    It is cut between paragraphs where it can be, else between lines, else between words.
    """
    found = []
    while (end := _fitting(text, limit)) < len(text):
        cut = _cut(text, end)
        found.append(text[:cut].rstrip())
        text = text[cut:].lstrip()
    return [part for part in (*found, text) if part] or [text]


def units(text: str) -> int:
    """Return the length of *text* in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _fitting(text: str, limit: int) -> int:
    """Return how many characters of *text* fit into *limit* units."""
    if units(text) <= limit:
        return len(text)
    return len(text.encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore"))


def _cut(text: str, end: int) -> int:
    """Return where to cut *text*: in the second half of what fits, which ends at *end*."""
    found = (text.rfind(mark, max(1, end // 2), end + 1) for mark in ("\n\n", "\n", " "))
    return next((cut for cut in found if cut > 0), end)
