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


FAR: Final = (
    "ran 18k, effort 10",
    *2 * ("ran 12k in 1:10:00, effort 9, calves 5",),
    "ran 8k in 45:00, effort 5",
    "ran 25 km today",
    "ran 5 km, 7/10",
    "actually it was 9 km",
    "ran 8k in 45:00, effort 5",
    "ran 12k in 1:10:00, effort 9, calves 5",
    "it was 50 minutes",
    "0",
    "actually it was 9 km",
    "ran 8k in 45:00, effort 5",
    "ran 18k, effort 10",
    "ran 5 km, 7/10",
)
"""Runs told in one day, of which a week's distance comes that no such runner has."""


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
    "back the same day from an injury, in a week that was run in one day": (
        "coached",
        (
            says("5k 23:10"),
            says("10k race 47:30 today"),
            says("calf strain, no running for 2 weeks"),
            says("10k race 47:30 today"),
            says("ran 8k in 45:00, effort 5"),
            says("ran 12k in 1:10:00, effort 9, calves 5"),
            says("10k race 47:30 today"),
            says("delete that run"),
            says("i'm back"),
        ),
    ),
    "an injury right behind the hardest weeks before a marathon": (
        "away",
        (
            ("wishes", {"answers": [], "text": "my race moved to 3 october"}),
            (
                "wishes",
                {"answers": ["save", "yes", "easy runs if i feel like it"], "text": "/days mon wed fri sun"},
            ),
            *(("lives_well", {"days": days}) for days in (8, 14, 9, 13, 14, 2, 13, 9, 11, 10, 7, 13, 9, 8)),
            says("calf strain, no running for 2 weeks"),
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
    "easy runs on a holiday where shorter ones were planned": (
        "rolling",
        (
            says("/days mon wed fri sun"),
            says("long run to saturday from now on"),
            says("on holiday 9 to 23 may"),
            says("easy runs if i feel like it"),
            says("can't run until friday"),
            says("save"),
        ),
    ),
    "a new plan in the middle of the steps after an injury": (
        "rolling",
        (
            *(silent(days) for days in (39, 27, 36, 43, 30)),
            ("climbs", {"days": [4], "said": []}),
            silent(29),
            ("climbs", {"days": [6], "said": []}),
            silent(27),
            says("ran 5 km, 7/10"),
            ("climbs", {"days": [5, 6, 3], "said": []}),
            says("ran 18k, effort 10"),
            says("marathon on 21 november"),
        ),
    ),
    "a second break behind which a week has two halves of two seasons": (
        "coached",
        (
            silent(40),
            says("long run to saturday from now on"),
            says("only 45 minutes on tuesdays"),
            says("ran 18k, effort 10"),
            silent(19),
        ),
    ),
    "an illness taken back from under an injury": (
        "rolling",
        (says("fever, 38.5"), says("calf strain, no running for 2 weeks"), says("/undo")),
    ),
    "another goal after days of running far more than was told": (
        "coached",
        (
            *(says(text) for text in FAR),
            *(says(text) for text in ("10k on 20 june instead", "do that", "done as planned", "less volume")),
            says("marathon on 21 november"),
            says("do that"),
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
