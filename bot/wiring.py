"""The composition root: the one place that knows which adapter fills which port."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from bot.clock import Clock
from bot.coach import Coach
from bot.loop import Bells
from bot.sender import Sender
from bot.settings import Settings
from bot.ticker import Ticker
from bot.turns import Turns
from core.messages import MenuEntry
from core.ports import Check, Platform, Store

# Adapters are imported when they are used: a bot for one platform does not wait for the library of another.
# ruff: noqa: PLC0415

Menu: TypeAlias = Sequence[MenuEntry]


def _telegram(settings: Settings, token: str, menu: Menu) -> Platform:
    from adapters.telegram.platform import Telegram

    return Telegram(token, api_url=settings.telegram_api_url, menu=menu)


def _discord(settings: Settings, token: str, menu: Menu) -> Platform:
    from adapters.discord.platform import Discord

    return Discord(
        token, api_url=settings.discord_api_url, gateway_url=settings.discord_gateway_url, menu=menu
    )


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
    from core.commands import menu

    return {name: PLATFORMS[name](settings, token, menu()) for name, token in named(settings).items()}


def coach() -> Coach:
    """Return the coach."""
    from core.coach import hear, remind
    from core.commands import suggestions
    from core.reminders import next_at

    return Coach(hear, remind, next_at, suggestions)


async def open_store(url: str) -> Store:
    """Open the database at *url*, its tables brought up to date. Raises StorageError."""
    from adapters.storage.migrate import upgrade
    from adapters.storage.store import open_store

    await upgrade(url)
    return await open_store(url)


async def look_into(url: str) -> Store:
    """Open the database at *url* as it is. Raises StorageError."""
    from adapters.storage.store import open_store

    return await open_store(url)


@dataclass(frozen=True, slots=True)
class House:
    """Everything that runs, joined."""

    store: Store
    platforms: Mapping[str, Platform]
    bells: Bells
    turns: Turns
    ticker: Ticker
    sender: Sender


def build(
    store: Store, platforms: Mapping[str, Platform], coach: Coach, clock: Clock, per_second: int = 20
) -> House:
    """Join the parts."""
    bells = Bells()
    return House(
        store,
        platforms,
        bells,
        Turns(store, platforms, coach, clock, bells),
        Ticker(store, coach, clock, bells, per_second, platforms=platforms),
        Sender(store, platforms, clock, bells),
    )
