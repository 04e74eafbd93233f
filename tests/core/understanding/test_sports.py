"""What a professional allowed in the place of running, in five languages."""

from __future__ import annotations

import pytest

from core.understanding.sports import allowed, denied

SAID = (
    ("en", "stress reaction, 4 weeks no running, cycling ok if no pain", "cycling"),
    ("en", "no running but I can swim", "swimming"),
    ("en", "no running or cycling for 4 weeks", None),
    ("en", "no running, no cycling either", None),
    ("en", "cycling is not ok", None),
    ("de", "4 Wochen nicht laufen, Radfahren ist erlaubt", "cycling"),
    ("de", "kein Laufen und kein Radfahren", None),
    ("es", "4 semanas sin correr, pero puedo nadar", "swimming"),
    ("es", "nada de bici", None),
    ("fr", "4 semaines sans courir, vélo ok", "cycling"),
    ("fr", "pas de vélo non plus", None),
    ("pt", "4 semanas sem correr, bicicleta pode", "cycling"),
    ("pt", "nem correr nem nadar", None),
)


@pytest.mark.parametrize(("language", "text", "sport"), SAID)
def test_the_sport_that_is_allowed_is_read(language, text, sport):
    """A sport that is named is allowed unless its own words deny it."""
    assert allowed(text, language) == sport
    assert denied(text, language) is (sport is None)


def test_words_without_a_sport_deny_none():
    """Who names no other sport has said nothing of any."""
    assert allowed("4 weeks no running") is None
    assert not denied("4 weeks no running")
