"""What an open pain would leave of a day, were it as it was last told. Nothing is laid: the day asks first.

Silence about a pain is no "fine": a day that is spoken of before the runner said how it is, is spoken of with it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.athlete.athlete import Athlete
from core.athlete.log import Pain
from core.logbook import runs_on
from core.recommender.recommend import recommend
from core.recommender.rule import Proposal
from core.recommender.rules.pain import RULES
from core.scene import Scene
from core.training.catalogue import title
from core.training.workout import Workout
from core.understanding.body import site_text
from core.voice.text import NOTHING, Text, t


@dataclass(frozen=True, slots=True)
class Outlook:
    """The pain, and what it leaves of a day."""

    pain: Pain
    left: Workout
    proposal: Proposal

    @property
    def where(self) -> Text:
        """The place, as it is said."""
        return site_text(self.pain.site, self.pain.side)


def outlook(athlete: Athlete, on: date) -> Outlook | None:
    """Return what an open pain leaves of a day, as it was last told; None where it leaves it as planned."""
    if athlete.lock or runs_on(athlete, on):
        return None
    found = recommend(athlete, on, RULES)
    site = dict(found.proposal.facts).get("site") if found.proposal else None
    told = (one for one in athlete.pains if one.closed is None and one.site == site)
    pain = max(told, key=lambda one: one.severity, default=None)
    same = athlete.plan is not None and title(athlete.plan.on(on)) == title(found.workout)
    return Outlook(pain, found.workout, found.proposal) if pain and found.proposal and not same else None


def foreseen(scene: Scene, on: date) -> Text:
    """Say what an open pain would leave of a day; nothing where it leaves it as planned."""
    found = outlook(scene.athlete, on)
    if found is None:
        return NOTHING
    rest = found.left.type == "rest"
    what = t("a rest day") if rest else t("{what}, on the flat", what=title(found.left))
    if on <= scene.today:
        return t(
            "The {where}: {score} out of 10 when you last told me, and with that it would be {what}. How is it now?",
            where=found.where,
            score=found.pain.severity,
            what=what,
        )
    return t(
        "The {where}: {score} out of 10 when you last told me. If it is no calmer by then, this becomes {what}.",
        where=found.where,
        score=found.pain.severity,
        what=what,
    )
