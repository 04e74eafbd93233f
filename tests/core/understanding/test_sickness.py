"""What kind of illness a line tells of."""

import pytest

from core.understanding.sickness import a_day_already, kind, state


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("woke up with a fever, 38.4", "fever"),
        ("flu, in bed since tuesday", "fever"),
        ("bad cough, it's on my chest", "fever"),
        ("stomach bug all night", "stomach"),
        ("no fever, just a cold", "cold"),
        ("runny nose and a sore throat", "cold"),
        ("hay fever again", "cold"),
        ("so tired today", "tired"),
        ("cold and a fever", "fever"),
        ("I'm sick", None),
        ("38,5 de fiebre", "fever"),
        ("habe Schnupfen und Halsweh", "cold"),
        ("gastro toute la nuit", "stomach"),
        ("sem febre, só um resfriado", "cold"),
    ],
)
def test_the_gravest_kind_that_is_named_counts(text: str, found: str | None) -> None:
    """Below the neck before above it; what is denied does not count."""
    assert kind(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("still 38.5", "fever"),
        ("still fever", "fever"),
        ("fever's gone but still coughing", "ill"),
        ("not better yet", "ill"),
        ("a bit better", "ill"),
        ("same", "ill"),
        ("better! no fever since yesterday morning, bit weak", "better"),
        ("feeling great again", "better"),
        ("what's tomorrow?", None),
    ],
)
def test_how_somebody_ill_is_today(text: str, found: str | None) -> None:
    """A bit better is still ill."""
    assert state(text) == found


def test_since_yesterday_is_a_day_without_symptoms() -> None:
    """It decides how soon the first run may be."""
    assert a_day_already("better, no fever since yesterday")
    assert not a_day_already("better!")
