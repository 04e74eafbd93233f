"""What happens on Discord, in the shape the inbox keeps: only what an answer needs.

Discord's own payloads carry a whole server; these carry ids, words and the token an answer must show.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, TypeAlias, cast

import discord
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Id: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{1,20}$")]
"""A snowflake: 64 bits, written in decimals."""
Key: TypeAlias = Annotated[str, Field(pattern=r"^[^:\s]{1,1000}$")]
"""What must be shown to answer an interaction, for 15 minutes."""


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    id: Id
    channel: Id
    person: Id
    name: str = ""

    def raw(self) -> dict[str, Any]:
        """Return this event as plain JSON, without what is left at its default."""
        return self.model_dump(exclude_defaults=True)


class Said(_Event):
    """A direct message, or a message in a server that mentions the coach (*me*)."""

    kind: Literal["message"]
    me: Id
    text: str
    guild: Id | None = None
    media: bool = False
    edited: bool = False


class _Interaction(_Event):
    application: Id
    token: Key
    direct: bool = False
    """It happened in the direct messages with the coach, where nobody else can read."""
    locale: str | None = None


class Slash(_Interaction):
    """A command, chosen from the menu."""

    kind: Literal["slash"]
    command: str
    option: str = ""


class Tap(_Interaction):
    """A button under a *message*."""

    kind: Literal["tap"]
    custom_id: str
    message: Id


Event: TypeAlias = Said | Slash | Tap
EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def from_message(message: discord.Message, me: discord.abc.User, *, edited: bool = False) -> Said | None:
    """Return a message written for us; None for bots, notices and talk between others."""
    if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
        return None
    guild = _guild(message)
    if guild and me not in message.mentions:
        return None
    return Said(
        kind="message",
        id=str(message.id),
        channel=str(message.channel.id),
        person=str(message.author.id),
        name=_name(message.author),
        me=str(me.id),
        text=message.content,
        guild=guild,
        media=bool(message.attachments or message.stickers),
        edited=edited,
    )


def from_interaction(interaction: discord.Interaction[Any]) -> Slash | Tap | None:
    """Return a command or a tap; None for kinds of interaction we never offer."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    common: dict[str, Any] = {
        "id": str(interaction.id),
        "application": str(interaction.application_id),
        "token": interaction.token,
        "channel": str(interaction.channel_id),
        "direct": interaction.context.dm_channel,
        "person": str(interaction.user.id),
        "name": _name(interaction.user),
        "locale": str(interaction.locale),
    }
    if interaction.type is discord.InteractionType.application_command:
        return Slash(kind="slash", command=data["name"], option=_option(data), **common)
    if interaction.type is discord.InteractionType.component and interaction.message:
        message = str(interaction.message.id)
        return Tap(kind="tap", custom_id=data["custom_id"], message=message, **common)
    return None


def _option(data: Mapping[str, Any]) -> str:
    options = data.get("options") or [{}]
    return str(options[0].get("value", ""))


def _guild(message: discord.Message) -> str | None:
    # A server we have no cache of leaves `message.guild` empty, but its channel still knows the id.
    guild = message.guild.id if message.guild else getattr(message.channel, "guild_id", None)
    return str(guild) if guild else None


def _name(person: discord.abc.User) -> str:
    return getattr(person, "global_name", None) or person.name
