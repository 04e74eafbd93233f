"""Logs as the process writes them."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest
import structlog

from bot import log


@pytest.fixture(autouse=True)
def logged() -> Iterator[io.StringIO]:
    """Start the logs into a text, and hand it to the test."""
    root, stream = logging.getLogger(), io.StringIO()
    handlers, level = list(root.handlers), root.level
    log.start("info", "console", ["s3cr3t"], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
