"""The catalogues of sentences, by language: gettext's .po files, read once from this package."""

from __future__ import annotations

import gettext
import io
from functools import lru_cache
from importlib import resources

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from core.voice.text import Text


def sentence(language: str, text: Text, n: int | None = None) -> str:
    """Return *text* in *language*, its blanks unfilled; English is the key itself, and said where none is given."""
    catalogue = _catalogue(language)
    if text.many is not None and n is not None:
        return catalogue.ngettext(text.one, text.many, n)
    if text.context:
        return catalogue.pgettext(text.context, text.one)
    return catalogue.gettext(text.one) if text.one else ""


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """Return the languages the coach speaks, English first."""
    folder = resources.files("core.voice") / "locales"
    files = folder.iterdir() if folder.is_dir() else ()
    found = sorted(file.name.removesuffix(".po") for file in files if file.name.endswith(".po"))
    return ("en", *found)


def nearest(locale: str | None) -> str:
    """Return the language of a platform's word for one ("pt-br"), where the coach speaks it; else English."""
    language = (locale or "").partition("-")[0].casefold()
    return language if language in languages() else languages()[0]


@lru_cache(maxsize=16)
def _catalogue(language: str) -> gettext.NullTranslations:
    file = resources.files("core.voice") / "locales" / f"{language}.po"
    if not file.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(file.read_bytes()), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
