"""Telegram on loopback: a Bot API server strict about its rules, and people who use it.

    async with FakeTelegram() as telegram:
        rita = telegram.person("Rita")
        await rita.says("/start")
        ...
        assert (await rita.hears()).labels == ["Let's go"]
        await rita.taps("Let's go")

Time is what `telegram.clock` says; only the long poll waits for real.
"""

from tests.fakes.telegram.faults import Fault, cut, flood, lost_answer, refusal, server_error, slow
from tests.fakes.telegram.people import Person
from tests.fakes.telegram.screen import Room, Shown
from tests.fakes.telegram.server import FakeTelegram
from tests.fakes.telegram.world import Clock

__all__ = [
    "Clock",
    "FakeTelegram",
    "Fault",
    "Person",
    "Room",
    "Shown",
    "cut",
    "flood",
    "lost_answer",
    "refusal",
    "server_error",
    "slow",
]
