"""A run that did not happen, told on the day itself, the day after, or of a day that had none."""

from tests.core.dialogs.chat import Chat, at, day, ran, runner, season


def test_saturdays_run_missed_is_one_story_on_saturday_and_on_sunday() -> None:
    """What stays is named, today's run among it: the long run of Sunday is not forgotten on Sunday morning."""
    chat = Chat(runner(runs=ran(1, 3), heard_at=at(day(4))))
    assert season().on(day(6)).type == "long"
    on_saturday = chat.says("can't run today", day(5), 12)
    assert "Sunday's" in on_saturday
    other = Chat(runner(runs=ran(1, 3), heard_at=at(day(4))))
    on_sunday = other.says("missed yesterday", day(6), 8)
    assert "today's" in on_sunday.lower()
    assert season().on(day(6)) == other.plan_on(6)
    gone = Chat(runner(runs=ran(1, 3, 6), heard_at=at(day(6))))
    assert "today's" not in gone.says("missed yesterday", day(6), 20).lower()


def test_a_rest_day_cannot_have_been_missed() -> None:
    """It is said that it was one, and nothing is let go nor asked."""
    chat = Chat(runner(runs=ran(1, 3), heard_at=at(day(3))))
    assert season().on(day(4)).type == "rest"
    said = chat.says("missed yesterday", day(5), 8)
    assert "Friday was a rest day" in said
    assert chat.athlete.open is None


def test_a_week_shows_what_is_still_open() -> None:
    """While a proposal waits for its answer, the week and the day say what the day becomes without one."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6), heard_at=at(day(6))))
    hard = next(n for n in range(7, 40) if season().on(day(n)).distance_m and n % 7 == 1)
    chat.waits(at(day(hard), 8))
    chat.says("7", day(hard), 8)
    assert chat.athlete.open
    assert "is still open: if you don't answer, it becomes" in chat.says("/week")
    assert "is still open" in chat.says("/today")
    chat.waits(at(day(hard), 23))
    assert "is still open" not in chat.says("/week", day(hard), 23)


def test_a_race_to_come_is_no_run_to_be_let_go() -> None:
    """It stays on its day, and the answer says how its day is changed; on the day itself it may be let go."""
    chat = Chat(runner(runs=ran(80, 82)))
    assert "my race moved to" in chat.says("can't run on sunday", day(87))
    assert chat.plan_on(90).type == "race"
    chat.says("can't today", day(90))
    assert chat.plan_on(90).type == "rest"
