"""Days as they come: heat that is no fever, answers that count whenever they come, reasons that still hold."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from core.athlete.log import Why
from core.messages import Incoming
from core.training.catalogue import is_run
from core.voice.changed import changed_by
from tests.core.people import LISBON, MONDAY_NOON, after, coached, locked, say, words
from tests.transcripts.stage import Stage


@pytest.mark.parametrize(
    "said",
    ["38 degrees today", "it's going to be 35°C later", "34 c this afternoon", "hot: 33 degrees outside"],
)
def test_a_warm_day_is_no_fever(said: str) -> None:
    """A temperature of the day is the weather, also while the morning's question is open."""
    turn = say(coached(), said)
    assert "slower" in words(turn)
    assert turn.athlete.absences == ()


@pytest.mark.parametrize("said", ["I have 38 fever", "i've got 38.5 degrees today", "fever, 39 today"])
def test_a_temperature_of_ones_own_is_a_fever(said: str) -> None:
    """Who has a temperature is ill, however warm the day."""
    assert say(coached(), said).athlete.absences[-1].why is Why.ILLNESS


def test_a_step_that_hurt_a_bit_is_repeated() -> None:
    """An answer in words about the ladder is an answer, and no new complaint."""
    athlete = after(locked(), "i've been cleared", "yes")
    assert any(one.kind == "climb" for one in athlete.promises)

    stage = Stage(ZoneInfo(LISBON), MONDAY_NOON, LISBON, athlete)
    stage._until(MONDAY_NOON + timedelta(days=4))
    stage._do(Incoming("it hurt a bit", zone=LISBON))
    assert "the same step once more" in "\n".join(stage.out[-6:])


def test_a_lock_that_is_off_is_no_reason() -> None:
    """After the clearance the days that are still free are so for the ladder, not for the lock."""
    shut = locked()
    assert shut.plan
    days = [MONDAY_NOON.date() + timedelta(days=n) for n in range(14)]
    assert (found := changed_by(shut, days))
    assert found.rule == "red-flag"
    free = after(shut, "i've been cleared", "yes")
    assert (found := changed_by(free, days))
    assert found.rule == "injury"


def test_a_pause_lays_its_own_way_back() -> None:
    """The weeks after a pause are shown as they will be, before anybody is back."""
    paused = after(coached(), "/pause", "two weeks")
    assert paused.plan
    back = [MONDAY_NOON.date() + timedelta(days=n) for n in range(14, 21)]
    before = coached().plan
    assert before
    made = sum(paused.plan.on(day).distance_m for day in back)
    assert any(is_run(paused.plan.on(day)) for day in back)
    assert 0.4 <= made / sum(before.on(day).distance_m for day in back) <= 0.6
