"""Connections that notice when the other side is gone without a word: its machine lost its power, the network its way.

A server that ends says so. One that vanishes does not, and the system waits for a quarter of an hour, or for hours where
nothing was asked.
"""

from __future__ import annotations

import socket
from typing import Any, Final

SILENCE_S: Final = 20
"""After so long without any sign a connection is over."""
_OPTIONS: Final = {
    "TCP_KEEPIDLE": SILENCE_S // 2,
    "TCP_KEEPINTVL": SILENCE_S // 4,
    "TCP_KEEPCNT": 2,
    "TCP_USER_TIMEOUT": SILENCE_S * 1000,
}
"""When a quiet connection is asked for a sign, how often, and how long what was sent may go without one (ms)."""


def minded(connection: Any) -> None:  # noqa: ANN401 - asyncpg's, which has no types
    """Let asyncpg's *connection* notice it; what a system knows no option for it notices as it can."""
    way = connection._transport.get_extra_info("socket")  # noqa: SLF001 - it offers no other way
    if way.family not in {socket.AF_INET, socket.AF_INET6}:
        return  # a socket of this machine ends with its server
    way.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in _OPTIONS.items():
        if option := getattr(socket, name, None):
            way.setsockopt(socket.IPPROTO_TCP, option, value)
