"""A runner in two clubs: each is told its own, and one evening has room for one session."""

from dataclasses import replace

import pytest

from core.clubs.calling_off import called_off
from core.clubs.club import Going
from core.clubs.membership import answered, with_session
from core.coach import hear
from core.messages import Address, Incoming
from core.scene import Scene
from tests.core.clubs.people import CLUB, NOW, SESSION, TUESDAY, dana

HILLS = replace(SESSION, reps=4, each_m=None, each_s=60.0, shape="hill_reps")
OTHER = replace(CLUB, id=2, chat="2", name="Hill Club", sessions=(HILLS,))


def says(athlete, words: str, club):
    """Let Dana say something in one of her clubs."""
    here = Address("discord", club.chat)
    return hear(athlete, Incoming(words, name="Dana", channel=here, club=club), NOW)


@pytest.fixture
def both():
    """Count Dana in at her first club, then at the other on the same evening; return her and both clubs."""
    first = says(dana(), "/countme 1 5", CLUB)
    second = says(first.athlete, "/countme 1 4", OTHER)
    return second.athlete, first.club, second.club


def test_one_evening_one_session(both):
    """The later yes is what stands in the plan; in both channels she is one of those who come."""
    athlete, first, second = both
    assert athlete.plan.on(TUESDAY).type == "hill_reps"
    assert [len(club.sessions[0].coming()) for club in (first, second)] == [1, 1]
    assert sum(not change.undone for change in athlete.plan.changes) == 1


def test_calling_one_off_leaves_the_other(both):
    """The club that calls its session off takes nothing of the other's out of her plan; then that one does."""
    athlete, first, second = both
    off = called_off(athlete, first, first.sessions[0], NOW)
    assert off.athlete.plan == athlete.plan
    assert [str(say.silent) for say in off.says] == ["True"]
    both_off = called_off(off.athlete, second, second.sessions[0], NOW)
    assert [both_off.athlete.plan.on(day) for day in _week()] == [dana().plan.on(day) for day in _week()]


def test_cannot_after_all_at_one(both):
    """Who can't come to the one keeps what the other put into the plan."""
    athlete, first, _ = both
    turn = says(athlete, "/going cant 1", first)
    assert turn.athlete.plan == athlete.plan
    assert turn.club.sessions[0].coming() == ()


def test_a_session_of_nobody(both):
    """Who said maybe and has nothing of it in the plan is told nothing when it is off."""
    maybe = with_session(CLUB, answered(SESSION, 1, Going.MAYBE))
    turn = called_off(dana(), maybe, maybe.sessions[0], NOW)
    assert (turn.says, turn.athlete) == ((), dana())
    assert Scene(dana(), NOW).today < TUESDAY


def _week():
    return [day.on for week in dana().plan.weeks[:3] for day in week.days]
