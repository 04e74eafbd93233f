"""The last weeks before a race, and the race."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

RACE: Final = (
    Answer(
        "taper",
        t(
            "Two to three weeks at about half the distance, with a little speed, let the work show: disciplined tapers "
            "went with marathons some minutes faster. Heavy legs and doubts are usual in it and lift by race day. Nothing "
            "you add now helps."
        ),
        "Bosquet 2007; Smyth & Lawlor 2021",
    ),
    Answer(
        "negative_split",
        t(
            "A negative split is a second half a little faster than the first. Start slower than feels right, settle, and "
            "spend what is left in the last quarter. Starting too fast is how most races are lost."
        ),
        "Abbiss & Laursen 2008",
    ),
    Answer(
        "wall",
        t(
            "Around 30 km stored carbohydrate runs low, and the pace falls apart. An even start, fuel from the first half "
            "hour on, long runs and an honest target keep it away. If it comes all the same: walk a minute, drink, eat, "
            "go on."
        ),
        "Rapoport 2010",
    ),
    Answer(
        "race_morning",
        t(
            "Up about three hours before, a breakfast you know, and early at the start. Wear only what has run with you "
            "before. A short race wants a good warm-up, a marathon a few easy minutes. Then start slower than feels "
            "right."
        ),
        "Practice",
    ),
    Answer(
        "walk_breaks",
        t(
            "Walking is always allowed, and planned breaks work best: from early on, not only when you must. In a "
            "marathon they cost little time and spare the muscles. On a steep hill they are often the clever way."
        ),
        "Hottenrott 2016",
    ),
)
