"""Bargains about how far: another distance under an offer is shown, and the one that is offered agrees to it."""

from dataclasses import replace
from datetime import date

import pytest

from tests.core.commands.runner import marathoner, talk


@pytest.mark.parametrize(
    ("language", "wish", "less"),
    [
        ("en", "can I run 20 km on thursday?", "and 10?"),
        ("de", "kann ich am donnerstag 20 km laufen?", "und 10?"),
        ("es", "¿puedo correr 20 km el jueves?", "¿y 10?"),
        ("fr", "je peux courir 20 km jeudi ?", "et 10 ?"),
        ("pt", "posso correr 20 km na quinta?", "e 10?"),
    ],
)
def test_another_distance_is_a_bargain(language: str, wish: str, less: str) -> None:
    """It is shown in its turn, and a yes takes it."""
    known = marathoner()
    athlete = replace(known, profile=replace(known.profile, language=language))
    stage = talk(wish, less, "ok", athlete=athlete)
    assert stage.athlete.plan
    assert stage.athlete.plan.on(date(2027, 4, 15)).distance_m == 10_000


def test_the_distance_that_is_offered_agrees_to_it_by_its_name() -> None:
    """Asked about, it is shown once more."""
    day, wish = date(2027, 4, 15), "can I run 20 km on thursday?"
    agreed, asked = (talk(wish, said).athlete.plan for said in ("ok 12 then", "and 12?"))
    assert agreed
    assert agreed.on(day).distance_m == 12_000
    assert asked == marathoner().plan
