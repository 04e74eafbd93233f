"""The REST API: the bot itself, its commands, channels and messages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from aiohttp import web

from tests.fakes.discord.rules import CREATES, EDITS, check, check_commands, check_event
from tests.fakes.discord.trouble import RefusalError
from tests.fakes.discord.world import CARD, EPHEMERAL, NONCES, Channel, Post, World


def answer(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Return JSON the way Discord labels it: without a charset, which discord.py would not take."""
    labels = {"Content-Type": "application/json", "Via": "1.1 google"} | (headers or {})
    return web.Response(body=json.dumps(body).encode(), status=status, headers=labels)


def payload(form: Mapping[str, Any]) -> str:
    """Return the JSON that comes with files."""
    return bytes(form["payload_json"]).decode()


async def body(request: web.Request) -> Any:
    """Return the JSON of a request, labelled as it has to be; of one with files, with what each holds."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        wanted = json.loads(payload(form))
        for entry in wanted["attachments"]:
            file = form[f"files[{entry['id']}]"]
            assert isinstance(file, web.FileField)
            entry["content"] = file.file.read().decode()
        return wanted
    if request.headers.get("Content-Type") != "application/json":
        raise RefusalError(400, 50109, "not JSON")
    return await request.json()


def unlocalised(command: dict[str, Any]) -> dict[str, Any]:
    """Return a command as Discord tells of it unasked: without its words in other languages."""
    kept = {name: value for name, value in command.items() if not name.endswith("_localizations")}
    options = command.get("options")
    return kept | ({"options": [unlocalised(one) for one in options]} if options else {})


class Rest:
    """Handlers over a *world*."""

    def __init__(self, world: World) -> None:
        """Serve *world*."""
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """Return what is served."""
        messages = "/channels/{channel}/messages"
        commands = "/applications/{application}/commands"
        return [
            web.get("/users/@me", self.me),
            web.get("/oauth2/applications/@me", self.application),
            web.get("/gateway/bot", self.gateway),
            web.get(commands, self.commands),
            web.put(commands, self.put_commands),
            web.post("/users/@me/channels", self.open_direct),
            web.get(messages, self.history),
            web.post(messages, self.create),
            web.patch(messages + "/{message}", self.edit),
            web.delete(messages + "/{message}", self.take_back),
            web.put(messages + "/{message}/reactions/{emoji}/@me", self.react),
            web.get("/channels/{channel}", self.channel),
            web.post("/channels/{channel}/threads", self.open_thread),
            web.put("/channels/{channel}/thread-members/{person}", self.invite),
            web.get("/guilds/{guild}/members/{person}", self.member),
            web.get("/guilds/{guild}/roles", self.roles),
            web.post("/guilds/{guild}/scheduled-events", self.schedule),
            web.get("/guilds/{guild}/scheduled-events", self.scheduled),
            web.delete("/guilds/{guild}/scheduled-events/{event}", self.strike),
        ]

    async def me(self, request: web.Request) -> web.Response:
        return answer(self.world.bot)

    async def application(self, request: web.Request) -> web.Response:
        return answer({
            "id": self.world.application, "name": "Fourlap", "icon": None, "description": "", "flags": 0,
            "bot_public": True, "bot_require_code_grant": False, "owner": self.world.bot, "verify_key": "",
        })  # fmt: skip

    async def gateway(self, request: web.Request) -> web.Response:
        starts = {"total": 1000, "remaining": 998, "reset_after": 14_400_000, "max_concurrency": 1}
        return answer({"url": "wss://gateway.example", "shards": 1, "session_start_limit": starts})

    async def commands(self, request: web.Request) -> web.Response:
        told = request.query.get("with_localizations") == "true"
        return answer(self.world.commands if told else [unlocalised(one) for one in self.world.commands])

    async def put_commands(self, request: web.Request) -> web.Response:
        commands = await body(request)
        check_commands(commands)
        added = {
            "application_id": self.world.application,
            "version": "1",
            "nsfw": False,
            "dm_permission": True,
        }
        self.world.commands = [{"id": self.world.snowflake(), **added, **command} for command in commands]
        self.world.syncs += 1
        return answer(self.world.commands)

    async def open_direct(self, request: web.Request) -> web.Response:
        channel = self.world.direct((await body(request))["recipient_id"])
        posts = self.world.in_channel(channel)
        return answer(channel.json() | {"last_message_id": posts[-1].id if posts else None})

    async def history(self, request: web.Request) -> web.Response:
        after, limit = int(request.query.get("after", 0)), int(request.query.get("limit", 50))
        posts = [post for post in self.world.in_channel(self._channel(request)) if int(post.id) > after]
        return answer([told(post) for post in reversed(posts[:limit]) if not post.flags & EPHEMERAL])

    async def create(self, request: web.Request) -> web.Response:
        channel, wanted = self._channel(request), await body(request)
        check(wanted, CREATES)
        if channel.person in self.world.closed:
            raise RefusalError(403, 50007, "Cannot send messages to this user")
        post = self._with_nonce(channel, wanted) or self.world.post(
            channel,
            self.world.bot,
            wanted.get("content", ""),
            components=wanted.get("components", []),
            flags=wanted.get("flags", 0),
            nonce=wanted.get("nonce"),
            attachments=wanted.get("attachments", []),
        )
        return answer(post.json())

    async def edit(self, request: web.Request) -> web.Response:
        post, wanted = self._post(request), await body(request)
        if post.author is not self.world.bot:
            raise RefusalError(403, 50005, "Cannot edit a message authored by another user")
        return answer(change(post, wanted).json())

    async def take_back(self, request: web.Request) -> web.Response:
        del self.world.posts[self._post(request).id]
        return web.Response(status=204)

    async def react(self, request: web.Request) -> web.Response:
        self._post(request).reactions.append(request.match_info["emoji"])
        return web.Response(status=204)

    async def channel(self, request: web.Request) -> web.Response:
        return answer(self._channel(request).json() | {"guild_id": self.world.guild})

    async def open_thread(self, request: web.Request) -> web.Response:
        channel, wanted = self._channel(request), await body(request)
        if not int(self.world.rights) & 1 << 36:
            raise RefusalError(403, 50013, "Missing Permissions")
        if (wanted["type"], wanted["invitable"]) != (12, False) or channel.person or channel.parent:
            raise RefusalError(400, 50024, "Cannot execute action on this channel type")
        thread = self.world.add_channel(None)
        if not 1 <= len(wanted["name"]) <= 100:
            raise RefusalError(400, 50035, "name")
        thread.parent, thread.owner, thread.name = channel.id, self.world.application, wanted["name"]
        return answer(thread.json())

    async def invite(self, request: web.Request) -> web.Response:
        thread = self._channel(request)
        thread.members.append(request.match_info["person"])
        await self.world.tell("THREAD_CREATE", thread.json() | {"guild_id": self.world.guild})
        return web.Response(status=204)

    async def member(self, request: web.Request) -> web.Response:
        known = {**self.world.people, self.world.bot["id"]: self.world.bot}
        person = known.get(request.match_info["person"])
        if person is None or person["id"] in self.world.left:
            raise RefusalError(404, 10007, "Unknown Member")
        return answer({"user": person, "roles": [], "joined_at": "2026-01-01T00:00:00+00:00", "flags": 0})

    async def roles(self, request: web.Request) -> web.Response:
        """Everyone may what the bot may: there is no other role."""
        return answer([{"id": self.world.guild, "name": "@everyone", "permissions": self.world.rights}])

    async def schedule(self, request: web.Request) -> web.Response:
        if not self.world.may_schedule:
            raise RefusalError(403, 50013, "Missing Permissions")
        event = await body(request)
        check_event(event)
        self.world.events.append({"id": self.world.snowflake(), **event})
        return answer(self.world.events[-1])

    async def scheduled(self, request: web.Request) -> web.Response:
        return answer(self.world.events)

    async def strike(self, request: web.Request) -> web.Response:
        if not self.world.may_schedule:
            raise RefusalError(403, 50013, "Missing Permissions")
        self.world.events = [one for one in self.world.events if one["id"] != request.match_info["event"]]
        return web.Response(status=204)

    def _channel(self, request: web.Request) -> Channel:
        channel = self.world.channels.get(request.match_info["channel"])
        if channel is None:
            raise RefusalError(404, 10003, "Unknown Channel")
        return channel

    def _post(self, request: web.Request) -> Post:
        post = self.world.posts.get(request.match_info["message"])
        if post is None or post.channel is not self._channel(request) or post.flags & EPHEMERAL:
            raise RefusalError(404, 10008, "Unknown Message")
        return post

    def _with_nonce(self, channel: Channel, wanted: dict[str, Any]) -> Post | None:
        """Return the message this one would repeat."""
        if not wanted.get("enforce_nonce"):
            return None
        since = self.world.clock() - NONCES
        recent = (post for post in self.world.in_channel(channel) if post.at >= since)
        return next((post for post in recent if post.nonce == wanted["nonce"]), None)


def told(post: Post) -> dict[str, Any]:
    """Return a message as the bot is told it: in a server without words, where it is not meant."""
    heard = post.channel.person is not None or post.mentions or post.author.get("bot")
    return post.json() | ({} if heard else {"content": "", "attachments": []})


def change(post: Post, wanted: dict[str, Any]) -> Post:
    """Edit a message."""
    check(wanted, EDITS)
    if post.flags & CARD and (wanted.get("content") or not wanted.get("components")):
        raise RefusalError(400, 50035, "a card stays one")
    post.flags |= wanted.get("flags", 0) & CARD
    post.content = wanted.get("content", post.content)
    post.components = wanted.get("components", post.components)
    post.attachments = wanted.get("attachments", post.attachments)
    post.edited = True
    return post
