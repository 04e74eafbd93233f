"""The catalogues: every sentence in every language, with its blanks, its plural forms, and its sixty words."""

from __future__ import annotations

import re
import string
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from core.voice.catalogues import languages, nearest
from tests.tools.words import LANGUAGES, LOCALES, ROOT, TEMPLATE, sentences, template

WORDS = 60
"""The most a message has."""


def read(name: str, locale: str | None = None) -> Catalog:
    """Return a catalogue as it is checked in."""
    return read_po(BytesIO((LOCALES / name).read_bytes()), locale=locale)


def entries(catalogue: Catalog) -> list[Message]:
    """Return the entries of a catalogue, without its header."""
    return [message for message in catalogue if message.id]


def forms(message: Message) -> tuple[str, ...]:
    """Return every way an entry is translated."""
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def blanks(sentence: str) -> set[tuple[str, str]]:
    """Return the blanks of a sentence: name and form."""
    return {(name, form or "") for _, name, form, _ in string.Formatter().parse(sentence) if name is not None}


def faults(message: Message, plurals: int) -> list[str]:
    """Return what is wrong with the translation of an entry."""
    one, many = message.id if isinstance(message.id, tuple) else (message.id, message.id)
    said = forms(message)
    if not all(said):
        return [f"not translated: {one}"]
    if isinstance(message.id, tuple) and len(said) != plurals:
        return [f"{len(said)} plural forms instead of {plurals}: {one}"]
    found = [f"fuzzy: {one}"] if message.fuzzy else []
    needed, allowed = blanks(one) - {("n", "")}, blanks(one) | blanks(many)
    for form in said:
        try:
            there = blanks(form)
        except ValueError:
            return [*found, f"braces: {form}"]
        if not needed <= there <= allowed:
            found.append(f"blanks {sorted(there)} instead of {sorted(allowed)}: {form}")
        if len(form.split()) > WORDS:
            found.append(f"{len(form.split())} words: {form}")
        if form[:1].isspace() != one[:1].isspace() or form.count("\n") != one.count("\n"):
            found.append(f"space or lines: {form!r}")
    return found


BEGUN = tuple(
    one for one in LANGUAGES if any(any(forms(message)) for message in entries(read(f"{one}.po", one)))
)
"""Languages somebody has begun to translate; each is then complete."""


def test_the_template_holds_what_the_coach_can_say() -> None:
    """Nothing is missing from it and nothing is left over: `make words` makes it anew."""
    said = {(message.id, message.context) for message in entries(read(TEMPLATE.name))}
    assert said == {(message.id, message.context) for message in entries(template())}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_the_entries_of_the_template(language: str) -> None:
    """No sentence is missing and none is left over, in any language."""
    there = {(message.id, message.context) for message in entries(read(f"{language}.po", language))}
    assert there == {(message.id, message.context) for message in entries(read(TEMPLATE.name))}


@pytest.mark.parametrize("language", BEGUN)
def test_every_entry_is_translated_with_its_blanks(language: str) -> None:
    """With the names and forms of its blanks, all plural forms, and in sixty words or fewer."""
    catalogue = read(f"{language}.po", language)
    found = [fault for message in entries(catalogue) for fault in faults(message, catalogue.num_plurals)]
    assert not found, f"{len(found)} faults:\n" + "\n".join(found)


def test_every_sentence_is_short_in_english() -> None:
    """Sixty words or fewer."""
    both = (message.id if isinstance(message.id, tuple) else (message.id,) for message in entries(template()))
    assert [one for pair in both for one in pair if len(one.split()) > WORDS] == []


@pytest.mark.parametrize(
    ("one", "said"),
    [
        ("Hi {name}.", ""),
        ("Hi {name}.", "Hallo."),
        ("Hi {name}.", "Hallo {nome}."),
        ("On {day:weekday}.", "Am {day:short}."),
        ("Hi.", "Hallo {name}."),
        ("Hi {name}.", "Hallo {name."),
        ("Hi.", "wort " * 61),
    ],
)
def test_a_fault_is_found(one: str, said: str) -> None:
    """A missing translation, a lost or changed blank, another form, a broken brace, too many words."""
    assert faults(Message(one, said), 2)


def test_a_plural_wants_all_its_forms() -> None:
    """A language with two plural forms says both."""
    assert faults(Message(("{n} run", "{n} runs"), ("{n} Lauf",)), 2)
    assert not faults(Message(("{n} run", "{n} runs"), ("ein Lauf", "{n} Läufe")), 2)


def test_what_nobody_can_translate_is_refused() -> None:
    """A sentence that is put together where it stands never reaches a translator."""
    assert list(sentences("t('a', b=1)")) == [(1, "t", ("a",))]
    for source in ("t(f'a {b}')", "t('a' if b else 'c')", "tn('a', b, 1)"):
        with pytest.raises(ValueError, match="not a literal"):
            list(sentences(source))


def test_the_coach_speaks_the_languages_of_the_catalogues() -> None:
    """English, and every language that has a catalogue."""
    assert languages() == ("en", *LANGUAGES)


def test_everything_is_said_in_the_core():
    """No sentence is made where the catalogues do not look for one, and so stays English."""
    rooms = [path for top in ("bot", "adapters") for path in (ROOT / top).rglob("*.py")]
    made = {path.name: text for path in rooms for *_, text in sentences(path.read_text("utf-8"))}
    assert {
        name: text for name, text in made.items() if re.search(r"[^\W\d_]", re.sub(r"{.*?}", "", *text))
    } == {}


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("pt-br", "pt"),
        ("de-AT", "de"),
        ("es-419", "es"),
        ("fr", "fr"),
        ("ru", "en"),
        ("", "en"),
        (None, "en"),
    ],
)
def test_a_platform_s_word_for_a_language(locale, language):
    """Who is not known yet is spoken to in the language their platform names, as far as it is spoken."""
    assert nearest(locale) == language
