"""Pain that is open. Limits differ by place: bone is never traded, tendons may grumble a little."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from core.athlete.log import Ached, Pain
from core.recommender.places import FRESH, Colour, colour, course, rises
from core.recommender.rule import AS_PLANNED, EASY, REST_DAY, Day, Finding, Outcome, Rule
from core.recommender.rules.soreness import A_LITTLE
from core.training.catalogue import avoid_sites, easier, is_fast, needs_hill, title
from core.training.workout import Facts
from core.understanding.body import BONE, MUSCLES, site_text
from core.voice.rotation import of_the_day
from core.voice.text import Text, t

IN_A_ROW: Final = 3
LASTS: Final = 6
"""Three answers within so many days and this one are in a row: nobody is asked on a day of rest."""

DOWNHILL: Final = frozenset({"knee", "it_band"})
"""Places that mind running down a hill (Esculier 2018; practice)."""


def pains(day: Day) -> tuple[Pain, ...]:
    """Return what is open, and what is sore this morning: a joint, tendon or bone, or a muscle that does not ease."""
    told, site = day.checkin, day.checkin.site
    known = any(pain.site == site for pain in day.pains)
    if site is None or known or not told.legs:
        return day.pains
    felt = lasting(day, site) if site in MUSCLES else (Ached(day.on, told.legs),)
    return (
        (*day.pains, Pain(0, site, None, told.legs, felt[0].on, day.on, course=felt)) if felt else day.pains
    )


def lasting(day: Day, site: str) -> tuple[Ached, ...]:
    """Return three answered mornings in a row on which one muscle was sore and did not ease; nothing for ordinary soreness."""
    told = [one for one in day.mornings(LASTS) if one.legs is not None][:IN_A_ROW]
    felt = [Ached(one.on, one.legs or 0.0) for one in reversed(told) if one.site == site]
    lasts = len(felt) == IN_A_ROW and min(one.severity for one in felt) > A_LITTLE
    return tuple(felt) if lasts and felt[-1].severity >= felt[0].severity else ()


def _worst(day: Day, wanted: Colour) -> Pain | None:
    """Return the gravest pain of a colour."""
    found = (pain for pain in pains(day) if colour(pain, day.on) is wanted)
    return max(found, key=lambda pain: pain.severity, default=None)


def _facts(pain: Pain) -> Facts:
    return (("site", pain.site), ("score", pain.severity))


def stop(day: Day) -> Finding | None:
    """Pain over the limit of its place, or on its way there: no run."""
    pain = _worst(day, Colour.RED) if day.runs or day.race else None
    return Finding(_facts(pain), REST_DAY, _why(pain, day)) if pain else None


def _why(pain: Pain, day: Day) -> Text:
    told, where = course(pain, day.on), site_text(pain.site, pain.side)
    if rises(told) > 1:
        return t("It has got worse every time you told me of the {where}.", where=where)
    if pain.site in BONE:
        return t("Pain in the {where} may be the bone's, so I'd not run on it.", where=where)
    if colour(_today_alone(pain), day.on) is Colour.RED:
        return of_the_day(
            day.on,
            t("{score} out of 10 in the {where} is too much to run on.", where=where, score=pain.severity),
            t(
                "With {score} out of 10 in the {where}, running is not for today.",
                where=where,
                score=pain.severity,
            ),
        )
    if len(told) >= IN_A_ROW:
        return t("Three times in a row you've told me of the {where}, and it isn't easing.", where=where)
    return t("No calmer in the {where} than the day before.", where=where)


def _today_alone(pain: Pain) -> Pain:
    return Pain(
        pain.number, pain.site, pain.side, pain.severity, pain.since, pain.told, course=pain.course[-1:]
    )


def _no_run(outcome: Outcome) -> Text:
    return of_the_day(
        outcome.day.on,
        t("No run today; walking is fine if it doesn't hurt. I'll ask again tomorrow."),
        t("No running today; a walk is fine if it doesn't hurt. I'll ask again in the morning."),
    )


def easy(day: Day) -> Finding | None:
    """Pain in between: easy running only, whatever pulls on what."""
    pain = _worst(day, Colour.AMBER)
    if pain is None or not day.runs or easier(day.workout) == day.workout:
        return None
    where = site_text(pain.site, pain.side)
    reason = t("With {score} out of 10 in the {where}, easy running only.", where=where, score=pain.severity)
    return Finding(_facts(pain), EASY, reason)


def back(day: Day) -> Finding | None:
    """Pain that stopped a run is calm again: the first run behind it is easy, whatever it was to be."""
    ran = next((run.on for run in day.ran(FRESH.days)), None)
    calm = (pain for pain in day.athlete.pains if colour(pain, day.on) < Colour.AMBER)  # over or not
    pain = next((one for one in calm if _stopped_since(ran, replace(one, closed=None), day)), None)
    if pain is None or not day.runs or not (day.hard or is_fast(day.workout)):
        return None
    where = site_text(pain.site, pain.side)
    return Finding(
        _facts(pain), EASY, t("The first run after a stop for the {where} is an easy one.", where=where)
    )


def _stopped_since(ran: date | None, pain: Pain, day: Day) -> bool:
    """Return whether a pain was red on a day of the last week after which nothing was run."""
    red = (one.on for one in course(pain, day.on) if colour(pain, one.on) is Colour.RED)
    return any(ran is None or ran <= on for on in red)


def spare(day: Day) -> Finding | None:
    """Mild pain: run, but leave out what pulls on it."""
    if not day.runs:
        return None
    for pain in pains(day):
        if colour(pain, day.on) is Colour.GREEN and _pulls(day, pain.site):
            where = site_text(pain.site, pain.side)
            reason = t("I'd like the {where} calm before anything fast.", where=where)
            return Finding(_facts(pain), EASY, reason)
    return None


def _pulls(day: Day, site: str) -> bool:
    """Return whether a workout pulls on a place: by what it is, or because every hill is walked down again."""
    return site in avoid_sites(day.workout) or (site in DOWNHILL and needs_hill(day.workout))


def _flat(outcome: Outcome) -> Text:
    return t("Today: {easy}, on the flat, no strides.", easy=title(outcome.today))


def level(day: Day) -> Finding | None:
    """A sore knee or IT band: the run stays, and stays on the flat."""
    sore = (
        pain
        for pain in pains(day)
        if pain.site in DOWNHILL and Colour.NONE < colour(pain, day.on) < Colour.RED
    )
    pain = next(sore, None)
    if pain is None or not day.runs:
        return None
    where = site_text(pain.site, pain.side)
    keeps = t(
        "Stay on the flat, and walk anything steep going down: downhill is hardest on the {where}.",
        where=where,
    )
    return Finding(_facts(pain), AS_PLANNED, keeps, keeps=keeps)


STOP_HOLDS: Final = t("I'd rather lose a day than a month. Not on this one, please.")
HOLDS: Final = t("The fast part is what it minds, even in small doses. Easy today?")
RULES: Final = (
    Rule(
        "pain-stop",
        "Silbernagel 2007; Esculier 2018; Hoenig 2023",
        ("pains", "legs", "site"),
        stop,
        STOP_HOLDS,
        suggest=_no_run,
        firm=True,
    ),
    Rule(
        "pain-easy",
        "Pain monitoring; practice",
        ("pains", "legs", "site"),
        easy,
        HOLDS,
        suggest=_flat,
        firm=True,
    ),
    Rule(
        "pain-back",
        "Pain monitoring; practice",
        ("pains", "legs", "site", "runs"),
        back,
        HOLDS,
        suggest=_flat,
    ),
    Rule("pain-spare", "Silbernagel 2007; practice", ("pains", "legs", "site"), spare, HOLDS, suggest=_flat),
    Rule("pain-flat", "Esculier 2018; practice", ("pains", "legs", "site"), level, HOLDS),
)
