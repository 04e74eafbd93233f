"""Our roads with a coach who only asks the next question: what keeping everything costs, without any coaching."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

from bot import log, wiring
from bot.clock import SystemClock
from bot.coach import Coach
from bot.rehearsal import rehearsing
from bot.run import run
from bot.settings import load
from bot.start import stopped
from core.athlete.athlete import Athlete
from core.messages import Button, Incoming, Message, Turn, token
from tests.bench.conversation import QUESTIONS


def ask(athlete: Athlete, _incoming: Incoming, now: datetime) -> Turn:
    """Ask the next question; the buttons of the one before go."""
    text, labels = QUESTIONS[athlete.revision % len(QUESTIONS)]
    buttons = tuple((Button(label, token(athlete.id, athlete.revision, label)),) for label in labels)
    heard = replace(athlete, revision=athlete.revision + 1, heard_at=now)
    return Turn(heard, messages=(Message(text, buttons=buttons, thread="onboarding"),))


async def main() -> None:
    """Run like the coach."""
    settings = load()
    log.start("info", "console", settings.secrets)
    plain = Coach(ask, lambda athlete, _now: Turn(athlete), lambda _athlete, _now: None)
    store = await wiring.open_store(settings.database)
    async with rehearsing(plain, SystemClock().now()):
        await run(wiring.build(store, wiring.chosen(settings), plain, SystemClock()), stopped())


if __name__ == "__main__":
    asyncio.run(main())
