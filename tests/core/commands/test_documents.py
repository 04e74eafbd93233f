"""Files are asked for by command, by tap or in plain words."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from core.athlete.athlete import Athlete
from core.athlete.log import Run
from core.coach import hear
from core.messages import Incoming, Media
from tests.core.commands.runner import SUNDAY, marathoner

ASKS = {
    "en": ("export my data", "can i export everything you know about me?", "give me all my data"),
    "de": ("exportiere meine Daten", "schick mir meine Daten"),
    "es": ("exporta mis datos", "mándame mis datos"),
    "fr": ("exporte mes données", "envoie-moi mes données"),
    "pt": ("exporta os meus dados", "manda-me os meus dados"),
}
CALENDARS = {
    "en": ("calendar", "send me my plan as a calendar", "can you put my plan into my calendar?", "/calendar"),
    "de": ("Kalender", "schick mir meinen Plan als Kalender"),
    "es": ("calendario", "envíame el calendario"),
    "fr": ("calendrier", "envoie-moi le calendrier"),
    "pt": ("calendário", "envia-me o calendário"),
}


def said(words: str, language: str = "en", athlete: Athlete | None = None, **more):
    """Return the messages that answer *words* in a language."""
    known = athlete or marathoner()
    runner = replace(known, profile=replace(known.profile, language=language))
    return hear(runner, Incoming(words, **more), SUNDAY).messages


@pytest.mark.parametrize(("language", "words"), [(one, words) for one in ASKS for words in ASKS[one]])
def test_data_is_asked_for(language, words):
    """In every language both files are offered."""
    (message,) = said(words, language)
    assert [button.token.split(".", 2)[2] for row in message.buttons for button in row] == [
        "/calendar",
        "/export all",
    ]


@pytest.mark.parametrize(
    ("language", "words"), [(one, words) for one in CALENDARS for words in CALENDARS[one]]
)
def test_a_calendar_is_asked_for(language, words):
    """In every language the plan comes as a calendar."""
    (message,) = said(words, language)
    assert message.document
    assert message.document.name == "fourlap-plan.ics"
    assert message.document.content.count("BEGIN:VEVENT") > 50


def test_everything():
    """All that is kept is handed over: also what turns don't look at any more."""
    long_ago = Run(1, SUNDAY.date() - timedelta(days=900), 12_345.0)
    whole = replace(marathoner(), runs=(long_ago,))
    (message,) = said("/export all", whole=whole)
    assert message.document
    found = json.loads(message.document.content)["athlete"]
    assert [run["distance_m"] for run in found["runs"]] == [12_345.0]


def test_without_a_plan():
    """Who has no plan yet can have their data all the same."""
    athlete = Athlete(1)
    (offered,) = said("/export", athlete=athlete)
    assert [len(row) for row in offered.buttons] == [1]
    (given,) = said("/export all", athlete=athlete)
    assert given.document


def test_a_copy_before_everything_is_deleted():
    """The question whether to delete everything offers a copy first, and stays open beside it."""
    turn = hear(marathoner(), Incoming("/delete"), SUNDAY)
    copy = next(b for row in turn.messages[-1].buttons for b in row if b.label == "Send me a copy first")
    after = hear(turn.athlete, Incoming(token=copy.token), SUNDAY)
    assert after.messages[0].document
    assert (after.athlete.open, after.forgotten) == (turn.athlete.open, False)


@pytest.mark.parametrize("media", [one for one in Media if one is not Media.UNHEARD])
def test_what_has_no_words(media):
    """A picture, a voice note, a file: each gets a kind word, and an example that is read."""
    (message,) = said("", media=media)
    assert '"8 km in 45:10, effort 6"' in message.text
    assert ("GPX" in message.text) is (media is Media.PICTURE)
