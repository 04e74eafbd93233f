"""What goes wrong: refusals by the rules, and faults a test orders."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import Any


class RefusalError(Exception):
    """A request against the rules: an HTTP *status* and Discord's error *code*."""

    def __init__(self, status: int, code: int, message: str = "refused") -> None:
        """Keep what to answer."""
        super().__init__(message)
        self.status = status
        self.body: dict[str, Any] = {"code": code, "message": message}


@dataclass(frozen=True)
class Trouble:
    """What happens to the next request whose "METHOD /path" contains *call*.

    It waits for *until*, if that is given, and is carried out; else *status* is the answer, or with None the
    connection is cut, after the request was carried out if *done*.
    """

    call: str
    status: int | None = None
    code: int = 0
    done: bool = False
    until: asyncio.Event | None = None
    headers: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)


def rate_limited(call: str, seconds: float, *, everywhere: bool = False) -> Trouble:
    """Return a 429 as Discord sends it."""
    scope = "global" if everywhere else "user"
    headers = {"Via": "1.1 google", "Retry-After": f"{seconds:g}", "X-RateLimit-Scope": scope}
    body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
    return Trouble(call, 429, headers=headers, body=body)
