"""Weather, ground and gear."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

OUTSIDE_DOORS: Final = (
    Answer(
        "treadmill",
        t(
            "Yes, a treadmill counts. Same effort, same minutes; one per cent of incline if you like. Take a fan and "
            "water, it gets warm. Log it as any other run."
        ),
        "Practice",
    ),
    Answer(
        "weather",
        t(
            "The weather I can't see: that is for your weather app. When a day gets hot, tell me the degrees, and the run "
            "is fitted to them."
        ),
        "The house",
    ),
    Answer(
        "heat",
        t(
            "In the heat go by effort, not by pace: early hours, shade, water, and slower is right. Fast sessions can "
            "wait for a cooler day. Dizzy, chilly or confused: stop, cool down, and get help."
        ),
        "Hadley; Mantzios 2022",
    ),
    Answer(
        "cold",
        t(
            "Cold is fine to run in. Dress as if it were ten degrees warmer, cover hands and ears, and warm up longer "
            "before anything fast. In hard frost keep it short or stay inside; with asthma, ask your doctor about icy "
            "air."
        ),
        "Castellani 2021",
    ),
    Answer(
        "ice",
        t(
            "On ice or in a storm, the treadmill or a rest day. In snow go by time and effort, with short steps, and "
            "leave the fast running for dry ground."
        ),
        "Practice",
    ),
    Answer(
        "rain",
        t(
            "Rain does no harm: a cap, nothing of cotton, and dry clothes right after. Mind wet leaves, paint and metal, "
            "and leave the fast part for dry ground. In a thunderstorm stay inside."
        ),
        "Practice",
    ),
    Answer(
        "wind",
        t(
            "Into the wind go by effort, because it takes more than the wind behind you gives back. Start against it and "
            "come home with it, or run in the shelter of others. Fast repetitions are best where it is calm."
        ),
        "Pugh 1971",
    ),
    Answer(
        "altitude",
        t(
            "Above about 1,000 metres go by effort: everything is a few per cent slower, hard running most of all. Take "
            "the first days easy, drink and sleep. A bad headache, vomiting or confusion: go down, and get help."
        ),
        "Wehrlin & Hallén 2006",
    ),
    Answer(
        "dark",
        t(
            "Be seen: a light on you, something that reflects, and face the traffic. A head torch for the ground, a way "
            "you know, one ear free. Leave fast running for lit, even ground, and let someone know where you run."
        ),
        "Practice",
    ),
    Answer(
        "music",
        t(
            "Music is fine, and makes running feel a touch easier. Keep one ear free where there is traffic. Leave it at "
            "home for some of the fast running, so that you learn your own rhythm, and check what your race allows."
        ),
        "Terry 2020",
    ),
    Answer(
        "when_to_run",
        t(
            "The best time is the one you can keep. Evenings find you warmer, mornings are cooler and seldom cancelled. "
            "Before an early race, run early a few times. After late hard running give yourself an hour or two before "
            "bed."
        ),
        "Stutz 2019; practice",
    ),
    Answer(
        "shoes",
        t(
            "The pair that feels comfortable from the first step is the right one. Two pairs in turn are kind to your "
            "legs; most last 500 to 800 km. Nothing new on race day."
        ),
        "Nigg 2015; Malisoux 2015",
    ),
    Answer(
        "watch",
        t(
            "GPS is off by a few per cent, more under trees, between houses and on a track, so the pace of the moment "
            "jumps about. Trust the whole kilometre or lap, and a measured stretch for repetitions. Your breath is never "
            "off."
        ),
        "Johansson 2020",
    ),
    Answer(
        "gap",
        t(
            "A mile is mostly speed and over in minutes; a marathon is mostly endurance and fuel. So a fast mile says "
            "what you could do once the long runs are there."
        ),
        "Vickers & Vertosick 2016",
    ),
)
