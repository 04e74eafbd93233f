"""Short nights. One bad night moves a hard session; it does not cancel running."""

from __future__ import annotations

from typing import Final

from core.recommender.rule import Day, Proposal, Rule
from core.recommender.rules.slots import easy_today, later, swap
from core.training.catalogue import is_quality, title
from core.voice.text import t

SHORT_H: Final = 5.0


def short_night(day: Day) -> Proposal | None:
    """Five hours or less before a hard session: it waits for a better day."""
    sleep = day.checkin.sleep_h
    hard = is_quality(day.workout) and day.workout.type != "race"
    if sleep is None or sleep > SHORT_H or not hard:
        return None
    slot = later(day)
    today = easy_today(day, slot)
    suggestion = (
        t("I'd run {easy} today and move the session to {day:weekday}.", easy=title(today), day=slot)
        if slot
        else t("I'd run {easy} today and let the session go.", easy=title(today))
    )
    return Proposal(
        "short-night",
        swap(day, slot, today),
        t("A hard session on so little sleep is worth little."),
        suggestion,
        t("Half a session on half a night isn't worth it. Easy today, and sleep?"),
        (("sleep_h", sleep),),
    )


RULES: Final = (Rule("short-night", "Johnston 2020; practice", ("sleep_h",), short_night),)
