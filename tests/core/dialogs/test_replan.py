"""Lasting wishes in a chat: said, shown, laid, taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from core.athlete.goal import Goal, Priority
from core.athlete.profile import Dial, TimeLimit
from core.season_start import known_of
from core.training.catalogue import is_run
from core.training.limits import broken
from tests.core.dialogs.chat import MONDAY, RACE, Chat, at, day, runner


def chat(week: int = 2) -> Chat:
    """Return a chat in the midst of a season in which every planned run was done."""
    talk = Chat()
    talk.now = at(MONDAY + timedelta(weeks=week), 8)
    plan = talk.athlete.plan
    assert plan
    days = [day(n) for n in range(7 * week)]
    from core.athlete.log import Run

    runs = [
        Run(n, on, plan.on(on).distance_m, type=plan.on(on).type, planned=True)
        for n, on in enumerate(days, 1)
        if is_run(plan.on(on))
    ]
    talk.athlete = runner(runs=tuple(runs))
    return talk


def shown(talk: Chat) -> list[object]:
    """Return every day of the season."""
    return [talk.plan_on(n) for n in range(100)]


SAID = (
    "can't do thursdays any more",
    "I can run wednesdays too",
    "long run to saturday from now on",
    "only 45 minutes on tuesdays",
    "also running a 5k on 17 april, for fun",
    "less speed",
)


@pytest.mark.parametrize("said", SAID)
def test_every_wish_is_taken_back_by_undo(said: str) -> None:
    """Typed "undo" gives back the plan, and what was wanted before."""
    talk = chat()
    before, person = shown(talk), talk.athlete
    talk.says(said)
    if "Do that" in talk.labels():
        talk.taps("Do that")
    assert shown(talk) != before
    talk.says("undo")
    assert shown(talk) == before
    assert talk.athlete.profile.days == person.profile.days
    assert (talk.athlete.races, talk.athlete.time_limits, talk.athlete.goal) == ((), (), RACE)


def test_a_week_is_run_once_more_and_taken_back() -> None:
    """Next week holds what this one does, the lighter week it was comes behind it, and the weeks after them stay."""
    talk = chat(1)
    before = shown(talk)
    assert "lighter week comes after it" in talk.says("repeat this week")
    assert [talk.plan_on(n) for n in range(14, 21)] == before[7:14]
    assert [talk.plan_on(n) for n in range(21, 28)] == before[14:21]
    assert [talk.plan_on(n) for n in range(28, 100)] == before[28:]
    talk.says("undo")
    assert shown(talk) == before


@pytest.mark.parametrize("week", range(1, 8))
def test_a_week_once_more_breaks_no_limit_behind_it(week: int) -> None:
    """Where the coming week is a lighter one it comes a week later, or the week is not repeated."""
    talk = chat(week)
    before, plan = standing(talk), talk.athlete.plan
    assert plan
    coming = plan.week_of(day(7 * week + 7))
    assert coming
    said = talk.says("repeat this week")
    assert standing(talk) <= before
    assert ("lighter week comes after it" in said) == (coming.cutback and "Done" in said)


def standing(talk: Chat) -> set[tuple[str, object]]:
    """Return every limit that is broken on a day, and which."""
    assert talk.athlete.plan
    known = known_of(talk.athlete, talk.athlete.today(talk.now))
    return {(one.id, one.on) for one in broken(talk.athlete.plan, known)}


def test_a_day_that_is_gone_holds_no_run_any_more() -> None:
    """From now on, but for what is over."""
    talk = chat()
    talk.says("can't do thursdays any more")
    assert talk.athlete.profile.days == (1, 5, 6)
    thursdays = [talk.plan_on(n) for n in range(14, 90) if day(n).weekday() == 3]
    assert not any(is_run(workout) for workout in thursdays if workout.type != "race")
    assert is_run(talk.plan_on(3))


def test_the_long_run_moves_for_good() -> None:
    """Every long run to come is on a Saturday."""
    talk = chat()
    talk.says("long run to saturday from now on")
    longs = {day(n).weekday() for n in range(14, 80) if talk.plan_on(n).type == "long"}
    assert longs == {5}


def test_a_day_with_little_time_holds_a_short_run() -> None:
    """No run of a Tuesday takes longer."""
    talk = chat()
    talk.says("only 45 minutes on tuesdays")
    assert talk.athlete.time_limits == (TimeLimit(1, 45.0),)
    tuesdays = [talk.plan_on(n) for n in range(14, 80) if day(n).weekday() == 1]
    assert max(workout.duration_s for workout in tuesdays) <= 45 * 60
    assert "all the time" in talk.says("no limit on tuesdays any more")
    assert talk.athlete.time_limits == ()


def test_a_race_on_the_way_asks_how_it_is_meant() -> None:
    """In earnest or for fun, unless it was said; it is then in the plan, and can be dropped."""
    talk = chat()
    assert "in earnest" in talk.says("also running a 5k on 17 april")
    talk.says("just for fun")
    assert [race.priority for race in talk.athlete.races] == [Priority.C]
    assert talk.plan_on(47).type == "race"
    assert "is off" in talk.says("drop that race")
    assert talk.plan_on(47).type != "race"


def test_a_race_after_the_goal_is_no_race_on_the_way() -> None:
    """It waits for its own season."""
    talk = chat()
    assert "after your 10K" in talk.says("also running a half on 20 june, for fun")
    assert talk.athlete.races == ()


def test_a_shorter_race_before_the_goal_may_be_either() -> None:
    """On the way to it, or instead of it: asked, never guessed."""
    talk = chat()
    assert "on the way to your 10K, or instead of it" in talk.says("5k on 24 april")
    talk.taps("Neither")
    assert talk.athlete.goal == RACE


def test_a_new_target_moves_no_day() -> None:
    """The goal is another one, the plan the same."""
    talk = chat()
    before = shown(talk)
    talk.says("sub 45")
    assert talk.athlete.goal.target_s == 2700
    assert shown(talk) == before


def test_a_new_goal_is_shown_before_it_is_laid() -> None:
    """Keep it leaves everything; Do that plans from here, and what is over stays."""
    talk = chat()
    before = shown(talk)
    talk.says("new goal: half on 20 june")
    assert {"Do that", "Keep it"} <= talk.labels()
    talk.taps("Keep it")
    assert (talk.athlete.goal, shown(talk)) == (RACE, before)
    talk.says("new goal: half on 20 june")
    talk.taps("Do that")
    assert talk.athlete.goal == Goal("half", day(111))
    assert [talk.plan_on(n) for n in range(14)] == before[:14]
    assert talk.plan_on(111).type == "race"


@pytest.mark.parametrize("said", ["can't do thursdays any more", "swap saturday and sunday"])
def test_a_weekday_of_another_wish_is_no_day_of_the_race_that_is_shown(said: str) -> None:
    """Only a date, or a day by itself, is another day of the race."""
    talk = chat()
    talk.says("/race half 20 june")
    assert "Do that" in talk.labels()
    talk.says(said)
    assert talk.athlete.goal == RACE


def test_a_wish_that_holds_already_changes_nothing() -> None:
    """It is said so, and nothing is there to be undone."""
    talk = chat()
    assert "already" in talk.says("my running days are tue thu sat sun")
    assert "nothing to take back" in talk.says("undo")


def test_a_wish_that_cannot_be_is_refused_with_its_reason() -> None:
    """One day a week makes no plan: everything stays, and it is said why."""
    talk = chat()
    talk.says("change my days")
    assert "too few" in talk.says("mon")
    talk.says("mon tue")
    assert talk.athlete.profile.days in {(1, 3, 5, 6), (0, 1)}


def test_while_the_plan_is_paused_a_wish_waits() -> None:
    """Who pauses until further notice says first that they are back."""
    talk = chat()
    talk.says("/pause")
    talk.taps("Until I say so")
    assert "paused" in talk.says("can't do thursdays any more")
    assert talk.athlete.profile.days == (1, 3, 5, 6)


def test_dials_are_set_by_word_and_by_command() -> None:
    """More, less, as usual."""
    talk = chat()
    talk.says("/volume less")
    if "Do that" in talk.labels():
        talk.taps("Do that")
    assert talk.athlete.profile.volume is Dial.LESS
    talk.says("usual volume")
    if "Do that" in talk.labels():
        talk.taps("Do that")
    assert talk.athlete.profile.volume is Dial.USUAL
    assert "How much fast running" in talk.says("/speed")


@pytest.mark.parametrize(
    ("said", "answers"),
    [
        ("/days tue thu sat", "Running days from now on"),
        ("/longrun saturday", "Long runs on Saturday"),
        ("/longrun", "Say which day"),
        ("/minutes tuesday 45", "45 minutes at most"),
        ("/minutes", "Say it like"),
        ("/races", "No race on the way"),
        ("/races 5k 17 april for fun", "for fun"),
        ("/races drop 2027-04-17", "off already"),
        ("/age 52", "52"),
        ("/age", "Say it like"),
        ("/nextweek same", "stays as it is"),
        ("/nextweek", "Which days"),
        ("/repeat", "next week"),
    ],
)
def test_every_wish_is_a_command_too(said: str, answers: str) -> None:
    """Typed with its slash, with words and without."""
    assert answers in chat().says(said)


def test_settings_show_what_plans_are_made_from() -> None:
    """Days, limits, races, dials, age."""
    talk = chat()
    for said in ("only 45 minutes on tuesdays", "also running a 5k on 17 april, for fun", "I'm 52"):
        talk.says(said)
        if "Do that" in talk.labels():
            talk.taps("Do that")
    shows = talk.says("/settings")
    for part in ("Running days: Tue, Thu, Sat, Sun", "Tuesday: 45 minutes", "5K on 17 April", "Age: 52"):
        assert part in shows


def test_a_lasting_wish_wins_over_an_open_question_and_one_day_does_not() -> None:
    """Neither is swallowed."""
    talk = chat()
    talk.says("can't run tomorrow")
    assert "Running days" in talk.says("can't do thursdays any more")


def test_a_proposal_that_begins_later_says_when() -> None:
    """The week that is shown is not taken for the coming one where nothing changes before it."""
    talk = chat(0)
    before = shown(talk)
    said = talk.says("more fast running from now on")
    talk.taps("Do that")
    first = next(day(n) for n, (old, new) in enumerate(zip(before, shown(talk), strict=True)) if old != new)
    assert f"Nothing would change before {first:%A} {first.day}" in said
    assert "It would begin like this" not in said


def test_a_dial_that_turns_nothing_says_what_holds_it() -> None:
    """Where the limits leave no room for more, no day changes, and the limit is named at once."""
    talk = chat(0)
    before = shown(talk)
    said = talk.says("more distance from now on")
    assert "No day of the plan has to change." in said
    assert "too long" in said
    assert "Do that" not in talk.labels()
    assert shown(talk) == before


def test_a_race_no_plan_has_room_for_is_left_out_and_said_so() -> None:
    """Too close to the goal: nothing is kept that the plan does not hold."""
    talk = chat()
    assert "left it out" in talk.says("also running a 5k on 23 may, in earnest")
    assert talk.athlete.races == ()


def test_a_moved_workout_remembers_its_day() -> None:
    """Asked why, it says where it came from."""
    talk = chat()
    talk.says("move tuesday to monday")
    assert "from Tuesday 16 March" in talk.says("/why monday")


def test_an_undo_of_what_is_only_shown_keeps_the_plan_and_the_log() -> None:
    """Nothing older is taken back while a proposal waits for its answer."""
    talk = chat()
    talk.says("ran 8 km in 45 min, effort 4")
    runs = talk.athlete.runs
    talk.says("new goal: half on 20 june")
    assert {"Do that", "Keep it"} <= talk.labels()
    before = talk.athlete.plan
    talk.says("undo")
    assert (talk.athlete.runs, talk.athlete.plan, talk.athlete.open) == (runs, before, None)


def test_two_races_in_one_line_are_both_taken() -> None:
    """Each race keeps its day and how it is meant; one that comes after the goal is told, the other one stays."""
    talk = chat()
    talk.says("5k on 4 april for fun and 5k on 18 april in earnest")
    assert [(one.distance, one.on.day, one.priority) for one in talk.athlete.races] == [
        ("5k", 4, Priority.C),
        ("5k", 18, Priority.B),
    ]
    other = chat()
    assert "comes after your 10K" in other.says("also a 5k on 4 april and a half on 6 june, both for fun")
    assert [one.distance for one in other.athlete.races] == ["5k"]


def test_one_of_several_races_is_dropped_by_month_day_or_distance() -> None:
    """What is named goes, with an undo; where several fit it is asked which; where none does, the races are shown."""
    talk = chat()
    talk.says("5k on 4 april for fun and 5k on 2 may for fun")
    both = talk.athlete.races
    assert "Which one is off?" in talk.says("drop the 5k")
    assert "no such race" in talk.says("cancel the june race")
    assert {"Drop the one on 4 April", "Drop the one on 2 May"} <= talk.labels()
    assert "The 5K on Sunday 2 May is off" in talk.says("cancel the may race")
    talk.says("undo")
    assert talk.athlete.races == both
    assert "is your goal" in talk.says("cancel the 10k race on 30 may")
    assert talk.athlete.goal == RACE


def test_a_goal_told_while_a_race_is_asked_about_is_heard_and_the_race_is_asked_about_again() -> None:
    """A time or a day for the goal is no race on the way; and a letter says how that one is meant."""
    talk = chat()
    assert "in earnest" in talk.says("add a 5k on 11 april")
    assert "under 45:00" in talk.says("new goal: sub 45")
    assert {"In earnest", "Just for fun"} <= talk.labels()
    assert "6 June" in talk.says("move the 10k to 6 june")
    talk.says("do that")
    talk.says("C")
    assert [(one.distance, one.on.day, one.priority) for one in talk.athlete.races] == [
        ("5k", 11, Priority.C)
    ]
    assert (talk.athlete.goal.distance, talk.athlete.goal.on) == ("10k", date(2027, 6, 6))


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can I drop the 5k?"),
        ("de", "kann ich den 5er streichen?"),
        ("es", "¿puedo quitar el 5k?"),
        ("fr", "je peux annuler le 5 km ?"),
        ("pt", "posso cancelar os 5 km?"),
    ],
)
def test_a_race_is_dropped_by_a_question_for_leave(language: str, said: str) -> None:
    """Who asks whether they may drop a race wants it off; an undo is beside it."""
    talk = chat()
    talk.says("also a 5k on 11 april, for fun")
    talk.athlete = replace(talk.athlete, profile=replace(talk.athlete.profile, language=language))
    talk.says(said)
    assert talk.athlete.races == ()


def test_a_run_that_is_moved_by_a_question_leaves_the_other_days() -> None:
    """Tomorrow and today are two days that are named, not the only ones that are free."""
    talk = chat()
    before = [talk.plan_on(n).type for n in range(16, 21)]
    talk.says("could I move tomorrow's run to today")
    assert [talk.plan_on(n).type for n in range(16, 21)] == before


def test_more_of_a_week_is_shown_where_no_day_is_named() -> None:
    """How far it may go is the coach's to say, and nothing is added without a tap."""
    talk = chat()
    before = shown(talk)
    assert "This week" in talk.says("can I do more this week?")
    assert "Leave it" in talk.labels()
    assert shown(talk) == before


def test_a_week_of_two_days_keeps_what_matters_most() -> None:
    """The long run takes the place of an easy one on the day before it."""
    talk = chat()
    long = next(n for n in range(14, 21) if talk.plan_on(n).type == "long")
    talk.says("I can only run tomorrow and saturday this week")
    assert [talk.plan_on(n).type for n in range(15, 21) if is_run(talk.plan_on(n))][-1] == "long"
    assert (long, talk.plan_on(19).type) == (20, "long")


def test_undo_takes_back_the_wish_and_leaves_the_trip_it_was_planned_around() -> None:
    """The days away, laid anew over the new season, are no change of their own."""
    talk = chat()
    for said in ("i'm away from 20 to 27 april", "rest completely", "save"):
        talk.says(said)
    before = shown(talk)
    assert "Wed" in talk.says("I want to run on wednesdays too")
    talk.says("undo")
    assert shown(talk) == before
    assert [one.first for one in talk.athlete.absences] == [date(2027, 4, 20)]
    talk.says("undo")
    assert talk.athlete.absences == ()


def beside(talk: Chat, kind: str) -> list[int]:
    """Return the days of the season, from the one of the chat on, that hold something beside the runs."""
    return [n for n in range(14, 90) if talk.plan_on(n).type == kind]


def test_strength_goes_beside_the_runs_and_is_taken_back() -> None:
    """Wished for, it stands on days without a run; every run stays; undo, or "no more", clears it again."""
    talk = chat()
    runs = [talk.plan_on(n) for n in range(100) if is_run(talk.plan_on(n))]
    assert "Strength once a week" in talk.says("add strength once a week")
    assert {talk.plan_on(n).type for n in beside(talk, "strength")} == {"strength"}
    assert [talk.plan_on(n) for n in range(100) if is_run(talk.plan_on(n))] == runs
    assert talk.athlete.profile.strength == 1
    talk.says("undo")
    assert (beside(talk, "strength"), talk.athlete.profile.strength) == ([], 0)
    talk.says("strength once a week please")
    talk.says("no more strength")
    assert beside(talk, "strength") == []


def test_cross_training_stands_on_the_days_that_are_named() -> None:
    """It is what today is, can be left out, and one thing a day is enough."""
    talk = chat()
    said = talk.says("I'd like to bike on Mondays")
    assert "Mon" in said
    assert all(day(n).weekday() == 0 for n in beside(talk, "cross_training"))
    assert "cross-training" in talk.says("what is today")
    assert "nothing needs making up" in talk.says("can't today")
    assert "a running day" in talk.says("swim every tuesday")
    talk.says("no more biking")
    assert beside(talk, "cross_training") == []


def test_more_beside_the_runs_than_a_week_has_room_for_is_said() -> None:
    """A day with nothing at all stays in every week, and the answer says what is left."""
    talk = chat()
    assert "room for cross-training 2 times" in talk.says(
        "I'd like to bike on mondays and wednesdays and fridays"
    )
    assert {day(n).weekday() for n in beside(talk, "cross_training")} < {0, 2, 4}


def test_a_plan_made_anew_keeps_what_goes_beside_the_runs() -> None:
    """Other running days later, and the strength is still there."""
    talk = chat()
    talk.says("add strength once a week")
    talk.says("long run to saturday from now on")
    if "Do that" in talk.labels():
        talk.taps("Do that")
    assert beside(talk, "strength")


def agreed(talk: Chat, said: str) -> None:
    """Say something, and agree to it where it is shown first."""
    talk.says(said)
    if "Do that" in talk.labels():
        talk.taps("Do that")


def test_a_race_on_the_way_is_meant_otherwise_and_moved() -> None:
    """As in "make the 5k just for fun", "the 5k moved to 11 April": the race there is changes; undo gives it back."""
    talk = chat()
    agreed(talk, "also a 5k on 4 april in earnest")
    agreed(talk, "make the 5k just for fun")
    assert [one.priority for one in talk.athlete.races] == [Priority.C]
    agreed(talk, "the 5k moved to 11 april")
    assert [one.on.day for one in talk.athlete.races] == [11]
    talk.says("undo")
    assert [one.on.day for one in talk.athlete.races] == [4]


def test_several_days_that_cannot_be_are_let_go_once() -> None:
    """Their runs go, nothing is stacked elsewhere, and one tap brings them back."""
    talk = chat()
    before = shown(talk)
    said = talk.says("working nights thu fri sat, can't run")
    assert "Let go" in said
    assert [n for n in range(14, 28) if is_run(talk.plan_on(n))] == [15, 20, 22, 24, 26, 27]
    talk.taps("Undo")
    assert shown(talk) == before


def test_other_days_for_one_week_alone_stack_nothing() -> None:
    """For "this week" nothing lasts: the weeks after stay, and no run grows by more than a tenth for it."""
    talk = chat()
    before = shown(talk)
    longest = max(talk.plan_on(n).distance_m for n in range(14, 20) if talk.plan_on(n).type != "long")
    assert "for this week alone" in talk.says("this week I can run wed fri sun")
    week = [talk.plan_on(n) for n in range(14, 21)]
    assert [n for n, one in enumerate(week) if is_run(one)] == [2, 4, 6]
    assert all(one.distance_m <= 1.1 * longest for one in week if one.type != "long")
    assert shown(talk)[21:] == before[21:]
    assert talk.athlete.profile.days == (1, 3, 5, 6)


def test_one_day_not_another_moves_the_run() -> None:
    """As in "thursday not wednesday", and a tired week asked to be lighter is."""
    talk = chat()
    run = talk.plan_on(15)
    talk.says("my shifts changed, wednesday not tuesday")
    assert talk.plan_on(16) == run
    assert "This week is" in talk.says("too tired this week, make it lighter")
