"""Sore legs. Fast running goes before distance: what pulls hardest on the sore place is what is left out."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import LATER, Day, Finding, Less, Outcome, Rule
from core.recommender.rules.usual import usually
from core.recommender.words import fast_name, fast_small
from core.training.catalogue import avoid_sites, is_fast, title
from core.understanding.body import MUSCLES, site_text
from core.voice.text import NOTHING, Text, t

A_LITTLE: Final = 2
"""Up to here, sore legs may run as planned."""
VERY: Final = 7
"""From here on, no quality, whatever is usual (Hooper; Nuuttila 2022)."""
SORE: Final = 5
MORE_THAN_USUAL: Final = 3
"""So much sorer than usual, and sore at all, is "much worse than usual"."""
LESS: Final = 0.6
"""How much of an easy run is left on very sore legs."""


def sore_spot(day: Day) -> Finding | None:
    """Calves, hamstrings: no hill sprints, strides or fast repetitions while they are sore."""
    legs, site = day.checkin.legs, day.checkin.site
    if legs is None or site is None or legs <= A_LITTLE or site not in MUSCLES:
        return None
    fast = (day.hard or is_fast(day.workout)) and not day.race
    if not fast or site not in avoid_sites(day.workout):
        return None
    reason = t(
        "That sounds like ordinary soreness. {what} pull hardest on the {site}, so not today.",
        what=fast_name(day.workout),
        site=site_text(site, None),
    )
    return Finding((("site", site), ("legs", legs)), LATER, reason, spot=site)


def _sore_suggestion(outcome: Outcome) -> Text:
    site = site_text(outcome.day.checkin.site or "legs", None)
    what = fast_small(outcome.day.workout)
    again = (
        t(
            "and the {what} on {day:weekday}, if your {site} are {limit} or less that morning",
            what=what,
            day=outcome.slot,
            site=site,
            limit=A_LITTLE,
        )
        if outcome.slot
        else t("and the {what} next week, when they are quiet", what=what)
    )
    return t("My suggestion: {easy} on the flat now, {again}.", easy=title(outcome.today), again=again)


def very_sore(day: Day) -> Finding | None:
    """Legs much sorer than usual: the quality waits, the day is easy. Sprints and strides wait for sore legs as well."""
    legs = day.checkin.legs
    fast = is_fast(day.workout) and not day.race
    if legs is None or not (day.hard or fast) or legs < (least(day, "legs") if day.hard else SORE):
        return None
    reason = (
        t("Legs that sore learn little from a hard session, and it is when things get pulled.")
        if legs >= VERY
        else t("Legs as sore as that learn little from fast running.")
    )
    return Finding((("legs", legs),), LATER, reason, spot="legs")


def least(day: Day, field: str) -> float:
    """Return the answer from which a hard session waits: much worse than usual for this runner, or simply very bad."""
    usual = usually(day, field)
    return VERY if usual is None else min(VERY, max(SORE, usual + MORE_THAN_USUAL))


def _moved(outcome: Outcome) -> Text:
    moved = (
        t("{what} can move to {day:weekday}", what=title(outcome.day.workout), day=outcome.slot)
        if outcome.slot
        else NOTHING
    )
    first = t("I'd make today {easy}.", easy=title(outcome.today))
    return t("{first} {moved}.", first=first, moved=moved) if moved else first


def too_sore(day: Day) -> Finding | None:
    """Very sore legs before an easy or long run: shorter, or a rest."""
    legs = day.checkin.legs
    if legs is None or legs < VERY or not day.runs or day.hard:
        return None
    return Finding((("legs", legs),), Less(LESS), t("Legs that sore want circulation, not kilometres."))


def _shorter(outcome: Outcome) -> Text:
    return t("I'd make today {easy}, as slow as you like, or a rest day.", easy=title(outcome.today))


RULES: Final = (
    Rule(
        "too-sore",
        "practice",
        ("legs",),
        too_sore,
        t("I'd keep it short. What you leave out today you get back by being fresh later this week."),
        suggest=_shorter,
    ),
    Rule(
        "sore-spot",
        "Silbernagel 2007; practice",
        ("legs", "site"),
        sore_spot,
        t(
            "I'd rather not. The strain is in each fast push, not in the number: one is enough to pull a tight muscle. "
            "A couple of days cost you nothing. Easy today?",
        ),
        suggest=_sore_suggestion,
    ),
    Rule(
        "very-sore",
        "Nuuttila 2022; Hooper 1995",
        ("legs",),
        very_sore,
        t("I'd keep it easy. A shorter hard session on very sore legs costs more than it gives. Easy today?"),
        suggest=_moved,
    ),
)
