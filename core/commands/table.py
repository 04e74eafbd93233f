"""The table of commands. A command is a function with a name, a line for the menu, and the intents that mean it.

Telegram's menu, Discord's slash commands, /help and plain words are all made from this table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Final, TypeAlias

from core.locks import holding, naming
from core.messages import Turn
from core.scene import Scene
from core.understanding.reading import Intent, Reading
from core.voice.text import NOTHING, Text

Answer: TypeAlias = Callable[[Scene, Reading], Turn]
Suggest: TypeAlias = Callable[[Scene], Iterable[Text]]


@dataclass(frozen=True, slots=True)
class Field:
    """A line of a form: its label, an example, and the word its value stands behind."""

    label: Text
    example: Text = NOTHING
    word: str = ""
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a runner can ask for: typed as /name, tapped, or said in plain words."""

    name: str
    summary: Text
    answer: Answer
    intents: tuple[Intent, ...] = ()
    argument: Text | None = None
    """The name of its one free-text option on platforms that show one."""
    listed: bool = True
    """In menus and /help."""
    anytime: bool = False
    """Works before there is a plan."""
    shared: bool = False
    """It belongs to a club's channel; an open question of the private chat is left alone by it."""
    admin: bool = False
    """For those who run the channel."""
    on_message: Text | None = None
    """How the menu of a message names it; it is then given that message's words."""
    form: tuple[Field, ...] = ()
    """What a form asks where the platform has one and the command came without a word."""
    suggest: Suggest | None = None
    """What may finish its option while it is typed."""
    file: Text | None = None
    """The name of an option for a file, on platforms that have such options."""


COMMANDS: Final[dict[str, Command]] = {}
BY_INTENT: Final[dict[Intent, Command]] = {}


def command(
    name: str,
    summary: Text,
    *intents: Intent,
    argument: Text | None = None,
    listed: bool = True,
    anytime: bool = False,
    training: bool | None = None,
) -> Callable[[Answer], Answer]:
    """Put a function into the table. What needs a plan is about *training*, and names a lock before it answers."""
    about_it = not anytime if training is None else training

    def enter(answer: Answer) -> Answer:
        whole = _naming_the_lock(answer, asks=bool(ASKS & set(intents))) if about_it else answer
        one = Command(name, summary, whole, intents, argument, listed=listed, anytime=anytime)
        COMMANDS[name] = one
        BY_INTENT.update(dict.fromkeys(intents, one))
        return answer

    return enter


ASKS: Final = frozenset({Intent.ASK_TODAY, Intent.ASK_WEEK, Intent.ASK_PLAN, Intent.ASK_WHY, Intent.ASK_PACE})
"""Questions about training: leave that is waited for is named in their answers as a lock is."""


def _naming_the_lock(answer: Answer, *, asks: bool) -> Answer:
    @wraps(answer)
    def named(scene: Scene, reading: Reading) -> Turn:
        return (holding if asks else naming)(scene, answer(scene, reading))

    return named
