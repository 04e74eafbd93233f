"""What to do with pains, colds and what rubs: never a diagnosis."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

PAIN: Final = (
    Answer(
        "run_through",
        t(
            "I never say run through it. Sore on both sides and easing as you go: easy is fine. One spot, or worse as "
            "you run: walk home. Tell me where it hurts and how much, 0 to 10, and I change the days for it."
        ),
        "Pain monitoring; Silbernagel 2007",
    ),
    Answer(
        "pelvic_floor",
        t(
            "Leaking or heaviness in the pelvic floor is common, and it can be treated: a pelvic floor physio is the right "
            "person, after a birth above all. Until then keep runs short, easy and flat, and walk as soon as it starts. "
            "It is nothing to run through."
        ),
        "Goom, Donnelly & Brockwell 2019",
    ),
    Answer(
        "with_a_cold",
        t(
            "A runny nose or a scratchy throat only: half an hour easy is fine, and so is rest. With fever, a cough from "
            "the chest, aching limbs or a bad stomach, no running until a full day without symptoms. Tell me what it is, "
            "and I change the plan."
        ),
        "The neck check; Daniels",
    ),
    Answer(
        "cycle",
        t(
            "Run as you feel through your cycle: on average it changes performance very little, and everyone has a "
            "pattern of her own. Ease off where you feel it. If periods stay away three times, please see a doctor who "
            "knows runners."
        ),
        "McNulty 2020; Mountjoy 2023 (IOC)",
    ),
    Answer(
        "injury_odds",
        t(
            "I put no number on that: for one runner nobody honestly can. What I watch is what comes before: a big step "
            "in one run, fast running that grows too quickly, short nights, a place still sore next morning. Those I hold "
            "back, and tell you so."
        ),
        "Frandsen 2025; Impellizzeri 2020",
    ),
    Answer(
        "avoid_injury",
        t(
            "Small steps: no run more than a tenth beyond your longest of the last 30 days, an easy day between hard "
            "ones, sleep, and strength. Tell me early when something niggles; a day off then is cheaper than a month "
            "later."
        ),
        "Frandsen 2025; Lauersen 2014",
    ),
    Answer(
        "stitch",
        t(
            "Slow down, breathe out long, and press on the spot while you lean forward a little; it mostly passes in "
            "minutes. Large meals and sweet drinks in the two hours before invite it. Pain in the chest is something "
            "else: stop, and get help."
        ),
        "Morton & Callister 2015",
    ),
    Answer(
        "cramp",
        t(
            "Most cramps come from muscles more tired than they are used to. Slow down and stretch the muscle gently "
            "until it lets go. An even start and patient long runs prevent most. Dark urine, or a swollen, weak muscle: "
            "get care today."
        ),
        "Schwellnus 2009",
    ),
    Answer(
        "soreness",
        t(
            "Sore on both sides, worst on the second day, easing as you move: that is normal after something new. A walk "
            "or an easy run helps; hard running waits. A sharp spot, swelling or pain at rest is something else; tell me."
        ),
        "Cheung 2003",
    ),
    Answer(
        "blisters",
        t(
            "Seamless, dry socks, a thumb's width of room before the toes, and some balm where it rubs. Small ones stay "
            "closed, under a plaster. If it gets hot, swollen or full of pus, let somebody look at it."
        ),
        "Worthing 2017",
    ),
    Answer(
        "chafing",
        t(
            "Balm or vaseline before the run wherever it rubs: thighs, armpits, nipples, where tape helps too. Wet "
            "cotton, seams and new kit are the usual cause. Afterwards lukewarm water and a mild cream."
        ),
        "Practice",
    ),
    Answer(
        "foam_rolling",
        t(
            "It can make tired legs feel better for a while, and does little else. Ten gentle minutes, if you like it. "
            "Leave a sharp or swollen spot alone, and tell me about it."
        ),
        "Wiewelhove 2019",
    ),
    Answer(
        "stretching",
        t(
            "Before a run it neither protects nor speeds you up; a few minutes of easy running warm you better. If "
            "stretching feels good, do it gently afterwards or in the evening. Strength does more for your legs."
        ),
        "Behm 2016; Lauersen 2014",
    ),
)
