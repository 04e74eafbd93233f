"""Settings: what is read, and what is said of what cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read settings in an empty folder, without those of this machine."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def lines(monkeypatch: pytest.MonkeyPatch, **variables: str) -> tuple[str, ...]:
    """Return what is said of *variables*."""
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as error:
        load()
    return error.value.lines


def test_nothing_has_to_be_set() -> None:
    """Without any setting there is no platform, and a database in the data folder."""
    settings = load()
    assert settings.secret("telegram_token") is settings.secret("discord_token") is None
    assert settings.database == f"sqlite:///{Path('data').absolute()}/fourlap.db"


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("TELEGRAM_TOKEN", "se cret", "is not a bot token: BotFather gives one like 123456:ABC-def"),
        ("DISCORD_TOKEN", "se cret", "is not a bot token: it has no spaces and no quotes"),
        ("TELEGRAM_TOKEN_FILE", "/no/secret", "cannot read that file (No such file or directory)"),
        ("DATABASE_URL", "mysql://secret@x/y", "must be like sqlite:///path/to/fourlap.db"),
        ("DATABASE_URL", "secret", "must be like sqlite:///path/to/fourlap.db"),
        ("TELEGRAM_API_URL", "api", "must be an address that begins with https:// (it is 'api')"),
        (
            "DISCORD_GATEWAY_URL",
            "https://x",
            "must be an address that begins with wss:// (it is 'https://x')",
        ),
        ("LOG_LEVEL", "loud", "Input should be 'debug', 'info', 'warning' or 'error' (it is 'loud')"),
        ("LOG_FORMAT", "xml", "Input should be 'console' or 'json' (it is 'xml')"),
        ("REMINDERS_PER_SECOND", "0", "Input should be greater than or equal to 1 (it is '0')"),
        ("REMINDERS_PER_SECOND", "x", None),
    ],
)
def test_a_bad_value_is_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str | None
) -> None:
    """A value that cannot be used is named with its variable, and a secret is never quoted."""
    (line,) = lines(monkeypatch, **{name: value})
    assert line.startswith(f"{name}: {said or ''}")
    assert "\n" not in line
    assert "secret" not in line


def test_all_that_is_wrong_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Several bad values are several lines."""
    said = lines(monkeypatch, LOG_LEVEL="loud", TELEGRAM_TOKEN="x", DISCORD_API_URL="y")
    assert sorted(line.partition(":")[0] for line in said) == [
        "DISCORD_API_URL",
        "LOG_LEVEL",
        "TELEGRAM_TOKEN",
    ]


def test_an_unknown_name_in_the_file_is_refused() -> None:
    """A misspelt name in .env is named, and the one that was meant."""
    Path(".env").write_text("TELEGRAM_TOKN=12:abc\nCOFFEE=black\n", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load()
    assert error.value.lines == (
        "TELEGRAM_TOKN: is no setting of Fourlap; did you mean TELEGRAM_TOKEN?",
        "COFFEE: is no setting of Fourlap",
    )


def test_a_file_that_is_not_text_is_refused() -> None:
    """A .env that cannot be read is said to be so."""
    Path(".env").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match=r"^\.env: cannot be read"):
        load()


def test_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable overrules the file, and an empty one counts as not set."""
    Path(".env").write_text("LOG_LEVEL=ERROR\nLOG_FORMAT=json\nDISCORD_TOKEN=\n", encoding="utf-8")
    monkeypatch.setenv("LOG_FORMAT", "console")
    settings = load()
    assert (settings.log_level, settings.log_format) == ("error", "console")
    assert settings.secret("discord_token") is None


def test_a_secret_comes_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A secret named by its _FILE variable is the file's content, without its line end."""
    (tmp_path / "token").write_text("12:abc\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_TOKEN_FILE", str(tmp_path / "token"))
    settings = load()
    assert settings.secret("telegram_token") == "12:abc"
    assert settings.secrets == ("12:abc",)
    assert "abc" not in repr(settings)


@pytest.mark.parametrize("content", ["", "not a token"])
def test_a_bad_secret_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str) -> None:
    """What is wrong with a secret's file is said, not what is in it."""
    (tmp_path / "token").write_text(content, encoding="utf-8")
    (line,) = lines(monkeypatch, TELEGRAM_TOKEN_FILE=str(tmp_path / "token"))
    assert line.startswith("TELEGRAM_TOKEN_FILE: ")
    assert "not a token" not in line


def test_two_sources_of_one_secret_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A secret that is set twice is ambiguous."""
    (tmp_path / "token").write_text("12:abc", encoding="utf-8")
    said = lines(monkeypatch, TELEGRAM_TOKEN="12:abc", TELEGRAM_TOKEN_FILE=str(tmp_path / "token"))
    assert said == ("TELEGRAM_TOKEN and TELEGRAM_TOKEN_FILE are both set: keep one",)


def test_the_example_lists_every_setting() -> None:
    """.env.example names each setting once, and no other; its values are the defaults."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = dict(re.findall(r"^#([A-Z_]+)=(.*)$", example, re.MULTILINE))
    assert list(named) == [name.upper() for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        assert named[name.upper()] == ("" if field.default is None else str(field.default))
