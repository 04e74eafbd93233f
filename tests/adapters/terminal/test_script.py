"""The lines of a scripted chat."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from adapters.terminal.script import Move, Restart, ScriptError, Tap, Type, step


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("ran 8 km", Type("ran 8 km")),
        ("  /plan \n", Type("/plan")),
        ("@coach hi", Type("@coach hi")),
        ("#1", Type("#1")),
        ("", None),
        ("#", None),
        ("# a comment", None),
        ("@ 2027-01-04 07:00", Move(datetime.fromisoformat("2027-01-04T07:00"))),
        ("@  2027-01-04T07:00:30", Move(datetime.fromisoformat("2027-01-04T07:00:30"))),
        ("@ 2027-01-04 07:00+01:00", Move(datetime(2027, 1, 4, 7, 0, tzinfo=timezone(timedelta(hours=1))))),
        ("! restart", Restart()),
        ("! tap Hard 7", Tap("Hard 7")),
    ],
)
def test_a_line_is_one_step(line: str, meant: object) -> None:
    """Each line is a message, a move of the clock, a restart, a tap, or nothing."""
    assert step(line) == meant


@pytest.mark.parametrize(
    "line", ["@ tomorrow", "@ 2027-01-04", "@ 2027-13-04 07:00", "@ ", "! tap", "! tap ", "! go", "!"]
)
def test_an_order_that_cannot_be_followed_is_refused(line: str) -> None:
    """A line that begins like an order and is none says so."""
    with pytest.raises(ScriptError):
        step(line)
