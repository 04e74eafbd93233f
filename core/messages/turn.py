"""What one thing heard, or one reminder due, leads to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Session
from core.messages.places import Pass
from core.messages.says import Message, Say


@dataclass(frozen=True, slots=True)
class Opens:
    """A dialog to open: its name, what it is about, and a line in which its questions may find answers."""

    dialog: str
    about: tuple[tuple[str, str], ...] = ()
    said: str = ""
    silent: bool = False
    """Its first question comes without a sound."""
    at_home: bool = False
    """Its questions are asked in the private chat."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one thing heard (or one reminder due) leads to."""

    athlete: Athlete
    says: tuple[Say, ...] = ()
    opens: Opens | None = None
    messages: tuple[Message, ...] = field(default=(), kw_only=True)
    """The says in words: filled in by `core.coach` on the way out."""
    until: datetime | None = field(default=None, kw_only=True)
    """When what a reminder says is not worth sending any more (UTC)."""
    forgotten: bool = field(default=False, kw_only=True)
    """The athlete asked for everything to be deleted, and it must be."""
    club: Club | None = field(default=None, kw_only=True)
    """The channel's club, when this turn made or changed it."""
    hands: Pass | None = field(default=None, kw_only=True)
    """What `Incoming.code` opens from now on."""
    revokes: Pass | None = field(default=None, kw_only=True)
    """Codes like this open nothing any more: those that say the same in that channel, of one athlete or (0) of anybody."""
    spends: bool = field(default=False, kw_only=True)
    """The code that was opened is used up."""
    becomes: int | None = field(default=None, kw_only=True)
    """The athlete this person is: their address is that athlete's now, and the rest of this one goes."""
    parts: str | None = field(default=None, kw_only=True)
    """The platform that is no longer this athlete's."""
    to_others: tuple[tuple[int, Say], ...] = field(default=(), kw_only=True)
    """Said to other athletes, each in their private chat."""
    off: Session | None = field(default=None, kw_only=True)
    """A session of the club that this turn calls off: others who are in it have their own day back."""
    posts: tuple[Say, ...] = field(default=(), kw_only=True)
    """Said in the club's channel, for everyone; put into words by `core.clubs.posts`, which knows no athlete."""

    def after(self, earlier: Turn) -> Turn:
        """Return this turn with what *earlier* said put before it."""
        return replace(
            self,
            says=earlier.says + self.says,
            club=self.club or earlier.club,
            posts=earlier.posts + self.posts,
            to_others=earlier.to_others + self.to_others,
            hands=self.hands or earlier.hands,
            revokes=self.revokes or earlier.revokes,
            spends=self.spends or earlier.spends,
            off=self.off or earlier.off,
            becomes=self.becomes or earlier.becomes,
            parts=self.parts or earlier.parts,
        )

    def quietly(self) -> Turn:
        """Return this turn with everything it says, and the first question of what it opens, without a sound."""
        opens = replace(self.opens, silent=True) if self.opens else None
        return replace(self, says=tuple(replace(say, silent=True) for say in self.says), opens=opens)
