"""A text is a value: an English sentence with named blanks, and what fills them.

The coach builds texts with `t("Logged: {run}.", run=Distance(8000))` and never sees a language or a unit.
`core.voice.speech.speak` turns a text into words for one runner, looking the sentence up in the catalogue
of their language and writing each blank by its type. The English sentence is the catalogue's key.

A blank may carry a form after a colon. Dates: `{day:weekday}` Thursday, `{day:short}` Thu, `{day:date}`
Thursday 4 March, `{day:year}` Thursday 4 March 2027, `{day:daymonth}` 4 March. Paces: `{pace:bare}` leaves out
"per km". Texts: `{what:first}` begins with a capital. Everything else is written by its type.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import TypeAlias

from core.units import Distance, Duration, Pace


@dataclass(frozen=True, slots=True)
class Named:
    """A city or a country by its English name; it is said as the runner's language calls it, where that is known."""

    english: str


Blank: TypeAlias = "Named | str | int | float | Distance | Duration | Pace | date | time | Text"


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence to say: *one* (and *many*, with a number `n` among the blanks), and its blanks."""

    one: str
    blanks: tuple[tuple[str, Blank], ...] = ()
    many: str | None = None
    joined: tuple[Text, ...] = ()
    glue: str = " "
    context: str | None = None
    """Tells two meanings of one English word apart in the catalogue."""

    def __bool__(self) -> bool:
        return bool(self.one or any(self.joined))


NOTHING = Text("")


def t(sentence: str, /, **blanks: Blank) -> Text:
    """Say *sentence*, its blanks filled. The sentence is the key translators see."""
    return Text(sentence, tuple(blanks.items()))


def pt(context: str, sentence: str, /, **blanks: Blank) -> Text:
    """Say *sentence*, which means something else elsewhere: *context* tells translators which one it is."""
    return Text(sentence, tuple(blanks.items()), context=context)


def tn(one: str, many: str, n: int, /, **blanks: Blank) -> Text:
    """Say *one* or *many* by the number *n*, which also fills the blank `{n}`."""
    return Text(one, (("n", n), *blanks.items()), many)


def join(texts: Iterable[Text], glue: str = " ") -> Text:
    """Say several texts one after another; empty ones leave no gap."""
    return Text("", joined=tuple(text for text in texts if text), glue=glue)


def holds(text: Text, part: Text) -> bool:
    """Return whether *part* is said in *text*."""
    return text == part or any(holds(one, part) for one in text.joined)


def lines(*texts: Text) -> Text:
    """Say each text on a line of its own."""
    return join(texts, "\n")
