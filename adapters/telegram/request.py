"""Calls of the Bot API over aiohttp: python-telegram-bot asks, half as much processor as over httpx answers."""

from __future__ import annotations

from typing import Final
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram._utils.defaultvalue import DefaultValue
from telegram._utils.types import ODVInput
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

Seconds = ODVInput[float]
Default: Final = BaseRequest.DEFAULT_NONE
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}


class ClosedError(aiohttp.ClientConnectionError):
    """No call is made any more."""


class Request(BaseRequest):
    """Keeps up to *connections* open; connects within *connect_s* and waits *answer_s* seconds for an answer.

    What went wrong is told by python-telegram-bot's errors, with aiohttp's as their cause.
    """

    __slots__ = ("_answer_s", "_closed", "_connect_s", "_connections", "_session")

    def __init__(self, *, connections: int = 256, connect_s: float = 5.0, answer_s: float = 5.0) -> None:
        """Open nothing yet."""
        self._connections = connections
        self._connect_s = connect_s
        self._answer_s = answer_s
        self._closed = False
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """How long an answer is waited for unless a call says otherwise, in seconds."""
        return self._answer_s

    async def initialize(self) -> None:
        """Do nothing: the first call opens what it needs."""

    async def shutdown(self) -> None:
        """Let go of the connections; once more does no harm."""
        self._closed = True
        if self._session:
            await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 - python-telegram-bot's own
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Seconds = Default,
        write_timeout: Seconds = Default,  # noqa: ARG002 - an answer that does not come says the same
        connect_timeout: Seconds = Default,
        pool_timeout: Seconds = Default,  # noqa: ARG002 - waiting for a connection is part of connecting
    ) -> tuple[int, bytes]:
        """Call, and return the status and the body of the answer. Raises NetworkError (TimedOut is one)."""
        connect = _seconds(connect_timeout, self._connect_s)
        patience = aiohttp.ClientTimeout(connect=connect, sock_read=_seconds(read_timeout, self._answer_s))
        body, headers = _form(request_data)
        try:
            async with self._open(url).request(
                method, url, data=body, headers=headers, timeout=patience, allow_redirects=False
            ) as answer:
                return answer.status, await answer.read()
        except TimeoutError as error:
            raise TimedOut from error
        except aiohttp.ClientError as error:
            raise NetworkError(
                type(error).__name__
            ) from error  # its words may hold the address, and that the token

    def _open(self, url: str) -> aiohttp.ClientSession:
        """Return the session, made where a loop runs; all its calls go to the host of *url*. Raises ClosedError."""
        if self._closed:
            raise ClosedError
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=_proxy(URL(url)),
            )
        return self._session


def _proxy(url: URL) -> str | None:
    """Return the proxy that the environment names for *url*; aiohttp would look it up for every call."""
    return None if proxy_bypass(url.host or "") else getproxies().get(url.scheme)


def _seconds(asked: Seconds, usual: float) -> float | None:
    return usual if isinstance(asked, DefaultValue) else asked


def _form(asked: RequestData | None) -> tuple[aiohttp.FormData | str | None, dict[str, str]]:
    """Return the body of a call and its header: a form, in parts where it holds files."""
    if asked is None:
        return None, {}
    if not asked.contains_files:
        return asked.url_encoded_parameters(), FORM
    form = aiohttp.FormData(asked.json_parameters)
    for name, (file, content, kind) in (asked.multipart_data or {}).items():
        form.add_field(name, content, filename=file, content_type=kind)
    return form, {}
