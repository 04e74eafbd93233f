"""The page docs/soreness.md: what soreness and pain do to a day, asked of the coach row by row.

`python -m tests.core.recommender.soreness` writes it; a test holds it against what the coach does now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

from core.athlete.log import Ached, Pain, When
from core.recommender.places import place
from core.recommender.recommend import recommend
from core.understanding.body import site_text
from core.voice.speech import speak
from tests.core.recommender.mornings import ON, morning

PAGE = Path(__file__).parents[3] / "docs" / "soreness.md"

PLACES = (
    ("calf", False, "calf, hamstring, quad, glute"),
    ("achilles", False, "Achilles"),
    ("knee", False, "knee"),
    ("it_band", False, "IT band"),
    ("shin", False, "shin, foot, hip, groin: not asked about yet"),
    ("shin", True, "the same, along a stretch and easing"),
    ("back", False, "back, shoulder, other soft places"),
    ("", False, "somewhere not named"),
)
"""A place for each row, and what the row stands for."""
SEVERITY = (1, 2, 3, 4, 5, 6, 8)
SIDES = (None, "left")
COURSES = {
    "today for the first time": lambda much: (much,),
    "the same yesterday": lambda much: (much, much),
    "three days, the same": lambda much: (much, much, much),
    "worse than yesterday": lambda much: (max(much - 1, 0), much),
    "worse every day": lambda much: (max(much - 2, 0), max(much - 1, 0), much),
    "better than yesterday": lambda much: (min(much + 2, 10), much),
}
WORKOUTS = ("easy", "strides", "hill_sprints", "repetitions", "tempo", "long")
HEAD = """# Soreness and pain

What the coach does with what hurts, place by place. This page is written by asking the coach
(`python -m tests.core.recommender.soreness`); a test keeps it true. Numbers are 0 to 10. It is caution, not medicine:
nothing here says what an ache is. Danger signs (one sharp spot, a limp, pain at rest or at night, swelling) never come
this far: they take running off until somebody who can examine it has cleared it.

- **stop**: no run that day; a walk is fine where it doesn't hurt.
- **easy**: easy running only, on the flat.
- **spare**: what pulls on the place goes (strides, hill sprints, fast repetitions); the rest stays.
- **flat**: the run stays, and stays off steep descents.
- **shorter**: an easy run, 60 % of the distance.
- **as planned**: nothing changes.

A side changes nothing in these rows: soreness that is the same on both sides and eases is taken for ordinary soreness
(last table), one side alone is taken for pain (the others). One muscle that stays sore for three mornings, or gets sorer,
is taken for pain too.
"""


def pain(site: str, side: str | None, course: tuple[float, ...], when: When, *, diffuse: bool) -> Pain:
    """Return a pain told on days in a row up to today."""
    days = [ON - timedelta(days=len(course) - 1 - n) for n in range(len(course))]
    told = tuple(Ached(on, float(much), when) for on, much in zip(days, course, strict=True))
    return Pain(1, site, side, float(course[-1]), days[0], ON, course=told, diffuse=diffuse)


def action(kind: str, hurts: Pain) -> str:
    """Return what becomes of a workout, in a word or two."""
    found = recommend(replace(morning(kind), pains=(hurts,)), ON)
    return NAMES[found.proposal.rule] if found.proposal else "flat" if found.advice else "as planned"


NAMES = {
    "pain-stop": "stop",
    "pain-easy": "easy",
    "pain-back": "easy",
    "pain-spare": "spare",
    "too-sore": "shorter",
    "sore-spot": "easy",
    "very-sore": "easy",
}


def rows(site: str, *, diffuse: bool) -> Iterator[tuple[str, ...]]:
    """Yield a row for each severity and course: what every kind of day becomes, whatever the side and the phase."""
    for (days, course), much in product(COURSES.items(), SEVERITY):
        cells = []
        for kind in WORKOUTS:
            made = {
                action(kind, pain(site, side, course(much), when, diffuse=diffuse))
                for side in SIDES
                for when in When
            }
            cells.append(" / ".join(sorted(made)))
        yield (days, str(much), *cells)


def merged(found: Iterator[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Yield rows, neighbours of the same days and actions as one."""
    kept: list[tuple[str, ...]] = []
    for row in found:
        if kept and kept[-1][0] == row[0] and kept[-1][2:] == row[2:]:
            first = kept[-1][1].split("-")[0]
            kept[-1] = (row[0], f"{first}-{row[1]}", *row[2:])
        else:
            kept.append(row)
    yield from kept


def table(head: tuple[str, ...], found: Iterator[tuple[str, ...]]) -> str:
    """Return a table in Markdown."""
    lines = [head, tuple("---" for _ in head), *found]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def ordinary() -> Iterator[tuple[str, ...]]:
    """Yield what sore muscles do that are the same on both sides and ease."""
    for site, much in product(("calf", "hamstring", "quad"), (1, 2, 3, 4, 5, 6, 7, 9)):
        cells = []
        for kind in WORKOUTS:
            found = recommend(morning(kind, float(much), site), ON)
            word = NAMES[found.proposal.rule] if found.proposal else "as planned"
            cells.append(f"{word}, later" if any(one.on != ON for one in found.changes) else word)
        yield (speak(site_text(site)), str(much), *cells)


def page() -> str:
    """Return the whole page."""
    heads = ("so far", "now", *(speak_kind(kind) for kind in WORKOUTS))
    parts = [HEAD]
    for site, diffuse, name in PLACES:
        row = place(site or None, diffuse=diffuse)
        parts.append(
            f"## {name[0].upper()}{name[1:]}\n\nMay be run with up to {row.during:g} ({row.source}).\n"
        )
        parts.append(table(heads, merged(rows(site, diffuse=diffuse))) + "\n")
    parts.append(
        "## Ordinary soreness: both sides, easing\n\n*later*: the session is offered another day of the week.\n"
    )
    parts.append(table(("where", "now", *heads[2:]), merged(ordinary())) + "\n")
    return "\n".join(parts)


def speak_kind(kind: str) -> str:
    """Return the head of a column."""
    return {"strides": "easy + strides", "hill_sprints": "hill sprints"}.get(kind, kind)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
