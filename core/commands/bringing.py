"""A file that a runner sent: a run goes into the log as if it had been typed; of anything else is said what it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.athlete.log import Run
from core.commands.fixing import fixed
from core.commands.running import log
from core.documents.brought import Brought, Filed
from core.logbook import runs_on
from core.messages import Choice, Turn
from core.scene import Scene
from core.understanding.plausible import possible
from core.understanding.reading import Intent, Reading
from core.voice import phrases
from core.voice.text import Text, t

SAID: Final[Mapping[Filed, Text]] = {
    Filed.SPORT: t(
        "That one isn't a run, so it's not in the log. If it should count beside running, tell me in a line what it was "
        "and how long."
    ),
    Filed.SEVERAL: t("There's more than one activity in there. Send them one by one and I'll log each."),
    Filed.EMPTY: t(
        "There's no time in that file; it looks like a route. Tell me the run in a line: "
        '"8 km in 45:10, effort 6".'
    ),
    Filed.EXPORT: t(
        "That's what /export made for you. All of it is still here, and I can't read it back in: it's yours to keep or "
        "to take elsewhere."
    ),
    Filed.CALENDAR: t(
        "I don't read calendars. If there's a race in it, tell me in a line: \"/race 10k on 3 May\". The other way round "
        "works: /calendar gives you your plan as one."
    ),
    Filed.PACKED: t("That's a packed file. Unpack it, and send me the GPX, TCX or FIT file in it."),
    Filed.OTHER: t(
        "I read runs from GPX, TCX and FIT files, and this is something else. One line does as well: "
        '"8 km in 45:10, effort 6".'
    ),
    Filed.BROKEN: t(
        "I couldn't read that file: it's damaged or cut off. Export it once more, or tell me in a line: "
        '"8 km in 45:10, effort 6".'
    ),
    Filed.LARGE: t(
        'That file is too big: 8 MB is the most I open. One line does as well: "8 km in 45:10, effort 6".'
    ),
    Filed.MANY: t(
        "That's a lot of files at once, and I left this one unopened. Send it again in ten minutes."
    ),
    Filed.LOST: t(
        'That file didn\'t reach me. Send it once more, or tell me in a line: "8 km in 45:10, effort 6".'
    ),
}
"""What is said of a file that is no run."""
AHEAD: Final = timedelta(hours=1)
"""How far a watch may be fast."""
CLOSE: Final = 0.03
"""Two watches differ so much."""
ROUGH: Final = 0.15
"""So much may a run differ from the distance that was planned for it, and stand for it."""


def brought(scene: Scene, found: Brought, caption: Reading) -> Turn:
    """Log the run in a file, with what the *caption* says of it; or say what the file is."""
    if found.what is not Filed.RUN:
        return scene.say(SAID[found.what])
    if found.begun and found.begun > scene.now + AHEAD:
        text = t(
            "That run is from {on:date}, which hasn't come yet; the watch's clock may be off. Tell me in a line: "
            '"8 km in 45:10, effort 6".',
            on=scene.athlete.today(found.begun),
        )
        return scene.say(text)
    on = scene.athlete.today(found.begun) if found.begun else scene.today
    known = _known(scene, on, found)
    if known:
        return _told_before(scene, known, found)
    if not possible(found.metres, found.seconds):
        return scene.opens("clarify", "", why="implausible")
    return log(scene, _as_told(found, on, caption))


def _as_told(found: Brought, on: date, caption: Reading) -> Reading:
    """Return the run as if it had been typed."""
    return replace(
        caption,
        intent=Intent.LOG_RUN,
        distance_m=found.metres,
        duration_s=found.seconds,
        pace_s_per_km=None,
        when=on.isoformat(),
        clarify=None,
    )


def _known(scene: Scene, on: date, found: Brought) -> Run | None:
    """Return the run in the log that this one is: as far and as long, or told without a time."""
    return next((run for run in runs_on(scene.athlete, on) if _same(run, found)), None)


def _same(run: Run, found: Brought) -> bool:
    if run.duration_s is None:
        return run.planned and _near(run.distance_m, found.metres, ROUGH)
    return _near(run.duration_s, found.seconds, CLOSE) and _near(run.distance_m, found.metres, CLOSE)


def _near(one: float | None, other: float | None, share: float) -> bool:
    return one is None or other is None or abs(one - other) <= share * other


def _told_before(scene: Scene, run: Run, found: Brought) -> Turn:
    """Put the figures into a run that was told without its time; one that was told in full stays as it is."""
    if run.duration_s is None:
        figures = {"distance_m": found.metres, "duration_s": found.seconds}
        return fixed(scene, run.number, {name: value for name, value in figures.items() if value})
    return scene.offer(
        t("That one is in the log already: {run}.", run=phrases.run(run, None)), Choice(t("Fix"), "/fix")
    )
