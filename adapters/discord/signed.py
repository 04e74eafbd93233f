"""Interactions that Discord brings over HTTP, each signed: "Receiving and Responding to Interactions" in its docs."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from core.ports.platform import Reply

PING: Final = 1
PONG: Final = Reply(200, {"type": 1})
UNSIGNED: Final = Reply(401)
NONSENSE: Final = Reply(400)
OLDEST_S: Final = 300.0
"""A call is refused when its time is further from ours: it was recorded and is played back."""


@dataclass(frozen=True, slots=True)
class Seal:
    """The public key of an application, 64 hexadecimal digits."""

    key: str
    seconds: Callable[[], float] = time.time

    def holds(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Tell whether Discord itself signed this call, lately."""
        stamp = headers.get("X-Signature-Timestamp", "")
        try:
            late = abs(self.seconds() - int(stamp)) > OLDEST_S
            signature = bytes.fromhex(headers.get("X-Signature-Ed25519", ""))
            Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.key)).verify(
                signature, stamp.encode() + body
            )
        except (ValueError, InvalidSignature):
            return False
        return not late


def interaction_of(body: bytes) -> dict[str, Any] | None:
    """Return the interaction in a call; None when there is none."""
    try:
        found = json.loads(body)
    except ValueError:
        return None
    return found if isinstance(found, dict) and isinstance(found.get("type"), int) else None
