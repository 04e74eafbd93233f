"""Everything said in the transcripts, in every language: known to the translators, and short enough."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

import pytest

from core.dialogs.question import chosen
from core.messages import Say, Turn
from core.units import Units
from core.voice.catalogues import languages
from core.voice.speech import speak
from core.voice.text import Text
from tests.tools.words import template
from tests.transcripts.stage import Stage, begin, inputs, play_on
from tests.transcripts.test_transcripts import ALONE

WORDS = 60
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:[-'\N{RIGHT SINGLE QUOTATION MARK}][^\W_]+)*")
"""Figures are not counted; "10-second" and "l'effort" are one word."""


@dataclass
class Listener(Stage):
    """A stage that keeps what is said before it is put into words."""

    heard: list[Say] = field(default_factory=list)

    def _take(self, turn: Turn, *, stamp: bool = False) -> None:
        self.heard += turn.says
        super()._take(turn, stamp=stamp)


@cache
def everything() -> tuple[Say, ...]:
    """Return all that is said in the transcripts of one runner."""
    heard: list[Say] = []
    for path in ALONE:
        text = path.read_text("utf-8")
        opened = begin(text)
        stage = Listener(opened.zone, opened.now, opened.hint, language=opened.language)
        for line in inputs(text):
            play_on(stage, line)
        heard += stage.heard
    return tuple(heard)


def parts(text: Text) -> Iterator[Text]:
    """Yield a text and all that is in it."""
    yield text
    for inner in (*text.joined, *(value for _, value in text.blanks if isinstance(value, Text))):
        yield from parts(inner)


def known() -> set[tuple[str, str | None]]:
    """Return the sentences of the template, by their English and their context."""
    made = ((message.id, message.context) for message in template() if message.id)
    return {(key[0] if isinstance(key, tuple) else key, context) for key, context in made}


_BLANK = re.compile(r"\{[^}]*\}")


def test_no_sentence_reaches_a_runner_that_no_translator_has_seen() -> None:
    """Labels of buttons, names of workouts and body parts included; what is blanks alone needs no translation."""
    texts = [say.text for say in everything()]
    texts += [choice.label for say in everything() for row in say.choices for choice in row]
    said = {(part.one, part.context) for text in texts for part in parts(text)}
    worded = {key for key in said if re.search(r"[^\W\d_]", _BLANK.sub("", key[0]))}
    assert worded - known() == set()
    assert len(worded) > 300


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("units", Units)
def test_no_message_has_more_than_sixty_words(language: str, units: Units) -> None:
    """In no language; the lines of a list are not counted."""
    lines = {line for say in everything() for line in speak(say.text, language, units).splitlines()}
    assert [line for line in lines if len(_WORD.findall(line)) > WORDS] == []


@pytest.mark.parametrize("language", languages())
def test_a_typed_label_is_its_button(language: str) -> None:
    """In every language, whatever stands on a button can be typed instead of tapped."""
    rows = {say.choices for say in everything() if say.asks}
    for row in rows:
        for choice in (one for line in row for one in line):
            typed = speak(choice.label, language).casefold().strip(" .!?")
            same = [
                one
                for line in row
                for one in line
                if speak(one.label, language) == speak(choice.label, language)
            ]
            assert chosen(row, typed, language) in {one.says for one in same}, typed
