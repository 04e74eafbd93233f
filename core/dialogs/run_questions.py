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
from core.understanding.body import MUSCLES, site_text
from core.understanding.places import places
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


@dataclass(frozen=True, slots=True)
class Sore:
    """How sore: 0-10, where, and whether it was called pain."""

    score: float
    site: str | None = None
    side: str | None = None
    pain: bool = False
    rated: bool = False
    """The score was said, and not put for a word."""
    everywhere: bool = False
    """No place of its own."""


ALL_OVER: Final = re.compile(r"\b(?:all over|everywhere|whole body|everything (?:hurts|aches|is sore))\b")


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
    bare = reading.units is None and AS_PLANNED.search(
        heard.word
    )  # "as planned, 5" is an effort, and no 5 km
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


AS_PLANNED: Final = re.compile(r"^(?!.*\b(?:not|nothing|never)\b).*\bas planned\b")


def _effort_offered(heard: Heard) -> float | None:
    """Return the effort that is told in passing: "tempo felt awful, effort 9, legs 3"."""
    label = chosen(EFFORTS, heard.plain, heard.language)
    if label and not heard.plain.isdecimal():
        return float(label)
    told = heard.reading("asked:run").effort
    rated = AS_PLANNED.search(heard.word) and not heard.reading("asked:run").aches
    named = rated or (told is None and NAMES_EFFORT.search(heard.word))
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


def soreness(on: date) -> Question[Sore | None]:
    """Ask for anything sore or painful."""
    rows: Rows = ((Choice(t("None"), "none"), Choice(t("Sore"), "sore"), Choice(t("Pain"), "pain"), SKIP),)
    return Question(
        key="soreness",
        text=of_the_day(on, t("Any soreness or pain?"), t("Is anything sore or painful?")),
        choices=rows,
        context="asked:soreness",
        read=lambda heard: _sore(heard, rows),
        offered=_sore_offered,
        skipped=Default(None),
        welcomes=WELCOME,
        hints=(t('None, or where and how much: "calves 3".'),),
    )


def _sore(heard: Heard, rows: Rows) -> Sore:
    word = chosen(rows, heard.word)
    if word == "none" or heard.word in {"no", "nothing", "nope", "all good", "0"}:
        return Sore(0)
    if word in {"sore", "pain"}:
        return Sore(SOME, pain=word == "pain")
    run = heard.reading("asked:run")
    if run.duration_s and not run.aches:
        raise UnclearError  # "no, 1:10" corrects a time
    found = _sore_offered(heard)
    if found is not None and (found.site or found.score == 0):
        return found
    reading = heard.reading("asked:soreness")
    score = reading.soreness if reading.soreness is not None else reading.number
    named = next(iter(places(heard.text, heard.language)), None)
    if named:  # "shin, 5" and "yes, my calf"
        site, side = named
        return Sore(SOME if score is None else score, site, side, pain=site not in MUSCLES)
    over = ALL_OVER.search(heard.word) is not None
    if found is not None and not over:
        return found
    if score is None and not over:
        raise UnclearError
    exact = score is not None and "soreness" not in reading.approx
    return Sore(SOME if score is None else score, rated=exact, everywhere=over)


def _sore_offered(heard: Heard) -> Sore | None:
    reading = heard.reading("asked:run")
    ache = next((one for one in reading.aches if one.site), None)
    if ache:
        return Sore(ache.score if ache.score is not None else SOME, ache.site, ache.side, pain=ache.pain)
    if any(words in heard.word for words in PAIN_FREE):
        return Sore(0)
    over = reading.soreness is not None and ALL_OVER.search(heard.word) is not None
    return Sore(reading.soreness, everywhere=over) if reading.soreness is not None else None


PAIN_FREE: Final = (
    "no pain",
    "no soreness",
    "not sore",
    "nothing hurts",
    "nothing sore",
    "nothing is sore",
    "pain free",
    "pain-free",
    "no niggles",
)


SITES: Final = ("calf", "shin", "knee", "achilles", "quad", "hamstring", "hip", "foot")


def where() -> Question[tuple[str | None, str | None]]:
    """Ask for the place; the value is site and side."""
    buttons = tuple(Choice(site_text(site, None, capital=True), site) for site in SITES)
    rows: Rows = (buttons[:4], buttons[4:], (Choice(t("Somewhere else"), "elsewhere"),))
    return Question(
        key="where",
        text=t("Where is it?"),
        choices=rows,
        context="asked:injury",
        read=lambda heard: _where(heard, rows),
        welcomes=WELCOME,
        skipped=Default((None, None)),
        hints=(t('A place, like "left calf" or "knees".'),),
    )


def _where(heard: Heard, rows: Rows) -> tuple[str | None, str | None]:
    said = chosen(rows, heard.word)
    if said == "elsewhere" or ALL_OVER.search(heard.word):
        return None, None
    if said:
        return said, None
    ache = next((one for one in heard.reading("asked:injury").aches if one.site), None)
    if ache is None:
        raise UnclearError
    return ache.site, ache.side


AMOUNTS: Final[Rows] = (
    (Choice(t("1-2"), "2"), Choice(t("3-4"), "4"), Choice(t("5-6"), "6"), Choice(t("7-10"), "8")),
)


def how_much() -> Question[float]:
    """Ask how much, 0-10."""
    return Question(
        key="how_much",
        text=t("And how much, 0 to 10?"),
        choices=AMOUNTS,
        context="asked:soreness",
        read=_amount,
        offered=_told_amount,
        welcomes=WELCOME,
        hints=(t("0 is nothing, 10 the worst you can think of."),),
    )


def _told_amount(heard: Heard) -> float | None:
    """A number said with the place: "calves 3"."""
    reading = heard.reading("asked:injury")
    if {"soreness", "pain"} & reading.approx:
        return None
    return next((ache.score for ache in reading.aches if ache.site and ache.score is not None), None)


def _amount(heard: Heard) -> float:
    tapped = chosen(AMOUNTS, heard.word)
    if tapped:
        return float(tapped)
    reading = heard.reading("asked:soreness")
    value = next((n for n in (reading.soreness, reading.pain, reading.number) if n is not None), None)
    if value is None or not 0 <= value <= MOST:
        raise UnclearError
    return value
