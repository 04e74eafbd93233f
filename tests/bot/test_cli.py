"""The command line: what it starts, what it says, and the code it leaves with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import wiring
from bot.cli import app
from bot.settings import Settings
from tests.bot.fakes import ECHO

ROOT = Path(__file__).parents[2]
SCRIPT = "hi\n! restart\n! tap more\n"
SAID = ["< hi 1", "  [Again]"]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in an empty folder, with a coach of few words."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(wiring, "coach", lambda: ECHO)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def fourlap(*arguments: str, typed: str = "", **variables: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(app, arguments, input=typed, env=variables)


def test_a_script_is_followed() -> None:
    """A chat that is not at a terminal follows its input, and leaves no file behind."""
    result = fourlap("chat", "--now", "2027-01-04 07:00", "--zone", "Europe/Lisbon", typed=SCRIPT)
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (0, SAID)
    assert list(Path().iterdir()) == []


def test_a_script_can_keep_its_database() -> None:
    """With a database of its own, a second chat goes on where the first ended."""
    for answer in ("< hi 1", "< hi 2"):
        result = fourlap("chat", "--database", "sqlite:///mine.db", typed="hi")
        assert result.stdout.splitlines()[0] == answer


@pytest.mark.parametrize("command", [(), ("run",)])
def test_without_a_token_we_chat(command: tuple[str, ...]) -> None:
    """Started without any token, the coach chats in the terminal, and says why."""
    result = fourlap(*command, typed=SCRIPT)
    assert (result.exit_code, result.stdout.splitlines()[:2]) == (0, SAID)
    assert "No TELEGRAM_TOKEN" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (("chat", "--now", "soon"), "", "--now: 'soon' is no date"),
        (("chat", "--zone", "Mars/Base"), "", "--zone: No time zone found with key Mars/Base"),
        (("chat",), "! dance", "line 1: '! dance' is not known"),
        (("dance",), "", "No such command"),
    ],
)
def test_wrong_use_is_code_two(arguments: tuple[str, ...], typed: str, said: str) -> None:
    """An option, a line or a command that cannot be understood is named."""
    result = fourlap(*arguments, typed=typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


@pytest.mark.parametrize("command", ["run", "chat", "migrate", "check-config", "doctor"])
def test_wrong_settings_are_code_78(command: str) -> None:
    """Every command refuses wrong settings with one line that names the variable."""
    result = fourlap(command, LOG_LEVEL="loud")
    assert (result.exit_code, result.stdout) == (78, "")
    assert result.stderr.startswith("LOG_LEVEL: ")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["run", "migrate", "check-config"])
def test_a_queue_without_its_database_is_code_78(command: str) -> None:
    """What is checked to be fine starts: settings that do not go together are refused by the check as well."""
    result = fourlap(command, QUEUE="pgqueuer", TELEGRAM_TOKEN="12:abc")
    assert (result.exit_code, result.stdout) == (78, "")
    assert result.stderr.splitlines()[-1].startswith("QUEUE: pgqueuer needs PostgreSQL")


@pytest.mark.parametrize("command", ["migrate", "chat"])
def test_a_database_that_cannot_be_used_is_code_78(command: str) -> None:
    """A database in a folder that does not exist is one line that names its variable."""
    options = ("--database", "sqlite:///no/such/folder.db") if command == "chat" else ()
    result = fourlap(command, *options, DATABASE_URL="sqlite:///no/such/folder.db")
    assert (result.exit_code, result.stdout) == (78, "")
    assert result.stderr.startswith("DATABASE_URL: ")


@pytest.mark.parametrize("command", ["run", "migrate"])
def test_a_database_that_is_away_is_code_one(command: str) -> None:
    """Nothing is wrong with what is set: whoever restarts what failed, as systemd does, may try again until it is there."""
    nobody = "postgresql+asyncpg://fourlap@127.0.0.1:1/fourlap"
    result = fourlap(command, TELEGRAM_TOKEN="12:abc", DATABASE_URL=nobody)
    assert (result.exit_code, result.stderr.splitlines()[-1][:44]) == (
        1,
        "DATABASE_URL: the database cannot be reached",
    )


def test_a_data_folder_that_cannot_be_made_is_code_78() -> None:
    """A data folder where there is a file is one line that names its variable."""
    Path("data").write_text("", encoding="utf-8")
    result = fourlap("migrate")
    assert (result.exit_code, result.stderr) == (78, "DATA_DIR: cannot be made (File exists)\n")


def test_the_doctor_sees_whether_all_is_well() -> None:
    """Before the database is there the doctor says who makes it, and makes none; afterwards that all is fine. No secret shows."""
    for _ in range(2):
        before = fourlap("doctor", TELEGRAM_TOKEN="12:abc")
        assert before.stdout.splitlines()[-1].endswith("is not there yet: the first start makes it")
    assert (before.exit_code, fourlap("migrate").exit_code) == (0, 0)
    after = fourlap("doctor", TELEGRAM_TOKEN="12:abc")
    assert after.exit_code == 0
    assert "telegram    has a token" in after.stdout
    assert "discord     is off: no token" in after.stdout
    assert after.stdout.splitlines()[-1].endswith("is fine")
    assert "abc" not in before.stdout + after.stdout


def test_the_doctor_sees_that_something_is_wrong() -> None:
    """A database that is set and not there is no fine one: nobody makes its folder."""
    found = fourlap("doctor", DATABASE_URL="sqlite:///nowhere/fourlap.db")
    assert found.exit_code == 1
    assert "cannot be opened" in found.stdout


def test_a_chat_to_try_is_named_by_its_platform() -> None:
    """A chat that is misspelt is refused before anything is tried."""
    assert fourlap("migrate").exit_code == 0
    for said in ("discrod:1", "telegram", "telegram:"):
        result = fourlap("doctor", "--live", "--to", said)
        assert result.exit_code == 2
        assert "is no chat" in result.stderr


def test_fine_settings_are_fine() -> None:
    """The settings can be checked without starting, and nothing is changed by it."""
    assert fourlap("check-config").stdout == "The settings are fine.\n"
    assert list(Path().iterdir()) == []


def test_the_version_is_shown() -> None:
    """The program says which one it is."""
    assert fourlap("version").stdout.startswith("fourlap ")


def test_the_process_leaves_without_a_traceback(tmp_path: Path) -> None:
    """The real process says in one line what is wrong with its settings, and leaves with the code for it."""
    result = subprocess.run(
        [sys.executable, "-m", "bot", "run"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TELEGRAM_TOKEN": "not one"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stdout) == (78, "")
    assert result.stderr == "TELEGRAM_TOKEN: is not a bot token: BotFather gives one like 123456:ABC-def\n"
