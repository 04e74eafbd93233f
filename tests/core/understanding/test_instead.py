"""What keeps a runner from today's run, another hour of the day, and how long a race takes: in five languages."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from core.understanding.reading import Intent
from core.understanding.understand import understand

TODAY: Final = date(2027, 4, 14)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "it's pouring, can i run tomorrow?"),
        ("en", "overslept, ok if i run tomorrow?"),
        ("de", "es regnet, kann ich morgen laufen?"),
        ("de", "keine Zeit, kann ich morgen laufen?"),
        ("es", "está lloviendo, ¿puedo correr mañana?"),
        ("es", "se me ha hecho tarde, ¿puedo salir mañana?"),
        ("fr", "il pleut, je peux courir demain ?"),
        ("fr", "pas eu le temps, je peux courir demain ?"),
        ("pt", "choveu, posso correr amanhã?"),
        ("pt", "sem tempo, dá pra correr amanhã?"),
    ],
)
def test_what_keeps_one_from_todays_run_moves_it(language: str, said: str) -> None:
    """Asked beside it whether one may run on another day, today's run goes there."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.when) == (Intent.MOVE_WORKOUT, "tomorrow")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can i run tomorrow?"),
        ("de", "kann ich morgen laufen?"),
        ("es", "¿puedo correr mañana?"),
        ("fr", "je peux courir demain ?"),
        ("pt", "posso correr amanhã?"),
    ],
)
def test_without_a_reason_a_day_is_only_asked_about(language: str, said: str) -> None:
    """Nothing is moved where nothing stands in the way."""
    assert understand(said, today=TODAY, language=language).intent is not Intent.MOVE_WORKOUT


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can i run tonight instead of this morning?"),
        ("de", "kann ich heute abend statt morgens"),
        ("es", "¿puedo correr esta tarde en vez de por la mañana?"),
        ("fr", "je peux courir ce soir au lieu de ce matin ?"),
        ("pt", "posso correr hoje à noite em vez de manhã?"),
    ],
)
def test_another_hour_of_today_is_today(language: str, said: str) -> None:
    """The run stays on its day."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.when) == (Intent.MOVE_WORKOUT, "today")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "how long will a 10k take me"),
        ("de", "wie lange brauche ich für 10 km?"),
        ("es", "¿cuánto tardaré en el 10k?"),
        ("es", "qué tiempo haré en el maratón"),
        ("fr", "je mettrai combien de temps sur 10 km ?"),
        ("pt", "quanto tempo vou levar nos 10k?"),
    ],
)
def test_how_long_a_race_takes_is_asked_of_the_paces(language: str, said: str) -> None:
    """In whatever tense it is put."""
    assert understand(said, today=TODAY, language=language).intent is Intent.ASK_PACE
