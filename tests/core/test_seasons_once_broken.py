"""Short seasons that once broke a law, as small as they could be made: each keeps every one now."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.core.test_season import Season

Step = tuple[str, dict[str, Any]]
LAWS: Final = (
    "locked_is_locked",
    "on_the_ladder_only_its_step_is_run",
    "no_week_is_more_than_was_planned",
    "the_race_stays",
)


def says(text: str) -> Step:
    """Return a step on which something is said."""
    return "says", {"text": text}


def silent(days: int) -> Step:
    """Return a step of weeks of silence, with "I'm back" behind them."""
    return "is_silent", {"days": days}


SEASONS: Final[dict[str, tuple[str, tuple[Step, ...]]]] = {
    "a far run, two long silences, a race told late": (
        "away",
        (says("ran 30k in 3:00:00, effort 8"), silent(21), silent(38), says("5k 23:10"), silent(18)),
    ),
    "a pause laid on a way back": (
        "in miles",
        (("waits", {"hours": 48}), says("ran the half in 1:48:00"), silent(37), says("pause for two weeks")),
    ),
    "back early in the first week, with runs of one's own in it": (
        "away",
        (
            says("yes, use it"),
            ("waits", {"hours": 48}),
            says("ran 18k, effort 10"),
            ("answers", {"texts": ["ran 5 km, 7/10", "0", "7", "done as planned"]}),
            says("i'm back"),
        ),
    ),
    "a week once more while the steps after an injury go on": (
        "coached",
        (
            says("calf strain, no running for 2 weeks"),
            silent(41),
            says("easy runs if i feel like it"),
            ("lives_well", {"days": 9}),
            ("lives_well", {"days": 12}),
            says("yes, use it"),
            says("rest completely"),
            says("repeat this week"),
        ),
    ),
    "a race taken out of the log while its question waits behind another": (
        "coached",
        (
            says("still ill"),
            says("10k race 47:30 today"),
            says("better!"),
            says("delete that run"),
            silent(16),
        ),
    ),
}


@pytest.mark.parametrize(("who", "steps"), SEASONS.values(), ids=SEASONS)
def test_a_season_that_once_broke_a_law_keeps_every_one(who: str, steps: tuple[Step, ...]) -> None:
    """Limits, locks, the past and the race hold on every turn of it."""
    season = Season()
    season.meet(who=who)
    for name, told in steps:
        getattr(season, name)(**told)
        for law in LAWS:
            getattr(season, law)()
