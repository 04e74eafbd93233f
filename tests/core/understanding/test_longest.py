"""How far the longest run of late was, said beside anything else."""

from __future__ import annotations

import pytest

from core.understanding.longest import longest_m, without_longest
from core.units import MILE_M, Units

SAID = [
    ("en", "about 45k, longest 18", 18_000),
    ("en", "18k was my longest", 18_000),
    ("de", "45 km die Woche, längster Lauf 18 km", 18_000),
    ("es", "unos 40 km a la semana, la más larga de 16", 16_000),
    ("fr", "40 km par semaine, sortie longue 15 km", 15_000),
    ("pt", "40 km por semana, longão de 17,5", 17_500),
]


@pytest.mark.parametrize(("language", "said", "metres"), SAID)
def test_the_longest_run_is_heard(language: str, said: str, metres: float) -> None:
    """In each language, before its word or behind it."""
    assert longest_m(said, Units.KM, language) == metres


def test_it_counts_as_the_runner_does() -> None:
    """A number without a unit is in the runner's; one with a unit is in that."""
    assert longest_m("longest run 10", Units.MI) == pytest.approx(10 * MILE_M)
    assert longest_m("longest run 16 km", Units.MI) == 16_000


@pytest.mark.parametrize(
    "said", ["longest run two hours", "longest 1:45", "my longest in years", "45k a week"]
)
def test_a_time_is_no_length(said: str) -> None:
    """What says no length is not taken for one."""
    assert longest_m(said, Units.KM) is None


def test_what_is_left_is_the_rest() -> None:
    """The other figure of the line is still there to be read."""
    assert without_longest("about 45k, longest 18", Units.KM) == "about 45k"
