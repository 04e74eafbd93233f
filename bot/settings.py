"""Settings: the environment, then `.env`, checked once at the start.

Each field below is a variable, in capitals. A secret can also come from a file, named by the variable with
`_FILE` behind it (the way Docker and systemd hand secrets over).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Self, TypeAlias

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    create_model,
    model_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRETS: Final = ("telegram_token", "telegram_webhook_secret", "discord_token", "database_url")
"""Settings whose value is never shown, and which may come from a file."""


class SettingsError(Exception):
    """The settings cannot be used; *lines* say why, one variable each."""

    def __init__(self, *lines: str) -> None:
        """Keep the *lines*."""
        super().__init__("\n".join(lines))
        self.lines = lines


def _content(path: object) -> str:
    try:
        content = Path(str(path)).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(
            f"cannot read that file ({getattr(error, 'strerror', None) or 'not text'})"
        ) from error
    if not content:
        raise ValueError("that file is empty")
    return content


def _matching(pattern: str, wanted: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if not re.fullmatch(pattern, value.get_secret_value()):
            raise ValueError(wanted)
        return value

    return AfterValidator(check)


def _address(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        if not re.fullmatch(rf"(?:{'|'.join(schemes)})://[^\s/]+\S*", value):
            raise ValueError(f"must be an address that begins with {schemes[-1]}://")
        return value.rstrip("/")

    return AfterValidator(check)


_FromFile: Final = BeforeValidator(_content)
_Lower: Final = BeforeValidator(lambda value: str(value).lower())
_Stripped: Final = BeforeValidator(lambda value: value.strip() if isinstance(value, str) else value)
TelegramToken: TypeAlias = Annotated[
    SecretStr,
    _matching(r"\d+:[\w-]+", "is not a bot token: BotFather gives one like 123456:ABC-def"),
    _Stripped,
]
DiscordToken: TypeAlias = Annotated[
    SecretStr, _matching(r"[\w.-]+", "is not a bot token: it has no spaces and no quotes"), _Stripped
]
WebhookSecret: TypeAlias = Annotated[
    SecretStr, _matching(r"[\w-]{16,256}", "must be 16 to 256 letters, digits, _ or -"), _Stripped
]
DatabaseUrl: TypeAlias = Annotated[
    SecretStr,
    _matching(
        r"(sqlite(\+aiosqlite)?|postgresql(\+asyncpg)?)://\S+",
        "must be like sqlite:///path/to/fourlap.db or postgresql+asyncpg://name@host/fourlap",
    ),
    _Stripped,
]
Web: TypeAlias = Annotated[str, _address("http", "https")]
Gateway: TypeAlias = Annotated[str, _address("ws", "wss")]


class Settings(BaseSettings):
    """How this process runs."""

    model_config = SettingsConfigDict(
        env_file=".env", env_file_encoding="utf-8", env_ignore_empty=True, extra="forbid", frozen=True
    )

    telegram_token: TelegramToken | None = None
    telegram_token_file: Annotated[TelegramToken, _FromFile] | None = None
    telegram_api_url: Web = "https://api.telegram.org"
    telegram_webhook_secret: WebhookSecret | None = None
    telegram_webhook_secret_file: Annotated[WebhookSecret, _FromFile] | None = None
    discord_token: DiscordToken | None = None
    discord_token_file: Annotated[DiscordToken, _FromFile] | None = None
    discord_api_url: Web = "https://discord.com/api/v10"
    discord_gateway_url: Gateway | None = None
    discord_public_key: Annotated[str, Field(pattern=r"^[0-9a-fA-F]{64}$")] | None = None
    discord_shard: Annotated[str, Field(pattern=r"^\d{1,5}/[1-9]\d{0,4}$")] | None = None
    public_url: Web | None = None
    listen_host: str = "127.0.0.1"
    listen_port: int = Field(default=8080, ge=0, le=65535)
    data_dir: Path = Path("data")
    database_url: DatabaseUrl | None = None
    database_url_file: Annotated[DatabaseUrl, _FromFile] | None = None
    queue: Annotated[Literal["pgqueuer"], _Lower] | None = None
    telegram_per_second: int = Field(default=25, ge=0, le=1000)
    reminders_per_second: int = Field(default=20, ge=1, le=1000)
    log_level: Annotated[Literal["debug", "info", "warning", "error"], _Lower] = "info"
    log_format: Annotated[Literal["console", "json"], _Lower] = "console"

    @model_validator(mode="after")
    def _one_of_each(self) -> Self:
        for name in SECRETS:
            if getattr(self, name) and getattr(self, f"{name}_file"):
                raise ValueError(f"{name.upper()} and {name.upper()}_FILE are both set: keep one")
        if self.secret("telegram_webhook_secret") and self.public_url is None:
            raise ValueError("TELEGRAM_WEBHOOK_SECRET needs PUBLIC_URL, where Telegram can call")
        if self.discord_shard and int(self.discord_shard.split("/")[0]) >= int(
            self.discord_shard.split("/")[1]
        ):
            raise ValueError("DISCORD_SHARD: the first shard is 0, the last of 4 is 3/4")
        return self

    def secret(self, name: str) -> str | None:
        """Return the value of one of SECRETS, wherever it comes from."""
        value: SecretStr | None = getattr(self, name) or getattr(self, f"{name}_file")
        return value.get_secret_value() if value else None

    @property
    def calls(self) -> frozenset[str]:
        """The platforms that call us, instead of being asked."""
        called = {"telegram": self.secret("telegram_webhook_secret"), "discord": self.discord_public_key}
        return frozenset(name for name, key in called.items() if key)

    @property
    def database(self) -> str:
        """The database's URL; by default a file in the data directory."""
        return self.secret("database_url") or f"sqlite:///{self.data_dir.absolute()}/fourlap.db"

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be written anywhere; a database's password is found by its place in the URL."""
        tokens = (name for name in type(self).model_fields if name.endswith(("_token", "_secret")))
        return tuple(filter(None, map(self.secret, tokens)))


def load(platforms: Iterable[str] = ()) -> Settings:
    """Read the settings; each of *platforms* has a token, <NAME>_TOKEN, also one with no field above.

    Raises SettingsError: every variable that is wrong, on a line of its own.
    """
    try:
        return _with_tokens(platforms)()
    except ValidationError as error:
        raise SettingsError(*_lines(error)) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env: cannot be read ({type(error).__name__})") from None


def _with_tokens(platforms: Iterable[str]) -> type[Settings]:
    """Return the settings with a token for every platform."""
    more: dict[str, Any] = {}
    for name in platforms:
        if f"{name}_token" not in Settings.model_fields:
            more[f"{name}_token"] = (SecretStr | None, None)
            more[f"{name}_token_file"] = (Annotated[SecretStr, _FromFile] | None, None)
    return create_model("Settings", __base__=Settings, **more) if more else Settings


def _lines(error: ValidationError) -> Iterator[str]:
    for problem in error.errors(include_url=False, include_context=False):
        name = ".".join(str(part) for part in problem["loc"][:1])
        message = problem["msg"].removeprefix("Value error, ")
        if problem["type"] == "extra_forbidden":
            yield f"{name.upper()}: is no setting of Fourlap{_meant(name)}"
        elif name:
            yield f"{name.upper()}: {message}{_shown(name, problem['input'])}"
        else:
            yield message


def _meant(name: str) -> str:
    close = difflib.get_close_matches(name.lower(), Settings.model_fields, n=1)
    return f"; did you mean {close[0].upper()}?" if close else ""


def _shown(name: str, value: object) -> str:
    """Quote a value, but no secret's: nor its file's, for a token is easily put in the wrong variable."""
    bare = name.removesuffix("_file")
    return "" if bare in SECRETS or bare.endswith("_token") else f" (it is {str(value)!r})"
