"""The times of day a runner chooses, and how many may choose the same minute.

A platform takes so many messages in a minute. Who is promised a minute is written to in it, so it is promised to as
many as that holds; whoever asks after them is told so, and offered the nearest one that is free.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from core.athlete.profile import Profile, loud
from core.messages import Choice, Promised, Turn
from core.scene import Scene
from core.understanding.small import in_english
from core.voice.text import join, t

MOST: Final = 600
"""To how many one minute is promised: half of what leaves in it, at twenty a second. The rest is for the mornings of
races, and for what comes about that time."""
NEAR: Final = 30
"""Minutes from the one that was asked for to the last that is offered in its place."""


def at_the_hour(scene: Scene, field: str, at: time) -> Scene:
    """Keep a time of the profile: to the minute when that was asked for and it has room, else about it."""
    others = tuple(one for one in scene.athlete.profile.sharp if one != field)
    hour = loud(scene.athlete.profile, at)
    promised = _to_the_minute(scene) and _free(scene, hour) == hour
    return scene.knowing(**{field: at}, sharp=(*others, field) if promised else others)


def another_minute(scene: Scene, field: str, at: time) -> Turn | None:
    """Offer the nearest free minute to who asked for one that is full; None: it is not, or none was asked for."""
    free = _free(scene, at) if _to_the_minute(scene) else at
    if free == at:
        return None
    full = t(
        "{at} to the minute is full: more runners want it than I can reach in that minute, so I'll write around {at}.",
        at=at,
    )
    if free is None:
        return scene.say(full)
    instead = Choice(t("{at} sharp", at=free), f"/remind {ASKED_AS[field]}{free:%H:%M} sharp")
    return scene.offer(join((full, t("{at} is still free.", at=free))), instead)


ASKED_AS: Final = {"checkin_at": "", "debrief_at": "evening "}
"""What tells apart the times that can be set."""
SHARP: Final = re.compile(r"\b(?:sharp|exactly|precisely|(?:on|to) the (?:dot|minute))\b", re.IGNORECASE)
"""Asks for the very minute."""


def asks_anew(before: Profile, after: Profile) -> bool:
    """Return whether a minute is promised that was not before: then it has to be known how many have it."""
    had = {(field, getattr(before, field)) for field in before.sharp}
    return any((field, getattr(after, field)) not in had for field in after.sharp)


def _to_the_minute(scene: Scene) -> bool:
    return SHARP.search(in_english(scene.said, scene.language)) is not None


def _free(scene: Scene, at: time) -> time | None:
    """Return *at*, or the nearest minute with room, of two the earlier one; None: none near has any."""
    on, zone = scene.today, scene.athlete.zone
    taken = _taken(scene.incoming.promised, on)
    near = _near(scene.athlete.profile, at)
    return next((one for one in near if taken[_utc(on, one, zone)] < MOST), None)


def _near(profile: Profile, at: time) -> Iterator[time]:
    """Yield *at*, then the minutes about it in which nobody sleeps, from the nearest on."""
    yield at
    middle = datetime.combine(date(2000, 1, 1), at)
    for far in range(1, NEAR + 1):
        for away in (-far, far):
            one = (middle + timedelta(minutes=away)).time()
            if loud(profile, one) == one:
                yield one


def _taken(promised: tuple[Promised, ...], on: date) -> Counter[time]:
    """Return to how many each minute of a day is promised: the clocks of all zones meet in it."""
    taken: Counter[time] = Counter()
    for one in promised:
        taken[_utc(on, one.at, ZoneInfo(one.zone))] += one.many
    return taken


def _utc(on: date, at: time, zone: ZoneInfo) -> time:
    return datetime.combine(on, at, zone).astimezone(UTC).time()
