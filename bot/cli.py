"""`fourlap …`: start the coach, talk to it, look after it.

Exit codes: 0 done, 1 failed, 2 wrong use, 78 wrong settings.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated, Any, Final, Never, TypeVar
from zoneinfo import ZoneInfo

import typer

from adapters.terminal.script import ScriptError, moment
from bot.about import installed
from bot.clock import SystemClock
from bot.settings import SettingsError, load
from bot.wiring import PLATFORMS, Role

# Each command imports what it runs: `fourlap --help` and the start do not wait for the rest.
# ruff: noqa: PLC0415

FAILED: Final = 1
USAGE: Final = 2
CONFIG: Final = 78

T = TypeVar("T")
app = typer.Typer(add_completion=False, pretty_exceptions_enable=False, help="A running coach in your chat.")


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Run the coach when no command is given."""
    if context.invoked_subcommand is None:
        start(Role.ALL)


@app.command("run")
def start(
    role: Annotated[
        Role, typer.Option(help="web: only listen; worker: only hear, remind and deliver.")
    ] = Role.ALL,
) -> None:
    """Start on every platform that has a token; without any, chat in this terminal."""
    from bot.start import chatting, house, named

    with _readable_errors():
        settings = load(PLATFORMS)
        if named(settings):
            _finish(house(settings, role))
        else:
            typer.echo("No TELEGRAM_TOKEN and no DISCORD_TOKEN is set, so we chat here.", err=True)
            _finish(chatting(settings))


@app.command()
def chat(
    now: Annotated[str | None, typer.Option(help="When a scripted chat begins: 2027-01-04 07:00.")] = None,
    zone: Annotated[str | None, typer.Option(help="Where you are: Europe/Lisbon.")] = None,
    database: Annotated[str | None, typer.Option(help="The database; a script has one of its own.")] = None,
) -> None:
    """Chat in this terminal, or follow a script on standard input."""
    from bot.start import chatting

    begin = _parsed("--now", moment, now)
    _parsed("--zone", ZoneInfo, zone)
    with _readable_errors():
        _finish(chatting(load(PLATFORMS), begin, zone, database))


@app.command()
def plan(
    profile: Annotated[Path, typer.Option(help="The runner, as JSON (docs/formats.md).")],
    as_json: Annotated[bool, typer.Option("--json", help="The plan as data, for scripts.")] = False,
) -> None:
    """Plan a season for a runner's profile, week by week."""
    from bot.planning import ProfileError, planned

    try:
        typer.echo(planned(profile, as_json=as_json))
    except ProfileError as error:
        _leave(USAGE, *error.lines)


Races = Annotated[list[str], typer.Option("--race", help='A race: "5k 19:57", "half 1:35:02", "3000 9:58".')]
AsJson = Annotated[bool, typer.Option("--json", help="As data, for scripts.")]


@app.command()
def paces(
    race: Races,
    grade: Annotated[
        str, typer.Option(help="A slope in per cent, 4 up or -4 down: as hard there as on the flat.")
    ] = "0",
    as_json: AsJson = False,
) -> None:
    """Show the training paces a race gives."""
    from bot import numbers

    try:
        typer.echo(numbers.paces(numbers.asked(race, grade=grade), as_json=as_json))
    except numbers.NumbersError as error:
        _leave(USAGE, *error.lines)


@app.command()
def predict(
    race: Races,
    weekly_km: Annotated[
        str | None, typer.Option(help="Your mean week, in km: it sharpens the marathon.")
    ] = None,
    training_pace: Annotated[
        str | None, typer.Option(help='The mean pace of all your running, per km, like "5:40".')
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what races say of other distances, each with the span most runners land in."""
    from bot import numbers

    try:
        found = numbers.asked(race, weekly_km=weekly_km, training_pace=training_pace)
        typer.echo(numbers.predict(found, as_json=as_json))
    except numbers.NumbersError as error:
        _leave(USAGE, *error.lines)


@app.command()
def simulate(
    athletes: Annotated[
        int, typer.Option(min=10, max=100_000, help="How many runners who do not exist.")
    ] = 1000,
    weeks: Annotated[int, typer.Option(min=12, max=30, help="How long their seasons are.")] = 24,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same report.")] = 7,
    cores: Annotated[int | None, typer.Option(min=1, help="On how many cores; all of them.")] = None,
) -> None:
    """Live seasons with the coach and without, and print what came of it (docs/simulation.md)."""
    from bot.simulating import simulate

    typer.echo(simulate(athletes, weeks, seed, cores), nl=False)


@app.command()
def read(
    explain: Annotated[bool, typer.Option("--explain", help="Show the values found, and why.")] = False,
) -> None:
    """Read messages from standard input, a JSON object a line, and print what each says."""
    from bot.reading import LineError
    from bot.reading import read as said

    try:
        for line in said(sys.stdin.buffer, SystemClock().now().date(), explain=explain):
            typer.echo(line)
    except LineError as error:
        _leave(USAGE, *error.lines)


@app.command()
def migrate() -> None:
    """Bring the database's tables up to date."""
    from bot.start import migrated

    with _readable_errors():
        _finish(migrated(load(PLATFORMS)))
        typer.echo("The database is up to date.")


@app.command("move-database")
def move_database(
    source: Annotated[str, typer.Argument(help="Where everything is now: sqlite:///data/fourlap.db.")],
) -> None:
    """Copy another database into the one that is set, which must be empty, and count the rows."""
    from adapters.storage.move import move
    from bot.start import database

    with _readable_errors():
        rows = asyncio.run(move(source, database(load(PLATFORMS))))
        typer.echo(
            f"{sum(rows.values())} rows copied, athletes: {rows['athletes']}. The old database keeps them all."
        )


@app.command("check-config")
def check_config() -> None:
    """Check the settings, and change nothing."""
    from bot import wiring

    with _readable_errors():
        settings = load(PLATFORMS)
        wiring.queue(settings)
        typer.echo("The settings are fine.")


@app.command()
def doctor(
    live: Annotated[bool, typer.Option("--live", help="Try every token on its real platform, too.")] = False,
    to: Annotated[
        list[str] | None,
        typer.Option(help="With --live: write to a chat and take it back: telegram:12345, discord:678."),
    ] = None,
) -> None:
    """Show on one screen what runs here and whether it can."""
    from bot.doctor import examine, try_out

    chats = dict(_chat_to_try(one) for one in to or ())
    with _readable_errors():
        settings = load(PLATFORMS)
        fine, lines = asyncio.run(examine(settings))
        typer.echo("\n".join(lines))
        if live:
            tried, lines = asyncio.run(try_out(settings, chats))
            typer.echo("\n".join(lines))
            fine = fine and tried
    raise typer.Exit(0 if fine else FAILED)


def _chat_to_try(said: str) -> tuple[str, str]:
    """Return the platform and the chat of "telegram:12345". Raises BadParameter."""
    platform, _, chat = said.partition(":")
    if platform not in PLATFORMS or not chat:
        raise typer.BadParameter(
            f"{said!r} is no chat; like telegram:12345 or discord:678", param_hint="--to"
        )
    return platform, chat


@app.command()
def version() -> None:
    """Show the version."""
    typer.echo(f"fourlap {installed()}")


def main() -> None:
    """Run the command line."""
    app()


def _finish(work: Coroutine[Any, Any, None]) -> None:
    with suppress(KeyboardInterrupt):
        asyncio.run(work)


def _parsed(option: str, read: Callable[[str], T], text: str | None) -> T | None:
    if text is None:
        return None
    try:
        return read(text)
    except (ValueError, KeyError, OSError) as error:
        said = error.args[0] if isinstance(error, KeyError) else error  # as text it stands in quotes
        raise typer.BadParameter(str(said), param_hint=option) from None


@contextmanager
def _readable_errors() -> Iterator[None]:
    """Say what is wrong in lines a person can act on, and leave with the code that names the kind."""
    try:
        yield
    except SettingsError as error:
        _leave(CONFIG, *error.lines)
    except ScriptError as error:
        _leave(USAGE, str(error))
    except Exception as error:
        from adapters.storage.errors import PassingError, SourceError, StorageError

        if not isinstance(error, StorageError):
            raise
        which = "The database to copy" if isinstance(error, SourceError) else "DATABASE_URL"
        _leave(FAILED if isinstance(error, PassingError) else CONFIG, f"{which}: {error}")


def _leave(code: int, *lines: str) -> Never:
    for line in lines:
        typer.echo(line, err=True)
    raise typer.Exit(code)
