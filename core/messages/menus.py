"""Commands as a platform's menu shows them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """A line of a form: its label, an example, and the word its value stands behind; one may be needed."""

    label: str
    example: str = ""
    word: str = ""
    needed: bool = False
    labels: tuple[tuple[str, str], ...] = ()
    """The label in other languages, by their code."""


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """A command as a platform's menu shows it; *argument* names its one free-text option, if it takes one."""

    name: str
    summary: str
    argument: str | None = None
    shared: bool = False
    """It belongs to a club's channel, and to platforms that can answer one person there."""
    admin: bool = False
    """For those who run the channel."""
    on_message: str | None = None
    """Instead of a command: a line in the menu of a message, whose words come behind the name."""
    summaries: tuple[tuple[str, str], ...] = ()
    """The summary (or that line) in other languages, by their code."""
    form: tuple[Blank, ...] = ()
    """What to ask at once where the platform has forms and the command came without a word."""
    suggests: bool = False
    """What may finish its option can be asked for while it is typed."""
    arguments: tuple[tuple[str, str], ...] = ()
    """The name of its option in other languages, by their code."""
    names: tuple[tuple[str, str], ...] = ()
    """What it is called in other languages, by their code; it is heard by its name all the same."""
    file: tuple[tuple[str, str], ...] = ()
    """What its option for a file is called in each language, by their code; without one it takes no file."""
