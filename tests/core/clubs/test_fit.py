"""A group session in one runner's own plan."""

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core import clearance
from core.athlete.log import Absence, CheckIn, Lock, Pain, RedFlag, Why
from core.clubs.club import Club, Going, Session
from core.clubs.fit import Fit, Unfit, fit, gives_way, kind, workout
from core.clubs.going import count_me_in, going, keep_plan, my_paces
from core.clubs.session import read
from core.coach import spoken
from core.recommender.change import broken_by, lay
from core.reminding.daily import debrief_at
from core.training.catalogue import is_quality
from core.training.paces import paces
from core.training.workout import Step, Zone
from core.understanding.health import Cause
from core.units import Pace
from core.voice.speech import speak
from core.voice.text import t
from tests.core.clubs.people import CLUB, MONDAY, SESSION, TUESDAY, dana, scene

WEEK = [MONDAY + timedelta(days=n) for n in range(7)]


def said(turn) -> str:
    """Return what a turn says to the runner."""
    return " ".join(message.text for message in spoken(turn).messages)


def changed(turn):
    """Return the plan's changes that hold after a turn."""
    return [change for change in turn.athlete.plan.changes if not change.undone]


def hard(plan) -> list[date]:
    """Return the hard days of the week."""
    return [day for day in WEEK if is_quality(plan.on(day))]


@pytest.mark.parametrize(
    ("one", "level", "expected"),
    [
        (replace(SESSION, each_m=400.0), 46.0, "repetitions"),
        (SESSION, 46.0, "intervals"),
        (SESSION, 30.0, "cruise_intervals"),
        (replace(SESSION, each_m=None, each_s=180.0), 46.0, "intervals"),
        (replace(SESSION, each_m=None, each_s=600.0), 46.0, "cruise_intervals"),
    ],
)
def test_kind_by_duration(one, level, expected):
    """A piece is run at the effort its length is for: the same kilometre is longer for a slower runner."""
    assert kind(one, level) == expected


@given(st.integers(0, 6), st.integers(1, 12), st.sampled_from([400.0, 800.0, 1000.0, 1600.0]))
def test_fits_within_every_limit(day, reps, each_m):
    """Whatever the session, what is offered breaks no limit of the plan, and hard days stay two days apart."""
    one = replace(SESSION, on=WEEK[day], reps=reps, each_m=each_m)
    here = scene()
    found = fit(here, one)
    if isinstance(found, Unfit):
        assert found.reason
        return
    assert 1 <= found.fewer <= found.reps <= reps
    assert broken_by(here, found.edits) == ()
    plan = lay(here, "x", found.edits).athlete.plan
    days = hard(plan)
    assert one.on in days
    assert all((b - a).days >= 2 for a, b in pairwise(days))
    assert len(days) <= max(len(hard(dana().plan)), 1)


@given(
    st.integers(0, 6),
    st.sampled_from(["20 min tempo", "12 min tempo", "35 min tempo", "5 km tempo", "3 mi tempo"]),
)
def test_one_piece_is_as_long_as_is_right(day, said):
    """A tempo run in one piece is shortened to what keeps every limit, and is never longer than twenty minutes."""
    here, one = scene(), replace(read(f"tuesday {said}", CLUB, MONDAY), on=WEEK[day])
    found = fit(here, one)
    if isinstance(found, Unfit):
        return
    assert broken_by(here, found.edits) == ()
    (piece,) = [part for part in found.workout.parts if isinstance(part, Step) and part.zone is Zone.T]
    each = one.each_s or one.each_m / 1000 * paces(46.0).threshold.seconds_per_km
    assert (piece.duration_s or piece.distance_m) == found.reps * (one.each_s or one.each_m)
    assert found.reps * each <= 1200


def test_one_piece_in_ones_own_words():
    """Its paces are told as one piece, and a smaller dose by its length."""
    one = replace(read("thursday 20 min tempo", CLUB, MONDAY), number=1)
    sore = replace(dana(), checkins=(CheckIn(MONDAY, legs=4.0, site="calf"),))
    turn = my_paces(scene(sore), one)
    assert "comfortably hard, and even to the end." in said(turn)
    assert "15 minutes is plenty if it still pulls." in said(turn)
    (message,) = spoken(turn).messages
    assert [one.label for row in message.buttons for one in row][:2] == ["Count me in", "15 minutes"]
    taken = count_me_in(scene(sore), replace(CLUB, sessions=(one,)), one, 3)
    assert said(taken).startswith("Set: 15 minutes at tempo on Thursday.")
    assert taken.athlete.plan.on(one.on).type == "tempo"


def test_takes_the_place_of_a_hard_session():
    """The session replaces the hard session nearest to it that week, and the week grows by nothing."""
    plan = dana().plan
    gives = gives_way(plan, TUESDAY, MONDAY)
    one = replace(SESSION, on=gives)
    after = lay(scene(), "x", fit(scene(), one).edits).athlete.plan
    metres = [sum(p.on(day).distance_m for day in WEEK) for p in (plan, after)]
    assert metres[1] <= metres[0] + 500


@pytest.mark.parametrize(
    "change",
    [
        {"lock": Lock(RedFlag.STOP, MONDAY, "shin")},
        {"pains": (Pain(1, "calf", "left", 3.0, MONDAY, MONDAY),)},
    ],
)
def test_not_on_what_hurts(change):
    """A lock or an open pain that fast running strains leaves the plan alone; coming along is still welcome."""
    turn = count_me_in(scene(replace(dana(), **change)), CLUB, SESSION, 5)
    assert (changed(turn), turn.posts) == ([], ())
    assert "Come for" in said(turn)


def test_a_race_is_never_moved():
    """A session next to a race of one's own is not for that runner."""
    race_day = dana().goal.on
    assert isinstance(fit(scene(), replace(SESSION, on=race_day)), Unfit)


def test_pain_elsewhere_is_no_reason():
    """A pain that is over, or where running fast does not strain it, forbids nothing."""
    closed = Pain(1, "calf", None, 3.0, MONDAY, MONDAY, closed=MONDAY)
    above = Pain(1, "shoulder", None, 4.0, MONDAY, MONDAY)
    for pain in (closed, above):
        assert isinstance(fit(scene(replace(dana(), pains=(pain,))), SESSION), Fit)


@pytest.mark.parametrize("site", ["knee", "back", "quad", "glute", "it_band", "calf"])
def test_a_clear_open_pain_forbids_wherever_it_is(site):
    """Below the neck nothing that hurts is run hard on, whatever the session strains most."""
    sore = Pain(1, site, None, 6.0, MONDAY, MONDAY)
    assert isinstance(fit(scene(replace(dana(), pains=(sore,))), SESSION), Unfit)


def test_an_illness_or_a_missing_leave_forbids():
    """A fever, a pregnancy: the session waits, and no paces are shown for it."""
    ill = replace(dana(), absences=(Absence(1, Why.ILLNESS, MONDAY, note="fever"),))
    assert isinstance(fit(scene(ill), SESSION), Unfit)
    told = clearance.told(scene(dana()), (Cause.PREGNANT,)).athlete
    assert isinstance(fit(scene(told), SESSION), Unfit)


def test_my_paces_changes_nothing():
    """Looking at one's paces shows them, and moves nothing."""
    sore = replace(dana(), checkins=(CheckIn(MONDAY - timedelta(days=3), legs=4.0, site="calf"),))
    turn = my_paces(scene(sore), SESSION)
    assert turn.athlete == sore
    assert said(turn).startswith("For you, Dana: 4:")
    assert "On Friday you told me of soreness in the calves" in said(turn)
    assert turn.posts == ()


def test_slowest_first():
    """The fastest repetition is at the runner's own interval pace, the first one a little slower."""
    level = dana().plan.fitness_index
    fast = speak(t("{pace:bare}", pace=Pace(paces(level).of(Zone.I).seconds_per_km)))
    words = said(my_paces(scene(), SESSION))
    assert f"never faster than {fast}" in words
    assert f"{fast} for the first" not in words


def test_workout_carries_zones():
    """In the plan the session stands with a zone, so a new result never rewrites it."""
    assert workout(SESSION, 5, 46.0).parts[1].steps[0].zone is Zone.I


def test_by_effort_without_a_result():
    """Who has no recent result is told an effort and no pace."""
    turn = my_paces(scene(replace(dana(), results=())), SESSION)
    assert "8 out of 10" in said(turn)
    assert "per km" not in said(turn)


def test_without_a_plan():
    """Who has no plan is counted in, and nothing has to move."""
    turn = count_me_in(scene(replace(dana(), plan=None)), CLUB, SESSION, 5)
    assert [rsvp.going for rsvp in turn.club.sessions[0].rsvps] == [Going.IN]
    assert turn.athlete.plan is None


def counted(reps: int = 3, club: Club = CLUB, one: Session = SESSION):
    """Return the turn of counting in, and what comes of it."""
    return count_me_in(scene(club=club), club, one, reps)


def test_counting_in_is_one_change():
    """Counting in is one change that can be undone, and the channel sees one more and no name."""
    turn = counted()
    (change,) = changed(turn)
    assert (change.rule, change.edits[0].on) == ("club-session", TUESDAY)
    assert [button.label for row in spoken(turn).messages[0].buttons for button in row] == ["Undo"]
    assert "Dana" not in repr(turn.posts)
    assert turn.athlete.plan.undone(change.number).on(TUESDAY) == dana().plan.on(TUESDAY)


def test_counting_in_twice():
    """Another number of repetitions takes the place of the first."""
    first = counted(1)
    again = count_me_in(scene(first.athlete), first.club, first.club.sessions[0], 3)
    assert len(changed(again)) == 1
    assert again.posts == ()


def test_nobody_is_asked_how_it_went_while_it_is_run():
    """On the day of a session the question after the run comes when everyone is back, on any other at its own hour."""
    evening = replace(SESSION, at=time(18, 30))
    asked = [debrief_at(athlete, TUESDAY) for athlete in (dana(), counted(one=evening).athlete)]
    assert asked == [time(19), time(20)]
    assert debrief_at(counted(one=replace(SESSION, at=time(7))).athlete, TUESDAY) == time(19)


def test_cannot_after_all():
    """Who can't come after all has their own day back."""
    first = counted()
    turn = going(scene(first.athlete), first.club, first.club.sessions[0], Going.CANT)
    assert changed(turn) == []
    assert turn.athlete.plan.on(TUESDAY) == dana().plan.on(TUESDAY)
    assert "Your plan is as it was." in said(turn)


def test_keep_plan():
    """Keeping one's plan changes nothing anywhere."""
    turn = keep_plan(scene())
    assert (turn.athlete, turn.posts, turn.club) == (dana(), (), None)


def test_other_days_are_told():
    """When the session takes the place of a hard session on another day, both days are told."""
    plan = dana().plan
    gives = gives_way(plan, TUESDAY, MONDAY)
    others = [
        day for day in WEEK[1:] if day != gives and isinstance(fit(scene(), replace(SESSION, on=day)), Fit)
    ]
    one = replace(SESSION, on=others[0])
    edits = fit(scene(), one).edits
    words = said(my_paces(scene(), one))
    assert len(edits) > 1
    assert all(f"{edit.on:%A} becomes" in words for edit in edits[1:])
    assert "It replaces your" in words


def test_less_than_all():
    """Who may run fewer than the group is told how many."""
    words = said(my_paces(scene(), replace(SESSION, reps=20)))
    assert "of the 20 keep you within your limits" in words


def test_lock_is_between_us():
    """With running off there are no paces, only coffee."""
    locked = replace(dana(), lock=Lock(RedFlag.STOP, MONDAY, "shin"))
    assert "Come for the coffee" in said(my_paces(scene(locked), SESSION))
