"""A message nobody asked for, or that is about something else than the question: what it says, by what it wants."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from core.understanding import effort, intent, plausible
from core.understanding.behind import told_of
from core.understanding.facts import Facts, asks, facts, hurts, mark, past
from core.understanding.notes import note
from core.understanding.places import Places, named, theirs
from core.understanding.ran import BESIDE_RUN, measured, orders
from core.understanding.reading import Ache, Intent, Reading
from core.understanding.sessions import second_session
from core.understanding.tokens import Kind, Page
from core.understanding.values import SICK, feelings, values
from core.understanding.wants import FEW_WORDS, wanted
from core.understanding.words import finder


def read(page: Page) -> Reading:
    """Return what the message says, as if nothing had been asked."""
    if not re.search(r"\w|\?", page.text):
        return _nod(page)
    found = facts(page)
    wants = intent.whole(page.text, page.language) or wanted(found)
    if _told_how(page, wants) or (wants is Intent.UNKNOWN and _rated_run(found)):
        wants = Intent.LOG_RUN
    if wants is Intent.UNKNOWN and theirs(page):
        wants = Intent.SMALLTALK
    if wants is Intent.UNKNOWN and page.context != "idle" and any(feelings(found).values()):
        wants = Intent.ANSWER
    if (
        (wants is Intent.UNKNOWN or (wants is Intent.VACATION and not page.all(Kind.DAY, Kind.SPAN)))
        and page.context == "asked:run"
        and mark(page.language, "refusal").match(page.text)
    ):
        wants = Intent.SKIP_RUN
    unsaid = wants is Intent.UNKNOWN or _laughs(found, wants)
    if unsaid and page.context == "idle" and _only_a_place(found):
        return replace(
            of(found, Intent.REPORT_PAIN), aches=tuple(Ache(*one, pain=True) for one in _places(found))
        )
    if wants is Intent.UNKNOWN and _left_out(page):
        wants = Intent.SKIP_RUN
    return of(found, wants)


def _rated_run(found: Facts) -> bool:
    """Say whether how far and how hard it was is told without a unit to the question how it went: "6.5, felt like a 4"."""
    told = found.run.distance_m is not None and found.effort is not None
    return told and found.page.context == "asked:run" and not asks(found.page)


def _told_how(page: Page, wants: Intent) -> bool:
    """Say whether a message under the question how a run went says no more than that: "great, thanks", "very hard"."""
    went = page.context == "asked:run" and mark(page.language, "went").fullmatch(intent.bare(page.text))
    return bool(went) or (wants is Intent.UNKNOWN and effort.whole(page))


def _left_out(page: Page) -> bool:
    """Say whether the first clause is nothing but a run left out, and its reason follows: "didn't happen, overtime"."""
    first, comma, _ = page.text.partition(",")
    return bool(comma) and intent.whole(first, page.language) is Intent.SKIP_RUN


def _laughs(found: Facts, wants: Intent) -> bool:
    """Say whether nothing but a laugh makes a message small talk: "toenail gone, lol"."""
    serious = mark(found.page.language, "laughs").sub("", found.page.text)
    return wants is Intent.SMALLTALK and wants not in intent.phrases(serious, found.page.language, "reports")


def _places(found: Facts) -> Places:
    return () if theirs(found.page) else named(found.page.rest, found.page.language)


def _only_a_place(found: Facts) -> bool:
    """Say whether all that is understood is a place on the body, and it is not well: "me knee's pure louping"."""
    well = finder(found.page.language, "well").first(found.page.rest)
    told = found.reports or found.workout or measured(found, told=True) or asks(found.page)
    denied = bool(found.felt.aches) and not hurts(found.felt)
    return not (well or told or denied) and bool(_places(found))


def _nod(page: Page) -> Reading:
    """Read a message without a word: a thumb up says that a run was done, when that was asked."""
    nods = intent.whole(page.text, page.language) is not None
    done = Intent.LOG_RUN if page.context == "asked:run" and _DONE.search(page.clean) else Intent.SMALLTALK
    return Reading(page.clean, done if nods else Intent.UNKNOWN)


_DONE: Final = re.compile("[👍👌✅✔💪]")


def of(found: Facts, wants: Intent) -> Reading:
    """Return the reading of a message whose intent is known."""
    first, second = second_session(told_of(found)) if wants is Intent.LOG_RUN else (found, None)
    return replace(
        Reading(found.page.clean, wants, **values(first, wants)),
        clarify=_doubt(first, wants),
        also=_also(found, wants) + ((_session(second),) if second else ()),
        number=_number(found.page),
        note=note(found.page, wants),
    )


def _session(found: Facts) -> Reading:
    run = found.run
    return Reading(
        found.page.clean, Intent.LOG_RUN, distance_m=run.distance_m, duration_s=run.duration_s,
        pace_s_per_km=run.pace, workout_type=found.workout, units=run.unit or None,
    )  # fmt: skip


def _number(page: Page) -> float | None:
    """Return the only number of a message that is little else."""
    numbers = page.all(Kind.NUMBER, Kind.SCORE)
    alone = len(numbers) == len(page.tokens) == 1 and len(page.text.split()) <= FEW_WORDS
    explained = asks(
        replace(page, text=page.text.rstrip(" ?"))
    )  # "a 6?" is a number, "what is effort 6" none
    return numbers[0].number if alone and not explained else None


def _doubt(found: Facts, wants: Intent) -> str | None:
    if wants in {Intent.LOG_RUN, Intent.EDIT_LAST} and found.workout != "cross_training":
        doubt = plausible.of_scores(found.page) or plausible.of_run(found.page, found.run)
        return doubt or ("hours" if wants is Intent.LOG_RUN and _like_a_night(found) else None)
    return plausible.of_scores(found.page)


def _like_a_night(found: Facts) -> bool:
    """Say whether hours stand alone that may as well be a night: "7h"."""
    run = found.run
    bare = ":" not in found.page.text and found.workout is None and found.effort is None
    alone = bare and run.distance_m is None
    return alone and (run.duration_s or 0) >= _NIGHT_S and not past(found.page)


_NIGHT_S: Final = 3 * 3600.0
"""From here on hours without a distance may be sleep."""


def _also(found: Facts, wants: Intent) -> tuple[Reading, ...]:
    """Return what else the message says."""
    also = [Reading(found.page.clean, one, **values(found, one)) for one in _beside(found, wants)]
    if wants is Intent.LOG_RUN and found.run.second_m:
        also.append(_second(found))
    return tuple(also)


def _second(found: Facts) -> Reading:
    """Return the second run of a message."""
    run = found.run
    return Reading(
        found.page.clean, Intent.LOG_RUN,
        distance_m=run.second_m, duration_s=run.second_s, when=run.second_day,
    )  # fmt: skip


def _asks_day(page: Page) -> bool:
    """Say whether a message asks about a day: "hip feels off, still on for tomorrow?"."""
    return "?" in page.text and bool(page.all(Kind.DAY))


def _beside(found: Facts, wants: Intent) -> list[Intent]:
    aching = any(ache.pain and ache.score != 0 for ache in found.felt.aches)
    if wants is Intent.LOG_RUN:
        pain = [Intent.REPORT_PAIN] if aching else []
        return pain + [one for one in orders(found) if one in BESIDE_RUN]
    if wants not in {Intent.REPORT_PAIN, Intent.REPORT_ILLNESS}:
        return []
    placed = wants is Intent.REPORT_ILLNESS and any(
        ache.pain and ache.site and ache.site not in SICK for ache in found.felt.aches
    )
    asked = list(found.questions) or ([Intent.ASK_TODAY] if _asks_day(found.page) else [])
    refused = found.page.context == "asked:run" and mark(found.page.language, "refusal").match(
        found.page.text
    )
    skipped = [Intent.SKIP_RUN] if Intent.SKIP_RUN in found.reports or refused else []
    return [*found.orders, *asked][:2] + skipped + ([Intent.REPORT_PAIN] if placed else [])
