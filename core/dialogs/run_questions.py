"""The questions after a run: whether and what, how hard, how sore, where and how much.

Each reads a tap or a typed line, and most of them what an earlier line has told already ("did it, 6/10, calves 3").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from core.dialogs.question import SKIP, Default, Heard, Question, Rows, UnclearError, chosen
from core.messages import Choice
from core.recommender.change import PRESUMED
from core.scene import Scene
from core.training.catalogue import is_run
from core.training.workout import Workout
from core.understanding.effort import rated
from core.understanding.reading import Intent
from core.units import KM_M, Distance, Duration, Pace
from core.voice import phrases
from core.voice.rotation import of_the_day
from core.voice.text import NOTHING, Text, t

WELCOME: Final = frozenset({Intent.REPORT_PAIN, Intent.SKIP_RUN, Intent.EDIT_LAST})


TELLS: Final = WELCOME | {Intent.LOG_RUN}
"""What a question about the run itself takes in; the others let a run told in full win."""


SOME: Final = 4.0


MOST: Final = 10


@dataclass(frozen=True, slots=True)
class Ran:
    """What was run: as planned, or other figures (metres, seconds)."""

    as_planned: bool
    distance_m: float | None = None
    duration_s: float | None = None


def done(scene: Scene) -> Question[str]:
    """Ask whether the run of the day happened."""
    workout = scene.workout()
    rows: Rows = (
        (Choice(t("Done as planned"), "planned"), Choice(t("Done, but different"), "different")),
        (Choice(t("Didn't run"), "no"),),
    )
    return Question(
        key="done",
        text=_how_it_went(scene, workout),
        choices=rows,
        context="asked:run",
        read=lambda heard: _done(heard, rows),
        offered=_done_offered if is_run(workout) else None,
        welcomes=TELLS,
        hints=(t('Tap one, or just tell me: "8 km in 45:10, effort 6, calves 3".'),),
    )


def _how_it_went(scene: Scene, workout: Workout) -> Text:
    if not is_run(workout):
        open_left = t(
            "My question stayed open, so I took today's run off the plan. Did you run all the same?"
        )
        return open_left if _presumed(scene) else t("How did the run go?")
    what = phrases.briefly(workout)
    if _presumed(scene):
        return t("My question stayed open, so I took the easier day: {what}. How did it go?", what=what)
    return of_the_day(
        scene.day,
        t("How did the {what} go?", what=what),
        t("How was the {what}?", what=what),
        t("Back from the {what}? How did it go?", what=what),
    )


def _presumed(scene: Scene) -> bool:
    """Return whether the day was made easier without a word, as nobody answered what was proposed."""
    changes = scene.athlete.plan.changes if scene.athlete.plan else ()
    newest = next((c for c in reversed(changes) if any(edit.on == scene.day for edit in c.edits)), None)
    return newest is not None and not newest.undone and PRESUMED in dict(newest.facts)


DID: Final = ("as planned", "done", "did it", "yes", "went well", "good", "fine", "great", "ok", "all done")


JUST_DONE: Final = frozenset(
    {"done", "did it", "done it", "all done", "as planned", "done as planned", "run done"}
)
"""Says all there is to say of a run that was planned, before anybody asked."""


ALL_OF_IT: Final = re.compile(
    r"^(?!.*\b(?:not|but|except|didn'?t|couldn'?t)\b).*\b(?:ran|run|did|done|finished|completed|managed|nailed|got)\b.{0,12}"
    r"\b(?:all of it|it all|the whole (?:thing|lot)|everything|every (?:rep|one|minute|step)|all the (?:reps|way))\b"
)
"""The whole of it was run: "ran all of it, felt great"."""


def _done_offered(heard: Heard) -> str | None:
    return "planned" if heard.word in JUST_DONE or ALL_OF_IT.search(heard.word) else None


def _done(heard: Heard, rows: Rows) -> str:
    said = chosen(rows, heard.word)
    if said:
        return said
    reading = heard.reading("asked:run")
    if reading.intent is Intent.SKIP_RUN or heard.word in {"no", "nope", "didn't", "missed it"}:
        return "no"
    as_planned = AS_PLANNED.search(heard.word) or _rated(heard) is not None
    bare = reading.units is None and as_planned  # "as planned, 5" is an effort, and no 5 km
    if reading.duration_s or (reading.distance_m and not bare):
        return "different"
    told = reading.intent is Intent.LOG_RUN and not reading.clarify
    if (
        told
        or heard.word.startswith(DID)
        or ALL_OF_IT.search(heard.word)
        or AS_PLANNED.search(heard.word)
        or _effort_offered(heard) is not None
    ):
        return "planned"
    raise UnclearError


def _rated(heard: Heard) -> float | None:
    """Return the effort behind words that say all there is to say of a planned run: "done 5", "done, 4/10, no pain"."""
    found = RATED.match(heard.word)
    return float(found[1]) if found and float(found[1]) <= MOST else None


RATED: Final = re.compile(
    rf"(?:{'|'.join(sorted(JUST_DONE, key=len, reverse=True))})[\s,.!:;-]+(\d{{1,2}})(?:\s?/\s?10)?(?![\w/:,.]*\d)(?=\W|$)"
    r"(?!\s?(?:k|km|m|h|mi|x|kilo\w*|mil\w*|meil\w*|min\w*|h\w*r\w*|std\w*|stund\w*|hora\w*|reps?|laps?)\b)"
)
"""A bare number behind "done" is the effort, and no distance; one with a unit is what was run."""


AS_PLANNED: Final = re.compile(r"^(?!.*\b(?:not|nothing|never)\b).*\bas planned\b")


def _effort_offered(heard: Heard) -> float | None:
    """Return the effort that is told in passing: "tempo felt awful, effort 9, legs 3"."""
    label = chosen(EFFORTS, heard.plain, heard.language)
    if label and not heard.plain.isdecimal():
        return float(label)
    if _rated(heard) is not None:
        return _rated(heard)
    told = heard.reading("asked:run").effort
    planned = AS_PLANNED.search(heard.word) and not heard.reading("asked:run").aches
    figures = NAMES_EFFORT.search(heard.word) or rated(heard.text, heard.language)
    named = planned or (told is None and figures)
    return heard.reading("asked:rpe").effort if named else told


NAMES_EFFORT: Final = re.compile(r"\b(?:effort|rpe|anstrengung|esfuerzo|esforco|esforço)\b")


def what() -> Question[Ran]:
    """Ask for distance and time."""
    return Question(
        key="what",
        text=t("What did it become? Distance, time, or both."),
        choices=((SKIP,),),
        context="asked:run",
        read=_ran,
        offered=_ran_offered,
        restates=_ran_again,
        echo=_ran_echo,
        skipped=Default(Ran(as_planned=False)),
        welcomes=TELLS,
        hints=(t('Like "7 km", "40 min" or "7 km in 41:20".'),),
    )


def _ran_again(old: Ran, new: Ran) -> str:
    """Return the figures that were corrected with those that were not."""
    metres, seconds = new.distance_m or old.distance_m, new.duration_s or old.duration_s
    minutes, rest = divmod(round(seconds or 0), 60)
    said = (
        f"{metres / KM_M:g} km" if metres else "",
        f"{minutes // 60}:{minutes % 60:02}:{rest:02}" if seconds else "",
    )
    return " in ".join(one for one in said if one)


def _ran_echo(ran: Ran) -> Text:
    """Play the figures back at once: a wrong one is seen before the next question is answered."""
    if ran.distance_m and ran.duration_s:
        pace = Pace(ran.duration_s / ran.distance_m * KM_M)
        distance, time = Distance(ran.distance_m), Duration(ran.duration_s)
        return t("{distance} in {time} ({pace}).", distance=distance, time=time, pace=pace)
    if ran.distance_m:
        return t("{distance}.", distance=Distance(ran.distance_m))
    return t("{time}.", time=Duration(ran.duration_s)) if ran.duration_s else NOTHING


def _ran(heard: Heard) -> Ran:
    found = _ran_offered(heard)
    if found is None:
        raise UnclearError
    return found


def _ran_offered(heard: Heard) -> Ran | None:
    reading = heard.reading("asked:run")
    if reading.clarify or not (reading.distance_m or reading.duration_s):
        return None
    return Ran(as_planned=False, distance_m=reading.distance_m, duration_s=reading.duration_s)


EFFORTS: Final[Rows] = (
    (Choice(t("Very easy 2"), "2"), Choice(t("Easy 3"), "3"), Choice(t("Steady 5"), "5")),
    (Choice(t("Hard 7"), "7"), Choice(t("Very hard 8"), "8"), Choice(t("All out 10"), "10")),
)


def hard(on: date) -> Question[float | None]:
    """Ask for effort, 0-10 (session RPE, Foster 2001)."""
    return Question(
        key="effort",
        text=of_the_day(on, t("How hard was it overall?"), t("All in all, how hard was it?")),
        choices=(*EFFORTS, (SKIP,)),
        context="asked:rpe",
        read=_effort,
        offered=_effort_offered,
        skipped=Default(None),
        welcomes=WELCOME,
        hints=(t("Effort is 0 (rest) to 10 (all out). Any number in between is fine."),),
    )


def _effort(heard: Heard) -> float:
    tapped = chosen(EFFORTS, heard.word)
    reading = heard.reading("asked:rpe")
    if reading.clarify == "range":
        raise UnclearError(
            t("Effort is 0 to 10 here. If yours was on the 6-20 scale, halve it. How hard, 0-10?")
        )
    bare = None if reading.aches else reading.number  # "hip a 3" is no effort
    said = [float(tapped) if tapped else None, reading.effort, bare]
    value = next((one for one in said if one is not None), None)
    if value is None or not 0 <= value <= MOST:
        raise UnclearError
    return value
