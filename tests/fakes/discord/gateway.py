"""The gateway: hello, identify, heartbeat, events, resume, reconnect."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from tests.fakes.discord.world import World

DISPATCH, HEARTBEAT, IDENTIFY, RESUME, RECONNECT, INVALID, HELLO, ACK = 0, 1, 2, 6, 7, 9, 10, 11
PRIVILEGED = 1 << 1 | 1 << 8 | 1 << 15
"""Members, presences, message content."""


@dataclass
class Session:
    """A session; while nobody is connected its events wait."""

    id: str
    line: Line | None = None
    events: list[dict[str, Any]] = field(default_factory=list)

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Send an event, now or when the session is resumed."""
        event = {"op": DISPATCH, "s": len(self.events) + 1, "t": name, "d": data}
        self.events.append(event)
        if self.line is not None:
            await self.line.send(event)


class Line:
    """One connection, compressed if that was asked for."""

    def __init__(self, socket: web.WebSocketResponse, *, packed: bool) -> None:
        """Speak on *socket*."""
        self.socket = socket
        self._packing = zlib.compressobj() if packed else None

    async def send(self, event: dict[str, Any]) -> None:
        text = json.dumps(event)
        if self._packing is None:
            await self.socket.send_str(text)
            return
        packed = self._packing.compress(text.encode()) + self._packing.flush(zlib.Z_SYNC_FLUSH)
        await self.socket.send_bytes(packed)


class Gateway:
    """All sessions of the bot."""

    def __init__(self, world: World) -> None:
        """Tell of what happens in *world*."""
        self.world, world.tell = world, self.dispatch
        self.sessions: dict[str, Session] = {}
        self.identified = 0
        self.resumed = 0
        self.url = ""
        self.files_url = ""

    @property
    def connected(self) -> bool:
        """Whether the bot is there."""
        return any(session.line for session in self.sessions.values())

    async def dispatch(self, name: str, data: dict[str, Any]) -> None:
        """Tell every session."""
        for session in list(self.sessions.values()):
            await session.dispatch(name, data)

    async def ask_to_reconnect(self) -> None:
        """Send op 7; what happens next waits for the resume."""
        for session in self.sessions.values():
            if session.line:
                line, session.line = session.line, None
                await line.send({"op": RECONNECT, "d": None})

    async def lose_sessions(self) -> None:
        """Forget all sessions, as after a long outage, and cut the connections."""
        lines = [session.line for session in self.sessions.values() if session.line]
        self.sessions.clear()
        for line in lines:
            await line.socket.close(code=WSCloseCode.GOING_AWAY)

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one connection."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        line = Line(socket, packed=request.query.get("compress") == "zlib-stream")
        await line.send({"op": HELLO, "d": {"heartbeat_interval": 41_250}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._hear(line, json.loads(message.data))
        self._left(line)
        await self.world.changed()
        return socket

    def _left(self, line: Line) -> None:
        """Keep a session for a resume, unless it was closed on purpose."""
        for session in list(self.sessions.values()):
            if session.line is line:
                session.line = None
                if line.socket.close_code in (1000, 1001):
                    del self.sessions[session.id]

    async def _hear(self, line: Line, event: dict[str, Any]) -> None:
        match event["op"]:
            case 1:
                await line.send({"op": ACK})
            case 2:
                await self._identify(line, event["d"])
            case 6:
                await self._resume(line, event["d"])
        await self.world.changed()

    async def _identify(self, line: Line, wanted: dict[str, Any]) -> None:
        if wanted["token"] != self.world.token:
            await line.socket.close(code=4004)
            return
        if wanted["intents"] & PRIVILEGED:
            await line.socket.close(code=4014)
            return
        self.identified += 1
        session = Session(self.world.snowflake(), line)
        self.sessions[session.id] = session
        await session.dispatch("READY", self._ready(session))
        await session.dispatch("GUILD_CREATE", self._guild())

    async def _resume(self, line: Line, wanted: dict[str, Any]) -> None:
        session = self.sessions.get(wanted["session_id"])
        if session is None or wanted["token"] != self.world.token:
            await line.send({"op": INVALID, "d": False})
            return
        for event in session.events[wanted["seq"] :]:
            await line.send(event)
        session.line = line
        self.resumed += 1
        await session.dispatch("RESUMED", {})

    def _ready(self, session: Session) -> dict[str, Any]:
        return {
            "v": 10, "user": self.world.bot, "guilds": [{"id": self.world.guild, "unavailable": True}],
            "session_id": session.id, "resume_gateway_url": self.url,
            "application": {"id": self.world.application, "flags": 0},
        }  # fmt: skip

    def _guild(self) -> dict[str, Any]:
        everyone = {
            "id": self.world.guild, "name": "@everyone", "color": 0, "position": 0, "permissions": "0",
            "hoist": False, "managed": False, "mentionable": False,
        }  # fmt: skip
        return {
            "id": self.world.guild, "name": "Track club", "owner_id": "1", "roles": [everyone], "emojis": [],
            "features": [], "members": [], "channels": [self.world.square.json()], "member_count": 2,
            "threads": [one.json() for one in self.world.channels.values() if one.parent],
        }  # fmt: skip
