"""What the scanner finds in a text: values with a place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from core.units import Units


class Kind(StrEnum):
    """What sort of value a token is."""

    REFUTED = "refuted"
    """A number that is taken back for another one: the 8 of "9, not 8"."""
    SET = "set"
    """Repetitions, warm-ups: numbers that say nothing of the whole run."""
    SPLITS = "splits"
    WARMTH = "warmth"
    """Degrees, of a fever or of the day; heartbeats, climbs: nothing that is run."""
    DAY = "day"
    SPAN = "span"
    """Two days, from and until."""
    LENGTH = "length"
    """Days something lasts or is away: "for a week", "+7d"."""
    WEEKLY = "weekly"
    SCORE = "score"
    """A number out of ten; *word* is "effort", "soreness", "pain", a site, or empty."""
    SLEEP = "sleep"
    PACE = "pace"
    NO_PACE = "no_pace"
    """A pace that nobody runs at."""
    DISTANCE = "distance"
    RACE = "race"
    DURATION = "duration"
    CLOCK = "clock"
    """A time of day with am, pm, or the like, in minutes since midnight."""
    TIME = "time"
    """Two parts, 52:05: a time of day, minutes and seconds, hours and minutes, or a pace."""
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Token:
    """A value at *start*..*end* of the folded text. *number* is SI (m, s, s/km) or bare; *word* says more."""

    kind: Kind
    start: int
    end: int
    number: float = 0.0
    word: str = ""
    unit: str = ""
    other: str = ""
    """The second day of a span."""
    many: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A message, scanned: the cleaned text, the folded one, what is left of it, and the values found."""

    clean: str
    text: str
    rest: str
    tokens: tuple[Token, ...]
    language: str
    units: Units
    context: str

    def all(self, *kinds: Kind) -> tuple[Token, ...]:
        """Return the tokens of these kinds, in order."""
        return tuple([token for token in self.tokens if token.kind in kinds]) if self.tokens else ()

    def before(self, token: Token, reach: int = 24) -> str:
        """Return the text just before a token."""
        return self.text[max(0, token.start - reach) : token.start]

    def after(self, token: Token, reach: int = 24) -> str:
        """Return the text just after a token."""
        return self.text[token.end : token.end + reach]
