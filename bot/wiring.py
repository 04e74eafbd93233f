"""The composition root: the one place that knows which adapter fills which port."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from bot.clock import Clock
from bot.coach import Coach
from bot.files import Opener
from bot.loop import IDLE_S, Bells
from bot.presence import Presence
from bot.remembered import Remembered
from bot.sender import Sender
from bot.settings import Settings, SettingsError
from bot.ticker import Ticker
from bot.turns import Turns
from core.messages import MenuEntry
from core.ports.deliveries import Limits, Window
from core.ports.platform import Check, Platform
from core.ports.store import Jobs, Store

# Adapters are imported when they are used: a bot for one platform does not wait for the library of another.
# ruff: noqa: PLC0415

Menu: TypeAlias = Sequence[MenuEntry]


def _telegram(settings: Settings, token: str, menu: Menu) -> Platform:
    from adapters.telegram.hook import Hook
    from adapters.telegram.platform import Telegram

    secret = settings.secret("telegram_webhook_secret")
    hook = Hook(f"{settings.public_url}/telegram", secret) if secret else None
    return Telegram(token, api_url=settings.telegram_api_url, menu=menu, hook=hook, files=Opener())


def _discord(settings: Settings, token: str, menu: Menu) -> Platform:
    from adapters.discord.platform import Discord

    return Discord(
        token,
        api_url=settings.discord_api_url,
        gateway_url=settings.discord_gateway_url,
        menu=menu,
        shard=shard(settings),
        key=settings.discord_public_key,
        files=Opener(),
    )


def shard(settings: Settings) -> tuple[int, int] | None:
    """Return which part of Discord's servers this process listens to."""
    if settings.discord_shard is None:
        return None
    number, many = settings.discord_shard.split("/")
    return int(number), int(many)


PLATFORMS: Final[Mapping[str, Callable[[Settings, str, Menu], Platform]]] = {
    "telegram": _telegram,
    "discord": _discord,
}
"""Every platform: its name, and what builds it. One with a name runs when <NAME>_TOKEN is set."""


Probe: TypeAlias = Callable[[str, str | None, str | None], Awaitable[Sequence[Check]]]


def probe(name: str) -> Probe:
    """Return what tries out a platform's token: given the token, an API's address, and a chat to write to."""
    if name == "telegram":
        from adapters.telegram.live import probe as on_telegram

        return on_telegram
    from adapters.discord.live import probe as on_discord

    return on_discord


def named(settings: Settings) -> dict[str, str]:
    """Return the token of each platform that has one."""
    tokens = ((name, settings.secret(f"{name}_token")) for name in PLATFORMS)
    return {name: token for name, token in tokens if token}


def chosen(settings: Settings) -> dict[str, Platform]:
    """Return the platforms that have a token."""
    from core.commands.menu import menu

    return {name: PLATFORMS[name](settings, token, menu()) for name, token in named(settings).items()}


def coach() -> Coach:
    """Return the coach."""
    from core.coach import hear, remind
    from core.commands.menu import suggestions
    from core.reminders import next_at

    return Coach(hear, remind, next_at, suggestions)


async def open_store(url: str, jobs: Jobs | None = None) -> Store:
    """Open the database at *url*, its tables brought up to date. Raises StorageError."""
    from adapters.storage.migrate import upgrade
    from adapters.storage.store import open_store

    await upgrade(url)
    if jobs:
        await jobs.prepare()
    return await open_store(url, jobs)


def queue(settings: Settings) -> Jobs | None:
    """Return what hands out work to several processes, if that is asked for. Raises SettingsError."""
    if settings.queue is None:
        return None
    if not settings.database.startswith("postgresql"):
        raise SettingsError("QUEUE: pgqueuer needs PostgreSQL: set DATABASE_URL")
    try:
        from adapters.queue.jobs import PgJobs
    except ModuleNotFoundError:
        raise SettingsError(
            "QUEUE: pgqueuer needs one more package: pip install 'fourlap[postgres]'"
        ) from None
    return PgJobs(settings.database)


async def look_into(url: str) -> Store:
    """Open the database at *url* as it is. Raises StorageError."""
    from adapters.storage.store import open_store

    return await open_store(url)


class Role(StrEnum):
    """What one of several processes does."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"

    @property
    def listens(self) -> bool:
        """Tell whether it takes in what the platforms hand over."""
        return self is not Role.WORKER

    @property
    def works(self) -> bool:
        """Tell whether it hears, reminds and delivers."""
        return self is not Role.WEB


@dataclass(frozen=True, slots=True)
class Shape:
    """How this process is one of many: what it does, how fast platforms take messages, which bots it speaks for."""

    role: Role = Role.ALL
    limits: Mapping[str, Limits] = field(default_factory=dict)
    bots: Mapping[str, str] = field(default_factory=dict)
    """A name for each platform's bot, the same in every process that has its token."""
    idle_s: float = IDLE_S
    """How long a road sleeps when nothing rings: others ring no bell here."""
    calls: frozenset[str] = frozenset()
    """Platforms that call us."""
    memory: Path | None = None
    """A file beside the database, which tells a restored backup from a long pause."""
    door: tuple[str, int] | None = None
    """Where they do: host and port."""


def shape(settings: Settings, role: Role = Role.ALL) -> Shape:
    """Return how a process with these settings is one of many."""
    limits = {} if settings.telegram_per_second == 0 else {"telegram": telegram_limits(settings)}
    bots = {name: sha256(token.encode()).hexdigest()[:12] for name, token in named(settings).items()}
    if settings.discord_shard and "discord" in bots:
        bots["discord"] += f", shard {settings.discord_shard}"
    if "telegram" in settings.calls:
        bots.pop("telegram", None)  # any number of processes may be called
    alone = role is Role.ALL and settings.database.startswith("sqlite")
    door = (settings.listen_host, settings.listen_port) if settings.calls else None
    memory = settings.data_dir.absolute() / "last_left"
    return Shape(role, limits, bots, IDLE_S if alone else 1.0, settings.calls, memory, door)


def telegram_limits(settings: Settings) -> Limits:
    """Return how fast Telegram takes messages: a second in a chat, and 20 a minute in a group (its bots FAQ)."""
    # One goes out a little later than it was claimed: windows are counted with some room.
    whole = Window(settings.telegram_per_second, 1.0)
    return Limits(whole, chat=Window(1, 1.05), group=Window(20, 61.0), groups="-")


@dataclass(frozen=True, slots=True)
class House:
    """Everything that runs, joined."""

    store: Store
    platforms: Mapping[str, Platform]
    bells: Bells
    turns: Turns
    ticker: Ticker
    sender: Sender
    presence: Presence
    shape: Shape
    jobs: Jobs | None = None


def build(  # noqa: PLR0913, PLR0917 - all there is to join
    store: Store,
    platforms: Mapping[str, Platform],
    coach: Coach,
    clock: Clock,
    per_second: int = 20,
    shape: Shape | None = None,
    jobs: Jobs | None = None,
) -> House:
    """Join the parts."""
    bells, shape = Bells(), shape or Shape()
    remembered = Remembered(shape.memory) if shape.memory else None
    presence = Presence(store, frozenset(name for name, platform in platforms.items() if platform.resends))
    return House(
        store,
        platforms,
        bells,
        Turns(store, platforms, coach, clock, bells),
        Ticker(store, coach, clock, bells, per_second, hands_over=jobs is not None, platforms=platforms),
        Sender(store, platforms, clock, bells, presence, shape.limits, remembered),
        presence,
        shape,
        jobs,
    )
