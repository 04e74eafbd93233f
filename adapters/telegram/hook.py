"""Telegram's webhook: an update is stored, and only then taken with a 200.

Telegram brings the updates of a chat one after the other, and one that was not taken again for a day; so whatever
bears the secret is taken, also what means nothing to us, and only what could not be stored is not.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from adapters.telegram.whereabouts import without_places
from core.ports.platform import Reply

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"
CONNECTIONS: Final = 40
"""Calls Telegram may make at a time."""


@dataclass(frozen=True, slots=True)
class Hook:
    """Where Telegram calls, and the *secret* it shows."""

    url: str
    secret: str

    def opens(self, headers: Mapping[str, str]) -> bool:
        """Tell whether a call bears the secret; how long that takes tells nothing about it."""
        shown = headers.get(HEADER, "").encode(
            errors="surrogateescape"
        )  # bytes that are no text come like that
        return hmac.compare_digest(shown, self.secret.encode())

    def settings(self, wanted: list[str]) -> dict[str, Any]:
        """Return what Telegram is told."""
        return {
            "url": self.url,
            "secret_token": self.secret,
            "allowed_updates": wanted,
            "max_connections": CONNECTIONS,
        }


def update_of(body: bytes) -> dict[str, Any] | None:
    """Return the update in a call, without coordinates; None when there is none."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    known = isinstance(found, dict) and isinstance(found.get("update_id"), int)
    return without_places(found) if known else None


TAKEN: Final = Reply(200)
REFUSED: Final = Reply(403)
