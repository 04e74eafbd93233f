"""What runners stumbled over, once."""

from datetime import date

from core.coach import hear
from core.messages import Incoming
from core.training.catalogue import is_quality
from core.training.workout import REST
from tests.core.dialogs.chat import Chat, at, day, ran, runner
from tests.core.people import LISBON, MONDAY_NOON, after, coached, labels, new, say, tap, words


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
    """Its first Sunday is taken, and said to be a guess."""
    turn = say(after(new(), "hi", "let's go"), "mile in june")
    assert "6 June, as a guess" in words(turn)
    built = after(turn.athlete, "skip", "40 km a week", "tue thu sat sun", "none", "build")
    assert type(built.goal.on) is date


def test_the_day_of_a_guessed_month_may_be_told_at_the_summary() -> None:
    """A month of a year is a month all the same, and "the 24th" is of it."""
    early = after(new(), "hi", "let's go", "mile in october 2027")
    summary = say(after(early, "skip", "40 km a week", "tue thu sat sun"), "none")
    assert "Sunday 3 October, the day a guess" in words(summary)
    assert "Sunday 24 October" in words(say(summary.athlete, "it's on the 24th"))


def test_a_trip_with_a_treadmill_keeps_the_plan() -> None:
    """What no belt can do becomes something it can; nothing is cleared."""
    chat = Chat()
    chat.says("travelling next week, treadmill only", day(1))
    week = [chat.plan_on(n) for n in range(7, 14)]
    assert sum(workout.type != "rest" for workout in week) == 4
    assert "hill_sprints" not in {workout.type for workout in week}


def test_a_run_that_is_let_go_is_gone_before_a_reason_is_told() -> None:
    """The reason only adds to it, and "undo" brings the run back."""
    chat = Chat()
    planned = chat.plan_on(1)
    assert "letting it go" in chat.says("can't make it today", day(1))
    assert chat.plan_on(1).type == "rest"
    assert "as it was" in chat.says("undo")
    assert chat.plan_on(1) == planned
    assert chat.athlete.open is None


def test_undo_takes_out_the_run_just_told_while_its_questions_are_open() -> None:
    """An older run stays in the log."""
    chat = Chat(runner(runs=ran(1)))
    chat.says("done, 3/10, no soreness", day(1))
    kept = chat.athlete.runs
    chat.says("/log", day(3))
    assert "sore" in chat.says("ran 12.5k 1:07:00 9/10 felt awful")
    assert "12.5 km" in chat.says("undo")
    assert chat.athlete.runs == kept


def test_a_hard_run_eases_what_follows_though_its_last_question_is_not_answered() -> None:
    """The run counts once its time is over, and so does what it changes."""
    chat = Chat()
    easy = next(n for n in range(7, 60) if chat.plan_on(n).type == "long" and is_quality(chat.plan_on(n + 2)))
    chat.says("/log", day(easy), 19)
    assert "pain" in chat.says("ran 12k 1:17:00 9/10")
    chat.says("/today", day(easy + 1), 12)
    assert "felt hard" in chat.says("changes")


def test_leaving_it_is_no_wish_for_silence() -> None:
    """Said after a refusal, or while something is asked, it stops no messages."""
    chat = Chat()
    chat.says("can i do more?", day(1))
    for said in ("ok leave it", "no, never mind", "ok leave it then"):
        assert "write first" not in chat.says(said)
        assert chat.athlete.profile.wants_messages
        assert chat.athlete.open is None
        chat.says("can i do more?")


def test_until_a_day_there_is_no_running_and_on_it_there_is() -> None:
    """The runs before that day go, the day's own stays."""
    chat = Chat()
    kept = [chat.plan_on(n) for n in (3, 5, 6)]
    assert "Let go" in chat.says("can't run until thursday", day(1))
    assert [chat.plan_on(n) for n in (1, 3, 5, 6)] == [REST, *kept]


def test_days_on_a_treadmill_are_known_and_can_be_taken_back() -> None:
    """Today and the check-in tell of it, even where no workout had to change."""
    chat = Chat()
    assert "On the treadmill" in chat.says("travelling 4 to 5 march, treadmill only", day(1))
    assert "only a treadmill on those days" in chat.says("changes")
    chat.waits(at(day(3), 10))
    assert "On the treadmill" in chat.says("today", day(3))
    assert "Taken back" in chat.says("undo")
    assert "On the treadmill" not in chat.says("today")


def test_a_run_told_at_the_question_for_a_week_is_no_week() -> None:
    """It goes into the log, and the question waits; a week told with its hours is one."""
    early = after(new(), "hi", "let's go", "half on 12 september", "skip", "10k 50:00")
    assert early.open
    assert early.open.key == "volume"
    told = say(early, "ran 12,5 in 1:05:00").athlete
    assert [run.distance_m for run in told.runs] == [12500.0]
    assert told.paused
    assert told.paused.key == "volume"
    assert "40 km a week" in words(say(early, "i run 40 km a week in 4 hours"))


def test_what_is_somebody_elses_is_not_the_runners() -> None:
    """A forwarded run is not logged, and bad news of another is answered in words."""
    passed_on = hear(coached(), Incoming("ran 10k in 45:00", zone=LISBON, forwarded=True), MONDAY_NOON)
    assert not passed_on.athlete.runs
    assert "A forwarded message" in words(passed_on)
    assert "sorry to hear" in words(say(coached(), "my son has a fever"))


def test_what_was_most_likely_meant_is_a_tap_away() -> None:
    """A run with a figure too many is asked about, and one tap logs the likely one."""
    asked = say(coached(), "ran 300 km")
    assert not asked.athlete.runs
    assert [run.distance_m for run in tap(asked.athlete, asked, "30 km").athlete.runs] == [30_000]
    assert not say(coached(), "pain 11 in my knee").athlete.pains


def test_a_day_that_is_none_changes_no_goal() -> None:
    """A race on the 31st of February is asked for its day."""
    turn = say(coached(), "my marathon is on 31 february")
    assert "no such day" in words(turn)
    assert turn.athlete.goal == coached().goal


def test_a_pain_or_an_injury_told_by_mistake_can_be_taken_back() -> None:
    """A moment later nothing of it is left: no pain, no days off, the plan as it was."""
    told = say(coached(), "calf strain, out for 2 weeks").athlete
    back = say(told, "that was a mistake").athlete
    assert (back.pains, back.absences) == (coached().pains, coached().absences)
    days = [date.fromordinal(date(2027, 4, 12).toordinal() + n) for n in range(40)]
    here, there = back.plan, coached().plan
    assert here
    assert there
    assert [here.on(on) for on in days] == [there.on(on) for on in days]
    answered = after(coached(), "calf strain", "During the run")
    assert answered.pains
    assert not say(answered, "undo").athlete.pains
    asked = say(coached(), "calf strain").athlete
    assert not say(asked, "that was a mistake, I meant something else").athlete.pains


def test_a_race_put_off_by_a_week_moves_a_week() -> None:
    """A race told to be later or earlier by so much is so, once, from the day it had."""
    for said, on in (
        ("the race is a week later", "17 October"),
        ("my marathon is 2 weeks earlier", "26 September"),
    ):
        assert on in words(say(coached(), said))


def test_a_week_on_few_days_uses_each_of_them() -> None:
    """A day that is named and holds no run takes the nearest of those let go."""
    turn = say(coached(), "this week I can run fri and sat")
    assert turn.athlete.plan
    week = [turn.athlete.plan.on(date(2027, 4, 12 + n)).type for n in range(7)]
    assert [kind != "rest" for kind in week] == [False, False, False, False, True, True, False]


def test_few_days_this_week_are_no_run_missed_under_the_evening_question() -> None:
    """What is said of the week's days while a run is asked about is of the week."""
    asked = hear(coached(), Incoming("/log", zone=LISBON), MONDAY_NOON).athlete
    turn = say(asked, "I can only run tomorrow and Saturday")
    assert "Let go" in words(turn)


def test_a_month_is_shown_week_by_week() -> None:
    """A month of the plan is its weeks, each a tap away; one behind the race is not there."""
    june = say(coached(), "show me june")
    assert "Week 8, from 31 May" in words(june)
    assert "Week 12" in labels(june)
    assert "The plan runs from" in words(say(coached(), "show me december"))


def test_little_time_told_at_the_start_is_kept() -> None:
    """Minutes told among the first answers are read back, and the plan keeps them."""
    told = "marathon 10 oct, 40k a week, tue thu sat sun, only 40 minutes on weekdays, no injuries, 10k 49:00 in february"
    read_back = say(new(), told)
    assert "40 minutes at most" in words(read_back)
    athlete = say(read_back.athlete, "build").athlete
    assert {limit.minutes for limit in athlete.time_limits} == {40}


def test_a_sign_without_words_is_read_as_what_it_is() -> None:
    """A question mark asks for help, a sad face gets words, and neither taps a button."""
    assert "Just write" in words(say(coached(), "?"))
    assert "Oh no" in words(say(coached(), "😭"))
    offered = say(coached(), "my son has a fever").athlete
    assert say(offered, ".").athlete.plan == coached().plan


def test_a_run_told_before_a_question_of_another_day_is_logged() -> None:
    """What is rated was run, whatever is asked behind it; the question is no note of the run."""
    turn = say(coached(), "8 km, 6/10, lovely out, tomorrow rest?")
    assert [(run.distance_m, run.effort) for run in turn.athlete.runs] == [(8000, 6)]
    assert "tomorrow" not in words(turn).partition("That's in the log")[0]


def test_a_first_line_that_tells_much_is_no_question_about_a_plan() -> None:
    """In German "die Woche" and in Spanish a day beside a race are part of what is told, and nothing of it is lost."""
    said = {
        "de": (
            "halbmarathon in hamburg 27.6. unter 1:50, lauf 35 km die woche, mo mi fr so, keine verletzungen",
            "Hamburg",
        ),
        "es": (
            "media en valencia el 24 octubre bajo 1:50, hago unos 35 km por semana, lun mie vie dom",
            "Valencia",
        ),
    }
    for language, (line, place) in said.items():
        begun = hear(new(), Incoming("/start", zone=LISBON, language=language), MONDAY_NOON).athlete
        told = hear(begun, Incoming(line, zone=LISBON, language=language), MONDAY_NOON)
        assert place in words(told)


def test_two_runs_and_a_question_in_one_line_are_two_runs() -> None:
    """What was run on a day is logged, whatever hurts and whatever is asked behind it."""
    turn = say(coached(), "10k yesterday 52, 5k today 26, knee a 2, can i rest tomorrow")
    assert [run.distance_m for run in turn.athlete.runs] == [10_000, 5000]


def test_an_injury_of_which_all_is_good_now_is_over() -> None:
    """Good news in the same breath closes it."""
    early = after(new(), "half in porto 7 nov", "10k 48:30 in march", "35 km", "mon wed fri")
    assert "still there" not in words(say(early, "left knee in january all good now"))


def test_a_number_that_was_no_soreness_is_let_go() -> None:
    """Nothing, said to where it is sore, ends the question."""
    chat = Chat(now=at(day(1), 20))
    chat.says("did 6 km in 38:00, effort 4")
    chat.says("3")
    chat.says("none")
    assert chat.athlete.open is None
    assert not chat.athlete.pains


def test_a_no_to_what_a_shin_is_like_is_no_all_clear() -> None:
    """It is asked again, and no running stands until it is clear."""
    chat = Chat(now=at(day(1)))
    chat.says("left shin hurts, 2/10")
    said = chat.says("no")
    assert "Good to hear" not in said
    assert chat.athlete.open is not None
    assert chat.athlete.open.key == "sign"


def test_a_greeting_before_an_answer_hides_nothing() -> None:
    """What stands behind it is heard."""
    chat = Chat(athlete=runner(), now=at(day(1), 7))
    chat.waits(at(day(1), 8))
    said = chat.says("good morning, legs heavy, 3")
    assert "We stopped here" not in said


def test_legs_that_are_told_well_with_a_run_are_not_asked_about() -> None:
    """A place that is sore beside them still counts."""
    chat = Chat(athlete=runner(), now=at(day(1)))
    chat.waits(at(day(1), 20))
    assert "sore" not in chat.says("8 km in 48:00, effort 3, legs good")
    assert chat.athlete.runs[-1].soreness == 0
    chat.waits(at(day(3), 20))
    assert "calves 4" in chat.says("8 km in 48:00, effort 3, legs good, calves sore")
