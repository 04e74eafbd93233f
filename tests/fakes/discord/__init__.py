"""A Discord on loopback: its REST API, its gateway and the people who use it."""

from tests.fakes.discord.person import Person
from tests.fakes.discord.server import FakeDiscord
from tests.fakes.discord.trouble import Trouble
from tests.fakes.discord.world import Shown

__all__ = ["FakeDiscord", "Person", "Shown", "Trouble"]
