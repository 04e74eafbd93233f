"""Danger signs: the scripted answer, at once, in any state of any dialog; then running is off until cleared.

The words are fixed (science: red flags and responses). No diagnosis, no medicine, no trade. What follows has rooms of
its own: the one question of a bone (`stop`), what became of it (`seen`), the yes that unlocks (`cleared`), and
whatever is said meanwhile (`complaint`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Final

from core.athlete.log import Lock, RedFlag, Run
from core.dialogs import complaint, seen
from core.locks import SOON, until_named
from core.logbook import with_run
from core.messages import Say, Turn
from core.recommender.change import lay, rest_from
from core.scene import Scene
from core.understanding.laid_up import days_off
from core.understanding.reading import Intent
from core.understanding.safety import Flag, told_at_rest
from core.understanding.safety import seen as was_seen
from core.voice.text import NOTHING, Text, join, t

WORDS: Final = {
    RedFlag.EMERGENCY: t(
        "Stop, and please call your local emergency number now. What you describe must be checked at once. "
        "All running is off. I'm software and can't help with this; a person can."
    ),
    RedFlag.SAME_DAY: t(
        "Please stop, and get urgent medical care today. What you describe shouldn't wait. All running is off until "
        "a professional has cleared you. I can't examine you."
    ),
}


def answer(scene: Scene, flag: Flag) -> Turn:
    """Answer a danger sign at once: words first, running off, one question at most. A run told with it is kept."""
    scene = with_run_told(scene)
    if flag.level is RedFlag.ILLNESS:
        return scene.opens("illness", scene.said)
    if known_already(scene, flag):
        return complaint.again(scene, serious=flag.kind == "weight")
    off = (
        days_off(scene.said, scene.language) if flag.level is RedFlag.STOP or flag.kind == "injury" else None
    )
    if off and was_seen(scene.said, scene.language):
        return seen.told(lock(scene, flag), scene.said)
    if flag.level is RedFlag.STOP:
        return stop_running(scene, flag, off)
    locked = lock(scene, flag, off)
    return locked.say(
        Say(join((WORDS[flag.level], until_named(locked.athlete.lock, scene.today))), ((complaint.CLEARED,),))
    )


def known_already(scene: Scene, flag: Flag) -> bool:
    """Return whether a sign that stops the running tells nothing but what a lock is about."""
    known = scene.athlete.lock
    same = known is not None and complaint.is_the_same(known, flag.site, flag.side, flag.kind)
    return same and flag.level is RedFlag.STOP


def with_run_told(scene: Scene) -> Scene:
    """Return the scene with the run in the log, when the message tells of one ("had to stop at 4k")."""
    reading = scene.read()
    if (
        reading.intent is not Intent.LOG_RUN
        or reading.clarify
        or not (reading.distance_m or reading.duration_s)
    ):
        return scene
    run = Run(
        0,
        scene.today,
        reading.distance_m,
        reading.duration_s,
        reading.effort,
        planned=True,
        logged_at=scene.now,
    )
    return scene.but(runs=with_run(scene.athlete, run).runs)


def lock(scene: Scene, flag: Flag, off: timedelta | None = None) -> Scene:
    """Return the scene with running off: the lock set, every day ahead cleared, every question closed.

    *off*: the time without running that the runner named.
    """
    soon = SOON if flag.level is RedFlag.STOP else timedelta(days=1)
    until = scene.today + off if off and off > soon else None
    found = Lock(flag.level, scene.today, flag.site, flag.side, until, scene.today + soon, flag.kind)
    plan = scene.athlete.plan
    edits = rest_from(plan, scene.today) if plan else ()
    cleared_days = lay(scene, "red-flag", edits, (("level", flag.level.value),))
    keep = cleared_days.athlete.open
    waiting = keep if keep and keep.dialog == "onboarding" else cleared_days.athlete.paused
    known = cleared_days.athlete.lock
    return cleared_days.but(lock=joined(known, found) if known else found, open=None, paused=waiting)


def joined(known: Lock, new: Lock) -> Lock:
    """Return one lock of two: as urgent as the graver, since the earlier, about every place of both."""
    order = list(RedFlag)
    graver, other = (new, known) if order.index(new.level) < order.index(known.level) else (known, new)
    told = dict.fromkeys(place for one in (graver, other) for place in ((one.site, one.side), *one.also))
    first, *more = [place for place in told if place[0]] or [(None, None)]
    return replace(
        graver,
        since=known.since,
        site=first[0],
        side=first[1],
        also=tuple((site, side) for site, side in more if site),
        until=new.until,
        ask_on=new.ask_on,
        sign=graver.sign or other.sign,
    )


def stop_running(scene: Scene, flag: Flag, off: timedelta | None = None) -> Turn:
    """Bone may be involved: no running; one question sorts how soon it must be seen, unless that was told."""
    locked = lock(scene, flag, off)
    if flag.kind == "energy":
        return locked.say(Say(_before_you_train_on(locked), ((complaint.CLEARED,),)))
    at_rest = flag.at_rest or told_at_rest(scene.said)
    return locked.opens("stop", **({"at_rest": "yes"} if at_rest else {}))


def _before_you_train_on(scene: Scene) -> Text:
    """No place hurts, but the body asks for a look: a doctor first, and no question."""
    on = scene.athlete.lock.ask_on if scene.athlete.lock else None
    return join(
        (
            t("That's worth seeing a doctor about before you train on, and it's good that you said it."),
            t("All running is off your plan until you've been cleared. I can't examine you."),
            t("I'll ask on {on:weekday}.", on=on) if on else NOTHING,
        )
    )
