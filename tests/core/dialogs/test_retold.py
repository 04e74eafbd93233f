"""A pain that was told, told better: its number, its side, or that it is over."""

from __future__ import annotations

import pytest

from tests.core.commands.runner import answer, talk

MORNING = "@ 2027-04-13 12:00"
HURT = (MORNING, "left knee hurts 5", "only after")


def test_a_number_alone_puts_the_pain_right() -> None:
    """After the question or before it; the day is weighed anew, and only what the pain took comes back."""
    assert "Changed: left knee 2. Today:" in answer(*HURT, "2")
    assert talk(*HURT, "actually more like a 2").athlete.pains[-1].severity == 2
    early = talk(MORNING, "left knee hurts", "4")
    assert "4 out of 10, noted." in "\n".join(early.out)
    assert early.athlete.open
    assert early.athlete.open.key == "sign"
    assert talk(MORNING, "left knee hurts", "4", "only after").athlete.pains[-1].severity == 4


@pytest.mark.parametrize("said", ["during the run, 4", "only after, like a 4", "after, 4/10"])
def test_a_number_behind_the_answer_is_how_much_it_hurts(said: str) -> None:
    """What was put for a word gives way to it."""
    assert talk(MORNING, "left knee hurts", said).athlete.pains[-1].severity == 4


def test_what_was_put_for_a_word_is_said() -> None:
    """No number was told, so the coach says which it took."""
    assert "Left knee: I've put 2 out of 10." in answer("@ 2027-04-12 12:00", "left knee hurts")
    assert "I've put" not in answer("@ 2027-04-12 12:00", "left knee hurts 5")


def test_a_side_alone_is_kept() -> None:
    """While the question is open, and after it."""
    assert talk(MORNING, "knee pain 5", "left", "only after").athlete.pains[-1].side == "left"
    assert talk(MORNING, "knee pain 5", "only after", "the right one").athlete.pains[-1].side == "right"


def test_a_number_after_a_run_is_no_pain() -> None:
    """What was told last is meant."""
    stage = talk(*HURT, "@ 2027-04-13 20:00", "ran 8 km in 50:00", "6", "actually 7")
    assert stage.athlete.pains[-1].severity == 5


def test_a_number_after_a_run_with_its_effort_is_of_what_was_sore() -> None:
    """The effort was told, so a number and a side are of the muscle; it is asked about with them tomorrow."""
    run = ("@ 2027-04-13 20:00", "8k in 50:00, effort 4, left calf a bit tight")
    stage = talk(*run, "3", "the right one")
    assert (stage.athlete.runs[-1].effort, stage.athlete.runs[-1].soreness) == (4.0, 3.0)
    assert [one.subject for one in stage.athlete.promises if one.kind == "spot"] == ["calf:right:3"]


WELL = {
    "en": ("all good again", "I'm fine now", "back to normal", "all better now"),
    "de": ("wieder alles gut", "bin wieder fit"),
    "es": ("ya estoy bien", "ya se me pasó"),
    "fr": ("c'est passé", "tout va bien maintenant"),
    "pt": ("já passou", "já estou bem"),
}


@pytest.mark.parametrize(("language", "said"), [(one, said) for one, every in WELL.items() for said in every])
def test_well_again_is_understood_in_every_state(language: str, said: str) -> None:
    """After nothing it is good to hear, a pain is followed once more, an illness begins the way back."""
    chosen = (MORNING, f"/language {language}")
    nothing = talk(*chosen, said)
    assert nothing.athlete.open is None or nothing.athlete.open.key != "fix"
    hurt = talk(*HURT, f"/language {language}", said).athlete.pains[-1]
    assert (hurt.severity, hurt.asked) == (0, 1)
    ill = talk(MORNING, "i have a fever", "@ 2027-04-16 09:00", f"/language {language}", said).athlete.open
    assert ill
    assert (ill.dialog, ill.key) == ("recovering", "start")


def test_well_again_opens_no_lock() -> None:
    """Feeling fine is not having been cleared."""
    stopped = (MORNING, "sharp pain in one spot on my left shin", "no")
    said = answer(*stopped, "all good again")
    assert said.startswith("< Running is off until a professional has looked at your left shin")
    assert talk(*stopped, "all good again").athlete.lock


def test_gone_twice_is_closed() -> None:
    """The second time the coach lets it rest."""
    said = answer(*HURT, "all good again", "@ 2027-04-14 06:30", "still fine now")
    assert "Then I leave you in peace about the left knee." in said
