"""Coming back: gently, from where the runner is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pytest

from core.athlete.goal import Result
from core.athlete.log import Lock, RedFlag
from core.condition import current_index
from core.messages import Incoming
from core.training.catalogue import is_quality, is_run
from tests.core.commands.runner import answer, marathoner, talk
from tests.core.dialogs.chat import Chat, at, day, ran, runner, season


def back_after(days: int) -> Chat:
    """Return a chat in which somebody is back after *days* without a run; the last one was on day 6."""
    chat = Chat(runner(runs=ran(1, 3, 6), heard_at=at(day(6))))
    chat.says("i'm back", day(7 + days))
    return chat


def test_a_day_or_two_change_nothing() -> None:
    """Rest is no absence."""
    chat = back_after(1)
    assert chat.athlete.plan == season()


@pytest.mark.parametrize(("off", "share"), [(4, 1.0), (10, 0.5), (40, 1 / 3)])
def test_the_first_days_are_easy_and_the_shorter_the_longer_it_was(off: int, share: float) -> None:
    """Shares by the length of the break; nothing fast."""
    chat = back_after(off)
    first = [7 + off + n for n in range(max(off // 3, 3))]
    assert not any(is_quality(chat.plan_on(n)) for n in first)
    for n in first:
        planned = season().on(day(n)).distance_m
        assert chat.plan_on(n).distance_m <= max(planned * share, min(planned, 2000)) + 1


def test_the_first_week_is_told_in_lines() -> None:
    """What comes is shown before anything is asked."""
    chat = Chat(runner(runs=ran(6), heard_at=at(day(6))))
    said = chat.says("i'm back", day(17))
    assert "After 10 days off you've lost very little" in said
    assert "Thu " in said
    assert said.endswith("How are you?")


def test_undo_brings_the_plan_back_as_it_was() -> None:
    """The way back is one change."""
    chat = back_after(10)
    chat.taps("Fine")
    chat.taps("Undo")
    assert all(chat.plan_on(n) == season().on(day(n)) for n in range(60))


def test_a_race_that_no_longer_fits_is_said_honestly_and_kept() -> None:
    """Six weeks off, five weeks to go."""
    chat = Chat(runner(runs=ran(6), heard_at=at(day(6))))
    said = chat.says("i'm back", day(55))
    assert "Honestly" in said
    assert chat.plan_on(90).type == "race"


def test_back_early_from_a_trip_lifts_what_is_left_of_it() -> None:
    """The days away that were still ahead are running days again."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)), now=at(day(7)))
    chat.says("on holiday 9 to 28 march")
    chat.taps("Rest completely")
    chat.taps("Save")
    chat.says("i'm back", day(13))
    assert any(is_run(chat.plan_on(n)) for n in range(13, 20))
    assert chat.athlete.absences[0].last == day(12)


def test_days_off_that_no_run_bounds_slow_the_paces_too() -> None:
    """A log without a run knows of them from "I'm back" alone; taking that back takes the slower paces back."""
    raced = Result(1, 10000.0, 2650.0, day(-20))
    chat = Chat(runner(runs=(), results=(raced,), heard_at=at(day(1))))
    before = current_index(chat.athlete, day(41))
    chat.says("I'm back", day(41), 12)
    assert before is not None
    assert current_index(chat.athlete, day(41)) < before
    chat.says("fine")
    chat.says("undo")
    assert current_index(chat.athlete, day(41)) == before


def test_a_lock_is_not_lifted_by_being_back() -> None:
    """Only a professional's word brings running back."""
    locked = runner(lock=Lock(RedFlag.STOP, day(3), "shin", "left"))
    chat = Chat(replace(locked, runs=ran(1)))
    assert "off until" in chat.says("/back", day(20))
    assert chat.athlete.lock is not None


def cleared() -> Chat:
    """Return a chat in which a shin has just been cleared, after two weeks off, on day 20 (a Sunday)."""
    lock = Lock(RedFlag.STOP, day(6), "shin", "left")
    chat = Chat(runner(runs=ran(1, 3, 5), lock=lock, heard_at=at(day(19))))
    chat.says("/cleared", day(20))
    chat.taps("Yes, cleared to run")
    return chat


def test_after_an_injury_running_comes_back_one_rung_at_a_time() -> None:
    """Every other day, as the steps come if each stays quiet, and no other run until the ladder is climbed."""
    chat = cleared()
    assert runs_of(chat, 20, 42) == way_from(21)
    assert chat.plan_on(21) == chat.plan_on(23) != chat.plan_on(25)
    assert chat.athlete.lock is None


def test_a_rung_says_where_it_stands_and_what_opens_the_next() -> None:
    """From the first step on: how many there are, what it is made of, and what no pain leads to; and when it is over."""
    chat = cleared()
    assert "5 steps" in chat.last[-1].text
    shown = chat.says("what is today", day(21), 8)
    assert "5 × 1 minute running and 4 minutes walking" in shown
    assert "Step 1 of 5" in shown
    assert "opens the next: 5 × 2 minutes running" in shown
    assert "Step 1 of 5" in chat.says("show me the week")
    assert "one piece come on" in chat.says("how many steps are left?")
    assert "one piece come on" in chat.says("can I skip the walking now?")


@pytest.mark.parametrize(
    "said",
    [
        "wie viele Stufen noch?",
        "¿cuándo puedo correr seguido de nuevo?",
        "quand est-ce que je pourrai courir normalement ?",
        "quando posso correr sem andar?",
    ],
)
def test_the_ladder_is_asked_about_in_five_languages(said: str) -> None:
    """Where it stands is told, whatever the language of the question."""
    assert "Step 1 of 5" in cleared().says(said)


@pytest.mark.parametrize(
    ("answer", "running_s", "starts"),
    [("No pain", 120, 25), ("A little", 60, 25), ("It hurt", 60, 27), ("Not done yet", 60, 25)],
)
def test_only_no_pain_climbs_on(answer: str, running_s: int, starts: int) -> None:
    """The morning after a rung decides the next one."""
    chat = cleared()
    wrote = chat.waits(at(day(24), 7))
    assert "Any pain" in wrote[-1][1].text
    chat.taps(answer)
    assert chat.plan_on(starts).parts[0].steps[0].duration_s == running_s
    assert not any(is_run(chat.plan_on(n)) for n in range(24, starts))


def test_an_answer_the_day_after_still_climbs() -> None:
    """The question was closed over night, and is still due; no second one is needed."""
    chat = cleared()
    chat.waits(at(day(24), 7))
    assert "5 × 2 minutes running" in chat.says("No pain", day(25), 12)


def test_the_ladder_ends_in_the_plan() -> None:
    """Five quiet rungs, and easy running takes over."""
    chat = cleared()
    for _ in range(40):
        if not any(one.kind == "climb" for one in chat.athlete.promises):
            break
        ask_on = next(one.on for one in chat.athlete.promises if one.kind == "climb")
        chat.says("thanks", ask_on, 6)
        chat.waits(at(ask_on, 7))
        chat.taps("No pain")
    today = (chat.now.date() - day(0)).days
    after = [chat.plan_on(today + n) for n in range(1, 8)]
    assert any(is_run(workout) for workout in after)
    assert not any(is_quality(workout) for workout in after)


def test_a_doctors_yes_brings_the_plan_back() -> None:
    """Days that a danger sign cleared hold running again the moment the lock is off, the first of them easy."""
    chat = Chat()
    chat.says("I nearly fainted on my run", day(1))
    assert chat.plan_on(3).type == "rest"
    chat.says("my doctor has cleared me to run", day(1), hour=15)
    said = chat.says("yes")
    assert "nothing to catch up on" not in said
    assert "Thu" in said
    assert chat.plan_on(27) == season().on(day(27))
    assert "Undo" not in chat.labels()


def test_a_run_under_a_lock_makes_nobody_ready_for_more() -> None:
    """Two weeks off by a danger sign are two weeks off, whatever was run in them all the same."""
    ways = []
    for said in ("thanks", "ran 18k, effort 6"):
        chat = Chat(runner(runs=ran(1, 3, 5)))
        chat.says("I nearly fainted on my run", day(6))
        chat.says(said, day(18), 18)
        chat.says("my doctor has cleared me to run", day(20))
        chat.says("yes")
        ways.append([chat.plan_on(n) for n in range(20, 34)])
    assert all(own.distance_m <= rested.distance_m for rested, own in zip(*ways, strict=True))
    assert not any(is_quality(one) for way in ways for one in way)


def test_a_lock_put_on_a_rest_day_goes_with_the_doctors_yes() -> None:
    """Cleared before the first run it took away, the plan stands again."""
    chat = Chat()
    chat.says("chest pain when I climb stairs", day(0))
    chat.says("my doctor has cleared me to run", day(0), hour=15)
    chat.says("yes")
    assert chat.plan_on(3).type != "rest"


def test_back_on_the_same_day_after_running_far_too_much_the_week_holds_no_more() -> None:
    """A pause of no days gives back the plan, but not beyond a fifth more than the last weeks."""
    chat = Chat(runner())
    chat.says("ran 30k in 3:00:00, effort 8", day(0), 9)
    chat.says("ran 18k, effort 10", day(0), 15)
    chat.says("/pause")
    chat.says("until i say so")
    said = chat.says("i'm back")
    assert "0 days" not in said
    assert sum(chat.plan_on(n).distance_m for n in range(1, 7)) <= 1000


@pytest.mark.parametrize("said", ["I'm back", "yes, cleared to run", "im ready to run again"])
def test_being_back_lays_nothing_over_the_ladder(said: str) -> None:
    """The steps stay to the day; where they stand is said."""
    chat = cleared()
    plan = chat.athlete.plan
    answered = chat.says(said, day(20), 12)
    if "Yes, cleared to run" in chat.labels():
        answered = chat.taps("Yes, cleared to run")
    assert "Step 1 of 5" in answered
    assert chat.athlete.plan == plan


def runs_of(chat: Chat, first: int, last: int) -> dict[int, str]:
    """Return the kind of each run from one day of the plan to another."""
    return {n: chat.plan_on(n).type for n in range(first, last) if is_run(chat.plan_on(n))}


WAY = ("walk_run",) * 8 + ("easy",) * 3
"""The sessions of all five steps."""


def way_from(first: int) -> dict[int, str]:
    """Return the whole ladder from its first session on."""
    return {first + 2 * n: kind for n, kind in enumerate(WAY)}


def test_after_a_pause_on_the_ladder_its_step_comes_again() -> None:
    """While it lasts, when it is over, and when somebody is back early: never the base plan."""
    chat = cleared()
    chat.says("pause for 3 days", day(20), 12)
    assert runs_of(chat, 20, 44) == way_from(23)
    chat.says("resume", day(21))
    assert runs_of(chat, 21, 43) == way_from(22)
    chat.says("/pause", day(21), 12)
    chat.says("until i say so")
    assert not runs_of(chat, 21, 90)
    chat.says("I'm back", day(40))
    assert runs_of(chat, 40, 62) == way_from(41)


def test_after_a_trip_on_the_ladder_it_goes_on() -> None:
    """No running away, no comeback behind it, and the same step again."""
    chat = cleared()
    chat.says("on holiday 22 to 29 march", day(20), 12)
    assert "steps back into running go on" in chat.taps("Easy runs if I feel like it")
    chat.taps("Save")
    assert runs_of(chat, 20, 50) == way_from(29)
    assert "Step 1 of 5" in chat.waits(at(day(29), 12))[-1][1].text


def test_nothing_is_added_beside_the_ladder() -> None:
    """The steps decide how much running there is."""
    chat = cleared()
    said = chat.says("can i add 10 km on thursday?", day(20), 12)
    assert "Nothing beside the steps" in said
    assert "limit" not in said


def test_being_back_keeps_the_steps_after_an_illness() -> None:
    """Twenty minutes, thirty, light days: nothing else is laid over them."""
    chat = Chat(runner(runs=ran(1, 3)))
    chat.says("i have a fever", day(4))
    chat.says("better, no fever since yesterday", day(9))
    chat.taps("Start tomorrow")
    plan = chat.athlete.plan
    assert "20 min" in chat.says("I'm back", day(9), 15)
    assert chat.athlete.plan == plan


def on_the_ladder_of_a_season() -> Chat:
    """Return a chat on the first step, the season's days given back behind it to its end."""
    chat = Chat(runner(runs=ran(1)))
    chat.says("sharp pain in one spot on my foot when I hop on it", day(1), 18)
    chat.taps("Yes")
    return chat


def test_the_first_runs_after_the_ladder_grow_from_it() -> None:
    """The longest run before the injury, less than a month ago, says nothing of what a run may be after it."""
    chat = on_the_ladder_of_a_season()
    chat.says("/cleared", day(5), 18)
    chat.taps("Yes, cleared to run")
    assert runs_of(chat, 27, 35)
    assert all(chat.plan_on(n).distance_m <= 6000 for n in range(27, 35))


def test_a_lasting_wish_on_the_ladder_is_built_in_behind_it() -> None:
    """Other days, from after the way back on; the steps stay."""
    chat = on_the_ladder_of_a_season()
    chat.says("/cleared", day(5), 18)
    chat.taps("Yes, cleared to run")
    before = [chat.plan_on(n) for n in range(5, 27)]
    assert "Long runs on Saturday" in chat.says("long run to saturday from now on")
    assert [chat.plan_on(n) for n in range(5, 27)] == before
    assert "steps" not in chat.says("can't do tuesdays any more")
    chat.waits(at(day(9), 12))
    chat.says("No pain")
    assert set(runs_of(chat, 9, 21).values()) == {"walk_run"}
    assert "comes back first" in chat.says("next week only monday wednesday friday")


def test_a_goal_under_a_lock_waits_and_is_not_called_over() -> None:
    """The lock first, then that nothing new is planned; the plan's rest days to its end are no way back to plan after."""
    chat = on_the_ladder_of_a_season()
    said = chat.says("new goal: half marathon on 20 may", day(2))
    if "Instead" in chat.labels():
        said = chat.taps("Instead")
    assert said.startswith("Running is off until")
    assert "comes back first" in said
    assert "behind us" not in said
    assert "comes back first" in chat.says("can't do tuesdays any more")
    assert "52" in chat.says("i'm 52")


def test_after_an_illness_on_the_ladder_its_step_comes_again() -> None:
    """No twenty minutes in one piece for legs that run a minute at a time."""
    chat = cleared()
    chat.says("i have a cold with fever", day(21), 7)
    assert "where they stand" in chat.says("better, no fever since yesterday", day(26))
    said = chat.taps("Start tomorrow")
    assert "5 × 1 minute running" in said
    assert runs_of(chat, 26, 48) == way_from(27)


def test_a_pause_among_the_steps_after_an_illness_puts_them_off() -> None:
    """Twenty minutes the day after it, thirty two days later; early back, from the next day."""
    chat = Chat(runner(runs=ran(1, 3)))
    chat.says("i have a fever", day(4))
    chat.says("better, no fever since yesterday", day(9))
    chat.taps("Start tomorrow")
    chat.says("pause for 3 days", day(9), 15)
    assert [chat.plan_on(n).duration_s for n in (9, 10, 11, 12, 13, 14)] == [0, 0, 0, 1200, 0, 1800]
    chat.says("I'm back", day(10))
    assert [chat.plan_on(n).duration_s for n in (10, 11, 12, 13)] == [0, 1200, 0, 1800]


STRAINED: Final = ("@ 2027-04-12 12:00", "sprained ankle, no running for 2 weeks")


def kinds(stage, first: str, days: int) -> list[str]:
    """Return what the days from *first* on hold, rest left out."""
    start = date.fromisoformat(first)
    found = (stage.athlete.plan.on(start + timedelta(days=n)) for n in range(days))
    return [one.type for one in found if one.type != "rest"]


def test_a_step_that_nobody_answered_for_was_not_passed() -> None:
    """The plan does not return behind it: the same step again, as long as it takes, and a late answer still counts."""
    stage = talk(*STRAINED, "@ 2027-05-01 12:30", "week")
    assert kinds(stage, "2027-05-01", 4) == ["walk_run"] * 2
    stage.play("> no pain")
    assert "The next step. Sunday and Tuesday: 5 × 2 minutes" in stage.out[-2]


def test_long_silence_on_the_ladder_ends_in_rest_and_the_same_step() -> None:
    """Nothing is planned while nobody writes; who is back begins the step anew, whatever the calendar says."""
    stage = talk(*STRAINED, "@ 2027-05-20 12:00")
    plan = stage.athlete.plan
    assert kinds(stage, "2027-05-20", (plan.last_day() - date(2027, 5, 20)).days + 1) == ["race"]
    assert "The steps wait where you left them" in "".join(stage.out)
    for said in ("> hi", "> i'm back"):
        stage.play(said)
    assert "The same step again. Friday and Sunday: 5 × 1 minute" in stage.out[-2]


def test_the_question_of_a_step_is_left_after_two_mornings() -> None:
    """Silence is answered with less; the step is held all the same."""
    stage = talk(*STRAINED, "@ 2027-04-28 20:00", "thanks", "@ 2027-05-04 12:30")
    assert sum("Any pain then" in line for line in stage.out) == 2


def test_no_pain_said_of_a_closed_step_changes_nothing() -> None:
    """Typed, it is told so; tapped on the old question, too."""
    stage = talk(*STRAINED, "@ 2027-04-29 07:30")
    old = next(one for row in stage.buttons.values() for one in row if one.label == "No pain")
    stage.play("> no pain")
    plan = stage.athlete.plan
    stage.play("> no pain")
    assert "That step is answered already" in stage.out[-2]
    stage._do(Incoming(token=old.token, zone="Europe/Lisbon"))
    assert "That one's closed." in stage.out[-1]
    assert stage.athlete.plan == plan


def test_sunday_on_the_ladder_speaks_of_the_steps() -> None:
    """No week was made lighter on purpose, and none is without running because the calendar says so."""
    said = "".join(talk(*STRAINED, "@ 2027-04-29 07:30", "no pain", "@ 2027-05-02 18:30").out)
    assert "Step 2 of 5 on the way back" in said
    assert "If every step stays quiet, thirty minutes in one piece come on" in said
    assert "on purpose" not in said


def test_a_wish_refused_on_the_ladder_names_what_may_be_added() -> None:
    """Running more is not it; walking is."""
    said = answer(*STRAINED, "@ 2027-04-27 12:00", "can I run 10 km tomorrow?")
    assert "Nothing beside the steps for now" in said
    assert "half an hour of brisk walking on the days between" in said


def test_a_run_of_today_is_not_asked_for_again_when_a_lock_is_lifted() -> None:
    """Who ran, and was locked and cleared on the same day, goes on tomorrow."""
    chat = Chat(runner(runs=ran(0)))
    chat.says("ran 7 km in 42:00, effort 4", day(1), 17)
    chat.says("i have chest pain and feel dizzy", day(1), 18)
    chat.says("/cleared", day(1), 19)
    first, *days = chat.taps("Yes, cleared to run").split("\n")
    assert "Nothing is lost" in first
    assert days[0].startswith("Thu")
    assert "in the log" in chat.says("fine")


@pytest.mark.parametrize(
    ("language", "back", "well"),
    [
        ("en", "i'm back", "in good shape"),
        ("de", "bin wieder da", "fit"),
        ("es", "ya he vuelto", "en forma"),
        ("fr", "je suis rentré", "en forme"),
        ("pt", "já voltei", "em forma"),
    ],
)
def test_how_the_runner_is_may_be_said_in_any_words(language: str, back: str, well: str) -> None:
    """No button is needed: nothing is left to ask."""
    known = marathoner()
    athlete = replace(known, profile=replace(known.profile, language=language))
    assert talk("@ 2027-04-24 09:00", back, well, athlete=athlete).athlete.open is None
