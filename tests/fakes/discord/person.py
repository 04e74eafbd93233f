"""A runner with Discord in hand."""

from __future__ import annotations

import re
from typing import Any

from tests.fakes.discord.gateway import Gateway
from tests.fakes.discord.world import (
    ABROAD,
    EPHEMERAL,
    LOADING,
    NEVER,
    SILENT,
    Channel,
    Interaction,
    Post,
    Shown,
    World,
)


class Person:
    """Speaks, uses commands, taps buttons and sees a screen; with *guild* all of it in the server."""

    def __init__(self, world: World, gateway: Gateway, me: dict[str, Any], locale: str) -> None:
        """Be *me*; who *manages* the server may set things up in it, who is *abroad* is in one that never let the bot in."""
        self.manages = False
        self.abroad = False
        self._world = world
        self._gateway = gateway
        self._me = me
        self._locale = locale

    @property
    def id(self) -> str:
        """The person's id."""
        return str(self._me["id"])

    @property
    def direct(self) -> str:
        """The id of the channel of direct messages with the bot."""
        return self._world.direct(self.id).id

    async def says(self, text: str, *, guild: bool = False, mention: bool = True, sends: str = "") -> Post:
        """Write a direct message, or mention the bot in the server's channel; with it may come a file of some content type."""
        content = f"<@{self._world.application}> {text}" if guild and mention else text
        file = {"id": "1", "filename": "a", "size": 1, "url": "", "proxy_url": "", "content_type": sends}
        attachments = [file] if sends else []
        post = self._world.post(self._channel(guild=guild), self._me, content, attachments=attachments)
        await self._gateway.dispatch("MESSAGE_CREATE", self._payload(post))
        return post

    async def forwards(self, text: str) -> Post:
        """Pass on what somebody wrote, in a direct message: the words are no content of it."""
        post = self._world.post(self._channel(guild=False), self._me, "")
        passed_on = {
            "type": 0, "content": text, "embeds": [], "attachments": [], "mentions": [], "mention_roles": [],
            "components": [], "flags": 0, "timestamp": "2027-01-01T00:00:00+00:00", "edited_timestamp": None,
        }  # fmt: skip
        more = {
            "message_snapshots": [{"message": passed_on}],
            "message_reference": {"type": 1, "channel_id": post.channel.id, "message_id": "1"},
        }
        await self._gateway.dispatch("MESSAGE_CREATE", self._payload(post) | more)
        return post

    async def hands(self, *files: tuple[str, bytes], text: str = "") -> Post:
        """Send files in a direct message."""
        world, attachments = self._world, [self._file(*one) for one in files]
        post = world.post(self._channel(guild=False), self._me, text, attachments=attachments)
        await self._gateway.dispatch("MESSAGE_CREATE", self._payload(post))
        return post

    async def writes(self, text: str, thread: Channel, *, mention: bool = False) -> Post:
        """Write in a thread; without a mention Discord shows the bot no word of it."""
        content = f"<@{self._world.application}> {text}" if mention else text
        post = self._world.post(thread, self._me, content)
        await self._gateway.dispatch("MESSAGE_CREATE", self._payload(post))
        return post

    async def corrects(self, post: Post, text: str) -> None:
        """Edit what was said."""
        post.content, post.edited = text, True
        await self._gateway.dispatch("MESSAGE_UPDATE", self._payload(post))

    async def slash(
        self,
        command: str,
        option: str = "",
        *,
        guild: bool = False,
        thread: Channel | None = None,
        file: tuple[str, bytes, str] | None = None,
    ) -> Interaction:
        """Choose a command from the menu; with it may come a file: name, content, and what it is."""
        options: list[dict[str, Any]] = []
        if option:
            options.append({"type": 3, "name": self._option(command), "value": option})
        data = {"id": "1", "type": 1, "name": command, "options": options}
        if file:
            sent = self._file(*file)
            options.append({"type": 11, "name": self._option(command, 11), "value": sent["id"]})
            data["resolved"] = {"attachments": {sent["id"]: sent}}
        return await self._interacts(2, data, thread or self._channel(guild=guild))

    async def types(self, command: str, text: str, *, guild: bool = False) -> Interaction:
        """Type into the option of a command, without sending it."""
        option = {"type": 3, "name": self._option(command), "value": text, "focused": True}
        data = {"id": "1", "type": 1, "name": command, "options": [option]}
        return await self._interacts(4, data, self._channel(guild=guild))

    async def fills(self, begun: Interaction, *values: str, guild: bool = False) -> Interaction:
        """Fill in the form that was shown, line by line, and send it."""
        assert begun.form is not None, "no form is shown"
        rows = [
            {
                "type": 1,
                "components": [{"type": 4, "custom_id": row["components"][0]["custom_id"], "value": value}],
            }
            for row, value in zip(begun.form["components"], values, strict=False)
        ]
        data = {"custom_id": begun.form["custom_id"], "components": rows}
        return await self._interacts(5, data, self._channel(guild=guild))

    async def chooses(self, *labels: str, guild: bool = False) -> Interaction:
        """Pick from the newest list, all at once."""
        posts = reversed(self._visible(self._channel(guild=guild)))
        found = ((post, one) for post in posts for one in tappable(post.components) if one["type"] == 3)
        post, chosen = next(found)
        values = [option["value"] for option in chosen["options"] if option["label"] in labels]
        data = {"custom_id": chosen["custom_id"], "component_type": 3, "values": values}
        return await self._interacts(3, data, post.channel, post)

    async def picks(self, entry: str, post: Post) -> Interaction:
        """Open the menu of a message in the server's channel, and pick one of its apps."""
        data = {
            "id": "1", "type": 3, "name": entry, "target_id": post.id,
            "resolved": {"messages": {post.id: post.json()}},
        }  # fmt: skip
        return await self._interacts(2, data, post.channel)

    async def taps(
        self, label: str, *, guild: bool = False, thread: Channel | None = None, on: Post | None = None
    ) -> Interaction:
        """Tap the newest button with that label, in a thread if one is given, or the one under *on*.

        From a list of which one is picked it is picked.
        """
        posts = [on] if on else reversed(self._visible(thread or self._channel(guild=guild)))
        found = ((post, button) for post in posts for button in tappable(post.components))
        post, data = next((post, data) for post, one in found if (data := _picked(one, label)))
        return await self._interacts(3, data, post.channel, post)

    async def presses(self, custom_id: str) -> Interaction:
        """Press a button that Discord never showed, under the newest message of the server's channel."""
        post = self._visible(self._world.square)[-1]
        return await self._interacts(3, {"custom_id": custom_id, "component_type": 2}, post.channel, post)

    def threads(self) -> list[Channel]:
        """Return the private threads this person is in."""
        return [channel for channel in self._world.channels.values() if self.id in channel.members]

    def sees(self, *, guild: bool = False, thread: Channel | None = None) -> list[Shown]:
        """Return what is on the screen, the oldest first."""
        return [self._shown(post) for post in self._visible(thread or self._channel(guild=guild))]

    def _channel(self, *, guild: bool) -> Channel:
        return self._world.square if guild else self._world.direct(self.id)

    def _visible(self, channel: Channel) -> list[Post]:
        return [post for post in self._world.in_channel(channel) if post.viewer in (None, self.id)]

    def _file(self, name: str, content: bytes, kind: str = "") -> dict[str, Any]:
        """Give a file to Discord, and return what it says of it."""
        number = self._world.snowflake()
        self._world.files[number] = content
        url = f"{self._gateway.files_url}/{number}"
        known = {"content_type": kind} if kind else {}
        return {"id": number, "filename": name, "size": len(content), "url": url, "proxy_url": url} | known

    def _option(self, command: str, kind: int = 3) -> str:
        """Return the name of an option of some kind; what the menu lacks cannot be chosen."""
        if not self._world.commands:
            return "text"
        chosen = next(known for known in self._world.commands if known["name"] == command)
        return next(str(one["name"]) for one in chosen["options"] if one["type"] == kind)

    def _payload(self, post: Post) -> dict[str, Any]:
        """Return a message as the gateway tells it: without words where the bot is not meant."""
        if post.channel.person is not None:
            return post.json()
        told = post.json() | {"guild_id": self._world.guild, "member": self._member()}
        return told if post.mentions else told | {"content": "", "attachments": []}

    async def _interacts(
        self, kind: int, data: dict[str, Any], channel: Channel, tapped: Post | None = None
    ) -> Interaction:
        world = self._world
        begun = Interaction(
            world.snowflake(), f"aW50{world.snowflake()}", channel, self.id, world.clock(), tapped
        )
        begun.follows = ABROAD if self.abroad else NEVER
        world.interactions[begun.token] = begun
        await self._gateway.dispatch("INTERACTION_CREATE", self._told(begun, kind, data))
        return begun

    def _told(self, begun: Interaction, kind: int, data: dict[str, Any]) -> dict[str, Any]:
        direct = begun.channel.person is not None
        where = {"context": 1, "user": self._me} if direct else self._in_guild()
        message = {"message": begun.tapped.json()} if begun.tapped else {}
        return {
            "id": begun.id, "application_id": self._world.application, "type": kind, "token": begun.token,
            "app_permissions": self._world.rights, "version": 1, "locale": self._locale,
            "attachment_size_limit": 10_485_760, "entitlements": [],
            "channel": begun.channel.json(), "channel_id": begun.channel.id, "data": data, **where, **message,
        }  # fmt: skip

    def _in_guild(self) -> dict[str, Any]:
        guild = {"id": self._world.guild, "features": [], "locale": "en-US"}
        member = self._member() | {"user": self._me, "permissions": "32" if self.manages else "0"}
        owners = {"1": self.id} if self.abroad else {"0": self._world.guild}
        where = {"context": 0, "guild_id": self._world.guild, "guild": guild, "member": member}
        return where | {"authorizing_integration_owners": owners}

    def _member(self) -> dict[str, Any]:
        return {
            "roles": [],
            "joined_at": "2026-01-01T00:00:00+00:00",
            "deaf": False,
            "mute": False,
            "flags": 0,
        }

    def _shown(self, post: Post) -> Shown:
        return Shown(
            text=as_shown(post.content or "\n".join(texts(post.components))),
            buttons=tuple(labels(row) for row in rows(post.components)),
            ephemeral=bool(post.flags & EPHEMERAL),
            silent=bool(post.flags & SILENT),
            thinking=bool(post.flags & LOADING),
            mine=post.author is self._me,
            reactions=tuple(post.reactions),
            beside=tuple(one["label"] for one in sections(post.components)),
            files=tuple((one["filename"], one["content"]) for one in post.attachments if "content" in one),
        )


def _picked(one: dict[str, Any], label: str) -> dict[str, Any] | None:
    """Return what Discord tells of a tap on a button with a label, or of the choice in a list that has it."""
    if one["type"] == 2:
        return {"custom_id": one["custom_id"], "component_type": 2} if one["label"] == label else None
    values = [option["value"] for option in one["options"] if option["label"] == label]
    single = bool(values) and one["max_values"] == 1
    return {"custom_id": one["custom_id"], "component_type": 3, "values": values} if single else None


def as_shown(content: str) -> str:
    """Return words as they are on the screen: unescaped, and commands that can be tapped by their names."""
    return re.sub(r"\\([^0-9A-Za-z\s])", r"\1", re.sub(r"</(\w+):\d+>", r"/\1", content))


def rows(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the rows of what can be tapped, wherever they stand."""
    inside = [row for part in components if part["type"] == 17 for row in rows(part["components"])]
    return [part for part in components if part["type"] == 1] + inside


def tappable(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the buttons and lists of a message."""
    return [one for row in rows(components) for one in row["components"]] + sections(components)


def sections(components: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the buttons beside single lines."""
    inside = [found for part in components if part["type"] == 17 for found in sections(part["components"])]
    return [part["accessory"] for part in components if part["type"] == 9] + inside


def labels(row: dict[str, Any]) -> tuple[str, ...]:
    """Return the labels in a row: of its buttons, or of its list's choices, those that are picked with a tick."""
    return tuple(
        f"{one['label']} ✓" if one.get("default") else one["label"]
        for part in row["components"]
        for one in part.get("options", [part])
    )


def texts(components: list[dict[str, Any]]) -> list[str]:
    """Return the words in the parts of a card."""
    return [
        words
        for part in components
        for words in ([part["content"]] if part["type"] == 10 else texts(part.get("components", [])))
    ]
