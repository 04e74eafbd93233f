"""What can be wrong with a database, in words its operator can act on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DBAPIError

LOCKED: Final = ("database is locked", "lock timeout", "deadlock detected", "could not serialize")
GONE: Final = "the database cannot be reached: does its server run, and is the address right?"
BUSY: Final = "another process holds the database: is the coach running twice?"
FULL: Final = "no space is left for the database: free some, nothing confirmed was lost"
CROWDED: Final = "the database takes no more connections: raise max_connections"
_PASSES: Final = frozenset({GONE, BUSY, FULL, CROWDED})
_PLAINLY: Final = {
    **dict.fromkeys(LOCKED, BUSY),
    "readonly database": "the database cannot be written: check who owns the file and its folder",
    "unable to open": "the database cannot be opened: does its folder exist, and may this user write there?",
    "disk is full": FULL,
    "not a database": "the file is not an SQLite database",
    "malformed": "the database file is damaged: restore the last backup",
    "no such table": "the database has no tables yet: run `fourlap migrate`",
    "no such column": "the database is older than this program: run `fourlap migrate`",
    "disk i/o error": "the disk reports an error: look after the machine before anything else",
    "no space left on device": FULL,
    "undefinedtableerror": "the database has no tables yet: run `fourlap migrate`",
    "undefinedcolumnerror": "the database is older than this program: run `fourlap migrate`",
    "readonlysqltransactionerror": "the database cannot be written: is this the copy of another server?",
    "insufficientprivilegeerror": "the database cannot be written: its user lacks the rights",
    "invalidcatalognameerror": "there is no such database on the server: create it first",
    "invalidpassworderror": "the database refuses the user or the password",
    "invalidauthorizationspecificationerror": "the database refuses the user or the password",
    "toomanyconnectionserror": CROWDED,
    "connectionerror": GONE,
    "connection is closed": GONE,
    "connection was closed": GONE,
    "connectiondoesnotexisterror": GONE,
    "adminshutdownerror": GONE,
    "crashshutdownerror": GONE,
    "cannotconnectnowerror": GONE,
    "connectionfailureerror": GONE,
    # What asyncpg says of a connection that was cut in the middle of a word.
    "internalclienterror": GONE,
    "another operation is in progress": GONE,
}
"""A part of the driver's message, and what to tell an operator."""


class StorageError(Exception):
    """The database cannot be used; the message is one line for the operator, without any runner's data."""


class SourceError(StorageError):
    """It is not the database that is set but the one to copy from."""


class PassingError(StorageError):
    """It cannot be used just now, and nothing is wrong with what is set: a later try may go well."""


class BusyError(PassingError):
    """Another process holds the database, and did not let go of it in time."""


@contextmanager
def readable() -> Iterator[None]:
    """Turn the driver's errors into a StorageError; a defect of ours stays as it is."""
    try:
        yield
    except DBAPIError as error:
        if words := plainly(error):
            kind = BusyError if words == BUSY else PassingError if words in _PASSES else StorageError
            raise kind(words) from error
        raise
    except (OSError, TimeoutError) as error:  # the door itself does not open
        raise PassingError(GONE) from error


def plainly(error: DBAPIError) -> str | None:
    """Return what to tell an operator, or None when the error is not of the database's making."""
    cause = getattr(error.orig, "__cause__", None)  # asyncpg's own error, which names its kind
    said = f"{error.orig} {type(cause).__name__}".lower()
    return next((words for part, words in _PLAINLY.items() if part in said), None)
