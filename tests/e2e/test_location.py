"""A location shared on Telegram is the clock from then on, and where it was is nowhere kept or told."""

from __future__ import annotations

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.log import start
from tests.e2e.people import OnTelegram, a_runner
from tests.e2e.story import MONDAY_MORNING, SUNDAY, is_asked

PORTO, SYDNEY = (41.14961, -8.61099), (-33.86882, 151.20930)
FIGURES = ("41.1496", "8.6109", "33.8688", "151.209")


@pytest.fixture(autouse=True)
def logs(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Log as the program does, at its most talkative."""
    root = logging.getLogger()
    before = root.handlers[:]
    start("debug", "json")
    root.addHandler(caplog.handler)
    yield caplog
    root.handlers[:] = before


async def test_in_onboarding_and_after_moving(tmp_path: Path, logs: pytest.LogCaptureFixture) -> None:
    """The question for the city is answered by a shared location; so is a later "I moved"."""
    async with a_runner("telegram", SUNDAY, tmp_path) as rita, rita.coached():
        assert isinstance(rita.phone, OnTelegram)
        person = rita.phone.person
        await is_asked(rita)
        await rita.ticks(("Tue", "Thu", "Sun"), "5 of 6")
        await rita.taps("None", "6 of 6")
        await rita.does(
            person.shares(*PORTO),
            "Here's what I have",
            "Check-in: around 07:00, Lisbon time",
        )
        await rita.taps("Build my plan", "Week 1 is")
        rita.clock.at = MONDAY_MORNING
        await rita.says("I moved", "Which city are you in")
        await rita.does(person.shares(*SYDNEY), "Your check-in comes around 07:00, Sydney time.")
        await person.moves(person.sees()[-2], *PORTO)
        await rita.says("/settings", "Clock: Sydney")
        await rita.does(person.shares(*PORTO), "Lisbon. Your times stay the same", "I keep only the clock")
    with closing(sqlite3.connect(tmp_path / "fourlap.db")) as database:
        kept = "\n".join(database.iterdump())
    assert "Europe/Lisbon" in kept
    for figure in FIGURES:
        assert figure not in kept
        assert figure not in logs.text
