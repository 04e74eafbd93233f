"""Today once more: something was told that the day's decision reads, and it asks for another day than is planned."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from core.dialogs.checkin import changed
from core.dialogs.dialog import Dialog, ask
from core.dialogs.kind import Kind, Lasts
from core.dialogs.proposed import proposed
from core.messages import Turn
from core.recommender.recommend import recommend
from core.recommender.rule import Proposal
from core.scene import Scene
from core.voice.text import t


@dataclass(frozen=True, slots=True)
class Decided:
    """What was proposed, if anything, and what was chosen."""

    proposal: Proposal | None
    choice: str = "keep"


def decide(scene: Scene) -> Dialog[Decided]:
    """Propose what today's decision is by now; what is firm is not asked about."""
    proposal = recommend(scene.athlete, scene.today).proposal
    if proposal is None:
        return Decided(None)
    if proposal.firm:
        return Decided(proposal, "do that")
    choice = yield from ask(proposed(proposal, scene.today))
    return Decided(proposal, choice)


def finish(scene: Scene, told: Decided) -> Turn:
    """Do what was chosen."""
    if told.proposal is None:
        return scene.say(t("Today stays as it is."))
    if told.choice == "keep":
        return scene.say(t("Your call. Go by how it feels, and stop early when it stops feeling right."))
    return changed(scene, told.proposal, told.choice)


DECIDE: Final = Kind("decide", decide, finish, Lasts.TODAY)
