"""How a run went, said in a word: "felt fine", "it was hard"."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

from core.dialogs.question import Heard


class Went(StrEnum):
    """How it went."""

    WELL = "easy"
    HARD = "harder"


_LEAD: Final = (
    r"(?:(?:yes|yeah|ok|oh|and|it|that|they|both|everything|all|i|yesterday'?s?|the|runs?|legs|body|me|my"
    r"|es|ca|todo|tudo)\W+)*"
)
_VERB: Final = r"(?P<verb>(?:felt|feels|feel|was|were|went|ran)\W+)"
_HOW: Final = r"(?:(?:all|really|totally|very|pretty|quite|just|so|too|a bit|a little|surprisingly)\W+)*"
_TAIL: Final = r"(?:\W+(?:today|yesterday|so far|thanks|thank you|then|an(?:gefuhlt)?|again|this morning))*"
_WELL: Final = re.compile(
    rf"{_LEAD}{_VERB}?{_HOW}(?:fine|good|great|well|easy|ok|okay|perfect|quiet|smooth|no problems?){_TAIL}"
)
_HARD: Final = re.compile(
    rf"{_LEAD}{_VERB}?{_HOW}(?:hard|harder|heavy|tough|exhausting|awful|terrible|bad){_TAIL}"
)


def went(heard: Heard, *, of_a_run: bool = False) -> Went | None:
    """Return how a run went, where words say no more than that.

    *of_a_run*: only words with a verb of the past count: "fine" alone may be about anything.
    """
    said = heard.word.strip(" .!,")
    for pattern, how in ((_WELL, Went.WELL), (_HARD, Went.HARD)):
        found = pattern.fullmatch(said)
        if found and (found["verb"] or not of_a_run):
            return how
    return None
