"""The weekly recap: when, of whom, in which words."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from core.clubs.club import Member, Mile, Recap, Tally
from core.clubs.membership import forgotten, joined, left
from core.clubs.posts import in_words
from core.clubs.recap import LASTS, coming, count, next_at, post
from core.clubs.weekly import recap as said
from core.messages import Kind
from tests.core.clubs.people import CLUB, MONDAY

SUNDAY = date(2026, 11, 15)
SIX = datetime(2026, 11, 15, 18, tzinfo=UTC)
MEMBERS = tuple(Member(n, name, SUNDAY) for n, name in enumerate(("Dana", "Mo", "Priya", "Alex"), 1))
HARBOUR = replace(CLUB, members=MEMBERS)
TALLIES = (
    Tally(1, "Dana", 4, 52_000.0, 18_000.0, SUNDAY, SUNDAY - timedelta(days=7), 20_000.0),
    Tally(2, "Mo", 1, 24_000.0, 24_000.0, SUNDAY, SUNDAY - timedelta(days=8), 21_000.0),
    Tally(3, "Priya", 2, 13_050.0, 10_050.0, SUNDAY, SUNDAY - timedelta(days=9), 8000.0, raced_m=10_050.0),
    Tally(4, "Alex"),
)


def posted(club=HARBOUR, tallies=TALLIES, now=SIX):
    """Return the club after a recap, and its words."""
    return post(club, coming(club, now), tallies, now)


def test_words():
    """A recap tells how many of how many, how far together, the longest run and a first 10K, without a sound."""
    _, (message,) = posted()
    assert message.text == (
        "Week 46 at Harbour Runners: 3 of 4 logged a run, 89 km together. "
        "First ever 10K: Priya. Nobody ranked, everybody counted."
    )
    assert (message.silent, message.kind, message.thread) == (True, Kind.RECAP, "recap2")


def test_a_first_is_cheered():
    """Under a recap that names a first or a return stands the first cheer, for others to join; a plain one has none."""
    named, plain = posted()[1], posted(tallies=(*TALLIES[:2], TALLIES[3]))[1]
    assert [one.begins for one in (*named, *plain)] == ["👏", ""]


def test_quiet_week():
    """When nobody ran nothing is posted, and the week is done all the same."""
    after, messages = posted(tallies=[Tally(1, "Dana")])
    assert (messages, after.recaps[-1].on) == ((), SUNDAY)


@pytest.mark.parametrize(
    ("on", "month", "threads"),
    [
        (date(2026, 12, 6), date(2026, 11, 1), ["recap2", "mile202612"]),
        (date(2026, 12, 13), date(2026, 11, 1), ["recap2"]),
        (date(2026, 12, 6), date(2026, 10, 1), ["recap2"]),
    ],
)
def test_the_mile_of_a_new_month(on, month, threads):
    """The month's first recap brings its mile, where somebody ran or helped at the last one's: nobody has to think of it."""
    club = replace(HARBOUR, miles=(Mile(month, 1, "Dana", marshal=True),))
    _, messages = posted(club, now=datetime.combine(on, SIX.timetz()))
    assert [one.thread for one in messages] == threads


def test_strangers_are_not_counted():
    """Whoever did not join is not counted, whatever the store adds up."""
    strangers = (Tally(9, "Sam", 3, 99_000.0, 42_000.0, SUNDAY),)
    assert posted(tallies=TALLIES + strangers) == posted()


def test_once_per_date():
    """A recap that was posted is not due again that day, even when the clock goes back."""
    after, _ = posted()
    for moment in (SIX - timedelta(hours=6), SIX, SIX + timedelta(minutes=1)):
        assert coming(after, moment).on == SUNDAY + timedelta(days=7)


def test_late_recap_is_let_go():
    """A recap is posted for three hours, then the next one is waited for."""
    assert coming(HARBOUR, SIX + LASTS - timedelta(minutes=1)).on == SUNDAY
    assert coming(HARBOUR, SIX + LASTS).at == SIX + timedelta(days=7)


def test_clock_of_the_club():
    """Six o'clock is six in the club's zone, in summer too."""
    assert coming(HARBOUR, datetime(2027, 7, 1, tzinfo=UTC)).at == datetime(2027, 7, 4, 17, tzinfo=UTC)


def test_a_club_is_looked_at_every_day():
    """Whatever else is due, it is asked at noon who is in the channel still; a closed channel is left alone."""
    noon = datetime(2026, 11, 16, 12, HARBOUR.id, tzinfo=UTC)
    assert next_at(HARBOUR, noon - timedelta(hours=2)) == noon
    assert next_at(HARBOUR, noon) == noon + timedelta(days=1)
    assert next_at(HARBOUR, SIX - timedelta(hours=1)) == SIX
    assert next_at(replace(HARBOUR, closed=True), noon) > noon + timedelta(days=80)


@pytest.mark.parametrize(
    ("before_m", "longest_m", "first"),
    [
        (8000.0, 10_050.0, True),
        (8000.0, 9960.0, True),
        (10_000.0, 12_000.0, False),
        (None, 12_000.0, False),
        (8000.0, 9000.0, False),
    ],
)
def test_first_10k(before_m, longest_m, first):
    """A first 10K is named when it was a race, and what came before is known and shorter."""
    tally = Tally(3, "Priya", 1, longest_m, longest_m, SUNDAY, None, before_m)
    assert not count(tally, SUNDAY).first_10k
    tally = replace(tally, raced_m=longest_m)
    assert count(tally, SUNDAY).first_10k is first


@pytest.mark.parametrize(("days", "back"), [(21, False), (22, True), (None, False)])
def test_back_after_a_break(days, back):
    """More than three weeks without a run are a break; someone new is not back."""
    before = None if days is None else SUNDAY - timedelta(days=days)
    assert count(Tally(4, "Alex", 1, 5000.0, 5000.0, SUNDAY, before), SUNDAY).back is back


def test_leaving_takes_effect_at_once():
    """Who leaves is out of the members and of the recap that was posted, by name and by kilometre."""
    after, _ = posted()
    gone = left(after, 2)
    text = in_words(gone, said(gone, gone.recaps[-1], again=True)).text
    assert text == (
        "Week 46 at Harbour Runners: 2 of 3 logged a run, 65 km together. "
        "First ever 10K: Priya. Nobody ranked, everybody counted."
    )
    assert "Mo" not in repr(gone)


def test_last_one_leaves():
    """When nobody is left who ran, the recap names no figures."""
    after, _ = posted(replace(HARBOUR, members=MEMBERS[:1]))
    gone = left(after, 1)
    assert in_words(gone, said(gone, gone.recaps[-1])).text == (
        "Week 46 at Harbour Runners. Nobody ranked, everybody counted."
    )


def test_joining_twice():
    """Who joins again is one member, under the name the channel knows now."""
    again = joined(HARBOUR, Member(1, "  Dana \n Doe ", MONDAY))
    assert [one.name for one in again.members] == ["Dana Doe", "Mo", "Priya", "Alex"]


def test_forgotten_is_as_if_never_met():
    """Joining and being forgotten leaves the club as it was."""
    club = replace(HARBOUR, recaps=(Recap(2, SUNDAY, SIX),))
    assert forgotten(joined(club, Member(7, "Sam", SUNDAY)), 7) == club
