"""Several questions in one line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.core.commands.runner import answer, marathoner, talk


def said(line: str, language: str = "en") -> list[str]:
    """Return what the coach says to a line, one message each."""
    runner = marathoner()
    speaks = replace(runner, profile=replace(runner.profile, language=language))
    return [one for one in answer(line, athlete=speaks).split("\n") if one.startswith("< ")]


ASKED = {
    "en": ("what is easy?", "why strides?"),
    "de": ("was ist locker?", "warum Steigerungen?"),
    "es": ("¿qué es suave?", "¿por qué progresivos?"),
    "fr": ("c'est quoi facile ?", "pourquoi des lignes droites ?"),
    "pt": ("o que é leve?", "por que retas?"),
}


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "what is easy? and why strides?"),
        ("en", "what is easy and why strides"),
        ("de", "was ist locker? und warum Steigerungen?"),
        ("es", "¿qué es suave? ¿y por qué progresivos?"),
        ("fr", "c'est quoi facile ? et pourquoi des lignes droites ?"),
        ("pt", "o que é leve? e por que retas?"),
    ],
)
def test_both_questions_of_a_line_are_answered(language: str, line: str) -> None:
    """One message each, in the order they were asked."""
    first, second = ASKED[language]
    assert said(line, language) == said(first, language) + said(second, language)


def test_a_question_about_a_day_and_one_about_a_word_are_both_answered() -> None:
    """Whatever answers each of them."""
    day, word = said("what's on tomorrow and what is a tempo run")
    assert "Tomorrow" in day
    assert "comfortably hard" in word


def test_a_pain_beside_a_question_comes_before_it() -> None:
    """What hurts is no second question."""
    assert "during the run" in said("what is easy? my knee hurts")[0]


def test_a_question_that_leans_on_the_one_before_is_not_guessed() -> None:
    """Only where every question says itself what it is about are they taken apart."""
    assert len(said("what's tomorrow? can i move it to friday?")) == 1


@pytest.mark.parametrize(
    ("language", "line", "question"),
    [
        ("en", "8 km in 47:10, effort 4, why strides?", "why strides?"),
        ("de", "8 km in 47:10, Anstrengung 4, warum Steigerungen?", "warum Steigerungen?"),
        ("es", "8 km en 47:10, esfuerzo 4, ¿por qué progresivos?", "¿por qué progresivos?"),
        ("fr", "8 km en 47:10, effort 4, pourquoi des lignes droites ?", "pourquoi des lignes droites ?"),
        ("pt", "8 km em 47:10, esforço 4, porquê retas?", "porquê retas?"),
    ],
)
def test_a_question_behind_a_run_is_answered_and_the_run_is_kept(
    language: str, line: str, question: str
) -> None:
    """The answer first, then what was logged and what is still open about it."""
    first, *rest = said(line, language)
    assert first == said(question, language)[0]
    assert any("47:10" in one for one in rest)


@pytest.mark.parametrize("line", ["9.5 km in 55, 4, what's tomorrow?", "8 km in 45, what's next week?"])
def test_a_run_is_never_lost_to_the_question_behind_it(line: str) -> None:
    """Also where its figures have decimals, and nothing says that it is over."""
    assert talk(line).athlete.runs


@pytest.mark.parametrize("line", ["10k in 45:00, can i do it?", "marathon in 3:45, is that realistic?"])
def test_a_time_that_is_asked_about_is_no_run(line: str) -> None:
    """The question is about the figures themselves."""
    assert not talk(line).athlete.runs


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "8 km in 45, is that bad?"),
        ("de", "8 km in 45, ist das schlecht?"),
        ("es", "8 km en 45, esf 5. ¿era mucho?"),
        ("fr", "8 km en 45, c'est trop lent ?"),
        ("pt", "8 km em 45, foi rápido demais?"),
    ],
)
def test_a_run_whose_worth_is_asked_is_kept(language: str, line: str) -> None:
    """Who asks whether it was bad has run it."""
    runner = marathoner()
    speaks = replace(runner, profile=replace(runner.profile, language=language))
    (run,) = talk(line, athlete=speaks).athlete.runs
    assert (run.distance_m, run.duration_s) == (8000, 2700)


@pytest.mark.parametrize("line", ["if i run 8 km in 45, is that bad?", "8 km in 45, is that realistic?"])
def test_a_run_that_is_only_supposed_is_none(line: str) -> None:
    """Neither what would be, nor what is hoped for."""
    assert not talk(line).athlete.runs


def test_a_move_told_with_a_run_is_done() -> None:
    """The run is kept, and the workout is on its new day."""
    after = talk(
        "@ 2027-04-13 19:00", "8 km in 45:10, effort 4, no pain. can I move thursday to friday?"
    ).athlete
    assert after.runs
    assert after.plan is not None
    thursday, friday = date(2027, 4, 15), date(2027, 4, 16)
    assert after.plan.on(thursday).type == "rest"
    assert after.plan.on(friday) == marathoner().plan.on(thursday)  # type: ignore[union-attr]


def test_a_correction_of_another_day_beside_a_run_is_of_that_day() -> None:
    """Each run has what was told of it."""
    first = ("@ 2027-04-13 19:00", "8 km in 45:10, effort 4, no pain")
    line = "9.1 km in 1:02:00, effort 3, no pain. btw the tuesday run was 7.5 not 8"
    runs = talk(*first, "@ 2027-04-14 19:00", line).athlete.runs
    assert [(run.on.day, run.distance_m) for run in runs] == [(13, 7500), (14, 9100)]


def test_a_correction_that_names_its_day_is_of_that_day() -> None:
    """The newest run stays as it was told."""
    first = ("@ 2027-04-13 19:00", "8 km in 45:10, effort 4, no pain")
    then = ("@ 2027-04-14 19:00", "9 km in 1:02:00, effort 3, no pain")
    runs = talk(*first, *then, "the tuesday run was 7.5 not 8").athlete.runs
    assert [run.distance_m for run in runs] == [7500, 9000]
