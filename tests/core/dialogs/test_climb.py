"""The ladder after an injury, and the race that stands in its way."""

from core.training.catalogue import is_run
from core.training.plan import Phase
from tests.core.dialogs.chat import Chat, at, day, ran, runner, season

RACE_DAY = 90


def hurt(on: int) -> Chat:
    """Return a chat in which somebody is off for ten days from *on*, and on the ladder after them."""
    chat = Chat(runner(runs=ran(on - 3, on - 1), heard_at=at(day(on - 1))))
    chat.says("calf strain, no running for 10 days", day(on))
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
