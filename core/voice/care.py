"""The answers that never vary: no advice on medicines, and none on eating less (science: red flags; IOC 2023 REDs)."""

from __future__ import annotations

from typing import Final

from core.understanding.health import Topic, topic
from core.voice.text import Text, t

FIXED: Final = {
    Topic.MEDICINE: t(
        "I never advise on medicines: please ask a pharmacist or a doctor. What I can look after is the running. If "
        "something needs a painkiller before a run, tell me where it hurts, and we spare it instead."
    ),
    Topic.EATING_LESS: t(
        "I don't plan for eating less: training on too little costs speed, sleep and bone. Eat enough, most of all "
        "around long and hard runs. If weight matters to you, a dietitian who knows runners is the right person. "
        "Missed periods or lasting tiredness are for a doctor."
    ),
}


def fixed(said: str) -> Text | None:
    """Return the fixed answer to a question about medicines or eating less, in any language; None: it is another."""
    about = topic(said)
    return FIXED[about] if about else None
