"""When the coach writes first: once a date on every clock, never at night, never in a burst."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import reminders
from core.absences import with_absence
from core.athlete.athlete import Athlete
from core.athlete.log import CheckIn, Lock, Occurrence, Promise, RedFlag, Run, Why
from core.coach import hear, remind
from core.messages import Incoming, Turn
from core.reminders import KEPT, SPREAD, TALKING, due_now, moment, next_at
from core.reminding import KINDS
from core.reminding.kind import Reminder
from core.scene import Scene
from core.voice.text import t
from tests.core.dialogs.chat import MONDAY, at, day, runner, season

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
ALL_DAY = {"quiet_from": time(0), "quiet_until": time(0)}
"""No quiet hours at all."""

ZONES = (
    "Europe/Lisbon",
    "Europe/London",
    "Europe/Berlin",
    "Europe/Athens",
    "Europe/Chisinau",
    "Europe/Istanbul",
    "Atlantic/Azores",
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Anchorage",
    "America/St_Johns",
    "America/Halifax",
    "America/Havana",
    "America/Santiago",
    "America/Asuncion",
    "America/Sao_Paulo",
    "America/Nuuk",
    "America/Mexico_City",
    "Pacific/Easter",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Honolulu",
    "Pacific/Norfolk",
    "Australia/Sydney",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "Australia/Eucla",
    "Africa/Cairo",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Asia/Kathmandu",
    "Asia/Tehran",
    "Asia/Tokyo",
    "Antarctica/Troll",
    "UTC",
)


def _ping(scene: Scene) -> Turn:
    return scene.say(t("Ping on {on:date}.", on=scene.today))


@pytest.fixture
def _every_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """One kind of reminder, due each day at the hour of the check-in."""
    every_day = Reminder("ping", lambda athlete, _: athlete.profile.checkin_at, _ping)
    monkeypatch.setattr(reminders, "KINDS", (every_day,))


def asleep_never(zone: str, clock: time, heard_at: datetime) -> Athlete:
    """Return someone in *zone* who is written to at *clock*, whatever the hour."""
    athlete = runner(heard_at=heard_at)
    return replace(athlete, profile=replace(athlete.profile, zone=zone, checkin_at=clock, **ALL_DAY))


def waited(athlete: Athlete, now: datetime, until: datetime) -> list[datetime]:
    """Return the moments at which something is said when nobody misses a tick."""
    said = []
    while (due := next_at(athlete, now)) is not None and due <= until:
        now = max(due, now)
        turn = remind(athlete, now)
        said += [now for _ in turn.messages]
        athlete = turn.athlete
    return said


def changes_of(zone: str, year: int) -> Iterator[tuple[datetime, datetime]]:
    """Yield what the wall clock showed and what it shows at each change of a year; one day without a change, too."""
    where, step = ZoneInfo(zone), timedelta(minutes=30)
    days = [datetime(year, 1, 1, tzinfo=UTC) + DAY * n for n in range(366)]
    for day_before, day_after in pairwise(days):
        if _wall(day_after, where) - _wall(day_before, where) != DAY:
            hours = pairwise(day_before + step * n for n in range(49))
            yield next((_wall(a, where) + step, _wall(b, where)) for a, b in hours if _jumps(a, b, where))
    yield (datetime.combine(date(year, 6, 1), time(2, 45)),) * 2


def _wall(instant: datetime, where: ZoneInfo) -> datetime:
    return instant.astimezone(where).replace(tzinfo=None)


def _jumps(before: datetime, after: datetime, where: ZoneInfo) -> bool:
    return _wall(after, where) - _wall(before, where) != after - before


@pytest.mark.usefixtures("_every_day")
@pytest.mark.parametrize("zone", ZONES)
def test_around_both_changes_of_the_clock_every_date_has_one(zone: str) -> None:
    """One a local date, at the hour that was asked for; when a night skips that hour, later that night.

    Where the clock leaps over midnight (Nuuk), an hour that is skipped into the next date is let go.
    """
    where = ZoneInfo(zone)
    for was, became in changes_of(zone, 2027):
        inside = (min(was, became) + abs(became - was) / 2).time()
        about = became.replace(tzinfo=UTC)
        for clock in (time(0), time(2, 30), inside, time(7)):
            dates = [became.date() + DAY * n for n in range(-2, 3)]
            if was.date() < became.date() and clock >= was.time():
                dates.remove(was.date())
            athlete = asleep_never(zone, clock, about - 9 * DAY)
            said = [
                one
                for one in waited(athlete, about - 4 * DAY, about + 4 * DAY)
                if _wall(one, where).date() in dates
            ]
            assert [_wall(one, where).date() for one in said] == dates
            for one in said:
                here = _wall(one, where)
                skipped = was <= datetime.combine(here.date(), clock) < became
                assert here - datetime.combine(here.date(), clock) == (
                    became - was if skipped else timedelta(0)
                )
                assert not one.astimezone(where).fold


@pytest.mark.usefixtures("_every_day")
@pytest.mark.parametrize(
    ("zone", "gone"), [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kiritimati", date(1994, 12, 31))]
)
def test_a_date_that_never_was_has_none(zone: str, gone: date) -> None:
    """Where the calendar jumped over a day, that day is left out and its neighbours have one each."""
    where, noon = ZoneInfo(zone), datetime.combine(gone, time(12), UTC)
    for clock in (time(0), time(7), time(23, 59)):
        said = waited(asleep_never(zone, clock, noon - 9 * DAY), noon - 4 * DAY, noon + 4 * DAY)
        days = [one.astimezone(where).date() for one in said]
        assert len(days) == len(set(days)) >= 6
        assert gone not in days
        assert {gone - DAY, gone + DAY} <= set(days)


def test_a_skipped_time_comes_later_and_a_repeated_one_the_first_time() -> None:
    """Half past two in Lisbon's neighbours, half past one where the change is half an hour."""
    berlin, howe = ZoneInfo("Europe/Berlin"), ZoneInfo("Australia/Lord_Howe")
    assert moment(date(2027, 3, 28), time(2, 30), berlin) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert moment(date(2027, 10, 31), time(2, 30), berlin) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert moment(date(2027, 10, 3), time(2, 15), howe).astimezone(howe).time() == time(2, 45)
    assert moment(date(2027, 4, 4), time(1, 45), howe) == datetime(2027, 4, 3, 14, 45, tzinfo=UTC)


@pytest.mark.usefixtures("_every_day")
def test_flying_over_the_date_line_never_gives_a_date_twice() -> None:
    """Monday in Auckland, Monday again in Honolulu: one message; and back, where a date is lost, none for it."""
    athlete, now = asleep_never("Pacific/Auckland", time(7), at(MONDAY) - 9 * DAY), at(MONDAY)
    dates: list[date] = []
    for zone in (
        "Pacific/Auckland",
        "Pacific/Honolulu",
        "Pacific/Auckland",
        "Pacific/Kiritimati",
        "Pacific/Pago_Pago",
    ):
        athlete = replace(athlete, profile=replace(athlete.profile, zone=zone))
        for _ in range(60):
            now += HOUR
            athlete = remind(athlete, now).athlete
    dates = [one.on for one in athlete.occurrences]
    assert len(dates) == len(set(dates)) >= 9


@pytest.mark.usefixtures("_every_day")
@given(st.lists(st.integers(-3 * 24 * 60, 18 * 60), min_size=20, max_size=60))
@settings(max_examples=30)
def test_a_clock_that_jumps_gives_no_date_twice(steps: list[int]) -> None:
    """Backwards by days, asleep for half a day: a date has at most one, and only within its three hours."""
    athlete, now = asleep_never("Europe/Lisbon", time(7), at(MONDAY) - 9 * DAY), at(MONDAY)
    said = []
    for step in steps:
        now += timedelta(minutes=step)
        before, athlete = athlete, remind(athlete, now).athlete
        said += [one for one in athlete.occurrences if one not in before.occurrences]
    assert len({one.on for one in said}) == len(said)
    for one in said:
        assert timedelta(0) <= one.at - moment(one.on, time(7), athlete.zone) < 3 * HOUR


def fresh(**profile) -> Athlete:
    """Return the runner of the chat, with other hours, heard from on the first Monday."""
    athlete = runner()
    return replace(athlete, profile=replace(athlete.profile, **profile))


def among(number: int, **profile) -> Athlete:
    """Return the runner as the one with that number."""
    return replace(fresh(**profile), id=number)


def mornings(athletes: range, **profile) -> list[timedelta]:
    """Return how long after seven each of many runners is checked in on."""
    return [
        due - at(day(1), 7)
        for number in athletes
        if (due := next_at(among(number, **profile), at(day(1), 5)))
    ]


def test_mornings_are_spread() -> None:
    """Nobody comes early or more than ten minutes late, always at the same moment, and no minute is fuller than another."""
    late = mornings(range(1, 601))
    assert late == mornings(range(1, 601))
    assert all(timedelta(0) <= one < SPREAD for one in late)
    full = Counter(one // timedelta(minutes=1) for one in late)
    assert len(full) == 10
    assert max(full.values()) <= 62


def test_to_the_minute_is_to_the_minute() -> None:
    """Who asked for the very minute gets it, whoever they are, and what they are sent leaves before the others."""
    assert set(mornings(range(1, 99), sharp=("checkin_at",))) == {timedelta(0)}
    for sharp in ((), ("checkin_at",), ("debrief_at",)):
        said = remind(among(1, sharp=sharp), at(day(1), 7))
        assert said.messages
        assert {one.punctual for one in said.messages} == {"checkin_at" in sharp}


@pytest.mark.parametrize(
    ("quiet_from", "quiet_until", "until"),
    [(time(21, 30), time(6, 30), 21.5), (time(1), time(6), 23.0), (time(0), time(0), 23.0)],
)
def test_what_is_held_up_until_the_night_stays(quiet_from: time, quiet_until: time, until: float) -> None:
    """A reminder is worth sending for three hours, and never in quiet hours, however long it was on its way."""
    hours = {"quiet_from": quiet_from, "quiet_until": quiet_until}
    athlete = remind(fresh(debrief_at=time(20), **hours), at(day(1), 8)).athlete
    turn = remind(athlete, at(day(1), 20) + timedelta(minutes=11))
    assert turn.messages
    assert turn.until == at(day(1), 0) + timedelta(hours=until)


def test_nobody_is_spread_into_the_night() -> None:
    """A time just before the quiet hours, or before midnight, is kept rather than missed."""
    for hours in ({"debrief_at": time(21, 25)}, {"debrief_at": time(23, 58), **ALL_DAY}):
        for number in range(1, 50):
            athlete = remind(among(number, **hours), at(day(1), 8)).athlete
            due = next_at(athlete, at(day(1), 12))
            assert due
            assert timedelta(0) <= due - moment(day(1), hours["debrief_at"], athlete.zone) < SPREAD
            assert due < at(day(2), 0)


def texts(turn: Turn) -> list[str]:
    """Return what a turn says."""
    return [message.text for message in turn.messages]


def test_a_machine_that_slept_half_a_day_sends_no_burst() -> None:
    """What fell due meanwhile is let go; what is due now is said once."""
    athlete, asleep, awake = fresh(), at(day(1), 6), at(day(1), 18)
    assert next_at(athlete, asleep) == at(day(1), 7)
    turn = remind(athlete, awake)
    assert not turn.messages
    assert next_at(turn.athlete, awake) == at(day(1), 19)


def test_late_ones_expire_after_three_hours() -> None:
    """A check-in of seven is still sent just before ten, not at ten."""
    assert texts(remind(fresh(), at(day(1), 10) - timedelta(minutes=1)))
    assert not texts(remind(fresh(), at(day(1), 10)))


def test_an_older_athlete_is_not_sent_the_morning_again() -> None:
    """Restored from before the check-in, hours later, the morning is over; the evening comes once."""
    older = fresh()
    today = remind(older, at(day(1), 7)).athlete
    for restored in (older, today):
        assert not texts(remind(restored, at(day(1), 12)))
        evening = remind(restored, at(day(1), 19))
        assert len(texts(evening)) == 1
        assert not texts(remind(evening.athlete, at(day(1), 19)))


def test_a_conversation_holds_reminders_back_ten_minutes() -> None:
    """A check-in due in the middle of a talk waits until it has been quiet."""
    talk = at(day(1), 7) - timedelta(minutes=1)
    athlete = hear(fresh(), Incoming("what's tomorrow?"), talk).athlete
    assert next_at(athlete, talk) == talk + TALKING
    assert not texts(remind(athlete, talk + TALKING - timedelta(seconds=1)))
    assert texts(remind(athlete, talk + TALKING))


def test_a_talk_late_in_the_evening_pushes_nothing_into_the_night() -> None:
    """What would wait past the start of the quiet hours is let go."""
    athlete = fresh(debrief_at=time(21, 25))
    talk = at(day(1), 21) + timedelta(minutes=24)
    held = replace(athlete, heard_at=talk)
    assert [texts(remind(held, talk + timedelta(minutes=n))) for n in range(11)] == [[]] * 11
    assert texts(remind(athlete, talk + timedelta(minutes=1)))


def test_an_evening_question_in_quiet_hours_comes_before_they_begin() -> None:
    """Half past ten with quiet from half past nine: a quarter past nine."""
    athlete = fresh(debrief_at=time(22, 30), checkin_at=time(5))
    assert next_at(athlete, at(day(1), 0)) == at(day(1), 6) + timedelta(minutes=30)
    assert next_at(athlete, at(day(1), 12)) == at(day(1), 21) + timedelta(minutes=15)


def test_someone_who_works_at_night_is_asked_when_they_are_up() -> None:
    """Quiet hours may lie in the day; a morning in them waits for their end."""
    athlete = fresh(quiet_from=time(6), quiet_until=time(14))
    assert next_at(athlete, at(day(1), 0)) == at(day(1), 14)
    assert not texts(remind(athlete, at(day(1), 13)))


def test_the_day_is_not_asked_about_on_the_next() -> None:
    """An evening question that is late past midnight is let go: it would ask about another day."""
    athlete = fresh(debrief_at=time(23), quiet_from=time(1), quiet_until=time(6))
    assert texts(remind(athlete, at(day(1), 23)))
    assert not texts(remind(athlete, at(day(2), 0)))


def test_nobody_is_written_to_who_did_not_ask_for_it() -> None:
    """Without a clock, without a first word, or after stop, nothing is ever due."""
    for athlete in (Athlete(1), fresh(zone=None), fresh(wants_messages=False), runner(heard_at=None)):
        assert next_at(athlete, at(day(1))) is None
        assert not texts(remind(athlete, at(day(1), 7)))


def test_what_was_sent_is_remembered_for_a_while() -> None:
    """Old occurrences leave the athlete, so that they do not grow for ever."""
    old = Occurrence("checkin", day(-60), at(day(1), 7) - KEPT)
    recent = Occurrence("checkin", day(-30), at(day(1), 7) - KEPT + timedelta(minutes=1))
    kept = remind(replace(fresh(), occurrences=(old, recent)), at(day(1), 7)).athlete.occurrences
    assert old not in kept
    assert recent in kept


# --- Whatever happens -----------------------------------------------------------------------------------------------

ODD_ZONES = (
    "Europe/Lisbon",
    "Pacific/Chatham",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Pacific/Honolulu",
    "UTC",
)
PROMISES = ("recovering", "first_run", "climb", "spot", "ready")
CLOCKS = st.integers(0, 95).map(lambda n: time(n // 4, n % 4 * 15))
TROUBLES = st.fixed_dictionaries(
    {
        "today": st.integers(-2, 100),
        "hour": st.integers(0, 23),
        "silent": st.sampled_from([0, 1, 20, 60, 200, 700]),
        "known": st.booleans(),
        "ran": st.sets(st.integers(0, 6)),
        "told": st.sets(st.integers(0, 3)),
        "promises": st.dictionaries(st.sampled_from(PROMISES), st.integers(-1, 4)),
        "locked": st.booleans(),
        "away": st.sampled_from([None, None, *Why]),
        "planned": st.booleans(),
        "zone": st.sampled_from(ODD_ZONES),
        "clocks": st.tuples(CLOCKS, CLOCKS, CLOCKS, CLOCKS),
    }
)


def troubled(told: dict) -> Athlete:
    """Return a runner in some week of some plan, in some trouble, on some clock."""
    today = day(told["today"])
    start = at(today, told["hour"])
    checkin, debrief, first, last = told["clocks"]
    athlete = runner(
        heard_at=start - timedelta(hours=told["silent"]),
        onboarded_at=start - DAY if told["known"] else None,
        runs=tuple(Run(n, today - DAY * n, 8000.0) for n in sorted(told["ran"])),
        checkins=tuple(CheckIn(today - DAY * n, 3) for n in sorted(told["told"])),
        promises=tuple(
            Promise(kind, today + DAY * n, {"first_run": "1", "climb": "1:0"}.get(kind, "calf"))
            for kind, n in told["promises"].items()
        ),
        lock=Lock(RedFlag.STOP, today, "shin", ask_on=today + 3 * DAY) if told["locked"] else None,
    )
    hours = {"checkin_at": checkin, "debrief_at": debrief, "quiet_from": first, "quiet_until": last}
    there = replace(athlete, profile=replace(athlete.profile, zone=told["zone"], **hours))
    away = with_absence(there, told["away"], today - DAY, today + 4 * DAY) if told["away"] else there
    return away if told["planned"] else replace(away, plan=None)


def quiet(athlete: Athlete, now: datetime) -> bool:
    """Return whether *now* lies in the athlete's quiet hours."""
    first, last = athlete.profile.quiet_from, athlete.profile.quiet_until
    clock = now.astimezone(athlete.zone).time()
    return first <= clock < last if first <= last else clock >= first or clock < last


@given(TROUBLES)
def test_next_at_and_remind_agree(told: dict) -> None:
    """At the moment that is named something is said or the next moment is another; before it, nothing is."""
    athlete = troubled(told)
    assert athlete.heard_at
    now = athlete.heard_at
    for _ in range(20):
        due = next_at(athlete, now)
        assert due
        early = max(due - timedelta(seconds=1), now)
        assert early >= due or not due_now(athlete, early)
        now = max(due, now)
        turn = remind(athlete, now)
        following = next_at(turn.athlete, now)
        assert following
        assert turn.messages or following > due
        athlete = turn.athlete


@given(TROUBLES, st.lists(st.tuples(st.integers(1, 1500), st.booleans()), min_size=15, max_size=40))
def test_nothing_comes_at_night_in_talk_in_bursts_or_twice(told: dict, steps: list[tuple[int, bool]]) -> None:
    """Quiet hours, ten minutes after a word, at most two with sound a day and ten a week, once a kind and date."""
    athlete = troubled(told)
    assert athlete.heard_at
    now, sent, loud = athlete.heard_at, [], []
    for minutes, talks in steps:
        now += timedelta(minutes=minutes)
        athlete = hear(athlete, Incoming("thanks"), now).athlete if talks else athlete
        turn = remind(athlete, now)
        fresh_ones = [one for one in turn.athlete.occurrences if one not in athlete.occurrences]
        sent += [(one.kind, one.on) for one in fresh_ones]
        assert not turn.messages or not quiet(athlete, now)
        assert not turn.messages or not talks
        loud += [athlete.today(now) for message in turn.messages if not message.silent]
        athlete = turn.athlete
    assert len(sent) == len(set(sent))
    for on in loud:
        assert loud.count(on) <= 2
        assert sum(on - 6 * DAY <= one <= on for one in loud) <= 10


def test_every_kind_of_reminder_has_a_name_of_its_own() -> None:
    """Names are what is kept of a sent reminder."""
    assert len({kind.name for kind in KINDS}) == len(KINDS)


def test_a_plan_made_in_the_evening_is_asked_about_in_the_morning() -> None:
    """A plan that starts tomorrow was told today: tomorrow's check-in comes all the same."""
    made = runner(plan=replace(season(), made_on=day(1)), heard_at=at(day(0), 18))
    assert next_at(made, at(day(0), 18)) == at(day(1), 7)


def test_a_plan_made_in_the_morning_was_spoken_of() -> None:
    """The check-in of the very day is not sent after the plan was read."""
    made = runner(plan=replace(season(), made_on=day(1)), heard_at=at(day(1), 6))
    assert next_at(made, at(day(1), 6)) == at(day(1), 19)
