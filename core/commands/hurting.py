"""Something that hurts, told of without a run."""

from __future__ import annotations

from core.commands.table import command
from core.dialogs import laid_up
from core.dialogs.complaint import while_locked
from core.dialogs.debrief import hurt
from core.dialogs.legs_said import strained
from core.dialogs.question import Heard
from core.dialogs.race_week import taper_legs
from core.dialogs.sore_questions import Sore
from core.logbook import open_pain, runs_on
from core.messages import Turn
from core.recommender.places import FRESH
from core.scene import Scene
from core.training.catalogue import is_run
from core.understanding.body import BONE, MUSCLES
from core.understanding.reading import Ache, Intent, Reading
from core.voice.text import NOTHING, pt, t

GUESS = 2.0
"""A place that is "a bit tight", when no number is said."""


def worst(reading: Reading) -> Ache | None:
    """Return the ache to speak of: pain before soreness, then the one that scores most; None: none has a place."""
    aches = [*reading.aches, *(ache for other in reading.also for ache in other.aches)]
    placed = [ache for ache in aches if ache.site and ache.score != 0]
    return max(placed, key=lambda ache: (ache.pain, ache.score or 0), default=None)


def fine_again(scene: Scene) -> Ache | None:
    """Return the open pain that a run was fine with, at nought: "15 km, knee ok"."""
    heard = Heard(scene.said, scene.athlete.units, scene.today, scene.language)
    told = (one for one in heard.reading("asked:soreness").aches if one.score == 0)
    known = (open_pain(scene.athlete, one.site, one.side) for one in told if one.site)
    return next((Ache(one.site, one.side, 0.0, pain=True) for one in known if one), None)


def sore_of(ache: Ache) -> Sore:
    """Return an ache as what is sore, with a number where none was said."""
    return Sore(ache.score if ache.score is not None else GUESS, ache.site, ache.side, pain=ache.pain)


MILD = 2.0


def off_for_a_time(scene: Scene, reading: Reading) -> Turn | None:
    """Hurt, and off for a time that was named: that is told in full, whichever question is open."""
    known = None if reading.aches or reading.intent is not Intent.UNKNOWN else _lately(scene)
    long = laid_up.told(scene, reading, known=known is not None)
    if long is None or scene.athlete.lock or scene.athlete.plan is None:
        return None
    ache = known or worst(reading) or Ache(None, None, None, pain=True)
    return laid_up.laid_up(scene, ache, sore_of(ache).score, long)


def _lately(scene: Scene) -> Ache | None:
    """Return the pain that was spoken of these days: "resting for 2 weeks because of it"."""
    recent = [one for one in scene.athlete.pains if one.closed is None and one.told >= scene.today - FRESH]
    last = max(recent, key=lambda one: one.told, default=None)
    return Ache(last.site, last.side, last.severity, pain=True) if last else None


def asks_more(ache: Ache) -> bool:
    """A pain word, a bone, or a tendon asks for one question more; sore muscles after a run do not."""
    grave = ache.pain or ache.site in BONE or ache.site == "achilles" or (ache.score or 0) > MILD + 3
    return grave and ache.score != 0


def _before_the_run(scene: Scene, ache: Ache) -> bool:
    """Sore muscles, told on a day whose run is still to come, are a check-in."""
    today = scene.today
    told = bool(runs_on(scene.athlete, today))
    sore = ache.site in MUSCLES and not ache.pain and not strained(scene.said)
    return sore and is_run(scene.workout(today)) and not told


@command(
    "pain",
    t("Tell me what hurts: /pain left shin 4"),
    Intent.REPORT_PAIN,
    argument=pt("option", "where"),
    anytime=True,
)
def pain(scene: Scene, reading: Reading) -> Turn:
    """Something hurts, without a run: ask what decides."""
    ache = worst(reading)
    if scene.athlete.lock:
        return while_locked(scene, ache)
    tapering = NOTHING if reading.pain or (ache and (ache.pain or ache.site != "legs")) else taper_legs(scene)
    if tapering:
        return scene.say(tapering)
    if ache and _before_the_run(scene, ache):
        return scene.opens("checkin", scene.said, on=scene.today.isoformat())
    about = {}
    if ache and ache.site:
        guessed = "yes" if ache.score is None or {"soreness", "pain"} & reading.approx else ""
        score = f"{sore_of(ache).score:g}"
        about = {"site": ache.site, "side": ache.side or ""}
        if reading.clarify is None:  # "pain 11" asks for a number, and leaves none
            about |= {"score": score, "guessed": guessed}
            scene = hurt(scene, sore_of(ache))
    return scene.opens("pain", scene.said, **{k: v for k, v in about.items() if v})
