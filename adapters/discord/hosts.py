"""Where Discord is: the REST and gateway addresses of one client.

discord.py knows both as class-wide constants (`Route.BASE`, `DiscordWebSocket.DEFAULT_GATEWAY`). People put
a proxy in between, and two clients of one process may want two of them, so the addresses are changed at the
last moment, request by request, in this one place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import aiohttp
import discord
import yarl
from discord.http import HTTPClient, Route

from adapters.discord.guard import Guard

PATIENCE = 30.0
"""Seconds discord.py may itself wait for a rate limit; the least it allows. Longer ones are ours to plan."""


class Http(HTTPClient):
    """discord.py's HTTP client, speaking to *api_url* and *gateway_url* where they are given.

    *api_url* ends with the version: "https://proxy.example/api/v10".
    """

    def __init__(self, client: discord.Client, api_url: str | None, gateway_url: str | None) -> None:
        super().__init__(client.loop, max_ratelimit_timeout=PATIENCE)
        self._api = api_url.rstrip("/") if api_url else Route.BASE
        self._gateway = yarl.URL(gateway_url) if gateway_url else None
        self.guard = Guard()

    async def request(
        self,
        route: Route,
        *,
        files: Sequence[discord.File] | None = None,
        form: Iterable[dict[str, Any]] | None = None,
        **kwargs: Any,  # noqa: ANN401 - as in discord.py
    ) -> Any:  # noqa: ANN401 - as in discord.py
        self.guard.check()
        route.url = self._api + route.url.removeprefix(Route.BASE)
        try:
            return await super().request(route, files=files, form=form, **kwargs)
        except discord.HTTPException as error:
            self.guard.note(error)
            raise

    async def ws_connect(self, url: str, *, compress: int = 0) -> aiohttp.ClientWebSocketResponse:
        """Open the gateway, also when Discord named another host to resume at."""
        if self._gateway is not None:
            url = str(self._gateway.with_query(yarl.URL(url).query))
        return await super().ws_connect(url, compress=compress)
