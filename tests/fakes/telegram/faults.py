"""What can go wrong with a call, on demand."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass


class RefusedCall(Exception):  # noqa: N818 - an answer, not an error of the fake
    """The Bot API says no."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after


def bad(description: str) -> RefusedCall:
    """Return the answer to a call that breaks a rule."""
    return RefusedCall(400, f"Bad Request: {description}")


def too_many(seconds: int) -> RefusedCall:
    """Return the answer to a call too many."""
    return RefusedCall(429, f"Too Many Requests: retry after {seconds}", seconds)


@dataclass(frozen=True, slots=True)
class Fault:
    """One failure: *refused* and *cut* before the call has its effect, *lost* after it."""

    refused: RefusedCall | None = None
    cut: bool = False
    lost: bool = False
    slow: float = 0.0


def flood(seconds: int) -> Fault:
    """Ask for a pause of *seconds*."""
    return Fault(refused=too_many(seconds))


def server_error(code: int = 502) -> Fault:
    """Do nothing, and answer with an error of the server."""
    return Fault(refused=RefusedCall(code, "Bad Gateway"))


def refusal(code: int, description: str) -> Fault:
    """Do nothing, and give any other answer."""
    return Fault(refused=RefusedCall(code, description))


def cut() -> Fault:
    """Close the connection before anything is done."""
    return Fault(cut=True)


def lost_answer() -> Fault:
    """Do what was asked, and close the connection before the answer."""
    return Fault(lost=True)


def slow(seconds: float) -> Fault:
    """Wait for real *seconds* before anything is done."""
    return Fault(slow=seconds)


class Faults:
    """The failures still to come, per method."""

    def __init__(self) -> None:
        self._next: dict[str, deque[Fault]] = defaultdict(deque)

    def plan(self, method: str, *faults: Fault) -> None:
        """Let the next calls of *method* fail in these ways, one after the other."""
        self._next[method].extend(faults)

    def take(self, method: str) -> Fault:
        """Return what happens to this call."""
        waiting = self._next[method]
        return waiting.popleft() if waiting else Fault()
