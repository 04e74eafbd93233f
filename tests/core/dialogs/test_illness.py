"""Ill: running off at once, a quiet question a day, a way back in steps."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.absences import open_illness
from core.athlete.log import Why
from core.training.catalogue import is_quality, is_run
from tests.core.commands.runner import marathoner, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner, season

TUESDAY = day(8)


def ill() -> Chat:
    """Return a chat in which somebody has just told of a fever, on the second Tuesday."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)))
    chat.says("woke up with a fever, 38.4", TUESDAY, 6)
    return chat


def test_a_fever_takes_running_off_at_once() -> None:
    """One message: today and tomorrow are free, and the doctor's signs are named."""
    chat = Chat(runner(runs=ran(6)))
    said = chat.says("woke up with a fever, 38.4", TUESDAY, 6)
    assert "No running" in said
    assert "chest pain" in said
    assert len(said.split()) <= 60
    assert not is_run(chat.plan_on(8))
    assert not is_run(chat.plan_on(9))
    assert chat.athlete.absences[-1].why is Why.ILLNESS


def test_undo_gives_back_the_days_and_ends_the_absence() -> None:
    """Said by mistake: one word restores the plan exactly."""
    chat = ill()
    chat.says("undo")
    assert chat.athlete.absences == ()
    assert [chat.plan_on(n) for n in range(28)] == [season().on(day(n)) for n in range(28)]


def test_undo_of_a_pause_leaves_an_illness_that_is_not_over() -> None:
    """A pause said while ill is taken back; the days off of the illness go on, and so do its questions."""
    chat = ill()
    chat.says("pause for two weeks")
    chat.taps("Undo")
    assert [one.why for one in chat.athlete.absences] == [Why.ILLNESS]
    assert not is_run(chat.plan_on(9))
    chat.waits(at(day(9), 12))
    chat.says("all better")
    chat.says("yes")
    assert any(is_run(chat.plan_on(n)) for n in range(9, 16))


def test_the_question_comes_at_noon_without_a_sound() -> None:
    """Nothing else is written while somebody is ill."""
    wrote = ill().waits(at(day(10), 13))
    assert [when.hour for when, _ in wrote] == [12, 12]
    assert all(message.silent for _, message in wrote)


def test_asked_less_often_it_asks_every_third_day() -> None:
    """[Ask me less often] is kept."""
    chat = ill()
    chat.taps("Ask me less often")
    wrote = chat.waits(at(day(11), 13))
    assert [when.date() for when, _ in wrote] == [day(11)]


def test_still_ill_clears_the_next_day_too() -> None:
    """Each answer clears one more day."""
    chat = ill()
    chat.waits(at(day(9), 12))
    chat.taps("Still fever")
    assert not is_run(chat.plan_on(10))


def test_the_fourth_day_sends_to_a_doctor_once() -> None:
    """More than three days of fever is for a doctor."""
    chat = ill()
    heard = []
    for number in range(9, 13):
        chat.waits(at(day(number), 12))
        heard.append("doctor" in chat.taps("Still fever"))
    assert heard == [False, False, True, False]


def test_better_the_day_after_a_fever_waits_a_full_day() -> None:
    """A day without symptoms comes before the first run."""
    chat = ill()
    chat.waits(at(day(9), 12))
    assert "One full day" in chat.taps("Better")
    chat.taps("Start on Friday")
    assert [is_run(chat.plan_on(n)) for n in (9, 10, 11)] == [False, False, True]


def better() -> Chat:
    """Return a chat in which the first run is agreed for day 11."""
    chat = ill()
    chat.waits(at(day(9), 12))
    chat.taps("Fever gone, still ill")
    chat.says("better! no fever since yesterday morning", day(10), 13)
    chat.taps("Start tomorrow")
    return chat


def test_running_comes_back_by_minutes_and_nothing_is_fast() -> None:
    """Twenty minutes, a day off, thirty minutes, then half and three quarters of what was planned, for ten days."""
    chat = better()
    assert chat.plan_on(11).duration_s == 20 * 60
    assert not is_run(chat.plan_on(12))
    assert chat.plan_on(13).duration_s == 30 * 60
    ahead = [chat.plan_on(n) for n in range(11, 21)]
    assert not any(is_quality(workout) for workout in ahead)
    parts = {n: 0.5 if n < 16 else 0.75 for n in range(14, 21)}
    assert all(
        chat.plan_on(n).distance_m <= part * season().on(day(n)).distance_m + 1 for n, part in parts.items()
    )


def test_days_that_are_over_are_never_touched() -> None:
    """The way back changes only what is ahead."""
    chat = better()
    assert chat.athlete.plan
    laid = [edit.on for change in chat.athlete.plan.changes for edit in change.edits]
    assert min(laid) >= TUESDAY
    assert all(chat.plan_on(n) == season().on(day(n)) for n in range(8))


@pytest.mark.parametrize(
    ("felt", "minutes", "after"), [("Easy", 30, 2), ("Harder than it should", 20, 2), ("Didn't run", 20, 1)]
)
def test_how_it_felt_decides_the_next_run(felt: str, minutes: int, after: int) -> None:
    """Easy climbs on; anything else is the same once more."""
    chat = better()
    wrote = chat.waits(at(day(11), 20))
    assert "20 minutes" in wrote[-1][1].text
    chat.taps(felt)
    assert chat.plan_on(11 + after).duration_s == minutes * 60
    assert len([run for run in chat.athlete.runs if run.on == day(11)]) == (felt != "Didn't run")


def test_two_easy_runs_end_it() -> None:
    """After twenty and thirty easy minutes nothing more is asked."""
    chat = better()
    chat.waits(at(day(11), 20))
    chat.taps("Easy")
    chat.waits(at(day(13), 20))
    assert "you're back" in chat.taps("Easy")
    assert not [one for one in chat.athlete.promises if one.kind == "first_run"]


def test_fever_told_again_is_an_answer_and_not_a_second_illness() -> None:
    """One illness is one absence, however often it is told."""
    chat = ill()
    chat.says("still fever, 38.6", day(9), 10)
    assert len(chat.athlete.absences) == 1
    assert not is_run(chat.plan_on(10))


def test_a_cold_above_the_neck_may_run_easily() -> None:
    """Thirty minutes easy or rest; no absence."""
    chat = Chat(runner(runs=ran(6)))
    said = chat.says("got a cold, runny nose", TUESDAY, 6)
    assert "above the neck" in said
    chat.taps("30 minutes easy")
    assert chat.plan_on(8).duration_s == 30 * 60
    assert chat.athlete.absences == ()


def test_not_well_at_the_check_in_asks_what_it_is() -> None:
    """One question sorts it; a stomach takes running off."""
    chat = Chat(runner(runs=ran(6), heard_at=at(day(7))), now=at(day(7), 9))
    chat.waits(at(TUESDAY, 7))
    assert "What is it" in chat.taps("Not well")
    assert {"Fever or chest", "A cold", "Stomach", "Just tired", "Something hurts"} == chat.labels()
    assert "stomach" in chat.taps("Stomach")
    assert not is_run(chat.plan_on(8))


def test_something_hurts_asks_where() -> None:
    """Pain has its own questions."""
    chat = Chat(now=at(TUESDAY, 8))
    chat.says("/ill")
    chat.taps("Something hurts")
    assert chat.athlete.open is not None
    assert chat.athlete.open.dialog == "pain"


def test_im_back_while_ill_starts_the_way_back() -> None:
    """Coming back from an illness is never straight into the plan."""
    chat = ill()
    assert "in steps" in chat.says("i'm back", TUESDAY + timedelta(days=4))


def test_asking_when_to_run_again_is_answered_by_the_illness() -> None:
    """Not by the plan."""
    assert "full day without symptoms" in ill().says("when can i run again?")


def test_saying_one_is_exhausted_offers_an_easier_day() -> None:
    """Nobody has to know a command for it."""
    chat = Chat(runner(runs=ran(6)))
    chat.says("i feel exhausted", TUESDAY, 6)
    chat.taps("Rest today")
    assert not is_run(chat.plan_on(8))


def test_taking_back_the_way_back_is_being_ill_again() -> None:
    """Undo after "better" brings the illness back, and its daily question; "start again" does not run off with it."""
    chat = Chat()
    chat.says("I have a fever", day(3))
    chat.says("better, no fever since yesterday", day(5), hour=13)
    chat.says("yes")
    chat.says("undo")
    assert open_illness(chat.athlete) is not None
    assert "20 minutes very easy" in chat.says("start again")
    assert [one.text for _, one in chat.waits(at(day(6), 13))] == ["And how are you today?"]


def test_an_illness_that_began_on_rest_days_is_over_too() -> None:
    """What was cleared from a day ahead comes back, although no run fell on the days of the illness."""
    told = replace(runner().profile, longest_run_m=12_000.0)
    chat = Chat(runner(profile=told))
    chat.says("I have a fever", day(0))
    chat.says("better, no fever since yesterday", day(0), hour=13)
    chat.says("yes")
    assert chat.plan_on(1).type == "recovery"
    assert chat.plan_on(27) == season().on(day(27))


def test_the_evening_asks_for_the_run_that_was_planned() -> None:
    """Taken back, the twenty minutes once more are thirty again, in the question too."""
    ill = (
        "@ 2027-06-09 08:00",
        "fever 38.2",
        "@ 2027-06-12 12:30",
        "better, no fever for 2 days",
        "! tap Start tomorrow",
    )
    stage = talk(*ill, "@ 2027-06-13 19:30", "harder than it should", "undo", "@ 2027-06-15 19:30")
    assert "How did the 30 minutes feel?" in stage.out[-2]


def test_better_said_twice_is_better_since_the_first_time() -> None:
    """A day that was not agreed on does not put the first run off."""
    chat = ill()
    chat.waits(at(day(9), 12))
    assert "One full day" in chat.says("better, no fever")
    chat.waits(at(day(10), 12))
    assert "Tomorrow: 20 minutes" in chat.says("fully fine now")


@pytest.mark.parametrize(
    ("language", "told", "well", "start"),
    [
        ("en", "was sick for a week, sorry", "all better now", "tomorrow"),
        ("de", "war ne woche krank, sorry", "ja wieder gesund", "morgen"),
        ("es", "estuve enfermo una semana, perdón", "ya estoy bien", "mañana"),
        ("fr", "j'ai été malade une semaine, désolé", "oui c'est fini", "demain"),
        ("pt", "estive doente uma semana, desculpa", "já passou", "amanhã"),
    ],
)
def test_an_illness_told_afterwards_is_asked_whether_it_is_over(
    language: str, told: str, well: str, start: str
) -> None:
    """It may be; then the way back is agreed on in the runner's words, and "tomorrow" is the day, no question."""
    known = marathoner()
    athlete = replace(known, profile=replace(known.profile, language=language))
    stage = talk("@ 2027-04-20 12:00", told, athlete=athlete)
    assert stage.athlete.open
    assert stage.athlete.open.dialog == "recovering"
    after = talk("@ 2027-04-20 12:00", told, well, start, athlete=athlete).athlete
    assert open_illness(after) is None


@pytest.mark.parametrize("said", ["nope, no fever", "nein kein fieber", "non pas de fièvre"])
def test_no_fever_behind_a_no_is_understood(said: str) -> None:
    """With a cold, what is left to say is what today shall be."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)))
    chat.says("sore throat and a runny nose", TUESDAY, 6)
    assert chat.says(said).startswith("Good.")


@pytest.mark.parametrize(
    ("language", "cold", "long"),
    [
        ("en", "runny nose", "30 min easy"),
        ("de", "schnupfen", "ja 30 min locker"),
        ("es", "tengo un resfriado", "30 min suave"),
        ("fr", "rhume", "30 min cool"),
        ("pt", "estou constipado", "30 min leve"),
    ],
)
def test_how_long_today_shall_be_is_no_run_that_was_run(language: str, cold: str, long: str) -> None:
    """It is what was offered, in the runner's words."""
    known = marathoner()
    athlete = replace(known, profile=replace(known.profile, language=language))
    after = talk("@ 2027-04-13 07:30", cold, long, athlete=athlete).athlete
    assert after.runs == ()
    assert after.plan
    assert after.plan.on(after.today(after.heard_at)).duration_s == pytest.approx(1800, rel=0.02)


def test_a_run_told_under_a_cold_is_still_a_run() -> None:
    """Its verb says that it is over."""
    assert talk("@ 2027-04-13 18:30", "runny nose", "did 30 min easy").athlete.runs
