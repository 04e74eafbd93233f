"""What happens on Discord, in the shape the inbox keeps: only what an answer needs.

Discord's own payloads carry a whole server; these carry ids, words and the token an answer must show.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, Literal, TypeAlias, cast

import discord
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from adapters.discord.forms import filled, form_of
from adapters.discord.handles import room_name
from adapters.discord.lists import picked

Id: TypeAlias = Annotated[str, Field(pattern=r"^[0-9]{1,20}$")]
"""A snowflake: 64 bits, written in decimals."""
Key: TypeAlias = Annotated[str, Field(pattern=r"^[^:\s]{1,1000}$")]
"""What must be shown to answer an interaction, for 15 minutes."""


Brings: TypeAlias = Literal["picture", "voice", "file", "other", "unheard"]
"""A kind of `core.messages.Media`."""


class _Event(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, hide_input_in_errors=True)

    id: Id
    channel: Id
    person: Id
    name: str = ""

    def raw(self) -> dict[str, Any]:
        """Return this event as plain JSON, without what is left at its default."""
        return self.model_dump(exclude_defaults=True)


class Closed(_Event):
    """A *channel* that is gone, with its server or alone; nobody did it."""

    kind: Literal["closed"]


class _Bringing(BaseModel):
    """Something that came along."""

    brings: Brings | None = None
    """What it is."""
    file: Any = None
    """What was in a file (`core.documents.brought`)."""


class Said(_Event, _Bringing):
    """A direct message, one in a runner's own thread, or one in a server that mentions the coach (*me*)."""

    kind: Literal["message"]
    me: Id
    text: str
    guild: Id | None = None
    room: bool = False
    """It was written in the private thread that we opened for this person."""
    edited: bool = False
    forwarded: bool = False
    """Passed on: whose words they were is not told."""


class _Interaction(_Event):
    application: Id
    token: Key
    direct: bool = False
    """It happened in the direct messages with the coach, where nobody else can read."""
    guild: bool = False
    """It happened in the channel of a server that let us in."""
    admin: bool = False
    """This person may manage that server."""
    lacks: bool = False
    """We may not see that channel, or not write there."""
    misses: list[Literal["calendar", "rooms"]] = []
    """Kinds of `core.messages.Right` that we have not got there."""
    rooms: bool = False
    """We may open private threads in that channel."""
    room: bool = False
    """It happened in the private thread that we opened for this person."""
    locale: str | None = None


class Slash(_Interaction, _Bringing):
    """A command, chosen from the menu; or from that of a message, whose words are then its *option*."""

    kind: Literal["slash"]
    command: str
    option: str = ""
    on_message: bool = False


class Tap(_Interaction):
    """A button under a *message*, or what was picked from a list under it."""

    kind: Literal["tap"]
    custom_id: str
    message: Id


ON_MESSAGE: Final = 3
"""Discord's number for a command in the menu of a message."""
FILE: Final = 11
"""Discord's number for an option that takes a file."""

Event: TypeAlias = Said | Slash | Tap | Closed
EVENT: TypeAdapter[Event] = TypeAdapter(Annotated[Event, Field(discriminator="kind")])


def from_message(message: discord.Message, me: discord.abc.User, *, edited: bool = False) -> Said | None:
    """Return a message written for us; None for bots, notices and talk between others."""
    if message.author.bot or message.type not in (discord.MessageType.default, discord.MessageType.reply):
        return None
    guild, room = _guild(message), is_room(message.channel, me.id, message.author.id)
    if guild and not room and me not in message.mentions:
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
        room=room,
        brings=_brings(message, mentioned=me in message.mentions),
        edited=edited,
        forwarded=bool(message.message_snapshots),
    )


def _brings(message: discord.Message, *, mentioned: bool) -> Brings | None:
    """Return what came with a message, by the kind Discord says it is of.

    In a server Discord keeps words and files from us that do not name us; what is left then is nothing.
    """
    words = message.content or message.message_snapshots
    if not (message.attachments or message.stickers or words or mentioned):
        return "unheard"
    if not message.attachments:
        return "other" if message.stickers else None
    return _kind(message.attachments[0].content_type)


def _kind(content_type: str | None) -> Brings:
    return KINDS.get((content_type or "").partition("/")[0], "file")


KINDS: Final[Mapping[str, Brings]] = {"image": "picture", "video": "picture", "audio": "voice"}
"""What the first half of a content type is to the coach; everything else is a file."""


def from_interaction(interaction: discord.Interaction[Any]) -> Slash | Tap | None:
    """Return a command or a tap; None for kinds of interaction we never offer."""
    data = cast("Mapping[str, Any]", interaction.data or {})
    common = {**_who(interaction), **_where(interaction)}
    if interaction.type is discord.InteractionType.modal_submit:
        return Slash(kind="slash", command=form_of(data), option=filled(data), **common)
    if interaction.type is discord.InteractionType.application_command:
        if data.get("type") == ON_MESSAGE:
            words = _own_words(data, common["person"])
            return Slash(kind="slash", command=data["name"], option=words, on_message=True, **common)
        brings = next((_kind(one.get("content_type")) for one in attached(data)), None)
        return Slash(kind="slash", command=data["name"], option=_option(data), brings=brings, **common)
    if interaction.type is discord.InteractionType.component and interaction.message:
        message = str(interaction.message.id)
        return Tap(kind="tap", custom_id=picked(data), message=message, **common)
    return None


def _who(interaction: discord.Interaction[Any]) -> dict[str, Any]:
    return {
        "id": str(interaction.id),
        "application": str(interaction.application_id),
        "token": interaction.token,
        "channel": str(interaction.channel_id),
        "person": str(interaction.user.id),
        "name": _name(interaction.user),
        "locale": str(interaction.locale),
    }


def _where(interaction: discord.Interaction[Any]) -> dict[str, Any]:
    """Return what may be done where an interaction happened: in a server that let us in, else with this person alone.

    Who installed the coach for themselves takes it into servers it is no part of.
    """
    guild = interaction.is_guild_integration()
    rights, threaded = interaction.app_permissions, isinstance(interaction.channel, discord.Thread)
    rooms = rights.create_private_threads and rights.send_messages_in_threads and not threaded
    has = {"calendar": rights.create_events or rights.manage_events, "rooms": rooms}
    return {
        "direct": interaction.context.dm_channel,
        "guild": guild,
        "admin": guild and interaction.permissions.manage_guild,
        "lacks": guild and not (rights.send_messages and rights.view_channel),
        "rooms": guild and rooms,
        "misses": [name for name, given in has.items() if guild and not given],
        "room": is_room(interaction.channel, interaction.application_id, interaction.user.id),
    }


def is_room(place: object, me: int, person: int) -> bool:
    """Tell whether a private thread was opened by us (*me*) for this very person: nobody else is at home in it."""
    if not isinstance(place, discord.Thread):
        return False
    return place.is_private() and place.owner_id == me and place.name == room_name(str(person))


def _own_words(data: Mapping[str, Any], person: str) -> str:
    """Return what the message says whose menu was opened; nothing when somebody else wrote it."""
    message = data.get("resolved", {}).get("messages", {}).get(data.get("target_id"), {})
    return str(message.get("content", "")) if message.get("author", {}).get("id") == person else ""


def _option(data: Mapping[str, Any]) -> str:
    said = (one.get("value", "") for one in data.get("options") or () if one.get("type") != FILE)
    return str(next(said, ""))


def attached(data: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """Return the file in the options of a command, as Discord describes it; none when there is none."""
    files = (data.get("resolved") or {}).get("attachments") or {}
    chosen = (one.get("value") for one in data.get("options") or () if one.get("type") == FILE)
    return [files[number] for number in chosen if number in files]


def _guild(message: discord.Message) -> str | None:
    # A server we have no cache of leaves `message.guild` empty, but its channel still knows the id.
    guild = message.guild.id if message.guild else getattr(message.channel, "guild_id", None)
    return str(guild) if guild else None


def _name(person: discord.abc.User) -> str:
    return getattr(person, "global_name", None) or person.name
