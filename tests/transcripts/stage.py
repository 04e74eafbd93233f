"""Plays a transcript against the core alone: no database, no platform, no waiting.

A transcript is plain text. `@ 2027-03-01 06:50` moves the clock (the first also names the zone), `> ` is what
the runner types, `! tap Label` a tap, `# ` a remark. `~ 2027-03-28 17:00` moves the clock over days that are not
shown: every planned run is done and told, every morning is fine. What the coach says stands under it: `< `,
further lines and choices with two spaces, `< (edit) ` for an edit of an earlier message. Everything but the
coach's lines is input; the coach's lines are what must come back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from core.athlete.athlete import Athlete
from core.coach import hear, remind
from core.messages import Button, Incoming, Message, Turn
from core.reminders import next_at
from core.understanding.words import LANGUAGES

FINE = {
    "done": "planned",
    "effort": "5",
    "soreness": "none",
    "legs": "0",
    "sleep": "7.5 h",
    "happened": "ran it",
}
"""What someone answers, by question, on a day that goes as planned."""


@dataclass
class Stage:
    """One athlete, one clock, and the messages on their screen."""

    zone: ZoneInfo
    now: datetime
    hint: str | None = None
    """The zone the platform tells the coach; None when the coach must ask."""
    athlete: Athlete = field(default_factory=lambda: Athlete(1))
    out: list[str] = field(default_factory=list)
    buttons: dict[str, list[Button]] = field(default_factory=dict)
    threads: set[str] = field(default_factory=set)
    shown: int = 0
    language: str | None = None
    """The language the platform tells the coach."""

    def play(self, line: str) -> None:
        """Do one line of input."""
        self.out.append(line)
        match line[:2]:
            case "@ ":
                self._until(self._moment(line[2:]))
            case "~ ":
                self._live(self._moment(line[2:]))
            case "> ":
                self._do(Incoming(line[2:], zone=self.hint, language=self.language))
            case "! ":
                self._tap(line.removeprefix("! tap "))
            case _:
                pass

    def _moment(self, words: str) -> datetime:
        day, clock = words.split()[:2]
        return datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=self.zone).astimezone(UTC)

    def _until(self, moment: datetime) -> None:
        """Let everything that falls due on the way be said."""
        for _ in range(10_000):
            due = next_at(self.athlete, self.now)
            if due is None or due > moment:
                break
            self.now = max(due, self.now)
            before = self.athlete
            self._take(remind(self.athlete, self.now), stamp=True)
            assert self.athlete != before or due > self.now or next_at(self.athlete, self.now) != due
        self.now = moment

    def _live(self, moment: datetime) -> None:
        """Let days pass in which all goes as planned; nothing of it is shown."""
        told = len(self.out)
        while self.now < moment:
            due = next_at(self.athlete, self.now) or moment
            self._until(min(max(due, self.now + timedelta(seconds=1)), moment))
            self._all_well()
        del self.out[told:]

    def _all_well(self) -> None:
        """Answer what is open as someone does who ran as planned and feels fine."""
        for _ in range(5):
            waiting = self.athlete.open
            if waiting is None or waiting.key not in FINE:
                break
            self._do(Incoming(FINE[waiting.key], zone=self.hint, language=self.language))

    def _tap(self, label: str) -> None:
        named = [b for b in self._visible() if label in {b.label, b.token.split(".", 2)[2]}]
        assert named, "\n".join([*self.out, f"there is no [{label}] to tap"])
        newest = named[-1]
        self._do(Incoming(token=newest.token, zone=self.hint, language=self.language))

    def _visible(self) -> Iterator[Button]:
        for row in self.buttons.values():
            yield from row

    def _do(self, incoming: Incoming) -> None:
        self._take(hear(self.athlete, incoming, self.now))

    def _take(self, turn: Turn, *, stamp: bool = False) -> None:
        if stamp and turn.messages:
            self.out.append(f"  ({self.now.astimezone(self.zone):%a %H:%M})")
        self.athlete = Athlete(self.athlete.id) if turn.forgotten else turn.athlete
        for message in turn.messages:
            self._show(message)

    def _show(self, message: Message) -> None:
        edits = message.revises and message.thread in self.threads
        key = message.thread or f"#{self.shown}"
        self.shown += 1
        self.threads |= {key}
        self.buttons.pop(key, None)
        self.buttons[key] = [b for row in message.buttons for b in row]
        self.out += show(message, edited=edits)


def show(message: Message, *, edited: bool = False) -> list[str]:
    """Return a message as it stands in a transcript."""
    words = message.text or (message.react or "")
    first, *rest = words.split("\n")
    rows = (
        [f"  {' '.join(f'[{b.label}]' for row in message.buttons for b in row)}"] if message.buttons else []
    )
    return [f"< {'(edit) ' if edited else ''}{first}", *(f"  {line}" for line in rest), *rows]


def begin(text: str) -> Stage:
    """Return the stage a transcript opens on: its first `@` line names day, hour and zone.

    With "unknown" behind the zone the platform does not tell it, and the coach has to ask for the city; with a
    language behind it the platform tells that.
    """
    first = next(line for line in text.splitlines() if line.startswith("@ "))
    day, clock, zone, *more = first[2:].split()
    unknown = "unknown" in more
    language = next((one for one in more if one in LANGUAGES), None)
    where = ZoneInfo(zone)
    now = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=where).astimezone(UTC)
    return Stage(where, now, None if unknown else zone, language=language)


def inputs(text: str) -> list[str]:
    """Return the lines of a transcript that are not the coach's."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith(("<", "  "))]


OPENING = 3
"""The words of a clock line; the first one names the zone as well."""


def play(text: str) -> list[str]:
    """Return a whole transcript as the coach plays it now."""
    stage = begin(text)
    for line in inputs(text):
        play_on(stage, line)
    return stage.out


def play_on(stage: Stage, line: str) -> None:
    """Play one line; the opening line only names where and when."""
    opening = line.startswith("@ ") and len(line.split()) > OPENING
    if opening:
        stage.out.append(line)
    else:
        stage.play(line)
