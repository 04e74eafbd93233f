"""Logs without secrets and without words."""

from __future__ import annotations

import io
import json
import logging

import pytest
import structlog

from bot import log

TELEGRAM = "1234567890:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw_"
DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs-a1"


@pytest.mark.parametrize(
    "secret",
    [
        f"https://api.telegram.org/bot{TELEGRAM}/getMe",
        "bot12:abc_d-e",
        TELEGRAM,
        DISCORD,
        "https://discord.com/api/v10/webhooks/4711/aW50ZXJhY3Rpb246-_/messages",
        "https://discord.com/api/v10/interactions/4711/aW50ZXJhY3Rpb246-_/callback",
        "postgresql+asyncpg://coach:pass-word@db/fourlap",
        "s3cr3t",
    ],
)
@pytest.mark.parametrize("logger", ["fourlap", "somebody.else"])
def test_no_secret_is_written(logged: io.StringIO, secret: str, logger: str) -> None:
    """Tokens, handles and passwords are cleaned from every line, also those of libraries."""
    logging.getLogger(logger).warning("asked %s", secret)
    structlog.get_logger(logger).warning("asked", where=secret)
    tail = [secret, "AAHdq", "abc_d", "Cl2FMQ", "aW50", "pass-word"]
    assert not [part for part in tail if part in logged.getvalue()]
    assert logged.getvalue().count("***") >= 2


@pytest.mark.parametrize("library", ["httpx", "pgqueuer"])
def test_libraries_speak_up_only_when_something_is_wrong(logged: io.StringIO, library: str) -> None:
    """What a library tells of its own doings is not for a host; that something is wrong there is."""
    logging.getLogger(f"{library}.part").info("fetched 0 jobs")
    assert not logged.getvalue()
    logging.getLogger(f"{library}.part").warning("lost its connection")
    assert "lost its connection" in logged.getvalue()


def fail() -> None:
    """Fail for two reasons."""
    try:
        {}["ann's knee"]
    except KeyError as error:
        raise ExceptionGroup("my shin", [ValueError("hurts")]) from error


def test_an_exception_shows_its_way_and_not_its_words(logged: io.StringIO) -> None:
    """An error is named with all that caused it and where, without the message it carries."""
    try:
        fail()
    except ExceptionGroup:
        structlog.get_logger().exception("failed")
        logging.getLogger("library").exception("failed")
    lines = logged.getvalue().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert "ExceptionGroup at tests/bot/test_log.py" in line
        assert "< ValueError at nowhere < KeyError at tests/bot/test_log.py" in line
        assert not [word for word in ("knee", "shin", "hurts") if word in line]


def test_the_systems_own_words_are_kept(logged: io.StringIO) -> None:
    """What the operating system says of an error is written: it quotes no runner."""
    structlog.get_logger().warning("failed", exc_info=OSError(28, "No space left"))
    assert "OSError ([Errno 28] No space left)" in logged.getvalue()


def test_libraries_speak_up_from_warning_on(logged: io.StringIO) -> None:
    """A library that writes addresses at INFO is not heard there."""
    for name in ("httpx", "httpcore.connection", "discord.http", "telegram.ext"):
        logging.getLogger(name).info("GET /bot")
    assert logged.getvalue() == ""


def test_json_is_one_object_a_line() -> None:
    """For machines, each line is a JSON object with the time, the level and the event."""
    stream = io.StringIO()
    log.start("info", "json", stream=stream)
    structlog.get_logger().info("turn", athlete=3)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["level"], line["athlete"]) == ("turn", "info", 3)
    assert line["timestamp"].endswith("Z")


def test_the_level_is_kept() -> None:
    """Below the level that was asked for nothing is written."""
    stream = io.StringIO()
    log.start("error", "console", stream=stream)
    structlog.get_logger().warning("turn")
    assert stream.getvalue() == ""
