"""What to eat and drink, before, on the way and after."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

FUEL: Final = (
    Answer(
        "carb_loading",
        t(
            "For a half marathon or longer: more rice, pasta, bread and potatoes on the last day or two, less fat and "
            "fibre, and nothing you don't know. Races under ninety minutes need none of it. Feeling a little heavy after "
            "that is stored fuel and water, and it helps."
        ),
        "Thomas, Erdman & Burke 2016",
    ),
    Answer(
        "gels",
        t(
            "Beyond ninety minutes, 30 to 60 grams of carbohydrate an hour: about a gel every 30 to 40 minutes, with "
            "water, begun early. Practise it on long runs, because stomachs learn too. Race day is no day for something "
            "new."
        ),
        "Thomas, Erdman & Burke 2016",
    ),
    Answer(
        "caffeine",
        t(
            "Coffee helps a little, if you are used to it: a cup or so in the hour before. It is no must, and more of it "
            "only troubles stomach and sleep. Try it before a hard run first, never for the first time on race day."
        ),
        "Guest 2021",
    ),
    Answer(
        "alcohol",
        t(
            "A glass in the evening changes little; several cost sleep, water and the next run. After something hard, eat "
            "and drink something else first. The night before a race or a hard session, leave it."
        ),
        "Barnes 2014",
    ),
    Answer(
        "supplements",
        t(
            "I don't advise on supplements. What is missing only a blood test shows, and a doctor or a dietitian can read "
            "it. Most runners get far with enough food, enough sleep and patience."
        ),
        "Maughan 2018 (IOC)",
    ),
    Answer(
        "eat",
        t(
            "Something you know and digest well, mostly carbohydrates, two to three hours before: toast, oats, a banana. "
            "Up to an hour of running needs no more. Beyond ninety minutes take some carbohydrate along, and practise "
            "that before race day."
        ),
        "Thomas, Erdman & Burke 2016",
    ),
    Answer(
        "drink",
        t(
            "Drink to thirst, and some more in the heat. Up to an hour most people need nothing on the way; beyond that a "
            "few mouthfuls now and then. More than thirst asks for helps nobody."
        ),
        "Hew-Butler 2015",
    ),
)
