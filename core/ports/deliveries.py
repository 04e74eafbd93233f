"""What goes out: one message, how fast a platform takes them, and what may go wrong on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.messages import Address, Kind, Message

SAME_S: Final = 120.0
"""For so many seconds a platform that drops repetitions surely does ("the past few minutes", in Discord's docs)."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on its way out."""

    id: int
    address: Address
    message: Message
    via: str = ""
    edits: str | None = None
    """The platform's id of the message this one takes the place of."""
    strips: str | None = None
    """The platform's id of an earlier message whose buttons are over now."""
    nonce: str = ""
    """The same for every try of this delivery, at most 25 characters."""
    attempt: int = 0
    """Which try this is: what a try has to tell counts only until the next one begins."""
    doubted: bool = False
    """It may have arrived already: the answer to an earlier try was lost."""
    doubted_s: float | None = None
    """For how many seconds nobody has known whether it arrived, when this try began; None if it surely had not."""

    @property
    def only_edits(self) -> bool:
        """What was taken down by hand is not shown again unless it answers: a channel's post, a reminder."""
        message = self.message
        return self.edits is not None and message.kind is not Kind.REPLY and not message.renews

    @property
    def vain(self) -> bool:
        """New words for a reminder of which nothing is known to stand: shown, it might come twice."""
        return self.message.revises and self.message.kind is Kind.REMINDER and self.edits is None

    @property
    def forgotten(self) -> bool:
        """It may have arrived so long ago that no platform would know it again: said once more, a reminder comes twice."""
        in_time = self.doubted_s is None or 0 <= self.doubted_s < SAME_S
        return not (in_time or self.repeatable or self.message.kind is Kind.REPLY)

    @property
    def repeatable(self) -> bool:
        """Made twice it looks the same as once: an edit, a reaction, a toast."""
        return bool(self.edits or self.message.react or self.message.toast)


@dataclass(frozen=True, slots=True)
class Window:
    """No more than *most* messages in any *seconds*."""

    most: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast a platform takes messages, counted over all processes. What is None has no limit."""

    bot: Window | None = None
    chat: Window | None = None
    group: Window | None = None
    groups: str = ""
    """How the chat of a group begins."""


class NotSentError(Exception):
    """The platform surely did not get it (no connection, 5xx before the request): try again."""


class UnknownError(Exception):
    """It may or may not have arrived (the answer was lost)."""


class UnreachableError(Exception):
    """This address cannot be written to (blocked, closed): stop until there is a sign of life."""


class RefusedError(Exception):
    """The platform will never take this message (too long, malformed): a defect of ours."""


class BadTokenError(Exception):
    """The platform does not know this bot; the message names the platform and never the token."""


class SlowDownError(Exception):
    """The platform asks for a pause of *seconds*; *whole_bot* when it named all chats, not just this one."""

    def __init__(self, seconds: float, *, whole_bot: bool = False) -> None:
        """Keep the pause that was asked for."""
        super().__init__(f"asked to pause {seconds} s")
        self.seconds = seconds
        self.whole_bot = whole_bot
