"""A terminal with someone at it: messages appear above the line being typed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from prompt_toolkit import PromptSession
from prompt_toolkit.patch_stdout import patch_stdout
from rich.console import Console
from rich.padding import Padding
from rich.text import Text as Styled

from core.messages import Document, Message

WELCOME = "Fourlap is here. Write as you would to a coach; #1 or a label picks a choice, Ctrl-D leaves."


class Keyboard:
    """Reads lines with a prompt that stays at the bottom."""

    def __init__(self, session: PromptSession[str] | None = None) -> None:
        """Ask in *session*, or in one of its own."""
        self._session: PromptSession[str] = session or PromptSession("> ")

    async def __call__(self) -> str | None:
        """Return the next line; None when the runner leaves."""
        try:
            return await self._session.prompt_async()
        except (EOFError, KeyboardInterrupt):
            return None


@contextmanager
def above_the_prompt() -> Iterator[None]:
    """Let whatever is printed meanwhile appear above the line being typed, colours and all."""
    with patch_stdout(raw=True):
        yield


def show(message: Message, edited: bool) -> None:
    """Print one message: its words, then its choices by number."""
    console = Console(highlight=False, force_terminal=True)
    console.print(Padding(styled(message, edited), (0, 0, 1, 2)))


def keep(document: Document, folder: Path | None = None) -> str:
    """Write a file into *folder* (the one the terminal is in); return what became of it."""
    path = (folder or Path.cwd()) / document.name
    try:
        path.write_bytes(document.content.encode())
    except OSError as error:
        return f"({document.name} could not be saved: {error.strerror})"
    return f"(saved as {path})"


def styled(message: Message, edited: bool) -> Styled:
    """Return a message as it is shown: a revised one says so, a passing note is dim."""
    text = Styled("(revised) " if edited else "", style="dim")
    text.append(message.text or message.react or "", style="dim" if message.toast else "default")
    if message.invites:
        text.append(f"\n{message.invites}")
    if message.document:
        text.append(f"\n{keep(message.document)}", style="dim")
    numbers = iter(range(1, 1000))
    for row in message.buttons:
        text.append("\n")
        for button in row:
            text.append(f"#{next(numbers)} ", style="dim")
            text.append(f"[{button.label}]  ", style="bold")
    return text
