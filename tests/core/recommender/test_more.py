"""More, asked for by the runner: what it would mean, the nearest safe option, and a second tap."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.log import CheckIn, Pain
from core.recommender.change import broken_by, edit
from core.recommender.more import WORTH_M, preview
from core.recommender.rules.slots import SHORTEST_M
from core.scene import Scene
from core.understanding.further import metres_in, wants_more
from core.units import Units
from tests.core.commands.runner import answer, marathoner, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner

TUESDAY = Scene(runner(), at(day(1)))
SUNDAY = day(6)


def test_both_weeks_and_both_budgets_are_shown() -> None:
    """Only the week it falls in grows, by just what is added."""
    seen = preview(TUESDAY, SUNDAY, 30_000.0)
    assert seen
    (before, after), (following, following_after) = seen.weeks
    assert after.endurance_m - before.endurance_m == 30_000 - seen.before.distance_m
    assert (following, before.speed_m) == (following_after, after.speed_m)
    assert "I1" in {limit.id for limit in seen.broken}


def test_a_smaller_figure_is_so_much_more() -> None:
    """Five more on Sunday lengthen Sunday's run; on a rest day it is a run of its own."""
    seen = preview(TUESDAY, SUNDAY, 5000.0, extra=True)
    assert seen
    assert seen.asked.distance_m == seen.before.distance_m + 5000
    rest = preview(TUESDAY, day(4), 5000.0)
    assert rest
    assert rest.asked.distance_m == 5000


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 60), st.integers(2, 80))
def test_the_safe_option_breaks_no_limit_and_is_the_most(number: int, halves: int) -> None:
    """What is offered can be laid; half a kilometre more could not, or was not asked for."""
    scene = Scene(runner(), at(day(1)))
    seen = preview(scene, day(number), halves * 500.0)
    plan = scene.athlete.plan
    assert plan
    assert seen
    if seen.safe:
        assert not broken_by(scene, (edit(plan, seen.on, seen.safe),))
        assert seen.safe.distance_m <= seen.asked.distance_m
        if seen.broken:
            assert seen.safe.distance_m >= max(seen.before.distance_m + WORTH_M, SHORTEST_M)
    else:
        assert seen.broken


def test_whoever_hurts_gets_no_more() -> None:
    """What the day's decision would take away is not added to."""
    sore = replace(runner(), pains=(Pain(1, "knee", None, 5, day(1), day(1)),))
    seen = preview(Scene(sore, at(day(1))), day(3), 12_000.0)
    assert seen
    assert seen.safe is None
    assert "Not more just now" in Chat(sore, at(day(1))).says("can I run 12 km on thursday instead?")


def test_very_sore_legs_get_no_more_today_nor_tomorrow() -> None:
    """A morning's answer never adds; a day later in the week is another matter."""
    tired = replace(runner(), checkins=(CheckIn(day(1), legs=8.0),))
    for on, free in ((day(1), False), (day(2), False), (day(6), True)):
        seen = preview(Scene(tired, at(day(1))), on, 14_000.0)
        assert seen
        assert (seen.held is None) is free
    assert "Your legs were at 8 this morning" in Chat(tired, at(day(1))).says("can I run 12 km tomorrow?")


@pytest.mark.parametrize(
    ("words", "metres"),
    [
        ("can i add a 30 km sunday?", 30_000.0),
        ("could i run 20k on saturday", 20_000.0),
        ("can i add 5 km on friday?", 5000.0),
        ("can i run longer on sunday, like 18 km", 18_000.0),
        ("could i add another run on friday", None),
        ("i want to run more", None),
        ("add 10 miles tomorrow", 16_093.44),
    ],
)
def test_asking_for_more_in_plain_words(words: str, metres: float | None) -> None:
    """However it is said."""
    assert wants_more(words)
    assert (
        metres_in(words, Units.KM) == pytest.approx(metres) if metres else metres_in(words, Units.KM) is None
    )


@pytest.mark.parametrize(
    "words",
    [
        "can i run today?",
        "could i just do 4 sprints instead of 8?",
        "can i do it on friday",
        "can i have my plan",
        "ran 8 km",
    ],
)
def test_other_questions_are_other_questions(words: str) -> None:
    """Less, another day, a report: none of it asks for more."""
    assert not wants_more(words)


def test_nothing_is_added_on_the_first_word() -> None:
    """It is shown, and done on the second tap; it can be taken back."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7))), at(day(8)))
    before = chat.athlete.plan
    said = chat.says("could I run 13 km on saturday instead?")
    assert "This week:" in said
    assert "Week after:" in said
    assert chat.athlete.plan == before
    chat.taps(next(label for label in chat.labels() if label.startswith("Make it")))
    assert chat.plan_on(12).distance_m > before.on(day(12)).distance_m
    chat.taps("Undo")
    assert chat.plan_on(12) == before.on(day(12))


def test_left_alone_it_stays() -> None:
    """No means no; a day outside the plan has nothing to add to; without figures the coach asks."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7))), at(day(8)))
    before = chat.athlete.plan
    assert "How far, and on which day?" in chat.says("can i run more?")
    assert "How far, and on which day?" in Chat(chat.athlete).says("how much more can i run?")
    assert "A distance and a day" in chat.says("banana")
    assert "Week after" in chat.says("13 km on saturday")
    assert "That far and no further" in chat.says("banana")
    chat.says("no")
    assert chat.athlete.plan == before
    assert preview(Scene(chat.athlete, at(day(8))), day(400), 5000.0) is None
    assert preview(Scene(runner(plan=None), at(day(8))), day(9), 5000.0) is None


def test_a_day_is_asked_for_once() -> None:
    """Who names the day is asked only how far."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7))), at(day(8)))
    assert "How far on Saturday?" in chat.says("can i add a run on saturday?")
    assert "Saturday" in chat.says("5 km")


def test_no_leaves_what_can_be_left() -> None:
    """Who says no to "how far?" is left in peace."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(7))), at(day(8)))
    chat.says("can i run more?")
    assert chat.says("no") == "All right, we leave it there."
    assert chat.athlete.open is None


LAID: Final = ("@ 2027-04-12 12:00", "can i add intervals on thursday?")


def test_a_hard_session_asked_for_is_shown_with_what_it_would_mean() -> None:
    """Both weeks and both budgets, why not yet and when, the nearest that is safe, and a second tap."""
    said = answer(*LAID)
    assert "Thursday: 7.5 km with 3 × 800 m at interval pace, where 7.5 km easy is planned." in said
    assert "This week: 45 km as planned, fast 2.4 km instead of nothing fast." in said
    assert "Not yet: the base comes first, then speed. Next in your plan:" in said
    assert "The most I'd add is 7.5 km easy with 4 strides." in said
    assert "Thu 7.5 km easy with 4 strides" in answer(*LAID, "! tap Do that")
    assert "  Thu 7.5 km easy" in answer(*LAID, "! tap Do that", "undo")


def test_a_hard_session_that_fits_is_added_on_the_second_tap() -> None:
    """In the mile block there is room for tempo on Saturday, and none the day after a time trial."""
    stage = talk("@ 2027-06-15 12:00", "can i do a tempo on saturday?", athlete=marathoner())
    assert "That fits within every limit." in stage.out[-2]
    stage.play("! tap Do that")
    assert "at tempo" in stage.out[-2]
    assert "Hard days are 48 hours apart." in answer("@ 2027-06-15 12:00", "can i add intervals on thursday?")


def test_a_distance_within_the_plan_is_no_wish_for_more() -> None:
    """Fifteen on a day that holds more is not fifteen on top; "add two" is."""
    longer = "@ 2027-04-12 12:00", "ran 16 km on sunday in 1:36:00, effort 4", "no"
    assert "That fits within every limit" in answer(*longer, "can I run 15 km on sunday?")
    assert "so that is within the plan" in answer("@ 2027-04-12 12:00", "can I run 12 km on sunday?")
    assert "16.5 km long, where 14.5 km long" in answer("@ 2027-04-12 12:00", "can I add 2 km on sunday?")


def test_what_hurts_holds_hard_sessions_back() -> None:
    """Nothing fast is offered beside an open pain."""
    said = answer("@ 2027-06-15 12:00", "left calf hurts, 3", "only after", "can i do intervals on saturday")
    assert "Not more just now." in said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("de", "kann ich am donnerstag intervalle machen?"),
        ("es", "¿puedo hacer series el jueves?"),
        ("fr", "je peux faire du fractionné jeudi ?"),
        ("pt", "posso fazer séries na quinta?"),
    ],
)
def test_a_hard_session_is_asked_for_in_every_language(language: str, said: str) -> None:
    """The preview opens, whatever the words."""
    stage = talk("@ 2027-04-12 12:00", f"/language {language}", said)
    assert stage.athlete.open
    assert (stage.athlete.open.dialog, stage.athlete.open.key) == ("more", "more")


def test_hill_sprints_are_asked_for_as_such() -> None:
    """They come after that day's easy run, the first two of them, and not as repetitions uphill."""
    said = answer("~ 2027-05-03 09:00", "can I add hill sprints on saturday?")
    assert "easy with 2 × 8-second hill sprints, where" in said
    assert "[Do that] [Leave it]" in said


def test_hill_sprints_a_third_time_in_a_week_are_refused() -> None:
    """Two days a week is the most, for what comes after an easy run as well."""
    asked = "~ 2027-05-03 09:00", "can I add hill sprints on saturday?", "! tap Do that"
    said = answer(*asked, "can I add hill sprints on thursday?")
    assert "That doesn't fit there." in said
