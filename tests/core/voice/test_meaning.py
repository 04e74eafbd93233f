"""What a run's effort says, in one sentence."""

import pytest

from core.athlete.log import Run
from core.scene import Scene
from core.voice.meaning import verdict
from tests.core.dialogs.chat import at, day, runner


@pytest.mark.parametrize(
    ("kind", "effort", "easier"), [("tempo", 2.0, True), ("tempo", 6.0, False), ("easy", 1.0, False)]
)
def test_only_a_session_can_be_too_easy(kind: str, effort: float, easier: bool) -> None:
    """A tempo that felt like a stroll is not just as it should feel, and moves no pace; an easy run is."""
    run = Run(1, day(8), 8000.0, effort=effort, type=kind, planned=True)
    said = str(verdict(Scene(runner(runs=(run,)), at(day(8), 18)), run, None))
    assert ("Easier than such a session" in said) is easier
