"""Questions the coach can ask, and how each reads an answer.

A question is a value. *read* takes what was `Heard` while the question is open, and may be generous: "7",
"hard" and a tap are the same answer. *offered* looks for the answer in a line that was said to another
question, and must be strict: it takes only what is plainly meant for it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Generic, TypeAlias, TypeVar

from core.messages import Choice
from core.understanding.assent import assent
from core.understanding.normalise import fold
from core.understanding.reading import Intent, Reading
from core.understanding.small import in_english
from core.understanding.understand import understand
from core.units import Units
from core.voice.speech import speak
from core.voice.text import NOTHING, Text, t

T = TypeVar("T")
Rows: TypeAlias = tuple[tuple[Choice, ...], ...]


class UnclearError(ValueError):
    """The answer could not be read; *hint* says what would help."""

    def __init__(self, hint: Text = NOTHING) -> None:
        """Keep the hint."""
        super().__init__(hint.one)
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Heard:
    """Words that were said, how their speaker counts and talks, and on which of their days it was."""

    text: str
    units: Units
    on: date
    language: str = "en"

    @property
    def plain(self) -> str:
        """The words without case and outer punctuation: what the label of a choice is compared with."""
        return _plain(self.text)

    @property
    def word(self) -> str:
        """The plain words, in English where they only move in a dialog: "weiter" is "skip"."""
        return in_english(self.plain, self.language)

    def reading(self, context: str = "idle") -> Reading:
        """Return what the words mean, heard in *context*."""
        return understand(self.text, context=context, units=self.units, today=self.on, language=self.language)


@dataclass(frozen=True, slots=True)
class Default(Generic[T]):
    """What is taken without asking."""

    value: T


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Generic[T]):
    """Something to ask. *key* names the answer for ever: never reuse it for another meaning."""

    key: str
    text: Text
    read: Callable[[Heard], T]
    choices: Rows = ()
    context: str = "asked:choice"
    """What a bare number or word means here (the corpus' contexts)."""
    offered: Callable[[Heard], T | Default[T] | None] | None = None
    """Finds the answer in a line said to another question; `Default(None)` where that is None itself."""
    echo: Callable[[T], Text] | None = None
    """Plays the answer back."""
    label: Text = NOTHING
    """A short name, for "which one do you want to change?"."""
    skipped: Default[T] | None = None
    """What a skip means; None: it cannot be skipped."""
    default: Default[T] | None = None
    """What is taken without asking, until the athlete brings it up."""
    hints: tuple[Text, ...] = ()
    """What to say when an answer is unclear, the first and the second time."""
    short: Text = NOTHING
    """The question again, after an interruption."""
    welcomes: frozenset[Intent] = frozenset()
    """Intents that are an answer here and an interruption elsewhere."""
    claims: Callable[[Heard], bool] | None = None
    """Tells words that are meant for this question although they look like something else (bargaining)."""
    follows: str = ""
    """The question it hangs on: once that one is answered anew, the answer to this one is void."""
    shows: frozenset[str] = frozenset()
    """Answers it reads back itself; of them only what was said just now is played back before it."""
    stands: bool = False
    """Nothing that is said later corrects it."""
    again: bool = True
    """Whether it is asked once more after an interruption, where its dialog does that."""
    restates: Callable[[T, T], str] | None = None
    """Says an answer of which a part was corrected as a whole, in English: "no, 1:10" keeps the distance."""
    settles: tuple[str, ...] = ()
    """Answers that are void once an earlier answer is corrected while this question is open."""
    and_before: bool = False
    """A line that answers it may correct an answer before it as well: "25 km on Sunday" to "how far on Saturday?"."""
    toggles: bool = False
    """Choices are switched on and off, until [Done]."""

    def offered_in(self, heard: Heard) -> T | None:
        """Return the answer that *heard* volunteers, if it does; what is unclear is not offered."""
        offer = self.offer_in(heard)
        return offer.value if offer else None

    def offer_in(self, heard: Heard) -> Default[T] | None:
        """Return the answer that *heard* volunteers, which may itself be None; None: it volunteers none."""
        try:
            found = self.offered(heard) if self.offered else None
        except UnclearError:
            return None
        return found if found is None or isinstance(found, Default) else Default(found)


SKIP_WORDS: Final = frozenset(
    {"skip", "pass", "no idea", "idk", "don't know", "dont know", "not sure", "dunno"}
)
BACK_WORDS: Final = frozenset({"back", "go back", "wait", "previous"})
LEAVE: Final = "cancel"
"""What the choice says that leaves a dialog."""
LEAVE_WORDS: Final = frozenset(
    {LEAVE, "later", "not now", "never mind", "nevermind", "nvm", "leave it", "forget it"}
)
ROUND_IT: Final = re.compile(
    r"^(?:(?:ok|okay|k|fine|all ?right|right|no|well|oh|yeah|then)\b[\s,.!]*)+|[\s,.!]+(?:then|please|thanks|for now)\b|[\s.!]+$"
)
"""What may be said round words that leave a dialog: "ok, leave it then"."""


def leaves(word: str) -> bool:
    """Return whether words (small, English) leave what was asked or offered, and ask for nothing else."""
    return word in LEAVE_WORDS or ROUND_IT.sub("", word) in LEAVE_WORDS


YES_WORDS: Final = frozenset(
    {"yes", "y", "yep", "yeah", "ok", "okay", "sure", "fine", "good", "do it", "yes please", "👍", "👌", "✅"}
)
NO_WORDS: Final = frozenset({"no", "n", "nope", "nah", "none", "nothing", "no thanks", "👎", "❌"})


SHORT: Final = 6
"""Words of an answer that only agrees, or only declines."""


def agrees(heard: Heard) -> bool:
    """Return whether a short answer is a yes and nothing more, in any words: "ja, passt so"; a figure is a change."""
    return heard.word in YES_WORDS or (_only(heard) and assent(heard.text, heard.language) is True)


def declines(heard: Heard) -> bool:
    """Return whether a short answer is a no and nothing more."""
    return heard.word in NO_WORDS or (_only(heard) and assent(heard.text, heard.language) is False)


def _only(heard: Heard) -> bool:
    return len(heard.plain.split()) <= SHORT and not any(letter.isdigit() for letter in heard.plain)


def button(label: Text, says: str) -> Choice:
    """Return a choice."""
    return Choice(label, says)


SKIP: Final = Choice(t("Skip"), "skip")
BACK: Final = Choice(t("Back"), "back")


def without(rows: Rows, says: str) -> Rows:
    """Return the choices without those that say *says*."""
    left = (tuple(choice for choice in row if choice.says != says) for row in rows)
    return tuple(row for row in left if row)


def picks(question_choices: Rows, heard: Heard) -> str:
    """Return the *says* of the choice that was tapped or typed. Raises UnclearError."""
    found = chosen(question_choices, heard.word)
    if found is None:
        raise UnclearError
    return found


def chosen(rows: Rows, word: str, language: str = "en") -> str | None:
    """Return the *says* of the choice *word* names: by what it says, or by its label, with its number or without."""
    flat = [choice for row in rows for choice in row]
    for choice in flat:
        if word == choice.says.casefold():
            return choice.says
    folded = _folded(word)
    for choice in flat:
        label = _folded(speak(choice.label, language))
        if folded in {label, label.rstrip("0123456789- ").strip(), _UNIT.sub("", label)} - {""}:
            return choice.says
    return None


def named(rows: Rows, heard: Heard) -> str | None:
    """Return the *says* of the choice whose whole label was typed, in the runner's language or in English."""
    labels = (
        (speak(choice.label, language, heard.units), choice.says)
        for row in rows
        for choice in row
        for language in (heard.language, "en")
    )
    return called(labels, heard)


def called(labels: Iterable[tuple[str, str]], heard: Heard) -> str | None:
    """Return what the label says that was typed, of labels in words."""
    typed = _bare(heard.plain)
    return next((says for label, says in labels if typed and typed == _bare(_plain(label))), None)


def _bare(plain: str) -> str:
    """Return words without the commas between them, and without accents."""
    return fold(plain.replace(",", ""))


@lru_cache(maxsize=1024)
def _folded(label: str) -> str:
    return fold(_plain(label))


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    quoted = _TONE.sub("", text.casefold()).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(quoted.split()).strip(" .!?\N{INVERTED QUESTION MARK}\N{INVERTED EXCLAMATION MARK}")


_TONE: Final = re.compile(
    "[\N{VARIATION SELECTOR-16}\N{EMOJI MODIFIER FITZPATRICK TYPE-1-2}-\N{EMOJI MODIFIER FITZPATRICK TYPE-6}]"
)
"""The skin of a thumb changes nothing."""

_UNIT: Final = re.compile(r" (?:km|mi)$")
"""What may be left away when a label is typed."""
