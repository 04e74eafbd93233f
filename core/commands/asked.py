"""Questions about speed, answered from the runner's own plan; then the table of answers that hold for everybody."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from core.commands.numbers import mile_text
from core.commands.ontrack import on_track
from core.commands.table import COMMANDS
from core.condition import current_index
from core.dialogs.away import on_a_belt
from core.dialogs.climb import way_up, whole_again
from core.locks import naming
from core.messages import Choice, Say, Turn
from core.scene import Scene
from core.training.catalogue import is_quality, zones_m
from core.training.season import week_m
from core.training.workout import Zone
from core.understanding.further import wants_more
from core.understanding.reading import Intent, Reading
from core.understanding.understand import understand
from core.units import Distance
from core.voice import answers
from core.voice.text import Text, join, t


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked (a pattern over small letters), what is said, and what can be tapped then."""

    asked: re.Pattern[str]
    says: Callable[[Scene], Text]
    choices: Callable[[Scene], tuple[Choice, ...]]


def answer(scene: Scene) -> Turn | None:
    """Return the answer to a question that has one; None when it is another one."""
    said = " ".join(scene.plain.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())
    climbing = _steps(scene) if STEPS.search(said) else None
    if climbing:
        return climbing
    row = next((one for one in ROWS if one.asked.search(said)), None)
    if row:
        choices = row.choices(scene)
        return naming(scene, scene.say(Say(row.says(scene), (choices,) if choices else ())))
    reading = understand(scene.said, units=scene.athlete.units, today=scene.today, language=scene.language)
    if reading.intent in TELLS:
        return None
    further = "more" if wants_more(scene.said, scene.language) else "away" if on_a_belt(scene) else None
    meant = further or next((name for pattern, name in MEANT if pattern.search(said)), None)
    if meant:
        return COMMANDS[meant].answer(scene, reading)
    text = answers.answer(scene.said, scene.athlete.goal, scene.today, scene.language)
    return scene.say(text) if text else _by_name(scene, reading, said)


MEANT: Final = (
    (
        re.compile(
            r"\bwhat(?: all)? (?:did|have) (?:you|i|we) (?:just )?chang\w+|\bwhat(?:'?s| has| was| is)? (?:been )?changed\b"
            r"|\bhas (?:anything|something|my plan|the plan) (?:been )?changed\b"
            r"|\bwhy (?:did|has|is|was) (?:my|the) (?:plan|week|schedule|training)\b.{0,16}\b(?:chang\w+|different)\b"
            r"|\b(?:list|show)(?: me)?(?: all| my| the)* changes\b|\bwhy did you change\b"
        ),
        "changes",
    ),
    (
        re.compile(
            r"\b(?:export|download|send|give|back ?up|get|have|want)\b.*"
            r"\b(?:my data|all my (?:data|runs)|everything you (?:keep|store|know)|what you (?:keep|store))\b"
        ),
        "export",
    ),
    (
        re.compile(
            r"^(?:my )?calendar$|\b(?:send|give|get|export|put|add|want|have|download|sync)\b.*"
            r"\b(?:calendar|ics|ical)(?: file)?(?: please)?[.?!]*$"
        ),
        "calendar",
    ),
    (
        re.compile(
            r"\b(?:make|keep|set|mark|leave)\b.*\b(?:run|that|it|this|one)\b.*\bprivate\b"
            r"|\b(?:that|this|my|the|last) run (?:is|was|stays) private\b|\bhide (?:that|this|my|the)(?: last)? run\b"
        ),
        "private",
    ),
    (
        re.compile(
            r"\b(?:i'?m|i am|i'?ll be|we'?re|stuck|running|run(?: it)?|do(?:ing)? (?:it|this|that)) (?:\w+ )?"
            r"(?:on|to) (?:a|the|my) (?:dread|tread)mill\b"
            r"|\b(?:only|just) (?:have|got|a) (?:a |the )?(?:dread|tread)mill\b"
            r"|^(?:on (?:a|the) )?treadmill (?:today|tonight|tomorrow)\b|\bindoors (?:today|tonight|tomorrow)\b"
        ),
        "treadmill",
    ),
    (
        re.compile(
            r"\bno (?:\w+ )?hills?\b(?! sprint| rep)|\b(?:isn'?t|aren'?t|not) (?:a|any|many) (?:\w+ )?hills?\b"
            r"|\b(?:don'?t|do not|haven'?t) (?:have|got) (?:a|any) (?:\w+ )?hills?\b"
            r"|\b(?:it'?s|it is|i live somewhere|everything is|everything'?s|live in a) (?:all |very |completely |totally )?"
            r"(?:pan ?cake )?flat (?:here|around|round|area|city|where)\b"
        ),
        "flat",
    ),
)
"""What is said of the place, and the command that answers it."""


TELLS: Final = frozenset({Intent.LOG_RUN, Intent.REPORT_PAIN, Intent.REPORT_ILLNESS})
"""What tells of a run or of something wrong is heard as that, whatever it asks beside it."""


def _by_name(scene: Scene, reading: Reading, said: str) -> Turn | None:
    """Return what a command says that is typed without its slash, where nothing else is meant."""
    one = COMMANDS.get(said.strip(" .!?"))
    bare = one is not None and one.listed and not one.shared and reading.intent is Intent.UNKNOWN
    return one.answer(scene, reading) if one and bare else None


WHY_MILE: Final = t(
    "Three reasons. Fast, relaxed running teaches you to spend less at every pace. Short hard efforts keep your form "
    "together when it burns. And after mile pace, marathon pace feels slow. The first is well tested; what it does for "
    "a finish time nobody has measured."
)


def _safe(scene: Scene) -> Text:
    """Say how much fast running there is next to the whole, and what goes first."""
    return join(
        (
            t("Too much of it, too soon, is how."),
            _dose(scene),
            t("And if a calf or an Achilles complains, the fast part goes first, the easy running last."),
        )
    )


def _dose(scene: Scene) -> Text:
    day, plan = next_fast(scene), scene.athlete.plan
    week = plan.week_of(day) if plan and day else None
    if plan is None or day is None or week is None:
        return t("So yours is rationed, with full recoveries.")
    return t(
        "So yours is rationed: {fast} fast on {day:weekday}, out of {whole} that week, with full recoveries.",
        fast=Distance(fast_m(scene, day)),
        day=day,
        whole=Distance(week_m(plan, week)),
    )


def next_fast(scene: Scene) -> date | None:
    """Return the next day of the coming eight with a session at mile or interval pace."""
    days = (scene.today + timedelta(days=n) for n in range(1, 9))
    return next((day for day in days if is_quality(scene.workout(day)) and fast_m(scene, day)), None)


def fast_m(scene: Scene, day: date) -> float:
    """Return the metres at mile and interval pace of a day."""
    by_zone = zones_m(scene.workout(day), current_index(scene.athlete, scene.today))
    return by_zone[Zone.R] + by_zone[Zone.I]


def _show_fast(scene: Scene) -> tuple[Choice, ...]:
    day = next_fast(scene)
    return (Choice(t("Show {day:weekday}", day=day), f"/today {day.isoformat()}"),) if day else ()


SPEED: Final = r"(?:speed ?work|speed|fast running|intervals?|reps|sprints?)"
HARM: Final = r"(?:hurt|injur\w*|safe|dangerous|risky)"
DOUBT: Final = r"(?:is|isn'?t|won'?t|will|does|doesn'?t|are|aren'?t|can|how)"

ON_TRACK: Final = (
    r"\b(?:am i|are we)\b.{0,12}\bon (?:track|course|target|schedule)\b",
    r"\bwill i (?:make|manage|finish|hit|break|reach)\b",
    (
        r"\b(?:can|could) i (?:really |still )?(?:make|hit|break|manage|reach|run|go) "
        r"(?:it|my (?:goal|target)|(?:sub|under)[ -]?\d|\d{1,2}[:.]\d\d)"
    ),
    (
        r"\bis (?:my (?:goal|target)|(?:sub[ -]?|under )?\d[\d:.]*)\b.{0,12}"
        r"\b(?:realistic|possible|doable|achievable|too)\b"
    ),
)

DELETE: Final = t(
    'A run you logged: "undo", or "fix" to change it. Everything I have about you: "delete everything", and I '
    "ask once more before I do it."
)

MILE_CHECK: Final = (
    r"\bmile check\b|\b(?:speed|endurance)[ -]limited\b|\bis (?:it )?(?:my )?(?:speed|endurance) (?:or|that)\b"
    r"|\bwhat(?:'?s| is)? (?:holds|holding|limits|limiting) me\b"
)

STEPS: Final = re.compile(
    r"\b(?:steps?|rungs?|ladder)\b|\bwhen (?:can|will|may|do) i\b.{0,30}\b(?:again|normal\w*|properly|30|thirty|non-?stop)\b"
)


def _steps(scene: Scene) -> Turn | None:
    """Answer a question about the ladder, while there is one."""
    return scene.say(join((way_up(scene), whole_again(scene)))) if way_up(scene) else None


TOO_HARD: Final = (
    r"\b(?:plan|training|week|weeks|schedule|this|it'?s|it is)\b.{0,12}\btoo (?:hard|much|tough|demanding)\b(?! for my)"
    r"|^too (?:much|hard|tough)(?: for me)?$|\bcan'?t keep up with\b.{0,12}\b(?:plan|training|schedule)\b"
)
TOO_EASY: Final = (
    r"\b(?:plan|training|week|weeks|schedule|this|it'?s|it is)\b.{0,12}\btoo (?:easy|little|light|slow)\b"
    r"|\bmake (?:this |next |the |my )?(?:week|plan|training) harder\b|^too (?:easy|little)$"
)
LESS: Final = t(
    "Then let's take some off; a plan you can keep beats a bigger one. Just this week lighter, or less from now on?"
)
MORE: Final = t(
    "Good sign. More comes from a race or time trial, or from whole weeks that felt easy, never from one good day. You "
    "can turn the dials inside the limits; I show you the weeks first."
)

ROWS: Final = (
    Row(
        re.compile(TOO_HARD),
        lambda _: LESS,
        lambda _: (
            Choice(t("A lighter week"), "/lighter"),
            Choice(t("Less distance"), "/volume less"),
            Choice(t("Less fast running"), "/speed less"),
        ),
    ),
    Row(
        re.compile(TOO_EASY),
        lambda _: MORE,
        lambda _: (
            Choice(t("More distance"), "/volume more"),
            Choice(t("More fast running"), "/speed more"),
        ),
    ),
    Row(
        re.compile(MILE_CHECK),
        mile_text,
        lambda _: (Choice(t("My paces"), "/paces"),),
    ),
    Row(
        re.compile(rf"^(?!.*(?:\bpace\b|per (?:km|mile)|/ ?(?:km|mi))).*(?:{'|'.join(ON_TRACK)})"),
        on_track,
        lambda _: (Choice(t("My paces"), "/paces"),),
    ),
    Row(
        re.compile(r"\bhow (?:do|can|to|would|could)\b.{0,12}\b(?:delete|erase|remove)\b"),
        lambda _: DELETE,
        lambda _: (Choice(t("Delete everything"), "/delete"),),
    ),
    Row(
        re.compile(r"^why (?:a|the) mile\b|\bwhat is (?:a|the) mile block"),
        lambda _: WHY_MILE,
        lambda _: (Choice(t("But is it safe?"), "but is it safe?"), Choice(t("OK"), "thanks")),
    ),
    Row(
        re.compile(rf"^but is it safe|^(?:but )?{DOUBT}\b.{{0,20}}\b{SPEED}\b.{{0,30}}\b{HARM}\b"),
        _safe,
        _show_fast,
    ),
)
"""The questions, the first that fits first."""
