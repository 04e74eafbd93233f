"""What all tests share: settled examples, and no word to the outside."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import settings

from tests.fakes.postgres import Postgres, server

settings.register_profile("fourlap", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("fourlap")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let `--update-transcripts` write down what the coach says now."""
    parser.addoption("--update-transcripts", action="store_true", help="rewrite the golden transcripts")


LOOPBACK = ("127.", "::1", "localhost")


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """Refuse connections to anywhere but this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise AssertionError(f"a test wants to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Run one PostgreSQL for all tests of this process, with a database that is up to date to copy from."""
    from adapters.storage.migrate import upgrade

    with server() as running:
        running.template = running.fresh()
        asyncio.run(upgrade(running.url(running.template)))
        yield running
