"""What a terminal shows: messages, and the choices that are open on it. It outlives the coach's restarts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from core.messages import Button, Message, read_token
from core.ports.deliveries import Delivery

Face: TypeAlias = Callable[[Message, bool], None]
"""Shows one message; True: it takes the place of an earlier one."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Remembers which choices are open, the newest last."""

    face: Face
    open: dict[str, tuple[Button, ...]] = field(default_factory=dict)
    """Buttons by message id."""
    taken: dict[str, str] = field(default_factory=dict)
    """Message ids by the nonce of their delivery: what was shown is not shown again."""

    def take(self, delivery: Delivery) -> str:
        """Show a delivery, once, and return its message id, the same as before when it is an edit."""
        if delivery.nonce in self.taken:
            return self.taken[delivery.nonce]
        for over in (delivery.strips, delivery.edits):
            self.open.pop(over or "", None)
        message_id = delivery.edits or str(delivery.id)
        if buttons := tuple(button for row in delivery.message.buttons for button in row):
            self.open[message_id] = buttons
        self.face(delivery.message, delivery.edits is not None)
        if delivery.nonce:
            self.taken[delivery.nonce] = message_id
        return message_id

    def newest(self) -> tuple[Button, ...]:
        """Return the newest open choice."""
        return next(reversed(self.open.values()), ())

    def labelled(self, label: str) -> Button | None:
        """Return the newest open button with that label, whatever its capitals."""
        return self._find(lambda button: button.label.casefold() == label.casefold())

    def meant(self, said: str) -> Button | None:
        """Return the newest open button with that label or value."""
        return self._find(lambda button: said.casefold() in (button.label.casefold(), value(button)))

    def _find(self, fits: Callable[[Button], bool]) -> Button | None:
        buttons = (button for choice in reversed(self.open.values()) for button in choice)
        return next(filter(fits, buttons), None)


def value(button: Button) -> str:
    """Return what tapping *button* says, in small letters."""
    read = read_token(button.token)
    return read[2].casefold() if read else ""


def plain(message: Message, edited: bool) -> Iterator[str]:
    """Yield a message as lines of a transcript (`< ` begins a message, choices stand in brackets)."""
    first, *further = (message.text or message.react or "").split("\n")
    yield f"< {'(edit) ' if edited else ''}{first}"
    for line in further:
        yield f"  {line}"
    if message.document:
        yield f"  ({message.document.name})"
    if labels := [f"[{button.label}]" for row in message.buttons for button in row]:
        yield f"  {' '.join(labels)}"
