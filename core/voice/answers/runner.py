"""The one who asks: doubts, age, a first marathon; and who answers."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

RUNNER: Final = (
    Answer(
        "who_are_you",
        t(
            "I'm Fourlap, a running coach, and I'm software, not a person. I plan, ask how it felt and change the plan "
            "with you. I don't diagnose: for that there are people."
        ),
        "The house",
    ),
    Answer(
        "first_marathon",
        t(
            "From regular running, four to six months. From nothing, a 5K and a 10K first, and the marathon in a year or "
            "more: bones and tendons need longer than lungs. The day wants a long run of 25 km or so behind you."
        ),
        "Fokkema 2020; Nielsen 2014",
    ),
    Answer(
        "age",
        t(
            "No, legs learn at any age. What takes longer is recovery, so give hard days more room, and strength matters "
            "more. If you have a heart condition, or something feels new to you, ask your doctor first."
        ),
        "Tanaka & Seals 2008",
    ),
    Answer(
        "not_faster",
        t(
            "Fitness comes in steps, and shows over weeks. The usual brakes are easy runs too fast, short nights, too "
            "little food and no light weeks. Compare the effort of the same run. If tiredness or low spirits last a "
            "month, please see a doctor."
        ),
        "Meeusen 2013",
    ),
    Answer(
        "can_i_finish",
        t(
            "Doubt is normal at the start. The plan begins at what you run now and grows in small steps, and your answers "
            "only ever make it smaller. On race day walking is allowed, and the last ones finish too. If a week is too "
            'much, say "lighter week".'
        ),
        "The house",
    ),
)
