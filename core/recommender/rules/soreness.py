"""Sore legs. Fast running goes before distance: what pulls hardest on the sore place is what is left out."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Promise
from core.recommender.rule import Day, Proposal, Rule
from core.recommender.rules.slots import easy_today, later, swap
from core.training.catalogue import (
    avoid_sites,
    easier,
    is_fast,
    is_quality,
    is_run,
    shortened,
    title,
)
from core.understanding.body import site_text
from core.voice.text import NOTHING, Text, t

A_LITTLE: Final = 2
"""Up to here, sore legs may run as planned."""
VERY: Final = 7
"""From here on, no quality (Hooper; Nuuttila 2022)."""
LESS: Final = 0.6
SHORTEST_M: Final = 3000.0
"""How much of an easy run is left on very sore legs, in part and in metres."""


def sore_spot(day: Day) -> Proposal | None:
    """Calves, Achilles, hamstrings: no hill sprints, strides or fast repetitions while they are sore."""
    legs, site = day.checkin.legs, day.checkin.site
    if legs is None or site is None or legs <= A_LITTLE:
        return None
    hard = (is_quality(day.workout) or is_fast(day.workout)) and day.workout.type != "race"
    if not hard or site not in avoid_sites(day.workout):
        return None
    slot = later(day)
    today = easy_today(day, slot)
    reason = t(
        "That sounds like ordinary soreness. {what} pull hardest on the {site}, so not today.",
        what=_fast_name(day),
        site=site_text(site, None),
    )
    again = (
        t(
            "and the {what} on {day:weekday}, if your {site} are {limit} or less that morning",
            what=_fast_small(day),
            day=slot,
            site=site_text(site, None),
            limit=A_LITTLE,
        )
        if slot
        else t("and the {what} next week, when they are quiet", what=_fast_small(day))
    )
    return Proposal(
        "sore-spot",
        swap(day, slot, today),
        reason,
        t("My suggestion: {easy} on the flat now, {again}.", easy=title(today), again=again),
        t(
            "I'd rather not. The strain is in each fast push, not in the number: one is enough to pull a tight muscle. "
            "A couple of days cost you nothing. Easy today?",
        ),
        (("site", site), ("score", legs)),
        Promise("ready", slot, f"{site}:{day.workout.type}") if slot else None,
    )


def very_sore(day: Day) -> Proposal | None:
    """Very sore legs: the quality waits, the day is easy."""
    legs = day.checkin.legs
    if legs is None or legs < VERY or not is_quality(day.workout) or day.workout.type == "race":
        return None
    slot = later(day)
    today = easy_today(day, slot)
    moved = t("{what} can move to {day:weekday}", what=title(day.workout), day=slot) if slot else NOTHING
    return Proposal(
        "very-sore",
        swap(day, slot, today),
        t("Legs that sore learn little from a hard session, and it is when things get pulled."),
        _with_move(t("I'd make today {easy}.", easy=title(today)), moved),
        t("I'd keep it easy. A shorter hard session on very sore legs costs more than it gives. Easy today?"),
        (("score", legs),),
        Promise("ready", slot, f"legs:{day.workout.type}") if slot else None,
    )


def too_sore(day: Day) -> Proposal | None:
    """Very sore legs before an easy or long run: shorter, or a rest."""
    legs = day.checkin.legs
    if legs is None or legs < VERY or not is_run(day.workout) or is_quality(day.workout):
        return None
    less = shortened(easier(day.workout), max(day.workout.distance_m * LESS, SHORTEST_M))
    return Proposal(
        "too-sore",
        swap(day, None, less),
        t("Legs that sore want circulation, not kilometres."),
        t("I'd make today {easy}, as slow as you like, or a rest day.", easy=title(less)),
        t("I'd keep it short. What you leave out today you get back by being fresh later this week."),
        (("score", legs),),
    )


def _with_move(first: Text, moved: Text) -> Text:
    return t("{first} {moved}.", first=first, moved=moved) if moved else first


FAST: Final = {
    "hill_sprints": (t("Sprints uphill"), t("hill sprints")),
    "hill_reps": (t("Hard hills"), t("hill repetitions")),
    "repetitions": (t("Fast repetitions"), t("repetitions")),
    "intervals": (t("Intervals"), t("intervals")),
    "time_trial": (t("All-out efforts"), t("time trial")),
    "fartlek": (t("Fast surges"), t("fartlek")),
    "tempo": (t("Tempo runs"), t("tempo run")),
    "cruise_intervals": (t("Tempo intervals"), t("tempo intervals")),
    "marathon_pace_long": (t("Kilometres at marathon pace"), t("marathon pace")),
}
OTHER_FAST: Final = (t("Fast strides"), t("strides"))


def _fast_name(day: Day) -> Text:
    return FAST.get(day.workout.type, OTHER_FAST)[0]


def _fast_small(day: Day) -> Text:
    return FAST.get(day.workout.type, OTHER_FAST)[1]


RULES: Final = (
    Rule("too-sore", "practice", ("legs",), too_sore),
    Rule("sore-spot", "Silbernagel 2007; practice", ("legs", "site"), sore_spot),
    Rule("very-sore", "Nuuttila 2022; Hooper 1995", ("legs",), very_sore),
)
