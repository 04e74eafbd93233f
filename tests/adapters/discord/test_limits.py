"""Whatever the coach says, in whatever language and however long, Discord takes it: each payload is checked by its rules."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord.bodies import words
from adapters.discord.forms import form
from adapters.discord.menu import command
from adapters.discord.servers import calendar, thread
from adapters.discord.ways import suggest, ways
from adapters.discord.words import parts
from core.commands.menu import menu
from core.messages import Address, Button, Document, Meeting, Message, token
from core.ports.deliveries import Delivery
from tests.core.clubs.people import NOW
from tests.fakes.discord.rules import (
    CREATES,
    EDITS,
    check,
    check_choices,
    check_commands,
    check_event,
    check_form,
)
from tests.tools.words import LANGUAGES, LOCALES

LONG = {
    "de": "Geschwindigkeitsausdauerprogrammwiederholungen für Fortgeschrittene 🏃‍♀️💨 - *locker* bleiben!\n",
    "pt": "Não se preocupe: a recuperação é parte do plano, coração tranquilo e respiração fácil 🏃🏽‍♂️ @everyone.\n",
}
HUGE = 10**12


def bodies(message: Message) -> Iterator[dict[str, Any]]:
    """Yield every body that would be sent of a message: to a channel, as an edit, as an answer seen by one."""
    here = Address("discord", "1")
    for via, edits in (("", None), ("tap:1:aW50:8", "8"), ("slash:1:aW50:", None)):
        for part in parts(Delivery(1, here, message, via, edits, nonce="n" * 24)):
            for way in ways(part, thinking=via.startswith("slash")):
                assert way.body is not None
                yield dict(way.body)


def rows(label: str, many: int, sign: str = "") -> tuple[tuple[Button, ...], ...]:
    """Return so many buttons with the longest tokens there are, three in a row."""
    made = [Button(f"{n} {label}", token(HUGE, HUGE, f"{sign}{n:03}")) for n in range(many)]
    return tuple(tuple(made[n : n + 3]) for n in range(0, many, 3))


@pytest.mark.parametrize("language", LONG)
@pytest.mark.parametrize("times", [1, 12, 30, 80])
@pytest.mark.parametrize("many", [0, 3, 9, 25, 40])
@pytest.mark.parametrize("kind", ["plain", "card", "sections", "toggles", "file", "toast"])
def test_messages(language, times, many, kind):
    """Texts and labels of any length fit, whatever kind of message they are in."""
    text = LONG[language] * times
    beside = tuple((n, Button(LONG[language], token(HUGE, 0, f"/today {n}"))) for n in range(1, 8))
    message = {
        "plain": Message(text, rows(LONG[language], many)),
        "card": Message(text, rows(LONG[language], many), card=True),
        "sections": Message(text, rows(LONG[language], many), card=True, beside=beside),
        "toggles": Message(text, rows(LONG[language], many, "+"), many=True),
        "file": Message(text, document=Document("fourlap-plan.ics", "x")),
        "toast": Message(text, toast=True),
    }[kind]
    found = list(bodies(message))
    assert found
    for body in found:
        check({key: value for key, value in body.items() if key != "attachments"}, CREATES | EDITS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_there_is(language):
    """Each sentence of a language fits as a text, as a button, as a choice of a list and as a page with its lines."""
    catalogue = read_po(BytesIO((LOCALES / f"{language}.po").read_bytes()))
    said = {one for entry in catalogue if entry.id for one in _strings(entry.string)}
    assert len(said) > 1000
    for text in said:
        row = ((Button(text, token(HUGE, HUGE, "+mon")),),)
        for message in (
            Message(text, row),
            Message(text, row, many=True),
            Message(f"{text}\n{text}", row, card=True, beside=((1, Button(text, token(1, 0, "/week"))),)),
        ):
            for body in bodies(message):
                check(body, CREATES | EDITS)


def _strings(found: str | tuple[str, ...]) -> tuple[str, ...]:
    return found if isinstance(found, tuple) else (found,)


@given(text=st.text(min_size=1, max_size=6000), label=st.text(max_size=300))
@settings(derandomize=True, max_examples=100, deadline=None)
def test_any_text(text, label):
    """Any characters at all, in any number, are sent in bodies that Discord takes."""
    message = Message(f"a{text}", rows(f"a{label}", 10))
    for body in bodies(message):
        check(body, CREATES | EDITS)


@pytest.mark.parametrize("locale", ["en-US", "de", "es-ES", "fr", "pt-BR", "ja"])
def test_menu_and_forms_in_every_language(locale):
    """The real menu and the real forms fit, in the language of whoever opens them."""
    entries = menu()
    check_commands([command(entry) for entry in entries])
    asked = [form(entry, locale) for entry in entries if entry.form]
    for one in asked:
        check_form(dict(one))
    first = asked[0]["components"][0]["components"][0]["label"]
    assert first == {"de": "Distanz", "en-US": "Distance", "ja": "Distance"}.get(locale, first)
    assert (first == "Distance") is (locale in {"en-US", "ja", "fr"})


@pytest.mark.parametrize("language", LONG)
def test_what_is_not_a_message(language):
    """Suggestions, meetings and threads fit, however long their names are."""
    found = suggest("1", "t", [f"{n} {LONG[language] * 3}" for n in range(60)]).body
    assert found
    check_choices(found["data"]["choices"])
    meeting = calendar("1", LONG[language] * 3, Meeting(LONG[language] * 3, NOW, NOW.replace(hour=23))).body
    assert meeting
    check_event(dict(meeting))
    assert len((thread("1", "9" * 20).body or {})["name"]) <= 100


def test_an_empty_row_is_none():
    """A message without buttons has no rows, and one whose words are all spaces is not sent as an empty page."""
    assert words(Message("x"))["components"] == []
