"""What would be better today: said with its reason, and held kindly when the runner bargains."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from core.dialogs.question import Heard, Question, Rows, UnclearError, agrees, chosen
from core.messages import Choice
from core.recommender.rule import Proposal
from core.voice.text import join, t


def proposed(proposal: Proposal, on: date) -> Question[str]:
    """Say what would be better today, and why; hold the line kindly."""
    rests = any(one.after.type == "rest" and one.on == on for one in proposal.edits)
    rest = () if rests else (Choice(t("Rest today"), "rest"),)
    rows: Rows = ((Choice(t("Do that"), "do that"), *rest, Choice(t("As planned"), "keep")),)
    return Question(
        key="plan",
        text=join((proposal.reason, proposal.suggestion)),
        short=t("Shall we do that?"),
        choices=rows,
        read=lambda heard: _accepted(heard, rows),
        claims=_bargains,
        hints=(proposal.holds, proposal.holds),
    )


AGREED: Final = frozenset(
    {"yes", "ok", "okay", "fine", "sure", "do that", "good", "do it", "alright", "all right", "yes please"}
)


TAKES_IT: Final = re.compile(
    r"(?:(?:ok|okay|fine|alright|all right|sure|yes|good|then|well|right)\W+)*"
    r"(?:easy|do that|let'?s do (?:that|it)|i'?ll do that|go with that|if you say so|deal|whatever you say)"
    r"(?:\W+(?:then|it is|today|run|please))*"
)
"""Takes what is proposed: "fine, easy then"."""


LESS_OF_IT: Final = (
    "just",
    "instead",
    "only",
    "fewer",
    "half",
    "shorter",
    "a few",
    "couldn't i",
    "could i",
    "can i",
)


def _bargains(heard: Heard) -> bool:
    return heard.reading().sleep_h is None and any(word in heard.word for word in LESS_OF_IT)


def _accepted(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    if heard.word in AGREED or agrees(heard) or TAKES_IT.fullmatch(heard.word):
        return "do that"
    if heard.word in {"rest", "rest day", "day off", "i'll rest"}:
        return "rest"
    raise UnclearError
