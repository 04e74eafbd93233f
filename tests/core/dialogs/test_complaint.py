"""What hurts while running is off already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.dialogs.chat import Chat, day, ran, runner

TUESDAY = day(8)


def off(words: str = "sharp pain in one spot on my left shin, it hurts to walk") -> Chat:
    """Return a chat with running off since the second Tuesday."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)))
    chat.says(words, TUESDAY)
    chat.says("no")
    assert chat.athlete.lock
    return chat


def test_one_spot_is_no_distance() -> None:
    """The words of a danger sign log no run of a kilometre."""
    chat = off("had to stop, sharp pain in one spot on my left shin, it hurts to walk")
    assert [run.number for run in chat.athlete.runs] == [1, 2, 3, 4]


def test_another_place_is_noted_as_well() -> None:
    """A calf that hurts while a shin is being looked at is not forgotten, and does not become the shin."""
    chat = off()
    said = chat.says("my right calf hurts 4/10")
    assert "right calf too" in said
    assert [(one.site, one.side, one.severity) for one in chat.athlete.pains] == [("calf", "right", 4.0)]
    assert (chat.athlete.lock.site, chat.athlete.lock.side) == ("shin", "left")


@pytest.mark.parametrize(
    "words", ["left shin still hurts 5/10", "my shin hurts 3/10", "it still hurts", "/pain"]
)
def test_the_same_again_is_held(words: str) -> None:
    """Nobody can tell without a look; nothing is noted twice, and nothing comes back."""
    chat = off()
    assert "Running stays off" in chat.says(words)
    assert chat.athlete.pains == ()
    assert "I've been cleared" in chat.labels()


def test_a_hip_is_never_called_harmless() -> None:
    """Where the bone carries everything, a look does not wait."""
    chat = off("sharp pain in one spot deep in my groin, it hurts to walk")
    said = chat.says("my groin hurts 4/10")
    assert "harmless" not in said
    assert "next day or two" in said


def test_an_emergency_stays_one() -> None:
    """After a danger sign of the chest an ache does not make it less urgent."""
    chat = Chat(runner(runs=ran(1, 3, 5, 6)))
    chat.says("chest pain and I fainted on the run", TUESDAY)
    assert "get seen today" in chat.says("/pain")
    assert "Running is off until a doctor" in chat.says("week")


def test_a_sign_told_with_the_pain_is_not_asked_for() -> None:
    """When the first steps, or only the time after the run, were named, the coach has what it needs."""
    for told in ("achilles stiff first steps 3", "knee pain 3, only after"):
        chat = Chat()
        said = chat.says(told, day(0), 9)
        assert "first steps this morning?" not in said
        assert "only after?" not in said
        assert chat.athlete.pains


def test_of_muscle_and_tendon_the_bone_is_not_the_reason() -> None:
    """What ended a run is seen by a professional all the same, for what the place is made of."""
    said = Chat().says("had to stop after 4 km because of my achilles", day(1), 18)
    assert "muscle or tendon" in said
    assert "bone" not in said


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "can't feel anything any more"),
        ("de", "nichts mehr zu spüren"),
        ("es", "ya no noto nada"),
        ("fr", "je ne sens plus rien"),
        ("pt", "já não sinto nada"),
    ],
)
def test_nothing_felt_any_more_is_no_pain_at_rest(language: str, words: str) -> None:
    """Told under the question whether it hurts at rest, in every language; running stays off."""
    chat = Chat()
    chat.says("sharp pain in one spot on my left shin, it hurts to walk", TUESDAY)
    assert chat.athlete.open is not None
    chat.athlete = replace(chat.athlete, profile=replace(chat.athlete.profile, language=language))
    chat.says(words)
    assert chat.athlete.open is None
    assert chat.athlete.lock is not None


def test_while_running_is_off_a_treadmill_keeps_no_plan() -> None:
    """Days on a treadmill are noted, and that running is off goes before them."""
    chat = off()
    chat.says("no")
    said = chat.says("only a treadmill from thursday to sunday")
    assert said.startswith("Running is off")
    assert "the plan stays" not in said


def test_a_week_that_was_cleared_shows_what_was_run_before() -> None:
    """Nobody has run "31 km of 10 km"."""
    chat = Chat()
    chat.says("12 km in 72, effort 3", day(1), 18)
    chat.says("sharp pain in one spot on my left shin, it hurts to walk", day(2))
    chat.says("no")
    week = chat.says("/week")
    assert "12 km." in week
    assert "km of" not in week
