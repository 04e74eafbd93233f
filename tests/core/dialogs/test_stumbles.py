"""What runners stumbled over, once."""

from datetime import date

from tests.core.dialogs.chat import Chat, at, day, ran, runner
from tests.core.people import after, new, say, words


def test_one_day_away_is_one_day() -> None:
    """It needs no second date, and asks nothing after the next command."""
    chat = Chat()
    assert "A day away, Thursday 4 March" in chat.says("i'm travelling thursday", day(1))
    chat.taps("Rest completely")
    assert "quiet on 4 March" in (chat.taps("Save"))
    assert chat.plan_on(3).type == "rest"
    assert chat.plan_on(5).type != "rest"


def test_an_open_end_is_asked_for_once() -> None:
    """After another command it is not asked again."""
    chat = Chat()
    assert "From which day" in chat.says("travelling from thursday", day(1))
    assert "From which day" not in chat.says("/today")


def test_a_clearance_is_not_taken_back_by_undo() -> None:
    """The way back stays, and the days it opened stay open."""
    chat = Chat()
    chat.says("sharp pain in one spot on my left shin, hurts at night", day(1))
    chat.says("yes")
    chat.says("/cleared", day(20))
    chat.says("yes")
    before = [chat.plan_on(n) for n in range(20, 60)]
    assert any(workout.type != "rest" for workout in before)
    assert "stays" in chat.says("undo")
    assert [chat.plan_on(n) for n in range(20, 60)] == before


def test_a_run_on_a_rest_day_is_not_measured_by_the_plan() -> None:
    """It is no workout's effort that it hit or missed."""
    chat = Chat(athlete=runner(runs=ran(1)), now=at(day(2)))
    said = chat.says("ran 5 km in 30:00, effort 5")
    assert "of your own" in said
    assert "should" not in said
    assert "planned" not in said


def test_repetitions_told_on_a_day_that_is_logged_are_logged() -> None:
    """A second run with its times and its metres."""
    chat = Chat(athlete=runner(runs=ran(1)), now=at(day(1), 20))
    chat.says("ran 6x800 at 3:20 with 400 jog")
    run = chat.athlete.runs[-1]
    assert (run.distance_m, run.splits_s) == (7200.0, (200.0,) * 6)


def test_an_old_injury_told_early_waits_for_its_question() -> None:
    """It opens no talk about pain, and is not asked for again."""
    early = after(new(), "marathon 10 october")
    turn = say(early, "shin splints in the past")
    assert "Noted" in words(turn)
    assert "sharp spot" not in words(turn)
    done = after(turn.athlete, "skip", "40 km a week", "tue thu sat sun")
    assert done.open
    assert done.open.key == "summary"


def test_a_month_without_a_day_is_marked_as_a_guess() -> None:
    """Its first day is taken, and said to be one."""
    turn = say(after(new(), "hi", "let's go"), "mile in june")
    assert "1 June, as a guess" in words(turn)
    built = after(turn.athlete, "skip", "40 km a week", "tue thu sat sun", "none", "build")
    assert type(built.goal.on) is date


def test_a_trip_with_a_treadmill_keeps_the_plan() -> None:
    """What no belt can do becomes something it can; nothing is cleared."""
    chat = Chat()
    chat.says("travelling next week, treadmill only", day(1))
    week = [chat.plan_on(n) for n in range(7, 14)]
    assert sum(workout.type != "rest" for workout in week) == 4
    assert "hill_sprints" not in {workout.type for workout in week}
