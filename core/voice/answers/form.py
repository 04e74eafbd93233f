"""How to run: steps, breath, pulse, pace."""

from __future__ import annotations

from typing import Final

from core.voice.answers.answer import Answer
from core.voice.text import t

FORM: Final = (
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
        "effort_scale",
        t(
            "Effort is how hard the whole run felt, from 0 to 10: 2 or 3 is easy, full sentences all the way; 5 steady, a few "
            "words at a time; 7 hard; 10 nothing left. Go by your first feeling afterwards. Times the minutes, it tells me "
            "what a run cost you."
        ),
        "Foster 2001",
    ),
    Answer(
        "pace_or_effort",
        t(
            "Effort leads, pace follows. Heat, hills, wind and a short night change what a pace costs; effort stays true. "
            "Paces are for flat, even ground and for holding yourself back. Where the two disagree, believe your breath."
        ),
        "Foster 2001",
    ),
)
