"""From a message to what it says: what a runner's own words mean, field by field."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.understanding.reading import Ache, Intent
from core.understanding.understand import understand
from core.units import Distance, Duration, Pace, Units

TODAY = date(2026, 11, 23)
CONTEXTS = [
    "idle", "asked:run", "asked:rpe", "asked:soreness", "asked:sleep", "asked:race_date", "asked:recent_race",
    "asked:weekly_volume", "asked:days", "asked:timezone", "asked:goal", "asked:reminder_time", "asked:distance",
    "asked:time", "asked:injury", "asked:choice", "asked:something_new",
]  # fmt: skip


def read(text, context="idle", units=Units.KM):
    """Read *text*."""
    return understand(text, context=context, units=units, today=TODAY)


def test_one_line_may_hold_a_goal_and_more():
    """A goal's race, day, place and time are read beside the weekly distance."""
    got = read("marathon in Lisbon 10 Oct, sub 3:45, I run 40k a week", "asked:goal")
    assert got.intent is Intent.ANSWER
    assert (got.race, got.race_date, got.place) == ("marathon", "--10-10", "Lisbon")
    assert (got.race_time_s, got.weekly_m) == (13500.0, 40_000.0)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("half in lisbon 14 march, hoping for under 1:55", "Lisbon"),
        ("london marathon 26 april 2027, sub 4", "London"),
        ("berlin half 4 april", "Berlin"),
        ("10k in New York in may", "New York"),
        ("my first marathon is on the 12th of april", ""),
        ("half in 8 weeks", ""),
        ("I want to run a sub 20 minute 5k", ""),
    ],
)
def test_place(text, place):
    """A race's place is read where one is named."""
    assert read(text, "asked:goal").place == place


def test_splits():
    """A row of times is a set of repetitions, and no distance."""
    got = read("done!! 47 46 47 48 47 48 47 47 48 46. effort 7, calves know about it, 2")
    assert got.splits_s == (47, 46, 47, 48, 47, 48, 47, 47, 48, 46)
    assert got.distance_m is None
    assert (got.effort, got.aches) == (7.0, (Ache("calf", None, 2.0),))


def test_splits_in_minutes():
    """Times of repetitions may have minutes."""
    assert read("5x1000 in 3:50, 3:48, 3:47, 3:50, 3:45").splits_s == (230, 228, 227, 230, 225)


def test_an_answer_may_carry_a_correction():
    """A change of mind inside an answer is a correction."""
    got = read("a little. and effort was more like 7 now i think about it", "asked:choice")
    assert (got.intent, got.effort) == (Intent.EDIT_LAST, 7.0)


def test_sides_and_scores():
    """A complaint keeps its side, its number and what kind it is."""
    got = read("did the 12k in 1:07:40, last 3 were a slog. 6/10. left achilles a bit tight")
    assert got.aches == (Ache("achilles", "left", 2.0, pain=True),)
    assert (got.distance_m, got.duration_s, got.effort) == (12_000.0, 4060.0, 6.0)
    assert got.note == "last 3 were a slog"
    assert got.approx == {"pain"}


def test_a_place_is_enough_when_injuries_are_asked_for():
    """To the question of injuries a place is an answer."""
    assert [one.site for one in read("shins in july, fine since", "asked:injury").aches] == ["shin"]


def test_several_words_for_nothing_are_one():
    """Each part of the answer says it, or none of it counts."""
    assert read("none, all good", "asked:injury").pain == 0
    assert read("none, all good", "asked:soreness").soreness == 0
    assert read("none, but the knee", "asked:injury").pain != 0


def test_sleep_answers_any_question():
    """What was said about the night is kept whatever was asked."""
    got = read("slept about 4 hours, work's mad this week", "asked:choice")
    assert (got.intent, got.sleep_h) == (Intent.ANSWER, 4.0)


def test_a_bad_night_is_not_sore_legs():
    """A word of degree about sleep, or about a fever, is no answer about the legs."""
    got = read("slept badly, 5 hours", "asked:soreness")
    assert (got.soreness, got.sleep_h) == (None, 5.0)
    assert read("fever is gone since yesterday", "asked:soreness").soreness is None
    assert read("really bad", "asked:soreness").soreness == 7


@pytest.mark.parametrize(
    ("said", "effort"),
    [("8k, felt easy 3", 3), ("tempo, it was tough 8", 8), ("12 km, was hard 7, calf ok", 7)],
)
def test_a_word_of_effort_and_a_number_near_it_are_an_effort(said, effort):
    """They are no distance; "a hard 7" is one."""
    got = read(said)
    assert (got.effort, "effort" in got.approx) == (effort, False)
    assert read("did a hard 7", "asked:run").distance_m == 7000


def test_settings():
    """Quiet hours and the unit are settings."""
    assert read("quiet hours 22 to 7").quiet == ("22:00", "07:00")
    assert read("quiet hours from 10pm to 7am").quiet == ("22:00", "07:00")
    assert read("switch to miles").units == "mi"
    assert read("use km please").intent is Intent.CHANGE_SETTING


@pytest.mark.parametrize(
    ("text", "units", "metres", "seconds"),
    [
        ("12k 1:05", Units.KM, 12_000, 3900),
        ("2k 10:05", Units.KM, 2_000, 605),
        ("10k 52.05", Units.KM, 10_000, 3125),
        ("10k in 42'10\"", Units.KM, 10_000, 2530),
        ("10k 42m10s", Units.KM, 10_000, 2530),
        ("21,1 km 1h45", Units.KM, 21_100, 6300),
        ("ran 8 in 50", Units.MI, 12_874.752, 3000),
        ("1,200 m in 4:05", Units.KM, 1200, 245),
        ("twelve k in an hour and five minutes", Units.KM, 12_000, 3900),
    ],
)
def test_distance_and_time(text, units, metres, seconds):
    """A time of two parts is what gives a human pace; commas are decimal signs or group thousands."""
    got = read(text, units=units)
    assert got.distance_m == pytest.approx(metres)
    assert got.duration_s == pytest.approx(seconds)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("I ran 500 miles", "implausible"),
        ("3 km in 4 min", "implausible"),
        ("ran -3 km", "implausible"),
        ("10k in 50 effort 14", "range"),
        ("easy run 5:40", "time_or_pace"),
        ("ran 42", "unit"),
    ],
)
def test_doubts(text, why):
    """What cannot be, or may be two things, must be asked about."""
    assert read(text).clarify == why


@pytest.mark.parametrize(
    "text", ["", " ", "'; DROP TABLE runs; --", "SELECT * FROM users WHERE '1'='1'", "-3", "{}"]
)
def test_nonsense(text):
    """What is no message says nothing."""
    got = read(text)
    assert (got.intent, got.distance_m, got.duration_s) == (Intent.UNKNOWN, None, None)


@pytest.mark.parametrize(
    "text",
    ["tempoo done 8k 40:00", "move wendesday to thrusday", "hamstirng is sore", "marathn in october, sub 4"],
)
def test_typing_slips(text):
    """A small slip in a word that matters is forgiven."""
    assert read(text).intent in {Intent.LOG_RUN, Intent.MOVE_WORKOUT, Intent.REPORT_PAIN, Intent.CHANGE_GOAL}


@pytest.mark.parametrize("context", CONTEXTS)
@settings(derandomize=True, max_examples=40, deadline=None)
@given(text=st.text(max_size=200))
def test_never_raises(context, text):
    """No text makes reading fail, whatever was asked."""
    assert read(text, context).text is not None


HEAP = """
ran 8k 52:05 1:05 easy tempo left calf sore 4/10 effort 7 thursday to friday move 10 oct - , . ? ' in the half marathon
sub 3:45 40k a week at 5:30/km 4x2k slept 7 hours no pain but 47 46 48 and pause july 3 till
"""
WORDS = st.sampled_from(HEAP.split())


@settings(derandomize=True, max_examples=300, deadline=None)
@given(words=st.lists(WORDS, max_size=25), context=st.sampled_from(CONTEXTS), units=st.sampled_from(Units))
def test_running_words_in_any_order(words, context, units):
    """Any heap of running words is read, and stored values are possible ones unless it asks."""
    got = read(" ".join(words), context, units)
    if got.clarify is None and got.distance_m is not None:
        assert 0 < got.distance_m <= 165_000
    assert got.effort is None or 0 <= got.effort <= 10


@pytest.mark.parametrize(
    "text",
    [
        unit * (1000 // len(unit))
        for unit in ("1", "1 ", "1:1:", "4x2k ", "can i ", "(", "a ", "chest ", "no ", "-1", "ef 7 was ")
    ],
)
def test_hostile_text_is_read(text):
    """Text made to be slow is read like any other."""
    assert read(text).intent in Intent


@settings(derandomize=True, max_examples=200)
@given(tenths=st.integers(10, 420), units=st.sampled_from(Units))
def test_shown_distances_are_read_back(tenths, units):
    """A distance as the coach shows it is read as the same distance, whatever the runner counts in."""
    metres = tenths / 10 * units.metres
    shown = Distance(metres).show(units)
    other = Units.MI if units is Units.KM else Units.KM
    assert read(f"ran {shown}", units=other).distance_m == pytest.approx(metres, rel=0.005)


@settings(derandomize=True, max_examples=200)
@given(seconds=st.integers(1800, 3 * 3600))
def test_shown_times_are_read_back(seconds):
    """A time as the coach shows it is read as the same time."""
    metres = seconds / 0.36
    assert read(f"ran {metres:.0f} m in {Duration(seconds).show()}").duration_s == seconds


@settings(derandomize=True, max_examples=100)
@given(pace=st.integers(200, 450), units=st.sampled_from(Units))
def test_shown_paces_are_read_back(pace, units):
    """A pace as the coach shows it is read as the same pace."""
    shown = Pace(float(pace)).show(units, f"per {units.value}")
    assert read(f"8 km at {shown}").pace_s_per_km == pytest.approx(pace, abs=0.6)


@pytest.mark.parametrize("text", ["did 8km", "did 12k today", "did 4km, knee a little sore after"])
def test_a_run_done_is_no_question(text):
    """A "did 8km" tells of a run, with or without a space before its unit."""
    got = read(text)
    assert got.intent is Intent.LOG_RUN
    assert got.distance_m


@pytest.mark.parametrize(
    ("text", "on"), [("half 16 may", "--05-16"), ("half 2 may", "--05-02"), ("half 28th march", "--03-28")]
)
def test_a_half_with_its_day_is_no_time_of_day(text, on):
    """A half with "2 May" is the race and its day; "half 6" stays half past six where an hour is asked."""
    got = read(text, "asked:goal")
    assert (got.race, got.race_date, got.race_time_s) == ("half", on, None)
    assert read("half 6", "asked:reminder_time").reminder_time == "06:30"


@pytest.mark.parametrize(("text", "doubt"), [("7h", "hours"), ("3:43:51!!! cried", None), ("ran 5h", None)])
def test_hours_alone_may_be_a_night(text, doubt):
    """Three hours and more without a word of running are asked about; a race time is none of them."""
    got = read(text)
    assert (got.intent, got.clarify) == (Intent.LOG_RUN, doubt)


def test_a_question_after_a_run_hides_no_run():
    """What was run comes first, whatever is asked behind it; what is only supposed is no run."""
    told = read("did it! 2.5k, took me 22 minutes. is that bad?")
    assert (told.intent, told.distance_m, told.duration_s) == (Intent.LOG_RUN, 2500.0, 1320.0)
    assert read("if i did 10k in 50 min, what would my half be?").intent is not Intent.LOG_RUN


def test_a_sum_of_the_week_is_no_run():
    """An "only 30 minutes this week" is a wish, not half an hour that was run."""
    assert read("only 30 minutes this week").intent is not Intent.LOG_RUN


@pytest.mark.parametrize(
    "said", ["laps 92s 91s 93s 95s", "1'32 1'31 1'33 1'35", "1'32\" 1'31\" 1'33\" 1'35\""]
)
def test_splits_with_their_units(said):
    """Seconds may carry their unit, and minutes their mark."""
    assert read(said).splits_s == (92, 91, 93, 95)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "can't run thursday next week"),
        ("en", "next week thursday i can't run"),
        ("de", "ich hab nächste woche donnerstag keine zeit"),
        ("es", "el jueves de la semana que viene no puedo"),
        ("fr", "jeudi de la semaine prochaine je peux pas"),
        ("pt", "quinta da semana que vem não posso"),
    ],
)
def test_a_day_of_next_week_is_in_it(language: str, said: str) -> None:
    """The week named beside a weekday counts, before it or behind."""
    assert understand(said, units=Units.KM, today=TODAY, language=language).when == "next_thu"
