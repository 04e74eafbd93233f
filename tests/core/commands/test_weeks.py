"""The week, and the day behind each of its lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from core.athlete.log import Lock, RedFlag, Run
from core.coach import hear
from core.messages import Incoming
from tests.core.commands.runner import SUNDAY, marathoner

MONDAY = SUNDAY + timedelta(days=1)
TUESDAY = MONDAY + timedelta(days=1)


def test_each_day_ahead_leads_to_its_details():
    """A day that is still to come has a choice beside its line, which tells of exactly that day."""
    turn = hear(marathoner(), Incoming("/week"), MONDAY)
    (page,) = turn.messages
    lines = page.text.split("\n")
    assert [line for line, _ in page.beside] == list(range(1, len(lines)))
    for line, button in page.beside:
        (day,) = hear(turn.athlete, Incoming(token=button.token), MONDAY).messages
        told = lines[line].partition(" ")[2]
        assert told in day.text


def test_what_is_done_has_none():
    """A run that was done stands there as it was; the days after it keep their own line."""
    athlete = replace(marathoner(), runs=(Run(1, TUESDAY.date(), 8000.0),))
    (page,) = hear(athlete, Incoming("/week"), TUESDAY).messages
    lines = page.text.split("\n")
    assert "✓" in lines[1]
    assert [line for line, _ in page.beside] == list(range(2, len(lines)))


def test_while_running_is_off():
    """The line that says so comes first, and moves no choice to another line."""
    free, locked = (
        hear(athlete, Incoming("/week"), MONDAY).messages[0]
        for athlete in (
            marathoner(),
            replace(marathoner(), lock=Lock(RedFlag.STOP, MONDAY.date(), "shin")),
        )
    )
    assert locked.text.split("\n")[1:] == free.text.split("\n")
    assert [line - 1 for line, _ in locked.beside] == [line for line, _ in free.beside]
