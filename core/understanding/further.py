"""Asking for more than is planned: "can I add a 30 km Sunday?", "could I run 20k on Saturday instead"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from core.understanding.normalise import clean, fold
from core.understanding.numbers import spelled
from core.understanding.scan import scan
from core.understanding.spelling import mend
from core.understanding.tokens import Kind
from core.units import Units

MORE: Final = re.compile(
    r"\b(?:can|could|may|might|shall|should) (?:i|we) (?:\w+ ){0,2}?"
    r"(?:add|(?:run|do|go|have) (?:\w+ ){0,3}?(?:more|extra|another|longer|further|second))\b"
    r"|\b(?:can|could|may) (?:i|we) (?:run|do|go) (?:for )?(?:a |an )?\d+(?:[.,]\d+)?\s?(?:km?|mi|miles)\b.{0,20}"
    r"\b(?:instead|on \w+day|today|tomorrow|this \w+|\w+day)\b"
    r"|\bhow much (?:more|further|longer) (?:can|could|may|should) (?:i|we)\b"
    r"|^(?:please )?add (?:a |an |another )?(?:\d|run|session|long|easy)"
    r"|\bi(?:'d like| want| would like) to (?:run|do|add) (?:\w+ ){0,2}?(?:more|extra|another|longer|further)\b"
)
"""Over small letters."""


@lru_cache(maxsize=512)
def metres_in(text: str, units: Units, language: str = "en") -> float | None:
    """Return the first distance that *text* names, in metres; None when it names none."""
    folded = spelled(mend(fold(clean(text)), language), language)
    found = (one for one in scan(folded, language, units)[0] if one.kind is Kind.DISTANCE)
    return next((one.number for one in found), None)
