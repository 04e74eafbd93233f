"""Choices as a list to pick from, and what was picked, in the words a tap would have said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from adapters.discord.handles import BUTTON
from adapters.discord.lengths import cut
from core.messages import Button, read_token

LABEL: Final = 80
OPTIONS: Final = 25
OPTION: Final = 100
"""Characters of a list's choice, and of what it says."""
BUTTONS: Final = 8
"""The most answers of one question that stay buttons."""
SWITCHES: Final = "+-"
"""How the words of a choice begin that can be switched on ("+tue") and off ("-tue")."""


def several(buttons: Sequence[Sequence[Button]]) -> list[Mapping[str, Any]]:
    """Return a list in which several choices are picked at once, and the other buttons below it.

    [Done] is not needed: what is picked is what is meant.
    """
    every = [button for row in buttons for button in row]
    switches = [one for one in every if _says(one)[:1] and _says(one)[0] in SWITCHES][:OPTIONS]
    others = [one for one in every if one not in switches and _says(one) != "done"][:5]
    rows: list[Mapping[str, Any]] = []
    if switches:
        rows.append({"type": 1, "components": [_list(switches)]})
    if others:
        rows.append({"type": 1, "components": [drawn(one) for one in others]})
    return rows


def one_of(buttons: Sequence[Sequence[Button]]) -> list[Mapping[str, Any]]:
    """Return a list of which one is picked, for a question with more answers than a thumb wants to aim at; else nothing."""
    every = [button for row in buttons for button in row]
    owners = {one.token.removesuffix(_says(one)) for one in every if _says(one)}
    if not BUTTONS < len(every) <= OPTIONS or len(owners) != 1:
        return []
    options = [{"label": cut(one.label, OPTION), "value": cut(_says(one), OPTION)} for one in every]
    chosen = {
        "type": 3,
        "custom_id": BUTTON + owners.pop(),
        "min_values": 1,
        "max_values": 1,
        "options": options,
    }
    return [{"type": 1, "components": [chosen]}]


def _list(switches: Sequence[Button]) -> Mapping[str, Any]:
    owner = switches[0].token.removesuffix(_says(switches[0]))
    return {
        "type": 3,
        "custom_id": BUTTON + owner,
        "min_values": 1,
        "max_values": len(switches),
        "options": [_option(one) for one in switches],
    }


def _option(one: Button) -> Mapping[str, Any]:
    on = _says(one).startswith("-")
    label = one.label.rstrip(" ✓") if on else one.label
    return {"label": cut(label, OPTION), "value": cut(_says(one)[1:], OPTION), "default": on}


def _says(one: Button) -> str:
    found = read_token(one.token)
    return found[2] if found else ""


def picked(data: Mapping[str, Any]) -> str:
    """Return the `custom_id` of a tap; of a list, what a tap on a button that says all that was picked would have."""
    return str(data["custom_id"]) + " ".join(map(str, data.get("values") or ()))


def drawn(button: Button) -> Mapping[str, Any]:
    """Return a button as Discord draws it."""
    return {"type": 2, "style": 2, "label": cut(button.label, LABEL), "custom_id": BUTTON + button.token}
