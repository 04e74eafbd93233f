"""Places on the body and how they are said."""

from __future__ import annotations

from core.understanding.body import BONE, MUSCLES, SITES, site_text
from core.understanding.words import section
from core.voice.speech import speak
from core.voice.text import NOTHING, t


def test_the_general_form_is_plural():
    """Without a side one speaks of both."""
    assert site_text("calf") == t("calves")


def test_a_side_makes_it_one():
    """With a side one speaks of one."""
    assert site_text("achilles", "left") == t("left Achilles")
    assert site_text("knee", "right", capital=True) == t("{site:first}", site=t("right knee"))


def test_a_line_begins_with_a_capital():
    """A place at the start of a line is written large."""
    assert speak(site_text("shin", capital=True)) == "Shins"
    assert speak(site_text("achilles", capital=True), "fr") == "Tendon d'Achille"


def test_no_place_says_nothing():
    """No place is no words; an unknown one is said as it is named."""
    assert site_text("") == NOTHING
    assert site_text("solar_plexus") == t("{site}", site="solar plexus")


def test_every_place_read_can_be_said():
    """The vocabulary names only places the coach has words for."""
    assert set(section("en", "body")) == SITES


def test_bone_and_muscle_are_apart():
    """No place is both bone and muscle."""
    assert not BONE & MUSCLES
