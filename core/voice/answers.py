"""Short honest answers to questions runners ask in between. A table: its key, what is said, and where that is from.

The words that ask for each stand in `core/understanding/vocabulary/questions/`, one file a language, under the same
keys. Only questions that have one good answer for everybody stand here; what depends on the plan is answered from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from core.athlete.goal import Goal
from core.understanding.questions import TOLD, asked_for
from core.voice.text import NOTHING, Text, join, t

SORRY: Final = t(
    "Something went wrong on my side, not yours. I could not take in your last message. "
    "Please send it once more, or in other words."
)
"""Where a message could not be heard, for a defect of ours."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer under its key, and where it is from; *race*: the weeks to the race belong to it."""

    key: str
    text: Text
    source: str
    race: bool = False


ANSWERS: Final = (
    Answer(
        "run_through",
        t(
            "I never say run through it. Sore on both sides and easing as you go: easy is fine. One spot, or worse as "
            "you run: walk home. Tell me where it hurts and how much, 0 to 10, and I change the days for it."
        ),
        "Pain monitoring; Silbernagel 2007",
    ),
    Answer(
        "who_are_you",
        t(
            "I'm Fourlap, a running coach, and I'm software, not a person. I plan, ask how it felt and change the plan "
            "with you. I don't diagnose: for that there are people."
        ),
        "The house",
    ),
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
    Answer(
        "skip_fast",
        t(
            "Yes. Run the same distance easy instead and nothing is lost; the easy kilometres matter most. Leave the fast "
            "part out whenever a calf or an Achilles complains or the night was short, and don't make it up later."
        ),
        "Casado 2022",
    ),
    Answer(
        "stretching",
        t(
            "Before a run it neither protects nor speeds you up; a few minutes of easy running warm you better. If "
            "stretching feels good, do it gently afterwards or in the evening. Strength does more for your legs."
        ),
        "Behm 2016; Lauersen 2014",
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
        "strides",
        t(
            "Strides are 20 seconds fast and relaxed after an easy run, with a minute or more of jogging between. They "
            "keep your legs quick and tidy without tiring them, so real speed comes easier."
        ),
        "Coaches' practice; Daniels",
    ),
    Answer(
        "hill_sprints",
        t(
            "Hill sprints are eight to ten seconds uphill, all out, with a full walk back down. Strong, tidy legs with "
            "little impact, which is why they come before any other speed."
        ),
        "Hudson; Barnes 2013",
    ),
    Answer(
        "hills",
        t(
            "Uphill go by effort, not by pace: short steps, eyes ahead, the breath you'd have on the flat. Downhill take "
            "quick, light steps and don't brake. The way down gives back only part of what the climb took."
        ),
        "Minetti 2002",
    ),
    Answer(
        "easy",
        t(
            "Easy means full sentences, no gasping, and finishing as if you could do it again. Too slow hardly exists; "
            "too fast is the usual mistake."
        ),
        "Casado 2022; Daniels",
    ),
    Answer(
        "tempo",
        t(
            "Tempo is comfortably hard: a few words at a time, a pace you could just hold for an hour. It teaches you to "
            "stay fast without burning up. If you can't hold it to the end, it was too fast."
        ),
        "Daniels",
    ),
    Answer(
        "intervals",
        t(
            "Intervals are two to five hard minutes, about 8 of 10, with a jog between that is no longer. They raise how "
            "much oxygen you can use. Run them evenly: the last like the first, and one more would still be possible."
        ),
        "Daniels",
    ),
    Answer(
        "fartlek",
        t(
            "Fartlek is Swedish for playing with speed: some brisk minutes by feel inside an easy run, with easy ones "
            "between. No watch needed. It is the gentlest way into faster running."
        ),
        "Practice",
    ),
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
        "warm_up",
        t(
            "Before anything fast: ten minutes easy, then a few strides. Afterwards five to ten minutes easy until the "
            "breath is quiet. Easy runs are their own warm-up."
        ),
        "Practice",
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
        "short_reps",
        t(
            "200 metres are long enough to find the rhythm and short enough to stay relaxed. The last should look like "
            "the first; in longer ones tiredness teaches you to fight."
        ),
        "Daniels",
    ),
    Answer(
        "gap",
        t(
            "A mile is mostly speed and over in minutes; a marathon is mostly endurance and fuel. So a fast mile says "
            "what you could do once the long runs are there."
        ),
        "Vickers & Vertosick 2016",
    ),
    Answer(
        "mile_training",
        t(
            "Fast, short running makes you cheaper at every pace and steadier when it gets hard. It supports the "
            "marathon; easy volume still does most of it, so the speed is small, and first of all safe."
        ),
        "Barnes 2013; Paavolainen 1999",
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
        "cadence",
        t(
            "There is no magic number; 180 comes from elites racing. If your steps feel long and heavy, try them about "
            "five per cent quicker at the same pace, a few minutes at a time. Otherwise leave it to your legs."
        ),
        "Heiderscheit 2011",
    ),
    Answer(
        "form",
        t(
            "Tall, relaxed, short quick steps that land under you, loose arms. Strides, hills and strength teach that "
            "better than thinking. A new way of landing only moves the load elsewhere, so leave it unless something makes "
            "you."
        ),
        "Moore 2016",
    ),
    Answer(
        "breathing",
        t(
            "Breathe as it comes, through nose and mouth; no rhythm has proved better. Your breath is the best pace "
            "meter: easy means full sentences. Gasping on an easy run? Slow down. Breathless at rest needs urgent help."
        ),
        "Reed & Pipe 2014",
    ),
    Answer(
        "heart_rate",
        t(
            "A pulse is a useful check, not a boss: it lags, climbs in heat, and formulas by age miss many people by ten "
            "beats or more. If you can talk in full sentences it is easy, whatever the watch says. I plan by effort and "
            "pace."
        ),
        "Tanaka 2001; Reed & Pipe 2014",
    ),
    Answer(
        "pace_or_effort",
        t(
            "Effort leads, pace follows. Heat, hills, wind and a short night change what a pace costs; effort stays true. "
            "Paces are for flat, even ground and for holding yourself back. Where the two disagree, believe your breath."
        ),
        "Foster 2001",
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
        "long_run",
        t(
            "The long run teaches heart, muscles and head to keep going, and to go far on little fuel. Slow is right: "
            "time on your feet counts. No run grows by more than a tenth beyond your longest of the last 30 days."
        ),
        "Fokkema 2020; Frandsen 2025",
    ),
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
        "walk_run",
        t(
            "Short runs with walking between them, by the clock: one minute running, two walking, and again. Breath stays "
            "easy, and tendons and bones get the time they need. Step by step the running grows and the walking goes, "
            "until you run in one piece."
        ),
        "Relph 2023; return ladders",
    ),
    Answer(
        "walk_breaks",
        t(
            "Walking is always allowed, and planned breaks work best: from early on, not only when you must. In a "
            "marathon they cost little time and spare the muscles. On a steep hill they are often the clever way."
        ),
        "Hottenrott 2016",
    ),
    Answer(
        "how_many_days",
        t(
            "Three days can make a plan, four or five suit most people, and at least one stays free. Another easy day "
            'helps more than a harder one. Tell me your days, like "I can run tue thu sat sun".'
        ),
        "Practice",
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
        "can_i_finish",
        t(
            "Doubt is normal at the start. The plan begins at what you run now and grows in small steps, and your answers "
            "only ever make it smaller. On race day walking is allowed, and the last ones finish too. If a week is too "
            'much, say "lighter week".'
        ),
        "The house",
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
)
"""The answers; where a question has the words of two, the first is given."""

BY_KEY: Final = {one.key: one for one in ANSWERS}


def told(said: str, language: str = "en") -> Text:
    """Return what is said of a complaint that comes up beside something else; NOTHING when there is none."""
    key = asked_for(said, language, TOLD)
    return BY_KEY[key].text if key else NOTHING


OUTSIDE: Final = t(
    "That is outside my field, or I misread it; I'd rather say so than guess. I know running: your plan and its "
    "paces, shoes, heat, food before a run, and when to rest."
)

ENOUGH_WEEKS: Final = 5


BESIDE_TRAINING: Final = frozenset(
    {
        "who_are_you", "carb_loading", "gels", "caffeine", "alcohol", "supplements", "eat", "drink", "stretching",
        "foam_rolling", "cycle", "weather", "shoes", "watch", "music", "sleep", "strength", "soreness", "lose_fitness",
        "rest_day", "blisters", "chafing", "pelvic_floor", "missed_runs", "missed_week", "with_a_cold",
    }
)  # fmt: skip
"""Answers that tell nobody to run: what stops the running needs no naming before them."""


FIRM: Final = frozenset({"run_through"})
"""Answers that no other meaning of the words goes before."""


def asked(said: str, language: str = "en") -> str | None:
    """Return the key of the answer of the table that *said* asks for; None when it is another question."""
    return asked_for(said, language, tuple(BY_KEY))


def of(key: str, goal: Goal, today: date) -> Text:
    """Return the answer under *key*, with the weeks to the race where they belong to it."""
    found = BY_KEY[key]
    return join((found.text, _weeks_left(goal, today) if found.race else NOTHING))


def answer(said: str, goal: Goal, today: date, language: str = "en") -> Text | None:
    """Return the answer to a question of the table, or None when it is another one."""
    key = asked(said, language)
    return of(key, goal, today) if key else None


def _weeks_left(goal: Goal, today: date) -> Text:
    if goal.on is None or goal.on <= today:
        return NOTHING
    weeks = (goal.on - today).days // 7
    if weeks >= ENOUGH_WEEKS:
        return t("{weeks} weeks to your race are enough for everything important.", weeks=weeks)
    return t("Your race is close, so we keep what you have and bring you to it rested.")
