"""What each kind of run is, and what it is for."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

SESSIONS: Final = (
    Answer(
        "progression",
        t(
            "A progression run begins easy and ends steady: the last ten to thirty minutes at about marathon pace, none of "
            "it hard. Your legs learn the pace while the day stays a light one."
        ),
        "Houmard 1994; practice",
    ),
    Answer(
        "recovery",
        t(
            "A recovery run is short and slower than easy, the day after something hard: 2 of 10, at a pace you could chat "
            "at all the way. It builds little and is no must. If your legs want rest instead, rest."
        ),
        "Casado 2022",
    ),
    Answer(
        "shakeout",
        t(
            "A shakeout is a few easy kilometres the day before a race, with four short strides. It keeps your legs loose "
            "and your head calm, and costs nothing."
        ),
        "Practice",
    ),
    Answer(
        "hill_reps",
        t(
            "Hill repetitions are a minute or more uphill, about 8 of 10, with a walk or jog back down. They train breath "
            "and strength together and pound your legs less than the flat."
        ),
        "Hudson; Barnes 2013",
    ),
    Answer(
        "repetitions",
        t(
            "Repetitions are 200 or 400 metres at mile pace, quick and relaxed, never a sprint. Between them you walk or jog "
            "two to three times as long as they took, so that every one is as tidy as the first."
        ),
        "Daniels",
    ),
    Answer(
        "time_trial",
        t(
            "A time trial is a race against the clock alone: a mile, after a good warm-up, as fast and as even as you can. "
            "It shows how far you have come and sets the paces after it."
        ),
        "Daniels",
    ),
    Answer(
        "marathon_pace_long",
        t(
            "A long run with part of it at the pace you want to race: easy first, then marathon pace in pieces, easy at the "
            "end. You practise the pace, the drinks and the patience on tired legs."
        ),
        "Daniels; Canova",
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
        "mile_training",
        t(
            "Fast, short running makes you cheaper at every pace and steadier when it gets hard. It supports the "
            "marathon; easy volume still does most of it, so the speed is small, and first of all safe."
        ),
        "Barnes 2013; Paavolainen 1999",
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
        "warm_up",
        t(
            "Before anything fast: ten minutes easy, then a few strides. Afterwards five to ten minutes easy until the "
            "breath is quiet. Easy runs are their own warm-up."
        ),
        "Practice",
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
        "long_run",
        t(
            "The long run teaches heart, muscles and head to keep going, and to go far on little fuel. Slow is right: "
            "time on your feet counts. No run grows by more than a tenth beyond your longest of the last 30 days."
        ),
        "Fokkema 2020; Frandsen 2025",
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
)
