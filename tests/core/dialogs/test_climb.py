"""The ladder after an injury, and the race that stands in its way."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from core.replanning import SEASON
from core.season_start import known_of
from core.training.catalogue import is_run
from core.training.limits import broken
from core.training.plan import Phase
from tests.core.dialogs.chat import Chat, at, day, ran, runner, season

RACE_DAY = 90


def hurt(on: int) -> Chat:
    """Return a chat in which somebody is off for ten days from *on*, and on the ladder after them."""
    chat = Chat(runner(runs=ran(on - 3, on - 1), heard_at=at(day(on - 1))))
    chat.says("sprained ankle, no running for 10 days", day(on))
    return chat


def test_no_step_is_laid_on_the_race_nor_in_the_days_after_it() -> None:
    """The days that a race asks for after it are free of the steps too; those before it hold them."""
    chat = hurt(65)
    assert chat.plan_on(RACE_DAY).type == "race"
    assert is_run(chat.plan_on(75))
    assert not any(is_run(chat.plan_on(n)) for n in range(RACE_DAY + 1, RACE_DAY + 8))
    assert season().weeks[-1].phase is Phase.RECOVERY


def test_who_did_not_run_the_race_goes_on_with_the_steps() -> None:
    """There is nothing to rest from: the same step comes again right after a race that was left out."""
    chat = hurt(75)
    chat.waits(at(day(RACE_DAY + 1), 12))
    chat.says("not done yet")
    assert is_run(chat.plan_on(RACE_DAY + 2))


def test_a_step_moves_only_where_rest_stays_between_the_steps() -> None:
    """The next step waits for the answer to this one: it cannot be moved before its question."""
    chat = hurt(20)
    assert [n for n in range(28, 38) if is_run(chat.plan_on(n))] == [30, 32, 34, 36]
    said = chat.says("/move 2027-04-04 to 2027-04-03", day(31))
    assert "day of rest between" in said
    assert [n for n in range(28, 38) if is_run(chat.plan_on(n))] == [30, 32, 34, 36]


def test_a_race_too_early_for_the_ladder_is_said_at_once_with_what_is_safe() -> None:
    """A later one, a shorter one that day, or running and walking in turn; it stays on the plan."""
    early = Chat(runner(runs=ran(50), heard_at=at(day(51))))
    said = early.says("calf strain, no running for 3 weeks", day(52))
    assert "please don't start" in said
    assert "From" in said
    assert early.plan_on(RACE_DAY).type == "race"
    assert "please don't start" in early.says("/plan")
    fits = Chat(runner(runs=ran(3), heard_at=at(day(3))))
    assert "Honestly" not in fits.says("sprained ankle, no running for 10 days", day(4))


def test_a_race_that_slips_away_on_the_ladder_is_said_on_that_day_and_once() -> None:
    """A step that comes again may be one too many: then it is said, and not at every step after it."""
    chat = hurt(28)
    words = []
    for _ in range(8):
        ask_on = next(one.on for one in chat.athlete.promises if one.kind == "climb")
        chat.waits(at(ask_on, 7))
        words.append("Honestly" in chat.says("a little", ask_on, 9))
    assert words.count(True) == 2, words


def test_race_week_on_the_ladder_talks_nobody_into_the_race() -> None:
    """No freshness, no race plan, no eve of it: that it comes too early is said instead."""
    chat = hurt(65)
    wrote = [message.text or "" for _, message in chat.waits(at(day(RACE_DAY + 1), 12))]
    assert any("please don't start" in one for one in wrote)
    assert not any("race plan" in one or "Tomorrow: what you've eaten" in one for one in wrote)
    assert not any("How did it go? Tell me" in one for one in wrote)


def test_a_run_told_with_how_the_step_went_is_logged_and_climbs() -> None:
    """One line is enough for both."""
    chat = hurt(20)
    ask_on = next(one.on for one in chat.athlete.promises if one.kind == "climb")
    chat.waits(at(ask_on, 13))
    assert chat.athlete.open is not None
    assert chat.athlete.open.dialog == "climb"
    said = chat.says("25 min easy, no pain", ask_on, 14)
    assert "Logged: 25:00" in said
    assert "running" in said
    assert all(one.on > ask_on for one in chat.athlete.promises if one.kind == "climb")


def test_a_run_told_to_the_question_about_a_place_is_logged() -> None:
    """A line like "ran 20 min, foot fine" answers it, and is a run."""
    chat = Chat(runner(runs=ran(1, 3), heard_at=at(day(3))))
    chat.says("foot hurts 3/10 after the run", day(4))
    chat.says("only after", day(4))
    chat.waits(at(day(5), 12))
    before = len(chat.athlete.runs)
    chat.says("ran 20 min, foot fine", day(5), 13)
    assert len(chat.athlete.runs) == before + 1
    assert chat.athlete.pains[-1].severity == 0


def test_leave_from_a_physio_leaves_the_steps_as_they_are() -> None:
    """Nothing is locked: it is heard, also over the question about the place."""
    chat = hurt(20)
    chat.waits(at(day(30), 12))
    said = chat.says("physio cleared me", day(30), 13)
    assert "The steps stay all the same" in said
    assert "Step 1 of" in said


def marathoner() -> Chat:
    """Return a chat with a marathoner on the steps, three weeks of calf strain behind them."""
    from core.messages import Incoming
    from tests.core.people import coached
    from tests.transcripts.stage import Stage

    stage = Stage(ZoneInfo("UTC"), at(date(2027, 4, 12), 5), "UTC", coached())
    stage._live(at(date(2027, 6, 7), 8))
    stage._do(Incoming("calf strain, no running for 3 weeks"))
    stage._until(at(date(2027, 7, 1), 18))
    return Chat(stage.athlete, stage.now)


def test_a_race_moved_later_on_the_steps_is_planned_behind_them() -> None:
    """The steps stay, the new season grows from what they lead to, and no limit is broken on the way to its race."""
    chat = marathoner()
    steps = [chat.athlete.plan.on(date(2027, 7, 1) + timedelta(days=n)) for n in range(18)]
    assert "too early" in chat.says("/plan")
    shown = chat.says("my race moved to 5 december")
    assert "too early" not in shown
    assert "Nothing would change before Tuesday 20 July" in shown
    chat.taps("Do that")
    plan = chat.athlete.plan
    assert plan
    assert [plan.on(date(2027, 7, 1) + timedelta(days=n)) for n in range(18)] == steps
    assert plan.on(date(2027, 12, 5)).type == "race"
    assert max(plan.on(date(2027, 9, 1) + timedelta(days=n)).distance_m for n in range(90)) >= 18_000
    known = known_of(chat.athlete, chat.athlete.today(chat.now))
    ahead = {one.id for one in broken(plan, known) if one.on and one.on > date(2027, 7, 18)}
    assert ahead <= SEASON, ahead
    assert "too early" not in chat.says("/plan")


def test_a_race_whose_long_run_stays_too_short_is_no_race_that_fits() -> None:
    """Weeks enough are not kilometres enough: a race moved to such a day is told so before it is laid."""
    chat = marathoner()
    said = chat.says("my race moved to 3 october")
    assert "3 October comes too early for a marathon" in said
    assert "longest run before it would be" in said


def test_a_race_moved_into_the_steps_waits_for_them() -> None:
    """No plan says of a day in the midst of the steps that a race is on it."""
    chat = marathoner()
    before = chat.athlete
    assert "Running comes back first" in chat.says("my race moved to 11 july")
    assert (chat.athlete.plan, chat.athlete.goal) == (before.plan, before.goal)
