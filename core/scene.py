"""A scene: the athlete, the moment, and what it is about. Every answer of the coach is a function of one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from core.athlete.athlete import Athlete
from core.messages import Choice, Incoming, Opens, Say, Turn
from core.training.workout import REST, Workout
from core.understanding.languages import clearly
from core.understanding.reading import Reading
from core.understanding.small import in_english
from core.understanding.understand import understand
from core.voice.text import Text

UNTOLD: Final = Incoming()
"""Nothing was done on any platform: the clock rings, or a dialog ends."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a dialog, a command or a rule is given; *now* is aware."""

    athlete: Athlete
    now: datetime
    about: Mapping[str, str] = field(default_factory=dict)
    """What an open dialog is about: ids and dates, as text."""
    said: str = ""
    """The words as they were typed, or what a tapped choice says."""
    tapped: bool = False
    thread: str | None = None
    incoming: Incoming = UNTOLD
    """What was done, and where, as the platform told it."""

    @property
    def today(self) -> date:
        """The athlete's own date."""
        return self.athlete.today(self.now)

    @property
    def day(self) -> date:
        """The day the scene is about; today unless it says otherwise."""
        return date.fromisoformat(self.about["on"]) if "on" in self.about else self.today

    @property
    def language(self) -> str:
        """The language its words are read in: what a tapped choice says is English."""
        return "en" if self.tapped else clearly(self.said) or self.athlete.profile.language

    @property
    def plain(self) -> str:
        """Its words in small letters, in English where they are among those a dialog listens for."""
        return in_english(self.said.casefold(), self.language)

    def read(self, context: str = "idle") -> Reading:
        """Return what its words say, heard in a *context* of the corpus ("idle": without a question)."""
        units, language = self.athlete.units, self.language
        return understand(self.said, context=context, units=units, today=self.today, language=language)

    def workout(self, day: date | None = None) -> Workout:
        """Return what is planned on *day* (or the scene's day); rest without a plan."""
        plan = self.athlete.plan
        return plan.on(day or self.day) if plan else REST

    def but(self, **changes: Any) -> Scene:  # noqa: ANN401 - fields of Athlete, checked by replace
        """Return the scene with the athlete changed."""
        return replace(self, athlete=replace(self.athlete, **changes))

    def knowing(self, **changes: Any) -> Scene:  # noqa: ANN401 - fields of Profile, checked by replace
        """Return the scene with the athlete's profile changed."""
        return self.but(profile=replace(self.athlete.profile, **changes))

    def say(self, *says: Say | Text) -> Turn:
        """Return a turn that says this and leaves the athlete as they are in this scene."""
        return Turn(self.athlete, tuple(one if isinstance(one, Say) else Say(one) for one in says))

    def offer(self, text: Text, *choices: Choice) -> Turn:
        """Return a turn that says *text* with one row of choices that need no open question."""
        return self.say(Say(text, (choices,) if choices else ()))

    def opens(self, dialog: str, said: str = "", /, **about: str) -> Turn:
        """Return a turn that opens *dialog*, whose questions may find answers in *said*."""
        return Turn(self.athlete, opens=Opens(dialog, tuple(about.items()), said))
