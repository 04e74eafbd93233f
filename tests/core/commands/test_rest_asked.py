"""Whether to rest is a question, and lets nothing go."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.commands.runner import marathoner, talk

TUESDAY = "@ 2027-04-13 07:30"
"""A running day, with the morning's question open."""


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "do i need a rest week?"),
        ("en", "should i skip today"),
        ("de", "soll ich heute pausieren?"),
        ("es", "¿debería descansar hoy?"),
        ("fr", "il me faut une semaine de repos ?"),
        ("pt", "devo descansar hoje?"),
    ],
)
def test_asking_for_rest_keeps_the_run(language: str, said: str) -> None:
    """The plan stands as it did; the answer says what would change it."""
    runner = marathoner()
    speaks = replace(runner, profile=replace(runner.profile, language=language))
    plan = talk(TUESDAY, said, athlete=speaks).athlete.plan
    assert plan is not None
    assert not plan.changes
