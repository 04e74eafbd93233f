"""Running more wins nothing: no number, board or mention of a club gets better for anyone by more mileage."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.athlete.goal import Result, ResultKind
from core.athlete.log import Run
from core.clubs import boards, own_plan, recap
from core.clubs.club import Board, Challenge, Member, Mile, Own, Tally
from core.voice.speech import speak
from tests.core.clubs.people import CLUB, MONDAY, NOW, dana

SUNDAY = MONDAY - timedelta(days=1)
FIRST = MONDAY - timedelta(days=7)
MORE = 1.4


def as_planned(share: float) -> tuple[Run, ...]:
    """Return a week of runs in which each is the planned one, times *share*."""
    plan = dana().plan
    days = [MONDAY + timedelta(days=n) for n in range(7)]
    planned = [(day, plan.on(day)) for day in days if plan.on(day).distance_m]
    return tuple(
        Run(n, day, share * one.distance_m, effort=4.0, planned=True)
        for n, (day, one) in enumerate(planned, 1)
    )


def week(share: float) -> Own:
    """Return such a week beside Dana's own plan."""
    return own_plan.own(replace(dana(), runs=as_planned(share)), MONDAY, MONDAY + timedelta(days=6))


def test_a_planned_week_is_kept():
    """Who runs what was planned has kept all of it, and the easy days easy."""
    own = week(1.0)
    assert own.kept == own.planned > 3
    assert own.easy_kept == own.easy > 0


@given(st.floats(0.5, 1.5))
def test_more_is_never_better_kept(share):
    """Whatever somebody runs of their plan, 40 % more of it keeps no more of it."""
    less, more = week(share), week(share * MORE)
    if share >= own_plan.SPARE[0]:
        assert more.kept <= less.kept
        assert more.easy_kept <= less.easy_kept
    assert week(MORE).kept == 0


@pytest.mark.parametrize("challenge", [None, *Challenge])
def test_more_mileage_improves_nobody_s_standing(challenge):
    """Of a member who runs 40 % more, the recap says nothing it would not say of the same week as planned."""
    club = replace(CLUB, challenge=challenge, members=tuple(Member(n, f"n{n}", FIRST) for n in (1, 2, 3)))
    due = recap.Due(MONDAY + timedelta(days=6), NOW, NOW + timedelta(hours=3))

    def said(share: float) -> str:
        metres = sum(run.distance_m for run in as_planned(share))
        usual = Tally(2, "n2", 4, 40_000.0, 12_000.0, MONDAY, FIRST, 20_000.0, own=week(1.0))
        mine = Tally(1, "n1", 5, metres, metres / 3, MONDAY, FIRST, 50_000.0, own=week(share))
        _, (message,) = recap.post(club, due, [mine, usual, replace(usual, athlete=3, name="n3")], NOW)
        return message.text

    words, more = said(1.0), said(MORE)
    assert not [name for name in ("n1", "n2", "n3") if name in words + more]
    assert len(more) <= len(words)


@given(st.floats(500.0, 40_000.0), st.integers(1, 7), st.floats(0.0, 12_000.0))
def test_no_run_is_a_first_for_being_longer(metres, runs, before_m):
    """Nobody is named for a first by 40 % more of anything they run: a first is a race of that length."""

    def counted(times: float):
        ran = tuple(Run(n, MONDAY + timedelta(days=n), metres * times, type="long") for n in range(runs))
        club_s = Tally(1, "n1", runs, metres * times * runs, metres * times, MONDAY, FIRST, before_m)
        return recap.count(
            own_plan.beside(club_s, replace(dana(), runs=ran), MONDAY, MONDAY + timedelta(days=6)), MONDAY
        )

    assert not counted(1.0).first_10k
    assert not counted(MORE).first_10k


@pytest.mark.parametrize(
    ("kind", "private", "first"),
    [(ResultKind.RACE, False, True), (ResultKind.TIME_TRIAL, False, False), (ResultKind.RACE, True, False)],
)
def test_a_race_is_a_first(kind, private, first):
    """A race that is told of is a first, with 40 % more training behind it or without; one kept private is none."""
    for times in (1.0, MORE):
        training = Run(1, MONDAY, 6000.0 * times)
        race = Run(2, MONDAY + timedelta(days=5), 10_000.0, 3300.0, private=private)
        result = Result(1, 10_000.0, 3300.0, race.on, kind)
        racer = replace(dana(), runs=(training, race), results=(result,))
        tally = Tally(1, "n1", 2, 16_000.0, 10_000.0, MONDAY, FIRST, 8000.0)
        assert (
            recap.count(own_plan.beside(tally, racer, MONDAY, MONDAY + timedelta(days=6)), MONDAY).first_10k
            is first
        )


@given(st.permutations([3.0, 2.0, 1.0]), st.floats(1.0, 2.0))
def test_boards_know_no_mileage(better, scale):
    """A board is ordered by what its runners chose to show, which no distance enters."""
    miles = tuple(
        Mile(date(2026, 11, 1), n, f"n{n}", on=SUNDAY, better=share, graded=60 * scale, board=Board.BETTER)
        for n, share in enumerate(better, 1)
    )
    text = speak(boards.mile(replace(CLUB, miles=miles), date(2026, 11, 1)).text)
    order = [f"n{n}" for n, _ in sorted(enumerate(better, 1), key=lambda pair: -pair[1])]
    assert [text.index(name) for name in order] == sorted(text.index(name) for name in order)
    assert "60" not in text
