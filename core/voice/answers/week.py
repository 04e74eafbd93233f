"""What belongs beside the runs of a week, and what to do about those that were missed."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

WEEK: Final = (
    Answer(
        "should_i_rest",
        t(
            "Sleepy or sore on both sides: start easy, and walk home if ten minutes don't loosen you. Ill, one sharp spot, or "
            'hardly any sleep: rest, one run changes nothing. Say "not today" and I let it go.'
        ),
        "Practice; Nieman 2019",
    ),
    Answer(
        "rest_week",
        t(
            "Lighter weeks are built into the plan. If your legs stay heavy or the nights short for days, say "
            '"lighter week" and I take some off at once. A whole week without running is for illness, pain or a holiday.'
        ),
        "Bosquet 2007; practice",
    ),
    Answer(
        "skip_fast",
        t(
            "Yes. Run the same distance easy instead and nothing is lost; the easy kilometres matter most. Leave the fast "
            "part out whenever a calf or an Achilles complains or the night was short, and don't make it up later."
        ),
        "Casado 2022",
    ),
    Answer(
        "cross_training",
        t(
            "Yes, as long as it stays easy: on a rest day or after an easy run, and not the day before something hard. If "
            "your legs are sore from it the next morning, it was a session. It doesn't replace the long run."
        ),
        "Casado 2022; practice",
    ),
    Answer(
        "missed_runs",
        t(
            "That happens, and nothing is to be made up: what was missed is let go, and the next run stays as planned. "
            "After six days or more without a run we come back in steps; then tell me how long it was."
        ),
        "Daniels; science of time off",
    ),
    Answer(
        "missed_week",
        t(
            "Nothing is to be made up. Up to five days off, go on as planned, easy first. From six days on we come back "
            "in steps, about half at first. Tell me how long it was, and I'll lay it out."
        ),
        "Daniels; science of time off",
    ),
    Answer(
        "lose_fitness",
        t(
            "No. A week off costs next to nothing, and in two weeks a couple of easy runs keep nearly all of it. Running "
            "through an illness or an injury is what costs a month."
        ),
        "Daniels",
        race=True,
    ),
    Answer(
        "strength",
        t(
            "Strength helps: twice a week, 20 to 30 minutes, squats, calf raises, lunges, heavier rather than longer. "
            "Best after a fast day or on an easy one, never right before one."
        ),
        "Denadai 2017; Llanos-Lagos 2024",
    ),
    Answer(
        "rest_day",
        t(
            "Training makes you tired; rest turns it into fitness. At least one day a week stays without running: a walk, "
            "an easy spin, or nothing at all. A rest day is part of the plan, not a hole in it."
        ),
        "Practice",
    ),
    Answer(
        "sleep",
        t(
            "Seven to nine hours is what most runners need. One short night changes little; a week of them makes getting "
            "hurt likelier, so I plan less hard running then. Before a race the whole week's nights count more than the "
            "last one."
        ),
        "Johnston 2020",
    ),
    Answer(
        "how_many_days",
        t(
            "Three days can make a plan, four or five suit most people, and at least one stays free. Another easy day "
            'helps more than a harder one. Tell me your days, like "I can run tue thu sat sun".'
        ),
        "Practice",
    ),
)
