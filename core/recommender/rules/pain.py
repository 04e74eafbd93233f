"""Pain that is open. Limits differ by place: bone is never traded, tendons may grumble a little."""

from __future__ import annotations

from typing import Final

from core.athlete.log import Pain
from core.recommender.rule import Day, Proposal, Rule
from core.recommender.rules.slots import swap
from core.recommender.rules.soreness import VERY
from core.training.catalogue import avoid_sites, easier, is_quality, title
from core.training.workout import REST
from core.understanding.body import BONE, site_text
from core.voice.text import t

LIMITS: Final = {"achilles": 5.0, "knee": 2.0}
"""Pain that may be run with, by site (Silbernagel 2007; Esculier): everything else takes the strict row."""
STRICT: Final = 2.0


def limit(site: str) -> float:
    """Return the highest pain, 0-10, that may be run with easily."""
    return 0.0 if site in BONE else LIMITS.get(site, STRICT)


def too_much(day: Day) -> Proposal | None:
    """Pain over the limit of its place: no run."""
    worst = _worst(day)
    if worst is None or worst.severity <= _most(worst) or day.workout.type == "rest":
        return None
    where = site_text(worst.site, worst.side)
    return Proposal(
        "pain-stop",
        swap(day, None, REST),
        t("{score} out of 10 in the {where} is too much to run on.", where=where, score=worst.severity),
        t("No run today; walking is fine if it doesn't hurt. I'll ask again tomorrow."),
        t("I'd rather lose a day than a month. Not on this one, please."),
        (("site", worst.site), ("score", worst.severity)),
    )


def spare_it(day: Day) -> Proposal | None:
    """Pain within its limit: run, but leave out what pulls on it. Very sore legs want less than that."""
    very_sore = (day.checkin.legs or 0) >= VERY and not is_quality(day.workout)
    if very_sore or day.workout.type == "race":
        return None
    for pain in day.pains:
        if pain.severity > 0 and pain.site in avoid_sites(day.workout):
            today = easier(day.workout)
            where = site_text(pain.site, pain.side)
            return Proposal(
                "pain-spare",
                swap(day, None, today),
                t("I'd like the {where} calm before anything fast.", where=where),
                t("Today: {easy}, on the flat, no strides.", easy=title(today)),
                t("The fast part is what it minds, even in small doses. Easy today?"),
                (("site", pain.site), ("score", pain.severity)),
            )
    return None


def _worst(day: Day) -> Pain | None:
    return max(day.pains, key=lambda pain: pain.severity - _most(pain), default=None)


def _most(pain: Pain) -> float:
    return max(limit(pain.site), STRICT)


RULES: Final = (
    Rule("pain-stop", "Silbernagel 2007; Esculier 2018", ("pain",), too_much),
    Rule("pain-spare", "Silbernagel 2007; practice", ("pain",), spare_it),
)
