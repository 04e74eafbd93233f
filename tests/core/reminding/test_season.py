"""Sunday's look ahead, race week, the day after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.goal import Goal, Result
from core.athlete.log import Absence, CheckIn, Lock, Pain, RedFlag, Run, Why
from core.athlete.profile import Profile
from core.coach import hear, remind
from core.messages import Incoming, Turn
from core.reminding import KINDS, season
from core.training.plan import Change, Edit, Phase, Plan
from core.training.planner import plan
from core.training.request import Request
from core.training.workout import REST

START = date(2027, 4, 12)
RACE = date(2027, 10, 10)
TEN_K = Result(1, 10000.0, 2850.0, date(2027, 2, 21))


def season_plan() -> Plan:
    """Return a marathoner's plan."""
    made = plan(Request(Goal("marathon", RACE), START, (TEN_K,), 44_000, days=(1, 3, 5, 6)))
    assert isinstance(made, Plan)
    return made


PLAN = season_plan()


def runner(day: date, **changes: object) -> Athlete:
    """Return a marathoner who wrote on *day*."""
    heard = at(day, 6)
    made = Athlete(
        1, Profile(zone="UTC"), Goal("marathon", RACE), (TEN_K,), PLAN, onboarded_at=heard, heard_at=heard
    )
    return replace(made, **changes)


def at(day: date, hour: int) -> datetime:
    """Return a moment."""
    return datetime(day.year, day.month, day.day, hour, tzinfo=UTC)


def text(turn: Turn) -> str:
    """Return all that was said."""
    return "\n".join(message.text for message in turn.messages)


def sunday_before(phase: Phase) -> date:
    """Return the Sunday before a phase begins."""
    return next(week.start for week in PLAN.weeks if week.phase is phase) - timedelta(days=1)


def ran(day: date) -> tuple[Run, ...]:
    """Return a week of runs as planned, up to *day*."""
    days = (day - timedelta(days=n) for n in range(7))
    return tuple(
        Run(n, d, PLAN.on(d).distance_m, planned=True) for n, d in enumerate(days) if PLAN.on(d).distance_m
    )


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.MILE, "mile block starts, 6 weeks"),
        (Phase.SPECIFIC, "marathon pace"),
        (Phase.TAPER, "taper starts, 2 weeks"),
        (Phase.BRIDGE, "the bridge"),
    ],
)
def test_a_phase_that_begins_is_announced_silently(phase: Phase, words: str) -> None:
    """The Sunday before says what changes, without a push."""
    day = sunday_before(phase)
    turn = remind(runner(day, runs=ran(day)), at(day, 18))
    assert words in text(turn)
    assert turn.messages[0].silent


def test_what_was_done_stands_next_to_what_was_planned() -> None:
    """A number with its meaning."""
    day = sunday_before(Phase.MILE)
    assert "46.5 km, with 46.5 km planned" in text(remind(runner(day, runs=ran(day)), at(day, 18)))


def test_a_week_without_runs_is_passed_over() -> None:
    """No zero, no guilt."""
    day = START + timedelta(days=6)
    said = text(remind(runner(day), at(day, 18)))
    assert said.startswith("Next week")


@pytest.mark.parametrize(
    "changes",
    [
        {"lock": Lock(RedFlag.STOP, START)},
        {"absences": (Absence(1, Why.VACATION, START, START + timedelta(days=20)),)},
        {"plan": None},
    ],
)
def test_nobody_is_told_of_next_week_who_is_not_training(changes: dict[str, object]) -> None:
    """Locked, away or without a plan: silence."""
    assert season.look_ahead_at(runner(START, **changes), START + timedelta(days=6)) is None


def test_the_sunday_before_race_week_and_race_day_are_left_alone() -> None:
    """Monday's message says it, and race day is race day."""
    for day in (RACE - timedelta(days=7), RACE):
        assert season.look_ahead_at(runner(day), day) is None


def test_the_last_sunday_asks_what_is_next() -> None:
    """The plan ends with an open door."""
    day = PLAN.last_day()
    assert "last week of this plan" in text(remind(runner(day), at(day, 18)))


def test_race_week_opens_with_its_lines_in_place_of_the_check_in() -> None:
    """One message on Monday."""
    monday = RACE - timedelta(days=6)
    turn = remind(runner(monday), at(monday, 7))
    assert "Race week" in text(turn)
    assert "Sun race" in text(turn)
    assert len(turn.messages) == 1


def test_a_promise_about_a_pain_is_kept_on_that_monday_too() -> None:
    """The question that was promised comes first; race week waits till noon."""
    monday = RACE - timedelta(days=6)
    sore = Pain(1, "calf", None, 3, monday, monday, ask_on=monday)
    assert "calves" in text(remind(runner(monday, pains=(sore,)), at(monday, 7)))
    assert season.race_week_at(runner(monday, pains=(sore,)), monday).hour == 12


def test_race_week_has_fewer_messages_than_another_week() -> None:
    """Monday, the plan, the evening before; nothing on race day that was not asked for."""
    days = [RACE - timedelta(days=6 - n) for n in range(7)]
    said = [kind.name for day in days for kind in KINDS if kind.at(runner(day), day)]
    assert said == ["race_week", "race_plan", "race_eve"]


def test_the_morning_after_says_when_running_comes_back() -> None:
    """Recovery first, silently."""
    day = RACE + timedelta(days=1)
    done = Run(1, RACE, 42195.0, 13000.0, type="race", planned=True)
    turn = remind(runner(RACE, runs=(done,)), at(day, 8))
    assert "Morning, marathoner. No running till Saturday" in text(turn)
    assert turn.messages[0].silent


def test_a_race_that_was_not_told_is_asked_for_kindly() -> None:
    """No time is no drama."""
    assert "How did it go?" in text(remind(runner(RACE), at(RACE + timedelta(days=1), 8)))


def test_on_a_time_trial_day_the_evening_asks_for_the_time() -> None:
    """The number is what it was for."""
    day = next(p.on for week in PLAN.weeks for p in week.days if p.workout.type == "time_trial")
    athlete = runner(day, checkins=(CheckIn(day, 0),))
    assert "Send me the time" in text(remind(athlete, at(day, 19)))


@pytest.mark.parametrize(
    "words",
    ["isnt speedwork how people get hurt", "but is it safe?", "won't intervals injure me, are they safe?"],
)
def test_doubts_about_speed_are_answered_with_the_dose(words: str) -> None:
    """The number of fast metres next to the whole."""
    day = sunday_before(Phase.MILE)
    said = text(hear(runner(day), Incoming(words), at(day, 20)))
    assert "1.6 km fast on Tuesday, out of 46.5 km" in said


def test_why_a_mile_says_what_nobody_has_measured() -> None:
    """The thesis, with its limits."""
    said = text(hear(runner(START), Incoming("why a mile?"), at(START, 12)))
    assert "nobody has measured" in said


def test_a_hurting_interval_session_is_no_question() -> None:
    """Pain stays pain."""
    turn = hear(runner(START), Incoming("my knee hurts after intervals, 5"), at(START, 12))
    assert turn.athlete.open is not None
    assert turn.athlete.open.dialog == "pain"


def test_a_race_moved_out_of_its_week_asks_for_nothing() -> None:
    """What is planned decides, not the calendar of old."""
    bare = replace(
        PLAN,
        base=tuple(replace(w, days=tuple(p for p in w.days if p.workout.type != "race")) for w in PLAN.weeks),
    )
    monday = RACE - timedelta(days=6)
    assert season.race_week_at(runner(monday, plan=bare), monday) is None


def emptied(plan: Plan, monday: date) -> Plan:
    """Return the plan with a week of rest."""
    days = tuple(
        Edit(monday + timedelta(days=n), plan.on(monday + timedelta(days=n)), REST) for n in range(7)
    )
    return plan.changed(Change(9001, "lighter-week", at(START, 6), days))


@pytest.mark.parametrize(
    ("why", "said"),
    [
        (Why.VACATION, "Next week you're away, and no running is planned."),
        (Why.PAUSE, "Next week the plan is paused, so there is no running."),
        (None, "No running next week: you asked for a lighter week."),
    ],
)
def test_a_week_without_a_run_is_told_in_words(why: Why | None, said: str) -> None:
    """On Sunday a coming week at rest has its reason and the first run after it, never "0 m" nor a question of days."""
    sunday = sunday_before(Phase.SPECIFIC)
    monday = sunday + timedelta(days=1)
    away = (Absence(1, why, monday, monday + timedelta(days=6)),) if why else ()
    athlete = runner(sunday, plan=emptied(PLAN, monday), absences=away, runs=ran(sunday))
    told = text(remind(athlete, at(sunday, 18)))
    assert said in told
    assert "The first run after it: Tuesday" in told
    assert "0 m" not in told
    assert "Same days" not in told


def test_the_week_after_a_race_is_told_as_recovering() -> None:
    """After a race on a Saturday, Sunday speaks of a week for recovering, not of so many kilometres alone."""
    saturday = date(2027, 3, 27)
    goal = Goal("10k", saturday)
    made = plan(Request(goal, date(2027, 1, 4), (TEN_K,), 44_000, days=(1, 3, 5, 6)))
    assert isinstance(made, Plan)
    sunday = saturday + timedelta(days=1)
    assert "Next week is for recovering: " in text(
        remind(runner(sunday, plan=made, goal=goal), at(sunday, 18))
    )
