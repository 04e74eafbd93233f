"""Settings, messages and weeks, in the words runners use for them."""

from __future__ import annotations

from datetime import date, time

import pytest

from core.athlete.athlete import Athlete
from core.units import Units
from tests.core.commands.runner import answer, talk


@pytest.mark.parametrize(
    ("said", "unit"),
    [("use miles", Units.MI), ("miles", Units.MI), ("/units mi", Units.MI), ("km please", Units.KM)],
)
def test_the_unit_is_changed_by_its_name(said: str, unit: Units) -> None:
    """A word is enough, and the same word twice changes nothing more."""
    assert talk(said, said).athlete.profile.units is unit


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("no messages after 9pm", time(21), time(6, 30)),
        ("don't message me before 8", time(21, 30), time(8)),
        ("quiet hours 21:00 to 8:00", time(21), time(8)),
        ("quiet 22 to 7", time(22), time(7)),
        ("/quiet 21:00 to 8:00", time(21), time(8)),
    ],
)
def test_quiet_hours_are_taken_however_they_are_said(said: str, first: time, last: time) -> None:
    """An end that is not said stays as it was."""
    profile = talk(said).athlete.profile
    assert (profile.quiet_from, profile.quiet_until) == (first, last)


@pytest.mark.parametrize("language", ["español", "português", "deutsch", "français"])
def test_a_typed_command_is_the_same_in_every_language(language: str) -> None:
    """What stands behind a command is read as it is shown, whatever the coach speaks."""
    said = f"/language {language}"
    profile = talk(said, "/quiet 21:00 to 8:00", "/remind 9:15", "/units mi").athlete.profile
    assert (profile.quiet_from, profile.quiet_until, profile.checkin_at) == (time(21), time(8), time(9, 15))
    assert profile.units is Units.MI


@pytest.mark.parametrize(
    ("said", "field", "at"),
    [
        ("ask me how it went at 8pm", "debrief_at", time(20)),
        ("ask me after my run at 18:30", "debrief_at", time(18, 30)),
        ("ask me in the evening at 8", "debrief_at", time(20)),
        ("check in at 6:45", "checkin_at", time(6, 45)),
        ("/remind 6:45", "checkin_at", time(6, 45)),
    ],
)
def test_the_hour_of_a_question_is_set(said: str, field: str, at: time) -> None:
    """Morning and evening are told apart."""
    assert getattr(talk(said).athlete.profile, field) == at


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("I moved", "en"),
        ("we've just moved house.", "en"),
        ("Ich bin umgezogen", "de"),
        ("j'ai déménagé", "fr"),
        ("me he mudado", "es"),
        ("mudei-me", "pt"),
    ],
)
def test_who_moved_is_asked_where_to(said: str, language: str) -> None:
    """In every language, when the place is left out."""
    waiting = talk(f"/language {language}", said).athlete.open
    assert waiting is not None
    assert waiting.dialog == "where_are_you"


@pytest.mark.parametrize("said", ["Asia/Tokyo", "asia/tokyo", "/city Asia/Tokyo"])
def test_the_name_of_a_zone_is_the_clock(said: str) -> None:
    """It is what a shared location says, so it is told that the place is not kept."""
    profile = talk(said).athlete.profile
    assert (profile.zone, profile.city) == ("Asia/Tokyo", "Tokyo")
    assert "not where you are" in answer(said)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("english", "check in at 6:45 sharp"),
        ("english", "check in at exactly 6:45"),
        ("english", "remind me at 6:45 on the dot"),
        ("english", "/remind 6:45 sharp"),
        ("deutsch", "Check-in pünktlich um 6:45"),
        ("español", "avísame a las 6:45 en punto"),
        ("français", "rappelle-moi à 6h45 pile"),
        ("português", "escreve-me às 6:45 em ponto"),
    ],
)
def test_a_time_to_the_minute(language: str, said: str) -> None:
    """Who asks for the very minute gets it, and who names a time gets it about then; the last word counts."""
    sharp = talk(f"/language {language}", said)
    assert (sharp.athlete.profile.checkin_at, sharp.athlete.profile.sharp) == (time(6, 45), ("checkin_at",))
    about = talk(f"/language {language}", said, "/remind 7:00")
    assert (about.athlete.profile.checkin_at, about.athlete.profile.sharp) == (time(7), ())


def test_a_time_is_told_as_it_is_kept() -> None:
    """Around it, or at it sharp; morning and evening each have their own."""
    assert "around 06:45" in answer("check in at 6:45")
    assert answer("check in at 6:45 sharp") == "< Check-in at 06:45 sharp. Everything else stays."
    shown = answer("check in at 6:45 sharp", "/settings")
    assert "Check-in: at 06:45 sharp on days you run" in shown
    assert "After a run: around 19:00" in shown


@pytest.mark.parametrize("said", ["i moved to Boston", "I live in Boston now", "/city Boston"])
def test_somebody_who_moves_gets_another_clock(said: str) -> None:
    """Where they are now sets the clock."""
    assert talk(said).athlete.profile.zone == "America/New_York"


def test_start_turns_messages_on_and_says_when_the_next_comes() -> None:
    """No list of commands, but the day and the hour."""
    said = answer("stop", "start")
    assert "on again" in said
    assert "Tuesday around 07:00" in said
    assert talk("stop", "start").athlete.profile.wants_messages


def test_a_hello_alone_does_not_turn_messages_on() -> None:
    """Who said stop is not written to until they ask for it."""
    stage = talk("stop", "hi")
    assert not stage.athlete.profile.wants_messages
    assert "Shall I start again?" in "\n".join(stage.out)


def test_start_again_ends_a_stop() -> None:
    """The button's own words do what the button does."""
    assert talk("stop", "start again").athlete.profile.wants_messages


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("week 4", "Week 4 of"),
        ("week next", "Week 2 of"),
        ("/week next", "Week 2 of"),
        ("/week 4", "Week 4 of"),
    ],
)
def test_a_week_is_shown_by_its_number_or_place(said: str, word: str) -> None:
    """Typed with a slash or without."""
    assert word in answer("@ 2027-04-13 12:00", said)


def test_how_long_the_long_run_is() -> None:
    """The next one, with its day."""
    said = answer("how long is the long run")
    assert "Sunday 18 April" in said
    assert "km long" in said


def _thursday(athlete: Athlete) -> str:
    assert athlete.plan
    return next(d.workout.type for d in athlete.plan.weeks[0].days if d.on.isoformat() == "2027-04-15")


def test_a_move_typed_with_its_slash_takes_both_days() -> None:
    """The command's own example is done, not asked about."""
    said = answer("/move thursday to friday")
    assert "Moved." in said
    assert _thursday(talk().athlete) == "easy"


def test_a_move_while_running_is_off_says_so() -> None:
    """Not that a cleared day is a rest day."""
    said = answer("sharp pain in my shin when I hop, can't put weight on it", "/move thursday to friday")
    assert "off until" in said
    assert "rest day" not in said


def test_a_rest_day_cannot_be_skipped() -> None:
    """Nothing is let go, and no reason is asked for."""
    assert "rest day" in answer("@ 2027-04-12 12:00", "can't today")


def test_a_run_to_come_is_let_go_by_its_name() -> None:
    """Its day and its workout are named, and it goes although the reason is never told."""
    asked = ("@ 2027-04-12 12:00", "I can't run on thursday")
    assert "Thursday's" in answer(*asked)
    stage = talk(*asked, "@ 2027-04-13 12:00", "week")
    assert stage.athlete.plan is not None
    assert stage.athlete.plan.on(date(2027, 4, 15)).type == "rest"


@pytest.mark.parametrize("before", [(), ("can't run tomorrow",)])
def test_a_week_without_running_is_a_pause(before: tuple[str, ...]) -> None:
    """Also while the reason for another day is still open."""
    said = answer("@ 2027-04-12 12:00", *before, "can't run this week")
    assert "One run" not in said
    assert "For how long?" in said or "Paused" in said


def test_a_check_in_within_quiet_hours_says_when_it_comes() -> None:
    """Quiet hours win, and both ways round the hour that holds is named."""
    assert "06:30" in answer("check in at 5:45")
    assert "08:00" in answer("quiet 22 to 8")


def test_a_plan_that_is_off_shows_no_zeros() -> None:
    """While running is off there is a word, not nought metres for every phase."""
    for asked in ("week", "plan"):
        assert " 0 m" not in answer("I have chest pain", asked)
    assert "The plan waits for you." in answer("I have chest pain", "plan")


def test_a_run_is_logged_while_a_goal_is_asked_for() -> None:
    """A run told in full is no goal; a race with a time is none that was run."""
    assert talk("/race", "ran 3 miles in 25:30").athlete.runs
    assert not talk("/race", "10k 45:00").athlete.runs


def test_an_impossible_race_is_no_new_goal() -> None:
    """It is doubted, and nothing is kept."""
    assert "Nothing is stored yet" in answer("10k in 4 minutes")


@pytest.mark.parametrize("said", ["never mind", "forget it", "cancel", "Not now", "bye"])
def test_never_mind_stops_no_messages(said: str) -> None:
    """It takes back a question, or nothing; only a word that means messages stops them."""
    assert talk(said).athlete.profile.wants_messages
    assert talk("10k in 4 minutes", said).athlete.profile.wants_messages
    assert not talk("stop").athlete.profile.wants_messages


@pytest.mark.parametrize(
    "said",
    [
        "travelling tue to thu next week, treadmill only",
        "away from tuesday to thursday next week, only a treadmill there",
        "treadmill only from tuesday to thursday next week",
    ],
)
def test_days_with_nothing_but_a_treadmill_change_only_what_no_belt_can_do(said: str) -> None:
    """The dates are read back; of those days alone, what needs a hill becomes something else, before beside after."""
    stage = talk("~ 2027-04-26 12:00", said)
    plan, change = stage.athlete.plan, stage.athlete.plan.changes[-1]
    told = "\n".join(stage.out)
    assert "On the treadmill from Tuesday 4 May to Thursday 6 May" in told
    assert "instead of" in told
    assert change.rule == "treadmill-days"
    assert all(date(2027, 5, 4) <= edit.on <= date(2027, 5, 6) for edit in change.edits)
    assert plan.on(date(2027, 5, 8)) == plan.base_on(date(2027, 5, 8))


def test_a_pace_for_the_goal_race_is_a_target_and_keeps_the_day() -> None:
    """Another time for the race there is asks for no day."""
    said = answer("I want to run 5:20 per km in the marathon")
    assert "Marathon, Sunday 10 October, under 3:45:02" in said


def test_instead_is_not_asked_about() -> None:
    """Who says "instead" has said it."""
    assert "on the way to your" not in answer("can I change my goal to a 10k on 27 june instead")


def test_undo_of_a_wish_that_is_only_asked_about_takes_back_nothing_else() -> None:
    """The run that was logged before stays in the log."""
    stage = talk("@ 2027-04-13 20:00", "ran 8 km in 50:00, effort 3, no pain", "half 27 june", "undo")
    assert len(stage.athlete.runs) == 1
    assert stage.athlete.open is None


@pytest.mark.parametrize("said", ["I've got a wedding on saturday, can't run", "can't run on sunday"])
def test_a_day_that_cannot_be_is_heard_during_the_check_in(said: str) -> None:
    """It is no answer about the legs, and is not lost."""
    assert "is squeezed in elsewhere" in answer("@ 2027-04-13 08:00", said)


def test_a_pain_is_heard_during_the_evening_question() -> None:
    """Told instead of the run, it gets its own question."""
    assert "Tap one" not in answer("@ 2027-04-13 20:00", "my achilles is stiff in the morning, 3/10")


@pytest.mark.parametrize("said", ["wann kommt der meilenblock?", "c'est quand l'affûtage ?"])
def test_the_dates_of_the_season_answer_when_a_part_of_it_begins(said: str) -> None:
    """Also in a language that is not the runner's own."""
    assert "taper starts" in answer(said)
