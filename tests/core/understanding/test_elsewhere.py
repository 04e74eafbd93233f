"""Figures of something else than the run, and days that only stand in a reason: no value of the message."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest

from core.understanding.reading import Intent
from core.understanding.understand import understand

TODAY: Final = date(2027, 3, 9)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "nothing today, 12 hour shift"),
        ("de", "heute nix, 12 Stunden Schicht"),
        ("es", "hoy nada, turno de 12 horas"),
        ("fr", "rien aujourd'hui, 12 h de garde"),
        ("pt", "hoje nada, plantão de 12 horas"),
    ],
)
def test_hours_of_work_are_no_run(language: str, said: str) -> None:
    """A run that was left out for them is left out."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.duration_s) == (Intent.SKIP_RUN, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "gestern ist der Lauf ausgefallen, meine Mutter ist 70 geworden"),
        ("es", "ayer no salí, mi madre cumplía 70"),
        ("pt", "ontem não fui, minha mãe fez 70"),
    ],
)
def test_an_age_is_no_distance(language: str, said: str) -> None:
    """Somebody's birthday is why there was no run."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.distance_m) == (Intent.SKIP_RUN, None)


def test_company_is_no_age() -> None:
    """How far two of them ran is how far the runner did."""
    assert understand("ran with my sister today 6", today=TODAY).distance_m == 6000
    assert understand("6 km with my sister who's 14", today=TODAY).distance_m == 6000


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "18 april, gun at 9:30"),
        ("de", "18. April, Start 9:30"),
        ("es", "18 de abril, salida a las 9:30"),
        ("fr", "18 avril, départ 9h30"),
        ("pt", "18 de abril, largada às 9:30"),
    ],
)
def test_the_hour_of_the_start_is_no_target(language: str, said: str) -> None:
    """A day is a day, whenever the gun goes off."""
    read = understand(said, context="asked:race_date", today=TODAY, language=language)
    assert (read.race_date, read.race_time_s) == ("--04-18", None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "could i shift it to monday, i get home at 9 tonight"),
        ("de", "können wirs auf Montag schieben, bin heut erst um 9 daheim"),
        ("es", "podemos pasarlo al lunes, hoy llego a casa a las 9"),
        ("fr", "on peut la mettre lundi, je rentre à 21h ce soir"),
        ("pt", "dá pra passar pra segunda, hoje chego às 9"),
    ],
)
def test_the_day_in_a_reason_is_not_where_a_run_goes(language: str, said: str) -> None:
    """It goes to the day that was asked for first."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.when, read.when_from) == (Intent.MOVE_WORKOUT, "mon", None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "saturday's wedding so can the long run go from saturday to sunday"),
        ("de", "Samstag ist Hochzeit, kann der lange von Samstag auf Sonntag"),
        ("es", "el sábado boda, puede ir la tirada larga del sábado al domingo"),
        ("fr", "samedi mariage, la sortie longue peut passer de samedi à dimanche"),
        ("pt", "sábado tem casamento, o longão pode ir de sábado pra domingo"),
    ],
)
def test_a_run_that_goes_from_a_day_to_another_is_no_holiday(language: str, said: str) -> None:
    """Two days with a workout between them move it."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.when_from, read.when) == (Intent.MOVE_WORKOUT, "sat", "sun")


def test_kilometres_of_shoes_are_no_run() -> None:
    """Six hundred kilometres beside a sore foot are how old the shoes are."""
    read = understand("linker Fuß 4/10 seit dem Schuhwechsel bei 600 km", today=TODAY, language="de")
    assert (read.intent, read.distance_m) == (Intent.REPORT_PAIN, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "15 in the end, gps said 14.8 at first, 6/10"),
        ("de", "am Ende 15, die Uhr hatte erst 14,8, 6/10"),
        ("fr", "15 au final, la montre disait 14,8, 6/10"),
        ("pt", "no fim 15, o relógio dizia 14,8, 6/10"),
    ],
)
def test_a_decimal_before_a_score_is_no_set(language: str, said: str) -> None:
    """Numbers parted in different ways are no row of repetitions."""
    read = understand(said, context="asked:run", today=TODAY, language=language)
    assert (read.distance_m, read.effort, read.workout_type) == (15_000, 6, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "6.5 and felt like a 4"), ("de", "6,5 und war so ne 4"), ("es", "6,5 y fue un 4")],
)
def test_a_run_may_be_told_without_a_unit_where_it_was_asked_for(language: str, said: str) -> None:
    """How far and how hard is enough."""
    read = understand(said, context="asked:run", today=TODAY, language=language)
    assert (read.intent, read.distance_m, read.effort) == (Intent.LOG_RUN, 6500, 4)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "10k 45:00, 3rd woman"),
        ("en", "10k 45:00, my 3rd run this week"),
        ("de", "10 km 45:00, 3. Frau"),
        ("es", "10 km 45:00, 3ª mujer"),
        ("fr", "10 km 45:00, 3e femme"),
        ("pt", "10 km 45:00, 3ª mulher"),
        ("en", "10k 45:00, number 312"),
    ],
)
def test_a_place_in_a_row_is_no_day_and_no_effort(language: str, said: str) -> None:
    """It says who came before whom, and nothing of the run."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.distance_m, read.duration_s) == (Intent.LOG_RUN, 10_000, 2700)
    assert read.effort is None
    assert read.when in {None, "this_week"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "make yesterday's effort a 7 not a 5"),
        ("es", "pon el esfuerzo de ayer en 7 y no 5"),
        ("fr", "mets l'effort d'hier à 7 et pas 5"),
        ("pt", "coloca o esforço de ontem em 7 e não 5"),
    ],
)
def test_an_effort_that_is_set_right_is_no_distance(language: str, said: str) -> None:
    """The day may stand between the word and its number."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.effort, read.distance_m) == (Intent.EDIT_LAST, 7, None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "tomorrow instead, 2 h drive tonight"),
        ("de", "morgen lieber, 2 h Fahrt heute"),
        ("es", "mejor mañana, hoy 2 h de viaje"),
        ("fr", "demain plutôt, 2 h de route ce soir"),
        ("pt", "melhor amanhã, hoje 2 h de viagem"),
    ],
)
def test_the_day_that_is_preferred_is_where_a_run_goes(language: str, said: str) -> None:
    """Whatever is on today is only the reason."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.when) == (Intent.MOVE_WORKOUT, "tomorrow")


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "8 km 47 min, my son (12) ran too"), ("de", "8 km 47 min, mein Sohn (12) lief mit")],
)
def test_somebody_who_ran_as_well_takes_no_run_away(language: str, said: str) -> None:
    """What was told before is the runner's."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.distance_m) == (Intent.LOG_RUN, 8000)


def test_a_run_of_somebody_else_is_no_run() -> None:
    """Nothing is told of the runner."""
    assert understand("my son ran 8 km in 47 min", today=TODAY).intent is not Intent.LOG_RUN


def test_a_count_of_runners_is_no_year() -> None:
    """Two thousand of them start on a day of the next spring."""
    read = understand("got a place in a half on 21 march, 2000 runners", today=TODAY)
    assert read.race_date == "--03-21"
    assert understand("half on 21 march, 2027", today=TODAY).race_date == "2027-03-21"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "heute kein Lauf, Mama seit 6 im Krankenhaus"),
        ("es", "hoy no corro, mi madre en el hospital desde las 6"),
        ("pt", "hoje sem corrida, mãe no hospital desde as 6"),
    ],
)
def test_an_hour_is_no_distance(language: str, said: str) -> None:
    """Since six is a time of day."""
    read = understand(said, today=TODAY, language=language)
    assert (read.intent, read.distance_m) == (Intent.SKIP_RUN, None)
