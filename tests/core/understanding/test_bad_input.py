"""What cannot be is asked about, and what somebody else said or did is not the runner's, in every language."""

from __future__ import annotations

from datetime import date

import pytest

from core.understanding.days import impossible
from core.understanding.places import trouble_of_others
from core.understanding.plausible import likely
from core.understanding.reading import Intent
from core.understanding.safety import red_flag
from core.understanding.understand import understand

TODAY = date(2027, 4, 12)


@pytest.mark.parametrize(
    "said",
    ["8k in 0:00", "10k in 99:99", "8k in 45:75", "8k at 1:05/km", "0.0000001 km", "ran -5 km", "ran 300 km"],
)
def test_a_run_that_nobody_ran_is_asked_about(said: str) -> None:
    """A time, a pace or a length that cannot be is doubted, and never read as another one."""
    assert understand(said, today=TODAY).clarify == "implausible"


def test_no_kilometres_at_all_are_read_without_an_error() -> None:
    """A distance of nothing among other figures ends no turn."""
    assert understand(
        "esforço 6/10 de 0 km em o meu irmão 13/10 parei no 1 200", today=TODAY, language="pt"
    ).text


@pytest.mark.parametrize(
    ("metres", "seconds", "meant"),
    [
        (300_000.0, None, (30_000.0, None)),
        (5200.0, 180.0, (5200.0, 1800.0)),
        (5000.0, None, (5000.0, None)),
        (3000.0, 240.0, None),
    ],
)
def test_a_slip_has_a_likely_meaning(
    metres: float, seconds: float | None, meant: tuple[float, float | None] | None
) -> None:
    """A point, a figure or a sign too many is taken off; where that makes no run, nothing is offered."""
    assert likely(metres, seconds) == meant


@pytest.mark.parametrize(
    ("said", "language", "metres"),
    [
        ("1 200 m en 5:00", "fr", 1200.0),
        ("5\N{NARROW NO-BREAK SPACE}000 m in 22:30", "de", 5000.0),
        ("½ marathon in 1:52:00", "en", 21097.5),
    ],
)
def test_thousands_and_halves_are_read_as_they_are_printed(said: str, language: str, metres: float) -> None:
    """A space groups thousands where it cannot part two numbers, and half a marathon is a race."""
    assert understand(said, today=TODAY, language=language).distance_m == metres


OTHERS_RAN = {
    "en": ("my brother ran 10k in 38:00", "ran with my brother, did 10k in 50"),
    "de": ("meine freundin ist 10 km in 50 gelaufen", "10 km mit meiner frau in 60 min, hat spaß gemacht"),
    "es": ("mi hermano corrió 10k en 38", "rodaje con mi mujer, 8 km en 50"),
    "fr": ("mon frère a couru 10 km en 38", "avec ma femme on a couru 8 km en 50"),
    "pt": ("o meu irmão correu 10k em 38", "corri com o meu irmão, 10k em 50"),
}


@pytest.mark.parametrize("language", OTHERS_RAN)
def test_what_another_ran_is_no_run_and_company_is_no_other(language: str) -> None:
    """Somebody else's run stays out of the log; one that was run together goes into it."""
    theirs, together = (understand(said, today=TODAY, language=language) for said in OTHERS_RAN[language])
    assert theirs.intent is Intent.SMALLTALK
    assert together.intent is Intent.LOG_RUN


BAD_NEWS = {
    "en": "my dad had a heart attack last night",
    "de": "mein vater hatte gestern einen herzinfarkt",
    "es": "a mi mujer le duele la rodilla",
    "fr": "ma femme a mal au genou",
    "pt": "o joelho da minha mulher dói",
}


@pytest.mark.parametrize("language", BAD_NEWS)
def test_bad_news_of_another_is_heard_as_such(language: str) -> None:
    """What hurts somebody else is theirs, and no danger sign of the runner."""
    said = BAD_NEWS[language]
    assert trouble_of_others(said, language)
    assert red_flag(said, language) is None


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "my wife's knee hurts, ran 9.5 km in 58 min"),
        ("en", "my wife's knee hurts but ran 9.5 km in 58 anyway"),
        ("de", "meine Frau hat Knieschmerzen, bin 9,5 km in 58 gelaufen"),
        ("es", "a mi mujer le duele la rodilla, corrí 9,5 km en 58"),
        ("fr", "le genou de ma femme fait mal, couru 9,5 km en 58"),
        ("pt", "a minha mulher tem dor no joelho, corri 9,5 km em 58"),
    ],
)
def test_a_run_told_behind_bad_news_of_another_is_the_runner_s(language: str, said: str) -> None:
    """What hurts is theirs, the run is not lost."""
    reading = understand(said, today=TODAY, language=language)
    assert reading.intent is Intent.LOG_RUN
    assert (reading.distance_m, reading.duration_s) == (9500, 3480)
    assert not reading.aches


@pytest.mark.parametrize("said", ["my kid is ill, she ran 5 km in 30", "my kid, 12, ran 5 km in 30"])
def test_a_run_of_another_stays_theirs(said: str) -> None:
    """Somebody named, or a word for them, tells who ran."""
    assert understand(said, today=TODAY).intent is not Intent.LOG_RUN


def test_who_has_it_too_tells_of_themselves() -> None:
    """A pain that the runner has as well is the runner's."""
    reading = understand("my wife's knee hurts and mine too", today=TODAY)
    assert [ache.site for ache in reading.aches] == ["knee"]


def test_a_quoted_line_is_somebody_elses() -> None:
    """A line behind ">" is left out where there is another one, for danger signs too; alone it is read."""
    said = "On Monday, Bob wrote:\n> chest pain, ran 10k in 45:00\ndid 8k in 44:00"
    assert understand(said, today=TODAY).distance_m == 8000
    assert red_flag(said) is None
    assert red_flag("> chest pain") is not None


def test_a_day_that_no_month_has_is_told_from_one_that_may_be() -> None:
    """The 31st of February is impossible in every year, the 29th comes."""
    assert impossible("--02-31", TODAY)
    assert not impossible("--02-29", TODAY)
    assert not impossible("next_tue", TODAY)


@pytest.mark.parametrize(
    ("said", "language"),
    [("half marathon on 13/10", "en"), ("halbmarathon am 13/10", "de"), ("half on 10/10", "en")],
)
def test_a_day_behind_a_small_word_is_no_score(said: str, language: str) -> None:
    """The "10" of "on 13/10" is a month, and not what a run is rated out of."""
    reading = understand(said, today=TODAY, language=language)
    assert (reading.intent, (reading.race_date or "")[:4]) == (Intent.CHANGE_GOAL, "--10")
