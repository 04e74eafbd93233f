"""How an answer about the legs is read: a tap, a number, a word, or "3, very tired" and "7 but calf 3/10"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from core.athlete.log import Pain, Promise
from core.dialogs.question import Heard, Rows, UnclearError, chosen
from core.understanding.body import MUSCLES, spoken_of
from core.understanding.normalise import clean, fold
from core.understanding.places import places, said_of_place
from core.understanding.pressure import of_oneself, pressed, tired
from core.understanding.reading import Ache, Intent, Reading
from core.understanding.small import in_english

SORE: Final = 4
"""From here on, legs count as sore (0-10)."""


@dataclass(frozen=True, slots=True)
class Legs:
    """How the legs are: 0 (fresh) to 10, where if it was said, and whether the runner is unwell.

    *score* is the worst that was said. Where the legs as a whole and a place were rated each for themselves
    ("7 but calf 3"), they are *whole* and *told*. What was not said counts as nothing.
    """

    score: float
    site: str | None = None
    side: str | None = None
    unwell: bool = False
    pain: bool = False
    fatigue: float | None = None
    stress: float | None = None
    whole: float | None = None
    told: Ache | None = None
    said: bool = True
    """Whether the legs were spoken of; somebody tired or stressed may say no more than that."""


UNWELL: Final = frozenset({"not well", "ill", "sick", "unwell", "not great"})
WORDS: Final = {
    "fresh": 0.0,
    "great": 0.0,
    "fine": 0.0,
    "good": 0.0,
    "all good": 0.0,
    "ok": 1.0,
    "okay": 1.0,
    "heavy": 2.0,
}


SAME: Final = frozenset({"same", "the same", "no change", "about the same", "unchanged", "still the same"})
BETTER: Final = frozenset({"better", "a bit better", "much better", "less", "improving", "getting better"})
WORSE: Final = frozenset({"worse", "a bit worse", "much worse", "more", "getting worse"})
GONE: Final = frozenset(
    {
        "gone",
        "it's gone",
        "its gone",
        "all gone",
        "gone now",
        "completely gone",
        "gone completely",
        "gone away",
        "pain's gone",
        "the pain is gone",
        "disappeared",
        "fine now",
        "no pain",
        "no pain any more",
        "no pain anymore",
        "nothing to feel any more",
        "can't feel it any more",
        "can't feel it anymore",
        "can't feel anything any more",
        "can't feel anything anymore",
        "don't feel it any more",
        "don't feel it anymore",
    }
)
"""Of a place that hurt: it is over. Of legs nothing was asked of, "gone" says that they are dead tired."""
STEP: Final = 2.0
"""How much "better" and "worse" are, on the scale of 0 to 10."""


def spot_of(subject: Promise | Pain | None) -> tuple[str | None, str | None]:
    """Return the place a morning asks about, and its side; nothing where it asks about the legs."""
    if isinstance(subject, Pain):
        return subject.site, subject.side
    site = subject.subject.partition(":")[0] if subject else ""
    return (site, None) if site and site != "legs" else (None, None)


def compared(heard: Heard, subject: Promise | Pain | None) -> Legs | None:
    """Read "same", "better", "worse" or "gone" about a place that was told before."""
    site, side = spot_of(subject)
    if site and is_gone(heard, site):
        return Legs(0.0, site, side)
    shift = next(
        (n for words, n in ((SAME, 0.0), (BETTER, -STEP), (WORSE, STEP)) if heard.word in words), None
    )
    before = _before(subject)
    if shift is None or before is None or site is None:
        return None
    return Legs(min(max(before + shift, 1.0), MOST), site, side)


def is_gone(heard: Heard, site: str | None) -> bool:
    """Return whether words say that what hurt is over, its place named or not: "it's gone", "the knee is gone"."""
    if heard.word.strip(" .!") in GONE:
        return True
    named = site is not None and any(spoken_of(site, one) for one, _ in places(heard.text, heard.language))
    said = said_of_place(heard.text, heard.language) if named else ()
    return any(in_english(one, heard.language) in GONE for one in said)


def _before(subject: Promise | Pain | None) -> float | None:
    """Return how much it was when it was told; None where that was not kept."""
    if isinstance(subject, Promise):
        score = subject.subject.rpartition(":")[2]
        return float(score) if subject.kind == "spot" and score.replace(".", "").isdecimal() else None
    return subject.severity if subject else None


def read_legs(heard: Heard, rows: Rows, site: str | None, side: str | None) -> Legs:
    """Read a tap, a number, a word, or "calves are sore, maybe a 5". Raises UnclearError."""
    tapped = chosen(rows, heard.word)
    reading = heard.reading("asked:soreness")
    if _is_unwell(heard, reading):
        return Legs(0, unwell=True)
    if tapped is not None:
        return Legs(float(tapped), site, side)
    ache = next((one for one in reading.aches if one.site), None)
    whole = _whole(heard, reading)
    beside = ache is None and whole is None and pressed(heard.word) is not None
    if beside and site is not None:
        raise UnclearError
    if beside and reading.number is not None and tired(heard.word) is None:
        return Legs(0.0, stress=min(reading.number, MOST), said=False)
    score = _score(heard, reading, ache, whole)
    if score is None and site is None and not reading.clarify and _weighed(heard):
        return Legs(0.0, fatigue=tired(heard.word), stress=pressed(heard.word), said=False)
    if score is None or score > MOST or reading.clarify:
        raise UnclearError
    fatigue = _fatigue(heard, reading, whole)
    if ache and whole is not None and ache.score not in {None, whole}:
        return _both(ache, whole, fatigue, pressed(heard.word))
    nothing_there = site is None and score == 0  # "no chest pain" is about no place: nothing hurts
    spot = None if nothing_there else ache
    elsewhere = spot is not None and not spoken_of(site or "", spot.site or "")
    return Legs(
        score,
        spot.site if spot and elsewhere else site,
        (spot.side if spot else None) or (None if elsewhere else side),
        pain=bool(
            ache and site is None and score > 0 and (strained(heard.text) or (ache.pain and score > SORE))
        ),
        fatigue=fatigue,
        stress=pressed(heard.word),
    )


TWINGE: Final = re.compile(
    r"\b(?:twinge\w*|tweak\w*|pulled|strain\w*|one side|one leg only|only one (?:leg|side)|during the run"
    r"|(?:had to|made me) (?:stop|walk)|tightened|seized up"
    r"|gezerrt|zerrung|einseitig|nur (?:links|rechts)|beim laufen"
    r"|musste (?:aufhoren|abbrechen|anhalten|stehen ?bleiben|gehen)|zugemacht"
    r"|tiron|pinchazo|un solo lado|al correr|tuve que (?:parar|caminar|andar)"
    r"|elongation|claquage|un seul cote|pendant la (?:sortie|course)"
    r"|(?:ai du|oblige de|force de) (?:m.?arreter|marcher)"
    r"|fisgada|puxao|distensao|um so lado|durante a corrida|tive (?:que|de) (?:parar|andar|caminhar))\b"
)
"""Words that no ordinary soreness has, in any language: it is one-sided, came in the run, stopped it, or something was pulled."""


def strained(said: str) -> bool:
    """Return whether words tell of more than soreness: what came in a run, and ended it."""
    return TWINGE.search(fold(clean(said))) is not None


def _both(ache: Ache, whole: float, fatigue: float | None, stress: float | None) -> Legs:
    """Legs that were rated as a whole beside a place: sore all over where that is the worse of the two."""
    spot = ache.score or 0.0
    over = whole >= SORE and whole > spot
    return Legs(
        whole if over else spot,
        None if over else ache.site,
        None if over else ache.side,
        pain=ache.pain and spot > SORE and not over,
        fatigue=fatigue,
        stress=stress,
        whole=whole,
        told=replace(ache, score=spot),
    )


def _is_unwell(heard: Heard, reading: Reading) -> bool:
    bare = LEAD.sub("", heard.word).strip(" ,;.:-")
    return bool({heard.word, bare} & UNWELL) or reading.intent is Intent.REPORT_ILLNESS


LEAD: Final = re.compile(
    r"^(?:legs?\W+|a\W+|an\W+|about\W+|maybe\W+|around\W+)*(\d{1,2}(?:[.,]\d)?)(?:\s?/\s?10|\s?ish)?"
    r"(?![\w.,:/-]*\d)(?!\s?(?:h|hrs?|hours?|std|stunden|heures?|horas?|km|k|mi|min\w*|days?|weeks?)\b)(?=\W|$)"
)
"""The number an answer begins with, where it counts nothing."""


def _whole(heard: Heard, reading: Reading) -> float | None:
    """Return the number an answer begins with, which is about the legs: "3, very tired"; not that of "6 calves"."""
    found = LEAD.match(heard.word)
    if found is None:
        return None
    number = float(found[1].replace(",", "."))
    return number if number <= MOST and number != reading.sleep_h else None


def _weighed(heard: Heard) -> bool:
    """Return whether tiredness or stress was told of; neither says anything of the legs."""
    return tired(heard.word) is not None or pressed(heard.word) is not None


def _score(heard: Heard, reading: Reading, ache: Ache | None, whole: float | None) -> float | None:
    """Return how the legs are: by a number of their own, or by a word for them."""
    if whole is not None:
        return whole
    said = [ache.score if ache else None, reading.soreness, reading.pain, reading.number]
    worn = tired(heard.word) is not None and (not reading.aches) and tired(heard.word) == reading.soreness
    score = None if worn else next((one for one in said if one is not None), WORDS.get(heard.word))
    if score is None and ache:
        return float(SORE)
    return score


def _fatigue(heard: Heard, reading: Reading, whole: float | None) -> float | None:
    """Return how tired somebody is; "dead legs" beside a low number of their own says that, too."""
    said = tired(heard.word)
    word = reading.soreness if "soreness" in reading.approx and not reading.aches else None
    return word if said is None and whole is not None and word is not None and word - whole >= APART else said


APART: Final = 3.0
"""A word for the legs that says so much more than their number is about something else: how tired they are."""


MOST: Final = 10.0


def sore_legs(heard: Heard) -> Legs | None:
    """Sore muscles told without being asked, on the morning of a run."""
    ache = next((one for one in heard.reading("asked:soreness").aches if one.site in MUSCLES), None)
    return Legs(ache.score if ache.score is not None else float(SORE), ache.site, ache.side) if ache else None


FRESH: Final = "fresh"
"""A word that alone is said of legs."""


def fine_legs(heard: Heard) -> Legs | None:
    """Legs, or a runner, of whom all is well, told without being asked: "legs ok", "feeling good today"."""
    reading = heard.reading("asked:soreness")
    well = reading.soreness == 0 and not (reading.aches or reading.clarify)
    own = of_oneself(heard.text, heard.language) or heard.word.strip(" .!") == FRESH
    told = well and "?" not in heard.text and own
    return Legs(0.0) if told else None
