"""Jobs for rows, put in by the very transaction that writes them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.util import await_only

from core.ports.store import Jobs

KEY: Final = "fourlap_jobs"


def wanted_on(engine: AsyncEngine, jobs: Jobs) -> AsyncEngine:
    """Return *engine*, whose transactions put in jobs with *jobs*."""
    return engine.execution_options(**{KEY: jobs})


def wanted(connection: Connection) -> bool:
    """Tell whether there are to be jobs."""
    return KEY in connection.get_execution_options()


def put(connection: Connection, road: str, rows: Sequence[int]) -> None:
    """Put in a job for each row, if there are to be any."""
    if rows and wanted(connection):
        jobs: Jobs = connection.get_execution_options()[KEY]
        driver: Any = connection.connection.driver_connection
        await_only(jobs.put(driver, road, rows))
