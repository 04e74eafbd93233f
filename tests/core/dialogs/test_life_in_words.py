"""Life as a runner tells it: days that go and stay, races, goals and results put right, questions in between."""

from __future__ import annotations

import pytest

from core.clearance import waiting
from core.understanding.health import Cause
from tests.core.commands.runner import answer, talk

NOON = "@ 2027-04-13 12:00"


def rests(stage, *numbers: int) -> bool:
    """Return whether some days of the first week are days of rest now."""
    plan = stage.athlete.plan
    days = list(plan.days_of(plan.weeks[0]))
    return all(
        days[number].workout.type == "rest" or plan.on(days[number].on).type == "rest" for number in numbers
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "this week's chaos, i can only run tomorrow and saturday"),
        ("de", "diese woche kann ich nur morgen und samstag laufen"),
    ],
)
def test_the_days_that_are_left_of_a_week_stay(language: str, said: str) -> None:
    """Too few for a plan of their own: the runs of the other days are let go, theirs stay."""
    stage = talk(NOON, f"/language {language}", said)
    assert rests(stage, 1, 3, 6)
    assert not rests(stage, 2)
    assert not rests(stage, 5)


def test_a_day_is_taken_out_of_the_week_that_was_asked_about() -> None:
    """The answer to the Sunday's question may take out a day: "yes, but not wednesday"."""
    said = answer("~ 2027-05-16 12:00", "@ 2027-05-16 18:10", "yes, but not wednesday, parents' evening")
    assert said.startswith("< Done, for next week alone:")
    assert "Wed" not in said


def test_nothing_is_caught_up_on() -> None:
    """What was missed is let go, however it is asked for."""
    said = "nothing is to be made up"
    assert said in answer(NOON, "missed yesterday and today, can i do both tomorrow?")
    assert said in answer(NOON, "then make sunday longer to make up for it")
    assert "nachzuholen ist nichts" in answer(NOON, "/language de", "kann ich das nachholen?")


def test_a_lighter_week_is_asked_for_in_a_sentence() -> None:
    """Whatever stands before it, and whatever question is open."""
    said = "i'm exhausted, can you make this week lighter"
    assert "This week is" in answer("~ 2027-05-30 12:00", "@ 2027-06-01 07:10", said)


def test_a_question_is_no_reason() -> None:
    """What is asked while the reason is asked for is answered."""
    assert "25 km long, where" in answer(NOON, "can't today", "can i run 25 km on sunday?")
    assert "Thanks." in answer(NOON, "can't today", "family stuff")


def test_a_race_told_over_an_evening_question_is_a_race() -> None:
    """A time trial is no easy run that felt hard."""
    said = answer("~ 2027-05-19 12:00", "@ 2027-05-19 19:10", "time trial 1.2k in 4:50, effort 9")
    assert "noted, and a first mark" in said


def test_figures_after_a_sorry_put_the_run_right() -> None:
    """One run is in the log, and not two."""
    runs = talk(NOON, "3 km", "lol sorry, 8 km in 48:00").athlete.runs
    assert [(run.distance_m, run.duration_s) for run in runs] == [(8000.0, 2880.0)]


def test_laps_are_no_seconds() -> None:
    """Repetitions are called by their length; the place that complains is kept with them."""
    stage = talk(
        "~ 2027-06-01 12:00", "@ 2027-06-01 19:10", "ran the 200s, all good but my achilles is grumbling", "5"
    )
    run = stage.athlete.runs[-1]
    assert run.duration_s is None
    assert run.effort == 5
    assert stage.athlete.pains[-1].site == "achilles"


def test_a_goal_that_is_shown_is_put_right() -> None:
    """Another day and a time belong to the new goal, and not to the old one."""
    stage = talk(
        NOON, "the marathon is cancelled", "maybe a half in october instead", "17 october", "sub 1:45", "yes"
    )
    goal = stage.athlete.goal
    assert (goal.distance, str(goal.on), goal.target_s) == ("half", "2027-10-17", 6300.0)


def test_a_race_on_the_way_has_its_own_plan_and_meaning() -> None:
    """Its three lines are for its own length; its time is held against itself; the plan goes on to the goal."""
    entered = (
        NOON,
        "i'm also running a 10k on 6 june, in earnest",
        "yes",
        "~ 2027-06-02 12:00",
        "@ 2027-06-02 20:00",
    )
    shown = "\n".join(talk(*entered).out)
    assert "To 8 km:" in shown
    assert "That lands at about 4" in shown
    said = answer(*entered, "@ 2027-06-06 13:00", "46:12")
    assert "inside your goal" not in said
    after = "\n".join(talk(*entered, "@ 2027-06-06 13:00", "46:12", "just tired", "@ 2027-06-07 12:00").out)
    assert "Morning, 10K runner." in after
    assert "Then the plan goes on to your marathon." in after


def test_hello_after_silence_begins_where_the_runner_is() -> None:
    """The question is open: an excuse is a no, runs are asked for one by one."""
    away = ("~ 2027-05-01 12:00", "@ 2027-06-10 11:00", "hi")
    assert "Good to see you. After" in answer(*away, "nah, life got in the way")
    assert "Good to see you. After" in answer(*away, "! tap I'm back")
    assert "Tell me the last ones" in answer(*away, "i did run a bit")
    back = (*away, "nah, life got in the way", "fine")
    assert "The days stay light until" in answer(*back, "when am i back to normal?")
    assert "None is planned in the next two weeks. The days stay light until" in answer(
        *back, "can i do the intervals this week?"
    )


@pytest.mark.parametrize(
    "said", ["when do i run next?", "what's my next run", "wann ist mein nächster lauf?"]
)
def test_the_next_run_is_shown(said: str) -> None:
    """One day, and not the whole plan."""
    shown = answer("@ 2027-04-13 12:00", "ran 8 km in 50:00, effort 3", said)
    assert shown.startswith(("< Tomorrow: 9.5 km easy.", "< Morgen: 9,5 km locker."))


def test_while_running_is_off_nothing_sounds_like_leave() -> None:
    """Better is not settled, played down is not examined, and a question is answered before the open one."""
    stopped = (NOON, "sharp pain in one spot on my left shin")
    assert answer(*stopped, "should i stop running?").startswith("< Running is off until")
    assert "doesn't settle it" in answer(*stopped, "no", "all good again")
    assert "only an examination can tell" in answer(*stopped, "no", "i'm sure it was just a cramp")
    assert "Has a doctor looked at it" in answer(NOON, "fainted after my run", "doc says all fine, cleared")


def test_a_sign_told_to_a_question_about_a_place_has_that_place() -> None:
    """What hurts when walking is what was asked about."""
    hurt = (NOON, "left achilles pain 4", "a little", "@ 2027-04-14 07:10")
    assert "left Achilles" in answer(
        *hurt, "5 and it hurts when i walk down stairs", "no", "can i run tomorrow?"
    )


def test_somebody_under_age_waits_for_leave() -> None:
    """However the age is told."""
    stage = talk(NOON, "i'm 16 btw")
    assert Cause.MINOR in waiting(stage.athlete)
    assert "I'm made for adults" in "\n".join(stage.out)


def test_fine_is_not_much_in_any_language() -> None:
    """A word that is a degree before another one says that all is well where it stands alone."""
    for language, said in (("es", "está bien"), ("pt", "vai bem"), ("fr", "ça va bien")):
        done = ("@ 2027-04-13 19:10", f"/language {language}", "8 km en 50:00", "5")
        assert all(one.severity == 0 for one in talk(*done, said).athlete.pains)


def test_a_stay_is_made_longer_without_a_date() -> None:
    """A week more is a week after the last day that was told."""
    away = (NOON, "going to greece 10 to 24 july, easy runs only", "save", "@ 2027-07-20 12:00")
    assert "Quiet until Saturday 31 July" in answer(*away, "we're staying a week longer")


def test_no_is_still_ill() -> None:
    """To the question how it is today."""
    assert "omorrow is cleared too" in answer(NOON, "i have a fever", "@ 2027-04-14 12:10", "nope")


@pytest.mark.parametrize(
    "said", ["can i run tomorrow instead of saturday", "could i do saturday's run tomorrow"]
)
def test_a_day_in_the_place_of_another_is_a_move(said: str) -> None:
    """Two days in a question without its mark are no days to run on alone: nothing else goes."""
    stage = talk("@ 2027-04-11 21:00", "done, 3, none", "@ 2027-04-14 12:00", said)
    told = "\n".join(stage.out)
    assert "Let go" not in told
    assert "Moved." in told
