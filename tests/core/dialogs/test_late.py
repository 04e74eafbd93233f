"""What is said of a run when its question is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.absences import DAY, on_the_ladder, promised
from core.dialogs.question import Heard
from core.dialogs.went import Went, went
from core.presumed import presumed
from core.units import Units
from tests.core.commands.runner import SUNDAY, marathoner, talk

ON = SUNDAY.date()
ILL = ("@ 2027-04-12 08:00", "fever, 38.5", "@ 2027-04-15 12:00", "better", "yes", "@ 2027-04-18 09:00")
"""The first run back is on Saturday, and nobody answered how it felt."""


@pytest.mark.parametrize("said", ["felt fine", "it went well", "was easy"])
def test_the_first_run_back_is_answered_the_morning_after(said: str) -> None:
    """It is in the log of its day, and the second is two days behind it."""
    athlete = talk(*ILL, said).athlete
    assert [run.on.day for run in athlete.runs] == [17]
    made = promised(athlete, "first_run", athlete.today(SUNDAY).replace(day=30))
    assert made
    assert (made.on.day, made.subject) == (19, "2")


def test_a_first_run_that_felt_hard_comes_once_more() -> None:
    """Told over the next check-in, too: it is no answer about the legs."""
    stage = talk(*ILL, "felt fine", "@ 2027-04-20 09:00", "felt hard")
    assert "isn't done yet" in "\n".join(stage.out[-8:])


def test_a_step_after_an_injury_that_felt_fine_opens_the_next() -> None:
    """The question is about pain then, afterwards and this morning: there was none."""
    stage = talk("sprained ankle, no running for 3 days", "@ 2027-04-17 09:00")
    while on_the_ladder(stage.athlete) and stage.athlete.open is None:
        stage.play("@ 2027-04-18 09:00")
    stage.play("> felt fine")
    made = on_the_ladder(stage.athlete)
    assert made
    assert made.subject.startswith("1:")


def test_a_new_plan_begins_with_the_steps_after_an_injury() -> None:
    """Another goal is no way around them: no whole run comes before they are climbed."""
    stage = talk("sprained ankle, no running for 3 days", "@ 2027-04-16 09:00")
    stage.athlete = replace(stage.athlete, plan=None)
    for said in ("half marathon on 3 october", "instead"):
        stage.play(f"> {said}")
    plan, made = stage.athlete.plan, on_the_ladder(stage.athlete)
    assert plan
    assert made
    ahead = [plan.on(made.on + DAY * n).type for n in range(-4, 8)]
    assert set(ahead) == {"rest", "walk_run"}
    assert "5 × 1 minute running" in "\n".join(stage.out)


@pytest.mark.parametrize(
    ("language", "said", "how"),
    [
        ("en", "it felt fine", Went.WELL),
        ("en", "felt hard", Went.HARD),
        ("en", "fine", None),
        ("en", "felt fine but the calf hurts", None),
        ("de", "hat sich gut angefühlt", Went.WELL),
        ("es", "fue duro", Went.HARD),
        ("fr", "ça s'est bien passé", Went.WELL),
        ("pt", "correu bem", Went.WELL),
    ],
)
def test_words_of_a_run_have_a_verb_of_the_past(language: str, said: str, how: Went | None) -> None:
    """A word alone may be about anything, and a complaint behind it is heard as one."""
    assert went(Heard(said, Units.KM, ON, language), of_a_run=True) is how


def test_a_run_of_a_day_that_is_over_is_known_to_be_missed() -> None:
    """Nobody takes it for run, nothing is laid elsewhere, and undo takes the word back."""
    stage = talk("@ 2027-04-15 12:00")
    today, plan = stage.athlete.today(stage.now), stage.athlete.plan
    before = [run.on.day for run in presumed(stage.athlete, today)]
    stage.play("> i missed tuesday's run")
    assert [run.on.day for run in presumed(stage.athlete, today)] == [day for day in before if day != 13]
    assert stage.athlete.plan
    assert plan
    assert stage.athlete.plan.edited == plan.edited
    stage.play("> undo")
    assert [run.on.day for run in presumed(stage.athlete, today)] == before


def test_a_run_in_the_log_that_was_missed_is_taken_out_when_that_is_meant() -> None:
    """It is asked about first: the log says that it was run."""
    stage = talk(
        "@ 2027-04-13 12:00", "8 km in 46:00, effort 4", "@ 2027-04-15 12:00", "i missed tuesday's run"
    )
    assert "Shall I take it out?" in "\n".join(stage.out[-3:])
    stage.play("! tap Take it out")
    assert [run for run in stage.athlete.runs if run.on.day == 13] == []
    assert "letting it go" in "\n".join(stage.out[-3:])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "fresh"),
        ("en", "legs feel great today"),
        ("de", "Beine sind heute gut"),
        ("es", "piernas frescas"),
        ("fr", "les jambes vont bien aujourd'hui"),
        ("pt", "pernas boas hoje"),
    ],
)
def test_legs_that_nobody_asked_about_are_the_check_in_of_today(language: str, said: str) -> None:
    """In a quiet week they are told all the same: today's run is spoken of, and no run of yesterday is logged by it."""
    quiet = replace(marathoner(), open=None, heard_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    profile = replace(quiet.profile, language=language)
    stage = talk("@ 2027-04-14 12:00", said, athlete=replace(quiet, profile=profile))
    assert stage.athlete.open
    assert (stage.athlete.open.dialog, stage.athlete.open.key) == ("checkin", "sleep")
    assert not stage.athlete.runs


def test_a_run_that_felt_good_yesterday_is_still_heard() -> None:
    """What is said of a run, and not of the legs, is the answer of the evening before."""
    quiet = replace(marathoner(), open=None, heard_at=datetime(2027, 3, 1, 9, tzinfo=UTC))
    stage = talk("@ 2027-04-14 12:00", "felt great", athlete=quiet)
    assert [one.on.isoformat() for one in stage.athlete.runs] == ["2027-04-13"]


def test_reps_that_slowed_are_the_reason_also_when_the_effort_comes_later() -> None:
    """What changes because of the times says so where they do not stand in the same answer."""
    stage = talk("@ 2027-05-12 19:30", "6x1min: 92 91 93 95 99 98", "@ 2027-05-12 19:31", "hard 7")
    assert "got slower by about 7 seconds on the way. So Wednesday becomes" in "\n".join(stage.out[-3:])
