"""The six questions, in the words of runners who are no marathoners yet, or count in miles."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from core.training.catalogue import is_run
from core.units import Units
from tests.transcripts.stage import Stage

NOW = datetime(2027, 2, 1, 18, 0, tzinfo=UTC)


def intake(*lines: str) -> str:
    """Return what the coach says to the last of *lines*, from the first hello on."""
    stage = told(*lines[:-1])
    before = len(stage.out)
    stage.play(f"> {lines[-1]}")
    return "\n".join(stage.out[before + 1 :])


def told(*lines: str) -> Stage:
    """Return the stage after *lines*."""
    stage = Stage(ZoneInfo("America/Chicago"), NOW, "America/Chicago")
    for line in lines:
        stage.play(f"> {line}")
    return stage


@pytest.mark.parametrize("said", ["I want to start running", "get fit", "just to run better"])
def test_running_needs_no_race(said: str) -> None:
    """Somebody who starts is understood the first time."""
    assert "no race for now" in intake("hi", "let's go", said)


def test_a_parkrun_is_a_result() -> None:
    """Five kilometres, whatever it is called."""
    assert "5K in 20:45" in intake("mile in june", "20:45 parkrun last week")


@pytest.mark.parametrize("said", ["4 days a week", "5 runs a week", "three times a week"])
def test_how_often_is_not_how_far(said: str) -> None:
    """No distance is made of a number of days."""
    assert "how far" in intake("mile in june", "skip", said)


@pytest.mark.parametrize("said", ["15 miles a week", "25 miles", "20 mpw"])
def test_the_week_says_what_a_runner_counts_in(said: str) -> None:
    """A race like "5k" does not; the first week told in miles does."""
    stage = told("mile in june", "5k in 20:45", said)
    assert stage.athlete.units is Units.MI
    assert "mi a week" in stage.out[-2]


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("mondays off", "Tue, Wed, Thu, Fri, Sat, Sun"),
        ("mon wed fri, weekends off", "Mon, Wed, Fri"),
        ("tue thu sat but not sunday", "Tue, Thu, Sat"),
        ("every day but monday", "Tue, Wed, Thu, Fri, Sat, Sun"),
    ],
)
def test_days_without_running_are_left_out(said: str, days: str) -> None:
    """What is off is off; what was named stays."""
    assert intake("mile in june", "skip", "15 miles a week", said).startswith(f"< {days}. 5 of 6.")


@pytest.mark.parametrize("said", ["build it", "yes please", "looks good", "go ahead"])
def test_a_yes_builds_the_plan(said: str) -> None:
    """However it is said."""
    assert "Done:" in intake("mile in june", "skip", "15 miles a week", "tue thu sun", "none", said)


def test_who_is_speaking_is_told_before_the_first_question() -> None:
    """And the first question is not skipped for it."""
    assert "software" in intake("hi", "who are you?")


def test_a_guessed_day_is_settled_by_the_day_alone() -> None:
    """A month was guessed to its first day; the day, whenever it is said, takes its place."""
    stage = told("a half in october", "10 october")
    assert "Sunday 10 October. Everything else stays. 2 of 6" in "\n".join(stage.out)


def test_a_birth_told_in_passing_is_not_forgotten() -> None:
    """What asks for leave is kept from any line, read back, and holds the hard sessions."""
    stage = told(
        "i had a baby 10 months ago, want a half on 10 october", "no", "10 km a week", "tue fri sun", "none"
    )
    assert "Health: A birth in the last year" in "\n".join(stage.out)
    stage.play("> build")
    assert [one.subject for one in stage.athlete.promises if one.kind == "clearance"] == ["birth"]


def test_an_answer_to_a_later_question_is_kept() -> None:
    """The week's distance told while a race is asked for is not asked for again."""
    assert "Noted. 2 of 6" in intake("10k on 29 may", "20 km a week")
    assert "20 km a week. 4 of 6" in intake("10k on 29 may", "20 km a week", "no")


def test_a_run_told_before_there_is_a_plan_is_kept() -> None:
    """It goes into the log, and the open question is asked once more."""
    stage = told(
        "10k on 29 may", "no", "20 km a week", "tue fri sun", "ran 6k in 43 min this morning, effort 4"
    )
    assert [run.distance_m for run in stage.athlete.runs] == [6000.0]
    assert "Logged: 6 km" in stage.out[-4]
    assert "5 of 6" in stage.out[-2]


def test_a_mile_is_a_race_to_whoever_counts_in_kilometres() -> None:
    """The race named "mile" says nothing about what a runner counts in."""
    assert told("mile 12 june", "mile 5:41 in september").athlete.profile.units is None


def test_of_two_results_in_one_line_neither_takes_the_others_time() -> None:
    """Each race keeps its own time; the one that says most sets the paces."""
    said = "10k in 37:10 on jan 6, half 1:21:50 in october"
    assert "Half marathon in 1:21:50" in intake("marathon 25 april", said)
    assert "10K in 36:10" in intake("marathon 25 april", said.replace("37:10", "36:10"))


def test_a_race_corrected_in_the_same_line_is_the_second_one() -> None:
    """What comes behind "no sorry" takes the place of what was said before."""
    said = "Houston marathon jan 16 2028... no sorry, Dallas marathon Dec 12 2027. 26 miles a week"
    assert "Marathon, Dallas, Sunday 12 December" in intake("hi", said)


def test_a_sore_place_is_no_effort() -> None:
    """A place that hurts is asked about, and its number is not how hard the run was."""
    stage = told("marathon 10 oct, 50 km a week", "no", "tue thu sat sun", "none", "build")
    stage.play("@ 2027-02-02 20:00")
    stage.play("> did 8 km in 45 min")
    stage.play("> hip a 3")
    assert "question about your hips" in "\n".join(stage.out[-2:])
    assert stage.athlete.runs[-1].effort is None


FOUR_RACES = (
    "marathon 10 october, also a 10k on 14 march, a half on 2 may and a 5k on 20 june. 50k a week, "
    "every day but friday, no injuries, 10k 44:10 in november"
)


def test_races_after_also_are_all_on_the_way() -> None:
    """The first one is the goal; what follows "also" never takes its place."""
    said = intake(FOUR_RACES)
    assert "Goal: Marathon" in said
    assert "And a 10K, a half and a 5K on the way" in said
    assert "Days: Mon, Tue, Wed, Thu, Sat, Sun" in said


def test_how_much_it_is_now_counts_not_how_much_it_was() -> None:
    """A hurt runner's week is the one of now, and what hurts is care."""
    said = intake(
        "marathon 10 october, 10k 44:10 in november, 60 km a week before I got hurt, now 20, tue thu sat sun, "
        "right achilles still sore"
    )
    assert "about 20 km a week" in said
    assert "Care: right Achilles" in said


@pytest.mark.parametrize("said", ["Used to run 45 min 10ks", "years ago I ran a 10k in 45:00"])
def test_a_result_of_other_days_sets_no_paces(said: str) -> None:
    """Neither a result nor a target."""
    told_ = intake(f"10k on 20 june. {said}")
    assert "2 of 6" in told_
    assert "45:00" not in told_


def test_a_run_told_at_the_summary_is_logged_and_no_race() -> None:
    """What was raced stays what paces come from."""
    stage = told(
        "10k on 20 june, 10k 45:00 in november, 20 miles a week, tue thu sun, no injuries",
        "ran 3 km in 21 min",
    )
    assert "Logged: " in "\n".join(stage.out)
    assert not stage.athlete.results


@pytest.mark.parametrize("said", ["yo im 16 and wanna run a sub 5 mile by may", "I'm 16, sub-5 mile in may"])
def test_a_young_miler_is_understood_from_the_first_line(said: str) -> None:
    """The age is minded, and "sub 5 mile" is the mile in under five minutes."""
    answer = intake(said)
    assert "Good that you say so" in answer
    assert "under 5:00" in answer


def test_tablets_told_in_between_are_minded() -> None:
    """Health is never lost, whatever was asked."""
    assert "Good that you say so" in intake("mile in june", "skip", "I take blood pressure tablets")


def test_a_question_in_between_is_no_unclear_answer() -> None:
    """It is put off, and the open question stays without a try less."""
    for _ in range(3):
        said = intake("mile in june", "skip", "what does periodisation mean?")
        assert "ask me again once your plan stands" in said
        assert "3 of 6" in said


def test_eating_less_is_answered_before_there_is_a_plan_too() -> None:
    """The same words as ever, and the question that was open stays open."""
    stage = told("10k on 20 june", "i wanna lose weight to run faster")
    shown = "\n".join(stage.out[-4:])
    assert "I don't plan for eating less" in shown
    assert "2 of 6" in shown


def test_after_a_danger_sign_an_answer_to_the_question_that_waits_counts() -> None:
    """It is not asked again, and the lock is named."""
    stage = told(
        "10k on 20 june", "no", "20 km a week", "my period stopped since i train so much", "tue thu sun"
    )
    shown = "\n".join(stage.out[-2:])
    assert "Running is off" in shown
    assert "Tue, Thu, Sun. 5 of 6." in shown


def test_who_walks_in_between_is_told_when_that_ends() -> None:
    """Not at will, and not by a guess: the first run in one piece is the plan's."""
    stage = told("5k on 3 october", "no", "0", "mon wed sat", "none", "build")
    stage.play("> can I skip the walking now?")
    days = [one for week in stage.athlete.plan.weeks for one in week.days if is_run(one.workout)]
    first = next(one.on for one in days if one.workout.type != "walk_run")
    assert stage.athlete.plan.on(days[0].on).type == "walk_run"
    assert f"{first.day} {first:%B}" in stage.out[-1]


@pytest.mark.parametrize(
    ("goal", "said", "told"),
    [
        ("mile on 22 may", "5:24 last month at school", "Mile in 5:24"),
        ("5k on 22 may", "24:30 in november", "5K in 24:30"),
        ("half on 22 may", "1:52:10", "Half marathon in 1:52:10"),
        ("half on 22 may", "24:30", "A distance and a time"),
        ("marathon on 10 october", "4:24", "Marathon in 4:24:00"),
    ],
)
def test_a_bare_time_is_one_over_the_goal_where_that_makes_sense(goal: str, said: str, told: str) -> None:
    """It is read back, so that a wrong guess can be put right; what no human runs is asked about."""
    assert told in intake(goal, said)


def test_the_week_and_the_longest_run_are_heard_before_they_are_asked_for() -> None:
    """Two figures told at the question for a race are kept, and the plan begins from both."""
    stage = told("mile in june", "about 45k, longest 18", "5k in 20:45")
    assert "45 km a week" in stage.out[-2]
    assert "Longest 18 km" in stage.out[-2]
    for line in ("tue thu sat sun", "none", "chicago", "no", "yes"):
        stage.play(f"> {line}")
    assert stage.athlete.profile.longest_run_m == 18_000


SUMMED_UP = ("mile in june", "5k in 20:45", "40 km", "tue thu sat sun", "none")


def test_a_no_to_the_summary_is_to_its_first_question() -> None:
    """A "no" is most often said of the illnesses; what is right is asked once more."""
    stage = told(*SUMMED_UP, "no")
    assert "is that right" in "\n".join(stage.out[-2:])
    stage.play("> yes")
    assert stage.athlete.plan


@pytest.mark.parametrize("said", ["nothing", "looks good", "build it"])
def test_nothing_to_change_builds(said: str) -> None:
    """Who changes their mind about a change has said that all is right."""
    stage = told(*SUMMED_UP, "change something", said)
    assert stage.athlete.plan


def test_a_second_no_asks_what_to_change() -> None:
    """None of the illnesses, and not all of it right."""
    assert "Which one" in intake(*SUMMED_UP, "no", "no")


def test_a_longest_run_beside_a_race_is_no_part_of_it() -> None:
    """Each clause of a long first line is about its own thing."""
    said = intake("marathon in lisbon 10 october. 10k in 54 in january. longest run 14. 30 km a week")
    assert "10K in 54:00" in said
    assert "ongest 14 km" in said


def test_a_first_line_that_tells_much_is_no_mere_hello() -> None:
    """Volume, a race run and an old injury are kept, though no goal is among them; "ran 6 marathons" is no result."""
    line = "ran 6 marathons. 40 miles a week. recent half 1:42. left achilles grumbles now and then"
    stage = told(line)
    assert "a lot to go on" in "\n".join(stage.out[-2:])
    for said in ("marathon october 10", "tue thu sat sun"):
        stage.play(f"> {said}")
    summed_up = "\n".join(stage.out)
    assert "about 40 mi a week, Half marathon in 1:42:00" in summed_up
    assert "Achilles" in summed_up


@pytest.mark.parametrize(
    ("said", "goal"),
    [
        ("marathon in 9 weeks (4 april)", "Marathon, Sunday 4 April"),
        ("ok then half in the autumn, 26 september", "Half marathon, Sunday 26 September"),
        ("5k parkrun on 30 may would be nice, under 35", "5K, Sunday 30 May, under 35:00"),
    ],
)
def test_a_race_is_read_with_its_day(said: str, goal: str) -> None:
    """The day that is exact counts, a parkrun is a 5K, and "then" is no city."""
    assert goal in intake("hi", said)


def test_never_more_than_is_the_longest_run() -> None:
    """A longest run told the other way round."""
    assert "ongest 8 km" in intake("mile in june", "5k in 20:45", "never ran more than 8k, 20 km a week")


def test_what_was_run_once_is_no_answer_to_what_is_run_now() -> None:
    """A plan from it would be too much, too soon."""
    assert "Your usual week" in intake(
        "mile in june", "5k in 20:45", "used to run 50k a week, nothing since summer"
    )


@pytest.mark.parametrize("said", ["tue thu sat sun, long one saturday", "tue thu sun, sat long"])
def test_the_long_run_has_the_day_it_was_given(said: str) -> None:
    """Told with the running days, it is read back, and is not put on the last of them."""
    stage = told("marathon in june", "skip", "40 km", said, "none", "london")
    assert "Long run: Saturday" in "\n".join(stage.out)
    stage.play("> yes")
    assert stage.athlete.profile.long_run_day == 5


def test_the_long_run_can_be_moved_at_the_summary() -> None:
    """A word about it there is a correction."""
    stage = told(
        "marathon in june", "skip", "40 km", "tue thu sat sun", "none", "london", "long run on saturdays"
    )
    assert "Long runs on Saturday." in "\n".join(stage.out)


def test_an_old_injury_that_has_been_quiet_is_over() -> None:
    """The "quiet" is that of the tendon, not that of the hours without messages."""
    stage = told(
        "marathon in june",
        "skip",
        "40 km",
        "tue thu sun",
        "an old achilles thing on the left, quiet for a year",
    )
    assert "your left Achilles now and then" in "\n".join(stage.out)
    assert "still there" not in "\n".join(stage.out)


def test_a_place_that_is_fine_was_no_injury() -> None:
    """A "calf fine" beside a run is not kept as a calf to be careful with."""
    stage = told("marathon in june", "skip", "40 km", "tue thu sun", "none", "london")
    stage.play("> 8.2k in 46 min, felt like 4, calf fine")
    assert "Logged" in "\n".join(stage.out)
    stage.play("> yes")
    assert stage.athlete.profile.injuries == ()


def test_more_days_that_are_chosen_instead_are_run_on() -> None:
    """The way out that names them sets them: it does not lead back to the same no."""
    stage = told(
        "marathon on 10 october 2027", "10k in 1:22:00 in december", "15 km", "tue thu sun", "none", "london"
    )
    stage.play("! tap Build my plan")
    assert "4 days a week make a plan" in "\n".join(stage.out)
    stage.play("! tap Run on 4 days a week")
    assert len(stage.athlete.profile.days) == 4
    assert stage.athlete.profile.long_run_day == 6
    assert stage.athlete.plan is not None
