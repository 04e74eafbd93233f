"""The coach's buttons, all of them: one item that knows each by how its `custom_id` begins."""

from __future__ import annotations

import re
from typing import Any, Final, Self

import discord
from discord.ui import DynamicItem, Item

from adapters.discord.handles import BUTTON

OURS: Final = re.compile(re.escape(BUTTON) + ".*", re.DOTALL)


class Choice(DynamicItem[Item[Any]], template=OURS):
    """A button of the coach. Nothing is kept about it: its `custom_id` says all, also after a restart."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was tapped."""
        del interaction, match
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the tap to the client's `take`, where commands come in too."""
        try:
            await interaction.client.take(interaction)
        except Exception:  # noqa: BLE001 - discord.py would log it with what the button says
            await interaction.client.on_error("choice")
