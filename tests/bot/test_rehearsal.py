"""The talk that is rehearsed after a start."""

import gc
from collections.abc import Iterator

import pytest

from bot import rehearsal, wiring
from bot.coach import Coach
from core.athlete.athlete import Athlete
from core.messages import Incoming, Turn
from tests.bot.fakes import MORNING


@pytest.fixture(autouse=True)
def at_once(monkeypatch) -> Iterator[None]:
    """Wait for nothing, and leave the collector as it was."""
    monkeypatch.setattr(rehearsal, "AFTER_S", 0.0)
    yield
    gc.unfreeze()


async def test_it_leads_to_a_plan_and_a_run() -> None:
    """The talk goes as far as the coach does: what it needs on the way is read by then."""
    coach, last = wiring.coach(), [Athlete(0)]

    def hear(athlete, incoming, now) -> Turn:
        turn = coach.hear(athlete, incoming, now)
        last.append(turn.athlete)
        return turn

    await rehearsal.rehearse(Coach(hear, coach.remind, coach.next_at), MORNING)
    assert last[-1].plan
    assert last[-1].runs


async def test_the_collector_passes_over_what_stands() -> None:
    """What was read is not walked through again."""
    before = gc.get_freeze_count()
    await rehearsal.rehearse(wiring.coach(), MORNING)
    assert gc.get_freeze_count() > before


async def test_a_coach_that_fails_harms_nobody() -> None:
    """A defect that the talk meets is logged, and the process goes on."""
    heard = []

    def hear(athlete: Athlete, incoming: Incoming, _now) -> Turn:
        heard.append(incoming.text)
        raise ZeroDivisionError

    await rehearsal.rehearse(Coach(hear, wiring.coach().remind, wiring.coach().next_at), MORNING)
    assert len(heard) == 1
