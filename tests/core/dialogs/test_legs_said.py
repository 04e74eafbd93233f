"""How a morning's answer is read when it holds a number and more: nothing of it is lost."""

from __future__ import annotations

from datetime import date

import pytest

from core.athlete.log import Pain
from core.dialogs.legs import LEGS, PAIN
from core.dialogs.legs_said import Legs, compared, read_legs
from core.dialogs.night import BAD_NIGHT_H, sleep
from core.dialogs.question import Heard, UnclearError
from core.understanding.reading import Intent
from core.understanding.understand import understand
from core.units import Units
from tests.core.commands.runner import talk

ON = date(2027, 3, 2)


def heard(said: str, language: str = "en") -> Heard:
    """Return words as they are heard in the morning."""
    return Heard(said, Units.KM, ON, language)


@pytest.mark.parametrize(
    ("said", "score", "fatigue", "stress"),
    [
        ("3, very tired", 3, 7, None),
        ("2, dead legs but keen", 2, 7, None),
        ("5 tired", 5, 5, None),
        ("tired 6", 0, 6, None),
        ("very tired", 0, 7, None),
        ("my legs are very tired", 7, 7, None),
        ("2, exhausted", 2, 8, None),
        ("3, stressed at work", 3, None, 7),
        ("i'm stressed at work, 9/10", 0, None, 9),
        ("4 slept 8h", 4, None, None),
        ("3/10", 3, None, None),
        ("2-3", 2.5, None, None),
    ],
)
def test_a_number_first_is_the_legs(
    said: str, score: float, fatigue: float | None, stress: float | None
) -> None:
    """The number an answer begins with is about the legs; what follows says how tired or how stressed one is."""
    legs = read_legs(heard(said), LEGS, None, None)
    assert (legs.score, legs.fatigue, legs.stress, legs.site) == (score, fatigue, stress, legs.site)


@pytest.mark.parametrize(
    ("said", "whole", "site", "spot", "score"),
    [
        ("7 but calf 3/10", 7, "calf", 3, 7),
        ("a 3, left calf a bit tight", 3, "calf", 2, 2),
        ("1 but my calf is a 4", 1, "calf", 4, 4),
    ],
)
def test_legs_and_a_place_keep_a_number_each(
    said: str, whole: float, site: str, spot: float, score: float
) -> None:
    """Both are read back; sore all over is what counts where that is the worse."""
    legs = read_legs(heard(said), LEGS, None, None)
    assert legs.told is not None
    assert (legs.whole, legs.told.site, legs.told.score, legs.score) == (whole, site, spot, score)
    assert legs.site == (None if whole > spot and whole >= 4 else site)


def test_a_number_before_a_place_is_of_that_place() -> None:
    """As in "6 calves": it tells of the calves alone."""
    legs = read_legs(heard("6 calves"), LEGS, None, None)
    assert (legs.score, legs.site, legs.told) == (6, "calf", None)


@pytest.mark.parametrize("said", ["3 hours of sleep", "2 days ago it hurt", "11", "12 km"])
def test_a_number_that_counts_something_is_not_the_legs(said: str) -> None:
    """Hours, days and kilometres are no answer."""
    with pytest.raises(UnclearError):
        read_legs(heard(said), LEGS, None, None)


def test_a_number_beside_being_ill_is_being_ill() -> None:
    """As in "2, ill": no green morning."""
    assert read_legs(heard("2, ill"), LEGS, None, None).unwell


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("3 and 7h", 7),
        ("2, slept 5", 5),
        ("good, 8 hours", 8),
        ("bad night, 4 hours, legs are heavy", 4),
        ("0 and slept like a baby", None),
        ("3, very tired", None),
    ],
)
def test_hours_said_with_the_legs_are_the_nights(said: str, hours: float | None) -> None:
    """A length of time beside the legs is how long one slept; the number of the legs never is."""
    assert sleep(ON).offered_in(heard(said)) == hours


@pytest.mark.parametrize("said", ["I'm stressed, 9/10", "really stressed at work"])
def test_stress_is_no_answer_about_a_place_that_hurts(said: str) -> None:
    """Asked about the Achilles, a word about the day says nothing of it."""
    with pytest.raises(UnclearError):
        read_legs(heard(said), PAIN, "achilles", None)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "hamstring twinge during the run, 4, one side"),
        ("de", "Wade gezerrt, 3"),
        ("es", "tirón en el gemelo, 3"),
        ("fr", "mollet 4, un seul côté"),
        ("pt", "gémeo 3, um só lado"),
    ],
)
def test_a_twinge_is_no_ordinary_soreness(language: str, said: str) -> None:
    """It is asked about as a pain, on a day of easy running too, and followed the next morning."""
    stage = talk(f"/language {language}", "@ 2027-04-13 07:30", said)
    [pain] = stage.athlete.pains
    assert pain.ask_on
    assert pain.ask_on.day == 14


KNEE = Pain(1, "knee", None, 4.0, ON, ON)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "gone"),
        ("en", "it's gone"),
        ("en", "gone now!"),
        ("en", "the knee is gone"),
        ("en", "pain in my left knee is gone"),
        ("de", "weg"),
        ("de", "das Knie ist weg"),
        ("es", "se fue"),
        ("es", "la rodilla ya no duele"),
        ("fr", "la douleur au genou est partie"),
        ("pt", "passou"),
        ("pt", "a dor no joelho passou"),
    ],
)
def test_a_pain_that_is_gone_is_over(language: str, said: str) -> None:
    """Of a place that hurt, "gone" says that nothing is left; of the legs it says that they are dead tired."""
    assert compared(heard(said, language), KNEE) == Legs(0.0, "knee", None)
    assert compared(heard(said, language), None) is None


@pytest.mark.parametrize("said", ["my knee is not gone", "the knee is almost gone", "the hip is gone"])
def test_a_pain_that_is_not_gone_is_not_over(said: str) -> None:
    """Nor is it when another place is."""
    assert compared(heard(said), KNEE) is None


@pytest.mark.parametrize("said", ["knee pain is gone", "no knee pain today", "no more knee pain"])
def test_a_pain_that_is_denied_is_none(said: str) -> None:
    """A place is named and nothing is wrong with it."""
    assert read_legs(heard(said), PAIN, "knee", None).score == 0
    assert understand(said, context="idle", today=ON).intent is not Intent.REPORT_PAIN


@pytest.mark.parametrize(
    "said", ["no chest pain today, all good", "no calf pain", "no soreness in the shins"]
)
def test_a_place_where_nothing_hurts_is_not_followed(said: str) -> None:
    """Asked about the legs, "no chest pain" is an answer about no place."""
    legs = read_legs(heard(said), LEGS, None, None)
    assert (legs.score, legs.site, legs.pain) == (0, None, False)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "legs heavy, slept badly"),
        ("de", "beine schwer, schlecht geschlafen"),
        ("es", "piernas pesadas, he dormido mal"),
        ("fr", "jambes lourdes, mal dormi"),
        ("pt", "pernas pesadas, dormi mal"),
    ],
)
def test_a_bad_night_in_words_is_a_short_one(language: str, said: str) -> None:
    """It is not asked about again, and it counts as under six hours."""
    assert sleep(ON).offered_in(heard(said, language)) == BAD_NIGHT_H


def test_a_good_night_in_words_is_none() -> None:
    """Nothing is made of "slept well"."""
    assert sleep(ON).offered_in(heard("legs fine, slept well")) is None


@pytest.mark.parametrize(
    ("said", "hours"), [("2, 7.5", 7.5), ("3 6", 6), ("2, 3", None), ("7", None), ("3/10", None)]
)
def test_two_figures_are_the_legs_and_the_night(said: str, hours: float | None) -> None:
    """The second is hours only where a night could be so long."""
    assert sleep(ON).offered_in(heard(said)) == hours
