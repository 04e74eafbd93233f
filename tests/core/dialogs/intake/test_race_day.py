"""The day of a race that is named by a part of a month, or by a season, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.goal import Goal
from core.dialogs.intake.race_day import WHICH_MONTH, Guess, race_date
from core.dialogs.question import Heard, UnclearError
from core.units import Units

TODAY = date(2027, 1, 4)
FIRST, MIDDLE, LAST = date(2027, 10, 3), date(2027, 10, 17), date(2027, 10, 31)

SAID = {
    "en": ("early october", "in october", "mid october", "the middle of october", "late october", "end of october"),
    "de": ("anfang oktober", "im oktober", "mitte oktober", "so mitte oktober", "spät im oktober", "ende oktober"),
    "es": ("a principios de octubre", "en octubre", "a mediados de octubre", "mediados de octubre", "fin de octubre",
           "a finales de octubre"),
    "fr": ("début octobre", "en octobre", "mi-octobre", "mi octobre", "à la fin du mois d'octobre", "fin octobre"),
    "pt": ("no início de outubro", "em outubro", "em meados de outubro", "meados de outubro", "final de outubro",
           "no fim de outubro"),
}  # fmt: skip
SUNDAYS = (FIRST, FIRST, MIDDLE, MIDDLE, LAST, LAST)
SEASONS = (
    ("en", "in autumn"), ("en", "spring next year"), ("de", "im Herbst"), ("de", "im Frühjahr nächstes Jahr"),
    ("es", "en otoño"), ("fr", "à l'automne"), ("fr", "au printemps prochain"), ("pt", "no outono"),
)  # fmt: skip


def read(words: str, language: str) -> date | None:
    """Return the day that is read to the question for it."""
    asked = race_date(TODAY, Goal("marathon", None))
    return asked.read(Heard(words, Units.KM, TODAY, language))


@pytest.mark.parametrize(
    ("language", "words", "sunday"),
    [(one, words, day) for one, said in SAID.items() for words, day in zip(said, SUNDAYS, strict=True)],
)
def test_a_part_of_a_month_is_guessed_as_a_sunday_in_it(language: str, words: str, sunday: date) -> None:
    """The first, the one in the middle, or the last: "end of october" is not its third day."""
    on = read(words, language)
    assert isinstance(on, Guess)
    assert on == sunday


@pytest.mark.parametrize(("language", "words"), SEASONS)
def test_a_season_is_asked_for_its_month(language: str, words: str) -> None:
    """Three months are too long for a guess."""
    with pytest.raises(UnclearError) as unclear:
        read(words, language)
    assert unclear.value.hint == WHICH_MONTH
