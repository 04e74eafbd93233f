"""Hurt, with a time that was named: those days are cleared, and running comes back in steps after them.

How long it takes is a professional's word or the runner's own; the coach neither shortens it nor diagnoses.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from core.absences import DAY, absence_on, with_absence
from core.absences import days_off as days_without
from core.athlete.log import Pain, Why
from core.dialogs import meanwhile
from core.dialogs.after_stop import begins, how_gently, in_steps, kept_off, laid_behind, why_every_step
from core.dialogs.climb import SEE_THE_WEEK
from core.dialogs.reach import out_of_reach
from core.dialogs.trip import LONGEST
from core.logbook import with_pain
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.understanding.body import site_text
from core.understanding.laid_up import days_off
from core.understanding.reading import Ache, Intent, Reading
from core.voice.text import NOTHING, Text, join, t

SHORTEST: Final = timedelta(days=3)
"""Fewer days off are a rest."""
WORTH_IT: Final = timedelta(days=7)
"""From here on something else may go on meanwhile."""


def told(scene: Scene, reading: Reading, *, known: bool = False) -> timedelta | None:
    """Return how long running is off because something hurts: "calf strain, no running for 2 weeks"; None: not said.

    *known*: what hurts was told before.
    """
    told_now = reading.intent is Intent.REPORT_PAIN and any(one.pain or one.site for one in reading.aches)
    hurts = known or told_now
    paused = any(one.intent is Intent.PAUSE_PLAN for one in reading.also)
    long = days_off(scene.said, scene.language, paused=paused) if hurts else None
    return long if long and SHORTEST <= long < timedelta(days=LONGEST) else None


def laid_up(scene: Scene, ache: Ache, score: float, long: timedelta) -> Turn:
    """Clear the days, keep the place, and lay the way back behind them."""
    last = scene.today + long - DAY
    back = last + DAY
    off = kept_off(days_without(scene.athlete, back), long.days)
    laid = laid_behind(_kept(scene, ache, score, back), back, ache.site, off)
    away = _away(laid, last).but(open=None)
    text = join((_off_until(last), _then(back, ache.site, off), _asks(ache)))
    words, row = meanwhile.offer(ache.site) if long >= WORTH_IT else (NOTHING, ())
    rows = ((*row,), (*SEE_THE_WEEK, Choice(t("I'm back"), "/back")))
    honest = out_of_reach(laid)
    first = Say(join((text, words)), rows if row else rows[1:])
    return away.say(first, Say(honest)) if honest else away.say(first)


def _away(scene: Scene, last: date) -> Scene:
    """Return the scene with the absence in the log, in the place of one for an injury that is going on."""
    going_on = absence_on(scene.athlete, scene.today, Why.INJURY)
    others = tuple(one for one in scene.athlete.absences if one is not going_on)
    first = going_on.first if going_on else scene.today
    return replace(
        scene, athlete=with_absence(replace(scene.athlete, absences=others), Why.INJURY, first, last)
    )


def _kept(scene: Scene, ache: Ache, score: float, back: date) -> Scene:
    """Return the scene with the place kept, to be asked about on the day running comes back."""
    if ache.site is None:
        return scene
    pain = Pain(0, ache.site, ache.side, score, scene.today, scene.today, ask_on=back)
    return scene.but(pains=with_pain(scene.athlete, pain).pains)


def _off_until(last: date) -> Text:
    return t(
        "Sorry to hear that. No running until {last:date}: those days are cleared, and I'll be quiet.",
        last=last,
    )


def _then(back: date, site: str | None, off: int) -> Text:
    walk = t("From {on:date} you run again, if a brisk half-hour walk doesn't hurt by then.", on=back)
    here = begins(site, off)
    how = join((why_every_step(site, off), in_steps(here))) if here else how_gently(back, off)
    return join((walk, how))


def _asks(ache: Ache) -> Text:
    if ache.site is None:
        return NOTHING
    return t("I'll ask about the {where} that morning.", where=site_text(ache.site, ache.side))
