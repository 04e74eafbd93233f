"""A session that was called off, for one who gave a word on it: whoever was in has their own day back."""

from __future__ import annotations

from datetime import datetime

from core.athlete.athlete import Athlete
from core.clubs.club import Club, Going, Session
from core.clubs.going import taken_back
from core.messages import Say, Turn
from core.scene import Scene
from core.training.catalogue import title
from core.voice.text import NOTHING, Text, join, t


def called_off(athlete: Athlete, club: Club, one: Session, now: datetime) -> Turn:
    """Return what a session that is off means for a runner who gave a word on it: nothing, if they had none of it."""
    scene = Scene(athlete, now)
    free, said = taken_back(scene, club, one), one.said(athlete.id)
    if free is scene and (said is None or said.going not in {Going.IN, Going.HELP}):
        return Turn(athlete)
    text = t("{club}: the session on {on:weekday} at {at} is off.", club=club.name, on=one.on, at=one.at)
    return free.say(Say(join((text, _back(scene, free, one))), silent=True))


def _back(before: Scene, after: Scene, one: Session) -> Text:
    """Say what a runner has again on that day."""
    if after is before:
        return NOTHING
    own = after.workout(one.on)
    if own.type == "rest":
        return t("Your plan is as it was: that day is for rest.")
    return t("Your plan is as it was: {what} that day.", what=title(own))
