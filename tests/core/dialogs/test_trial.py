"""A race or time trial: what counts as one, what it changes, how it is taken back."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result, ResultKind
from core.athlete.log import Run
from core.athlete.profile import Profile
from core.coach import hear
from core.messages import Button, Incoming, Turn
from core.training.catalogue import build
from core.training.fitness import Known, fitness_index, marathon, telling
from core.training.plan import Phase, Plan, Planned, Week
from core.training.workout import Workout
from core.training.workouts.shape import Dose
from core.units import HALF_M, MILE_M
from core.voice.forecast import roughly

NOW = datetime(2027, 7, 7, 19, 30, tzinfo=UTC)
DAY = NOW.date()
MONDAY = DAY - timedelta(days=DAY.weekday())
TEN_K = Result(1, 10000.0, 2850.0, date(2027, 2, 21))
MILE = Result(2, MILE_M, 402.0, DAY - timedelta(days=42))


def runner(*results: Result, workout: Workout | None = None, goal: Goal | None = None) -> Athlete:
    """Return someone in training, with *workout* planned today."""
    days = (Planned(DAY, workout),) if workout else ()
    later = Planned(DAY + timedelta(days=1), build("easy", Dose(8000.0)))
    plan = Plan(1, MONDAY, (Week(1, MONDAY, Phase.MILE, days=(*days, later)),))
    return Athlete(1, Profile(zone="UTC"), goal or Goal(), results, plan, onboarded_at=NOW, heard_at=NOW)


def trial_day() -> Workout:
    """Return a planned mile time trial."""
    return build("time_trial", Dose(7500.0, 42.0, each_m=MILE_M, strides=4))


def said(athlete: Athlete, *words: str) -> Turn:
    """Say things one after another; a word that labels a button of the last answer taps it."""
    turn = Turn(athlete)
    for word in words:
        button = _button(turn, word)
        turn = hear(turn.athlete, Incoming(token=button.token) if button else Incoming(word), NOW)
    return turn


def _button(turn: Turn, label: str) -> Button | None:
    buttons = [b for message in turn.messages for row in message.buttons for b in row]
    return next((b for b in buttons if b.label == label), None)


def text(turn: Turn) -> str:
    """Return all that was said."""
    return "\n".join(message.text for message in turn.messages)


def test_a_time_trial_is_in_the_log_before_anything_is_asked() -> None:
    """Nobody loses a result by not answering; and it sets no paces yet."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt done, 6:29!! effort 9.5")
    assert [(one.kind, one.time_s, one.counts) for one in turn.athlete.results[1:]] == [
        (ResultKind.TIME_TRIAL, 389.0, False)
    ]
    assert turn.athlete.runs[0].type == "time_trial"


def test_a_time_trial_stands_for_the_whole_session_around_it() -> None:
    """The warm-up counts as distance, the time is the mile's."""
    run = said(runner(workout=trial_day()), "6:29").athlete.runs[0]
    assert (run.distance_m, run.duration_s) == (7500.0, None)


@pytest.mark.parametrize("words", ["6:29", "6:29!! so hard", "mile in 6:29", "done, 6:29, effort 9"])
def test_on_its_day_the_word_is_not_needed(words: str) -> None:
    """A time on the day of a time trial is its time."""
    assert said(runner(workout=trial_day()), words).athlete.results[-1].time_s == 389.0


def test_an_ordinary_run_is_no_result() -> None:
    """Only the word or the day makes a result of a time."""
    assert said(runner(TEN_K), "10 km in 52:10, effort 4").athlete.results == (TEN_K,)


def test_a_warm_up_on_race_day_is_not_the_race() -> None:
    """Another distance that makes sense as it is stays a run."""
    race = build("race", Dose(HALF_M))
    assert said(runner(workout=race, goal=Goal("half", DAY)), "2 km warm up in 12:30").athlete.results == ()


def test_a_bare_time_on_race_day_is_the_race() -> None:
    """It takes the race's distance, whatever part of it is talked about, and counts."""
    turn = said(
        runner(workout=build("race", Dose(HALF_M)), goal=Goal("half", DAY, 6900)),
        "1:53:40!!!!!! last 5k were insane",
    )
    assert turn.athlete.results[-1].distance_m == HALF_M
    assert turn.athlete.results[-1].counts
    assert "1 min 20 s inside your goal" in text(turn)


def test_progress_is_said_with_its_number() -> None:
    """Praise is a difference, not an adjective."""
    turn = said(runner(TEN_K, MILE, workout=trial_day()), "mile tt 6:29, effort 9")
    assert "down from 6:42. 13 seconds in 6 weeks" in text(turn)


def test_a_slower_time_is_no_reproach() -> None:
    """Nobody is told they failed."""
    turn = said(runner(TEN_K, MILE, workout=trial_day()), "mile tt 6:49, effort 9")
    assert "One day is one day" in text(turn)


def test_hills_and_wind_keep_it_out_of_the_paces() -> None:
    """It stays in the log and sets nothing."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20, effort 9", "Hilly or windy")
    assert not turn.athlete.results[-1].counts
    assert turn.athlete.open is None


def test_where_it_was_run_may_be_in_the_report() -> None:
    """What was said is not asked; the praise is said all the same."""
    turn = said(runner(TEN_K, MILE, workout=trial_day()), "mile tt 6:20 on the track, no wind")
    assert turn.athlete.open is not None
    assert turn.athlete.open.key == "paces"
    assert "down from 6:42" in text(turn)


def test_old_and_new_paces_stand_side_by_side() -> None:
    """The runner sees what would change before it does."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20", "Track")
    assert "(was 4:51)" in text(turn)
    assert not turn.athlete.results[-1].counts


def test_new_paces_are_used_when_agreed_and_undone_like_a_change() -> None:
    """Undo gives back exactly the index that was there."""
    before = runner(TEN_K, workout=trial_day())
    used = said(before, "mile tt 6:20", "Track", "Use new paces")
    assert fitness_index(used.athlete.results, DAY) > fitness_index(before.results, DAY)
    undone = said(used.athlete, "undo")
    assert fitness_index(undone.athlete.results, DAY) == fitness_index(before.results, DAY)
    assert len(undone.athlete.results) == 2


def test_paces_turned_down_can_be_used_later_in_words() -> None:
    """Nothing is lost by saying no."""
    kept = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20", "Track", "Keep old ones")
    later = said(kept.athlete, "use the new paces", "Track")
    assert later.athlete.results[-1].counts


def test_two_wishes_in_one_line_are_both_answered() -> None:
    """What cannot be done is said, what can is done."""
    turn = said(
        runner(TEN_K, workout=trial_day()),
        "mile tt 6:20",
        "Track",
        "What does 6:20 predict?",
        "ok add the 10k and use the new paces",
    )
    assert turn.athlete.results[-1].counts
    assert "can't put into the plan" in text(turn)


def test_a_mile_predicts_no_marathon_where_a_longer_result_is() -> None:
    """The band comes from the longer race."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20", "Track", "What does 6:20 predict?")
    runs = turn.athlete.profile.weekly_m
    far = marathon(Known((TEN_K,), DAY, runs))
    assert far is not None
    assert roughly(far.band.low_s).show() in text(turn)


def test_the_first_result_of_all_shows_no_old_paces() -> None:
    """There is nothing to compare with."""
    turn = said(runner(workout=trial_day()), "mile tt 6:20", "Track")
    assert "Tempo" in text(turn)
    assert "was" not in text(turn).split("Your new paces")[1]


def test_a_slow_first_mile_leaves_the_runner_running_by_effort() -> None:
    """Below an index of 35 paces mislead, so none are offered."""
    turn = said(runner(workout=trial_day()), "mile tt 9:30", "Track")
    assert turn.athlete.open is None
    assert "per km" not in text(turn)


def test_a_correction_changes_the_result_and_the_question_stays() -> None:
    """A slip of the thumb is not for ever."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:29", "sorry, 6:28")
    assert turn.athlete.results[-1].time_s == 388.0
    assert turn.athlete.open is not None


def test_leaving_uses_nothing() -> None:
    """No answer is no agreement."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20", "later")
    assert not turn.athlete.results[-1].counts


def test_a_report_with_pain_asks_about_the_pain() -> None:
    """However good the time was."""
    turn = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20, my left knee hurts 4")
    assert turn.athlete.open is not None
    assert turn.athlete.open.dialog == "pain"
    assert len(turn.athlete.results) == 2


@settings(derandomize=True, max_examples=60)
@given(days=st.integers(1, 150), time_s=st.floats(300, 600))
def test_a_mile_raises_the_index_by_a_point_in_three_weeks_at_most(days: int, time_s: float) -> None:
    """And it never lowers it, nor touches what a marathon is judged by."""
    mile = replace(MILE, time_s=time_s, on=TEN_K.on + timedelta(days=days))
    before, after = fitness_index((TEN_K,), mile.on), fitness_index((TEN_K, mile), mile.on)
    assert before <= after <= before + days / 21 + 0.1
    assert telling((TEN_K, mile), mile.on) == TEN_K


def test_results_that_do_not_count_say_nothing() -> None:
    """A refused result is as if it were not there."""
    assert fitness_index((replace(TEN_K, counts=False),), DAY) is None


def test_times_of_repetitions_are_read_as_a_set() -> None:
    """Evenness first, then the target."""
    session = build("repetitions", Dose(9000.0, 42.8, 7, each_m=200.0, rest_s=120.0))
    turn = said(runner(TEN_K, workout=session), "done!! 49 50 49 50 49 50 48. effort 7, calves 2")
    assert "7 within 2 seconds of each other, and on target" in text(turn)
    assert "calves in the morning" in text(turn)


def test_a_set_that_fades_is_told_to_start_slower() -> None:
    """One sentence, no reproach."""
    session = build("repetitions", Dose(9000.0, 42.8, 7, each_m=200.0, rest_s=120.0))
    turn = said(runner(TEN_K, workout=session), "done 47 47 48 49 51 52 53, effort 8")
    assert "start the first ones slower" in text(turn)


def test_taking_a_race_out_of_the_log_takes_its_result_too() -> None:
    """A log entry and its result are one thing."""
    raced = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20", "later").athlete
    assert isinstance(raced.runs[0], Run)
    gone = said(raced, "/fix", "Take it out")
    assert gone.athlete.results == (TEN_K,)


def before_a_session(*results: Result) -> Athlete:
    """Return someone with nothing planned today, a tempo tomorrow, and an easy run that could take it later."""
    tempo = build("tempo", Dose(8000.0, 42.0, each_s=1200.0))
    days = (
        Planned(DAY + timedelta(days=1), tempo),
        Planned(DAY + timedelta(days=3), build("easy", Dose(8000.0))),
    )
    plan = Plan(1, MONDAY, (Week(1, MONDAY, Phase.MILE, days=days),))
    return Athlete(1, Profile(zone="UTC"), Goal(), results, plan, onboarded_at=NOW, heard_at=NOW)


@pytest.mark.parametrize(
    "words",
    [
        ("10k race 48:30 today", "hilly"),
        ("10k race 46:30 today", "flat", "use the new paces"),
        ("10k race 46:30 today", "flat", "keep the old ones"),
        ("mile time trial 6:30", "track", "keep the old ones"),
        ("ran 5k in 23:10, effort 10",),
    ],
)
def test_a_hard_run_beside_the_plan_eases_a_hard_tomorrow(words: tuple[str, ...]) -> None:
    """A race, a trial or an all-out run today: tomorrow's session becomes easy, with the reason, and can come back."""
    before = before_a_session(TEN_K)
    turn = said(before, *words)
    tomorrow = DAY + timedelta(days=1)
    assert turn.athlete.plan
    assert before.plan
    assert turn.athlete.plan.on(tomorrow).type == "easy", text(turn)
    assert "hard days want a day between them" in text(turn)
    change = next(one for one in turn.athlete.plan.changes if one.rule == "too-close")
    back = said(turn.athlete, f"/undo {change.number}")
    assert back.athlete.plan
    assert back.athlete.plan.on(tomorrow) == before.plan.on(tomorrow)


def test_undo_of_a_trial_closes_the_question_about_it() -> None:
    """A result that is gone is not asked about; the chat goes on."""
    raced = said(runner(TEN_K, workout=trial_day()), "mile tt 6:20")
    assert raced.athlete.open
    gone = said(raced.athlete, "undo")
    assert (gone.athlete.open, gone.athlete.results) == (None, (TEN_K,))
