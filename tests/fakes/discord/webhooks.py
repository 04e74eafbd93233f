"""Interactions from the bot's side: acknowledge within 3 seconds, answer within 15 minutes."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from tests.fakes.discord.rest import answer, body, change
from tests.fakes.discord.rules import FOLLOWS, check, check_choices, check_form
from tests.fakes.discord.trouble import RefusalError
from tests.fakes.discord.world import CARD, DEADLINE, EPHEMERAL, LIFETIME, LOADING, Interaction, Post, World


class Webhooks:
    """Handlers over a *world*."""

    def __init__(self, world: World) -> None:
        """Serve *world*."""
        self.world = world

    def routes(self) -> list[web.RouteDef]:
        """Return what is served."""
        hook = "/webhooks/{application}/{token}"
        return [
            web.post("/interactions/{interaction}/{token}/callback", self.acknowledge),
            web.post(hook, self.follow),
            web.get(hook + "/messages/@original", self.original),
            web.patch(hook + "/messages/@original", self.edit),
        ]

    async def acknowledge(self, request: web.Request) -> web.Response:
        wanted, now = await body(request), self.world.clock()
        taken = self.world.interactions.get(request.match_info["token"])
        if taken is None or taken.id != request.match_info["interaction"] or now - taken.at > DEADLINE:
            raise RefusalError(404, 10062, "Unknown interaction")
        if taken.acknowledged:
            raise RefusalError(400, 40060, "Interaction has already been acknowledged")
        if wanted["type"] == 9:
            check_form(wanted["data"])
            taken.form = wanted["data"]
        elif wanted["type"] == 8:
            check_choices(wanted["data"]["choices"])
            taken.choices = wanted["data"]["choices"]
        else:
            taken.original = self._first(taken, wanted)
        taken.acknowledged_at = now
        return web.Response(status=204)

    async def follow(self, request: web.Request) -> web.Response:
        taken, wanted = self._open(request), await body(request)
        check(wanted, FOLLOWS)
        if taken.follows < 1:
            raise RefusalError(400, 40094, "Maximum number of follow-up messages reached")
        taken.follows -= 1
        if taken.original and taken.original.flags & LOADING:
            return answer(_answered(taken.original, wanted).json())
        written = self._write(taken, wanted.get("content", ""), wanted.get("flags", 0), wanted["components"])
        written.attachments = wanted.get("attachments", [])
        return answer(written.json())

    async def original(self, request: web.Request) -> web.Response:
        return answer(self._original(request).json())

    async def edit(self, request: web.Request) -> web.Response:
        return answer(_answered(self._original(request), await body(request)).json())

    def _first(self, taken: Interaction, wanted: dict[str, Any]) -> Post | None:
        if wanted["type"] == 5 and taken.tapped is None:
            return self._write(taken, "", wanted["data"]["flags"] | LOADING, [])
        if wanted["type"] == 6 and taken.tapped is not None:
            return taken.tapped
        raise RefusalError(400, 50035, "wrong kind of answer")

    def _write(self, taken: Interaction, content: str, flags: int, components: list[Any]) -> Post:
        viewer = taken.person if flags & EPHEMERAL else None
        more = {"flags": flags, "viewer": viewer, "components": components}
        return self.world.post(taken.channel, self.world.bot, content, **more)

    def _open(self, request: web.Request) -> Interaction:
        taken = self.world.interactions.get(request.match_info["token"])
        known = taken and taken.acknowledged and request.match_info["application"] == self.world.application
        if not taken or not known or self.world.clock() - taken.at > LIFETIME:
            raise RefusalError(404, 10015, "Unknown Webhook")
        return taken

    def _original(self, request: web.Request) -> Post:
        post = self._open(request).original
        if post is None:
            raise RefusalError(404, 10008, "Unknown Message")
        return post


def _answered(post: Post, wanted: dict[str, Any]) -> Post:
    """Put an answer where "thinking…" was; who sees it was decided before."""
    post.flags &= ~LOADING
    flags = wanted.get("flags", 0) & CARD
    return change(post, {**wanted, "flags": flags} if flags else _without_flags(wanted))


def _without_flags(wanted: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in wanted.items() if key != "flags"}
