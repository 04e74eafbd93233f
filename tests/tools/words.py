"""Collect every sentence the coach can say into the template, and bring the catalogues up to it: `make words`.

A sentence is the literal of a call of `t`, `tn` or `pt` anywhere in the core. Python's own parser finds them, as
Babel's scanner joins the two halves of `t("a" if x else "b")` without a word. What is not a literal cannot be
translated, and is refused here, except where a text that was collected elsewhere gets its blanks.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT: Final = Path(__file__).parents[2]
LOCALES: Final = ROOT / "core" / "voice" / "locales"
TEMPLATE: Final = LOCALES / "fourlap.pot"
LANGUAGES: Final = ("de", "es", "fr", "pt")

LITERALS: Final = {"t": 1, "tn": 2, "pt": 2}
"""What makes a text, and how many literals it begins with."""

_BLANK: Final = re.compile(r"\{[^}]*\}")
_WORDED: Final = re.compile(r"[^\W\d_]|:(?!\d)")
"""What is blanks and signs alone is the same in every language, and stays out; but French sets a colon apart."""

MADE: Final = datetime(2027, 1, 1, tzinfo=UTC)
"""The date in the headers: always the same, so that a file changes only where a sentence does."""

HEADER: Final = """\
Everything Fourlap says. English is the key.

You: a warm, calm, precise coach who writes to one runner. du (German), tú (Spanish, Spain), tu (French),
tu (Portuguese of Portugal: treino, corrida, gémeos, tu corres; no gerund for "I am asking").
Sentences are joined to messages of sixty words at most, so be no longer than the English: the action first,
no reproach, no diagnosis, at most one exclamation mark.
A label of a button (short, no full stop) has 20 letters or fewer, 24 where it cannot be helped.

Blanks keep their name and their form: {day:weekday} stays {day:weekday}. They may change places. What goes in is
already written in the runner's language and units: {distance} is "8 km" or "5,3 mi", {pace} "5:16 per km" (say
"per km" once, below: for instance "/km"), {day:weekday} Thursday, {day:short} Thu, {day:date} Thursday 4 March,
{day:daymonth} 4 March, {site:first} begins with a capital. A blank may be a whole phrase, of either gender, one or many,
and it is not declined: build the sentence so that nothing beside it must agree, with a colon or brackets where there is
no better way. The names of body parts in small letters ("left calf", "calves") stand inside sentences: decide once per
language whether they carry their article ("la pantorrilla izquierda") and write the sentences around {where}, {site},
{sites} to fit. Races: "{race}" is "a half", "half marathon" or "10K"; workouts: {what} is "8 km easy" or "hill sprints".
The runner may be a woman or a man: nothing said of them agrees in gender ("cansancio", not "cansado").
Runners' examples in quotation marks are things to type: translate them into what a runner of that language would type,
with its own decimal sign. What begins with "/" is a command and stays as it is.

Words of running: easy locker / suave / facile / leve. Tempo Tempolauf / tempo / allure seuil / corrida de ritmo.
Intervals Intervalle / series / fractionné / séries. Strides Steigerungen / progresivos / lignes droites / retas.
Hill sprints Bergsprints / sprints en cuesta / sprints en côte / sprints em subida. Long run langer Lauf / tirada larga
/ sortie longue / corrida longa. Time trial Zeitlauf / test / test chronométré / contrarrelógio. Effort Anstrengung
/ esfuerzo / effort / esforço. Taper Tapering / puesta a punto / affûtage / afinamento. Mile block Meilenblock / bloque
de milla / bloc mile / bloco da milha. Cutback week Entlastungswoche / semana de descarga / semaine allégée / semana de
descarga. Niggle Zwicken / molestia / gêne / moinha. Club names and "Fourlap" stay.
Entries are never marked fuzzy; `make words` makes the files anew and keeps what is translated."""


def main() -> None:
    """Write the template, and every catalogue with it."""
    LOCALES.mkdir(exist_ok=True)
    found = template()
    _write(TEMPLATE, found)
    for language in LANGUAGES:
        _write(LOCALES / f"{language}.po", updated(language, found))


def template() -> Catalog:
    """Return every sentence of the core, with the files it stands in."""
    made = Catalog(
        project="Fourlap",
        version="1",
        copyright_holder="Fourlap",
        msgid_bugs_address="see CONTRIBUTING.md",
        creation_date=MADE,
        revision_date=MADE,
        last_translator="Fourlap",
        language_team="Fourlap",
        header_comment="\n".join(f"# {line}".rstrip() for line in HEADER.splitlines()),
        fuzzy=False,
    )
    for path in sorted((ROOT / "core").rglob("*.py")):
        for line, name, literals in sentences(path.read_text("utf-8")):
            if not _WORDED.search(_BLANK.sub("", literals[-1])):
                continue
            key = literals if name == "tn" else literals[-1]
            where = (path.relative_to(ROOT).as_posix(), line)
            made.add(key, locations=[where], context=literals[0] if name == "pt" else None).flags.clear()
    return made


def sentences(source: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Yield line, function and literals of every text in *source*; ValueError: one that is no literal."""
    for node in ast.walk(ast.parse(source)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LITERALS):
            continue
        given = node.args[: LITERALS[node.func.id]]
        literals = tuple(
            one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str)
        )
        if len(literals) != len(given):
            raise ValueError(
                f"line {node.lineno}: not a literal, so nobody can translate it: {ast.unparse(node)}"
            )
        yield node.lineno, node.func.id, literals


def updated(language: str, found: Catalog) -> Catalog:
    """Return the catalogue of *language* with the entries of the template, translated where they were."""
    path = LOCALES / f"{language}.po"
    known = path.read_bytes() if path.exists() else b""
    made = read_po(BytesIO(known), locale=language) if known else Catalog(locale=language, fuzzy=False)
    made.update(found, no_fuzzy_matching=True)
    made.obsolete.clear()
    for name in (
        "project",
        "version",
        "copyright_holder",
        "msgid_bugs_address",
        "last_translator",
        "language_team",
    ):
        setattr(made, name, getattr(found, name))
    made.header_comment = f"# {made.locale.english_name if made.locale else language}. fourlap.pot says how."
    made.creation_date = made.revision_date = MADE
    for message in made:
        message.flags.discard("python-format")
        message.flags.discard("python-brace-format")
    return made


def _write(path: Path, catalog: Catalog) -> None:
    out = BytesIO()
    write_po(out, catalog, width=0, sort_by_file=True, include_lineno=False)
    path.write_bytes(out.getvalue())


if __name__ == "__main__":
    main()
