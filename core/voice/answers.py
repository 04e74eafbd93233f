"""Short honest answers to questions runners ask in between. A table: what is asked, and what is said.

Only questions that have one good answer for everybody stand here; what depends on the plan is answered from the plan.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.athlete.goal import Goal
from core.voice.text import NOTHING, Text, join, t


@dataclass(frozen=True, slots=True)
class Answer:
    """What is asked (a pattern over the folded words) and the answer; *race*: the weeks to the race belong to it."""

    asked: re.Pattern[str]
    text: Text
    race: bool = False


def _asked(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns))


ASKS: Final = r"\b(?:what|whats|why|how|which|can|could|should|do|does|is|are|will|would|am|when|need)\b.*"

ANSWERS: Final = (
    Answer(
        _asked(
            r"\b(?:are|r) (?:you|u) (?:a |an )?(?:real|human|bot|robot|person|ai|machine|software|computer|alive)\b",
            r"^who are you\b",
            r"\bwhat(?:'?s| is) your name\b",
        ),
        t(
            "I'm Fourlap, a running coach, and I'm software, not a person. I plan, ask how it felt and change the plan "
            "with you. I don't diagnose: for that there are people."
        ),
    ),
    Answer(
        _asked(
            ASKS + r"\b(?:eat|eating|food|breakfast|fuel|fuelling|gels?|carbs?|carb[- ]?load\w*|snacks?)\b"
        ),
        t(
            "Something you know and digest well, mostly carbohydrates, two to three hours before: toast, oats, a "
            "banana. Up to an hour of running needs no more. Beyond ninety minutes take some carbohydrate along, and "
            "practise that before race day."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:drink|drinking|hydrat\w+|electrolytes?|water)\b"),
        t(
            "Drink to thirst, and some more in the heat. Up to an hour most people need nothing on the way; beyond that "
            "a few mouthfuls now and then. More than thirst asks for helps nobody."
        ),
    ),
    Answer(
        _asked(
            r"\b(?:can|could|may|should|shall) i (?:just )?(?:skip|drop|leave out|leave|miss|swap|replace)\b.*"
            r"\b(?:hill sprints?|hills?|sprints?|strides?|speed\w*|intervals?|reps|repetitions|tempo|threshold|fast)\b"
        ),
        t(
            "Yes. Run the same distance easy instead and nothing is lost; the easy kilometres matter most. Leave the "
            "fast part out whenever a calf or an Achilles complains or the night was short, and don't make it up later."
        ),
    ),
    Answer(
        _asked(
            ASKS
            + r"\b(?:yoga|pilates|swim\w*|cycl\w*|bik(?:e|ing)|spinning|rowing|cross[- ]?train\w*|elliptical|hik(?:e|ing)|"
            r"football|soccer|tennis|basketball|danc\w+|climbing|skiing)\b"
        ),
        t(
            "Yes, as long as it stays easy: on a rest day or after an easy run, and not the day before something hard. If "
            "your legs are sore from it the next morning, it was a session. It doesn't replace the long run."
        ),
    ),
    Answer(
        _asked(
            r"\b(?:lose|losing|lost)\b.{0,20}\b(?:fitness|shape|form|everything|progress)\b",
            r"\b(?:will|would|does|do|is|going to)\b.*\b(?:hurt|cost|ruin|harm|wreck|affect)\b.*"
            r"\b(?:half|marathon|race|10k|5k|mile|fitness|plan|training|chances?)\b",
        ),
        t(
            "No. A week off costs next to nothing, and in two weeks a couple of easy runs keep nearly all of it. "
            "Running through an illness or an injury is what costs a month."
        ),
        race=True,
    ),
    Answer(
        _asked(ASKS + r"\bstrides?\b"),
        t(
            "Strides are 20 seconds fast and relaxed after an easy run, with a minute or more of jogging between."
            " They keep your legs quick and tidy without tiring them, so real speed comes easier."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:hill sprints?|sprints? (?:up|on) (?:a |the )?hills?)\b"),
        t(
            "Hill sprints are eight to ten seconds uphill, all out, with a full walk back down. Strong, tidy legs"
            " with little impact, which is why they come before any other speed."
        ),
    ),
    Answer(
        _asked(
            r"\b(?:what|whats|how)\b(?!.*\bpace\b).*\beasy\b.*\b(?:mean|feel|exactly|enough|run(?:ning)?)\b",
            r"\bhow easy is easy\b",
            r"\bwhat(?:'?s| is| does) easy\b(?! pace)",
        ),
        t(
            "Easy means full sentences, no gasping, and finishing as if you could do it again. Too slow hardly "
            "exists; too fast is the usual mistake."
        ),
    ),
    Answer(
        _asked(r"\bwhat(?:'?s| is| does| are)\b(?!.*\bpace\b).*\b(?:tempo|threshold|cruise)\b"),
        t(
            "Tempo is comfortably hard: a few words at a time, a pace you could just hold for an hour. It teaches"
            " you to stay fast without burning up. If you can't hold it to the end, it was too fast."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:treadmill|dreadmill|indoors?)\b"),
        t(
            "Yes, a treadmill counts. Same effort, same minutes; one per cent of incline if you like. Take a fan "
            "and water, it gets warm. Log it as any other run."
        ),
    ),
    Answer(
        _asked(
            ASKS + r"\b(?:heat|hot|humid|humidity|heatwave)\b",
            r"\b(?:heat|hot|humid)\b.*\b(?:what|should|run\?|now)\b",
        ),
        t(
            "In the heat go by effort, not by pace: early hours, shade, water, and slower is right. Fast sessions"
            " can wait for a cooler day. Dizzy, chilly or confused: stop, cool down, and get help."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:ice|icy|snow|black ice|storm|thunder\w*)\b"),
        t(
            "On ice or in a storm, the treadmill or a rest day. In snow go by time and effort, with short steps, "
            "and leave the fast running for dry ground."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:shoes?|trainers|sneakers|super ?shoes|carbon)\b"),
        t(
            "The pair that feels comfortable from the first step is the right one. Two pairs in turn are kind to "
            "your legs; most last 500 to 800 km. Nothing new on race day."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:warm[ -]?up|warming up|cool[ -]?down)\b"),
        t(
            "Before anything fast: ten minutes easy, then a few strides. Afterwards five to ten minutes easy "
            "until the breath is quiet. Easy runs are their own warm-up."
        ),
    ),
    Answer(
        _asked(ASKS + r"\b(?:strength|gym|weights|squats?|lifting)\b"),
        t(
            "Strength helps: twice a week, 20 to 30 minutes, squats, calf raises, lunges, heavier rather than "
            "longer. Best after a fast day or on an easy one, never right before one."
        ),
    ),
    Answer(
        _asked(r"\bwhy\b.{0,12}\b(?:200 ?m?s?|short reps|short repetitions)\b"),
        t(
            "200 metres are long enough to find the rhythm and short enough to stay relaxed. The last should look "
            "like the first; in longer ones tiredness teaches you to fight."
        ),
    ),
    Answer(
        _asked(r"\bwhy\b.{0,12}\bgap\b"),
        t(
            "A mile is mostly speed and over in minutes; a marathon is mostly endurance and fuel. So a fast mile "
            "says what you could do once the long runs are there."
        ),
    ),
    Answer(
        _asked(
            r"\bwhy\b.*\b(?:mile|speed|fast|sprint\w*|intervals?|reps|repetitions)\b"
            r".*\b(?:marathon|half|training|work|block|running)\b",
            r"\bwhy\b.*\bmile (?:training|block|work)\b",
        ),
        t(
            "Fast, short running makes you cheaper at every pace and steadier when it gets hard. It supports the "
            "marathon; easy volume still does most of it, so the speed is small, and first of all safe."
        ),
    ),
)


ENOUGH_WEEKS: Final = 5


def answer(said: str, goal: Goal, today: date) -> Text | None:
    """Return the answer to a question of the table, or None when it is another one."""
    folded = " ".join(said.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    found = next((one for one in ANSWERS if one.asked.search(folded)), None)
    if found is None:
        return None
    return join((found.text, _weeks_left(goal, today) if found.race else NOTHING))


def _weeks_left(goal: Goal, today: date) -> Text:
    if goal.on is None or goal.on <= today:
        return NOTHING
    weeks = (goal.on - today).days // 7
    if weeks >= ENOUGH_WEEKS:
        return t("{weeks} weeks to your race are enough for everything important.", weeks=weeks)
    return t("Your race is close, so we keep what you have and bring you to it rested.")
