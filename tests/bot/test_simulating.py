"""`fourlap simulate`: the same seed gives the same report, on one core or on two, and a failure is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.simulated import Lived, report
from bot.simulating import simulate
from core.simulation.arms import Name
from core.simulation.outcome import Outcome
from core.simulation.scenarios import SCENARIOS
from core.simulation.strata import STRATA

WELL = Outcome(
    race_s=10_000.0,
    best_s=9_900.0,
    hard_planned=40,
    hard_done=30,
    healthy_hard=20,
    healthy_runs=80,
    metres=8e5,
    planned=9e5,
)
HURT = replace(WELL, injuries=1, injured_days=30, severe=3, allowed=2, ill_days=1, race_s=None)


@cache
def run(seed: int = 7, cores: int = 1) -> str:
    """Return a small report."""
    return simulate(12, 24, seed, cores)


def test_the_same_seed_gives_the_same_bytes_on_one_core_and_on_two() -> None:
    """Twins are independent of each other, and put together in order."""
    assert run(cores=2) == run(cores=1)


def test_another_seed_gives_another_report() -> None:
    """Other people, other luck."""
    assert run(8).splitlines()[1:] != run(7).splitlines()[1:]


def test_the_report_has_every_arm_and_every_criterion() -> None:
    """All that was registered is printed, with a verdict each and one in all, and three figures beside it."""
    lines = run().splitlines()
    begins = lines.index("### Arms")
    arms = [
        line[2]
        for line in lines[begins : begins + 10]
        if line.startswith(tuple(f"| {name} " for name in Name))
    ]
    assert arms == list("ABCDEF")
    assert sum("| PASS |" in line or "| FAIL |" in line for line in lines) == 7 + 3
    assert any(line.startswith(("**PASS**", "**FAIL**")) for line in lines)
    assert any("5000 twins and 20 seeds were registered" in line for line in lines)


def lived(coach: Outcome, static: Outcome) -> Lived:
    """Return a twin with these seasons in every world."""
    arms = dict.fromkeys(Name, static) | {Name.COACH: coach}
    return Lived(
        {one.key: {name: arms[name] for name in one.arms} for one in SCENARIOS},
        frozenset(kind.title for kind in STRATA),
    )


@pytest.mark.parametrize(("coach", "static", "verdict"), [(WELL, HURT, "PASS"), (HURT, WELL, "FAIL")])
def test_the_verdict_follows_what_was_found(coach: Outcome, static: Outcome, verdict: str) -> None:
    """A coach that keeps runners well passes, one that hurts them fails, and it is printed in so many words."""
    twins = [lived(WELL, WELL)] * 40 + [lived(coach, static)] * 20
    lines = list(report(twins, 61, 24, 7))
    assert lines[0] == "61 athletes × 24 weeks, seed 7; 1 without a plan left out."
    assert any(line.startswith(f"**{verdict}**") for line in lines)


def test_what_the_coach_took_is_told_by_what_happened() -> None:
    """Twins whom nothing stopped stand apart from those who were hurt in either arm; rules by what they are about."""
    spared = replace(WELL, taken={"comeback": 9e3, "short-night": 4.5e3})
    ill = replace(WELL, ill_days=4, taken={"illness": 18e3})
    twins = [lived(spared, WELL)] * 20 + [lived(ill, replace(WELL, ill_days=4))] * 10
    lines = list(report(twins, 30, 24, 7))
    row = next(line for line in lines if line.startswith("| nothing stopped them | 20 |"))
    assert row.endswith("| +0.0 | 1.00 | 0.00 | 0.00 | 0.00 | 0.00 | 0.50 |")
    assert any(line.startswith("| ill, never injured | 10 |") and "| 2.00 |" in line for line in lines)
    assert not any(line.startswith("| injured in C or A |") for line in lines)


def test_too_few_to_compare_are_not_compared() -> None:
    """When the planner refuses nearly everyone it is said instead."""
    assert "nothing to compare" in simulate(10, 4, 7, 1)


def test_the_command_prints_the_report() -> None:
    """Its options are those of the function, and a count that makes no sense is refused."""
    asked = CliRunner().invoke(
        app, ("simulate", "--athletes", "12", "--weeks", "24", "--seed", "7", "--cores", "1")
    )
    assert (asked.exit_code, asked.stdout) == (0, run())
    assert CliRunner().invoke(app, ("simulate", "--athletes", "0")).exit_code == 2
