"""Forms: a few lines to fill in at once, asked for when a command comes without a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from adapters.discord.lengths import cut
from core.messages import MenuEntry

FORM: Final = "m:"
"""How the `custom_id` of our forms begins; the command follows."""
TITLE: Final = 45
LINES: Final = 5
ANSWER: Final = 200


def form(entry: MenuEntry, locale: str = "") -> Mapping[str, Any]:
    """Return the form of a command as Discord wants it, in the language of a *locale* ("pt-BR") where there is one."""
    language = locale.partition("-")[0]
    summary = dict(entry.summaries).get(language, entry.summary)
    lines = [
        {
            "type": 1,
            "components": [
                {
                    "type": 4,
                    "custom_id": f"{n}:{blank.word}"[:100],
                    "style": 1,
                    "label": cut(dict(blank.labels).get(language, blank.label), TITLE),
                    "placeholder": cut(blank.example, 100),
                    "required": blank.needed,
                    "max_length": ANSWER,
                }
            ],
        }
        for n, blank in enumerate(entry.form[:LINES])
    ]
    return {
        "title": cut(summary.partition(":")[0], TITLE),
        "custom_id": FORM + entry.name,
        "components": lines,
    }


def wanted(data: Mapping[str, Any], menu: Sequence[MenuEntry]) -> MenuEntry | None:
    """Return the command whose form is to be shown: one that has a form, and came without a word."""
    words = any(str(one.get("value", "")).strip() for one in data.get("options") or ())
    if words or data.get("type", 1) != 1:
        return None
    return next((entry for entry in menu if entry.form and entry.name == data.get("name")), None)


def form_of(data: Mapping[str, Any]) -> str:
    """Return the command whose form was filled in."""
    return str(data["custom_id"]).removeprefix(FORM)


def filled(data: Mapping[str, Any]) -> str:
    """Return what was filled in, as the words that would have stood behind the command."""
    return ", ".join(_lines(data))


def _lines(data: Mapping[str, Any]) -> Iterator[str]:
    for row in data.get("components") or ():
        for one in row.get("components") or ([row["component"]] if "component" in row else []):
            value, word = str(one.get("value") or "").strip(), str(one["custom_id"]).partition(":")[2]
            if value:
                yield f"{word} {value}".strip()
