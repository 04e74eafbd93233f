"""How much is wanted, what was changed, and no mile block: answered honestly, and more never without a second tap."""

from __future__ import annotations

from dataclasses import replace

import pytest

from core.athlete.profile import Dial
from core.training.plan import Phase
from core.voice.speech import speak
from core.voice.text import t
from tests.core.commands.runner import answer, marathoner, season, talk


def phases(stage) -> list[Phase]:
    """Return the phases of the season as it stands."""
    return [week.phase for week in stage.athlete.plan.weeks]


@pytest.mark.parametrize(
    "said", ["I want 110 km a week", "can I do 110k a week?", "I'd like to run 110 km per week"]
)
def test_more_than_a_plan_reaches_is_said_with_how_far_it_gets(said: str) -> None:
    """The answer names the largest safe week, and nothing grows before a second tap."""
    stage = talk(said)
    told = "\n".join(stage.out)
    assert "more than this plan can reach safely" in told
    assert "[Do that] [Keep it]" in told
    assert (stage.athlete.plan, stage.athlete.profile.volume) == (season(), Dial.USUAL)
    stage.play("! tap Keep it")
    assert stage.athlete.plan == season()


@pytest.mark.parametrize(
    "said",
    ["why only 40 km a week?", "why so few km", "warum nur 40 km pro Woche?", "por qué tan pocos km",
     "pourquoi si peu de km ?", "porque tão poucos km?", "why only this this week?", "warum so wenig diese Woche?",
     "¿por qué solo eso esta semana?", "pourquoi seulement ça cette semaine ?", "por que so isso esta semana?"],
)  # fmt: skip
def test_why_the_weeks_are_as_they_are_is_no_wish_for_less(said: str) -> None:
    """The answer says where they begin, how they grow and how far; nothing is asked, nothing changes."""
    stage = talk(said)
    assert "Weeks begin from what you ran before" in "\n".join(stage.out)
    assert stage.athlete.open is None
    assert stage.athlete.plan == season()


def test_what_a_plan_reaches_later_is_said_with_its_week() -> None:
    """A wish within reach gets the week it comes in."""
    assert "step by step: from the week of" in answer("I want to run 50 km a week")


def test_less_than_the_goal_allows_is_said_with_the_least() -> None:
    """Less is shown first as well, with the least that still leads to the race."""
    told = answer("I only want to run 10 km a week")
    assert "The least your goal allows next week is about" in told
    assert "Less distance from now on" in told


def test_more_fast_running_is_never_laid_at_once() -> None:
    """A dial turned up is a preview; turned down it is laid, and can be taken back."""
    up = talk("more speed")
    assert "[Do that] [Keep it]" in up.out[-1]
    assert up.athlete.profile.speed is Dial.USUAL
    assert talk("no more intervals").athlete.profile.speed is Dial.LESS


@pytest.mark.parametrize(
    "said", ["remove the mile block", "no mile block please", "I don't want the mile block"]
)
def test_the_mile_block_goes_and_comes_back(said: str) -> None:
    """Shown first; laid, the season has none; asked for again it is there again, and undo gives back the first plan."""
    stage = talk(said)
    assert Phase.MILE in phases(stage)
    stage.play("! tap Do that")
    assert Phase.MILE not in phases(stage)
    back = talk("put the mile block back", "! tap Do that", athlete=stage.athlete)
    assert Phase.MILE in phases(back)
    stage.play("> undo")
    assert stage.athlete.plan.weeks == season().weeks
    assert stage.athlete.profile.mile


@pytest.mark.parametrize(
    "said", ["what did you change?", "why did my plan change", "has anything changed", "/changes"]
)
def test_what_was_changed_is_told_with_its_reason(said: str) -> None:
    """Nothing yet, and it says so; after a change, the days before beside after, and why."""
    assert "your plan stands as it was laid" in answer(said)
    told = answer("~ 2027-04-26 08:00", "make next week lighter", said)
    assert "You asked for a lighter week" in told
    assert "instead of" in told
    assert "[Undo]" in told


def test_a_week_that_is_too_much_gets_a_way_to_less() -> None:
    """Three ways to less, each a tap; too easy is answered by where more comes from."""
    assert "[A lighter week] [Less distance] [Less fast running]" in answer("this is too hard for me")
    assert "never from one good day" in answer("make this week harder")
    assert marathoner().plan == talk("the plan is too easy").athlete.plan


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Der Plan ist zu hart", "de"),
        ("el plan es demasiado duro", "es"),
        ("le plan est trop dur", "fr"),
        ("o plano é demasiado duro", "pt"),
    ],
)
def test_too_much_is_heard_in_five_languages(said: str, language: str) -> None:
    """The same three ways to less."""
    athlete = marathoner()
    athlete = replace(athlete, profile=replace(athlete.profile, language=language))
    lighter = speak(t("A lighter week"), language)
    assert f"[{lighter}]" in talk(said, athlete=athlete).out[-1]


def test_next_week_can_be_lighter() -> None:
    """Nothing in it is hard, it is shorter, and this week stays."""
    stage = talk("~ 2027-04-26 08:00", "make next week lighter")
    assert "Next week is" in stage.out[-2]
    assert all(edit.on.isocalendar().week == 18 for edit in stage.athlete.plan.changes[-1].edits)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("Was hast du geändert?", "de"),
        ("Warum hat sich mein Plan geändert?", "de"),
        ("¿Qué has cambiado?", "es"),
        ("¿Por qué ha cambiado mi plan?", "es"),
        ("Qu'est-ce que tu as changé ?", "fr"),
        ("Pourquoi mon plan a changé ?", "fr"),
        ("O que mudaste?", "pt"),
        ("Porque é que o meu plano mudou?", "pt"),
    ],
)
def test_changes_are_asked_for_in_five_languages(said: str, language: str) -> None:
    """The same answer as in English, in the runner's own words."""
    athlete = marathoner()
    athlete = replace(athlete, profile=replace(athlete.profile, language=language))
    assert talk(said, athlete=athlete).out[1:] == talk("/changes", athlete=athlete).out[1:]


def test_another_day_named_with_how_far_is_the_day_meant() -> None:
    """To "how far on Saturday?", "25 km on Sunday" gets Sunday's preview."""
    stage = talk("can I add a run on saturday?", "what would happen if I ran 25 km on sunday")
    assert "Sunday: 25 km" in "\n".join(stage.out)
